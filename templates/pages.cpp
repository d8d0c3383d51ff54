#include "templates/pages.h"

#include <algorithm>

namespace zk::templates {

namespace {

/// The row before which the page that begins with `start` ends; `end` is the first row that does not fit any more.
/// In the last eighth of the page the row that is tied least, and of those the last.
std::size_t best_end(const std::vector<PageRow>& rows, std::size_t start, std::size_t end, double room)
{
    std::size_t best = 0, last = 0;
    double filled = 0;
    for (std::size_t i = start; i < end; ++i) {
        filled += rows[i].height;
        const std::size_t next = i + 1;
        if (rows[next].tie >= tied)
            continue;
        last = next;
        if (filled >= room * 0.875 && (best == 0 || rows[next].tie <= rows[best].tie))
            best = next;
    }
    return best > 0 ? best : last > 0 ? last : std::max(end, start + 1);
}

}  // namespace

std::vector<std::uint32_t> page_starts(const std::vector<PageRow>& rows, const PageRoom& room)
{
    std::vector<std::uint32_t> starts;
    for (std::size_t start = 0; start < rows.size();) {
        const double holds = room.height - (start > room.after ? room.again : 0);
        double filled = rows[start].height;
        std::size_t end = start + 1;
        for (; end < rows.size() && !rows[end].new_page && filled + rows[end].height <= holds; ++end)
            filled += rows[end].height;
        if (end >= rows.size())
            break;
        start = rows[end].new_page ? end : best_end(rows, start, end, holds);
        starts.push_back(static_cast<std::uint32_t>(start));
    }
    return starts;
}

}  // namespace zk::templates
