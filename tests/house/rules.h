// The rules of the house that a compiler does not know: who may include whom, what lies at the top, which tests are
// built. Every function gives one line per broken rule, "file:line: what is wrong".
#pragma once

#include <set>
#include <string>
#include <vector>

namespace zk::house {

struct Source {
    std::string path;  ///< from the top of the repository, with '/'
    std::string text;
};

using Complaints = std::vector<std::string>;

/// Every .cpp and .h under the given folders, sorted.
std::vector<Source> read_sources(const std::string& top, const std::vector<std::string>& folders);

/// Includes of the project's own folders and of libraries, against the layers.
Complaints check_includes(const std::vector<Source>& sources);
/// Calls that depend on the user's locale, and sentences that never reach the catalogue.
Complaints check_words(const std::vector<Source>& sources);
/// Names in the top folder.
Complaints check_top(const std::set<std::string>& names);
/// Test files that no target compiles. Both are paths from the top; `built` comes from the build.
Complaints check_tests(const std::set<std::string>& present, const std::set<std::string>& built);

}  // namespace zk::house
