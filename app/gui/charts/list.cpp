// Sentences with a sign before them, each leading to what it speaks of.
#include "app/gui/charts/chart.h"

#include <algorithm>

namespace zk::gui::charts {
namespace {

constexpr int text_lines = 3;

class List final : public Chart {
public:
    explicit List(ListData data) : data_(std::move(data))
    {
        signs_ = std::any_of(data_.lines.begin(), data_.lines.end(), [](const Line& line) { return line.sign != Sign::none; });
    }

    int height(Canvas& canvas, int width) const override;
    std::vector<Spot> draw(Canvas& canvas, const wxRect& box) const override;
    Words2D words() const override;
    std::string title() const override { return data_.title; }
    int natural_width(Canvas& canvas) const override { return canvas.px(460); }

private:
    struct Laid { std::vector<std::string> text, below; int left = 0, beside = 0, height = 0; };

    int title_height(Canvas& canvas) const { return canvas.line_height(Type::strong) + canvas.px(6); }
    int figure_height(Canvas& canvas, int width) const;
    int chip_width(Canvas& canvas) const;
    /// Beside number and chip, else below them.
    bool note_beside(Canvas& canvas, int width) const;
    void figure(Canvas& canvas, const wxRect& box) const;
    Laid lay(Canvas& canvas, const Line& line, int width) const;
    void sign(Canvas& canvas, Sign sign, const wxRect& box) const;

    ListData data_;
    bool signs_ = false;
};

List::Laid List::lay(Canvas& canvas, const Line& line, int width) const
{
    Laid laid;
    laid.left = signs_ ? canvas.px(20) : 0;
    laid.beside = line.beside.empty() ? 0 : canvas.measure(line.beside, Type::strong).x + canvas.px(8);
    const int room = std::max(canvas.px(40), width - laid.left - laid.beside);
    const Type type = line.strong ? Type::strong : Type::body;
    laid.text = canvas.wrap(line.text, room, type, text_lines);
    if (!line.below.empty()) {
        laid.below = canvas.wrap(line.below, width - laid.left, Type::small, text_lines);
    }
    laid.height = static_cast<int>(laid.text.size()) * canvas.line_height(type) +
                  static_cast<int>(laid.below.size()) * canvas.line_height(Type::small) + canvas.px(6);
    return laid;
}

int List::height(Canvas& canvas, int width) const
{
    int height = title_height(canvas) + figure_height(canvas, width);
    for (const Line& line : data_.lines) {
        height += lay(canvas, line, width).height;
    }
    if (data_.lines.empty()) {
        const auto lines = canvas.wrap(data_.empty, width, Type::body, text_lines);
        height += static_cast<int>(lines.size()) * canvas.line_height(Type::body) + canvas.px(4);
    }
    return height;
}

/// Forms differ as well as colours: a disc with a bar, a triangle, a tick.
void List::sign(Canvas& canvas, Sign sign, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const double size = canvas.px(6);
    const Point at{box.x + size + 1, box.y + box.height / 2.0};
    switch (sign) {
    case Sign::none: break;
    case Sign::bad:
        canvas.disc(at, size, theme.ink(Ink::bad), {}, 0);
        canvas.line({at.x - size / 2, at.y}, {at.x + size / 2, at.y}, theme.fill(Fill::page), canvas.px(2));
        break;
    case Sign::caution:
        canvas.polygon({{at.x, at.y - size}, {at.x + size, at.y + size * 0.8}, {at.x - size, at.y + size * 0.8}},
                       theme.ink(Ink::caution), {}, 0);
        break;
    case Sign::good:
        canvas.lines({{at.x - size * 0.7, at.y}, {at.x - size * 0.1, at.y + size * 0.6}, {at.x + size * 0.8, at.y - size * 0.6}},
                     theme.ink(Ink::good), canvas.px(2));
        break;
    }
}

int List::chip_width(Canvas& canvas) const
{
    return data_.judgement.text.empty() ? 0 : canvas.measure(data_.judgement.text, Type::strong).x + canvas.px(20);
}

bool List::note_beside(Canvas& canvas, int width) const
{
    const int gaps = 2 * canvas.px(12);
    return canvas.measure(data_.figure, Type::figure).x + chip_width(canvas) + gaps + canvas.measure(data_.figure_note, Type::small).x <= width;
}

int List::figure_height(Canvas& canvas, int width) const
{
    if (data_.figure.empty()) {
        return 0;
    }
    return canvas.line_height(Type::figure) + canvas.px(6) + (note_beside(canvas, width) ? 0 : canvas.line_height(Type::small));
}

void List::figure(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const wxSize size = canvas.measure(data_.figure, Type::figure);
    canvas.text(data_.figure, box.x, box.y, Type::figure, theme.ink(Ink::text));
    const Cell& chip = data_.judgement;
    if (!chip.text.empty()) {
        const int height = canvas.line_height(Type::strong) + canvas.px(6);
        const wxRect ground(box.x + size.x + canvas.px(12), box.y + (size.y - height) / 2, chip_width(canvas), height);
        const Fill fill = is_chip(chip.look) ? fill_of(chip.look) : Fill::empty;
        canvas.fill(ground, theme.fill(fill), canvas.px(4));
        canvas.text_in(chip.text, ground, Align::centre, Type::strong, theme.ink_on(fill));
    }
    if (note_beside(canvas, box.width)) {
        canvas.text_in(data_.figure_note, {box.x, box.y, box.width, size.y}, Align::right, Type::small, theme.ink(Ink::muted));
    } else {
        canvas.text(data_.figure_note, box.x, box.y + size.y, Type::small, theme.ink(Ink::muted));
    }
}

std::vector<Spot> List::draw(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const int head = canvas.line_height(Type::strong);
    canvas.text_in(data_.title, {box.x, box.y, box.width, head}, Align::left, Type::strong, theme.ink(Ink::text));
    const int titled = canvas.measure(data_.title, Type::strong).x + canvas.px(12);
    canvas.text_in(data_.remark, {box.x + titled, box.y, std::max(0, box.width - titled), head}, Align::right, Type::small,
                   theme.ink(Ink::muted));
    int y = box.y + title_height(canvas);
    if (data_.lines.empty()) {
        for (const std::string& one : canvas.wrap(data_.empty, box.width, Type::body, text_lines)) {
            canvas.text(one, box.x, y, Type::body, theme.ink(Ink::muted));
            y += canvas.line_height(Type::body);
        }
    }
    std::vector<Spot> spots;
    if (!data_.figure.empty()) {
        const wxRect place(box.x, y, box.width, figure_height(canvas, box.width));
        figure(canvas, place);
        spots.push_back({place, 0, 0, data_.judgement.spoken, data_.judgement.key});
        y += place.height;
    }
    for (const Line& line : data_.lines) {
        const Laid laid = lay(canvas, line, box.width);
        const Type type = line.strong ? Type::strong : Type::body;
        const int high = canvas.line_height(type), small = canvas.line_height(Type::small);
        int top = y + canvas.px(2);
        sign(canvas, line.sign, {box.x, top, laid.left, high});
        canvas.text_in(line.beside, {box.x, top, box.width, high}, Align::right, Type::strong, theme.ink(Ink::text));
        for (const std::string& one : laid.text) {
            canvas.text(one, box.x + laid.left, top, type, theme.ink(Ink::text));
            top += high;
        }
        for (const std::string& one : laid.below) {
            canvas.text(one, box.x + laid.left, top, Type::small, theme.ink(Ink::muted));
            top += small;
        }
        spots.push_back({{box.x, y, box.width, laid.height}, static_cast<int>(spots.size()), 0,
                         line.text + (line.beside.empty() ? "" : " " + line.beside) + (line.below.empty() ? "" : " · " + line.below),
                         line.key});
        y += laid.height;
    }
    return spots;
}

Words2D List::words() const
{
    Words2D result{data_.title, {}, {}};
    if (!data_.figure.empty()) {
        result.rows.push_back({data_.judgement.text, data_.figure, data_.figure_note});
    }
    for (const Line& line : data_.lines) {
        result.rows.push_back({line.text, line.beside, line.below});
    }
    if (data_.lines.empty()) {
        result.rows.push_back({data_.empty});
    }
    return result;
}

}  // namespace

std::unique_ptr<Chart> make_list(ListData data) { return std::make_unique<List>(std::move(data)); }

}  // namespace zk::gui::charts
