#include "app/gui/walk/block.h"

#include <algorithm>
#include <optional>
#include <string_view>

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

namespace {

using Block = std::vector<std::vector<std::string>>;

/// What a cell beside the figures says: an index among the months, or one of these.
constexpr int no_label = -1, total = -2, other_month = -3;

std::optional<int> month_number(std::string_view text)
{
    constexpr std::string_view chinese[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
    for (int i = 0; i < 12; ++i) {
        if (text == chinese[i] || text == std::to_string(i + 1) || text == "0" + std::to_string(i + 1)) {
            return i + 1;
        }
    }
    return {};
}

bool take_end(std::string_view& text, std::string_view end)
{
    if (!text.ends_with(end)) {
        return false;
    }
    text.remove_suffix(end.size());
    return true;
}

/// A plain number names no month: it may be a value.
int label_of(const std::string& cell, const std::vector<forms::Month>& months)
{
    const std::string folded = forms::fold_width(cell);
    std::string_view text = folded;
    for (const std::string_view each : {"合计", "总计", "小计", "累计", "全年", "Σ", "Total", "total", "TOTAL"}) {
        if (text == each) {
            return total;
        }
    }
    take_end(text, "份");
    const auto index = [&](const auto& is) {
        const auto found = std::find_if(months.begin(), months.end(), is);
        return found == months.end() ? other_month : static_cast<int>(found - months.begin());
    };
    if (text.find_first_not_of("0123456789") == std::string_view::npos) {
        return no_label;
    }
    if (const auto whole = forms::Month::parse(text)) {
        return index([&](forms::Month each) { return each == *whole; });
    }
    if (take_end(text, "月")) {
        if (const auto number = month_number(text)) {
            return index([&](forms::Month each) { return each.month() == *number; });
        }
    }
    return no_label;
}

/// The first cell of each row names a month or the total; that of the first row may be a head.
bool names_months(const Block& block, const std::vector<forms::Month>& months)
{
    bool any = false;
    for (std::size_t r = 0; r < block.size(); ++r) {
        const int label = label_of(block[r].front(), months);
        any = any || label >= 0 || label == other_month;
        if (label == no_label && r > 0) {
            return false;
        }
    }
    return any;
}

Block turned(const Block& block)
{
    Block result;
    for (std::size_t r = 0; r < block.size(); ++r) {
        for (std::size_t c = 0; c < block[r].size(); ++c) {
            result.resize(std::max(result.size(), c + 1), std::vector<std::string>(block.size()));
            result[c][r] = block[r][c];
        }
    }
    return result;
}

struct Target {
    const forms::Standard& standard;
    const forms::Item& item;
    const std::vector<forms::Field>& fields;
    const std::vector<forms::Month>& months;

    BlockCell lay(int row, int column, const std::string& text) const
    {
        BlockCell cell{row, column, text, {}};
        if (row >= static_cast<int>(months.size()) || column >= static_cast<int>(fields.size())) {
            cell.refused = {"paste.outside", ZK_TR("“{text}” falls outside the months and fields of this item"), {{"text", text}}};
            return cell;
        }
        auto read = forms::read_value(standard, item, fields[static_cast<std::size_t>(column)], text);
        if (auto* wrong = std::get_if<forms::Message>(&read)) {
            cell.refused = std::move(*wrong);
        }
        return cell;
    }
    bool any_taken(const std::vector<std::string>& cells, int column) const
    {
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (!forms::fold_width(cells[c]).empty() && lay(0, column + static_cast<int>(c), cells[c]).refused.empty()) {
                return true;
            }
        }
        return false;
    }
};

std::vector<BlockCell> lay_named(const Block& block, const Target& target, int column)
{
    std::size_t width = 0;
    for (const auto& row : block) {
        width = std::max(width, row.size() - 1);
    }
    const int first = column + width <= target.fields.size() ? column : 0;
    std::vector<BlockCell> cells;
    for (const auto& row : block) {
        const int label = label_of(row.front(), target.months);
        for (std::size_t c = 1; c < row.size() && label != total && label != no_label; ++c) {
            if (forms::fold_width(row[c]).empty()) {
                continue;
            }
            const int outside = static_cast<int>(target.months.size());
            cells.push_back(target.lay(label == other_month ? outside : label, first + static_cast<int>(c) - 1, row[c]));
            if (label == other_month) {
                cells.back().refused = {"paste.month", ZK_TR("“{text}” belongs to {month}, which is not in this period"),
                                        {{"text", row[c]}, {"month", row.front()}}};
            }
        }
    }
    return cells;
}

}  // namespace

std::vector<BlockCell> lay_block(Block block, const forms::Standard& standard, const forms::Item& item,
                                 const std::vector<forms::Field>& fields, const std::vector<forms::Month>& months, int row,
                                 int column)
{
    if (block.empty()) {
        return {};
    }
    const Target target{standard, item, fields, months};
    if (names_months(block, months)) {
        return lay_named(block, target, column);
    }
    if (const Block other = turned(block); names_months(other, months)) {
        return lay_named(other, target, column);
    }
    if (block.size() <= fields.size() - static_cast<std::size_t>(column) && block.front().size() > fields.size()) {
        block = turned(block);
    }
    if (block.size() > 1 && !target.any_taken(block[0], column) && target.any_taken(block[1], column)) {
        block.erase(block.begin());   // a head
    }
    std::vector<BlockCell> cells;
    for (std::size_t r = 0; r < block.size(); ++r) {
        for (std::size_t c = 0; c < block[r].size(); ++c) {
            if (!forms::fold_width(block[r][c]).empty()) {
                cells.push_back(target.lay(row + static_cast<int>(r), column + static_cast<int>(c), block[r][c]));
            }
        }
    }
    return cells;
}

}  // namespace zk::gui::walk
