// zhuanke-cli.exe: starts the zhuanke.exe beside it with --cli, waits, and ends with its exit code. Everything the command
// line does lies in zhuanke.exe, so that 6 MB are not installed twice; only a console program like this one, though, is
// waited for by a shell and has the caller's console. Needs nothing but kernel32.
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <cstring>
#include <cwchar>

namespace {

/// The caller's arguments as they were written, quotes and all, from the blank after this program's name on.
const wchar_t* arguments()
{
    const wchar_t* at = GetCommandLineW();
    for (bool quoted = false; *at && (quoted || (*at != L' ' && *at != L'\t')); ++at) {
        quoted = quoted != (*at == L'"');
    }
    return at;
}

HANDLE handed_on(DWORD which)
{
    const HANDLE handle = GetStdHandle(which);
    SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    return handle;
}

/// Ctrl+C reaches zhuanke.exe, too; this program stays to tell how that one ended.
BOOL WINAPI stay(DWORD event)
{
    return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

/// Whoever ends this program also ends what it started.
void tie(HANDLE process)
{
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    AssignProcessToJobObject(job, process);
}

int fail()
{
    const char* const text = "zhuanke-cli：无法启动同一文件夹内的 zhuanke.exe。请重新安装，或将压缩包完整解压。\n"
                             "zhuanke-cli: cannot start the zhuanke.exe beside it. Install again, or unpack the whole "
                             "archive.\n";
    DWORD written = 0;
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), text, static_cast<DWORD>(std::strlen(text)), &written, nullptr);
    return 3;
}

}  // namespace

int main()
{
    constexpr DWORD longest = 32768;  // a path, or a command line
    wchar_t program[longest], line[2 * longest];
    SetConsoleOutputCP(CP_UTF8);
    GetModuleFileNameW(nullptr, program, longest - 16);
    if (wchar_t* const slash = std::wcsrchr(program, L'\\')) {
        std::wcscpy(slash + 1, L"zhuanke.exe");
    }
    std::wcscpy(line, L"zhuanke.exe --cli");
    std::wcscat(line, arguments());

    STARTUPINFOW how = {};
    how.cb = sizeof how;
    how.dwFlags = STARTF_USESTDHANDLES | STARTF_FORCEOFFFEEDBACK;
    how.hStdInput = handed_on(STD_INPUT_HANDLE);
    how.hStdOutput = handed_on(STD_OUTPUT_HANDLE);
    how.hStdError = handed_on(STD_ERROR_HANDLE);
    PROCESS_INFORMATION started = {};
    SetConsoleCtrlHandler(stay, TRUE);
    if (!CreateProcessW(program, line, nullptr, nullptr, TRUE, CREATE_SUSPENDED, nullptr, nullptr, &how, &started)) {
        return fail();
    }
    tie(started.hProcess);
    ResumeThread(started.hThread);
    WaitForSingleObject(started.hProcess, INFINITE);
    DWORD code = 3;
    GetExitCodeProcess(started.hProcess, &code);
    return static_cast<int>(code);
}
