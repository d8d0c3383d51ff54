#include "app/cli/standards.h"

#include "forms/describe.h"
#include "forms/words.h"

#include <algorithm>

namespace zk::cli {

namespace {

using forms::Item;
using forms::Standard;

Json both(const forms::Text& text)
{
    return text.empty() ? Json() : Json{{"zh", text.zh}, {"en", text.en}};
}

Json number(const std::optional<forms::Decimal>& value)
{
    return value ? Json(value->str()) : Json();
}

template <class Part> Json titled(const std::vector<Part>& parts)
{
    Json list = Json::array();
    for (const Part& part : parts)
        list.push_back({{"id", part.id}, {"title", both(part.title)}});
    return list;
}

Json card(const forms::Card& c)
{
    return {{"numerator", both(c.numerator)},
            {"denominator", both(c.denominator)},
            {"how_to_count", both(c.how_to_count)},
            {"codes", both(c.codes)},
            {"evidence", both(c.evidence)},
            {"note", both(c.note)},
            {"source", both(c.source)},
            {"confidence", forms::name(c.confidence)}};
}

Json fact_behind(const Standard& standard, const Item::Input& input)
{
    const forms::Fact& fact = standard.facts[static_cast<std::size_t>(input.fact)];
    return {{"field", forms::name(input.field)}, {"fact", fact.id},     {"unit", both(fact.unit)},
            {"scope", forms::name(fact.scope)},  {"owner", fact.owner}, {"aggregation", forms::name(fact.aggregation)},
            {"provider", fact.provider}};
}

Json weights(const Standard& standard, const forms::Specialty& specialty)
{
    Json list = Json::object();
    for (std::size_t d = 0; d < standard.dimensions.size(); ++d)
        if (standard.dimensions[d].scored)
            list[standard.dimensions[d].id] = number(specialty.weights[d]);
    return list;
}

/// Whose question it is: "hospital" or ids of specialties.
Json asked_of(const Standard& standard, const Item& item)
{
    const int index = standard.item(item.id);
    const auto asks = [&](const std::vector<int>& items) {
        return std::find(items.begin(), items.end(), index) != items.end();
    };
    Json list = Json::array();
    if (asks(standard.hospital_items))
        list.push_back("hospital");
    for (const auto& specialty : standard.specialties)
        if (asks(specialty.items))
            list.push_back(specialty.id);
    return list;
}

}  // namespace

Json standard_head(const Standard& standard)
{
    Json specialties = Json::array(), dimensions = Json::array(), grades = Json::array(), caps = Json::array();
    Json groups = titled(standard.groups);
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i]["dimension"] = standard.dimensions[static_cast<std::size_t>(standard.groups[i].dimension)].id;
    for (const auto& s : standard.specialties)
        specialties.push_back({{"id", s.id},
                               {"title", both(s.title)},
                               {"kind", forms::name(s.kind)},
                               {"core", s.core},
                               {"weights", weights(standard, s)},
                               {"items", s.items.size()}});
    for (const auto& d : standard.dimensions)
        dimensions.push_back({{"id", d.id},
                              {"title", both(d.title)},
                              {"scored", d.scored},
                              {"weight", d.scored ? Json(d.weight.str()) : Json()}});
    for (const auto& g : standard.grades)
        grades.push_back({{"id", g.id}, {"title", both(g.title)}, {"from", g.from.str()}});
    for (const auto& c : standard.caps)
        caps.push_back({{"id", c.id}, {"title", both(c.title)}, {"grade", c.grade}});
    return {{"id", standard.id},
            {"version", standard.version},
            {"title", both(standard.title)},
            {"issuer", both(standard.issuer)},
            {"document", both(standard.document)},
            {"date", standard.date ? Json(forms::iso(*standard.date)) : Json()},
            {"official", standard.official},
            {"dimensions", dimensions},
            {"groups", groups},
            {"categories", titled(standard.categories)},
            {"providers", titled(standard.providers)},
            {"grades", grades},
            {"caps", caps},
            {"specialties", specialties}};
}

Json standard_item(const Context& context, const Standard& standard, const Item& item)
{
    const forms::Message condition = forms::in_words(standard, item.requires_);
    Json inputs = Json::array(), options = Json::array();
    for (const auto& input : item.inputs)
        inputs.push_back(fact_behind(standard, input));
    for (const auto& option : item.options)
        options.push_back({{"id", option.id},
                           {"title", both(option.title)},
                           {"share", option.share.str()},
                           {"exclusive", option.exclusive}});
    return {{"id", item.id},
            {"dimension", standard.dimensions[static_cast<std::size_t>(item.dimension)].id},
            {"group", item.group < 0 ? Json() : Json(standard.groups[static_cast<std::size_t>(item.group)].id)},
            {"kind", forms::name(item.kind)},
            {"rule", forms::name(item.rule)},
            {"level", forms::name(item.level)},
            {"category",
             item.category < 0 ? Json() : Json(standard.categories[static_cast<std::size_t>(item.category)].id)},
            {"title", both(item.title)},
            {"unit", both(item.unit)},
            {"points", item.points.str()},
            {"asked_of", asked_of(standard, item)},
            {"optional", item.optional},
            {"restricted", item.restricted},
            {"na_allowed", item.na_allowed},
            {"annual", item.annual},
            {"follow_up_days", item.follow_up_days},
            {"requires", condition.empty() ? Json() : both(context.translator.both(condition))},
            {"target", number(item.target)},
            {"floor", number(item.floor)},
            {"range_low", number(item.range_low)},
            {"range_high", number(item.range_high)},
            {"min_cases", number(item.min_cases)},
            {"direction", forms::name(item.direction)},
            {"all_or_nothing", item.all_or_nothing},
            {"all_or_nothing_reason", both(item.all_or_nothing_reason)},
            {"floor_low", number(item.floor_low)},
            {"floor_high", number(item.floor_high)},
            {"tolerance", item.rule == forms::Rule::improve ? Json(item.tolerance.str()) : Json()},
            {"hold", item.rule == forms::Rule::improve ? Json(item.hold.str()) : Json()},
            {"best", number(item.best)},
            {"form", item.kind == forms::ItemKind::ratio ? Json(forms::name(item.form)) : Json()},
            {"scale", item.kind == forms::ItemKind::ratio ? Json(item.scale.str()) : Json()},
            {"decimals", item.decimals},
            {"several", item.several},
            {"target_basis", both(item.target_basis)},
            {"inputs", inputs},
            {"options", options},
            {"card", card(item.card)}};
}

}  // namespace zk::cli
