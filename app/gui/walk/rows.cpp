#include "app/gui/walk/rows.h"

#include <algorithm>
#include <string_view>

namespace zk::gui::walk {

using forms::ItemKind;
using forms::Status;
using forms::Text;

forms::Message label(Sign sign)
{
    switch (sign) {
    case Sign::blank: return {"sign.blank", ZK_TR("Blank"), {}};
    case Sign::partial: return {"sign.partial", ZK_TR("Incomplete"), {}};
    case Sign::done: return {"sign.done", ZK_TR("Complete"), {}};
    case Sign::lost: return {"sign.lost", ZK_TR("Points lost"), {}};
    case Sign::hint: return {"sign.hint", ZK_TR("To be explained"), {}};
    case Sign::error: return {"sign.error", ZK_TR("Contradicts itself"), {}};
    case Sign::not_asked: return {"sign.not_asked", ZK_TR("Not asked"), {}};
    }
    return {};
}

forms::Message label(Filter filter)
{
    switch (filter) {
    case Filter::all: return {"filter.all", ZK_TR("All"), {}};
    case Filter::blank: return {"filter.blank", ZK_TR("Blank"), {}};
    case Filter::verify: return {"filter.verify", ZK_TR("To be verified"), {}};
    case Filter::lost: return {"filter.lost", ZK_TR("Points lost"), {}};
    case Filter::changed: return {"filter.changed", ZK_TR("New or changed"), {}};
    }
    return {};
}

namespace {

/// Findings that only say what the status says already: blank, months missing, a claim to be decided.
bool says_missing(const forms::Finding& finding)
{
    const std::string_view code = finding.message.code;
    return code == "finding.unanswered" || code == "finding.field_unanswered" || code == "finding.months_missing" ||
           code == "finding.last_month_missing" || code == "finding.claim_pending";
}

}  // namespace

Noted::Noted(const session::Session& session)
    : error(session.form().asks().size(), 0), hint(session.form().asks().size(), 0)
{
    for (const auto& checked : session.findings()) {
        if (checked.finding.ask < 0 || says_missing(checked.finding)) {
            continue;
        }
        if (checked.finding.severity == forms::Severity::error) {
            error[checked.finding.ask] = 1;
        } else if (checked.reason.empty()) {
            hint[checked.finding.ask] = 1;
        }
    }
}

std::vector<Step> steps(const forms::Form& form, const forms::Scorecard& card, int section)
{
    std::vector<Step> result;
    const forms::Section& where = form.sections()[section];
    for (std::size_t d = 0; d < form.standard().dimensions.size(); ++d) {
        Step step{static_cast<int>(d), 0, 0};
        bool any = false;
        for (int i = where.first_ask; i < where.end_ask; ++i) {
            any = any || form.item(form.asks()[i]).dimension == step.dimension;
        }
        if (any) {
            const auto& score = card.sections[section].dimensions[d];
            step.asked = score.asked;
            step.answered = score.answered;
            result.push_back(step);
        }
    }
    return result;
}

Sign sign_of(const session::Session& session, const Noted& noted, int ask)
{
    const forms::ItemScore& score = session.scorecard().items[ask];
    if (noted.error[ask] || score.status == Status::error) {
        return Sign::error;
    }
    if (noted.hint[ask] || score.status == Status::claim_pending) {
        return Sign::hint;
    }
    switch (score.status) {
    case Status::blank: return Sign::blank;
    case Status::partial: return Sign::partial;
    case Status::no_cases:
    case Status::not_applicable:
    case Status::not_due: return Sign::not_asked;
    default: break;
    }
    return passes(session, noted, ask, Filter::lost) ? Sign::lost : Sign::done;
}

bool needs_something(const session::Session& session, const Noted& noted, int ask)
{
    const Status status = session.scorecard().items[ask].status;
    return status == Status::blank || status == Status::partial || status == Status::error || noted.error[ask];
}

bool changed_since_last(const session::Session& session, int ask)
{
    const forms::Form& form = session.form();
    const forms::Ask& asked = form.asks()[ask];
    const forms::Item& item = form.item(asked);
    const forms::Answers& answers = session.answers();
    const forms::ItemScore& score = session.scorecard().items[ask];
    if (item.kind == ItemKind::ratio || item.kind == ItemKind::number) {
        if (!score.value) {
            return false;
        }
        if (!score.prior) {
            return true;   // nothing to compare with: new in this round
        }
        const forms::Rational threshold = item.change_threshold ? item.change_threshold->rational() / 100
                                                                : forms::Rational(1, 2);
        const forms::Rational difference = *score.value - *score.prior;
        return abs(difference) > threshold * abs(*score.prior);
    }
    const int slot = asked.slots[0];
    return answers.entries[slot].period && answers.entries[slot].period != answers.prior[slot].period;
}

bool passes(const session::Session& session, const Noted& noted, int ask, Filter filter)
{
    const forms::ItemScore& score = session.scorecard().items[ask];
    const forms::Item& item = session.form().item(session.form().asks()[ask]);
    switch (filter) {
    case Filter::all: return true;
    case Filter::blank: return score.status == Status::blank || score.status == Status::partial;
    case Filter::verify: return noted.error[ask] || noted.hint[ask] || score.status == Status::claim_pending;
    case Filter::lost:
        return item.scored() && !item.optional && score.counts && score.share && *score.share < 1 &&
               score.status != Status::blank;
    case Filter::changed: return changed_since_last(session, ask);
    }
    return false;
}

std::vector<int> counts(const session::Session& session, const Noted& noted, int section, int dimension)
{
    const forms::Form& form = session.form();
    const forms::Section& where = form.sections()[section];
    std::vector<int> result(filters, 0);
    for (int i = where.first_ask; i < where.end_ask; ++i) {
        if (form.item(form.asks()[i]).dimension == dimension) {
            for (int f = 0; f < filters; ++f) {
                result[f] += passes(session, noted, i, static_cast<Filter>(f));
            }
        }
    }
    return result;
}

namespace {

Text text_of(const session::Json& json) { return {json.at("zh").get<std::string>(), json.at("en").get<std::string>()}; }

/// "72.50 %" as one reads it; a sign follows the number directly.
Text with_unit(Text number, const Text& unit)
{
    const auto add = [](std::string& to, const std::string& what) {
        if (!what.empty()) {
            to += (what == "%" || what == "‰" || what == "‱" ? "" : " ") + what;
        }
    };
    add(number.zh, unit.zh);
    add(number.en, unit.en);
    return number;
}

Text shown(const session::Json& value, const forms::Item& item)
{
    const Text text = text_of(value.at("display"));
    return value.at("number").is_null() ? text : with_unit(text, item.unit);
}

Text score_of(const session::Json& json)
{
    if (json.at("points").is_null()) {
        return {};
    }
    const std::string of = json.at("points").get<std::string>();
    std::string got = "—";
    if (!json.at("earned").is_null()) {
        forms::Decimal earned;
        forms::Decimal::parse(json.at("earned").get<std::string>(), earned);
        got = earned.str();   // "3 / 3", "2.5 / 3": the table is not the place for zeros that say nothing
    }
    return {got + " / " + of, got + " / " + of};
}

}  // namespace

Row row(const session::Session& session, const Noted& noted, int ask, const forms::Translator& translator)
{
    const forms::Form& form = session.form();
    const forms::Item& item = form.item(form.asks()[ask]);
    const std::string& section = form.sections()[form.asks()[ask].section].id;
    const session::Json json = session.item(section, item.id, translator);
    Row result;
    result.ask = ask;
    result.title = item.title;
    result.sign = sign_of(session, noted, ask);
    result.value = shown(json.at("value"), item);
    result.word = json.at("value").at("number").is_null() && json.at("value").at("text").is_null();
    result.goal = text_of(json.at("goal"));
    result.prior = shown(json.at("prior"), item);
    result.score = score_of(json);
    return result;
}

std::vector<Row> rows(const session::Session& session, const Noted& noted, int section, int dimension, Filter filter,
                      const forms::Translator& translator)
{
    const forms::Form& form = session.form();
    const forms::Section& where = form.sections()[section];
    std::vector<Row> result;
    int group = -1;
    for (int i = where.first_ask; i < where.end_ask; ++i) {
        const forms::Item& item = form.item(form.asks()[i]);
        if (item.dimension != dimension || !passes(session, noted, i, filter)) {
            continue;
        }
        if (item.group != group && item.group >= 0) {
            Row heading;
            heading.title = form.standard().groups[item.group].title;
            result.push_back(heading);
        }
        group = item.group;
        result.push_back(row(session, noted, i, translator));
    }
    return result;
}

int next_needing(const session::Session& session, const Noted& noted, int section, int from)
{
    const forms::Section& where = session.form().sections()[section];
    const int count = where.end_ask - where.first_ask;
    for (int step = 1; step <= count; ++step) {
        const int ask = where.first_ask + (std::max(from, where.first_ask - 1) - where.first_ask + step) % count;
        if (ask != from && needs_something(session, noted, ask)) {
            return ask;
        }
    }
    return -1;
}

int first_needing(const session::Session& session, const Noted& noted, int section)
{
    const forms::Section& where = session.form().sections()[section];
    for (int i = where.first_ask; i < where.end_ask; ++i) {
        if (needs_something(session, noted, i)) {
            return i;
        }
    }
    return where.first_ask < where.end_ask ? where.first_ask : -1;
}

}  // namespace zk::gui::walk
