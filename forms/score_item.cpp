#include "forms/exact.h"
#include "forms/reading.h"
#include "forms/reasons.h"
#include "forms/scoring.h"

#include <algorithm>

namespace zk::forms {

namespace {

class ItemScorer {
public:
    ItemScorer(const Form& form, const Answers& answers, int ask)
        : form_(form),
          answers_(answers),
          ask_(form.asks()[ask]),
          item_(form.item(ask_)),
          response_(answers.responses[ask]),
          in_sum_(item_.scored() && is_in_sum(form, ask_)),
          say_(form.standard(), item_, in_sum_ && !item_.optional)
    {
    }

    ItemScore run(bool asked)
    {
        if (!asked) {
            leave(Status::not_applicable, say_.not_asked());
        } else if (!claimed()) {
            switch (item_.kind) {
            case ItemKind::technique:
                technique();
                break;
            case ItemKind::ratio:
            case ItemKind::number:
                measured();
                break;
            case ItemKind::choice:
                choice();
                break;
            case ItemKind::text:
            case ItemKind::date:
                written();
                break;
            }
        }
        return std::move(out_);
    }

private:
    using Entries = std::vector<Entry>;

    void leave(Status status, Message reason)
    {
        out_.status = status;
        out_.reason = std::move(reason);
    }
    /// The share stands (or stands for now), and its points count.
    void award(Status status, const Rational& share, Message reason)
    {
        out_.share = share;
        if (sign(share) != 0) {
            out_.earned = product(share, item_.points.rational());
        }
        out_.counts = !item_.optional;
        leave(status, std::move(reason));
    }
    void zero(Status status, Message reason)
    {
        if (in_sum_ && !item_.optional) {
            award(status, 0, std::move(reason));
        } else {
            leave(status, std::move(reason));
        }
    }

    const Entry* entry(const Entries& entries, Field field) const
    {
        const int slot = form_.slot_of(ask_, field);
        return slot < 0 ? nullptr : &entries[slot];
    }
    const std::string& text(Field field) const
    {
        static const std::string nothing;
        const Entry* there = entry(answers_.entries, field);
        return there && there->period ? there->period->text : nothing;
    }
    Settled number(const Entries& entries, Field field, const Period& period) const
    {
        const int slot = form_.slot_of(ask_, field);
        return slot < 0 ? Settled{} : settle(form_.fact(form_.slots()[slot]), entries[slot], period);
    }

    bool claimed();
    bool is_early();
    void measured();
    void by_target(const Reading& reading);
    void by_improvement(const Reading& reading, const Reading& before);
    bool is_at_best() const;
    void technique();
    Rational cases_factor(const Settled& cases, Message& remark) const;
    void choice();
    void written();
    Status standing(const Reading& reading) const
    {
        return reading.half || reading.missing > 0 ? Status::partial : Status::scored;
    }

    const Form& form_;
    const Answers& answers_;
    const Ask& ask_;
    const Item& item_;
    const Response& response_;
    bool in_sum_;  ///< scored, in a dimension that counts here
    Reasons say_;
    ItemScore out_;
};

bool ItemScorer::claimed()
{
    if (!has_claim(response_)) {
        return false;
    }
    if (response_.claim == Claim::no_data) {
        zero(Status::no_data, say_.no_data(response_.reason));
    } else if (item_.na_allowed || response_.decision == Decision::accepted) {
        leave(Status::not_applicable, say_.not_applicable(response_.reason));
    } else {
        zero(Status::claim_pending, say_.claim_pending(response_.reason));
    }
    return true;
}

/// Before the follow-up is over nothing is judged, whatever has been typed.
bool ItemScorer::is_early()
{
    if (item_.follow_up_days <= 0 || !answers_.as_of) {
        return false;
    }
    const Date due = answers_.period.last.last_day() + boost::gregorian::days(item_.follow_up_days);
    if (*answers_.as_of >= due) {
        return false;
    }
    leave(Status::not_due, say_.not_due(due));
    return true;
}

void ItemScorer::measured()
{
    const Reading reading = read_measure(form_, ask_, answers_.entries, answers_.period, say_);
    out_.numerator = reading.top.number;
    out_.denominator = reading.bottom.number;
    out_.value = reading.value;
    Reading before = read_measure(form_, ask_, answers_.prior, answers_.period.year_before(), say_);
    if (before.half || before.missing > 0) {
        before.value.reset();  // a part of last year is no comparison
    }
    out_.prior = before.value;
    if (!out_.prior && response_.baseline) {
        out_.prior = response_.baseline->rational();
    }
    if (is_early()) {
        return;
    }
    if (reading.blank) {
        zero(Status::blank, say_.blank());
    } else if (!reading.contradiction.empty()) {
        zero(Status::error, reading.contradiction);
    } else if (reading.no_cases) {
        leave(Status::no_cases, say_.no_cases());
    } else if (!in_sum_) {
        leave(standing(reading) == Status::partial ? Status::partial : Status::observed,
              say_.observed(reading.missing, reading.half));
    } else if (item_.rule == Rule::improve) {
        by_improvement(reading, before);
    } else if (!reading.value) {
        zero(Status::partial, say_.incomplete(reading.missing, reading.half));
    } else {
        by_target(reading);
    }
}

void ItemScorer::by_target(const Reading& reading)
{
    const Rational& value = *reading.value;
    const auto bound = [&](const std::optional<Decimal>& limit) {
        return limit ? std::optional(for_period(item_, *limit, answers_.period)) : std::nullopt;
    };
    std::optional<Rational> full, floor;
    bool missed_low = item_.direction == Direction::higher;
    if (item_.direction == Direction::range) {
        const auto low = bound(item_.range_low);
        const auto high = bound(item_.range_high);
        missed_low = low && compare(value, *low) < 0;
        const bool missed = missed_low || (high && compare(value, *high) > 0);
        full = missed_low ? low : missed ? high : std::optional(value);
        floor = missed_low ? bound(item_.floor_low) : bound(item_.floor_high);
    } else {
        full = bound(item_.target);
        floor = bound(item_.floor);
    }
    if (!full) {
        leave(Status::observed, say_.observed(reading.missing, reading.half));
        return;
    }
    Rational share = 0;
    const auto reaches = [&](const Rational& limit) { return compare(value, limit) * (missed_low ? 1 : -1); };
    if (reaches(*full) >= 0) {
        share = 1;
    } else if (floor && !item_.all_or_nothing && reaches(*floor) > 0) {
        share = between(value, *floor, *full);
    }
    const Judged judged{value, reading.top.number, reading.bottom.number, full, floor, missed_low};
    award(standing(reading), share, say_.target(judged, share, reading.missing));
}

bool ItemScorer::is_at_best() const
{
    if (!item_.best) {
        return false;
    }
    const Rational best = item_.best->rational();
    return compare(*out_.value, best) * (item_.direction == Direction::lower ? -1 : 1) >= 0;
}

void ItemScorer::by_improvement(const Reading& reading, const Reading& before)
{
    const Status open = standing(reading) == Status::partial ? Status::partial : Status::observed;
    // Part of a year's count says nothing against the whole of another year's.
    const bool part_of_count = item_.kind == ItemKind::number && reading.missing > 0;
    if (!reading.value || part_of_count) {
        leave(Status::partial, say_.incomplete(reading.missing, reading.half));
        return;
    }
    const bool is_ratio = item_.kind == ItemKind::ratio;
    const Rational least = item_.min_denominator.rational();
    if (is_ratio && compare(*reading.bottom.number, least) < 0) {
        leave(open, say_.too_few(*reading.bottom.number, reading.missing));
        return;
    }
    if (is_at_best()) {
        award(standing(reading), 1, say_.at_best(*out_.value, reading.missing));
        return;
    }
    if (!out_.prior || item_.direction == Direction::range) {
        leave(open, say_.no_comparison(reading.missing));
        return;
    }
    if (is_ratio && before.value && compare(*before.bottom.number, least) < 0) {
        leave(open, say_.too_few_before(*before.bottom.number, reading.missing));
        return;
    }
    const Rational& prior = *out_.prior;
    const Rational gain =
        item_.direction == Direction::lower ? Rational(prior - *out_.value) : Rational(*out_.value - prior);
    const Rational allowed = item_.tolerance.rational() * (sign(prior) < 0 ? Rational(-prior) : prior);
    const int verdict = compare(gain, allowed) > 0 ? 1 : compare(gain, -allowed) < 0 ? -1 : 0;
    const Rational share = verdict > 0 ? Rational(1) : verdict == 0 ? item_.hold.rational() : Rational(0);
    award(standing(reading), share, say_.improved(verdict, *out_.value, prior, share, reading.missing));
}

Rational ItemScorer::cases_factor(const Settled& cases, Message& remark) const
{
    if (!item_.score_cases || !item_.min_cases || form_.slot_of(ask_, Field::cases) < 0) {
        return 1;
    }
    const Rational least = for_period(item_, *item_.min_cases, answers_.period);
    const Rational there = cases.number.value_or(Rational(0));
    if (compare(there, least) >= 0) {
        return 1;
    }
    remark = say_.below_min_cases(there, least);
    return item_.below_min_cases.rational();
}

void ItemScorer::technique()
{
    const Settled cases = number(answers_.entries, Field::cases, answers_.period);
    out_.numerator = cases.number;
    const Settled before = number(answers_.prior, Field::cases, answers_.period.year_before());
    if (before.missing_months == 0) {
        out_.prior = before.number;
    }
    if (is_early()) {
        return;
    }
    const std::string& status = text(Field::status);
    if (status.empty()) {
        zero(cases.blank ? Status::blank : Status::partial, cases.blank ? say_.blank() : say_.no_status());
        return;
    }
    const auto performed = performed_named(status);
    if (!performed) {
        zero(Status::error, say_.unknown_answer(status));
        return;
    }
    if (*performed == Performed::none) {
        zero(Status::not_carried_out, say_.not_carried_out());
        return;
    }
    const bool asks_cases = form_.slot_of(ask_, Field::cases) >= 0;
    const bool open = asks_cases && (cases.blank || cases.missing_months > 0);
    if (!in_sum_) {
        leave(open ? Status::partial : Status::observed,
              say_.observed(cases.missing_months, asks_cases && cases.blank));
        return;
    }
    Rational share = *performed == Performed::independent ? Rational(1)
                     : *performed == Performed::guided    ? item_.guided.rational()
                                                          : item_.visiting.rational();
    Message remark;
    share *= cases_factor(cases, remark);
    award(open ? Status::partial : Status::scored, share,
          say_.technique(*performed, std::move(remark), share, cases.missing_months, asks_cases && cases.blank));
}

void ItemScorer::choice()
{
    if (is_early()) {
        return;
    }
    const auto chosen = split_options(text(Field::choice));
    if (chosen.empty()) {
        zero(Status::blank, say_.blank());
        return;
    }
    Rational share = 0;
    bool exclusive = false;
    std::vector<const Option*> options;
    for (const std::string& id : chosen) {
        const auto option =
            std::find_if(item_.options.begin(), item_.options.end(), [&](const Option& one) { return one.id == id; });
        if (option == item_.options.end()) {
            zero(Status::error, say_.unknown_answer(id));
            return;
        }
        if (std::find(options.begin(), options.end(), &*option) == options.end()) {
            options.push_back(&*option);
            exclusive = exclusive || option->exclusive;
            share += option->share.rational();
        }
    }
    if (options.size() > 1 && (exclusive || !item_.several)) {
        zero(Status::error, say_.options_exclude_each_other());
    } else if (!in_sum_) {
        leave(Status::observed, say_.observed(0, false));
    } else {
        share = std::min(share, Rational(1));
        award(Status::scored, share, say_.options(options, share));
    }
}

void ItemScorer::written()
{
    if (is_early()) {
        return;
    }
    const bool blank = text(item_.kind == ItemKind::text ? Field::text : Field::date).empty();
    leave(blank ? Status::blank : Status::observed, blank ? say_.blank() : say_.observed(0, false));
}

}  // namespace

bool is_in_sum(const Form& form, const Ask& ask)
{
    const Section& section = form.sections()[ask.section];
    const int dimension = form.item(ask).dimension;
    if (section.specialty < 0 || !form.standard().dimensions[dimension].scored) {
        return false;
    }
    const auto& weights = form.standard().specialties[section.specialty].weights;
    return dimension < static_cast<int>(weights.size()) && weights[dimension].has_value();
}

bool is_performed(const Form& form, const Answers& answers, int ask)
{
    const int slot = form.slot_of(form.asks()[ask], Field::status);
    if (slot < 0 || !answers.entries[slot].period || has_claim(answers.responses[ask])) {
        return false;
    }
    const auto performed = performed_named(answers.entries[slot].period->text);
    return performed && *performed != Performed::none;
}

bool has_claim(const Response& response)
{
    return response.claim == Claim::no_data ||
           (response.claim == Claim::not_applicable && response.decision != Decision::refused);
}

Rational for_period(const Item& item, const Decimal& annual, const Period& period)
{
    const Rational whole = annual.rational();
    return item.annual && period.months() != 12 ? Rational(whole * Rational(period.months(), 12)) : whole;
}

ItemScore score_item(const Form& form, const Answers& answers, int ask, int depth)
{
    return ItemScorer(form, answers, ask).run(is_asked(form, answers, ask, depth));
}

}  // namespace zk::forms
