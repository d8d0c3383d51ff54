#include "app/cli/commands.h"
#include "app/cli/standards.h"

#include "app/session/text.h"
#include "forms/describe.h"
#include "forms/nearest.h"

#include <algorithm>

namespace zk::cli {

namespace {

using Align = Table::Align;
using forms::Item;
using forms::Rule;
using forms::Standard;

constexpr int page_width = 100;

/// "≥ 75%", "≤ 10 minutes": signs follow the number, words a blank.
std::string with_unit(const std::string& number, const std::string& unit)
{
    const bool sign = unit.empty() || unit.starts_with("%") || unit.starts_with("‰");
    return number + (sign ? "" : " ") + unit;
}

/// What earns full points, in a few words.
std::string goal(const Context& context, const Item& item)
{
    const std::string unit = item.unit.in(context.language);
    std::string text;
    if (item.rule == Rule::technique)
        return !item.min_cases || !item.score_cases ? std::string() : with_unit("≥ " + item.min_cases->str(), unit);
    if (item.rule == Rule::improve)
        return context.word(item.direction == forms::Direction::lower ? ZK_TR("lower than last year")
                                                                      : ZK_TR("higher than last year"));
    if (item.rule == Rule::options) {
        for (const auto& option : item.options)
            text += (text.empty() ? "" : " / ") + option.title.in(context.language);
        return text;
    }
    if (item.rule != Rule::target)
        return context.word(item.rule == Rule::sentinel ? ZK_TR("every case reviewed") : ZK_TR("monitored"));
    if (item.direction == forms::Direction::range)
        text = with_unit((item.range_low ? item.range_low->str() : "") + "–" +
                             (item.range_high ? item.range_high->str() : ""),
                         unit);
    else if (item.target)
        text = with_unit((item.direction == forms::Direction::higher ? "≥ " : "≤ ") + item.target->str(), unit);
    if (item.floor)
        text += context.text({"cli.goal_floor", ZK_TR(" (0 points at {floor})"), {{"floor", *item.floor}}});
    return text;
}

std::string provider(const Context& context, const Standard& standard, const Item& item)
{
    for (const auto& input : item.inputs)
        if (const auto* found = standard.provider(standard.facts[static_cast<std::size_t>(input.fact)].provider))
            return found->title.in(context.language);
    return {};
}

/// The documents the items rest on, numbered as they appear.
class Sources {
public:
    std::string number(const std::string& source)
    {
        if (source.empty())
            return {};
        auto at = std::find(list_.begin(), list_.end(), source);
        if (at == list_.end())
            at = list_.insert(list_.end(), source);
        return "[" + std::to_string(at - list_.begin() + 1) + "]";
    }
    void print(Context& context) const
    {
        context.out += list_.empty() ? "" : "\n" + context.word(ZK_TR("Source documents")) + "\n";
        for (std::size_t i = 0; i < list_.size(); ++i) {
            std::string head = "  [" + std::to_string(i + 1) + "] ";
            for (const std::string& line : wrap(list_[i], page_width - 6)) {
                context.out += head + line + "\n";
                head = "      ";
            }
        }
    }

private:
    std::vector<std::string> list_;
};

void show_head(Context& context, const Standard& standard)
{
    Table table({Align::left, Align::left});
    table.row({context.word(ZK_TR("Standard")),
               standard.title.in(context.language) + " (" + standard.id + " " + standard.version + ")"});
    table.row({context.word(ZK_TR("Issued by")), standard.issuer.in(context.language)});
    table.row({context.word(ZK_TR("Document")), standard.document.in(context.language)});
    if (standard.date)
        table.row({context.word(ZK_TR("Date")), forms::iso(*standard.date)});
    table.row({context.word(ZK_TR("Basis")), basis_of(context, standard)});
    context.out += table.str();
}

void show_overview(Context& context, const Standard& standard)
{
    context.out += "\n" + context.word(ZK_TR("Dimensions and weights")) + "\n";
    Table dimensions({Align::left, Align::right, Align::left});
    for (const auto& d : standard.dimensions)
        dimensions.row({d.title.in(context.language), d.scored ? d.weight.str() : "", d.id});
    context.out += dimensions.str("  ");
    context.out += "\n" + context.word(ZK_TR("Grades")) + "\n";
    Table grades({Align::left, Align::left, Align::left});
    for (auto g = standard.grades.rbegin(); g != standard.grades.rend(); ++g)
        grades.row({g->title.in(context.language), "≥ " + g->from.str(), g->id});
    context.out += grades.str("  ");
    for (const auto& cap : standard.caps)
        context.out += "  " + cap.title.in(context.language) + "\n";
    context.out += "\n" + context.word(ZK_TR("Specialties")) + "\n";
    Table specialties({Align::left, Align::left, Align::right, Align::left});
    const auto items = [&](std::size_t count) {
        return context.text({"cli.items", ZK_TR("{count} {count|item|items}"), {{"count", std::to_string(count)}}});
    };
    specialties.row({context.word(ZK_TR("Hospital")), "", items(standard.hospital_items.size()), "hospital"});
    for (const auto& s : standard.specialties)
        specialties.row(
            {s.title.in(context.language), context.text(forms::title(s.kind)), items(s.items.size()), s.id});
    context.out += specialties.str("  ");
}

std::string dimension_head(const Context& context, const Standard& standard, std::size_t dimension,
                           const forms::Specialty* specialty)
{
    const auto& d = standard.dimensions[dimension];
    std::string head = d.title.in(context.language);
    if (!d.scored)
        return head;
    const auto weight = specialty ? specialty->weights[dimension] : std::optional(d.weight);
    return weight ? context.text({"cli.dimension_weight",
                                  ZK_TR("{dimension} (weight {weight})"),
                                  {{"dimension", head}, {"weight", *weight}}})
                  : context.text({"cli.dimension_not_applicable",
                                  ZK_TR("{dimension} (does not count here)"),
                                  {{"dimension", head}}});
}

void show_table(Context& context, const Standard& standard, const std::vector<int>& indices,
                const forms::Specialty* specialty)
{
    Sources sources;
    const auto bare = [&](const Item& item) {
        return item.optional ? context.text({"cli.optional_points", ZK_TR("+{points}"), {{"points", item.points}}})
                             : item.points.str();
    };
    for (std::size_t d = 0; d < standard.dimensions.size(); ++d) {
        Table table(
            {Align::left, Align::left, Align::left, Align::right, Align::left, Align::left, Align::left, Align::left});
        int group = -1, rows = 0;
        for (const int index : indices) {
            const Item& item = standard.items[static_cast<std::size_t>(index)];
            if (item.dimension != static_cast<int>(d))
                continue;
            if (rows++ == 0)
                table.row({context.word(ZK_TR("Item")), context.word(ZK_TR("Kind")), context.word(ZK_TR("Level")),
                           context.word(ZK_TR("Standard points")), context.word(ZK_TR("Full points for")),
                           context.word(ZK_TR("Data provider")), context.word(ZK_TR("Source")), "id"});
            if (item.group != group && (group = item.group) >= 0)
                table.row({standard.groups[static_cast<std::size_t>(group)].title.in(context.language)});
            table.row({"  " + item.title.in(context.language), context.text(forms::title(item.kind)),
                       item.level == forms::Level::none ? "" : context.text(forms::title(item.level)),
                       item.scored() ? bare(item) : "", goal(context, item), provider(context, standard, item),
                       sources.number(item.card.source.in(context.language)), item.id});
        }
        if (rows > 0)
            context.out += "\n" + dimension_head(context, standard, d, specialty) + "\n" + table.str("  ");
    }
    sources.print(context);
}

bool says_no(const forms::Argument& value)
{
    const auto* list = std::get_if<std::vector<forms::Message>>(&value);
    return list && list->size() == 1 && std::string_view(list->front().code) == "word.no";
}

/// Everything the standard says about one item.
void show_card(Context& context, const Standard& standard, const Item& item)
{
    context.out += "\n" + item.title.in(context.language) + "  (" + item.id + ")\n";
    std::vector<std::pair<std::string, std::string>> lines;
    int left = 0;
    for (const forms::Property& property : forms::describe(standard, item)) {
        const std::string text = in_words(context, property.value);
        if (text.empty() || text == "0" || says_no(property.value) || std::string_view(property.field) == "title")
            continue;
        lines.emplace_back(context.word(property.title), text);
        left = std::max(left, display_width(lines.back().first));
    }
    for (const auto& [head, text] : lines) {
        std::string first = head;
        for (const std::string& line : wrap(text, page_width - left - 4)) {
            context.out += "  " + first + std::string(static_cast<std::size_t>(left + 2 - display_width(first)), ' ') +
                           line + "\n";
            first.clear();
        }
    }
}

/// The items asked for: of one specialty or the hospital, or all; of these the one named.
std::vector<int> chosen(const Context& context, const Standard& standard)
{
    const std::string& specialty = context.arguments.one("SPECIALTY");
    const std::string& wanted = context.arguments.one("ITEM");
    std::vector<int> indices;
    if (specialty == "hospital") {
        indices = standard.hospital_items;
    } else if (!specialty.empty()) {
        require_specialty(standard, specialty);
        indices = standard.specialties[static_cast<std::size_t>(standard.specialty(specialty))].items;
    } else {
        for (std::size_t i = 0; i < standard.items.size(); ++i)
            indices.push_back(static_cast<int>(i));
    }
    if (wanted.empty())
        return indices;
    std::vector<std::string> known;
    for (const int index : indices) {
        known.push_back(standard.items[static_cast<std::size_t>(index)].id);
        if (known.back() == wanted)
            return {index};
    }
    const std::string near = forms::nearest(wanted, known);
    if (near.empty())
        refuse({"cli.standard_item",
                ZK_TR("“{specialty}” has no item “{id}”. “standard show” without an item lists them."),
                {{"specialty", specialty}, {"id", wanted}}});
    refuse({"cli.unknown_item_near",
            ZK_TR("“{specialty}” has no item “{id}”. Did you mean “{near}”?"),
            {{"specialty", specialty}, {"id", wanted}, {"near", near}}});
}

}  // namespace

int show_standard(Context& context)
{
    const auto standard = standard_at(context, context.arguments.one("STANDARD"));
    const std::vector<int> indices = chosen(context, *standard);
    if (context.json()) {
        Json result = standard_head(*standard);
        result["items"] = Json::array();
        for (const int index : indices)
            result["items"].push_back(
                standard_item(context, *standard, standard->items[static_cast<std::size_t>(index)]));
        context.print(result);
        return fine;
    }
    const std::string& id = context.arguments.one("SPECIALTY");
    const int at = standard->specialty(id);
    const auto* specialty = at < 0 ? nullptr : &standard->specialties[static_cast<std::size_t>(at)];
    if (context.arguments.one("ITEM").empty()) {
        show_head(context, *standard);
        if (specialty)
            context.out += "\n" + specialty->title.in(context.language) + "\n";
        else if (id.empty())
            show_overview(context, *standard);
    }
    if (context.arguments.one("ITEM").empty() && !context.arguments.has("--cards"))
        show_table(context, *standard, indices, specialty);
    else
        for (const int index : indices)
            show_card(context, *standard, standard->items[static_cast<std::size_t>(index)]);
    return fine;
}

}  // namespace zk::cli
