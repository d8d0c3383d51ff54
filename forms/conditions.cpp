#include "forms/scoring.h"

#include <algorithm>

namespace zk::forms {

namespace {

/// True, false, or nothing: not answered yet. Only what is known to be true holds, also behind a negation.
using Truth = std::optional<bool>;

/// Judges a condition for one section; with a card on finished scores (caps), without one on answers (prerequisites).
struct Judge {
    const Form& form;
    const Answers& answers;
    const Scorecard* card;
    int section;
    int depth;

    Truth truth(const Condition& condition) const;

private:
    int find(const std::string& item) const;
    Truth of_item(const Condition& condition) const;
    Truth item_share(const Condition& condition, int ask) const;
    Truth number(const Condition& condition) const;
    bool on_scores(const Condition& condition) const;
    bool reaches(const DimensionScore& dimension, const Decimal& bound) const;
    const Compliance& compliance(Level level) const;
};

int Judge::find(const std::string& item) const
{
    const int own = form.ask(form.sections()[section].id, item);
    if (own >= 0) {
        return own;
    }
    for (const Section& other : form.sections()) {
        const int ask = form.ask(other.id, item);
        if (ask >= 0) {
            return ask;
        }
    }
    return -1;
}

/// carried_out, chosen, item_share: an inactive item is a plain no for a prerequisite; in a cap, what does not apply to
/// the specialty cannot be missing.
Truth Judge::of_item(const Condition& condition) const
{
    const int ask = find(condition.ref);
    if (ask < 0) {
        return false;
    }
    if (card && card->items[ask].status == Status::not_applicable) {
        return true;
    }
    if (condition.op == Condition::Op::item_share) {
        return item_share(condition, ask);
    }
    if (!card && !is_asked(form, answers, ask, depth + 1)) {
        return false;
    }
    if (has_claim(answers.responses[ask])) {
        return false;
    }
    const bool technique = condition.op == Condition::Op::carried_out;
    const int slot = form.slot_of(form.asks()[ask], technique ? Field::status : Field::choice);
    if (slot < 0 || !answers.entries[slot].period || answers.entries[slot].period->text.empty()) {
        return std::nullopt;
    }
    if (technique) {
        return is_performed(form, answers, ask);
    }
    const auto options = split_options(answers.entries[slot].period->text);
    return std::any_of(options.begin(), options.end(), [&](const std::string& option) {
        return std::find(condition.options.begin(), condition.options.end(), option) != condition.options.end();
    });
}

Truth Judge::item_share(const Condition& condition, int ask) const
{
    if (depth >= deepest_condition) {
        return false;
    }
    const ItemScore score = card ? card->items[ask] : score_item(form, answers, ask, depth + 1);
    if (score.status == Status::not_applicable) {
        return false;
    }
    if (card && (score.status == Status::no_cases || score.status == Status::observed)) {
        return true;
    }
    if (!complete(score.status) || !score.share) {
        return std::nullopt;
    }
    return *score.share >= condition.bound.rational();
}

Truth Judge::number(const Condition& condition) const
{
    const int index = form.standard().fact(condition.ref);
    if (index < 0) {
        return false;
    }
    const Fact& fact = form.standard().facts[index];
    const Section& asking = form.sections()[section];
    const std::string own = asking.specialty < 0 ? "" : asking.id;
    const std::string& scope = fact.owner.empty() ? own : fact.owner;
    const int slot = form.slot(fact.scope == Scope::hospital ? "" : scope, fact.id);
    const Settled value = slot < 0 ? Settled{} : settle(fact, answers.entries[slot], answers.period);
    if (!value.number) {
        return std::nullopt;
    }
    const bool least = condition.op == Condition::Op::at_least;
    const bool holds =
        least ? *value.number >= condition.bound.rational() : *value.number <= condition.bound.rational();
    // Months still missing can only add to a sum of counts, so only reaching (or exceeding) the bound is final.
    const bool grows = fact.aggregation == Aggregation::sum && !fact.may_be_negative;
    if (value.missing_months == 0 || (grows && holds == least)) {
        return holds;
    }
    return std::nullopt;
}

bool Judge::reaches(const DimensionScore& dimension, const Decimal& bound) const
{
    return dimension.state != DimensionState::scored || (dimension.published && *dimension.published >= bound);
}

const Compliance& Judge::compliance(Level level) const
{
    const SectionScore& score = card->sections[section];
    return level == Level::recommended ? score.recommended : score.basic;
}

/// Conditions on finished scores. They cannot decide what is asked, so as prerequisites they never hold.
bool Judge::on_scores(const Condition& condition) const
{
    if (!card) {
        return false;
    }
    const auto& dimensions = card->sections[section].dimensions;
    switch (condition.op) {
    case Condition::Op::all_techniques:
        return compliance(condition.level).met == compliance(condition.level).of;
    case Condition::Op::compliance:
        return !compliance(condition.level).rate || *compliance(condition.level).rate >= condition.bound;
    case Condition::Op::every_dimension:
        return std::all_of(dimensions.begin(), dimensions.end(),
                           [&](const DimensionScore& dimension) { return reaches(dimension, condition.bound); });
    case Condition::Op::dimension_score: {
        const int dimension = form.standard().dimension(condition.ref);
        return dimension >= 0 && reaches(dimensions[dimension], condition.bound);
    }
    case Condition::Op::group_score: {
        const int group = form.standard().group(condition.ref);
        if (group < 0) {
            return false;
        }
        for (const GroupScore& score : dimensions[form.standard().groups[group].dimension].groups) {
            if (score.group == group) {
                return !score.published || *score.published >= condition.bound;
            }
        }
        return true;
    }
    default:
        return false;
    }
}

Truth Judge::truth(const Condition& condition) const
{
    using Op = Condition::Op;
    switch (condition.op) {
    case Op::always:
        return true;
    case Op::all:
    case Op::any:
    case Op::negation: {
        // One part decides: a false one `all`, a true one `any` (and `negation`, which is "none of").
        const bool deciding = condition.op != Op::all;
        Truth result = !deciding;
        for (const Condition& part : condition.parts) {
            const Truth known = truth(part);
            if (known == deciding) {
                result = deciding;
                break;
            }
            if (!known) {
                result.reset();
            }
        }
        return condition.op == Op::negation && result ? Truth(!*result) : result;
    }
    case Op::carried_out:
    case Op::chosen:
    case Op::item_share:
        return of_item(condition);
    case Op::at_least:
    case Op::at_most:
        return number(condition);
    default:
        return on_scores(condition);
    }
}

template <class Found> bool any_part(const Condition& condition, Found found)
{
    return found(condition) || std::any_of(condition.parts.begin(), condition.parts.end(),
                                           [&](const Condition& part) { return any_part(part, found); });
}

}  // namespace

bool is_asked(const Form& form, const Answers& answers, int ask, int depth)
{
    const Ask& asked = form.asks()[ask];
    const Condition& prerequisite = form.item(asked).requires_;
    if (prerequisite.op == Condition::Op::always) {
        return true;
    }
    return depth < deepest_condition && Judge{form, answers, nullptr, asked.section, depth}.truth(prerequisite) == true;
}

bool cap_holds(const Form& form, const Answers& answers, const Scorecard& card, int section, const Condition& condition)
{
    return Judge{form, answers, &card, section, 0}.truth(condition) == true;
}

bool mentions_item(const Condition& condition, std::string_view item)
{
    return any_part(condition, [&](const Condition& part) {
        return part.ref == item && (part.op == Condition::Op::carried_out || part.op == Condition::Op::chosen ||
                                    part.op == Condition::Op::item_share);
    });
}

bool mentions_fact(const Condition& condition, std::string_view fact)
{
    return any_part(condition, [&](const Condition& part) {
        return part.ref == fact && (part.op == Condition::Op::at_least || part.op == Condition::Op::at_most);
    });
}

}  // namespace zk::forms
