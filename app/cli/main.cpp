#include "app/cli/run.h"
#include "app/i18n/catalogue.h"

#include <cstdio>

// The one place of the command line that differs on Windows: arguments are asked for in UTF-16, because CLI11 2.1.2 has
// no ensure_utf8() and argv is in the code page there; output is UTF-8 bytes as they are.
#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <shellapi.h>

static std::vector<std::string> arguments(int, char**)
{
    SetConsoleOutputCP(CP_UTF8);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
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
#else
static std::vector<std::string> arguments(int argc, char** argv)
{
    return {argv + (argc > 0 ? 1 : 0), argv + argc};
}
#endif

int main(int argc, char** argv)
{
    const zk::i18n::Catalogue catalogue;
    const auto outcome = zk::cli::run(arguments(argc, argv), catalogue, zk::i18n::system_language());
    std::fwrite(outcome.err.data(), 1, outcome.err.size(), stderr);
    const bool written = std::fwrite(outcome.out.data(), 1, outcome.out.size(), stdout) == outcome.out.size() &&
                         std::fflush(stdout) == 0;
    if (!written && outcome.exit <= 1) {
        std::fputs("zhuanke-cli: the result could not be written to the standard output\n", stderr);
        return 3;
    }
    return outcome.exit;
}
