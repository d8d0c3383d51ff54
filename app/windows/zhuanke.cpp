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

int command_line(const std::vector<std::string>& args)
{
    // What the caller redirected stays; the rest goes to the console of who started this. There is none under a service,
    // and where it is attached already (wine), this says no.
    const bool output = GetStdHandle(STD_OUTPUT_HANDLE), errors = GetStdHandle(STD_ERROR_HANDLE);
    AttachConsole(ATTACH_PARENT_PROCESS);  // also for Ctrl+C
    output || std::freopen("CONOUT$", "w", stdout);
    errors || std::freopen("CONOUT$", "w", stderr);
    for (FILE* const stream : {stdout, stderr}) {
        if (_fileno(stream) >= 0) {
            _setmode(_fileno(stream), _O_BINARY);
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
