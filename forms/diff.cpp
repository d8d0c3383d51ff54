#include "forms/diff.h"

#include "forms/describe.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace zk::forms {

namespace {

std::vector<FieldChange> changes(const std::vector<Property>& older, const std::vector<Property>& newer)
{
    std::vector<FieldChange> list;
    for (std::size_t i = 0; i < newer.size(); ++i)  // one function describes both, in one order
        if (!same(older[i].value, newer[i].value))
            list.push_back(
                {newer[i].field, {newer[i].field, newer[i].title, {}}, older[i].value, newer[i].value, newer[i].asks});
    return list;
}

/// Facts an item makes for itself are described with the item.
bool apart(const Standard& standard, const Fact& fact)
{
    const auto dot = fact.id.rfind('.');
    return !fact.id.starts_with("identity.") &&
           (dot == std::string::npos || standard.item(std::string_view(fact.id).substr(0, dot)) < 0);
}
template <class Other> bool apart(const Standard&, const Other&)
{
    return true;
}

template <class Thing>
void compare(std::vector<Difference>& into, Part part, const Standard& older, const std::vector<Thing>& before,
             const Standard& newer, const std::vector<Thing>& after)
{
    std::map<std::string_view, const Thing*> known;
    for (const Thing& thing : before)
        if (apart(older, thing))
            known.emplace(thing.id, &thing);
    for (const Thing& thing : after) {
        if (!apart(newer, thing))
            continue;
        Difference difference{part, thing.id, thing.title, Fate::added, {}};
        if (const auto at = known.find(thing.id); at != known.end()) {
            difference.fields = changes(describe(older, *at->second), describe(newer, thing));
            difference.fate = difference.fields.empty() ? Fate::same : Fate::changed;
            known.erase(at);
        }
        if (part == Part::item || difference.fate != Fate::same)
            into.push_back(std::move(difference));
    }
    for (const Thing& thing : before)
        if (known.contains(thing.id))
            into.push_back({part, thing.id, thing.title, Fate::dropped, {}});
}

/// Whether a specialty's weights changed only as those of the dimensions did: said once, not for each specialty.
bool follows_frame(const Standard& older, const Standard& newer, std::string_view specialty)
{
    const auto of = [&](const Standard& standard, const Dimension& dimension, bool own) -> std::optional<Decimal> {
        const int at = standard.dimension(dimension.id), found = standard.specialty(specialty);
        if (at < 0 || found < 0)
            return {};
        const auto d = static_cast<std::size_t>(at);
        return own ? standard.specialties[static_cast<std::size_t>(found)].weights[d] : standard.dimensions[d].weight;
    };
    return std::all_of(newer.dimensions.begin(), newer.dimensions.end(), [&](const Dimension& dimension) {
        const auto was = of(older, dimension, true), is = of(newer, dimension, true);
        return was == is || (was == of(older, dimension, false) && is == of(newer, dimension, false));
    });
}

void leave_out_weights_of_the_frame(std::vector<Difference>& frame, const Standard& older, const Standard& newer)
{
    for (Difference& difference : frame)
        if (difference.part == Part::specialty && follows_frame(older, newer, difference.id))
            std::erase_if(difference.fields,
                          [](const FieldChange& change) { return std::string_view(change.field) == "weights"; });
    std::erase_if(frame, [](const Difference& d) { return d.fate == Fate::changed && d.fields.empty(); });
}

/// For every fact the sorts of value its fields ask for, one bit each.
std::vector<unsigned> sorts_of_value(const Standard& standard)
{
    std::vector<unsigned> sorts(standard.facts.size(), 0);
    for (const Item& item : standard.items)
        for (const Item::Input& input : item.inputs) {
            const bool number =
                input.field == Field::numerator || input.field == Field::denominator || input.field == Field::cases;
            sorts[static_cast<std::size_t>(input.fact)] |= 1u << static_cast<unsigned>(number ? Field::value : input.field);
        }
    return sorts;
}

/// An option of `value` that no item asks for behind this fact any more; "" if all are there.
std::string lost_option(const Standard& newer, int fact, const Value& value)
{
    std::set<std::string> known;
    for (const Item& item : newer.items)
        if (item.fact(Field::choice) == fact)
            for (const Option& option : item.options)
                known.insert(option.id);
    for (const std::string& id : split_options(value.text))
        if (!known.contains(id))
            return id;
    return {};
}

}  // namespace

bool Difference::asks_anew() const
{
    return std::any_of(fields.begin(), fields.end(), [](const FieldChange& change) { return change.asks; });
}

const Difference* Differences::item(std::string_view id) const
{
    const auto at = std::find_if(items.begin(), items.end(), [&](const Difference& d) { return d.id == id; });
    return at == items.end() ? nullptr : &*at;
}

int Differences::count(Fate fate) const
{
    return static_cast<int>(
        std::count_if(items.begin(), items.end(), [&](const Difference& d) { return d.fate == fate; }));
}

bool Differences::none() const
{
    const auto only_version = [](const Difference& d) {
        return d.part == Part::standard && d.fields.size() == 1 && std::strcmp(d.fields.front().field, "version") == 0;
    };
    return count(Fate::same) == static_cast<int>(items.size()) && std::all_of(frame.begin(), frame.end(), only_version);
}

Differences differences(const Standard& older, const Standard& newer)
{
    Differences result;
    if (auto fields = changes(describe(older), describe(newer)); !fields.empty())
        result.frame.push_back({Part::standard, newer.id, newer.title, Fate::changed, std::move(fields)});
    compare(result.frame, Part::dimension, older, older.dimensions, newer, newer.dimensions);
    compare(result.frame, Part::grade, older, older.grades, newer, newer.grades);
    compare(result.frame, Part::cap, older, older.caps, newer, newer.caps);
    compare(result.frame, Part::specialty, older, older.specialties, newer, newer.specialties);
    leave_out_weights_of_the_frame(result.frame, older, newer);
    compare(result.frame, Part::group, older, older.groups, newer, newer.groups);
    compare(result.frame, Part::category, older, older.categories, newer, newer.categories);
    compare(result.frame, Part::provider, older, older.providers, newer, newer.providers);
    compare(result.frame, Part::fact, older, older.facts, newer, newer.facts);
    compare(result.items, Part::item, older, older.items, newer, newer.items);
    return result;
}

Carrying::Carrying(const Standard& older, const Standard& newer)
    : older_(older), newer_(newer), before_(sorts_of_value(older)), after_(sorts_of_value(newer))
{
}

Message Carrying::why_not(std::string_view fact, const Value& value) const
{
    const int before = older_.fact(fact), after = newer_.fact(fact);
    if (after < 0)
        return {"carry.no_fact", ZK_TR("it is not asked any more"), {}};
    if (before < 0)
        return {};
    const Fact& was = older_.facts[static_cast<std::size_t>(before)];
    const Fact& is = newer_.facts[static_cast<std::size_t>(after)];
    if (!was.unit.empty() && was.unit.zh != is.unit.zh)
        return {"carry.unit", ZK_TR("its unit was {old} and is {new}"), {{"old", was.unit}, {"new", is.unit}}};
    if (was.scope != is.scope || was.owner != is.owner)
        return {"carry.scope", ZK_TR("it is the number of somebody else now"), {}};
    if (was.aggregation != is.aggregation)
        return {"carry.aggregation", ZK_TR("its months are combined in another way"), {}};
    const unsigned sorts = after_[static_cast<std::size_t>(after)];
    if (sorts != before_[static_cast<std::size_t>(before)])
        return {"carry.kind", ZK_TR("another sort of answer is asked for"), {}};
    if ((sorts >> static_cast<unsigned>(Field::choice) & 1u) != 0)
        if (const std::string lost = lost_option(newer_, after, value); !lost.empty())
            return {"carry.option", ZK_TR("the option “{option}” does not exist any more"), {{"option", lost}}};
    return {};
}

std::string_view name(Part part)
{
    static constexpr std::array<std::string_view, 10> names{
        "standard", "dimension", "group", "category", "provider", "grade", "cap", "specialty", "fact", "item"};
    return names.at(static_cast<std::size_t>(part));
}

Message title(Part part)
{
    switch (part) {
    case Part::standard:
        return {"part.standard", ZK_TR("Standard"), {}};
    case Part::dimension:
        return {"part.dimension", ZK_TR("Dimension"), {}};
    case Part::group:
        return {"part.group", ZK_TR("Group"), {}};
    case Part::category:
        return {"part.category", ZK_TR("Minimally invasive category"), {}};
    case Part::provider:
        return {"part.provider", ZK_TR("Data provider"), {}};
    case Part::grade:
        return {"part.grade", ZK_TR("Grade"), {}};
    case Part::cap:
        return {"part.cap", ZK_TR("Grade condition"), {}};
    case Part::specialty:
        return {"part.specialty", ZK_TR("Specialty"), {}};
    case Part::fact:
        return {"part.fact", ZK_TR("Number asked"), {}};
    case Part::item:
        return {"part.item", ZK_TR("Item"), {}};
    }
    return {};
}

std::string_view name(Fate fate)
{
    static constexpr std::array<std::string_view, 4> names{"new", "changed", "same", "dropped"};
    return names.at(static_cast<std::size_t>(fate));
}

Message title(Fate fate)
{
    switch (fate) {
    case Fate::added:
        return {"fate.new", ZK_TR("New"), {}};
    case Fate::changed:
        return {"fate.changed", ZK_TR("Changed"), {}};
    case Fate::same:
        return {"fate.same", ZK_TR("Unchanged"), {}};
    case Fate::dropped:
        return {"fate.dropped", ZK_TR("Dropped"), {}};
    }
    return {};
}

}  // namespace zk::forms
