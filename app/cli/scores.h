// Readable pages out of the report tree (app/session/report.md).
#pragma once

#include "app/cli/context.h"

#include <string>

namespace zk::cli {

/// Specialties × scored dimensions, total, grade and what caps it; `only` one specialty or "".
std::string scores_table(const Context& context, const Json& report, const std::string& only);
Json scores(const Json& report, const std::string& only);
/// Hospital, period, standard, scores, number of findings.
std::string overview(const Context& context, const Json& report);
/// Every item of a section with value, points and why points were lost.
std::string section_sheet(const Context& context, const Json& section);
/// The trace of one item, in every specialty that asks it or in `only`.
int explain(Context& context, const Json& report, const std::string& item, const std::string& only);

}  // namespace zk::cli
