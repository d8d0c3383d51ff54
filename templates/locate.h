// In which cell of the workbook a value of the report stands: what a list of corrections names.
#pragma once

#include "templates/layout.h"

#include <map>
#include <string>

namespace zk::templates {

struct CellPlace {
    std::string sheet, cell;  ///< "表5 质控指标", "F12"
};

/// The first cell, in the order of the sheets, that shows the value at each address inside `report`; an address that no
/// table of the layout shows is missing.
std::map<const Json*, CellPlace> cells_of_values(const Layout& layout, const Json& report, forms::Language language);

}  // namespace zk::templates
