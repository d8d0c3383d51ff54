// zhuanke.exe: the window, or with --cli as its first argument the command line, so that both are one program on the disk.
// A program with a window has no console of its own; app/windows/zhuanke-cli.cpp starts it with the caller's handles and
// waits for it. Arguments are asked for in UTF-16, because argv is in the code page; output is UTF-8 bytes as they are.
#include "app/cli/program.h"
#include "app/gui/app.h"

#include <cstdio>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <shellapi.h>

wxIMPLEMENT_APP_NO_MAIN(zk::gui::App);

namespace {

std::vector<std::string> arguments()
{
    int count = 0;
    LPWSTR* const words = CommandLineToArgvW(GetCommandLineW(), &count);
    std::vector<std::string> result;
    for (int i = 1; words && i < count; ++i) {
        const int bytes = WideCharToMultiByte(CP_UTF8, 0, words[i], -1, nullptr, 0, nullptr, nullptr);
        std::string word(static_cast<std::size_t>(bytes > 0 ? bytes : 1), '\0');
        WideCharToMultiByte(CP_UTF8, 0, words[i], -1, word.data(), bytes, nullptr, nullptr);
        word.pop_back();  // the closing zero
        result.push_back(std::move(word));
    }
    LocalFree(words);
    return result;
}

/// A file or a pipe that the caller handed on stays; a console is opened anew, now that this program has it.
void to_console(FILE* stream, DWORD which)
{
    DWORD mode = 0;
    const HANDLE handle = GetStdHandle(which);
    if (!handle || handle == INVALID_HANDLE_VALUE || GetConsoleMode(handle, &mode)) {
        std::freopen("CONOUT$", "w", stream);
    }
}

int command_line(const std::vector<std::string>& args)
{
    // The console of who started this, also for Ctrl+C. There is none under a service; under wine it is attached already.
    if (AttachConsole(ATTACH_PARENT_PROCESS)) {
        to_console(stdout, STD_OUTPUT_HANDLE);
        to_console(stderr, STD_ERROR_HANDLE);
    }
    for (FILE* const stream : {stdout, stderr}) {
        if (_fileno(stream) >= 0) {
            _setmode(_fileno(stream), _O_BINARY);
            std::setvbuf(stream, nullptr, _IOFBF, 1 << 20);  // a console takes no character in two halves
        }
    }
    return zk::cli::program(args);
}

}  // namespace

int WINAPI WinMain(HINSTANCE instance, HINSTANCE previous, LPSTR line, int show)
{
    auto args = arguments();
    if (!args.empty() && args.front() == "--cli") {
        args.erase(args.begin());
        return command_line(args);
    }
    return wxEntry(instance, previous, line, show);
}
