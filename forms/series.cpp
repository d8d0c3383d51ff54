#include "forms/series.h"

#include "forms/exact.h"

#include <algorithm>
#include <cmath>

namespace zk::forms {

namespace {

constexpr int baseline_months = 12;
constexpr int least_expected = 5;

using Entries = std::vector<Entry>;

/// Both halves of what is drawn; a count or number has only the first.
struct Halves {
    int top = -1, bottom = -1;   ///< indices in Form::slots
};

Halves halves(const Form& form, const Ask& ask)
{
    switch (form.item(ask).kind) {
    case ItemKind::ratio: return {form.slot_of(ask, Field::numerator), form.slot_of(ask, Field::denominator)};
    case ItemKind::number: return {form.slot_of(ask, Field::value), -1};
    case ItemKind::technique: return {form.slot_of(ask, Field::cases), -1};
    case ItemKind::choice:
    case ItemKind::text:
    case ItemKind::date: break;
    }
    return {};
}

bool by_month(const Form& form, const Entries& entries, int slot)
{
    const Aggregation aggregation = form.fact(form.slots()[slot]).aggregation;
    return (aggregation == Aggregation::sum || aggregation == Aggregation::last) && entries[slot].mode == Mode::months;
}

std::optional<Rational> month_value(const Entry& entry, Month month)
{
    const auto at = std::lower_bound(entry.months.begin(), entry.months.end(), month,
                                     [](const auto& one, Month wanted) { return one.first < wanted; });
    if (at == entry.months.end() || at->first != month) {
        return {};
    }
    return at->second.rational();
}

void judge(const Item& item, SeriesPoint& point)
{
    if (item.kind != ItemKind::ratio) {
        point.value = point.numerator;
        point.gap = point.value ? Gap::none : Gap::missing;
        return;
    }
    if (!point.numerator || !point.denominator) {
        return;
    }
    const bool above = item.form == RatioForm::proportion && compare(*point.numerator, *point.denominator) > 0;
    if (sign(*point.denominator) == 0) {
        point.gap = sign(*point.numerator) == 0 ? Gap::no_cases : Gap::error;
    } else if (above || sign(*point.denominator) < 0) {
        point.gap = Gap::error;
    } else {
        point.value = ratio(*point.numerator, *point.denominator, item.scale.rational());
        point.gap = Gap::none;
    }
}

std::vector<SeriesPoint> points(const Form& form, const Item& item, Halves halves, const Entries& entries,
                                const Period& period)
{
    const bool tops = by_month(form, entries, halves.top);
    const bool bottoms = halves.bottom >= 0 && by_month(form, entries, halves.bottom);
    std::vector<SeriesPoint> result;
    for (Month month = period.first; month <= period.last; month = month + 1) {
        SeriesPoint point;
        point.month = month;
        if (tops) {
            point.numerator = month_value(entries[halves.top], month);
        }
        if (bottoms) {
            point.denominator = month_value(entries[halves.bottom], month);
        }
        judge(item, point);
        result.push_back(std::move(point));
    }
    return result;
}

bool has_value(const SeriesPoint& point)
{
    return point.value.has_value();
}

ControlLimits::Pair limits_of(const SeriesPoint& point, const Rational& share, double scale)
{
    const Rational expected = *point.denominator * share;
    if (compare(expected, least_expected) < 0 || compare(*point.denominator - expected, least_expected) < 0) {
        return {};
    }
    const Rational variance = share * (1 - share) / *point.denominator;
    const double mean = share.convert_to<double>();
    const double reach = 3 * std::sqrt(variance.convert_to<double>());
    const Rational off = *point.numerator / *point.denominator - share;
    return {std::max(0.0, mean - reach) * scale, std::min(1.0, mean + reach) * scale,
            compare(off * off, 9 * variance) > 0};
}

std::optional<ControlLimits> limits(const Item& item, const Series& series)
{
    if (item.kind != ItemKind::ratio || item.form != RatioForm::proportion ||
        std::count_if(series.before.begin(), series.before.end(), has_value) < baseline_months) {
        return {};
    }
    ExactSum top, bottom;
    for (const SeriesPoint& point : series.before) {
        if (point.value) {
            top.add(*point.numerator);
            bottom.add(*point.denominator);
        }
    }
    const Rational share = ratio(top.value(), bottom.value(), 1);
    const double scale = item.scale.to_double();
    ControlLimits result;
    result.mean = share.convert_to<double>() * scale;
    for (const SeriesPoint& point : series.now) {
        result.months.push_back(point.value ? limits_of(point, share, scale) : ControlLimits::Pair{});
    }
    const bool any = std::any_of(result.months.begin(), result.months.end(),
                                 [](const ControlLimits::Pair& pair) { return pair.lower.has_value(); });
    return any ? std::optional(result) : std::nullopt;
}

}   // namespace

bool Series::empty() const
{
    return std::none_of(now.begin(), now.end(), has_value) && std::none_of(before.begin(), before.end(), has_value);
}

Series series(const Form& form, const Answers& answers, int ask)
{
    const Ask& asked = form.asks()[ask];
    const Item& item = form.item(asked);
    const Halves facts = halves(form, asked);
    Series result;
    if (facts.top < 0) {
        return result;
    }
    const auto monthly = [&](const Entries& entries) {
        return by_month(form, entries, facts.top) && (facts.bottom < 0 || by_month(form, entries, facts.bottom));
    };
    result.monthly = monthly(answers.entries) || monthly(answers.prior);
    result.now = points(form, item, facts, answers.entries, answers.period);
    result.before = points(form, item, facts, answers.prior, answers.period.year_before());
    result.limits = limits(item, result);
    return result;
}

}   // namespace zk::forms
