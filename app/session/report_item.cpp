#include "app/session/report.h"

#include <algorithm>

namespace zk::session {

using forms::Decimal;
using forms::Field;
using forms::ItemKind;
using forms::Message;
using forms::Rational;
using forms::Rule;
using forms::Status;
using forms::Text;

namespace {

Json optional_text(const std::optional<Decimal>& number)
{
    return number ? Json(number->str()) : Json(nullptr);
}

/// A rational as short text: exact where it is a decimal of at most six places, else rounded to six.
std::string plain(const Rational& number)
{
    return forms::publish(number, 6).str();
}

Message direction_title(const forms::Item& item)
{
    if (item.rule == Rule::sentinel)
        return {"goal.sentinel", ZK_TR("Every case reviewed"), {}};
    if (item.rule == Rule::observe)
        return {"goal.observe", ZK_TR("Monitored"), {}};
    switch (item.direction) {
    case forms::Direction::higher: return {"goal.higher", ZK_TR("To rise"), {}};
    case forms::Direction::lower: return {"goal.lower", ZK_TR("To fall"), {}};
    case forms::Direction::range: return {"goal.range", ZK_TR("Within the range"), {}};
    }
    return {};
}

/// "%" and "‰" follow the number directly, words after a space.
std::string with_unit(const std::string& number, const std::string& unit)
{
    if (unit.empty())
        return number;
    const bool sign = unit == "%" || unit == "‰" || unit == "‱";
    return number + (sign ? "" : " ") + unit;
}

Rational yearly_part(const forms::Item& item, const forms::Period& period)
{
    return item.annual ? Rational(period.months(), 12) : Rational(1);
}

bool has_direction(const forms::Item& item)
{
    return item.kind == ItemKind::ratio || item.kind == ItemKind::number;
}

/// What the share says in a word: against the target, or against the year before.
Message outcome(const forms::Item& item, const forms::ItemScore& score)
{
    if (!score.share || score.status != Status::scored || (item.rule != Rule::target && item.rule != Rule::improve))
        return {"outcome.none", ZK_TR("/"), {}};
    const bool full = *score.share >= 1;
    if (item.rule == Rule::target)
        return full ? Message{"outcome.met", ZK_TR("Met"), {}} : Message{"outcome.not_met", ZK_TR("Not met"), {}};
    if (full)
        return {"outcome.better", ZK_TR("Better"), {}};
    return *score.share > 0 ? Message{"outcome.held", ZK_TR("Held"), {}} : Message{"outcome.worse", ZK_TR("Worse"), {}};
}

}   // namespace

ItemReporter::ItemReporter(const Reported& reported, const forms::Translator& translator)
    : reported_(reported), translator_(translator)
{
}

Json ItemReporter::card(const forms::Item& item) const
{
    const forms::Card& card = item.card;
    return {{"numerator", text(card.numerator)},
            {"denominator", text(card.denominator)},
            {"how_to_count", text(card.how_to_count)},
            {"codes", text(card.codes)},
            {"evidence", text(card.evidence)},
            {"note", text(card.note)},
            {"source", text(card.source)},
            {"confidence", name(card.confidence)},
            {"confidence_title", text(title(card.confidence))},
            {"target_basis", text(item.target_basis)},
            {"all_or_nothing_reason", text(item.all_or_nothing_reason)}};
}

/// What stands in the column 满分值 or 指标导向.
Json ItemReporter::goal(const forms::Item& item) const
{
    const Rational part = yearly_part(item, reported_.answers.period);
    const auto bound = [&](const Decimal& number) { return plain(number.rational() * part); };
    const auto both = [&](const std::string& sign, const std::string& number) {
        return Json{{"zh", sign + with_unit(number, item.unit.zh)}, {"en", sign + with_unit(number, item.unit.en)}};
    };
    switch (item.rule) {
    case Rule::technique:
        if (item.score_cases && item.min_cases)
            return both("≥ ", bound(*item.min_cases));
        return text(forms::title(forms::Performed::independent));
    case Rule::options: {
        const forms::Option* best = nullptr;
        for (const forms::Option& option : item.options)
            if (!best || option.share > best->share)
                best = &option;
        return best && !item.several ? text(best->title) : Json{{"zh", "/"}, {"en", "/"}};
    }
    case Rule::target:
        if (item.direction == forms::Direction::range && item.range_low && item.range_high)
            return both("", bound(*item.range_low) + "–" + bound(*item.range_high));
        if (item.target)
            return both(item.direction == forms::Direction::lower ? "≤ " : "≥ ", bound(*item.target));
        break;
    case Rule::improve:
    case Rule::observe:
    case Rule::sentinel:
        if (has_direction(item))
            return text(direction_title(item));
        break;
    }
    return {{"zh", "/"}, {"en", "/"}};
}

Text ItemReporter::words(const forms::Item& item, Field field, const forms::Value& value) const
{
    if (value.number)
        return {value.number->str(), value.number->str()};
    if (field == Field::status)
        if (const auto performed = forms::performed_named(value.text))
            return forms::title(*performed);
    if (field == Field::choice) {
        Text result;
        for (const std::string& id : forms::split_options(value.text))
            for (const forms::Option& option : item.options)
                if (option.id == id) {
                    result.zh += (result.zh.empty() ? "" : "、") + option.title.zh;
                    result.en += (result.en.empty() ? "" : ", ") + option.title.en;
                }
        return result;
    }
    return {value.text, value.text};
}

Json ItemReporter::shown(const forms::Item& item, Field field, const forms::Value& value) const
{
    const Json display = text(words(item, field, value));
    if (value.number)
        return {{"number", value.number->str()}, {"text", nullptr}, {"display", display}};
    return {{"number", nullptr}, {"text", display}, {"display", display}};
}

Json ItemReporter::value(const forms::Ask& ask, const forms::ItemScore& score) const
{
    const forms::Item& item = reported_.form.item(ask);
    const auto word = [&](const Message& message) {
        return Json{{"number", nullptr}, {"text", nullptr}, {"display", text(message)}};
    };
    if (score.status == Status::not_applicable)
        return {{"number", nullptr}, {"text", nullptr}, {"display", {{"zh", "/"}, {"en", "/"}}}};
    const bool word_only = score.status == Status::no_data || score.status == Status::no_cases ||
                           score.status == Status::not_carried_out || score.status == Status::claim_pending ||
                           score.status == Status::not_due;
    if (word_only || (score.status == Status::blank && !score.value))
        return word(forms::label(score.status));
    if (item.kind == ItemKind::ratio || item.kind == ItemKind::number) {
        if (!score.value)
            return word(forms::label(score.status));
        return number(item, score.value);
    }
    const int slot = ask.slots[0];
    const auto& entry = reported_.answers.entries[slot];
    if (!entry.period)
        return word(forms::label(Status::blank));
    return shown(item, item.inputs[0].field, *entry.period);
}

/// What is computed or typed as a number, with the digits it is shown with; nothing where there is none.
Json ItemReporter::number(const forms::Item& item, const std::optional<Rational>& value) const
{
    if (!value)
        return {{"number", nullptr}, {"text", nullptr}, {"display", {{"zh", ""}, {"en", ""}}}};
    const std::string digits = item.kind == ItemKind::ratio
                                   ? forms::publish(*value, item.decimals).fixed(item.decimals)
                                   : plain(*value);
    return {{"number", digits}, {"text", nullptr}, {"display", {{"zh", digits}, {"en", digits}}}};
}

Json ItemReporter::prior_value(const forms::Ask& ask, const forms::ItemScore& score) const
{
    const forms::Item& item = reported_.form.item(ask);
    if (item.kind == ItemKind::ratio || item.kind == ItemKind::number)
        return number(item, score.prior);
    const auto& entry = reported_.answers.prior[ask.slots[0]];
    return entry.period ? shown(item, item.inputs[0].field, *entry.period) : number(item, {});
}

/// Months or period values of the baseline year; where that is the year before, also the typed figure of it.
ItemReporter::Baseline ItemReporter::baseline_of(int index) const
{
    const forms::Ask& ask = reported_.form.asks()[index];
    const forms::Item& item = reported_.form.item(ask);
    if (!reported_.baseline_period || (item.kind != ItemKind::ratio && item.kind != ItemKind::number))
        return {};
    const forms::Period& period = *reported_.baseline_period;
    if (reported_.baseline_card) {
        const forms::ItemScore& score = reported_.baseline_card->items[index];
        if (score.value && forms::complete(score.status)) {
            if (!reported_.baseline_round.zh.empty())
                return {score.value,
                        {"baseline.prior_of_round",
                         ZK_TR("“One year earlier” of {round}"),
                         {{"round", reported_.baseline_round}}}};
            return {score.value,
                    {"baseline.assessment",
                     ZK_TR("Self-assessment of {period}"),
                     {{"period", Text{period.zh(), period.en()}}}}};
        }
    }
    const forms::Response& response = reported_.answers.responses[index];
    if (response.baseline && period == reported_.answers.period.year_before())
        return {response.baseline->rational(),
                {"baseline.typed", ZK_TR("Typed: {source}"), {{"source", response.baseline_source}}}};
    return {};
}

/// Of a share the difference in points of it, of anything else the growth in per cent. Only between complete figures.
Json ItemReporter::growth(const forms::Item& item, const forms::ItemScore& score,
                          const std::optional<Rational>& before) const
{
    const bool measured = item.kind == ItemKind::ratio || item.kind == ItemKind::number;
    const std::string& unit = item.unit.en;
    const bool share = unit == "%" || unit == "\xE2\x80\xB0";
    if (!measured || !score.value || !before || !forms::complete(score.status) || (!share && *before == 0))
        return {{"number", nullptr}, {"unit", text(Text{})}, {"display", {{"zh", "/"}, {"en", "/"}}}};
    const Rational change = share ? Rational(*score.value - *before) : Rational((*score.value / *before - 1) * 100);
    const Decimal shown = forms::publish(change, 2);
    const std::string digits = (change > 0 ? "+" : "") + shown.fixed(2);
    const Message points = unit == "%" ? Message{"growth.points", ZK_TR("percentage points"), {}}
                                       : Message{"growth.per_mille", ZK_TR("per mille points"), {}};
    const Json words = share ? text(points) : text(Text{"%", "%"});
    return {{"number", shown.fixed(2)},
            {"unit", words},
            {"display",
             {{"zh", digits + words["zh"].get<std::string>()},
              {"en", digits + (share ? " " : "") + words["en"].get<std::string>()}}}};
}

/// A field without a value: the word of its kind of empty, "/" where nothing is asked of it.
Json ItemReporter::empty_input(Status status) const
{
    switch (status) {
    case Status::not_applicable:
    case Status::not_carried_out: return {{"zh", "/"}, {"en", "/"}};
    case Status::no_data:
    case Status::claim_pending: return text(forms::label(status));
    default: return text(forms::label(Status::blank));
    }
}

Json ItemReporter::input(const forms::Ask& ask, std::size_t index) const
{
    const forms::Form& form = reported_.form;
    const forms::Item& item = form.item(ask);
    const Field field = item.inputs[index].field;
    const int slot = ask.slots[index];
    const forms::Fact& fact = form.fact(form.slots()[slot]);
    const forms::Entry& entry = reported_.answers.entries[slot];
    const auto& entered = reported_.entered[slot];
    const auto settled = forms::settle(fact, entry, reported_.answers.period);
    const auto before = forms::settle(fact, reported_.answers.prior[slot], reported_.answers.period.year_before());

    Json values = Json::array();
    if (entry.mode == forms::Mode::months)
        for (const auto& [month, number] : entry.months)
            values.push_back(Json::array({month.str(), number.str()}));
    else if (entry.period)
        values.push_back(Json::array({"", forms::write_value(*entry.period)}));

    Json value, display;
    if (settled.number)
        value = plain(*settled.number);
    else if (entry.mode == forms::Mode::period && entry.period)
        value = forms::write_value(*entry.period);
    if (settled.number)
        display = text(Text{plain(*settled.number), plain(*settled.number)});
    else if (entry.mode == forms::Mode::period && entry.period)
        display = text(words(item, field, *entry.period));
    else
        display = empty_input(reported_.card.items[&ask - form.asks().data()].status);
    return {{"field", forms::name(field)},
            {"field_title", text(title(field))},
            {"fact", fact.id},
            {"fact_title", text(fact.title)},
            {"scope", form.slots()[slot].scope},
            {"unit", text(fact.unit)},
            {"mode", entry.mode == forms::Mode::months ? "months" : "period"},
            {"aggregation", name(fact.aggregation)},
            {"value", std::move(value)},
            {"display", std::move(display)},
            {"missing_months", settled.missing_months},
            {"prior", before.number && before.missing_months == 0 ? Json(plain(*before.number)) : Json(nullptr)},
            {"provider", entered.provenance.provider.empty() ? fact.provider : entered.provenance.provider},
            {"source", entered.provenance.source},
            {"who", entered.who},
            {"when", entered.when},
            {"values", std::move(values)}};
}

/// What an answer that waits for re-checking is to be looked at for.
Json ItemReporter::recheck(int ask) const
{
    const auto at = std::find_if(reported_.rechecks.begin(), reported_.rechecks.end(),
                                 [&](const Recheck& one) { return one.ask == ask; });
    if (at == reported_.rechecks.end())
        return nullptr;
    const auto words = [&](const forms::Argument& value) {
        return text(Message{"words.plain", ZK_TR("{text}"), {{"text", value}}});
    };
    Json changes = Json::array();
    for (const auto& change : at->changes)
        changes.push_back({{"field", change.field},
                           {"field_title", text(change.title)},
                           {"old", words(change.old)},
                           {"new", words(change.now)}});
    return {{"since", at->since}, {"changes", std::move(changes)}};
}

Json ItemReporter::item(int index, const std::string& number) const
{
    const forms::Form& form = reported_.form;
    const forms::Standard& standard = form.standard();
    const forms::Ask& ask = form.asks()[index];
    const forms::Item& item = form.item(ask);
    const forms::ItemScore& score = reported_.card.items[index];
    const forms::Response& response = reported_.answers.responses[index];
    const forms::Provider* provider = nullptr;
    for (const auto& input : item.inputs)
        if (!provider)
            provider = standard.provider(standard.facts[input.fact].provider);

    const Baseline baseline = baseline_of(index);
    Json inputs = Json::array();
    for (std::size_t i = 0; i < item.inputs.size(); ++i)
        inputs.push_back(input(ask, i));
    Json claim;
    if (response.claim != forms::Claim::none)
        claim = {{"kind", name(response.claim)},
                 {"kind_title", text(title(response.claim))},
                 {"reason", response.reason},
                 {"decision", name(response.decision)},
                 {"decision_title", text(decision_title(item, response))}};
    Json share, earned, lost;
    if (score.share && item.scored()) {
        share = forms::publish(*score.share, 4).fixed(4);
        const Decimal got = forms::publish(score.earned, standard.decimals);
        earned = got.fixed(standard.decimals);
        if (!item.optional)
            lost = forms::publish(item.points.rational() - got.rational(), standard.decimals).fixed(standard.decimals);
    }
    return {{"id", item.id},
            {"number", number},
            {"kind", name(item.kind)},
            {"kind_title", text(title(item.kind))},
            {"rule", name(item.rule)},
            {"level", name(item.level)},
            {"level_title", text(title(item.level))},
            {"category", item.category < 0 ? std::string() : standard.categories[item.category].id},
            {"category_title", item.category < 0 ? text(Text{}) : text(standard.categories[item.category].title)},
            {"title", text(item.title)},
            {"unit", text(item.unit)},
            {"provider", provider ? provider->id : std::string()},
            {"provider_title", provider ? text(provider->title) : text(Text{})},
            {"card", card(item)},
            {"points", item.scored() ? Json(item.points.str()) : Json(nullptr)},
            {"optional", item.optional},
            {"restricted", item.restricted},
            {"goal", goal(item)},
            {"target", optional_text(item.target)},
            {"floor", optional_text(item.floor)},
            {"direction", has_direction(item) ? std::string(name(item.direction)) : std::string()},
            {"direction_title", has_direction(item) ? text(direction_title(item)) : text(Text{})},
            {"status", forms::name(score.status)},
            {"status_title", text(forms::label(score.status))},
            {"value", value(ask, score)},
            {"prior", prior_value(ask, score)},
            {"growth", growth(item, score, score.prior)},
            {"baseline", this->number(item, baseline.number)},
            {"baseline_source", response.baseline_source},
            {"baseline_from", baseline.source.empty() ? text(Text{}) : text(baseline.source)},
            {"baseline_growth", growth(item, score, baseline.number)},
            {"outcome", text(outcome(item, score))},
            {"share", std::move(share)},
            {"earned", std::move(earned)},
            {"lost", std::move(lost)},
            {"reason", {{"code", score.reason.code}, {"text", text(score.reason)}}},
            {"claim", std::move(claim)},
            {"note", response.note},
            {"recheck", recheck(index)},
            {"evidence_numbers", evidence_numbers(reported_.evidence, form.sections()[ask.section].id, item.id)},
            {"inputs", std::move(inputs)}};
}

}   // namespace zk::session
