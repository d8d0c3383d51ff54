#include "forms/load_internal.h"

#include "forms/identity.h"

namespace zk::forms::load {
namespace {

constexpr std::array<std::string_view, 4> methods = {"points", "sum", "mean", "group_means"};
constexpr std::array<std::string_view, 3> specialty_kinds = {"medical", "surgical", "platform"};
constexpr std::array<std::string_view, 2> scopes = {"hospital", "specialty"};
constexpr std::array<std::string_view, 5> aggregations = {"sum", "last", "none", "state", "constant"};

constexpr auto technique_defaults = key_list({"guided", "visiting", "below_min_cases"});
constexpr auto improve_defaults = key_list({"tolerance", "hold", "min_denominator"});
constexpr auto change_defaults = key_list({"threshold", "min_cases", "technique", "ratio", "number"});
constexpr auto change_rule_keys = key_list({"threshold", "min_cases"});
constexpr std::array<std::string_view, 3> default_sections = {"change", "improve", "technique"};

/// A number that must not be below zero; reports it otherwise.
template <typename Table> std::optional<Decimal> not_negative(Table& table, typename Table::Key key)
{
    const auto number = table.number(key);
    if (number && number->is_negative()) {
        table.reporter().at_value(table.where(key), {"load.negative",
                                                     ZK_TR("{key} is {number}, but cannot be below 0; write 0 or more"),
                                                     {{"key", std::string(table.name_of(key))}, {"number", *number}}});
        return std::nullopt;
    }
    return number;
}

}  // namespace

/// Who issues a standard, under which number and when, is never taken over from what it extends.
void Loader::build_head()
{
    Record<standard_keys> head(reporter_);
    for (const Node* layer : heads_)
        head.lay(*layer);
    const Node& top = *heads_.back();
    const auto own = [&](std::string_view key) { return top.child(key) != nullptr; };
    const auto need_own = [&](Record<standard_keys>::Key key) {
        const std::string_view name = Record<standard_keys>::name_of(key);
        if (!own(name) && (head.node(key) || !head.given(key)))
            reporter_.at_value(top, missing_key(name));
    };
    for (std::size_t i = 0; i < heads_.size() && i < layers_.size(); ++i) {
        const Node* id = heads_[i]->child("id");
        if (id && id->text != layers_[i].id)
            reporter_.at_value(*id,
                               {"load.id_differs",
                                ZK_TR("the id {id} differs from the name of the folder, {folder}; make them equal"),
                                {{"id", std::string(id->text)}, {"folder", layers_[i].id}}});
    }
    need_own("id");
    need_own("title");
    need_own("version");
    out_->id = id_;
    if (const auto version = head.text("version"))
        out_->version = *version;
    out_->title = head.both("title");
    if (own("issuer"))
        out_->issuer = head.both("issuer");
    if (own("document"))
        out_->document = head.both("document");
    if (own("date"))
        out_->date = head.date("date");
    if (own("official"))
        out_->official = head.boolean("official");
    if (out_->official) {  // a claim to be official has to name its paper
        need_own("issuer");
        need_own("document");
        need_own("date");
    }
    out_->decimals = head.whole("decimals", 0, 6).value_or(2);
    out_->baseline_year = head.whole("baseline_year", 2000, 2199);
    if (head.number("weights_sum"))
        weights_sum_node_ = head.node("weights_sum");
}

void Loader::build_dimensions()
{
    build_each(Part::dimension, [&](Row& row) {
        auto table = laid<dimension_keys>(row, "dimension");
        Dimension made;
        made.id = row.id;
        if (table.need("title"))
            made.title = table.both("title");
        made.scored = table.boolean("scored", true);
        if (made.scored && table.need("weight"))
            made.weight = not_negative(table, "weight").value_or(0);
        if (const Node* node = made.scored ? nullptr : table.node("weight"))
            reporter_.at_key(*node, {"load.weight_unscored",
                                     ZK_TR("{id} is not scored and has no weight; take weight out, or scored = false"),
                                     {{"id", made.id}}});
        made.method = static_cast<Method>(table.word("method", methods).value_or(0));
        made.scale = not_negative(table, "scale").value_or(100);
        dimension_points_.push_back(not_negative(table, "points") ? table.node("points") : nullptr);
        row.built = static_cast<int>(out_->dimensions.size());
        out_->dimensions.push_back(std::move(made));
    });
}

void Loader::build_named()
{
    build_each(Part::category, [&](Row& row) {
        auto table = laid<category_keys>(row, "category");
        row.built = static_cast<int>(out_->categories.size());
        out_->categories.push_back({std::string(row.id), table.need("title") ? table.both("title") : Text(),
                                    table.boolean("endoscopic_interventional")});
    });
    build_each(Part::provider, [&](Row& row) {
        auto table = laid<named_keys>(row, "provider");
        row.built = static_cast<int>(out_->providers.size());
        out_->providers.push_back({std::string(row.id), table.need("title") ? table.both("title") : Text()});
    });
}

void Loader::build_grades()
{
    std::vector<std::pair<Grade, const Node*>> grades;
    build_each(Part::grade, [&](Row& row) {
        auto table = laid<grade_keys>(row, "grade");
        Grade made;
        made.id = row.id;
        if (table.need("title"))
            made.title = table.both("title");
        const auto from = table.need("from") ? not_negative(table, "from") : std::nullopt;
        rows(Part::grade).uncertain |= !from;
        made.from = from.value_or(0);
        row.built = 0;
        grades.emplace_back(std::move(made), from ? table.node("from") : nullptr);
    });
    std::stable_sort(grades.begin(), grades.end(),
                     [](const auto& a, const auto& b) { return a.first.from < b.first.from; });
    for (std::size_t i = 1; i < grades.size(); ++i) {
        if (grades[i].second && grades[i - 1].second && grades[i].first.from == grades[i - 1].first.from)
            reporter_.at_value(
                *grades[i].second,
                {"load.grade_bound_twice",
                 ZK_TR("the grades {first} and {second} begin at the same score {from}; give one another bound"),
                 {{"first", grades[i - 1].first.id}, {"second", grades[i].first.id}, {"from", grades[i].first.from}}});
    }
    if (!grades.empty() && !grades.front().first.from.is_zero() && !rows(Part::grade).uncertain)
        reporter_.at_value(
            *grades.front().second,
            {"load.grade_zero",
             ZK_TR("no grade begins at 0, so a low score would have none; write from = 0 at the lowest grade"),
             {}});
    for (auto& [grade, node] : grades)
        out_->grades.push_back(std::move(grade));
    for (Row& row : rows(Part::grade).rows)
        if (!row.dropped)
            row.built = out_->grade(row.id);
}

void Loader::build_specialties()
{
    build_each(Part::specialty, [&](Row& row) { build_specialty(row); });
}

void Loader::build_specialty(Row& row)
{
    auto table = laid<specialty_keys>(row, "specialty");
    Specialty made;
    made.id = row.id;
    if (row.id == "hospital" || row.id == "common" || row.id.find('.') != std::string_view::npos)
        reporter_.at_value(*row.table->child("id"), {"load.specialty_id",
                                                     ZK_TR("a specialty cannot have the id {id}: hospital, common and "
                                                           "dots have a meaning of their own; choose another"),
                                                     {{"id", made.id}}});
    if (table.need("title"))
        made.title = table.both("title");
    if (table.need("kind"))
        made.kind = static_cast<SpecialtyKind>(table.word("kind", specialty_kinds).value_or(0));
    made.core = table.boolean("core", true);
    if (const auto pinyin = table.text("pinyin"))
        made.pinyin = *pinyin;
    for (const Dimension& dimension : out_->dimensions)
        made.weights.emplace_back(dimension.scored ? dimension.weight : Decimal(0));
    const Node* const weights = table.table("weights");
    if (weights) {
        for (const Node& entry : weights->children) {
            Node named = entry;  // the dimension is named by the key
            named.text = entry.key;
            named.line = entry.key_line;
            named.column = entry.key_column;
            const int dimension = reference(Part::dimension, named);
            if (entry.type != NodeType::number || entry.number.is_negative())
                reporter_.at_value(entry, wrong_type(entry.key, expected::number()));
            else if (dimension >= 0)
                made.weights[static_cast<std::size_t>(dimension)] = entry.number;
        }
    }
    for (const Node& name : table.texts("not_applicable"))
        if (const int dimension = reference(Part::dimension, name); dimension >= 0)
            made.weights[static_cast<std::size_t>(dimension)].reset();
    specialty_weights_.push_back(weights);
    row.built = static_cast<int>(out_->specialties.size());
    out_->specialties.push_back(std::move(made));
}

void Loader::build_groups()
{
    build_each(Part::group, [&](Row& row) {
        auto table = laid<group_keys>(row, "group");
        Group made;
        made.id = row.id;
        if (table.need("title"))
            made.title = table.both("title");
        if (table.need("dimension") && table.text("dimension"))
            made.dimension = reference(Part::dimension, *table.node("dimension"));
        else
            made.dimension = -1;
        row.built = static_cast<int>(out_->groups.size());
        out_->groups.push_back(std::move(made));
    });
}

void Loader::build_facts()
{
    // Facts never move afterwards: the index holds views of their ids.
    auto& facts = out_->facts;
    facts = identity_facts();
    facts.reserve(identity_facts().size() + rows(Part::fact).rows.size() + 2 * rows(Part::item).rows.size());
    fact_field_.assign(facts.size(), -1);
    fact_index_.reserve(facts.capacity());
    for (std::size_t i = 0; i < facts.size(); ++i)
        fact_index_.emplace(facts[i].id, static_cast<int>(i));
    build_each(Part::fact, [&](Row& row) {
        auto table = laid<fact_keys>(row, "fact");
        Fact made;
        made.id = row.id;
        if (row.id.starts_with("identity."))
            reporter_.at_value(*row.table->child("id"),
                               {"load.identity_fact",
                                ZK_TR("ids beginning with identity. belong to the program; choose another for {id}"),
                                {{"id", made.id}}});
        if (table.need("title"))
            made.title = table.both("title");
        made.unit = table.both("unit");
        const auto scope = table.word("scope", scopes);
        made.scope = scope ? static_cast<Scope>(*scope) : Scope::specialty;
        if (made.scope == Scope::specialty && row.home)
            made.owner = row.home->text;
        if (table.text("owner") && reference(Part::specialty, table.node("owner")) >= 0)
            made.owner = table.node("owner")->text;
        made.aggregation = static_cast<Aggregation>(table.word("aggregation", aggregations).value_or(0));
        made.whole = table.boolean("whole");
        made.may_be_negative = table.boolean("may_be_negative");
        if (table.text("provider") && reference(Part::provider, table.node("provider")) >= 0)
            made.provider = table.node("provider")->text;
        row.built = static_cast<int>(facts.size());
        facts.push_back(std::move(made));
        fact_field_.push_back(-1);
        fact_index_.emplace(facts.back().id, row.built);
    });
}

void Loader::build_caps()
{
    build_each(Part::cap, [&](Row& row) {
        auto table = laid<cap_keys>(row, "cap");
        Cap made;
        made.id = row.id;
        if (table.need("title"))
            made.title = table.both("title");
        if (table.need("grade") && table.text("grade") && reference(Part::grade, table.node("grade")) >= 0)
            made.grade = table.node("grade")->text;
        if (table.need("unless"))
            if (const Node* unless = table.table("unless"))
                made.unless = condition(*unless, false, -1);
        row.built = static_cast<int>(out_->caps.size());
        out_->caps.push_back(std::move(made));
    });
}

/// The sub-tables of this name in all [defaults], and what [[change]] defaults = "…" puts over them.
std::vector<const Node*> Loader::defaults_of(std::string_view section)
{
    std::vector<const Node*> found;
    for (const Node* table : defaults_) {
        if (const Node* part = table->child(section)) {
            if (part->type == NodeType::table)
                found.push_back(part);
            else
                reporter_.at_value(*part, wrong_type(section, expected::table()));
        }
    }
    for (const Node* change : default_changes_)
        if (change->child("defaults")->text == section)
            found.push_back(change);
    return found;
}

void Loader::build_defaults()
{
    static constexpr std::array<std::string_view, 1> selector = {"defaults"};
    for (const Node* table : defaults_)
        for (const Node& entry : table->children)
            if (std::find(default_sections.begin(), default_sections.end(), entry.key) == default_sections.end())
                reporter_.at_key(entry, unknown_key(entry.key, default_sections));
    for (const Node* change : default_changes_)
        if (const Node* named = change->child("defaults");
            std::find(default_sections.begin(), default_sections.end(), named->text) == default_sections.end())
            reporter_.at_value(
                *named, unknown_word("defaults", named->text, {default_sections.begin(), default_sections.end()}));

    const auto fraction = [&](auto& table, auto key, Decimal& to) {
        const auto number = table.number(key);
        if (number && (number->is_negative() || *number > Decimal(1)))
            reporter_.at_value(table.where(key),
                               {"load.share_range",
                                ZK_TR("{key} is {number}, but is a share: write a number from 0 to 1"),
                                {{"key", std::string(table.name_of(key))}, {"number", *number}}});
        else if (number)
            to = *number;
    };
    Record<technique_defaults> technique(reporter_);
    for (const Node* layer : defaults_of("technique"))
        technique.lay(*layer, selector);
    fraction(technique, Record<technique_defaults>::Key("guided"), default_values_.guided);
    fraction(technique, Record<technique_defaults>::Key("visiting"), default_values_.visiting);
    fraction(technique, Record<technique_defaults>::Key("below_min_cases"), default_values_.below_min_cases);

    Record<improve_defaults> improve(reporter_);
    for (const Node* layer : defaults_of("improve"))
        improve.lay(*layer, selector);
    fraction(improve, Record<improve_defaults>::Key("hold"), default_values_.hold);
    default_values_.tolerance = not_negative(improve, "tolerance").value_or(default_values_.tolerance);
    default_values_.min_denominator =
        not_negative(improve, "min_denominator").value_or(default_values_.min_denominator);
    build_change_rules(defaults_of("change"));
}

void Loader::build_change_rules(const std::vector<const Node*>& layers)
{
    static constexpr std::array<std::string_view, 1> selector = {"defaults"};
    static constexpr std::array<std::pair<std::string_view, ItemKind>, 3> kinds = {
        {{"technique", ItemKind::technique}, {"ratio", ItemKind::ratio}, {"number", ItemKind::number}}};
    Record<change_defaults> general(reporter_);
    for (const Node* layer : layers)
        general.lay(*layer, selector);
    const ChangeRule rule{not_negative(general, "threshold").value_or(Decimal(5, 1)),
                          not_negative(general, "min_cases").value_or(20)};
    for (const auto& [name, kind] : kinds) {
        ChangeRule& made = out_->change_rules[kind] = rule;
        Record<change_rule_keys> own(reporter_);
        for (const Node* layer : layers) {
            const Node* table = layer->child(name);
            if (table && table->type == NodeType::table)
                own.lay(*table);
            else if (table)
                reporter_.at_value(*table, wrong_type(name, expected::table()));
        }
        made.threshold = not_negative(own, "threshold").value_or(made.threshold);
        made.min_cases = not_negative(own, "min_cases").value_or(made.min_cases);
    }
}

}  // namespace zk::forms::load
