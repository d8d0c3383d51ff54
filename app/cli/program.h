// The program as the system starts it: what `main` calls, on every system.
#pragma once

#include <string>
#include <vector>

namespace zk::cli {

/// Runs one call in the language of the system or of --lang, writes UTF-8 to standard output and standard error, and
/// gives the exit code. `args` in UTF-8, without the program's name.
int program(const std::vector<std::string>& args);

}  // namespace zk::cli
