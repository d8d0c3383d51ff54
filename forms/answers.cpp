#include "forms/answers.h"

#include <algorithm>

namespace zk::forms {

namespace {

/// Σ of months. Counts have one scale and a dozen of them fit into 64 bits; anything else is rare and goes by
/// rationals.
Rational sum_of(const std::vector<std::pair<Month, Decimal>>& months)
{
    const int scale = months.front().second.scale();
    const bool alike = months.size() <= 1000 && std::all_of(months.begin(), months.end(), [&](const auto& month) {
                           return month.second.scale() == scale;
                       });
    if (alike) {
        std::int64_t sum = 0;
        for (const auto& month : months) {
            sum += month.second.mantissa();
        }
        return scale == 0 ? Rational(sum) : Rational(sum) * Decimal(1, scale).rational();
    }
    Rational sum = 0;
    for (const auto& month : months) {
        sum += month.second.rational();
    }
    return sum;
}

Settled settle_period(const Entry& entry)
{
    Settled settled;
    if (entry.period) {
        settled.blank = !entry.period->number && entry.period->text.empty();
        if (entry.period->number) {
            settled.number = entry.period->number->rational();
        }
    }
    return settled;
}

}  // namespace

Settled settle(const Fact& fact, const Entry& entry, const Period& period)
{
    const bool by_month = fact.aggregation == Aggregation::sum || fact.aggregation == Aggregation::last;
    if (!by_month || entry.mode == Mode::period) {
        return settle_period(entry);
    }
    Settled settled;
    settled.blank = entry.months.empty();
    if (fact.aggregation == Aggregation::last) {
        settled.missing_months = settled.blank || entry.months.back().first != period.last ? 1 : 0;
        if (!settled.blank) {
            settled.number = entry.months.back().second.rational();
        }
        return settled;
    }
    settled.missing_months = period.months() - static_cast<int>(entry.months.size());
    if (!settled.blank) {
        settled.number = sum_of(entry.months);
    }
    return settled;
}

Answers::Answers(const Form& form, const Period& over)
    : period(over), entries(form.slots().size()), prior(form.slots().size()), responses(form.asks().size())
{
}

std::vector<std::string> split_options(const std::string& text)
{
    std::vector<std::string> options;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('|', at), text.size());
        if (end > at) {
            options.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return options;
}

}  // namespace zk::forms
