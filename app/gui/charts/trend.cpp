// Months of an item against last year. A month without a value is a gap in the line with its reason below the axis; a
// line never bridges it, and a value alone between gaps is a dot.
#include "app/gui/charts/chart.h"

#include <algorithm>
#include <cmath>

namespace zk::gui::charts {
namespace {

/// 1, 2 or 5 times a power of ten.
double nice_step(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * 0.999) {
            return factor * power;
        }
    }
    return 10 * power;
}

std::string number(double value, double step)
{
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    const long long whole = std::llround(std::abs(value) * std::pow(10.0, decimals));
    std::string digits = std::to_string(whole);
    if (decimals > 0) {
        while (static_cast<int>(digits.size()) <= decimals) {
            digits.insert(digits.begin(), '0');
        }
        digits.insert(digits.end() - decimals, '.');
    }
    return (value < 0 && whole != 0 ? "-" : "") + digits;
}

class Trend final : public Chart {
public:
    explicit Trend(TrendData data) : data_(std::move(data)) { settle_range(); }

    int height(Canvas& canvas, int) const override;
    std::vector<Spot> draw(Canvas& canvas, const wxRect& box) const override;
    Words2D words() const override;
    std::string title() const override { return data_.title; }
    int natural_width(Canvas& canvas) const override { return canvas.px(520); }

private:
    using Value = std::optional<double> MonthPoint::*;
    struct Frame { wxRect plot; double low, high; };

    void settle_range();
    void drop_far_marks();
    bool any_gap() const
    {
        return std::any_of(data_.months.begin(), data_.months.end(), [](const MonthPoint& month) { return !month.gap.empty(); });
    }
    bool any() const { return low_ <= high_; }
    int title_height(Canvas& canvas) const;
    int header_height(Canvas& canvas) const;
    double x_of(const Frame& frame, std::size_t month) const;
    double y_of(const Frame& frame, double value) const;
    std::vector<double> ticks(Canvas& canvas, int height) const;
    Frame frame(Canvas& canvas, const wxRect& box) const;
    void header(Canvas& canvas, const wxRect& box) const;
    void axes(Canvas& canvas, const Frame& frame) const;
    void marks(Canvas& canvas, const Frame& frame) const;
    void limits(Canvas& canvas, const Frame& frame) const;
    void line(Canvas& canvas, const Frame& frame, Value value, const wxColour& ink, bool dashed) const;
    void dots(Canvas& canvas, const Frame& frame) const;
    std::vector<Spot> spots(const Frame& frame, const wxRect& box) const;

    TrendData data_;
    double low_ = 1, high_ = 0;   ///< of everything that is drawn; low_ > high_: nothing
};

void Trend::settle_range()
{
    bool valued = false;
    const auto include = [&](double value) {
        low_ = valued ? std::min(low_, value) : value;
        high_ = valued ? std::max(high_, value) : value;
        valued = true;
    };
    for (const MonthPoint& month : data_.months) {
        for (const auto& value : {month.now, month.before}) {
            if (value) {
                include(*value);
            }
        }
    }
    if (!valued) {
        return;
    }
    for (const MonthPoint& month : data_.months) {
        for (const auto& value : {month.lower, month.upper}) {
            if (value) {
                include(*value);
            }
        }
    }
    drop_far_marks();
    for (const Mark& mark : data_.marks) {
        include(mark.value);
    }
    const double margin = high_ > low_ ? (high_ - low_) * 0.08 : std::max(1.0, std::abs(high_) * 0.1);
    low_ -= margin;
    high_ += margin;
    if (data_.least) {
        low_ = std::max(low_, *data_.least);
    }
    if (data_.most) {
        high_ = std::min(high_, *data_.most);
    }
    if (high_ <= low_) {
        high_ = low_ + 1;
    }
}

/// In a low drawing a line far away would press the months flat; its number stands on the card.
void Trend::drop_far_marks()
{
    const double reach = (high_ - low_) * 1.5;
    if (data_.compact && reach > 0) {
        std::erase_if(data_.marks, [&](const Mark& mark) { return mark.value < low_ - reach || mark.value > high_ + reach; });
    }
}

int Trend::title_height(Canvas& canvas) const { return data_.compact ? 0 : canvas.line_height(Type::strong) + canvas.px(2); }

int Trend::header_height(Canvas& canvas) const
{
    return title_height(canvas) + canvas.line_height(Type::small) + canvas.px(data_.compact ? 2 : 8);
}

int Trend::height(Canvas& canvas, int) const
{
    if (!any()) {
        return title_height(canvas) + 2 * canvas.line_height(Type::body);
    }
    return header_height(canvas) + canvas.px(data_.compact ? 112 : 210);
}

double Trend::x_of(const Frame& frame, std::size_t month) const
{
    const double step = frame.plot.width / static_cast<double>(data_.months.size());
    return frame.plot.x + step * (static_cast<double>(month) + 0.5);
}

double Trend::y_of(const Frame& frame, double value) const
{
    return frame.plot.y + frame.plot.height * (1 - (value - frame.low) / (frame.high - frame.low));
}

std::vector<double> Trend::ticks(Canvas& canvas, int height) const
{
    const int most = std::max(2, height / (canvas.line_height(Type::small) * 3 / 2));
    const double step = nice_step((high_ - low_) / most);
    std::vector<double> result;
    for (double value = std::ceil(low_ / step - 1e-9) * step; value <= high_ + step * 1e-9; value += step) {
        result.push_back(value);
    }
    return result;
}

Trend::Frame Trend::frame(Canvas& canvas, const wxRect& box) const
{
    const int small = canvas.line_height(Type::small);
    const int bottom = (any_gap() ? 2 : 1) * small + canvas.px(6);
    Frame result{wxRect(box.x, box.y + small / 2, box.width, box.height - bottom - small / 2), low_, high_};
    std::vector<std::string> labels;
    const auto at = ticks(canvas, result.plot.height);
    const double step = at.size() > 1 ? at[1] - at[0] : 1;
    for (const double value : at) {
        labels.push_back(number(value, step));
    }
    const int left = canvas.widest(labels, Type::small) + canvas.px(8);
    std::vector<std::string> names;
    for (const Mark& mark : data_.marks) {
        names.push_back(mark.text);
    }
    const int right = names.empty() ? 0 : canvas.widest(names, Type::small) + canvas.px(6);
    result.plot.x += left;
    result.plot.width -= left + right;
    return result;
}

void Trend::header(Canvas& canvas, const wxRect& box) const
{
    const Theme& theme = canvas.theme();
    const int small = canvas.line_height(Type::small);
    if (!data_.compact) {
        canvas.text_in(data_.title, {box.x, box.y, box.width, canvas.line_height(Type::strong)}, Align::left, Type::strong,
                       theme.ink(Ink::text));
    }
    if (!any()) {
        return;
    }
    const int y = box.y + title_height(canvas);
    int x = box.x;
    const auto entry = [&](const std::string& name, const wxColour& ink, double width, bool dashed) {
        if (name.empty()) {
            return;
        }
        canvas.line({double(x), y + small / 2.0}, {double(x + canvas.px(20)), y + small / 2.0}, ink, width, dashed);
        x += canvas.px(24);
        canvas.text(name, x, y, Type::small, theme.ink(Ink::muted));
        x += canvas.measure(name, Type::small).x + canvas.px(14);
    };
    entry(data_.now, theme.ink(Ink::accent), canvas.px(2), false);
    entry(data_.before, theme.ink(Ink::muted), canvas.px(1), true);
    entry(data_.limits, theme.ink(Ink::faint), canvas.px(1), false);
    canvas.text_in(data_.unit, {box.x, y, box.width, small}, Align::right, Type::small, theme.ink(Ink::muted));
}

void Trend::axes(Canvas& canvas, const Frame& frame) const
{
    const Theme& theme = canvas.theme();
    const int small = canvas.line_height(Type::small);
    const auto at = ticks(canvas, frame.plot.height);
    const double step = at.size() > 1 ? at[1] - at[0] : 1;
    for (const double value : at) {
        const double y = y_of(frame, value);
        canvas.line({double(frame.plot.x), y}, {double(frame.plot.GetRight()), y}, theme.ink(Ink::line), 1);
        const std::string text = number(value, step);
        canvas.text(text, frame.plot.x - canvas.px(6) - canvas.measure(text, Type::small).x,
                    static_cast<int>(std::lround(y)) - small / 2, Type::small, theme.ink(Ink::muted));
    }
    const double room = frame.plot.width / static_cast<double>(data_.months.size());
    std::size_t every = 1;
    std::vector<std::string> labels;
    for (const MonthPoint& month : data_.months) {
        labels.push_back(month.label);
    }
    const int widest = canvas.widest(labels, Type::small) + canvas.px(4);   // apart from each other
    while (every < 4 && widest > room * static_cast<double>(every)) {
        ++every;
    }
    for (std::size_t i = 0; i < data_.months.size(); ++i) {
        const int width = static_cast<int>(room * static_cast<double>(every));
        const int x = static_cast<int>(std::lround(x_of(frame, i))) - width / 2;
        const int y = frame.plot.GetBottom() + canvas.px(4);
        if (i % every == 0) {
            canvas.text_in(data_.months[i].label, {x, y, width, small}, Align::centre, Type::small, theme.ink(Ink::muted));
        }
        if (!data_.months[i].gap.empty()) {
            const int wide = canvas.measure(data_.months[i].gap, Type::small).x;
            canvas.text(data_.months[i].gap, x + (width - wide) / 2, y + small, Type::small, theme.ink(Ink::caution));
        }
    }
}

void Trend::marks(Canvas& canvas, const Frame& frame) const
{
    const Theme& theme = canvas.theme();
    const int small = canvas.line_height(Type::small);
    std::vector<std::pair<double, const Mark*>> places;
    for (const Mark& mark : data_.marks) {
        const double y = y_of(frame, mark.value);
        canvas.line({double(frame.plot.x), y}, {double(frame.plot.GetRight()), y}, theme.ink(Ink::caution), canvas.px(1), true);
        places.emplace_back(y, &mark);
    }
    std::sort(places.begin(), places.end());
    double free = frame.plot.y - small;   // texts of lines close together are moved apart
    for (const auto& [y, mark] : places) {
        const double top = std::max(y - small / 2.0, free);
        canvas.text(mark->text, frame.plot.GetRight() + canvas.px(6), static_cast<int>(std::lround(top)), Type::small,
                    theme.ink(Ink::caution));
        free = top + small;
    }
}

/// Steps, because each month has its own denominator.
void Trend::limits(Canvas& canvas, const Frame& frame) const
{
    const wxColour ink = canvas.theme().ink(Ink::faint);
    const double half = frame.plot.width / static_cast<double>(data_.months.size()) / 2;
    for (const Value side : {&MonthPoint::lower, &MonthPoint::upper}) {
        for (std::size_t i = 0; i < data_.months.size(); ++i) {
            if (const auto value = data_.months[i].*side) {
                const double x = x_of(frame, i), y = y_of(frame, *value);
                canvas.line({x - half, y}, {x + half, y}, ink, canvas.px(1));
            }
        }
    }
}

void Trend::line(Canvas& canvas, const Frame& frame, Value value, const wxColour& ink, bool dashed) const
{
    std::vector<Point> run;
    const auto finish = [&] {
        if (run.size() == 1 && dashed) {
            canvas.disc(run[0], canvas.px(2), {}, ink, canvas.px(1));
        }
        canvas.lines(run, ink, dashed ? canvas.px(1) : canvas.px(2), dashed);
        run.clear();
    };
    for (std::size_t i = 0; i < data_.months.size(); ++i) {
        if (const auto there = data_.months[i].*value) {
            run.push_back({x_of(frame, i), y_of(frame, *there)});
        } else {
            finish();
        }
    }
    finish();
}

void Trend::dots(Canvas& canvas, const Frame& frame) const
{
    const Theme& theme = canvas.theme();
    for (std::size_t i = 0; i < data_.months.size(); ++i) {
        if (!data_.months[i].now) {
            continue;
        }
        const Point at{x_of(frame, i), y_of(frame, *data_.months[i].now)};
        if (data_.months[i].outside) {  // a diamond, so that it shows without colour
            const double size = canvas.px(5);
            canvas.polygon({{at.x, at.y - size}, {at.x + size, at.y}, {at.x, at.y + size}, {at.x - size, at.y}},
                           theme.ink(Ink::bad), {}, 0);
        } else {
            canvas.disc(at, canvas.px(3), theme.ink(Ink::accent), {}, 0);
        }
    }
}

std::vector<Spot> Trend::spots(const Frame& frame, const wxRect& box) const
{
    std::vector<Spot> result;
    const double room = frame.plot.width / static_cast<double>(data_.months.size());
    for (std::size_t i = 0; i < data_.months.size(); ++i) {
        const int x = static_cast<int>(std::lround(x_of(frame, i) - room / 2));
        result.push_back({{x, frame.plot.y, static_cast<int>(std::lround(room)), box.GetBottom() - frame.plot.y}, 0,
                          static_cast<int>(i), data_.months[i].spoken, static_cast<Key>(i)});
    }
    return result;
}

std::vector<Spot> Trend::draw(Canvas& canvas, const wxRect& box) const
{
    header(canvas, box);
    const int top = header_height(canvas);
    const wxRect inner(box.x, box.y + top, box.width, std::max(1, box.height - top));
    if (!any()) {
        int y = box.y + title_height(canvas) + canvas.px(4);
        for (const std::string& one : canvas.wrap(data_.empty, box.width, Type::body, 4)) {
            canvas.text(one, box.x, y, Type::body, canvas.theme().ink(Ink::muted));
            y += canvas.line_height(Type::body);
        }
        return {};
    }
    const Frame where = frame(canvas, inner);
    axes(canvas, where);
    limits(canvas, where);
    marks(canvas, where);
    line(canvas, where, &MonthPoint::before, canvas.theme().ink(Ink::muted), true);
    line(canvas, where, &MonthPoint::now, canvas.theme().ink(Ink::accent), false);
    dots(canvas, where);
    return spots(where, inner);
}

Words2D Trend::words() const
{
    Words2D result{data_.title, {}, {}};
    if (!any()) {
        result.rows.push_back({data_.empty});
        return result;
    }
    for (const MonthPoint& month : data_.months) {
        result.rows.push_back({month.spoken});
    }
    return result;
}

}  // namespace

std::unique_ptr<Chart> make_trend(TrendData data) { return std::make_unique<Trend>(std::move(data)); }

}  // namespace zk::gui::charts
