#include "app/gui/walk/block.h"

namespace zk::gui::walk {

std::vector<std::vector<std::string>> split_block(const std::string& clipboard)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < clipboard.size(); ++i) {
        const char c = clipboard[i];
        std::string& cell = rows.back().back();
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < clipboard.size() && clipboard[i + 1] == '"') {
                cell += c;
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == '\t') {
            rows.back().emplace_back();
        } else if (c == '\n') {
            rows.emplace_back(1);
        } else if (c != '\r') {
            cell += c;
        }
    }
    while (!rows.empty() && rows.back().size() == 1 && rows.back().front().empty()) {
        rows.pop_back();
    }
    return rows;
}

std::vector<BlockCell> lay_block(const std::vector<std::vector<std::string>>& block, const forms::Standard& standard,
                                 const forms::Item& item, const std::vector<forms::Field>& fields, int rows, int row,
                                 int column)
{
    const bool lying = block.size() <= fields.size() - column && !block.empty() && block.front().size() > fields.size();
    std::vector<BlockCell> cells;
    for (std::size_t r = 0; r < block.size(); ++r) {
        for (std::size_t c = 0; c < block[r].size(); ++c) {
            if (forms::fold_width(block[r][c]).empty()) {
                continue;
            }
            BlockCell cell{row + static_cast<int>(lying ? c : r), column + static_cast<int>(lying ? r : c), block[r][c], {}};
            if (cell.row >= rows || cell.column >= static_cast<int>(fields.size())) {
                cell.refused = {"paste.outside", ZK_TR("“{text}” falls outside the months and fields of this item"),
                                {{"text", cell.text}}};
            } else {
                auto read = forms::read_value(standard, item, fields[cell.column], cell.text);
                if (auto* wrong = std::get_if<forms::Message>(&read)) {
                    cell.refused = std::move(*wrong);
                }
            }
            cells.push_back(std::move(cell));
        }
    }
    return cells;
}

}  // namespace zk::gui::walk
