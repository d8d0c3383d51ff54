#include "forms/reasons.h"

#include "forms/exact.h"
#include "forms/input.h"

namespace zk::forms {

namespace {

/// A count, or another typed number, as it would be typed.
std::string plain(const Rational& number)
{
    return publish(number, 6).str();
}

Argument reason_given(const std::string& reason)
{
    if (!reason.empty()) {
        return reason;
    }
    return std::vector<Message>{{"score.no_reason", ZK_TR("no reason given"), {}}};
}

Message missing_months(int missing)
{
    return {"score.months_missing",
            ZK_TR("months without a value: {missing}, so this is provisional"),
            {{"missing", Decimal(missing)}}};
}

}  // namespace

std::string Reasons::points() const
{
    return item_.points.fixed(standard_.decimals);
}

/// The value with its unit. Rounded as the item shows it, but never so far that it looks equal to `unlike`.
Argument Reasons::measure(const Rational& value, const Rational* unlike) const
{
    int decimals = item_.decimals;
    Decimal shown = publish(value, decimals);
    while (unlike && decimals < 12 && shown.rational() == *unlike && value != *unlike) {
        shown = publish(value, ++decimals);
    }
    std::string number = shown.fixed(decimals);
    if (item_.unit.empty()) {
        return number;
    }
    return Text{number + item_.unit.zh, number + (unit_is_sign() ? "" : " ") + item_.unit.en};
}

bool Reasons::unit_is_sign() const
{
    return item_.unit.en.starts_with('%') || item_.unit.en.starts_with("‰");
}

/// A target or floor stands beside a value with its unit: "%" is said again, for 75 % is no 75, a longer unit is not.
Argument Reasons::limit(const Rational& value) const
{
    const std::string number = publish(value, 6).str();
    return unit_is_sign() ? Argument(Text{number + item_.unit.zh, number + item_.unit.en}) : Argument(number);
}

Message Reasons::with_points(const char* code, std::vector<Message> judgement, const Rational& share) const
{
    const Rational full = item_.points.rational();
    using boost::multiprecision::denominator;
    using boost::multiprecision::numerator;
    const Decimal earned =
        publish(numerator(share) * numerator(full), denominator(share) * denominator(full), standard_.decimals);
    return {code,
            ZK_TR("{judgement}: {points} {points|point|points} × {share} = {earned}"),
            {{"judgement", std::move(judgement)},
             {"points", points()},
             {"share", publish(share, 3).fixed(3)},
             {"earned", earned.fixed(standard_.decimals)}}};
}

Message Reasons::unscored(std::vector<Message> sentences, const char* code) const
{
    if (sentences.size() == 1) {
        return std::move(sentences.front());
    }
    return {code, ZK_TR("{sentences}"), {{"sentences", std::move(sentences)}}};
}

Message Reasons::not_asked() const
{
    return {"score.not_asked", ZK_TR("not asked: what it depends on is not carried out or not answered"), {}};
}

Message Reasons::not_applicable(const std::string& reason) const
{
    return {"score.not_applicable", ZK_TR("not applicable: {reason}"), {{"reason", reason_given(reason)}}};
}

/// A sentence that ends in "0 of {points} points" where the points count, and without it where none are at stake.
Message Reasons::nothing_earned(const char* code, const char* counting, const char* uncounted,
                                std::vector<std::pair<const char*, Argument>> arguments) const
{
    if (counts_) {
        arguments.emplace_back("points", points());
    }
    return {code, counts_ ? counting : uncounted, std::move(arguments)};
}

Message Reasons::claim_pending(const std::string& reason) const
{
    return nothing_earned(
        "score.claim_pending",
        ZK_TR("claimed to be not applicable ({reason}): 0 of {points} {points|point|points} until the administrator accepts it"),
        ZK_TR("claimed to be not applicable ({reason}), not accepted yet"), {{"reason", reason_given(reason)}});
}

Message Reasons::no_data(const std::string& reason) const
{
    return nothing_earned("score.no_data", ZK_TR("no data ({reason}): 0 of {points} {points|point|points}"),
                          ZK_TR("no data ({reason})"), {{"reason", reason_given(reason)}});
}

Message Reasons::not_due(const Date& due) const
{
    return {"score.not_due",
            ZK_TR("its follow-up of {days} {days|day|days} ends on {date}: not judged before"),
            {{"days", Decimal(item_.follow_up_days)}, {"date", iso(due)}}};
}

Message Reasons::blank() const
{
    return nothing_earned("score.blank", ZK_TR("not answered yet: 0 of {points} {points|point|points}"), ZK_TR("not answered yet"),
                          {});
}

Message Reasons::no_status() const
{
    return nothing_earned("score.no_status",
                          ZK_TR("cases are given, but not how it is carried out: 0 of {points} {points|point|points}"),
                          ZK_TR("cases are given, but not how it is carried out"), {});
}

Message Reasons::observed(int missing, bool half) const
{
    std::vector<Message> sentences;
    if (item_.rule == Rule::sentinel) {
        sentences.push_back({"score.sentinel", ZK_TR("sentinel event: never scored, every case is reviewed"), {}});
    } else {
        sentences.push_back({"score.observed", ZK_TR("shown, not scored"), {}});
    }
    if (missing > 0) {
        sentences.push_back(missing_months(missing));
    } else if (half) {
        sentences.push_back({"score.half", ZK_TR("one of its numbers is missing"), {}});
    }
    return unscored(std::move(sentences), "score.observed_partial");
}

Message Reasons::no_cases() const
{
    return {"score.no_cases", ZK_TR("no cases in the period: its points leave the sum"), {}};
}

Message Reasons::incomplete(int missing, bool half) const
{
    if (missing > 0) {
        return {"score.incomplete_months",
                ZK_TR("months without a value: {missing}; too little to judge it yet"),
                {{"missing", Decimal(missing)}}};
    }
    return {half ? "score.incomplete_half" : "score.incomplete",
            ZK_TR("one of its numbers is missing: it cannot be judged yet"),
            {}};
}

Message Reasons::negative(const Rational& number) const
{
    return {"score.negative",
            ZK_TR("{number} is negative: not scored until it is corrected at its source"),
            {{"number", plain(number)}}};
}

Message Reasons::zero_denominator(const Rational& numerator) const
{
    return {"score.zero_denominator",
            ZK_TR("numerator {numerator} with a denominator of 0: not scored until it is corrected at its source"),
            {{"numerator", plain(numerator)}}};
}

Message Reasons::numerator_exceeds(const Rational& numerator, const Rational& denominator) const
{
    return {"score.numerator_exceeds_denominator",
            ZK_TR("numerator {numerator} is larger than denominator {denominator}: not scored until it is corrected at "
                  "its source"),
            {{"numerator", plain(numerator)}, {"denominator", plain(denominator)}}};
}

Message Reasons::unknown_answer(const std::string& text) const
{
    return {"score.unknown_answer",
            ZK_TR("the answer “{text}” is not one this standard knows: choose again"),
            {{"text", text}}};
}

Message Reasons::options_exclude_each_other() const
{
    return {"score.options_exclude", ZK_TR("the options chosen exclude each other: choose again"), {}};
}

/// What the missing share is made of, in cases.
void Reasons::missed_cases(const Judged& judged, std::vector<Message>& into) const
{
    if (item_.kind != ItemKind::ratio || item_.form != RatioForm::proportion || !judged.numerator ||
        !judged.denominator) {
        return;
    }
    if (judged.low) {
        into.push_back({"score.cases_missed",
                        ZK_TR("{missed} of {denominator} {denominator|case|cases} did not meet it"),
                        {{"missed", plain(*judged.denominator - *judged.numerator)},
                         {"denominator", plain(*judged.denominator)}}});
    } else {
        into.push_back({"score.cases_affected",
                        ZK_TR("{numerator} of {denominator} {denominator|case|cases} {numerator|is|are} concerned"),
                        {{"numerator", plain(*judged.numerator)}, {"denominator", plain(*judged.denominator)}}});
    }
}

Message Reasons::target(const Judged& judged, const Rational& share, int missing) const
{
    const bool range = item_.direction == Direction::range;
    const bool met = is_one(share);
    std::vector<Message> parts;
    const auto say = [&](const char* code, const char* pattern, bool with_floor) {
        Message message{code, pattern, {}};
        message.arguments.reserve(3);
        message.arguments.emplace_back("value", measure(judged.value, met ? nullptr : &*judged.full));
        if (!(range && met)) {
            message.arguments.emplace_back("target", limit(*judged.full));
        }
        if (with_floor) {
            message.arguments.emplace_back("floor", limit(*judged.floor));
        }
        parts.push_back(std::move(message));
    };
    if (met) {
        if (range) {
            say("score.in_range", ZK_TR("{value} lies inside the range"), false);
        } else {
            say("score.target_met", ZK_TR("{value} meets the target {target}"), false);
        }
    } else if (item_.all_or_nothing || !judged.floor) {
        judged.low ? say("score.below_target", ZK_TR("{value} is below the target {target}: all or nothing"), false)
                   : say("score.above_target", ZK_TR("{value} is above the target {target}: all or nothing"), false);
    } else if (sign(share) == 0) {
        judged.low ? say("score.at_floor_low",
                         ZK_TR("{value} does not exceed {floor}, where points begin (target {target})"), true)
                   : say("score.at_floor_high",
                         ZK_TR("{value} is not under {floor}, where points begin (target {target})"), true);
    } else {
        judged.low ? say("score.below_target_above_floor",
                         ZK_TR("{value} is below the target {target} and above the floor {floor}"), true)
                   : say("score.above_target_below_floor",
                         ZK_TR("{value} is above the target {target} and below the floor {floor}"), true);
    }
    const char* code = parts.front().code;
    if (!met) {
        missed_cases(judged, parts);
    }
    if (missing > 0) {
        parts.push_back(missing_months(missing));
    }
    return with_points(code, std::move(parts), share);
}

Message Reasons::too_few(const Rational& denominator, int missing) const
{
    std::vector<Message> parts{{"score.too_few",
                                ZK_TR("only {denominator} {denominator|case|cases}, fewer than {least}: chance would decide, so it is "
                                      "not scored; review the cases one by one"),
                                {{"denominator", plain(denominator)}, {"least", item_.min_denominator.str()}}}};
    if (missing > 0) {
        parts.push_back(missing_months(missing));
    }
    return unscored(std::move(parts), "score.too_few_partial");
}

Message Reasons::too_few_before(const Rational& denominator, int missing) const
{
    std::vector<Message> parts{
        {"score.too_few_before",
         ZK_TR("only {denominator} {denominator|case|cases} in the same period of last year, fewer than "
               "{least}: no fair comparison, so it is not scored; review the cases one by one"),
         {{"denominator", plain(denominator)}, {"least", item_.min_denominator.str()}}}};
    if (missing > 0) {
        parts.push_back(missing_months(missing));
    }
    return unscored(std::move(parts), "score.too_few_before_partial");
}

Message Reasons::no_comparison(int missing) const
{
    std::vector<Message> parts{{"score.no_comparison",
                                ZK_TR("no complete value of the same period of last year to compare with, so it is not "
                                      "scored; review the cases one by one"),
                                {}}};
    if (missing > 0) {
        parts.push_back(missing_months(missing));
    }
    return unscored(std::move(parts), "score.no_comparison_partial");
}

Message Reasons::at_best(const Rational& value, int missing) const
{
    std::vector<Message> parts{
        {"score.at_best", ZK_TR("{value} is the best value possible"), {{"value", measure(value)}}}};
    if (missing > 0) {
        parts.push_back(missing_months(missing));
    }
    return with_points("score.at_best", std::move(parts), 1);
}

Message Reasons::improved(int verdict, const Rational& value, const Rational& prior, const Rational& share,
                          int missing) const
{
    const char* code = verdict > 0 ? "score.better" : verdict == 0 ? "score.held" : "score.worse";
    const char* pattern =
        verdict > 0 ? ZK_TR("{value} after {prior} in the same period of last year: better by more than {tolerance} %")
        : verdict == 0
            ? ZK_TR("{value} after {prior} in the same period of last year: held within {tolerance} %")
            : ZK_TR("{value} after {prior} in the same period of last year: worse by more than {tolerance} %");
    std::vector<Message> parts{{code,
                                pattern,
                                {{"value", measure(value, &prior)},
                                 {"prior", measure(prior, &value)},
                                 {"tolerance", plain(item_.tolerance.rational() * 100)}}}};
    if (missing > 0) {
        parts.push_back(missing_months(missing));
    }
    return with_points(code, std::move(parts), share);
}

Message Reasons::below_min_cases(const Rational& cases, const Rational& least) const
{
    return {"score.below_min_cases",
            ZK_TR("{cases} {cases|case is|cases are} fewer than {least}: share × {factor}"),
            {{"cases", plain(cases)}, {"least", plain(least)}, {"factor", item_.below_min_cases.str()}}};
}

Message Reasons::technique(Performed performed, Message remark, const Rational& share, int missing,
                           bool cases_blank) const
{
    std::vector<Message> parts{{"score.performed", ZK_TR("{performed}"), {{"performed", title(performed)}}}};
    if (!remark.empty()) {
        parts.push_back(std::move(remark));
    }
    if (cases_blank) {
        parts.push_back({"score.cases_missing", ZK_TR("the number of cases is missing, so this is provisional"), {}});
    } else if (missing > 0) {
        parts.push_back(missing_months(missing));
    }
    return with_points("score.performed", std::move(parts), share);
}

Message Reasons::not_carried_out() const
{
    return nothing_earned("score.not_carried_out", ZK_TR("not carried out: 0 of {points} {points|point|points}"),
                          ZK_TR("not carried out"), {});
}

Message Reasons::options(const std::vector<const Option*>& chosen, const Rational& share) const
{
    std::vector<Message> parts;
    for (const Option* option : chosen) {
        parts.push_back({"score.option", ZK_TR("{option}"), {{"option", option->title}}});
    }
    return with_points("score.options", std::move(parts), share);
}

}  // namespace zk::forms
