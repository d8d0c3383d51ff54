#include "forms/describe.h"

#include "forms/words.h"

#include <cstring>

namespace zk::forms {

namespace {

using List = std::vector<Message>;

Argument words(Message message)
{
    return message.empty() ? Argument(Text{}) : Argument(List{std::move(message)});
}

Argument words(const std::optional<Decimal>& number)
{
    return number ? Argument(*number) : Argument(Text{});
}

Argument words(bool yes)
{
    return yes ? words(Message{"word.yes", ZK_TR("yes"), {}}) : words(Message{"word.no", ZK_TR("no"), {}});
}

/// "" is nothing, like an empty text in two languages.
Argument words(const std::string& text)
{
    return text.empty() ? Argument(Text{}) : Argument(text);
}

Message plain(Argument text)
{
    return {"words.plain", ZK_TR("{text}"), {{"text", std::move(text)}}};
}

template <class Part> Text title_of(const std::vector<Part>& parts, int index)
{
    return index < 0 ? Text{} : parts[static_cast<std::size_t>(index)].title;
}

Text provider_title(const Standard& standard, const std::string& id)
{
    const Provider* provider = standard.provider(id);
    return provider ? provider->title : Text{id, id};
}

Text specialty_title(const Standard& standard, const std::string& id)
{
    return title_of(standard.specialties, standard.specialty(id));
}

Argument range(const std::optional<Decimal>& low, const std::optional<Decimal>& high)
{
    if (!low && !high)
        return Text{};
    return (low ? low->str() : std::string()) + "–" + (high ? high->str() : std::string());
}

/// Own facts are named after their item; their titles follow its wording and say nothing more.
bool own_fact(const Item& item, const Fact& fact)
{
    return fact.id.starts_with(item.id) && fact.id[item.id.size()] == '.';
}

/// One property for each field there may be, so that two items are compared field by field.
void add_facts(std::vector<Property>& list, const Standard& standard, const Item& item)
{
    static constexpr std::pair<Field, const char*> fields[] = {
        {Field::status, "fact.status"},       {Field::cases, "fact.cases"},
        {Field::numerator, "fact.numerator"}, {Field::denominator, "fact.denominator"},
        {Field::value, "fact.value"},         {Field::choice, "fact.choice"},
        {Field::text, "fact.text"},           {Field::date, "fact.date"}};
    for (const auto& [field, id] : fields) {
        Property& property = list.emplace_back(Property{id, title(field).pattern, Text{}, true});
        const int index = item.fact(field);
        if (index < 0)
            continue;
        const Fact& fact = standard.facts[static_cast<std::size_t>(index)];
        List parts;
        if (!own_fact(item, fact))
            parts = {plain(fact.title), plain(fact.id)};
        if (!fact.unit.empty())
            parts.push_back(plain(fact.unit));
        parts.push_back(fact.owner.empty() ? title(fact.scope) : plain(specialty_title(standard, fact.owner)));
        parts.push_back(title(fact.aggregation));
        if (fact.whole)
            parts.push_back({"words.whole", ZK_TR("whole numbers"), {}});
        if (fact.may_be_negative)
            parts.push_back({"words.negative", ZK_TR("may be negative"), {}});
        property.value = std::move(parts);
    }
}

/// Changes against last year from which a reason is asked, where the standard says so for a kind.
Argument change_rules(const Standard& standard)
{
    List list;
    for (const auto& [kind, rule] : standard.change_rules)
        list.push_back({"words.change_rule",
                        ZK_TR("{kind}: {threshold}, at least {cases} {cases|case|cases}"),
                        {{"kind", List{title(kind)}}, {"threshold", rule.threshold}, {"cases", rule.min_cases}}});
    return list;
}

Argument options_of(const Item& item)
{
    List list;
    for (const Option& option : item.options)
        list.push_back(option.exclusive ? Message{"words.exclusive_option",
                                                  ZK_TR("{option} ({share}, excludes the others)"),
                                                  {{"option", option.title}, {"share", option.share}}}
                                        : Message{"words.option",
                                                  ZK_TR("{option} ({share})"),
                                                  {{"option", option.title}, {"share", option.share}}});
    return list.empty() ? Argument(Text{}) : Argument(list);
}

Argument asked_by(const Standard& standard, int item)
{
    List list;
    for (const int own : standard.hospital_items)
        if (own == item)
            list.push_back({"section.hospital", ZK_TR("Hospital"), {}});
    for (const Specialty& specialty : standard.specialties)
        for (const int own : specialty.items)
            if (own == item)
                list.push_back(plain(specialty.title));
    return list.empty() ? Argument(Text{}) : Argument(list);
}

void add_card(std::vector<Property>& list, const Card& card)
{
    list.insert(list.end(), {{"numerator", ZK_TR("What is counted (numerator)"), card.numerator, true},
                             {"denominator", ZK_TR("Out of what (denominator)"), card.denominator, true},
                             {"how_to_count", ZK_TR("How to count"), card.how_to_count, true},
                             {"codes", ZK_TR("Codes"), card.codes, true},
                             {"evidence", ZK_TR("Evidence wanted"), card.evidence, true},
                             {"note", ZK_TR("Remark"), card.note},
                             {"source", ZK_TR("Source document"), card.source},
                             {"confidence", ZK_TR("Confidence"), words(title(card.confidence))}});
}

/// What only some kinds of items have.
void add_measure(std::vector<Property>& list, const Item& item)
{
    const bool measured = item.kind == ItemKind::ratio || item.kind == ItemKind::number;
    const bool technique = item.kind == ItemKind::technique;
    const bool improve = item.rule == Rule::improve;
    const auto only = [](bool there, Argument value) { return there ? std::move(value) : Argument(Text{}); };
    list.insert(list.end(),
                {{"direction", ZK_TR("Direction"), only(measured, words(title(item.direction))), true},
                 {"form", ZK_TR("Sort of ratio"), only(item.kind == ItemKind::ratio, words(title(item.form))), true},
                 {"scale", ZK_TR("Scale"), only(item.kind == ItemKind::ratio, item.scale), true},
                 {"decimals", ZK_TR("Decimals shown"), only(measured, Decimal(item.decimals))},
                 {"target", ZK_TR("Target"), words(item.target), true},
                 {"floor", ZK_TR("Floor"), words(item.floor), true},
                 {"range", ZK_TR("Range of full points"), range(item.range_low, item.range_high), true},
                 {"floors", ZK_TR("Floors of the range"), range(item.floor_low, item.floor_high), true},
                 {"all_or_nothing", ZK_TR("All or nothing"), item.all_or_nothing_reason, true},
                 {"target_basis", ZK_TR("Basis of the target"), item.target_basis, true},
                 {"annual", ZK_TR("For a whole year"), words(item.annual), true},
                 {"follow_up_days", ZK_TR("Follow-up days"), Decimal(item.follow_up_days), true},
                 {"min_cases", ZK_TR("Cases expected"), words(item.min_cases), true},
                 {"score_cases", ZK_TR("Cases count in the score"), only(technique, words(item.score_cases)), true},
                 {"guided", ZK_TR("Share when guided"), only(technique, item.guided)},
                 {"visiting", ZK_TR("Share with a visiting expert"), only(technique, item.visiting)},
                 {"below_min_cases", ZK_TR("Share with too few cases"), only(technique, item.below_min_cases)},
                 {"tolerance", ZK_TR("Tolerance"), only(improve, item.tolerance)},
                 {"hold", ZK_TR("Share when unchanged"), only(improve, item.hold)},
                 {"best", ZK_TR("Best possible value"), only(improve, words(item.best))},
                 {"min_denominator", ZK_TR("Smallest denominator compared"), only(improve, item.min_denominator)},
                 {"options", ZK_TR("Options"), options_of(item), true},
                 {"several", ZK_TR("Several options"), only(item.kind == ItemKind::choice, words(item.several)), true},
                 {"format", ZK_TR("Format"), words(item.format), true},
                 {"change_threshold", ZK_TR("Change that asks for a reason"), words(item.change_threshold)}});
}

Message joined_words(const Standard& standard, const Condition& condition, const char* code, const char* pattern)
{
    List parts;
    for (const Condition& part : condition.parts)
        parts.push_back(in_words(standard, part));
    return {code, pattern, {{"parts", std::move(parts)}}};
}

Text item_title(const Standard& standard, const std::string& id)
{
    return title_of(standard.items, standard.item(id));
}

bool same(const Message& one, const Message& other)
{
    if (std::strcmp(one.code, other.code) != 0 || one.arguments.size() != other.arguments.size())
        return false;
    for (std::size_t i = 0; i < one.arguments.size(); ++i)
        if (!forms::same(one.arguments[i].second, other.arguments[i].second))
            return false;
    return true;
}

}  // namespace

bool same(const Argument& one, const Argument& other)
{
    if (one.index() != other.index())
        return false;
    const auto* list = std::get_if<List>(&one);
    if (!list) {
        if (const auto* text = std::get_if<Text>(&one))
            return *text == std::get<Text>(other);
        if (const auto* number = std::get_if<Decimal>(&one))
            return *number == std::get<Decimal>(other);
        return std::get<std::string>(one) == std::get<std::string>(other);
    }
    const List& others = std::get<List>(other);
    if (list->size() != others.size())
        return false;
    for (std::size_t i = 0; i < list->size(); ++i)
        if (!same((*list)[i], others[i]))
            return false;
    return true;
}

Message in_words(const Standard& standard, const Condition& condition)
{
    using Op = Condition::Op;
    const Argument bound = condition.bound;
    const auto at_least = [&](Argument what) {
        return Message{"condition.at_least", ZK_TR("{what} ≥ {bound}"), {{"what", std::move(what)}, {"bound", bound}}};
    };
    const auto fact = [&] { return title_of(standard.facts, standard.fact(condition.ref)); };
    switch (condition.op) {
    case Op::always:
        return {};
    case Op::all:
        return joined_words(standard, condition, "condition.all", ZK_TR("all of: {parts}"));
    case Op::any:
        return joined_words(standard, condition, "condition.any", ZK_TR("one of: {parts}"));
    case Op::negation:
        return joined_words(standard, condition, "condition.not", ZK_TR("not: {parts}"));
    case Op::carried_out:
        return {
            "condition.carried_out", ZK_TR("{item} is carried out"), {{"item", item_title(standard, condition.ref)}}};
    case Op::chosen: {
        List chosen;
        const int item = standard.item(condition.ref);
        for (const std::string& id : condition.options)
            for (const Option& option : standard.items[static_cast<std::size_t>(item)].options)
                if (option.id == id)
                    chosen.push_back(plain(option.title));
        return {"condition.chosen",
                ZK_TR("{item}: {options}"),
                {{"item", item_title(standard, condition.ref)}, {"options", chosen}}};
    }
    case Op::at_least:
        return at_least(fact());
    case Op::at_most:
        return {"condition.at_most", ZK_TR("{what} ≤ {bound}"), {{"what", fact()}, {"bound", bound}}};
    case Op::item_share:
        return {"condition.item_share",
                ZK_TR("share of {item} ≥ {bound}"),
                {{"item", item_title(standard, condition.ref)}, {"bound", bound}}};
    case Op::all_techniques:
        return {"condition.all_techniques",
                ZK_TR("every technique of the level {level} is carried out"),
                {{"level", List{title(condition.level)}}}};
    case Op::every_dimension:
        return {"condition.every_dimension", ZK_TR("every dimension ≥ {bound}"), {{"bound", bound}}};
    case Op::dimension_score:
        return at_least(title_of(standard.dimensions, standard.dimension(condition.ref)));
    case Op::group_score:
        return at_least(title_of(standard.groups, standard.group(condition.ref)));
    case Op::compliance:
        return {"condition.compliance",
                ZK_TR("techniques of the level {level} carried out ≥ {bound}%"),
                {{"level", List{title(condition.level)}}, {"bound", bound}}};
    }
    return {};
}

std::vector<Property> describe(const Standard& standard)
{
    return {{"title", ZK_TR("Title"), standard.title},
            {"version", ZK_TR("Version"), words(standard.version)},
            {"issuer", ZK_TR("Issued by"), standard.issuer},
            {"document", ZK_TR("Document"), standard.document},
            {"date", ZK_TR("Date"), standard.date ? Argument(iso(*standard.date)) : Argument(Text{})},
            {"official", ZK_TR("Officially published"), words(standard.official)},
            {"decimals", ZK_TR("Decimals of scores"), Decimal(standard.decimals)},
            {"baseline_year", ZK_TR("Year growth is measured from"),
             standard.baseline_year ? Argument(std::to_string(*standard.baseline_year)) : Argument(Text{})},
            {"change_rules", ZK_TR("Change that asks for a reason"), change_rules(standard)}};
}

std::vector<Property> describe(const Standard&, const Dimension& dimension)
{
    return {{"title", ZK_TR("Title"), dimension.title},
            {"scored", ZK_TR("Scored"), words(dimension.scored)},
            {"weight", ZK_TR("Weight"), dimension.scored ? Argument(dimension.weight) : Argument(Text{})},
            {"method", ZK_TR("Method"), words(title(dimension.method))},
            {"scale", ZK_TR("Full mark"), dimension.scale}};
}

std::vector<Property> describe(const Standard& standard, const Group& group)
{
    return {{"title", ZK_TR("Title"), group.title},
            {"dimension", ZK_TR("Dimension"), title_of(standard.dimensions, group.dimension)}};
}

std::vector<Property> describe(const Standard&, const Category& category)
{
    return {{"title", ZK_TR("Title"), category.title},
            {"endoscopic_interventional", ZK_TR("Endoscopic or interventional"), words(category.endoscopic_interventional)}};
}

std::vector<Property> describe(const Standard&, const Provider& provider)
{
    return {{"title", ZK_TR("Title"), provider.title}};
}

std::vector<Property> describe(const Standard&, const Grade& grade)
{
    return {{"title", ZK_TR("Title"), grade.title}, {"from", ZK_TR("From"), grade.from}};
}

std::vector<Property> describe(const Standard& standard, const Cap& cap)
{
    return {{"title", ZK_TR("Title"), cap.title},
            {"grade", ZK_TR("At most"), title_of(standard.grades, standard.grade(cap.grade))},
            {"unless", ZK_TR("Unless"), words(in_words(standard, cap.unless))}};
}

std::vector<Property> describe(const Standard& standard, const Specialty& specialty)
{
    List weights;
    for (std::size_t i = 0; i < specialty.weights.size() && i < standard.dimensions.size(); ++i)
        if (standard.dimensions[i].scored)
            weights.push_back({"words.weight",
                               ZK_TR("{dimension} {weight}"),
                               {{"dimension", standard.dimensions[i].title},
                                {"weight", specialty.weights[i] ? specialty.weights[i]->str() : std::string("/")}}});
    return {{"title", ZK_TR("Title"), specialty.title},
            {"kind", ZK_TR("Kind"), words(title(specialty.kind))},
            {"core", ZK_TR("Core specialty"), words(specialty.core)},
            {"weights", ZK_TR("Weights"), weights}};
}

std::vector<Property> describe(const Standard& standard, const Fact& fact)
{
    return {{"title", ZK_TR("Title"), fact.title, true},
            {"unit", ZK_TR("Unit"), fact.unit, true},
            {"scope", ZK_TR("Scope"), words(title(fact.scope)), true},
            {"owner", ZK_TR("Whose number"), specialty_title(standard, fact.owner), true},
            {"aggregation", ZK_TR("Months"), words(title(fact.aggregation)), true},
            {"whole", ZK_TR("Only whole numbers"), words(fact.whole), true},
            {"may_be_negative", ZK_TR("May be negative"), words(fact.may_be_negative), true},
            {"provider", ZK_TR("Data provider"), provider_title(standard, fact.provider)}};
}

std::vector<Property> describe(const Standard& standard, const Item& item)
{
    Text provider;
    for (const Item::Input& input : item.inputs)
        if (provider.empty())
            provider = provider_title(standard, standard.facts[static_cast<std::size_t>(input.fact)].provider);
    std::vector<Property> list{
        {"title", ZK_TR("Title"), item.title, true},
        {"dimension", ZK_TR("Dimension"), title_of(standard.dimensions, item.dimension)},
        {"group", ZK_TR("Group"), title_of(standard.groups, item.group)},
        {"asked_by", ZK_TR("Asked of"), asked_by(standard, standard.item(item.id))},
        {"kind", ZK_TR("Kind"), words(title(item.kind)), true},
        {"rule", ZK_TR("Rule"), words(title(item.rule)), true},
        {"points", ZK_TR("Standard points"), item.scored() ? Argument(item.points) : Argument(Text{})},
        {"level", ZK_TR("Level"), words(title(item.level))},
        {"category", ZK_TR("Minimally invasive category"), title_of(standard.categories, item.category)},
        {"unit", ZK_TR("Unit"), item.unit, true},
        {"provider", ZK_TR("Data provider"), provider},
        {"optional", ZK_TR("Optional"), words(item.optional)},
        {"restricted", ZK_TR("Restricted technique"), words(item.restricted)},
        {"na_allowed", ZK_TR("May be not applicable"), words(item.na_allowed)},
        {"requires", ZK_TR("Asked only if"), words(in_words(standard, item.requires_))}};
    add_facts(list, standard, item);
    add_measure(list, item);
    add_card(list, item.card);
    return list;
}

}  // namespace zk::forms
