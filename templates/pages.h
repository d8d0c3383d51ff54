// Where the pages of a sheet end. Rows of known height are dealt out to pages, so that what belongs together is printed
// together and a merged cell can begin again where a page begins.
#pragma once

#include <cstdint>
#include <vector>

namespace zk::templates {

/// A page never ends before a row with this tie.
constexpr int tied = 100;

struct PageRow {
    double height = 15;     ///< points
    int tie = 0;            ///< 0: something new begins here, a page ends gladly before it; more: less gladly
    bool new_page = false;  ///< a page ends before it in any case
};

/// What a page holds, in points of the sheet (paper divided by the scale it is printed at).
struct PageRoom {
    double height = 700;
    double again = 0;         ///< height of the rows that are repeated …
    std::uint32_t after = 0;  ///< … on pages that begin after this row
};

/// The rows with which the second and every further page begins.
std::vector<std::uint32_t> page_starts(const std::vector<PageRow>& rows, const PageRoom& room);

}  // namespace zk::templates
