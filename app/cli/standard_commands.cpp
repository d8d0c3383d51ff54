#include "app/cli/commands.h"

#include "app/session/text.h"

namespace zk::cli {

namespace {

using Align = Table::Align;
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

std::shared_ptr<const Standard> standard_named(const Context& context)
{
    const std::string& id = context.arguments.one("STANDARD");
    auto loaded = context.library.standard(id);
    if (!loaded.standard)
        throw session::Error(session::Failure::wrong_use,
                             {"cli.standard_wrong",
                              ZK_TR("The standard “{id}” has mistakes; correct the places named below."),
                              {{"id", id}}},
                             std::move(loaded.problems));
    return loaded.standard;
}

Json head(const Standard& standard)
{
    Json specialties = Json::array(), dimensions = Json::array(), grades = Json::array(), caps = Json::array();
    for (const auto& s : standard.specialties)
        specialties.push_back({{"id", s.id},
                               {"title", both(s.title)},
                               {"kind", session::name(s.kind)},
                               {"core", s.core},
                               {"items", s.items.size()}});
    for (const auto& d : standard.dimensions)
        dimensions.push_back(
            {{"id", d.id}, {"title", both(d.title)}, {"scored", d.scored}, {"weight", d.weight.str()}});
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
            {"grades", grades},
            {"caps", caps},
            {"specialties", specialties}};
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
            {"confidence", session::name(c.confidence)}};
}

Json described(const Standard& standard, const Item& item)
{
    Json inputs = Json::array(), options = Json::array();
    for (const auto& input : item.inputs)
        inputs.push_back(
            {{"field", forms::name(input.field)}, {"fact", standard.facts[static_cast<std::size_t>(input.fact)].id}});
    for (const auto& option : item.options)
        options.push_back({{"id", option.id}, {"title", both(option.title)}, {"share", option.share.str()}});
    return {{"id", item.id},
            {"dimension", standard.dimensions[static_cast<std::size_t>(item.dimension)].id},
            {"group", item.group < 0 ? Json() : Json(standard.groups[static_cast<std::size_t>(item.group)].id)},
            {"kind", session::name(item.kind)},
            {"rule", session::name(item.rule)},
            {"level", session::name(item.level)},
            {"category",
             item.category < 0 ? Json() : Json(standard.categories[static_cast<std::size_t>(item.category)].id)},
            {"title", both(item.title)},
            {"unit", both(item.unit)},
            {"points", item.points.str()},
            {"optional", item.optional},
            {"restricted", item.restricted},
            {"target", number(item.target)},
            {"floor", number(item.floor)},
            {"range_low", number(item.range_low)},
            {"range_high", number(item.range_high)},
            {"min_cases", number(item.min_cases)},
            {"direction", session::name(item.direction)},
            {"all_or_nothing", item.all_or_nothing},
            {"target_basis", both(item.target_basis)},
            {"inputs", inputs},
            {"options", options},
            {"card", card(item.card)}};
}

/// What earns full points, in a few words.
std::string goal(const Context& context, const Item& item)
{
    using forms::Rule;
    switch (item.rule) {
    case Rule::technique:
        return item.min_cases ? "≥ " + item.min_cases->str() + " " + item.unit.in(context.language) : std::string();
    case Rule::target: {
        std::string text;
        if (item.direction == forms::Direction::range)
            text =
                (item.range_low ? item.range_low->str() : "") + "–" + (item.range_high ? item.range_high->str() : "");
        else if (item.target)
            text = (item.direction == forms::Direction::higher ? "≥ " : "≤ ") + item.target->str();
        if (item.floor)
            text += context.text({"cli.goal_floor", ZK_TR(" (0 points at {floor})"), {{"floor", *item.floor}}});
        return text;
    }
    case Rule::improve:
        return context.word(ZK_TR("better than last year"));
    case Rule::options: {
        std::string text;
        for (const auto& option : item.options)
            text += (text.empty() ? "" : " / ") + option.title.in(context.language);
        return text;
    }
    case Rule::observe:
        return context.word(ZK_TR("shown, not scored"));
    case Rule::sentinel:
        return context.word(ZK_TR("every case is reviewed, never scored"));
    }
    return {};
}

std::string basis(const Context& context, const Standard& standard)
{
    if (!standard.official)
        return context.word(ZK_TR("Self-assessment within the hospital (standard set by this program, not official)"));
    return standard.issuer.in(context.language) + " " + standard.document.in(context.language);
}

void show_head(Context& context, const Standard& standard)
{
    Table table({Align::left, Align::left});
    table.row({context.word(ZK_TR("Standard")),
               standard.title.in(context.language) + " (" + standard.id + " " + standard.version + ")"});
    table.row({context.word(ZK_TR("Issued by")), standard.issuer.in(context.language)});
    table.row({context.word(ZK_TR("Document")), standard.document.in(context.language)});
    if (standard.date)
        table.row({context.word(ZK_TR("Date")), forms::iso(*standard.date)});
    table.row({context.word(ZK_TR("Basis")), basis(context, standard)});
    context.out += table.str();
}

void show_overview(Context& context, const Standard& standard)
{
    context.out += "\n" + context.word(ZK_TR("Dimensions and weights")) + "\n";
    Table dimensions({Align::left, Align::left, Align::right});
    for (const auto& d : standard.dimensions)
        dimensions.row({d.id, d.title.in(context.language), d.scored ? d.weight.str() : ""});
    context.out += dimensions.str("  ");
    context.out += "\n" + context.word(ZK_TR("Grades")) + "\n";
    Table grades({Align::left, Align::left, Align::right});
    for (auto g = standard.grades.rbegin(); g != standard.grades.rend(); ++g)
        grades.row({g->id, g->title.in(context.language), "≥ " + g->from.str()});
    context.out += grades.str("  ");
    for (const auto& cap : standard.caps)
        context.out += "  " + cap.title.in(context.language) + "\n";
    context.out += "\n" + context.word(ZK_TR("Specialties")) + "\n";
    Table specialties({Align::left, Align::left, Align::left, Align::right});
    specialties.row({"hospital", context.word(ZK_TR("Hospital")), "", std::to_string(standard.hospital_items.size())});
    for (const auto& s : standard.specialties)
        specialties.row(
            {s.id, s.title.in(context.language), context.text(session::title(s.kind)), std::to_string(s.items.size())});
    context.out += specialties.str("  ");
}

void show_sheet(Context& context, const Standard& standard, const std::vector<int>& indices)
{
    for (std::size_t d = 0; d < standard.dimensions.size(); ++d) {
        Table table({Align::left, Align::left, Align::left, Align::left, Align::right, Align::left, Align::left});
        int group = -1;
        bool any = false;
        for (const int index : indices) {
            const Item& item = standard.items[static_cast<std::size_t>(index)];
            if (item.dimension != static_cast<int>(d))
                continue;
            any = true;
            if (item.group != group) {
                group = item.group;
                table.row(
                    {group < 0 ? "" : standard.groups[static_cast<std::size_t>(group)].title.in(context.language)});
            }
            table.row({"  " + item.id, item.title.in(context.language), context.text(session::title(item.kind)),
                       item.level == forms::Level::none ? "" : context.text(session::title(item.level)),
                       item.scored() ? item.points.str() : "", goal(context, item),
                       item.card.source.in(context.language)});
        }
        if (!any)
            continue;
        const auto& dimension = standard.dimensions[d];
        context.out += "\n" + dimension.title.in(context.language);
        if (dimension.scored)
            context.out += " " + dimension.weight.str();
        context.out += "\n" + table.str("  ");
    }
}

}  // namespace

int list_standards(Context& context)
{
    Json list = Json::array();
    Table table({Align::left, Align::left, Align::left, Align::left});
    bool wrong = false;
    for (const std::string& id : context.library.standard_ids()) {
        const auto loaded = context.library.standard(id);
        if (!loaded.standard) {
            wrong = true;
            list.push_back({{"id", id}, {"problems", loaded.problems.size()}});
            table.row({id, "",
                       context.text({"cli.standard_has_mistakes",
                                     ZK_TR("has mistakes: see “zhuanke-cli standard check {id}”"),
                                     {{"id", id}}})});
            continue;
        }
        list.push_back(head(*loaded.standard));
        table.row({id, loaded.standard->version, loaded.standard->title.in(context.language),
                   basis(context, *loaded.standard)});
    }
    if (context.json())
        context.print(list);
    else if (list.empty())
        context.say(
            {"cli.no_standards",
             ZK_TR("No standard is installed. Name a folder that holds forms/ with --data, or install the program "
                   "again."),
             {}});
    else
        context.out += table.str();
    return wrong ? findings : fine;
}

int show_standard(Context& context)
{
    const auto standard = standard_named(context);
    const std::string& specialty = context.arguments.one("SPECIALTY");
    std::vector<int> indices;
    if (specialty == "hospital") {
        indices = standard->hospital_items;
    } else if (!specialty.empty()) {
        require_specialty(*standard, specialty);
        indices = standard->specialties[static_cast<std::size_t>(standard->specialty(specialty))].items;
    } else {
        for (std::size_t i = 0; i < standard->items.size(); ++i)
            indices.push_back(static_cast<int>(i));
    }
    if (context.json()) {
        Json result = head(*standard);
        result["items"] = Json::array();
        for (const int index : indices)
            result["items"].push_back(described(*standard, standard->items[static_cast<std::size_t>(index)]));
        context.print(result);
        return fine;
    }
    show_head(context, *standard);
    if (specialty.empty())
        show_overview(context, *standard);
    show_sheet(context, *standard, indices);
    return fine;
}

int check_standard(Context& context)
{
    const std::string& given = context.arguments.one("STANDARD");
    std::error_code ignored;
    const bool folder = given.find('/') != std::string::npos || given.find('\\') != std::string::npos ||
                        std::filesystem::is_directory(path_of(given), ignored);
    const auto loaded =
        folder ? session::Library::standard_in(path_of(given), context.library) : context.library.standard(given);
    if (context.json()) {
        Json problems = Json::array();
        for (const auto& problem : loaded.problems) {
            Json one = context.told(problem.message);
            one["file"] = problem.file;
            one["line"] = problem.line;
            one["column"] = problem.column;
            problems.push_back(std::move(one));
        }
        context.print({{"standard", given}, {"problems", std::move(problems)}});
    } else {
        for (const auto& problem : loaded.problems) {
            // FILE:LINE:COLUMN in either language, so that editors jump to it.
            std::string place = problem.file;
            if (problem.line > 0)
                place += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
            context.out += (place.empty() ? place : place + ": ") + context.text(problem.message) + "\n";
        }
    }
    return loaded.standard ? fine : findings;
}

}  // namespace zk::cli
