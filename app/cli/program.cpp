#include "app/cli/program.h"

#include "app/cli/commands.h"
#include "app/cli/run.h"
#include "app/i18n/catalogue.h"

#include <cstdio>

namespace zk::cli {

int program(const std::vector<std::string>& args)
{
    const i18n::Catalogue catalogue;
    const auto outcome = run(args, catalogue, i18n::system_language());
    std::fwrite(outcome.err.data(), 1, outcome.err.size(), stderr);
    const bool written = std::fwrite(outcome.out.data(), 1, outcome.out.size(), stdout) == outcome.out.size() &&
                         std::fflush(stdout) == 0;
    if (!written && outcome.exit <= findings) {
        std::fputs("zhuanke-cli: the result could not be written to the standard output\n", stderr);
        return cannot_read_or_write;
    }
    return outcome.exit;
}

}  // namespace zk::cli
