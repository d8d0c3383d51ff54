// A layout: what a workbook looks like, as data (TOML; templates/README.md). It says which parts of the report tree
// (app/session/report.md) become which sheets, rows, columns, formats and print set-up; it holds no numbers of its own.
#pragma once

#include "forms/message.h"
#include "forms/standard.h"
#include "templates/json.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zk::templates {

class Layout;  // sheets.h

struct LayoutResult {
    std::shared_ptr<const Layout> layout;  ///< null if there is any problem
    std::vector<forms::Problem> problems;  ///< every mistake at once
};

/// Reads "<id>/layout.toml". Never throws for a wrong file.
LayoutResult load_layout(const forms::FileSource& source, std::string_view id);

/// The workbook's file name by the layout's pattern, without characters a file system refuses, ending in ".xlsx".
std::string file_name(const Layout& layout, const Json& report, forms::Language language);

}  // namespace zk::templates
