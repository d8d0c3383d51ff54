#include "app/gui/charts/board.h"

#include <algorithm>

namespace zk::gui::charts {

namespace {

constexpr int narrow_least = 300;   ///< the narrow column at 100 %
constexpr int wide_least = 560;

}  // namespace

Board::Board(wxWindow* parent, Desk& desk)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL), desk_(desk)
{
    SetBackgroundColour(desk.theme().fill(Fill::page));
    SetScrollRate(0, desk.theme().px(24));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        place();
        event.Skip();
    });
}

ChartPanel* Board::add(Side side)
{
    auto* panel = new ChartPanel(this, desk_);
    panel->on_moved = [this, panel](const wxRect& box) {
        last_ = panel;
        wxRect here = box;
        here.Offset(panel->GetPosition());
        bring_into_view(here);
    };
    items_.push_back({panel, side});
    return panel;
}

void Board::arrange() { place(); }

void Board::place()
{
    if (placing_ || GetClientSize().x <= 0) {
        return;
    }
    placing_ = true;
    const Theme& theme = desk_.theme();
    const int gap = theme.px(Space::normal), margin = theme.px(Space::wide);
    // The scroll bar may come and go while placing; twice is enough for both to agree.
    for (int pass = 0; pass < 2; ++pass) {
        const int width = GetClientSize().x - 2 * margin;
        const bool two = width >= theme.px(narrow_least + wide_least) + gap;
        const int right = two ? std::max(theme.px(narrow_least), width * 3 / 10) : width;
        const int left = two ? width - gap - right : width;
        const wxPoint scrolled = CalcScrolledPosition(wxPoint(0, 0));
        int down[2] = {margin / 2, margin / 2};
        for (const Item& item : items_) {
            const bool narrow = two && item.side == Side::narrow;
            int& y = down[narrow ? 1 : 0];
            const int across = narrow ? right : left;
            const int height = item.panel->height_for(across);
            item.panel->SetSize(scrolled.x + margin + (narrow ? left + gap : 0), scrolled.y + y, across, height);
            y += height + gap;
        }
        SetVirtualSize(GetClientSize().x, std::max(down[0], down[1]) + margin - gap);
    }
    placing_ = false;
}

void Board::bring_into_view(const wxRect& box)
{
    const int unit = desk_.theme().px(24);
    const int room = GetClientSize().y;
    int delta = 0;
    if (box.y < 0) {
        delta = box.y - unit;
    } else if (box.GetBottom() > room) {
        delta = std::min(box.GetBottom() - room + unit, box.y);
    }
    if (delta != 0) {
        const int now = GetViewStart().y;
        Scroll(0, now + (delta < 0 ? (delta - unit + 1) / unit : (delta + unit - 1) / unit));
    }
}

ChartPanel* Board::current() const
{
    for (const Item& item : items_) {
        if (item.panel->HasFocus()) {
            return item.panel;
        }
    }
    return last_ ? last_ : items_.empty() ? nullptr : items_.front().panel;
}

}  // namespace zk::gui::charts
