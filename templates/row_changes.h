// Whole rows that somebody deleted, inserted or moved after a sheet was written: without knowing them every row below
// would be taken for changed, and what a reviewer wrote there for somebody else's.
#pragma once

#include "templates/workbook.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zk::templates {

/// Which rows of a sheet, as found and as written, are the same. -1: none.
struct RowMap {
    std::vector<std::int64_t> written;  ///< of each row found
    std::vector<std::int64_t> found;    ///< of each row written
};

/// What a row says, without formulas and without the cells left to be filled in: column and text.
using RowTexts = std::vector<std::pair<std::uint16_t, std::string>>;

/// Aligns rows so that as many as possible are the same; those between that are not are paired where they are most alike.
RowMap align_rows(const std::vector<RowTexts>& written, const std::vector<RowTexts>& found);

/// Deleted, inserted and moved rows, one after another as one change.
std::vector<RowChange> row_changes(const std::string& sheet, const RowMap& map, const std::vector<RowTexts>& written,
                                   const std::vector<RowTexts>& found);

/// Reads these sheets of the workbook again. Only sheets are in the result where rows were deleted, inserted or moved, not
/// more than a person does by hand and by mistake; a sheet sorted anew is compared cell by cell.
std::map<std::string, std::pair<RowMap, std::vector<RowChange>>> find_row_changes(
    const Layout& layout, const Json& report, forms::Language language, const std::filesystem::path& path,
    const std::set<std::string>& sheets);

}  // namespace zk::templates
