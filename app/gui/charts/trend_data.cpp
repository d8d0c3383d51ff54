#include "app/gui/charts/trend_data.h"

namespace zk::gui::charts {

using forms::Decimal;
using forms::Gap;
using forms::Message;
using forms::Rational;

namespace {

class TrendBuilder {
public:
    TrendBuilder(const forms::Item& item, const forms::Series& series, const Say& say) : item_(item), series_(series), say_(say)
    {
    }

    MonthPoint point(std::size_t index) const;
    std::vector<Mark> marks() const;

private:
    std::string number(const Rational& value) const
    {
        return item_.kind == forms::ItemKind::ratio ? forms::publish(value, item_.decimals).fixed(item_.decimals)
                                                    : forms::publish(value, 6).str();
    }
    static double drawn(const Rational& value) { return forms::publish(value, 6).to_double(); }
    std::string gap_mark(Gap gap) const;
    std::string gap_word(Gap gap) const;
    std::string spoken(const forms::SeriesPoint& point) const;

    const forms::Item& item_;
    const forms::Series& series_;
    const Say& say_;
};

/// One or two characters below the axis.
std::string TrendBuilder::gap_mark(Gap gap) const
{
    switch (gap) {
    case Gap::none: return {};
    case Gap::missing: return say_(ZK_TR("gap"));
    case Gap::no_cases: return say_(ZK_TR("0/0"));
    case Gap::error: return say_(ZK_TR("wrong"));
    }
    return {};
}

std::string TrendBuilder::gap_word(Gap gap) const
{
    switch (gap) {
    case Gap::none: return {};
    case Gap::missing: return say_(ZK_TR("not filled in"));
    case Gap::no_cases: return say_(ZK_TR("no cases"));
    case Gap::error: return say_(ZK_TR("numbers contradict each other"));
    }
    return {};
}

std::string TrendBuilder::spoken(const forms::SeriesPoint& point) const
{
    if (!point.value) {
        return gap_word(point.gap);
    }
    std::string text = number(*point.value);
    if (!item_.unit.empty()) {
        text += (say_(item_.unit) == "%" ? "" : " ") + say_(item_.unit);
    }
    if (point.denominator) {
        text += say_.in_brackets(forms::publish(*point.numerator, 6).str() + "/" + forms::publish(*point.denominator, 6).str());
    }
    return text;
}

MonthPoint TrendBuilder::point(std::size_t index) const
{
    const forms::SeriesPoint& now = series_.now[index];
    MonthPoint result;
    result.label = say_(Message{"gui.month_short", ZK_TR("{month}"), {{"month", std::to_string(now.month.month())}}});
    result.spoken = now.month.str() + " " + spoken(now);
    if (now.value) {
        result.now = drawn(*now.value);
    } else {
        result.gap = gap_mark(now.gap);
    }
    if (index < series_.before.size() && series_.before[index].value) {
        result.before = drawn(*series_.before[index].value);
        result.spoken += say_.stop() + say_(Message{"gui.last_year", ZK_TR("last year: {value}"), {{"value", spoken(series_.before[index])}}});
    }
    if (series_.limits && index < series_.limits->months.size()) {
        const auto& pair = series_.limits->months[index];
        result.lower = pair.lower;
        result.upper = pair.upper;
        result.outside = pair.outside;
        if (pair.outside) {
            result.spoken += say_.stop() + say_(ZK_TR("outside the control limits"));
        }
    }
    return result;
}

/// A target for the sum of the period says nothing about one month, so counts have no lines.
std::vector<Mark> TrendBuilder::marks() const
{
    std::vector<Mark> marks;
    if (item_.rule != forms::Rule::target || item_.kind != forms::ItemKind::ratio) {
        return marks;
    }
    const auto add = [&](const std::optional<Decimal>& value, const char* word) {
        if (value) {
            marks.push_back({value->to_double(), say_(word) + " " + value->str()});
        }
    };
    if (item_.direction == forms::Direction::range) {
        add(item_.range_low, ZK_TR("Range from"));
        add(item_.range_high, ZK_TR("Range to"));
    } else {
        add(item_.target, ZK_TR("Target"));
        add(item_.floor, ZK_TR("Floor"));
    }
    return marks;
}

}  // namespace

TrendData trend_of(const forms::Item& item, const forms::Series& series, const forms::Period& period, const Say& say)
{
    TrendData data;
    data.title = say(item.title);
    data.unit = say(item.unit);
    const forms::Period before = period.year_before();
    data.now = say(forms::Text{period.zh(), period.en()});
    data.before = say(forms::Text{before.zh(), before.en()});
    if (!series.monthly) {
        data.empty = say(ZK_TR("No months: this item is filled in for the whole period."));
        return data;
    }
    data.empty = say(ZK_TR("No month has a value yet."));
    const TrendBuilder builder(item, series, say);
    for (std::size_t i = 0; i < series.now.size(); ++i) {
        data.months.push_back(builder.point(i));
    }
    data.marks = builder.marks();
    if (series.limits) {
        data.limits = say(ZK_TR("Control limits (p chart)"));
    }
    data.least = item.kind == forms::ItemKind::number ? std::nullopt : std::optional(0.0);
    if (item.kind == forms::ItemKind::ratio && item.form == forms::RatioForm::proportion) {
        data.most = item.scale.to_double();
    }
    return data;
}

}  // namespace zk::gui::charts
