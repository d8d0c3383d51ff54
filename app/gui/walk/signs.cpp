#include "app/gui/walk/signs.h"

namespace zk::gui::walk {

void draw_sign(wxDC& dc, const Theme& theme, Sign sign, const wxRect& box)
{
    const int side = theme.px(12);
    const wxPoint middle(box.x + box.width / 2, box.y + box.height / 2);
    const int half = side / 2;
    const auto pen = [&](Ink ink, int width) { dc.SetPen(wxPen(theme.ink(ink), theme.px(width))); };
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    switch (sign) {
    case Sign::blank:
        pen(Ink::faint, 1);
        dc.DrawCircle(middle, half);
        break;
    case Sign::partial:
        pen(Ink::caution, 1);
        dc.DrawCircle(middle, half);
        dc.SetBrush(wxBrush(theme.ink(Ink::caution)));
        dc.DrawEllipticArc(middle.x - half, middle.y - half, 2 * half + 1, 2 * half + 1, 270, 450);
        break;
    case Sign::done: {
        pen(Ink::good, 2);
        const wxPoint tick[] = {{middle.x - half, middle.y}, {middle.x - half / 3, middle.y + half * 2 / 3},
                                {middle.x + half, middle.y - half * 2 / 3}};
        dc.DrawLines(3, tick);
        break;
    }
    case Sign::lost:
        pen(Ink::caution, 2);
        dc.DrawLine(middle.x, middle.y - half, middle.x, middle.y + half);
        dc.DrawLine(middle.x - half * 2 / 3, middle.y + half / 3, middle.x, middle.y + half);
        dc.DrawLine(middle.x + half * 2 / 3, middle.y + half / 3, middle.x, middle.y + half);
        break;
    case Sign::hint: {
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(theme.ink(Ink::caution)));
        const wxPoint triangle[] = {{middle.x, middle.y - half}, {middle.x + half, middle.y + half},
                                    {middle.x - half, middle.y + half}};
        dc.DrawPolygon(3, triangle);
        break;
    }
    case Sign::error:
        pen(Ink::bad, 3);
        dc.DrawLine(middle.x - half + 1, middle.y - half + 1, middle.x + half - 1, middle.y + half - 1);
        dc.DrawLine(middle.x - half + 1, middle.y + half - 1, middle.x + half - 1, middle.y - half + 1);
        break;
    case Sign::not_asked:
        pen(Ink::faint, 1);
        dc.DrawLine(middle.x - half / 2, middle.y + half, middle.x + half / 2, middle.y - half);
        break;
    }
}

}  // namespace zk::gui::walk
