// The sentence behind each score: why it has this share, with the numbers. Names what was missed and never what to
// write instead: nothing here may suggest changing counts.
#pragma once

#include "forms/scoring.h"

namespace zk::forms {

/// A value held against its limits. `low`: it had to be at least `full`, otherwise at most.
struct Judged {
    const Rational& value;
    const std::optional<Rational>& numerator;
    const std::optional<Rational>& denominator;
    const std::optional<Rational>& full;
    const std::optional<Rational>& floor;
    bool low;
};

class Reasons {
public:
    /// counts: points of the item are at stake here.
    Reasons(const Standard& standard, const Item& item, bool counts) : standard_(standard), item_(item), counts_(counts)
    {
    }

    Message not_asked() const;
    Message not_applicable(const std::string& reason) const;
    Message claim_pending(const std::string& reason) const;
    Message no_data(const std::string& reason) const;
    Message not_due(const Date& due) const;
    Message blank() const;
    Message no_status() const;
    Message observed(int missing, bool half) const;
    Message no_cases() const;
    Message incomplete(int missing, bool half) const;

    Message negative(const Rational& number) const;
    Message zero_denominator(const Rational& numerator) const;
    Message numerator_exceeds(const Rational& numerator, const Rational& denominator) const;
    Message unknown_answer(const std::string& text) const;
    Message options_exclude_each_other() const;

    Message target(const Judged& judged, const Rational& share, int missing) const;
    Message too_few(const Rational& denominator, int missing) const;
    Message too_few_before(const Rational& denominator, int missing) const;
    Message no_comparison(int missing) const;
    Message at_best(const Rational& value, int missing) const;
    /// verdict: 1 better, 0 within the tolerance, -1 worse.
    Message improved(int verdict, const Rational& value, const Rational& prior, const Rational& share,
                     int missing) const;
    Message technique(Performed performed, Message remark, const Rational& share, int missing, bool cases_blank) const;
    Message below_min_cases(const Rational& cases, const Rational& least) const;
    Message not_carried_out() const;
    Message options(const std::vector<const Option*>& chosen, const Rational& share) const;

private:
    std::string points() const;
    Message nothing_earned(const char* code, const char* counting, const char* uncounted,
                           std::vector<std::pair<const char*, Argument>> arguments) const;
    Argument measure(const Rational& value, const Rational* unlike = nullptr) const;
    Argument limit(const Rational& value) const;
    bool unit_is_sign() const;
    void missed_cases(const Judged& judged, std::vector<Message>& into) const;
    Message with_points(const char* code, std::vector<Message> judgement, const Rational& share) const;
    Message unscored(std::vector<Message> sentences, const char* code) const;

    const Standard& standard_;
    const Item& item_;
    bool counts_;
};

}  // namespace zk::forms
