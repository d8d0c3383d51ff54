#include "forms/load_internal.h"

#include "forms/identity.h"

namespace zk::forms::load {
namespace {

constexpr std::array<std::string_view, 6> item_kinds = {"technique", "ratio", "number", "choice", "text", "date"};
constexpr std::array<std::string_view, 6> rules = {"technique", "target", "improve", "options", "observe", "sentinel"};
constexpr std::array<std::string_view, 2> levels = {"basic", "recommended"};
constexpr std::array<std::string_view, 2> scopes = {"hospital", "specialty"};
constexpr std::array<std::string_view, 3> aggregations = {"sum", "last", "none"};
constexpr std::array<std::string_view, 3> confidences = {"high", "medium", "low"};
constexpr std::array<std::string_view, 3> audiences = {"medical", "surgical", "platform"};

using Key = Record<item_keys>::Key;
using ItemRecord = Record<item_keys>;

template <typename... Keys> constexpr std::uint64_t bits(Keys... keys)
{
    return (ItemRecord::bit(keys) | ...);
}

/// Keys with a meaning for some kinds of items only.
constexpr std::uint64_t technique_only =
    bits(Key("guided"), Key("visiting"), Key("below_min_cases"), Key("min_cases"), Key("score_cases"));
constexpr std::uint64_t ratio_only = bits(Key("form"), Key("scale"), Key("numerator_unit"), Key("denominator_unit"));
constexpr std::uint64_t measured_only = bits(Key("direction"), Key("decimals"), Key("target"), Key("floor"),
                                             Key("range"), Key("floors"), Key("all_or_nothing"), Key("target_basis"),
                                             Key("tolerance"), Key("hold"), Key("best"), Key("min_denominator"));
constexpr std::uint64_t counted_only =
    bits(Key("aggregation"), Key("whole"), Key("may_be_negative"), Key("annual"), Key("change_threshold"));
constexpr std::uint64_t choice_only = bits(Key("options"), Key("several"));
constexpr std::uint64_t text_only = bits(Key("format"));

constexpr std::uint64_t foreign_keys(ItemKind kind)
{
    const std::uint64_t all = technique_only | ratio_only | measured_only | counted_only | choice_only | text_only;
    switch (kind) {
    case ItemKind::technique:
        return all & ~(technique_only | counted_only);
    case ItemKind::ratio:
        return all & ~(ratio_only | measured_only | counted_only);
    case ItemKind::number:
        return all & ~(measured_only | counted_only);
    case ItemKind::choice:
        return all & ~choice_only;
    case ItemKind::text:
        return all & ~text_only;
    case ItemKind::date:
        break;
    }
    return all;
}

bool fits(ItemKind kind, Rule rule)
{
    switch (rule) {
    case Rule::technique:
        return kind == ItemKind::technique;
    case Rule::options:
        return kind == ItemKind::choice;
    case Rule::target:
    case Rule::improve:
    case Rule::sentinel:
        return kind == ItemKind::ratio || kind == ItemKind::number;
    case Rule::observe:
        break;
    }
    return true;
}

const char* rules_of(ItemKind kind)
{
    switch (kind) {
    case ItemKind::technique:
        return "technique, observe";
    case ItemKind::choice:
        return "options, observe";
    case ItemKind::ratio:
    case ItemKind::number:
        return "target, improve, observe, sentinel";
    default:
        return "observe";
    }
}

/// <specialty|common|hospital>.<part>.<name>
bool has_shape(std::string_view id, std::string_view& first)
{
    const auto dot = id.find('.');
    const auto second = dot == std::string_view::npos ? dot : id.find('.', dot + 1);
    if (second == std::string_view::npos || id.find('.', second + 1) != std::string_view::npos)
        return false;
    first = id.substr(0, dot);
    return dot > 0 && second > dot + 1 && second + 1 < id.size();
}

Text with(const Text& text, const char* zh, const char* en)
{
    return {text.zh + zh, text.en + en};
}

}  // namespace

void Loader::build_items()
{
    auto& all = rows(Part::item).rows;
    out_->items.reserve(all.size());
    pending_.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].dropped)
            continue;
        const std::size_t before = reporter_.count();
        build_item(i);
        all[i].clean = reporter_.count() == before;
    }
}

void Loader::build_item(std::size_t row_number)
{
    Row& row = rows(Part::item).rows[row_number];
    auto table = laid<item_keys>(row, "item");
    row.built = static_cast<int>(out_->items.size());
    Item& item = out_->items.emplace_back();
    Pending& pending = pending_.emplace_back();
    pending.row = row_number;
    item.id = row.id;
    if (table.need("title"))
        item.title = table.both("title");
    item.unit = table.both("unit");
    read_audience(table, row, item, pending);
    read_place(table, item);
    const auto kind = table.need("kind") ? table.word("kind", item_kinds) : std::nullopt;
    if (!kind) {
        rows(Part::fact).uncertain = true;  // its own numbers cannot be known
        return;
    }
    item.kind = static_cast<ItemKind>(*kind);
    item.optional = table.boolean("optional");
    item.restricted = table.boolean("restricted");
    item.optional |= item.restricted;
    item.na_allowed = table.boolean("na_allowed");
    item.annual = table.boolean("annual");
    item.follow_up_days = table.whole("follow_up_days", 0, 3650).value_or(0);
    if (const auto threshold = table.number("change_threshold"))
        item.change_threshold = *threshold;
    read_rule(table, item);
    read_card(row, table, item);
    refuse_foreign_keys(table, item);
    switch (item.kind) {
    case ItemKind::technique:
        read_technique(table, item);
        break;
    case ItemKind::ratio:
    case ItemKind::number:
        read_measure(table, item);
        break;
    case ItemKind::choice:
        read_options(table, item);
        break;
    case ItemKind::text:
        if (const auto format = table.text("format")) {
            item.format = *format;
            if (!is_identity_format(*format))
                reporter_.at_value(table.where("format"),
                                   unknown_word("format", *format,
                                                {"uscc", "registration_no", "region_code", "insurance_code", "phone"}));
        }
        break;
    case ItemKind::date:
        break;
    }
    pending.facts = table.table("facts");
    if (table.text("same_as"))
        pending.same_as = table.node("same_as");
    pending.requires_ = table.table("requires");
    make_facts(table, row, item, pending);
}

/// Which specialties ask it, and whether the shape of its id says so.
void Loader::read_audience(ItemRecord& table, const Row& row, Item& item, Pending& pending)
{
    const Node* const audience = table.node("for");
    const Node* const id = row.table->child("id");
    std::string_view first;
    const bool shaped = has_shape(row.id, first);
    std::string_view must_be;
    std::vector<int>& asked = pending.specialties;
    if (!audience) {
        if (!row.home) {
            if (!rows(Part::specialty).uncertain)
                table.need("for");
            return;
        }
        pending.own = true;
        must_be = row.home->text;
        if (const Row* home = row_named(Part::specialty, row.home->text); home && home->built >= 0)
            asked.push_back(home->built);
    } else {
        const bool list = audience->type == NodeType::array;
        const std::span<const Node> names = list ? audience->children : std::span<const Node>(audience, 1);
        for (const Node& name : names) {
            if (name.type != NodeType::text) {
                reporter_.at_value(name, wrong_type("for", expected::texts()));
                return;
            }
            if (name.text == "hospital") {
                pending.hospital = true;
                continue;
            }
            const auto kind = std::find(audiences.begin(), audiences.end(), name.text);
            if (kind != audiences.end() || name.text == "all") {
                for (std::size_t s = 0; s < out_->specialties.size(); ++s)
                    if (name.text == "all" ||
                        out_->specialties[s].kind == static_cast<SpecialtyKind>(kind - audiences.begin()))
                        asked.push_back(static_cast<int>(s));
            } else if (const int specialty = reference(Part::specialty, name); specialty >= 0)
                asked.push_back(specialty);
        }
        if (pending.hospital)
            must_be = "hospital";
    }
    for (const Node& name : table.texts("except"))
        if (const int specialty = reference(Part::specialty, name); specialty >= 0)
            std::erase(asked, specialty);
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    const bool named_right = must_be.empty()
                                 ? first == "common" || first == "hospital" ||
                                       row_named(Part::specialty, first) != nullptr || rows(Part::specialty).uncertain
                                 : first == must_be;
    if (!shaped || !named_right)
        reporter_.at_value(*id, {"load.id_shape",
                                 ZK_TR("the id {id} must have three parts, {first}.part.name; rename the item"),
                                 {{"id", item.id}, {"first", must_be.empty() ? "common" : std::string(must_be)}}});
}

/// Group, dimension, category, level.
void Loader::read_place(ItemRecord& table, Item& item)
{
    item.dimension = -1;
    int group_dimension = -1;
    if (table.text("group")) {
        item.group = reference(Part::group, table.node("group"));
        if (item.group >= 0)
            group_dimension = out_->groups[static_cast<std::size_t>(item.group)].dimension;
        item.dimension = group_dimension;
    } else if (!table.given("group"))
        table.need("dimension");
    if (table.text("dimension")) {
        item.dimension = reference(Part::dimension, table.node("dimension"));
        if (item.group >= 0 && group_dimension >= 0 && item.dimension >= 0 && item.dimension != group_dimension)
            reporter_.at_value(table.where("dimension"),
                               {"load.group_dimension",
                                ZK_TR("the group {group} belongs to another dimension, {dimension}; take `dimension` "
                                      "out or choose another group"),
                                {{"group", out_->groups[static_cast<std::size_t>(item.group)].id},
                                 {"dimension", out_->dimensions[static_cast<std::size_t>(group_dimension)].id}}});
    }
    if (table.text("category"))
        item.category = reference(Part::category, table.node("category"));
    if (const auto level = table.word("level", levels))
        item.level = static_cast<Level>(*level + 1);
}

void Loader::read_rule(ItemRecord& table, Item& item)
{
    const bool scored_dimension =
        item.dimension < 0 || out_->dimensions[static_cast<std::size_t>(item.dimension)].scored;
    std::optional<Rule> rule;
    if (const auto word = table.word("rule", rules))
        rule = static_cast<Rule>(*word);
    if (!rule) {
        if (item.kind == ItemKind::technique && scored_dimension)
            rule = Rule::technique;
        else if (item.kind == ItemKind::choice && scored_dimension)
            rule = Rule::options;
        else if (scored_dimension && (item.kind == ItemKind::ratio || item.kind == ItemKind::number))
            table.need("rule");
    }
    item.rule = rule.value_or(Rule::observe);
    if (!fits(item.kind, item.rule)) {
        reporter_.at_value(table.where("rule"),
                           {"load.rule_kind",
                            ZK_TR("the rule {rule} does not fit this kind of item; possible are: {known}"),
                            {{"rule", std::string(rules[static_cast<std::size_t>(item.rule)])},
                             {"known", std::string(rules_of(item.kind))}}});
        item.rule = Rule::observe;
        return;
    }
    if (item.scored() && !scored_dimension)
        reporter_.at_value(
            table.where("rule"),
            {"load.rule_unscored",
             ZK_TR("{dimension} is not scored, so this item cannot be; write rule = \"observe\" or move it"),
             {{"dimension", out_->dimensions[static_cast<std::size_t>(item.dimension)].title}}});
    const auto points = table.number("points");
    const Method method =
        item.dimension < 0 ? Method::points : out_->dimensions[static_cast<std::size_t>(item.dimension)].method;
    if (item.scored() && (method == Method::points || method == Method::sum))
        table.need("points");
    if (item.scored())
        item.points = points.value_or(1);
    if (points && *points <= Decimal(0) && item.scored())
        reporter_.at_value(table.where("points"),
                           {"load.points_not_positive",
                            ZK_TR("points are {points}; write more than 0, or rule = \"observe\" if it is not scored"),
                            {{"points", *points}}});
    if (points && !points->is_zero() && !item.scored() && (rule || !table.given("rule")) &&
        (rule || scored_dimension == false || item.kind == ItemKind::text || item.kind == ItemKind::date))
        reporter_.at_key(*table.node("points"),
                         {"load.points_unscored", ZK_TR("this item is never scored; take points out"), {}});
}

void Loader::read_card(const Row& row, ItemRecord& table, Item& item)
{
    Record<card_keys> card(reporter_);
    const auto lay = [&](const Node* layer) {
        if (layer && layer->type == NodeType::table)
            card.lay(*layer);
        else if (layer)
            reporter_.at_value(*layer, wrong_type("card", expected::table()));
    };
    if (!table.node("card"))
        return;
    lay(row.table->child("card"));
    for (const Node* change : row.changes)
        lay(change->child("card"));
    item.card.numerator = card.both("numerator");
    item.card.denominator = card.both("denominator");
    item.card.how_to_count = card.both("how_to_count");
    item.card.codes = card.both("codes");
    item.card.evidence = card.both("evidence");
    item.card.note = card.both("note");
    item.card.source = card.both("source");
    item.card.confidence = static_cast<Confidence>(card.word("confidence", confidences).value_or(0));
}

void Loader::refuse_foreign_keys(ItemRecord& table, const Item& item)
{
    const std::uint64_t foreign = table.present() & foreign_keys(item.kind);
    for (std::size_t i = 0; foreign != 0 && i < item_keys.size(); ++i) {
        if ((foreign >> i & 1) == 0)
            continue;
        const Node& node = *table.at(i);
        reporter_.at_key(node, {"load.foreign_key",
                                ZK_TR("{key} has no meaning for an item of the kind {kind}; take it out"),
                                {{"key", std::string(node.key)},
                                 {"kind", std::string(item_kinds[static_cast<std::size_t>(item.kind)])}}});
    }
}

/// A fact of its own for every field that is not bound to one elsewhere.
void Loader::make_facts(ItemRecord& table, const Row& row, Item& item, const Pending& pending)
{
    const bool proportion = item.kind == ItemKind::ratio && item.form == RatioForm::proportion;
    Fact common;
    common.scope = pending.hospital ? Scope::hospital : Scope::specialty;
    if (const auto scope = table.word("scope", scopes))
        common.scope = static_cast<Scope>(*scope);
    if (table.text("provider") && reference(Part::provider, table.node("provider")) >= 0)
        common.provider = table.node("provider")->text;
    const Node* const audience = table.node("for");
    if (common.scope == Scope::specialty && pending.own && row.home)
        common.owner = row.home->text;
    else if (common.scope == Scope::specialty && audience && pending.specialties.size() == 1 &&
             audience->type == NodeType::array && audience->children.size() == 1 &&
             row_named(Part::specialty, audience->children[0].text))
        common.owner = audience->children[0].text;
    if (table.text("owner") && reference(Part::specialty, table.node("owner")) >= 0)
        common.owner = table.node("owner")->text;
    common.may_be_negative = table.boolean("may_be_negative");
    const auto aggregation = static_cast<Aggregation>(table.word("aggregation", aggregations).value_or(0));
    const bool whole = table.boolean("whole", proportion || item.kind == ItemKind::technique);
    if (proportion && !whole && table.given("whole"))
        reporter_.at_value(table.where("whole"),
                           {"load.proportion_not_whole",
                            ZK_TR("a proportion counts whole cases; take whole = false out, or write form = \"rate\""),
                            {}});

    const auto field = [&](Field of, bool state, Text title, Text unit) {
        const std::string_view name_of_field = name(of);
        if (pending.same_as || (pending.facts && pending.facts->child(name_of_field))) {
            item.inputs.push_back({of, -1});
            return;
        }
        Fact made = common;
        made.id.reserve(item.id.size() + 1 + name_of_field.size());
        made.id.append(item.id).append(1, '.').append(name_of_field);
        made.title = std::move(title);
        made.unit = std::move(unit);
        made.aggregation = state ? Aggregation::state : aggregation;
        made.whole = !state && whole;
        const int index = static_cast<int>(out_->facts.size());
        out_->facts.push_back(std::move(made));
        if (!fact_index_.emplace(out_->facts.back().id, index).second)
            reporter_.at_value(*row.table->child("id"),
                               {"load.fact_exists",
                                ZK_TR("the item would make a fact {id}, which exists already; rename one of the two"),
                                {{"id", out_->facts.back().id}}});
        fact_field_.push_back(static_cast<int>(of));
        item.inputs.push_back({of, index});
    };
    item.inputs.reserve(2);
    switch (item.kind) {
    case ItemKind::technique:
        field(Field::status, true, item.title, {});
        field(Field::cases, false, with(item.title, "（例数）", " (cases)"),
              item.unit.empty() ? Text{"例", "cases"} : item.unit);
        break;
    case ItemKind::ratio:
        field(Field::numerator, false,
              item.card.numerator.empty() ? with(item.title, "（分子）", " (numerator)") : item.card.numerator,
              table.both("numerator_unit"));
        field(Field::denominator, false,
              item.card.denominator.empty() ? with(item.title, "（分母）", " (denominator)") : item.card.denominator,
              table.both("denominator_unit"));
        break;
    case ItemKind::number:
        field(Field::value, false, item.title, item.unit);
        break;
    case ItemKind::choice:
        field(Field::choice, true, item.title, {});
        break;
    case ItemKind::text:
        field(Field::text, true, item.title, {});
        break;
    case ItemKind::date:
        field(Field::date, true, item.title, {});
        break;
    }
}

}  // namespace zk::forms::load
