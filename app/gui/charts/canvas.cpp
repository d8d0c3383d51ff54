#include "app/gui/charts/canvas.h"

#include "app/gui/words.h"
#include "app/gui/wrap.h"

#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace zk::gui::charts {
namespace {

constexpr double pi = 3.14159265358979323846;

int whole(double value) { return static_cast<int>(std::lround(value)); }
wxPoint whole(Point point) { return {whole(point.x), whole(point.y)}; }

std::vector<wxPoint> whole(const std::vector<Point>& points)
{
    std::vector<wxPoint> result;
    for (const Point& point : points) {
        result.push_back(whole(point));
    }
    return result;
}

/// Bytes of the UTF-8 character at `at`.
std::size_t length_at(const std::string& text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size() - at);
}

wxGraphicsPath path_through(wxGraphicsContext& context, const std::vector<Point>& points, bool closed)
{
    wxGraphicsPath path = context.CreatePath();
    path.MoveToPoint(points.front().x, points.front().y);
    for (std::size_t i = 1; i < points.size(); ++i) {
        path.AddLineToPoint(points[i].x, points[i].y);
    }
    if (closed) {
        path.CloseSubpath();
    }
    return path;
}

}  // namespace

wxFont Canvas::font(Type type) const
{
    switch (type) {
    case Type::strong: return theme_.strong();
    case Type::small: return theme_.small();
    case Type::heading: return theme_.heading();
    case Type::figure: return theme_.figure();
    case Type::body: break;
    }
    return theme_.body();
}

int Canvas::line_height(Type type) { return measure("国Ag", type).y; }

wxSize Canvas::measure(const std::string& text, Type type)
{
    dc_.SetFont(font(type));
    const wxSize size = dc_.GetTextExtent(wx(text));
    return shrink_ == 1 ? size : wxSize(whole(size.x * shrink_), whole(size.y * shrink_));
}

int Canvas::widest(const std::vector<std::string>& texts, Type type)
{
    int width = 0;
    for (const std::string& text : texts) {
        width = std::max(width, measure(text, type).x);
    }
    return width;
}

void Canvas::text(const std::string& text, int x, int y, Type type, const wxColour& ink)
{
    dc_.SetFont(font(type));
    dc_.SetTextForeground(ink);
    dc_.SetBackgroundMode(wxBRUSHSTYLE_TRANSPARENT);
    int raised = 0;
    if (shrink_ != 1) {  // the base line is put below y by the ascent as measured
        wxCoord width = 0, height = 0, descent = 0;
        dc_.GetTextExtent(wx(text), &width, &height, &descent);
        raised = whole((height - descent) * (1 - shrink_));
    }
    dc_.DrawText(wx(text), x, y - raised);
}

std::string Canvas::shortened(const std::string& text, int width, Type type)
{
    if (measure(text, type).x <= width) {
        return text;
    }
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = at + length_at(text, at);
        if (measure(text.substr(0, next) + "…", type).x > width) {
            break;
        }
        kept = text.substr(0, next);
        at = next;
    }
    return kept + "…";
}

void Canvas::text_in(const std::string& whole_text, const wxRect& box, Align align, Type type, const wxColour& ink)
{
    const std::string shown = shortened(whole_text, box.width, type);
    const wxSize size = measure(shown, type);
    const int room = box.width - size.x;
    const int x = box.x + (align == Align::left ? 0 : align == Align::right ? room : room / 2);
    text(shown, x, box.y + (box.height - size.y) / 2, type, ink);
}

std::vector<std::string> Canvas::wrap(const std::string& text, int width, Type type, int most)
{
    std::vector<std::string> lines;
    if (text.empty()) {
        return lines;
    }
    dc_.SetFont(font(type));
    for (const wxString& line : wrapped(dc_, wx(text), static_cast<int>(width / shrink_))) {
        lines.push_back(utf8(line));
    }
    if (static_cast<int>(lines.size()) > most) {
        std::string rest;
        for (std::size_t i = most - 1; i < lines.size(); ++i) {
            rest += lines[i] + " ";
        }
        lines.resize(most);
        lines.back() = shortened(rest, width, type);
    }
    return lines;
}

wxPen Canvas::pen(const wxColour& colour, double width, bool dashed) const
{
    wxPen result(colour, std::max(1, whole(width)), dashed ? wxPENSTYLE_SHORT_DASH : wxPENSTYLE_SOLID);
    result.SetJoin(wxJOIN_ROUND);
    result.SetCap(wxCAP_BUTT);
    return result;
}

void Canvas::fill(const wxRect& box, const wxColour& colour, int radius)
{
    dc_.SetPen(*wxTRANSPARENT_PEN);
    dc_.SetBrush(wxBrush(colour));
    if (radius > 0) {
        dc_.DrawRoundedRectangle(box, radius);
    } else {
        dc_.DrawRectangle(box);
    }
}

void Canvas::frame(const wxRect& box, const wxColour& colour, int width, int radius)
{
    dc_.SetPen(pen(colour, width, false));
    dc_.SetBrush(*wxTRANSPARENT_BRUSH);
    if (radius > 0) {
        dc_.DrawRoundedRectangle(box, radius);
    } else {
        dc_.DrawRectangle(box);
    }
}

void Canvas::hatch(const wxRect& box, const wxColour& colour)
{
    dc_.SetPen(pen(colour, 1, false));
    const int step = std::max(4, px(6));
    const wxRect inner = box;
    for (int offset = step / 2; offset < inner.width + inner.height; offset += step) {
        // x + y = offset inside the box
        const int x0 = std::max(0, offset - inner.height), x1 = std::min(inner.width, offset);
        dc_.DrawLine(inner.x + x0, inner.y + offset - x0, inner.x + x1, inner.y + offset - x1);
    }
}

void Canvas::line(Point from, Point to, const wxColour& colour, double width, bool dashed)
{
    dc_.SetPen(pen(colour, width, dashed));
    dc_.DrawLine(whole(from), whole(to));
}

void Canvas::lines(const std::vector<Point>& points, const wxColour& colour, double width, bool dashed)
{
    if (points.size() < 2) {
        return;
    }
    dc_.SetPen(pen(colour, width, dashed));
    if (wxGraphicsContext* context = dc_.GetGraphicsContext()) {
        context->StrokePath(path_through(*context, points, false));
        return;
    }
    const auto rounded = whole(points);
    dc_.DrawLines(static_cast<int>(rounded.size()), rounded.data());
}

void Canvas::polygon(const std::vector<Point>& points, const wxColour& fill, const wxColour& outline, double width,
                     bool dashed)
{
    dc_.SetPen(outline.IsOk() ? pen(outline, width, dashed) : *wxTRANSPARENT_PEN);
    dc_.SetBrush(fill.IsOk() ? wxBrush(fill) : *wxTRANSPARENT_BRUSH);
    if (wxGraphicsContext* context = dc_.GetGraphicsContext()) {
        context->DrawPath(path_through(*context, points, true));
        return;
    }
    const auto rounded = whole(points);
    dc_.DrawPolygon(static_cast<int>(rounded.size()), rounded.data());
}

void Canvas::disc(Point centre, double radius, const wxColour& fill, const wxColour& outline, double width)
{
    dc_.SetPen(outline.IsOk() ? pen(outline, width, false) : *wxTRANSPARENT_PEN);
    dc_.SetBrush(fill.IsOk() ? wxBrush(fill) : *wxTRANSPARENT_BRUSH);
    if (wxGraphicsContext* context = dc_.GetGraphicsContext()) {
        context->DrawEllipse(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius);
        return;
    }
    dc_.DrawEllipse(whole(centre.x - radius), whole(centre.y - radius), whole(2 * radius), whole(2 * radius));
}

void Canvas::arc(Point centre, double radius, double share, const wxColour& colour, double width)
{
    if (share <= 0) {
        return;
    }
    dc_.SetPen(pen(colour, width, false));
    dc_.SetBrush(*wxTRANSPARENT_BRUSH);
    if (share >= 1) {
        disc(centre, radius, {}, colour, width);
        return;
    }
    std::vector<Point> points;
    const int steps = std::max(2, whole(120 * share));
    for (int i = 0; i <= steps; ++i) {
        const double angle = 2 * pi * share * i / steps;
        points.push_back({centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)});
    }
    lines(points, colour, width);
}

}  // namespace zk::gui::charts
