// A table of numbers on colours. The number and the word are always there; colour only lets the eye find the low ones,
// and a corner marks them where there is no colour.
#include "app/gui/charts/chart.h"

#include <algorithm>

namespace zk::gui::charts {
Fill fill_of(Look look)
{
    switch (look) {
    case Look::heat0: return Fill::heat0;
    case Look::heat1: return Fill::heat1;
    case Look::heat2: return Fill::heat2;
    case Look::heat3: return Fill::heat3;
    case Look::heat4: return Fill::heat4;
    case Look::good: return Fill::good;
    case Look::fair: return Fill::fair;
    case Look::caution: return Fill::caution;
    case Look::bad: return Fill::bad;
    case Look::unscored:
    case Look::provisional: return Fill::empty;
    case Look::plain: break;
    }
    return Fill::page;
}

bool is_chip(Look look) { return look == Look::good || look == Look::fair || look == Look::caution || look == Look::bad; }

namespace {

/// Widths that fill `whole`, alike as far as the widest texts allow.
std::vector<int> evened(std::vector<int> least, int whole)
{
    std::vector<bool> fixed(least.size(), false);
    int room = whole, free = static_cast<int>(least.size());
    for (bool again = true; again && free > 0;) {
        again = false;
        for (std::size_t i = 0; i < least.size(); ++i) {
            if (!fixed[i] && least[i] * free > room) {
                fixed[i] = again = true;
                room -= least[i];
                --free;
                break;
            }
        }
    }
    for (std::size_t i = 0; i < least.size(); ++i) {
        if (!fixed[i]) {
            least[i] = std::max(least[i], room / free);
            room -= least[i];
            --free;
        }
    }
    return least;
}

class Table final : public Chart {
public:
    explicit Table(TableData data) : data_(std::move(data)) {}

    int height(Canvas& canvas, int width) const override;
    std::vector<Spot> draw(Canvas& canvas, const wxRect& box) const override;
    Words2D words() const override;
    std::string title() const override { return data_.title; }
    int natural_width(Canvas& canvas) const override;

private:
    struct Columns { int title = 0; std::vector<int> left, width; };

    int title_height(Canvas& canvas) const { return canvas.line_height(Type::strong) + canvas.px(8); }
    int header_height(Canvas& canvas, const Columns& columns) const;
    int row_height(Canvas& canvas) const { return canvas.line_height(Type::body) + canvas.px(8); }
    int legend_height(Canvas& canvas) const { return canvas.line_height(Type::small) + canvas.px(10); }
    int title_width(Canvas& canvas) const;
    std::vector<int> least_widths(Canvas& canvas) const;
    Columns columns(Canvas& canvas, int width) const;
    void cell(Canvas& canvas, const Cell& cell, const wxRect& box) const;
    void corner(Canvas& canvas, const wxRect& box, const wxColour& ink) const;
    int header(Canvas& canvas, const wxRect& box, const Columns& columns) const;
    void row(Canvas& canvas, const TableRow& row, int index, const wxRect& box, const Columns& columns,
             std::vector<Spot>& spots) const;
    void legend(Canvas& canvas, const wxRect& box) const;

    TableData data_;
};

int Table::title_width(Canvas& canvas) const
{
    std::vector<std::string> titles;
    for (const TableRow& row : data_.rows) {
        titles.push_back(row.title);
    }
    return canvas.widest(titles, Type::strong) + canvas.px(10);
}

std::vector<int> Table::least_widths(Canvas& canvas) const
{
    std::vector<int> widths(data_.columns.size(), canvas.px(34));
    for (const TableRow& row : data_.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            widths[i] = std::max(widths[i], canvas.measure(row.cells[i].text, Type::strong).x + canvas.px(12));
        }
    }
    return widths;
}

Table::Columns Table::columns(Canvas& canvas, int width) const
{
    Columns result;
    const auto least = least_widths(canvas);
    int needed = 0;
    for (const int one : least) {
        needed += one;
    }
    result.title = std::max(canvas.px(60), std::min(title_width(canvas), width - needed));
    const auto widths = evened(least, width - result.title);
    int x = result.title;
    for (const int one : widths) {
        result.left.push_back(x);
        result.width.push_back(one);
        x += one;
    }
    return result;
}

int Table::natural_width(Canvas& canvas) const
{
    int width = title_width(canvas);
    for (const int one : least_widths(canvas)) {
        width += std::max(one, canvas.px(92));
    }
    return width;
}

int Table::header_height(Canvas& canvas, const Columns& columns) const
{
    std::size_t lines = 1;
    for (std::size_t i = 0; i < data_.columns.size(); ++i) {
        lines = std::max(lines, canvas.wrap(data_.columns[i], columns.width[i] - canvas.px(6), Type::small, 3).size());
    }
    return static_cast<int>(lines) * canvas.line_height(Type::small) + canvas.px(6);
}

int Table::height(Canvas& canvas, int width) const
{
    const Columns places = columns(canvas, width);
    int rows = 0;
    for (const TableRow& row : data_.rows) {
        rows += row_height(canvas) + (row.total ? canvas.px(5) : 0);
    }
    if (data_.rows.empty()) {
        return title_height(canvas) + row_height(canvas);
    }
    return title_height(canvas) + header_height(canvas, places) + rows + (data_.legend.empty() ? 0 : legend_height(canvas));
}

void Table::corner(Canvas& canvas, const wxRect& box, const wxColour& ink) const
{
    const double size = canvas.px(7);
    const double x = box.GetRight() + 1, y = box.y;
    canvas.polygon({{x - size, y}, {x, y}, {x, y + size}}, ink, {}, 0);
}

void Table::cell(Canvas& canvas, const Cell& cell, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const Type type = cell.strong ? Type::strong : Type::body;
    if (cell.look == Look::plain) {
        canvas.text_in(cell.text, box, Align::centre, type, theme.ink(cell.strong ? Ink::text : Ink::muted));
        return;
    }
    const Fill fill = fill_of(cell.look);
    wxRect inner = box;
    if (is_chip(cell.look)) {
        const int width = std::min(box.width, canvas.measure(cell.text, Type::small).x + canvas.px(14));
        inner = wxRect(box.x + (box.width - width) / 2, box.y + canvas.px(2), width, box.height - canvas.px(4));
        canvas.fill(inner, theme.fill(fill), canvas.px(4));
        canvas.text_in(cell.text, inner, Align::centre, Type::small, theme.ink_on(fill));
        return;
    }
    canvas.fill(inner, theme.fill(fill));
    if (cell.look == Look::unscored) {
        canvas.hatch(inner, theme.ink(Ink::line));
        const wxSize size = canvas.measure(cell.text, Type::small);
        const int width = std::min(inner.width, size.x + canvas.px(8));  // the word stands clear of the hatching
        canvas.fill({inner.x + (inner.width - width) / 2, inner.y + (inner.height - size.y) / 2, width, size.y}, theme.fill(fill));
        canvas.text_in(cell.text, inner, Align::centre, Type::small, theme.ink_on(fill));
        return;
    }
    canvas.text_in(cell.text, inner, Align::centre, type, theme.ink_on(fill));
    if (cell.marked) {
        corner(canvas, inner, theme.ink_on(fill));
    }
}

int Table::header(Canvas& canvas, const wxRect& box, const Columns& columns) const
{
    const int high = header_height(canvas, columns);
    const int line = canvas.line_height(Type::small);
    for (std::size_t i = 0; i < data_.columns.size(); ++i) {
        const auto lines = canvas.wrap(data_.columns[i], columns.width[i] - canvas.px(6), Type::small, 3);
        int y = box.y + high - canvas.px(4) - static_cast<int>(lines.size()) * line;
        for (const std::string& one : lines) {
            canvas.text_in(one, {box.x + columns.left[i], y, columns.width[i], line}, Align::centre, Type::small,
                           canvas.theme().ink(Ink::muted));
            y += line;
        }
    }
    return high;
}

void Table::row(Canvas& canvas, const TableRow& row, int index, const wxRect& box, const Columns& columns,
                std::vector<Spot>& spots) const
{
    const int gap = std::max(1, canvas.px(2));
    const wxRect name(box.x, box.y, columns.title - canvas.px(8), box.height - gap);
    canvas.text_in(row.title, name, Align::left, row.total ? Type::strong : Type::body, canvas.theme().ink(Ink::text));
    spots.push_back({{box.x, box.y, columns.title - gap, box.height - gap}, index, 0,
                     row.spoken.empty() ? row.title : row.spoken, row.key});
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const wxRect place(box.x + columns.left[i], box.y, columns.width[i] - gap, box.height - gap);
        cell(canvas, row.cells[i], place);
        spots.push_back({place, index, static_cast<int>(i) + 1, row.cells[i].spoken, row.cells[i].key});
    }
}

void Table::legend(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const int line = canvas.line_height(Type::small), side = line - canvas.px(3);
    int x = box.x;
    for (const LegendEntry& entry : data_.legend) {
        const wxRect sample(x, box.y + canvas.px(8) + (line - side) / 2, side * 3 / 2, side);
        canvas.fill(sample, theme.fill(fill_of(entry.look)));
        if (entry.look == Look::unscored) {
            canvas.hatch(sample, theme.ink(Ink::line));
        }
        if (entry.marked) {
            corner(canvas, sample, theme.ink_on(fill_of(entry.look)));
        }
        x = sample.GetRight() + canvas.px(5);
        canvas.text(entry.text, x, box.y + canvas.px(8), Type::small, theme.ink(Ink::muted));
        x += canvas.measure(entry.text, Type::small).x + canvas.px(14);
    }
}

std::vector<Spot> Table::draw(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const int line = canvas.line_height(Type::strong);
    const int titled = canvas.measure(data_.title, Type::strong).x;
    canvas.text_in(data_.title, {box.x, box.y, box.width, line}, Align::left, Type::strong, theme.ink(Ink::text));
    canvas.text_in(data_.remark, {box.x + titled + canvas.px(12), box.y, std::max(0, box.width - titled - canvas.px(12)), line},
                   Align::left, Type::small, theme.ink(Ink::muted));
    std::vector<Spot> spots;
    int y = box.y + title_height(canvas);
    if (data_.rows.empty()) {
        canvas.text_in(data_.empty, {box.x, y, box.width, row_height(canvas)}, Align::left, Type::body, theme.ink(Ink::muted));
        return spots;
    }
    const Columns places = columns(canvas, box.width);
    y += header(canvas, {box.x, y, box.width, 0}, places);
    for (std::size_t i = 0; i < data_.rows.size(); ++i) {
        if (data_.rows[i].total) {
            y += canvas.px(5);
            canvas.line({double(box.x), y - canvas.px(4) + 0.0}, {double(box.GetRight()), y - canvas.px(4) + 0.0}, theme.ink(Ink::line), 1);
        }
        row(canvas, data_.rows[i], static_cast<int>(i), {box.x, y, box.width, row_height(canvas)}, places, spots);
        y += row_height(canvas);
    }
    if (!data_.legend.empty()) {
        legend(canvas, {box.x, y, box.width, legend_height(canvas)});
    }
    return spots;
}

Words2D Table::words() const
{
    Words2D result{data_.title, {""}, {}};
    result.header.insert(result.header.end(), data_.columns.begin(), data_.columns.end());
    for (const TableRow& row : data_.rows) {
        result.rows.push_back({row.title});
        for (const Cell& cell : row.cells) {
            result.rows.back().push_back(cell.text);
        }
    }
    return result;
}

}  // namespace

std::unique_ptr<Chart> make_table(TableData data) { return std::make_unique<Table>(std::move(data)); }

}  // namespace zk::gui::charts
