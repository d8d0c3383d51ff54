#include "forms/load_internal.h"

#include "forms/nearest.h"

#include <functional>

namespace zk::forms::load {
namespace {

using Op = Condition::Op;

constexpr std::array<std::string_view, 2> levels = {"basic", "recommended"};

struct Operation {
    std::string_view key;
    Op op;
    std::string_view companion;  ///< key that must stand beside it
    bool of_item;                ///< may be a prerequisite: looks at answers, not at scores of the whole
};

constexpr Operation operations[] = {
    {"all", Op::all, "", true},
    {"any", Op::any, "", true},
    {"not", Op::negation, "", true},
    {"carried_out", Op::carried_out, "", true},
    {"chosen", Op::chosen, "options", true},
    {"fact", Op::at_least, "at_least", true},
    {"item_share", Op::item_share, "at_least", true},
    {"all_techniques", Op::all_techniques, "", false},
    {"every_dimension", Op::every_dimension, "", false},
    {"dimension", Op::dimension_score, "at_least", false},
    {"group", Op::group_score, "at_least", false},
    {"compliance", Op::compliance, "at_least", false},
};

constexpr std::array<std::string_view, 15> condition_keys = {
    "all",       "all_techniques",  "any",  "at_least", "at_most",    "carried_out", "chosen", "compliance",
    "dimension", "every_dimension", "fact", "group",    "item_share", "not",         "options"};

bool is_state(Field field)
{
    return field == Field::status || field == Field::choice || field == Field::text || field == Field::date;
}

}  // namespace

void Loader::bind_facts()
{
    for (std::size_t i = 0; i < out_->items.size(); ++i) {
        const std::size_t before = reporter_.count();
        bind_item(i);
        if (reporter_.count() != before)
            rows(Part::item).rows[pending_[i].row].clean = false;
    }
}

void Loader::bind_item(std::size_t index)
{
    Item& item = out_->items[index];
    const Pending& pending = pending_[index];
    if (pending.facts) {
        for (const Node& entry : pending.facts->children) {
            const auto field = field_named(entry.key);
            const bool known = field && std::any_of(item.inputs.begin(), item.inputs.end(),
                                                    [&](const Item::Input& input) { return input.field == *field; });
            if (!known) {
                std::vector<std::string_view> fields;
                for (const auto& input : item.inputs)
                    fields.push_back(name(input.field));
                reporter_.at_key(entry, unknown_key(entry.key, fields));
            } else if (entry.type != NodeType::text)
                reporter_.at_value(entry, wrong_type(entry.key, expected::text()));
        }
    }
    const int other = pending.same_as ? reference(Part::item, *pending.same_as) : -1;
    if (other >= 0 &&
        (out_->items[static_cast<std::size_t>(other)].kind != item.kind || static_cast<std::size_t>(other) == index))
        return reporter_.at_value(*pending.same_as, {"load.same_as_kind",
                                                     ZK_TR("same_as needs another item of the same kind, which {id} is "
                                                           "not; choose another or bind single fields with facts"),
                                                     {{"id", std::string(pending.same_as->text)}}});
    for (auto& input : item.inputs) {
        if (input.fact >= 0)
            continue;
        const Node* written = pending.facts ? pending.facts->child(name(input.field)) : nullptr;
        Node made;
        if (!written && other >= 0) {
            made = *pending.same_as;
            written = &made;
            const std::string field_id = std::string(made.text) + "." + std::string(name(input.field));
            made.text = field_id;
            input.fact = resolve_fact(made, input.field, 0);
        } else if (written && written->type == NodeType::text)
            input.fact = resolve_fact(*written, input.field, 0);
        if (input.fact >= 0 && written)
            check_bound(item, input.field, *written, input.fact);
    }
}

/// "<item>.<field>" of an item whose field is bound elsewhere itself stands for what that is bound to.
int Loader::resolve_fact(const Node& written, Field field, int depth)
{
    if (const auto found = fact_index_.find(written.text); found != fact_index_.end())
        return found->second;
    const auto dot = written.text.rfind('.');
    const Row* row = dot == std::string_view::npos ? nullptr : row_named(Part::item, written.text.substr(0, dot));
    const auto of = dot == std::string_view::npos ? std::nullopt : field_named(written.text.substr(dot + 1));
    if (row && !row->dropped && row->built >= 0 && of) {
        const auto index = static_cast<std::size_t>(row->built);
        const Pending& pending = pending_[index];
        if (depth > 64) {
            reporter_.at_value(written,
                               {"load.circular_facts",
                                ZK_TR("{id} is bound in a circle; let one of the items have the number itself"),
                                {{"id", std::string(written.text)}}});
            return -1;
        }
        const Node* next = pending.facts ? pending.facts->child(name(*of)) : nullptr;
        if (next && next->type == NodeType::text)
            return resolve_fact(*next, field, depth + 1);
        if (pending.same_as) {
            Node made = written;
            const std::string id = std::string(pending.same_as->text) + "." + std::string(name(*of));
            made.text = id;
            return resolve_fact(made, field, depth + 1);
        }
    }
    if (rows(Part::fact).uncertain || rows(Part::item).uncertain)
        return -1;
    if (row && row->dropped) {
        reporter_.at_value(written,
                           {"load.dropped_reference",
                            ZK_TR("the {what} {id} has been dropped, but is still named here; change this too"),
                            {{"what", std::vector<Message>{word(Part::item)}}, {"id", std::string(row->id)}}});
        return -1;
    }
    const std::string near = nearest(written.text, known_ids(Part::fact));
    reporter_.at_value(
        written, near.empty()
                     ? Message{"load.unknown_reference",
                               ZK_TR("there is no {what} {id}; write the id of one that exists, or add it"),
                               {{"what", std::vector<Message>{word(Part::fact)}}, {"id", std::string(written.text)}}}
                     : Message{"load.unknown_reference",
                               ZK_TR("there is no {what} {id}; did you mean {nearest}?"),
                               {{"what", std::vector<Message>{word(Part::fact)}},
                                {"id", std::string(written.text)},
                                {"nearest", near}}});
    return -1;
}

void Loader::check_bound(const Item& item, Field field, const Node& written, int fact_number)
{
    const Fact& fact = out_->facts[static_cast<std::size_t>(fact_number)];
    const int maker = fact_field_[static_cast<std::size_t>(fact_number)];
    const bool state = is_state(field);
    const bool agrees = maker >= 0 ? state ? maker == static_cast<int>(field) : !is_state(static_cast<Field>(maker))
                        : state ? fact.aggregation == Aggregation::state || fact.aggregation == Aggregation::constant
                                   : fact.aggregation != Aggregation::state;
    if (!agrees) {
        reporter_.at_value(written, {"load.fact_nature",
                                     ZK_TR("the fact {fact} cannot stand behind {field}: one is a number, the other a "
                                           "text or a state; choose another fact"),
                                     {{"fact", fact.id}, {"field", std::string(name(field))}}});
        return;
    }
    if (item.kind == ItemKind::ratio && item.form == RatioForm::proportion && !fact.whole)
        reporter_.at_value(written, {"load.proportion_not_whole",
                                     ZK_TR("a proportion counts whole cases, but the fact {fact} is not whole; write "
                                           "whole = true there, or form = \"rate\" here"),
                                     {{"fact", fact.id}}});
}

void Loader::build_conditions()
{
    for (std::size_t i = 0; i < out_->items.size(); ++i)
        if (const Node* written = pending_[i].requires_) {
            const std::size_t before = reporter_.count();
            out_->items[i].requires_ = condition(*written, true, static_cast<int>(i));
            if (reporter_.count() != before)
                rows(Part::item).rows[pending_[i].row].clean = false;
        }
}

/// `of_item`: a prerequisite of `item`; otherwise what a grade depends on.
Condition Loader::condition(const Node& table, bool of_item, int item)
{
    const Node* operation = nullptr;
    bool misspelt = false;
    for (const Node& entry : table.children) {
        if (std::find(condition_keys.begin(), condition_keys.end(), entry.key) == condition_keys.end()) {
            reporter_.at_key(entry, unknown_key(entry.key, condition_keys));
            misspelt = true;
        } else if (std::any_of(std::begin(operations), std::end(operations),
                               [&](const Operation& known) { return known.key == entry.key; })) {
            if (operation) {
                reporter_.at_key(entry, {"load.condition_two",
                                         ZK_TR("{first} and {second} are two conditions; combine them with all = [{ … "
                                               "}, { … }] or any = […]"),
                                         {{"first", std::string(operation->key)}, {"second", std::string(entry.key)}}});
                return {};
            }
            operation = &entry;
        }
    }
    if (operation)
        return condition_of(table, *operation, of_item, item);
    if (!misspelt)
        reporter_.at_value(table, {"load.condition_empty",
                                   ZK_TR("this condition says nothing; write for example { carried_out = \"item\" }"),
                                   {}});
    return {};
}

std::vector<Condition> Loader::condition_parts(const Node& list, bool of_item, int item)
{
    std::vector<Condition> parts;
    const bool tables = list.type == NodeType::array && !list.children.empty() &&
                        std::all_of(list.children.begin(), list.children.end(),
                                    [](const Node& child) { return child.type == NodeType::table; });
    if (!tables)
        reporter_.at_value(list, wrong_type(list.key, expected::tables()));
    else
        for (const Node& part : list.children)
            parts.push_back(condition(part, of_item, item));
    return parts;
}

Condition Loader::condition_of(const Node& table, const Node& written, bool of_item, int item)
{
    const Operation& operation = *std::find_if(std::begin(operations), std::end(operations),
                                               [&](const Operation& known) { return known.key == written.key; });
    Condition made;
    made.op = operation.op;
    if (of_item && !operation.of_item) {
        reporter_.at_key(written, {"load.condition_of_grade",
                                   ZK_TR("{key} looks at scores and belongs into the `unless` of a [[cap]]; a "
                                         "prerequisite can look at answers only"),
                                   {{"key", std::string(written.key)}}});
        return made;
    }
    const Node* const at_least = table.child("at_least");
    const Node* const at_most = operation.op == Op::at_least ? table.child("at_most") : nullptr;
    const Node* const bound = at_least ? at_least : at_most;
    for (const Node& entry : table.children) {
        const bool belongs = &entry == &written || entry.key == operation.companion || &entry == at_most ||
                             std::find(condition_keys.begin(), condition_keys.end(), entry.key) == condition_keys.end();
        if (!belongs || (at_least && &entry == at_most))
            reporter_.at_key(
                entry,
                {"load.condition_key",
                 ZK_TR("{key} does not go with {condition}; take it out or write a second condition with all = […]"),
                 {{"key", std::string(entry.key)}, {"condition", std::string(written.key)}}});
    }
    if (operation.companion == "at_least") {
        if (!bound)
            reporter_.at_value(table, missing_key("at_least"));
        else if (bound->type != NodeType::number)
            reporter_.at_value(*bound, wrong_type(bound->key, expected::number()));
        else
            made.bound = bound->number;
        if (!at_least && at_most)
            made.op = Op::at_most;
    }
    switch (operation.op) {
    case Op::all:
    case Op::any:
        made.parts = condition_parts(written, of_item, item);
        return made;
    case Op::negation:
        if (written.type == NodeType::table)
            made.parts.push_back(condition(written, of_item, item));
        else
            reporter_.at_value(written, wrong_type(written.key, expected::table()));
        return made;
    case Op::every_dimension:
        if (written.type == NodeType::number)
            made.bound = written.number;
        else
            reporter_.at_value(written, wrong_type(written.key, expected::number()));
        return made;
    default:
        break;
    }
    if (written.type != NodeType::text) {
        reporter_.at_value(written, wrong_type(written.key, expected::text()));
        return made;
    }
    refer(made, table, written, item);
    return made;
}

/// What the condition names: an item, a fact, a level, a dimension, a group.
void Loader::refer(Condition& made, const Node& table, const Node& written, int item)
{
    made.ref = written.text;
    int found = -1;
    switch (made.op) {
    case Op::all_techniques:
    case Op::compliance: {
        const auto level = std::find(levels.begin(), levels.end(), written.text);
        if (level == levels.end())
            reporter_.at_value(written, unknown_word(written.key, written.text, {levels.begin(), levels.end()}));
        else
            made.level = static_cast<Level>(level - levels.begin() + 1);
        made.ref.clear();
        return;
    }
    case Op::at_least:
    case Op::at_most:
        found = resolve_fact(written, Field::value, 0);
        if (found >= 0) {
            const Fact& fact = out_->facts[static_cast<std::size_t>(found)];
            made.ref = fact.id;
            check_bound_number(fact, found, written);
        }
        return;
    case Op::dimension_score:
        found = reference(Part::dimension, written);
        if (found >= 0 && !out_->dimensions[static_cast<std::size_t>(found)].scored)
            reporter_.at_value(written,
                               {"load.condition_unscored",
                                ZK_TR("{id} is not scored, so no condition can look at its score; choose another"),
                                {{"id", made.ref}}});
        return;
    case Op::group_score:
        reference(Part::group, written);
        return;
    default:
        break;
    }
    found = reference(Part::item, written);
    if (found < 0)
        return;
    if (item >= 0)
        prerequisites_.emplace_back(item, found);
    const Item& named = out_->items[static_cast<std::size_t>(found)];
    if (!rows(Part::item).rows[pending_[static_cast<std::size_t>(found)].row].clean)
        return;
    const bool fits = made.op == Op::carried_out ? named.kind == ItemKind::technique
                      : made.op == Op::chosen    ? named.kind == ItemKind::choice
                                                 : named.scored();
    if (!fits)
        reporter_.at_value(
            written, {"load.condition_item",
                      made.op == Op::carried_out
                          ? ZK_TR("{id} is not a technique, so it cannot be carried out; name a technique")
                      : made.op == Op::chosen ? ZK_TR("{id} is not a choice, so it has no options; name a choice")
                                              : ZK_TR("{id} is not scored, so it has no share; name a scored item"),
                      {{"id", made.ref}}});
    else if (made.op == Op::chosen)
        read_chosen(made, table, named);
}

void Loader::check_bound_number(const Fact& fact, int number, const Node& written)
{
    const int maker = fact_field_[static_cast<std::size_t>(number)];
    if (fact.aggregation == Aggregation::state || (maker >= 0 && is_state(static_cast<Field>(maker))))
        reporter_.at_value(written,
                           {"load.condition_fact",
                            ZK_TR("the fact {id} is not a number; use carried_out or chosen, or name a number"),
                            {{"id", fact.id}}});
}

void Loader::read_chosen(Condition& made, const Node& table, const Item& named)
{
    const Node* options = table.child("options");
    if (!options)
        return reporter_.at_value(table, missing_key("options"));
    const bool texts = options->type == NodeType::array && !options->children.empty() &&
                       std::all_of(options->children.begin(), options->children.end(),
                                   [](const Node& child) { return child.type == NodeType::text; });
    if (!texts)
        return reporter_.at_value(*options, wrong_type("options", expected::texts()));
    std::vector<std::string> known;
    for (const Option& option : named.options)
        known.push_back(option.id);
    for (const Node& option : options->children) {
        made.options.emplace_back(option.text);
        if (std::find(known.begin(), known.end(), option.text) == known.end())
            reporter_.at_value(option,
                               {"load.unknown_option",
                                ZK_TR("{item} has no option {id}; it has: {known}"),
                                {{"item", named.id}, {"id", std::string(option.text)}, {"known", joined(known)}}});
    }
}

/// Every circle of prerequisites once, named at the item of it that was written first.
void Loader::check_circles()
{
    if (prerequisites_.empty())
        return;
    std::vector<std::vector<int>> names(out_->items.size());
    for (const auto& [from, to] : prerequisites_)
        names[static_cast<std::size_t>(from)].push_back(to);
    enum class State : char { fresh, open, done };
    std::vector<State> state(names.size(), State::fresh);
    struct Step {
        int item;
        std::size_t next;
    };
    for (std::size_t start = 0; start < names.size(); ++start) {
        if (state[start] != State::fresh)
            continue;
        std::vector<Step> path{{static_cast<int>(start), 0}};
        state[start] = State::open;
        while (!path.empty()) {
            Step& step = path.back();
            const auto& onward = names[static_cast<std::size_t>(step.item)];
            if (step.next == onward.size()) {
                state[static_cast<std::size_t>(step.item)] = State::done;
                path.pop_back();
                continue;
            }
            const int next = onward[step.next++];
            State& seen = state[static_cast<std::size_t>(next)];
            if (seen == State::fresh) {
                seen = State::open;
                path.push_back({next, 0});
            } else if (seen == State::open) {
                auto at = std::find_if(path.begin(), path.end(), [next](const Step& one) { return one.item == next; });
                std::string circle;
                int first = next;
                for (; at != path.end(); ++at) {
                    circle.append(out_->items[static_cast<std::size_t>(at->item)].id).append(" → ");
                    first = std::min(first, at->item);
                }
                circle += out_->items[static_cast<std::size_t>(next)].id;
                reporter_.at_value(
                    *pending_[static_cast<std::size_t>(first)].requires_,
                    {"load.circular_prerequisites",
                     ZK_TR("these items require each other in a circle ({circle}); take one prerequisite out"),
                     {{"circle", circle}}});
            }
        }
    }
}

}  // namespace zk::forms::load
