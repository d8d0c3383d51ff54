// A block copied from Excel or WPS, without a window: what of it can be taken for which month and field, and why not.
#pragma once

#include "forms/form.h"
#include "forms/input.h"

#include <string>
#include <vector>

namespace zk::gui::walk {

/// Tab-separated text as the clipboard holds it: rows of cells, quotes taken off, the empty last line left out.
std::vector<std::vector<std::string>> split_block(const std::string& clipboard);

struct BlockCell {
    int row, column;                     ///< in the table that receives it
    std::string text;                    ///< as copied
    forms::Message refused;              ///< empty: it can be taken
};

/// Lays the block onto a table of `months` × `fields` from (row, column) on. A block that is one wide field across (months
/// side by side, as bureau forms have them) is turned. Where the months are named beside (or above) the figures, the names
/// decide (“3月”, “2025年3月”, “2025-03”), whatever the cell that was pasted into; a head and a line of totals are left
/// out. What falls outside is refused with a sentence. Empty cells are left out: a blank in Excel never removes what is here.
std::vector<BlockCell> lay_block(std::vector<std::vector<std::string>> block, const forms::Standard& standard,
                                 const forms::Item& item, const std::vector<forms::Field>& fields,
                                 const std::vector<forms::Month>& months, int row, int column);

}  // namespace zk::gui::walk
