// Who gets the room: widths of the columns, heights of the rows.
#include "app/gui/walk/table.h"

#include "app/gui/walk/table_columns.h"
#include "app/gui/wrap.h"

#include <wx/dcclient.h>

#include <algorithm>

namespace zk::gui::walk {

namespace {

constexpr const char *scored_key = "columns", *tracked_key = "columns of tracked items";
constexpr int scored_widths[columns] = {30, 300, 128, 100, 128, 84};
constexpr int tracked_widths[columns] = {30, 300, 246, 0, 158, 0};

}  // namespace

/// Where values and goals are short, their room is the titles'.
void ItemGrid::measure()
{
    needed_.assign(columns, 0);
    for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
        measure(i);
    }
}

bool ItemGrid::measure(int row)
{
    if (rows_[row].ask < 0) {
        return false;
    }
    wxClientDC dc(this);
    const Theme& theme = desk_.theme();
    const int last = IsColShown(score_column) ? score_column : prior_column;
    bool wider = false;
    for (const int c : {value_column, goal_column, prior_column, score_column}) {
        dc.SetFont(c == value_column ? theme.strong() : theme.body());
        int width = dc.GetTextExtent(GetCellValue(row, c)).x;
        dc.SetFont(GetLabelFont());
        width = std::max(width, dc.GetTextExtent(GetColLabelValue(c)).x) + 2 * theme.px(Space::small) + (c == last ? theme.px(Space::small) : 0);
        wider = wider || width > needed_[c];
        needed_[c] = std::max(needed_[c], width);
    }
    return wider;
}

int ItemGrid::usual_width(int column) const
{
    const int most = desk_.theme().px(scored_ ? scored_widths[column] : tracked_widths[column]);
    return column < value_column || needed_.empty() ? most : std::min(most, needed_[column]);
}

void ItemGrid::apply_widths()
{
    const auto widths = desk_.settings().numbers(scored_ ? scored_key : tracked_key);
    for (int c = 0; c < columns; ++c) {
        if (IsColShown(c)) {
            const bool known = widths.size() == columns && widths[c] >= 24;
            SetColSize(c, known ? desk_.theme().px(widths[c]) : usual_width(c));
        }
    }
    fitted_for_ = -1;
}

void ItemGrid::keep_widths()
{
    std::vector<int> now;
    for (int c = 0; c < columns; ++c) {
        now.push_back(GetColSize(c) * 100 / desk_.theme().px(100));
    }
    desk_.settings().set(scored_ ? scored_key : tracked_key, now);
}

/// Where there is little room the columns go that the card says as well: last year first, then the goal.
void ItemGrid::drop_columns()
{
    const Theme& theme = desk_.theme();
    int room = GetClientSize().x - theme.px(170) - usual_width(sign_column) - usual_width(value_column) - (scored_ ? usual_width(score_column) : 0);
    for (const int column : {goal_column, prior_column}) {
        const bool used = scored_ || column != goal_column;
        const bool fits = used && room >= usual_width(column);
        room -= fits ? usual_width(column) : 0;
        if (fits != IsColShown(column)) {
            if (fits) {
                ShowCol(column);
                SetColSize(column, usual_width(column));
            } else {
                HideCol(column);
            }
        }
    }
}

void ItemGrid::fit_columns()
{
    if (fitting_) {
        return;
    }
    fitting_ = true;
    drop_columns();
    int others = 0;
    for (int c = 0; c < columns; ++c) {
        others += c == title_column ? 0 : GetColSize(c);
    }
    const int room = std::max(GetClientSize().x - others, desk_.theme().px(120));
    if (GetColSize(title_column) != room) {
        SetColSize(title_column, room);
    }
    if (fitted_for_ != room) {
        fitted_for_ = room;
        fit_rows();
    }
    fitting_ = false;
}

void ItemGrid::fit_rows()
{
    wxGridUpdateLocker still(this);
    for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
        fit_row(i);
    }
}

int ItemGrid::heading_width() const
{
    int width = -2 * desk_.theme().px(Space::tight);
    for (int c = title_column; c < columns; ++c) {
        width += IsColShown(c) ? GetColSize(c) : 0;
    }
    return width;
}

/// The last column keeps a margin to the edge of the page, over which the scroll bar lies.
int ItemGrid::text_width(int column) const
{
    const Theme& theme = desk_.theme();
    const int last = IsColShown(score_column) ? score_column : IsColShown(prior_column) ? prior_column : value_column;
    return GetColSize(column) - 2 * theme.px(Space::tight) - (column == last ? theme.px(Space::small) : 0);
}

void ItemGrid::fit_row(int row)
{
    wxClientDC dc(this);
    const Theme& theme = desk_.theme();
    dc.SetFont(rows_[row].ask < 0 ? theme.strong() : theme.body());
    std::size_t lines = rows_[row].ask < 0 ? wrapped(dc, GetCellValue(row, title_column), heading_width()).size() : 1;
    for (const int c : {title_column, value_column, goal_column, prior_column}) {
        if (rows_[row].ask >= 0 && IsColShown(c)) {
            lines = std::max(lines, wrapped(dc, GetCellValue(row, c), text_width(c)).size());
        }
    }
    const int height = std::max(static_cast<int>(lines) * dc.GetCharHeight() + 2 * theme.px(Space::tight) + 1, theme.px(one_line));
    if (GetRowSize(row) != height) {
        SetRowSize(row, height);
    }
}

}  // namespace zk::gui::walk
