#include "forms/findings.h"

#include "forms/circumstances.h"
#include "forms/exact.h"
#include "forms/identifiers.h"
#include "forms/identity.h"
#include "forms/scoring.h"

#include <algorithm>

namespace zk::forms {

namespace {

using Arguments = std::vector<std::pair<const char*, Argument>>;

std::string plain(const Rational& number)
{
    return publish(number, 6).str();
}

/// The findings of one question. A finding belongs to the question that is asked; where two questions share a number,
/// both show it, each under its own key.
class Checker {
public:
    Checker(const Form& form, const Answers& answers, const Scorecard& card, int ask, std::vector<Finding>& into)
        : form_(form),
          answers_(answers),
          index_(ask),
          ask_(form.asks()[ask]),
          item_(form.item(ask_)),
          response_(answers.responses[ask]),
          status_(card.items[ask].status),
          score_(card.items[ask]),
          into_(into)
    {
    }

    void run()
    {
        if (status_ == Status::not_applicable && !has_claim(response_)) {
            return;  // not asked
        }
        if (!response_.recheck.empty()) {
            add(Severity::error, first_field(),
                {"finding.recheck",
                 ZK_TR("{item}: the standard has changed what it asks since this was answered ({since}). Look at the answer "
                       "again; confirm or correct it"),
                 {{"item", item_.title}, {"since", response_.recheck}}},
                response_.recheck);
        }
        if (has_claim(response_)) {
            claim();
            return;
        }
        for (const Item::Input& input : item_.inputs) {
            numbers(input.field);
        }
        if (item_.kind == ItemKind::ratio) {
            ratio();
        }
        if (item_.kind == ItemKind::technique) {
            technique();
        }
        if (item_.kind == ItemKind::choice) {
            choice();
        }
        if (item_.kind == ItemKind::text) {
            identity();
        }
        if (item_.rule == Rule::sentinel && score_.numerator && sign(*score_.numerator) > 0) {
            add(Severity::hint, first_field(),
                {"finding.sentinel",
                 ZK_TR("{item}: {count} in the period. Each case is reviewed; note where the review is kept"),
                 {{"item", item_.title}, {"count", plain(*score_.numerator)}}},
                plain(*score_.numerator));
        }
        change();
        gaps();
    }

private:
    Field first_field() const { return item_.inputs.empty() ? Field::value : item_.inputs.front().field; }
    const Entry* entry(Field field, bool prior = false) const
    {
        const int slot = form_.slot_of(ask_, field);
        return slot < 0 ? nullptr : &(prior ? answers_.prior : answers_.entries)[slot];
    }
    const Fact& fact(Field field) const { return form_.standard().facts[item_.fact(field)]; }
    Settled settled(Field field, bool prior = false) const
    {
        const Entry* there = entry(field, prior);
        return there ? settle(fact(field), *there, prior ? answers_.period.year_before() : answers_.period) : Settled{};
    }
    Severity gap_severity() const
    {
        return item_.scored() && is_in_sum(form_, ask_) ? Severity::error : Severity::hint;
    }
    bool by_month(Field field) const
    {
        const Aggregation aggregation = fact(field).aggregation;
        return entry(field)->mode == Mode::months &&
               (aggregation == Aggregation::sum || aggregation == Aggregation::last);
    }
    std::string text(Field field) const
    {
        const Entry* there = entry(field);
        return there && there->period ? there->period->text : "";
    }

    /// The key holds the numbers behind the finding: when they change, the reason once given no longer stands.
    void add(Severity severity, Field field, Message message, const std::string& numbers,
             std::optional<Month> month = std::nullopt)
    {
        Finding finding;
        finding.severity = severity;
        finding.ask = index_;
        finding.section = ask_.section;
        finding.month = month;
        finding.field = field;
        finding.key = std::string(message.code) + "|" + form_.sections()[ask_.section].id + "|" + item_.id + "|" +
                      std::string(name(field)) + (month ? "|" + month->str() : "") + "|" + numbers;
        finding.message = std::move(message);
        into_.push_back(std::move(finding));
    }

    void claim();
    void numbers(Field field);
    void number(Field field, const Decimal& value, std::optional<Month> month);
    void ratio();
    void pair(const Rational& top, const Rational& bottom, std::optional<Month> month);
    void technique();
    void choice();
    void identity();
    void change();
    void gaps();
    void missing_months(Field field);

    const Form& form_;
    const Answers& answers_;
    int index_;
    const Ask& ask_;
    const Item& item_;
    const Response& response_;
    Status status_;
    const ItemScore& score_;
    std::vector<Finding>& into_;
};

void Checker::claim()
{
    const bool no_data = response_.claim == Claim::no_data;
    if (response_.reason.find_first_not_of(" \t\r\n") == std::string::npos) {
        add(Severity::error, first_field(),
            no_data ? Message{"finding.no_data_without_reason",
                              ZK_TR("{item}: “no data” is stated without a reason. Write why there is none"),
                              {{"item", item_.title}}}
                    : Message{"finding.not_applicable_without_reason",
                              ZK_TR("{item}: “not applicable” is stated without a reason. Write why it does not apply"),
                              {{"item", item_.title}}},
            "");
    }
    if (status_ == Status::claim_pending) {
        add(Severity::error, first_field(),
            {"finding.claim_pending",
             ZK_TR("{item}: the claim “not applicable” is not decided. The administrator accepts or refuses it"),
             {{"item", item_.title}}},
            response_.reason);
    }
}

void Checker::numbers(Field field)
{
    const Entry* there = entry(field);
    if (!there) {
        return;
    }
    if (by_month(field)) {
        for (const auto& [month, value] : there->months) {
            number(field, value, month);
        }
    } else if (there->period && there->period->number) {
        number(field, *there->period->number, std::nullopt);
    }
}

void Checker::number(Field field, const Decimal& value, std::optional<Month> month)
{
    const Fact& about = fact(field);
    const bool count =
        about.whole || field == Field::cases || (item_.kind == ItemKind::ratio && item_.form == RatioForm::proportion);
    if (value.is_negative() && !about.may_be_negative) {
        add(Severity::error, field,
            {"finding.negative",
             ZK_TR("{item}: {value} is negative. Correct it at its source"),
             {{"item", item_.title}, {"value", value}}},
            value.str(), month);
    }
    if (count && !value.is_whole()) {
        add(Severity::error, field,
            {"finding.not_whole",
             ZK_TR("{item}: {value} is not a whole number, but cases are counted here. Correct it at its source"),
             {{"item", item_.title}, {"value", value}}},
            value.str(), month);
    }
}

void Checker::ratio()
{
    const Entry* top = entry(Field::numerator);
    const Entry* bottom = entry(Field::denominator);
    if (!top || !bottom) {
        return;
    }
    const bool summed = by_month(Field::numerator) && by_month(Field::denominator);
    if (summed) {
        for (const auto& [month, value] : top->months) {
            const auto other = std::find_if(bottom->months.begin(), bottom->months.end(),
                                            [&, at = month](const auto& one) { return one.first == at; });
            if (other != bottom->months.end()) {
                pair(value.rational(), other->second.rational(), month);
            }
        }
    }
    // The whole period, on the months that both have: what the score looked at.
    if (status_ == Status::error && score_.numerator && score_.denominator) {
        pair(*score_.numerator, *score_.denominator, std::nullopt);
    }
}

void Checker::pair(const Rational& top, const Rational& bottom, std::optional<Month> month)
{
    const std::string numbers = plain(top) + "/" + plain(bottom);
    // A single month of a rate may well have events after its last bed-day; only the whole period contradicts itself.
    if (sign(bottom) == 0 && sign(top) > 0 && (!month || item_.form == RatioForm::proportion)) {
        add(Severity::error, Field::denominator,
            {"finding.zero_denominator",
             ZK_TR("{item}: numerator {numerator}, but the denominator is 0. Compare both with their source"),
             {{"item", item_.title}, {"numerator", plain(top)}}},
            numbers, month);
    } else if (item_.form == RatioForm::proportion && sign(bottom) > 0 && compare(top, bottom) > 0) {
        add(Severity::error, Field::numerator,
            {"finding.numerator_exceeds_denominator",
             ZK_TR("{item}: numerator {numerator} is larger than denominator {denominator}. Compare both with their "
                   "source"),
             {{"item", item_.title}, {"numerator", plain(top)}, {"denominator", plain(bottom)}}},
            numbers, month);
    }
}

void Checker::technique()
{
    const auto performed = performed_named(text(Field::status));
    const Settled cases = settled(Field::cases);
    if (performed == Performed::none && cases.number && sign(*cases.number) > 0) {
        add(Severity::error, Field::status,
            {"finding.cases_not_carried_out",
             ZK_TR("{item}: {cases} {cases|case is|cases are} given, but it is said to be not carried out. Correct one of the two"),
             {{"item", item_.title}, {"cases", plain(*cases.number)}}},
            plain(*cases.number));
    }
    if (performed && *performed != Performed::none && cases.number && cases.missing_months == 0 &&
        sign(*cases.number) == 0) {
        add(Severity::hint, Field::cases,
            {"finding.carried_out_without_cases",
             ZK_TR("{item}: it is said to be carried out, but there were 0 cases in the period. Correct it or say why"),
             {{"item", item_.title}}},
            text(Field::status));
    }
}

void Checker::choice()
{
    if (status_ == Status::error) {
        add(Severity::error, Field::choice,
            {"finding.options",
             ZK_TR("{item}: the options chosen exclude each other or are unknown. Choose again"),
             {{"item", item_.title}}},
            text(Field::choice));
    }
}

void Checker::identity()
{
    const std::string typed = text(Field::text);
    if (auto remark = check_identity(item_.format, typed)) {
        add(remark->error ? Severity::error : Severity::hint, Field::text,
            {"finding.identity",
             ZK_TR("{item}: {remark}"),
             {{"item", item_.title}, {"remark", std::vector<Message>{std::move(remark->message)}}}},
            fold_identifier(typed));
    }
}

/// A change against last year that asks for a reason. Small numbers change by chance and are left alone.
void Checker::change()
{
    const bool measured = item_.kind == ItemKind::ratio || item_.kind == ItemKind::number;
    if ((!measured && item_.kind != ItemKind::technique) || status_ == Status::partial || status_ == Status::error ||
        status_ == Status::not_due) {
        return;
    }
    const std::optional<Rational>& now = measured ? score_.value : score_.numerator;
    if (!now || !score_.prior) {
        return;
    }
    const auto rule = form_.standard().change_rules.find(item_.kind);
    const bool has_rule = rule != form_.standard().change_rules.end();
    const Rational threshold = item_.change_threshold ? item_.change_threshold->rational()
                               : has_rule             ? rule->second.threshold.rational()
                                                      : Rational(1, 2);
    const Rational least = has_rule ? rule->second.min_cases.rational() : Rational(20);
    const bool ratio = item_.kind == ItemKind::ratio;
    const Settled before = ratio ? settled(Field::denominator, true) : Settled{};
    // Of a ratio the cases are its denominators; of a count the larger of the two years.
    const Rational& size =
        ratio ? (before.number && *before.number < *score_.denominator ? *before.number : *score_.denominator)
              : std::max(*now, *score_.prior);
    if (compare(size, least) < 0) {
        return;
    }
    const Field field = item_.kind == ItemKind::technique ? Field::cases : first_field();
    const auto shown = [&](const Rational& number) {
        return measured ? publish(number, item_.decimals).fixed(item_.decimals) : plain(number);
    };
    const Arguments numbers{{"item", item_.title}, {"prior", shown(*score_.prior)}, {"value", shown(*now)}};
    const std::string key = shown(*score_.prior) + ">" + shown(*now);
    if (sign(*now) == 0 && sign(*score_.prior) != 0) {
        add(Severity::hint, field,
            {"finding.zero_after_value",
             ZK_TR("{item}: {value}, after {prior} in the same period of last year. Correct it or say why"), numbers},
            key);
        return;
    }
    const Rational change = abs(Rational(*now - *score_.prior));
    if (sign(*score_.prior) != 0 && compare(change, threshold * abs(*score_.prior)) > 0) {
        Arguments arguments = numbers;
        arguments.emplace_back("threshold", plain(threshold * 100));
        add(Severity::hint, field,
            {"finding.change",
             ZK_TR(
                 "{item}: {value} after {prior} in the same period of last year, a change of more than {threshold} %. "
                 "Correct it or say why"),
             std::move(arguments)},
            key);
    }
}

/// What is still to be typed. It blocks approval where points depend on it, else a reason will do.
void Checker::gaps()
{
    if (status_ == Status::not_due || (item_.optional && status_ == Status::blank)) {
        return;
    }
    if (status_ == Status::blank) {
        add(gap_severity(), first_field(),
            {"finding.unanswered",
             ZK_TR("{item}: not answered. Answer it, or state “no data” with a reason"),
             {{"item", item_.title}}},
            "");
        return;
    }
    for (const Item::Input& input : item_.inputs) {
        const Settled value = settled(input.field);
        const bool needs_cases = input.field != Field::cases || (status_ != Status::not_carried_out);
        if (value.blank && needs_cases) {
            add(gap_severity(), input.field,
                {"finding.field_unanswered",
                 ZK_TR("{item}: {field} is missing. Type it; a zero is typed as 0"),
                 {{"item", item_.title}, {"field", fact(input.field).title}}},
                "");
        } else if (value.missing_months > 0 && needs_cases) {
            missing_months(input.field);
        }
    }
}

void Checker::missing_months(Field field)
{
    const Entry& there = *entry(field);
    if (fact(field).aggregation == Aggregation::last) {
        add(gap_severity(), field,
            {"finding.last_month_missing",
             ZK_TR("{item}: the last month, {month}, has no value of {field}; it is the one that counts. Type it"),
             {{"item", item_.title}, {"month", answers_.period.last.str()}, {"field", fact(field).title}}},
            "", answers_.period.last);
        return;
    }
    std::string months;
    std::optional<Month> first;
    for (Month month = answers_.period.first; month <= answers_.period.last; month = month + 1) {
        const bool typed =
            std::any_of(there.months.begin(), there.months.end(), [&](const auto& one) { return one.first == month; });
        if (!typed) {
            months += (months.empty() ? "" : ", ") + month.str();
            first = first ? first : month;
        }
    }
    add(gap_severity(), field,
        {"finding.months_missing",
         ZK_TR("{item}: {field} has no value in {months}. Type them; a zero is typed as 0"),
         {{"item", item_.title}, {"field", fact(field).title}, {"months", months}}},
        months, first);
}

}  // namespace

std::vector<Finding> check(const Form& form, const Answers& answers, const Scorecard& card, const Circumstances& beside)
{
    std::vector<Finding> findings;
    for (std::size_t section = 0; section < form.sections().size(); ++section) {
        for (int ask = form.sections()[section].first_ask; ask < form.sections()[section].end_ask; ++ask) {
            Checker(form, answers, card, ask, findings).run();
        }
        if (section == 0) {
            check_identifiers(form, answers, findings);
        }
        check_circumstances(form, answers, card, beside, static_cast<int>(section), findings);
    }
    return findings;
}

Message month_outside(const Item& item, Month month, const Period& period)
{
    return {"finding.month_outside",
            ZK_TR("{item}: {month} lies outside the period {period}. Write a month of the period"),
            {{"item", item.title}, {"month", month.str()}, {"period", Text{period.zh(), period.en()}}}};
}

}  // namespace zk::forms
