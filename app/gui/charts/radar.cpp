// Scores on axes, this year solid over last year dashed. An axis without a value is left out and named below; with fewer
// than three axes there is no surface to draw, so the same numbers stand as bars.
#include "app/gui/charts/chart.h"

#include <algorithm>
#include <cmath>

namespace zk::gui::charts {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr int rings = 5;
constexpr int label_lines = 2;
constexpr double upright = 0.2;   // sine of what counts as straight above or below

class Radar final : public Chart {
public:
    explicit Radar(RadarData data) : data_(std::move(data))
    {
        for (const Axis& axis : data_.axes) {
            (axis.now ? drawn_ : left_out_).push_back(&axis);
        }
    }

    int height(Canvas& canvas, int width) const override;
    std::vector<Spot> draw(Canvas& canvas, const wxRect& box) const override;
    Words2D words() const override;
    std::string title() const override { return data_.title; }
    int natural_width(Canvas& canvas) const override { return canvas.px(340); }

private:
    bool as_bars() const { return drawn_.size() < 3; }
    bool with_before() const { return !data_.before.empty(); }
    int header_height(Canvas& canvas) const;
    int footer_height(Canvas& canvas, int width) const;
    int label_width(Canvas& canvas, int width) const;
    /// Of the highest one: titles may take two lines.
    int label_height(Canvas& canvas, int width) const;
    int label_room(std::size_t axis, Canvas& canvas, int width) const;
    double angle_of(std::size_t axis) const;
    void header(Canvas& canvas, const wxRect& box) const;
    void footer(Canvas& canvas, const wxRect& box) const;
    void web(Canvas& canvas, Point centre, double radius) const;
    void label(Canvas& canvas, const Axis& axis, Point at, double angle, int width, std::vector<Spot>& spots) const;
    std::vector<Spot> surface(Canvas& canvas, const wxRect& box) const;
    std::vector<Spot> bars(Canvas& canvas, const wxRect& box) const;
    int bar_height(Canvas& canvas) const;
    std::string footer_text() const;
    std::string spoken(const Axis& axis) const;
    Point on_axis(std::size_t axis, Point centre, double radius) const;
    struct Extent { double top, bottom, width; };
    Extent unit_extent() const;   ///< of the web with radius 1 around 0: a triangle is not as high as it is wide

    RadarData data_;
    std::vector<const Axis*> drawn_, left_out_;
};

std::string Radar::footer_text() const
{
    std::string text;
    for (const Axis* axis : left_out_) {
        text += (text.empty() ? data_.left_out : data_.comma) + axis->title + (axis->shown.empty() ? "" : data_.open + axis->shown + data_.close);
    }
    return text;
}

std::string Radar::spoken(const Axis& axis) const
{
    std::string text = axis.title + " " + axis.shown;
    if (with_before() && !axis.shown_before.empty()) {
        text += data_.open + data_.before + " " + axis.shown_before + data_.close;
    }
    return text;
}

int Radar::header_height(Canvas& canvas) const { return canvas.line_height(Type::strong) + canvas.px(8); }

int Radar::footer_height(Canvas& canvas, int width) const
{
    const std::string text = footer_text();
    if (text.empty()) {
        return 0;
    }
    const auto lines = canvas.wrap(text, width, Type::small, 3);
    return static_cast<int>(lines.size()) * canvas.line_height(Type::small) + canvas.px(6);
}

int Radar::label_width(Canvas& canvas, int width) const
{
    std::vector<std::string> titles;
    for (const Axis* axis : drawn_) {
        titles.push_back(axis->title);
        titles.push_back(axis->shown + (with_before() ? "  " + axis->shown_before : ""));
    }
    return std::min(canvas.widest(titles, Type::body) + canvas.px(4), width * 3 / 10);
}

double Radar::angle_of(std::size_t axis) const
{
    return 2 * pi * static_cast<double>(axis) / static_cast<double>(drawn_.size());
}

/// Above and below the web a label has the whole width, beside it only its column.
int Radar::label_room(std::size_t axis, Canvas& canvas, int width) const
{
    return std::abs(std::sin(angle_of(axis))) < upright ? width : label_width(canvas, width);
}

int Radar::label_height(Canvas& canvas, int width) const
{
    std::size_t lines = 1;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        lines = std::max(lines, canvas.wrap(drawn_[i]->title, label_room(i, canvas, width), Type::body, label_lines).size());
    }
    return static_cast<int>(lines) * canvas.line_height(Type::body) + canvas.line_height(Type::strong) + canvas.px(6);
}

int Radar::bar_height(Canvas& canvas) const { return canvas.line_height(Type::body) + canvas.px(22); }

int Radar::height(Canvas& canvas, int width) const
{
    const int around = header_height(canvas) + footer_height(canvas, width);
    if (as_bars()) {
        return around + std::max<int>(1, static_cast<int>(drawn_.size())) * bar_height(canvas);
    }
    const Extent extent = unit_extent();
    const double radius = std::min((width - 2 * label_width(canvas, width) - canvas.px(10)) / extent.width, canvas.px(100) + 0.0);
    return around + static_cast<int>(radius * (extent.bottom - extent.top)) + 2 * label_height(canvas, width);
}

void Radar::header(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const int line = canvas.line_height(Type::strong);
    canvas.text_in(data_.title, {box.x, box.y, box.width, line}, Align::left, Type::strong, theme.ink(Ink::text));
    int x = box.GetRight() + 1;
    const auto entry = [&](const std::string& name, bool dashed) {
        const int width = canvas.measure(name, Type::small).x;
        x -= width;
        canvas.text_in(name, {x, box.y, width, line}, Align::left, Type::small, theme.ink(Ink::muted));
        x -= canvas.px(4);
        const double y = box.y + line / 2.0;
        canvas.line({double(x - canvas.px(20)), y}, {double(x), y}, theme.ink(dashed ? Ink::muted : Ink::accent),
                    canvas.px(2), dashed);
        x -= canvas.px(32);
    };
    if (with_before()) {
        entry(data_.before, true);
    }
    entry(data_.now, false);
}

void Radar::footer(Canvas& canvas, const wxRect& box) const
{
    int y = box.y + canvas.px(6);
    for (const std::string& line : canvas.wrap(footer_text(), box.width, Type::small, 3)) {
        canvas.text(line, box.x, y, Type::small, canvas.theme().ink(Ink::muted));
        y += canvas.line_height(Type::small);
    }
}

Point Radar::on_axis(std::size_t axis, Point centre, double radius) const
{
    const double angle = angle_of(axis);
    return {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
}

Radar::Extent Radar::unit_extent() const
{
    Extent extent{0, 0, 0};
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const Point point = on_axis(i, {0, 0}, 1);
        extent.top = std::min(extent.top, point.y);
        extent.bottom = std::max(extent.bottom, point.y);
        extent.width = std::max(extent.width, 2 * std::abs(point.x));
    }
    return extent;
}

void Radar::web(Canvas& canvas, Point centre, double radius) const
{
    const wxColour line = canvas.theme().ink(Ink::line);
    for (int ring = 1; ring <= rings; ++ring) {
        std::vector<Point> points;
        for (std::size_t i = 0; i < drawn_.size(); ++i) {
            points.push_back(on_axis(i, centre, radius * ring / rings));
        }
        canvas.polygon(points, {}, line, 1);
    }
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        canvas.line(centre, on_axis(i, centre, radius), line, 1);
    }
}

void Radar::label(Canvas& canvas, const Axis& axis, Point at, double angle, int width, std::vector<Spot>& spots) const
{
    const Theme& theme = canvas.theme();
    const double across = std::sin(angle), down = -std::cos(angle);
    const Align align = across > upright ? Align::left : across < -upright ? Align::right : Align::centre;
    const auto lines = canvas.wrap(axis.title, width, Type::body, label_lines);
    const int line = canvas.line_height(Type::body), number = canvas.line_height(Type::strong);
    const int high = static_cast<int>(lines.size()) * line + number;
    const int gap = canvas.px(5);
    const int x = static_cast<int>(at.x) + (align == Align::left ? gap : align == Align::right ? -gap - width : -width / 2);
    const int y = static_cast<int>(at.y + (down < -0.9 ? -gap - high : down > 0.9 ? gap : -high / 2.0 + down * high / 2.0));
    int top = y;
    for (const std::string& one : lines) {
        canvas.text_in(one, {x, top, width, line}, align, Type::body, theme.ink(Ink::text));
        top += line;
    }
    const int shown = canvas.measure(axis.shown, Type::strong).x;
    const std::string before = with_before() && !axis.shown_before.empty() ? " " + axis.shown_before : "";
    const int beside = before.empty() ? 0 : canvas.measure(before, Type::small).x;
    const int both = std::min(width, shown + beside);
    const int start = x + (align == Align::left ? 0 : align == Align::right ? width - both : (width - both) / 2);
    canvas.text_in(axis.shown, {start, top, shown, number}, Align::left, Type::strong, theme.ink(Ink::text));
    if (shown + beside <= width) {
        canvas.text_in(before, {start + shown, top, beside, number}, Align::left, Type::small, theme.ink(Ink::muted));
    }
    const int wide = std::min(width, std::max(both, canvas.widest(lines, Type::body)) + 2 * gap);
    const int left = x + (align == Align::left ? 0 : align == Align::right ? width - wide : (width - wide) / 2);
    spots.push_back({{left, y, wide, high}, 0, static_cast<int>(spots.size()), spoken(axis), axis.key});
}

std::vector<Spot> Radar::surface(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const int width = label_width(canvas, box.width);
    const Extent extent = unit_extent();
    const double radius = std::min((box.width - 2 * width - canvas.px(10)) / extent.width,
                                   (box.height - 2 * label_height(canvas, box.width)) / (extent.bottom - extent.top));
    const double middle = (box.height - (extent.bottom - extent.top) * radius) / 2;
    const Point centre{box.x + box.width / 2.0, box.y + middle - extent.top * radius};
    std::vector<Point> now, before;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        now.push_back(on_axis(i, centre, radius * std::clamp(*drawn_[i]->now / data_.top, 0.0, 1.0)));
        if (with_before() && drawn_[i]->before) {
            before.push_back(on_axis(i, centre, radius * std::clamp(*drawn_[i]->before / data_.top, 0.0, 1.0)));
        }
    }
    canvas.polygon(now, theme.fill(Fill::note), {}, 0);
    web(canvas, centre, radius);
    if (before.size() == drawn_.size()) {
        canvas.polygon(before, {}, theme.ink(Ink::muted), canvas.px(1), true);
    } else {
        for (const Point& point : before) {  // a surface needs every axis; single values stay points
            canvas.disc(point, canvas.px(3), {}, theme.ink(Ink::muted), canvas.px(1));
        }
    }
    canvas.polygon(now, {}, theme.ink(Ink::accent), canvas.px(2));
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        canvas.disc(now[i], canvas.px(3), theme.ink(Ink::accent), {}, 0);
        label(canvas, *drawn_[i], on_axis(i, centre, radius), angle_of(i), label_room(i, canvas, box.width), spots);
    }
    return spots;
}

std::vector<Spot> Radar::bars(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    std::vector<Spot> spots;
    int y = box.y;
    for (const Axis* axis : drawn_) {
        const int line = canvas.line_height(Type::body);
        const int shown = canvas.measure(axis->shown, Type::strong).x;
        canvas.text_in(axis->title, {box.x, y, box.width - shown - canvas.px(8), line}, Align::left, Type::body,
                       theme.ink(Ink::text));
        canvas.text_in(axis->shown, {box.x, y, box.width, line}, Align::right, Type::strong, theme.ink(Ink::text));
        const wxRect track(box.x, y + line + canvas.px(3), box.width, canvas.px(8));
        canvas.fill(track, theme.fill(Fill::empty), canvas.px(4));
        const auto length = [&](double value) { return static_cast<int>(std::lround(box.width * std::clamp(value / data_.top, 0.0, 1.0))); };
        if (*axis->now > 0) {
            canvas.fill({track.x, track.y, std::max(canvas.px(2), length(*axis->now)), track.height}, theme.ink(Ink::accent), canvas.px(4));
        }
        if (with_before() && axis->before) {
            const double x = track.x + length(*axis->before);
            canvas.line({x, double(track.y - canvas.px(2))}, {x, double(track.y + track.height + canvas.px(2))},
                        theme.ink(Ink::text), canvas.px(2));
        }
        spots.push_back({{box.x, y, box.width, bar_height(canvas) - canvas.px(6)}, static_cast<int>(spots.size()), 0,
                         spoken(*axis), axis->key});
        y += bar_height(canvas);
    }
    return spots;
}

std::vector<Spot> Radar::draw(Canvas& canvas, const wxRect& box) const
{
    header(canvas, box);
    const int top = header_height(canvas), bottom = footer_height(canvas, box.width);
    const wxRect inner(box.x, box.y + top, box.width, box.height - top - bottom);
    footer(canvas, {box.x, inner.GetBottom() + 1, box.width, bottom});
    return as_bars() ? bars(canvas, inner) : surface(canvas, inner);
}

Words2D Radar::words() const
{
    Words2D result{data_.title, {"", data_.now}, {}};
    if (with_before()) {
        result.header.push_back(data_.before);
    }
    for (const Axis& axis : data_.axes) {
        result.rows.push_back({axis.title, axis.shown});
        if (with_before()) {
            result.rows.back().push_back(axis.shown_before);
        }
    }
    return result;
}

}  // namespace

std::unique_ptr<Chart> make_radar(RadarData data) { return std::make_unique<Radar>(std::move(data)); }

}  // namespace zk::gui::charts
