// Points lost, the largest first: what it is, how much of its points, and the sentence why.
#include "app/gui/charts/chart.h"

#include <algorithm>
#include <cmath>

namespace zk::gui::charts {
namespace {

constexpr int reason_lines = 2;

class Losses final : public Chart {
public:
    explicit Losses(LossData data) : data_(std::move(data))
    {
        for (const Loss& loss : data_.rows) {
            largest_ = std::max(largest_, loss.points);
        }
    }

    int height(Canvas& canvas, int width) const override;
    std::vector<Spot> draw(Canvas& canvas, const wxRect& box) const override;
    Words2D words() const override;
    std::string title() const override { return data_.title; }
    int natural_width(Canvas& canvas) const override { return canvas.px(620); }

private:
    int title_height(Canvas& canvas) const { return canvas.line_height(Type::strong) + canvas.px(8); }
    std::vector<std::string> reason(Canvas& canvas, const Loss& loss, int width) const;
    int row_height(Canvas& canvas, const Loss& loss, int width) const;
    int text_width(Canvas& canvas, int width) const { return width - figure_width(canvas) - canvas.px(16); }
    int figure_width(Canvas& canvas) const;
    void bar(Canvas& canvas, const Loss& loss, const wxRect& box) const;

    LossData data_;
    double largest_ = 0;
};

std::vector<std::string> Losses::reason(Canvas& canvas, const Loss& loss, int width) const
{
    const std::string words = loss.tag.empty() ? loss.reason : loss.tag + " · " + loss.reason;
    return canvas.wrap(words, text_width(canvas, width), Type::small, reason_lines);
}

int Losses::figure_width(Canvas& canvas) const
{
    int width = canvas.px(90);
    for (const Loss& loss : data_.rows) {
        width = std::max(width, canvas.measure(loss.shown, Type::strong).x);
    }
    return width;
}

int Losses::row_height(Canvas& canvas, const Loss& loss, int width) const
{
    return canvas.line_height(Type::body) + static_cast<int>(reason(canvas, loss, width).size()) * canvas.line_height(Type::small) +
           canvas.px(13);
}

int Losses::height(Canvas& canvas, int width) const
{
    int height = title_height(canvas);
    for (const Loss& loss : data_.rows) {
        height += row_height(canvas, loss, width);
    }
    return data_.rows.empty() ? height + canvas.line_height(Type::body) + canvas.px(6) : height;
}

/// The whole bar is as long as the item's points against the largest of the list; the lost part is filled.
void Losses::bar(Canvas& canvas, const Loss& loss, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const auto length = [&](double points) {
        return largest_ > 0 ? static_cast<int>(std::lround(box.width * points / largest_)) : 0;
    };
    const int whole = std::max(canvas.px(3), length(loss.points)), lost = std::max(canvas.px(2), length(loss.lost));
    canvas.fill({box.GetRight() + 1 - whole, box.y, whole, box.height}, theme.fill(Fill::empty), box.height / 2);
    canvas.fill({box.GetRight() + 1 - lost, box.y, lost, box.height}, theme.ink(Ink::caution), box.height / 2);
}

std::vector<Spot> Losses::draw(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const int head = canvas.line_height(Type::strong), line = canvas.line_height(Type::body), small = canvas.line_height(Type::small);
    canvas.text_in(data_.title, {box.x, box.y, box.width, head}, Align::left, Type::strong, theme.ink(Ink::text));
    canvas.text_in(data_.remark, {box.x, box.y, box.width, head}, Align::right, Type::small, theme.ink(Ink::muted));
    int y = box.y + title_height(canvas);
    if (data_.rows.empty()) {
        canvas.text_in(data_.empty, {box.x, y, box.width, line}, Align::left, Type::body, theme.ink(Ink::muted));
    }
    std::vector<Spot> spots;
    for (const Loss& loss : data_.rows) {
        const int high = row_height(canvas, loss, box.width);
        const int figures = figure_width(canvas), text = text_width(canvas, box.width);
        canvas.line({double(box.x), double(y)}, {double(box.GetRight()), double(y)}, theme.ink(Ink::line), 1);
        int top = y + canvas.px(5);
        canvas.text_in(loss.title, {box.x, top, text, line}, Align::left, Type::body, theme.ink(Ink::text));
        const wxRect beside(box.GetRight() + 1 - figures, top, figures, line);
        canvas.text_in(loss.shown, beside, Align::right, Type::strong, theme.ink(Ink::text));
        bar(canvas, loss, {beside.x, top + line + canvas.px(3), figures, canvas.px(6)});
        top += line + canvas.px(1);
        for (const std::string& one : reason(canvas, loss, box.width)) {
            canvas.text(one, box.x, top, Type::small, theme.ink(Ink::muted));
            top += small;
        }
        spots.push_back({{box.x, y + 1, box.width, high - 1}, static_cast<int>(spots.size()), 0,
                         loss.title + " " + loss.shown + " · " + loss.reason, loss.key});
        y += high;
    }
    return spots;
}

Words2D Losses::words() const
{
    Words2D result{data_.title, {}, {}};
    for (const Loss& loss : data_.rows) {
        result.rows.push_back({loss.title, loss.shown, loss.tag, loss.reason});
    }
    if (data_.rows.empty()) {
        result.rows.push_back({data_.empty});
    }
    return result;
}

}  // namespace

std::unique_ptr<Chart> make_losses(LossData data) { return std::make_unique<Losses>(std::move(data)); }

}  // namespace zk::gui::charts
