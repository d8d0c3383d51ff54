#include "forms/reading.h"

#include "forms/exact.h"

#include <algorithm>

namespace zk::forms {

namespace {

/// Months that both numbers have: while some are missing, Σn and Σd must at least speak of the same ones.
void keep_common_months(Entry& one, Entry& other)
{
    const auto missing_in = [](const Entry& entry) {
        return [&entry](const auto& month) {
            return std::none_of(entry.months.begin(), entry.months.end(),
                                [&](const auto& there) { return there.first == month.first; });
        };
    };
    std::erase_if(one.months, missing_in(other));
    std::erase_if(other.months, missing_in(one));
}

class Reader {
public:
    Reader(const Form& form, const Ask& ask, const std::vector<Entry>& entries, const Period& period,
           const Reasons& say)
        : form_(form), ask_(ask), item_(form.item(ask)), entries_(entries), period_(period), say_(say)
    {
    }

    Reading read() const;

private:
    Settled number(Field field) const
    {
        const int slot = form_.slot_of(ask_, field);
        return slot < 0 ? Settled{} : settle(form_.fact(form_.slots()[slot]), entries_[slot], period_);
    }
    void read_ratio(Reading& reading) const;
    void judge_ratio(Reading& reading) const;

    const Form& form_;
    const Ask& ask_;
    const Item& item_;
    const std::vector<Entry>& entries_;
    const Period& period_;
    const Reasons& say_;
};

Reading Reader::read() const
{
    Reading reading;
    if (item_.kind == ItemKind::ratio) {
        read_ratio(reading);
        judge_ratio(reading);
        return reading;
    }
    reading.top = number(Field::value);
    reading.blank = reading.top.blank;
    reading.missing = reading.top.missing_months;
    reading.value = reading.top.number;
    if (reading.value && sign(*reading.value) < 0 &&
        !form_.standard().facts[item_.inputs.front().fact].may_be_negative) {
        reading.contradiction = say_.negative(*reading.value);
        reading.value.reset();
    }
    return reading;
}

void Reader::read_ratio(Reading& reading) const
{
    reading.top = number(Field::numerator);
    reading.bottom = number(Field::denominator);
    reading.blank = reading.top.blank && reading.bottom.blank;
    reading.half = reading.top.blank != reading.bottom.blank;
    reading.missing = std::max(reading.top.missing_months, reading.bottom.missing_months);
    if (reading.blank || reading.half || reading.missing == 0) {
        return;
    }
    const Entry& top = entries_[form_.slot_of(ask_, Field::numerator)];
    const Entry& bottom = entries_[form_.slot_of(ask_, Field::denominator)];
    const Fact& top_fact = form_.standard().facts[item_.fact(Field::numerator)];
    const Fact& bottom_fact = form_.standard().facts[item_.fact(Field::denominator)];
    const auto is_sum = [](const Entry& one, const Fact& fact) {
        return one.mode == Mode::months && fact.aggregation == Aggregation::sum;
    };
    if (is_sum(top, top_fact) && is_sum(bottom, bottom_fact)) {
        Entry common_top = top;
        Entry common_bottom = bottom;
        keep_common_months(common_top, common_bottom);
        reading.missing = period_.months() - static_cast<int>(common_top.months.size());
        reading.top.number = settle(top_fact, common_top, period_).number;
        reading.bottom.number = settle(bottom_fact, common_bottom, period_).number;
    } else if ((is_sum(top, top_fact) && reading.top.missing_months > 0) ||
               (is_sum(bottom, bottom_fact) && reading.bottom.missing_months > 0)) {
        // Some months of the one against a whole period of the other is no ratio, not even a provisional one.
        reading.half = true;
    }
}

void Reader::judge_ratio(Reading& reading) const
{
    if (reading.blank || reading.half || !reading.top.number || !reading.bottom.number) {
        return;
    }
    const Rational& top = *reading.top.number;
    const Rational& bottom = *reading.bottom.number;
    const bool negative_top = sign(top) < 0 && !form_.standard().facts[item_.fact(Field::numerator)].may_be_negative;
    if (negative_top || sign(bottom) < 0) {
        reading.contradiction = say_.negative(negative_top ? top : bottom);
    } else if (sign(bottom) == 0 && sign(top) != 0) {
        reading.contradiction = say_.zero_denominator(top);
    } else if (item_.form == RatioForm::proportion && compare(top, bottom) > 0) {
        reading.contradiction = say_.numerator_exceeds(top, bottom);
    } else if (sign(bottom) == 0) {
        reading.no_cases = reading.missing == 0;
    } else {
        reading.value = ratio(top, bottom, item_.scale.rational());
    }
}

}  // namespace

Reading read_measure(const Form& form, const Ask& ask, const std::vector<Entry>& entries, const Period& period,
                     const Reasons& say)
{
    return Reader(form, ask, entries, period, say).read();
}

}  // namespace zk::forms
