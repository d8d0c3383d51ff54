// How much of what is asked has been answered.
#include "app/gui/charts/chart.h"

#include <algorithm>

namespace zk::gui::charts {
namespace {

class Ring final : public Chart {
public:
    explicit Ring(RingData data) : data_(std::move(data)) {}

    int height(Canvas& canvas, int) const override { return canvas.px(64); }
    std::vector<Spot> draw(Canvas& canvas, const wxRect& box) const override;
    Words2D words() const override { return {data_.title, {}, {{data_.caption, data_.shown}}}; }
    std::string title() const override { return data_.title; }
    int natural_width(Canvas& canvas) const override { return canvas.px(220); }

private:
    RingData data_;
};

std::vector<Spot> Ring::draw(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const double width = canvas.px(7), radius = std::min(box.height, canvas.px(64)) / 2.0 - width / 2 - 1;
    const Point centre{box.x + radius + width / 2 + 1, box.y + box.height / 2.0};
    canvas.disc(centre, radius, {}, theme.fill(Fill::empty), width);
    canvas.arc(centre, radius, data_.of > 0 ? static_cast<double>(data_.done) / data_.of : 0,
               theme.ink(data_.done == data_.of && data_.of > 0 ? Ink::good : Ink::accent), width);
    const int side = static_cast<int>(2 * radius);
    canvas.text_in(data_.shown, {static_cast<int>(centre.x - radius), static_cast<int>(centre.y - radius), side, side},
                   Align::centre, Type::strong, theme.ink(Ink::text));
    const int x = static_cast<int>(centre.x + radius + width) + canvas.px(10);
    const int line = canvas.line_height(Type::strong), small = canvas.line_height(Type::small);
    const int top = box.y + (box.height - line - small) / 2;
    canvas.text_in(data_.title, {x, top, box.GetRight() - x, line}, Align::left, Type::strong, theme.ink(Ink::text));
    canvas.text_in(data_.caption, {x, top + line, box.GetRight() - x, small}, Align::left, Type::small, theme.ink(Ink::muted));
    return {{box, 0, 0, data_.title + " " + data_.caption + " " + data_.shown, data_.key}};
}

}  // namespace

std::unique_ptr<Chart> make_ring(RingData data) { return std::make_unique<Ring>(std::move(data)); }

}  // namespace zk::gui::charts
