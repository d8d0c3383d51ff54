#include "app/gui/charts/chart.h"

#include <algorithm>

namespace zk::gui::charts {
namespace {

/// A cell of a tab-separated table holds neither tabs nor line feeds.
std::string flat(std::string text)
{
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string row_of(const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += (i == 0 ? "" : "\t") + flat(cells[i]);
    }
    return line + "\n";
}

}  // namespace

std::string Words2D::tabbed() const
{
    std::string result = title.empty() ? "" : flat(title) + "\n";
    result += row_of(header);
    for (const auto& row : rows) {
        result += row_of(row);
    }
    return result;
}

std::string Words2D::spoken() const
{
    std::string result = title;
    for (const auto& row : rows) {
        result += result.empty() ? "" : "; ";
        for (std::size_t i = 0; i < row.size(); ++i) {
            result += (i == 0 ? "" : " ") + (i > 0 && i < header.size() && row.size() > 2 ? header[i] + " " : "") + row[i];
        }
    }
    return result;
}

}  // namespace zk::gui::charts
