#include "templates/printed.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace zk::templates {

void PrintedRows::clear()
{
    rows_.clear();
    cells_.clear();
    merges_.clear();
    runs_.clear();
    at_ = merge_at_ = 0;
}

void PrintedRows::add(const Row& row, const Origin& origin)
{
    rows_.push_back({row.height, row.height, row.tie, row.data, row.new_page, cells_.size(), row.data ? origin : Origin{}});
    cells_.insert(cells_.end(), row.cells.begin(), row.cells.end());
    merges_.insert(merges_.end(), row.merges.begin(), row.merges.end());
}

/// The parts that page ends leave of a run: first row and number of rows of each.
template <class Visit> void PrintedRows::pieces(const Run& run, const Starts& starts, Visit visit)
{
    const std::uint32_t end = run.first + run.rows;
    auto start = std::upper_bound(starts.begin(), starts.end(), run.first);
    for (std::uint32_t row = run.first; row < end;) {
        const std::uint32_t next = start == starts.end() ? end : std::min(end, *start++);
        visit(row, next - row);
        row = next;
    }
}

std::vector<PageRow> PrintedRows::set_heights(const Starts& starts)
{
    for (Kept& row : rows_)
        row.height = row.own_height;
    for (const Run& run : runs_) {
        if (run.lines > 0)
            pieces(run, starts, [&](std::uint32_t first, std::uint32_t rows) {
                const double needed = std::ceil(run.lines / double(rows)) * run.line_height + text_margin;
                for (std::uint32_t i = first; i < first + rows; ++i)
                    rows_[i].height = std::max(rows_[i].height, needed);
            });
    }
    std::vector<PageRow> heights;
    heights.reserve(rows_.size());
    for (const Kept& row : rows_)
        heights.push_back({row.height > 0 ? std::min(row.height, highest_row) : usual_row, row.tie, row.new_page});
    return heights;
}

void PrintedRows::set_cells(const Starts& starts)
{
    for (const Run& run : runs_)
        pieces(run, starts, [&](std::uint32_t first, std::uint32_t rows) {
            for (std::uint32_t row = first; row < first + rows; ++row) {
                Out& cell = cells_[rows_[row].first_cell + run.place];
                cell = run.cell;
                cell.whole = run.cell.kind;
                cell.again = row > run.first;
                if (row > first)
                    cell.kind = Out::Kind::blank;
            }
            if (rows > 1 || run.span > 1)
                merges_.push_back({first, run.cell.column, first + rows - 1,
                                   static_cast<std::uint16_t>(run.cell.column + run.span - 1)});
        });
    std::sort(merges_.begin(), merges_.end(), [](const Merge& one, const Merge& other) {
        return std::tie(one.first_row, one.first_column) < std::tie(other.first_row, other.first_column);
    });
}

std::vector<std::uint32_t> PrintedRows::deal(const std::function<PageRoom(const std::vector<PageRow>&)>& room)
{
    Starts starts;
    // Where a page ends earlier a run may need higher rows, which end the page earlier still; it settles soon or never.
    for (int round = 0; room && round < 4; ++round) {
        const std::vector<PageRow> heights = set_heights(starts);
        Starts next = page_starts(heights, room(heights));
        const bool settled = next == starts || runs_.empty();
        starts = std::move(next);
        if (settled)
            break;
    }
    set_heights(starts);
    set_cells(starts);
    return starts;
}

bool PrintedRows::next(Row& row)
{
    if (at_ == rows_.size())
        return false;
    const Kept& kept = rows_[at_];
    row.index = static_cast<std::uint32_t>(at_++);
    row.height = kept.height;
    row.tie = kept.tie;
    row.data = kept.data;
    row.new_page = kept.new_page;
    const auto from = cells_.begin() + static_cast<std::ptrdiff_t>(kept.first_cell);
    row.cells.assign(from, at_ == rows_.size() ? cells_.end()
                                               : cells_.begin() + static_cast<std::ptrdiff_t>(rows_[at_].first_cell));
    row.merges.clear();
    for (; merge_at_ < merges_.size() && merges_[merge_at_].first_row == row.index; ++merge_at_)
        row.merges.push_back(merges_[merge_at_]);
    return true;
}

}  // namespace zk::templates
