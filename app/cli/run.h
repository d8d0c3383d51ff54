// One call of the program: from its arguments to its exit code.
#pragma once

#include "forms/message.h"

#include <string>
#include <vector>

namespace zk::cli {

struct Outcome {
    int exit = 0;
    std::string out, err;  ///< UTF-8, for standard output and standard error
};

/// Never throws. `args` without the program's name; `fallback` is the language where --lang names none.
Outcome run(const std::vector<std::string>& args, const forms::Translator& translator, forms::Language fallback);

}  // namespace zk::cli
