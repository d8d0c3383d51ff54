// The one way charts draw: a device context (screen, picture, SVG file, printer) and the colours and sizes by meaning.
//
// Only solid colours and own lines: hatched brushes and transparency differ between devices. Lengths come from the text
// they hold, so that a chart is right at any scaling of screen or text.
#pragma once

#include "app/gui/theme.h"

#include <wx/dc.h>

#include <string>
#include <vector>

namespace zk::gui::charts {

enum class Type { body, strong, small, heading, figure };
enum class Align { left, centre, right };
struct Point { double x, y; };

class Canvas {
public:
    /// `shrink`: lengths of text and theme times this; see save_svg.
    Canvas(wxDC& dc, const Theme& theme, double shrink = 1) : dc_(dc), theme_(theme), shrink_(shrink) {}

    const Theme& theme() const { return theme_; }
    int px(int at_100_percent) const { return static_cast<int>(theme_.px(at_100_percent) * shrink_ + 0.5); }
    int line_height(Type type = Type::body);

    wxSize measure(const std::string& text, Type type = Type::body);
    int widest(const std::vector<std::string>& texts, Type type = Type::body);
    void text(const std::string& text, int x, int y, Type type, const wxColour& ink);
    /// One line, vertically centred, shortened with … where it does not fit.
    void text_in(const std::string& text, const wxRect& box, Align align, Type type, const wxColour& ink);
    /// Lines that fit `width`, broken as wrap.h says. More than `most` end in ….
    std::vector<std::string> wrap(const std::string& text, int width, Type type, int most);

    void fill(const wxRect& box, const wxColour& colour, int radius = 0);
    void frame(const wxRect& box, const wxColour& colour, int width, int radius = 0);
    void hatch(const wxRect& box, const wxColour& colour);
    void line(Point from, Point to, const wxColour& colour, double width, bool dashed = false);
    void lines(const std::vector<Point>& points, const wxColour& colour, double width, bool dashed = false);
    void polygon(const std::vector<Point>& points, const wxColour& fill, const wxColour& outline, double width,
                 bool dashed = false);
    void disc(Point centre, double radius, const wxColour& fill, const wxColour& outline, double width);
    /// From 12 o'clock, clockwise; share 0 … 1.
    void arc(Point centre, double radius, double share, const wxColour& colour, double width);

private:
    wxFont font(Type type) const;
    std::string shortened(const std::string& text, int width, Type type);
    wxPen pen(const wxColour& colour, double width, bool dashed) const;

    wxDC& dc_;
    const Theme& theme_;
    double shrink_;
};

}  // namespace zk::gui::charts
