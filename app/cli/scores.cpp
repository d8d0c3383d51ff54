#include "app/cli/scores.h"

#include "app/session/audit.h"
#include "app/session/text.h"
#include "forms/nearest.h"

#include <sstream>

namespace zk::cli {

namespace {

using Align = Table::Align;

std::string plain(const Json& value)
{
    return value.is_null() ? std::string() : value.is_string() ? value.get<std::string>() : value.dump();
}

const Json* with_id(const Json& list, const Json& id)
{
    for (const Json& one : list)
        if (one.at("id") == id)
            return &one;
    return nullptr;
}

std::string caps(const Context& context, const Json& section)
{
    const Json& list = section.at("total").at("caps");
    return list.empty() ? std::string() : context.in(list.front().at("title"));
}

/// The grade; an incomplete total has none and says so.
std::string grade(const Context& context, const Json& total)
{
    const std::string title = context.in(total.at("grade_title"));
    return title.empty() && total.at("state") == "provisional" ? context.in(total.at("state_title")) : title;
}

std::string done(const Json& completion)
{
    return std::to_string(completion.at("answered").get<int>()) + "/" +
           std::to_string(completion.at("asked").get<int>());
}

std::string rate(const Json& compliance)
{
    return compliance.at("rate").is_null() ? std::string("/")
                                           : plain(compliance.at("rate")) + "% (" + plain(compliance.at("met")) + "/" +
                                                 plain(compliance.at("of")) + ")";
}

Json section_scores(const Json& section)
{
    Json dimensions = Json::array();
    for (const Json& d : section.at("dimensions"))
        if (d.at("scored").get<bool>())
            dimensions.push_back({{"id", d.at("id")},
                                  {"title", d.at("title")},
                                  {"state", d.at("state")},
                                  {"weight", d.at("weight")},
                                  {"score", d.at("score")},
                                  {"earned", d.at("earned")},
                                  {"points", d.at("points")}});
    return {{"id", section.at("id")},
            {"title", section.at("title")},
            {"total", section.at("total")},
            {"compliance", section.at("compliance")},
            {"completion", section.at("completion")},
            {"dimensions", std::move(dimensions)}};
}

/// The items of a section, in order.
template <class Visit> void each_item(const Json& section, Visit visit)
{
    for (const Json& dimension : section.at("dimensions"))
        for (const Json& group : dimension.at("groups"))
            for (const Json& item : group.at("items"))
                visit(item);
}

void explain_inputs(Context& context, const Json& item)
{
    Table table({Align::left, Align::right, Align::left, Align::left});
    std::vector<std::string> months;
    for (const Json& input : item.at("inputs")) {
        const std::string value = plain(input.at("value"));
        std::string whence = plain(input.at("who"));
        for (const char* key : {"when", "provider", "source"})
            if (const std::string part = plain(input.at(key)); !part.empty())
                whence += (whence.empty() ? "" : ", ") + part;
        table.row({context.in(input.at("field_title")) + " · " + context.in(input.at("fact_title")),
                   value.empty() ? context.word(ZK_TR("not filled in")) : value, context.in(input.at("unit")), whence});
        months.emplace_back();
        for (const Json& pair : input.at("values"))
            if (!plain(pair.at(0)).empty())
                months.back() += (months.back().empty() ? "" : " ") + plain(pair.at(0)) + "=" + plain(pair.at(1));
    }
    // The months of a value stand under its line, outside the columns.
    std::istringstream lines(table.str("  "));
    std::string line;
    for (std::size_t i = 0; std::getline(lines, line); ++i) {
        context.out += line + "\n";
        for (const std::string& part : wrap(months[i], 96))
            context.out += part.empty() ? "" : "    " + part + "\n";
    }
}

void explain_one(Context& context, const Json& section, const Json& item)
{
    const auto line = [&](const char* head, const std::string& text) {
        if (!text.empty())
            context.say(
                {"cli.explain_line", ZK_TR("  {head}: {text}"), {{"head", context.word(head)}, {"text", text}}});
    };
    context.out +=
        context.in(section.at("title")) + " · " + context.in(item.at("title")) + " (" + plain(item.at("id")) + ")\n";
    line(ZK_TR("Rule"), context.text(session::rule_title(plain(item.at("rule")))) + " (" + plain(item.at("rule")) + ")" +
                            (context.in(item.at("goal")).empty() ? "" : ", ") + context.in(item.at("goal")));
    line(ZK_TR("Floor"), plain(item.at("floor")));
    explain_inputs(context, item);
    line(ZK_TR("Value"), context.in(item.at("value").at("display")) + " " + context.in(item.at("unit")));
    line(ZK_TR("Same period last year"), item.at("prior").is_null() ? "" : context.in(item.at("prior").at("display")));
    line(ZK_TR("Share"), plain(item.at("share")));
    line(ZK_TR("Points"), item.at("points").is_null() ? context.word(ZK_TR("not scored"))
                                                      : plain(item.at("earned")) + " / " + plain(item.at("points")));
    line(ZK_TR("State"), context.in(item.at("status_title")));
    line(ZK_TR("Why"), context.in(item.at("reason").at("text")));
    if (const Json& claim = item.at("claim"); claim.is_object())
        line(ZK_TR("Claim"), context.in(claim.at("kind_title")) + ", " + plain(claim.at("reason")) + ", " +
                                 context.in(claim.at("decision_title")));
    line(ZK_TR("Note"), plain(item.at("note")));
}

}  // namespace

std::string scores_table(const Context& context, const Json& report, const std::string& only)
{
    std::vector<const Json*> dimensions;
    std::vector<std::string> head{context.word(ZK_TR("Specialty"))};
    std::vector<Align> aligns{Align::left};
    for (const Json& dimension : report.at("dimensions"))
        if (dimension.at("scored").get<bool>()) {
            dimensions.push_back(&dimension);
            head.push_back(context.in(dimension.at("title")));
            aligns.push_back(Align::right);
        }
    for (const char* word : {ZK_TR("Total"), ZK_TR("Grade"), ZK_TR("Answered"), ZK_TR("Limited by")})
        head.push_back(context.word(word));
    aligns.insert(aligns.end(), {Align::right, Align::left, Align::right, Align::left});
    Table table(aligns);
    table.row(head);
    table.rule();
    for (const Json& section : report.at("sections")) {
        if (!only.empty() && section.at("id") != only)
            continue;
        std::vector<std::string> row{context.in(section.at("title"))};
        for (const Json* dimension : dimensions) {
            const Json* own = with_id(section.at("dimensions"), dimension->at("id"));
            row.push_back(own ? context.in(own->at("display")) : "/");
        }
        const Json& total = section.at("total");
        row.insert(row.end(), {context.in(total.at("display")), grade(context, total), done(section.at("completion")),
                               caps(context, section)});
        table.row(std::move(row));
    }
    if (only.empty()) {
        table.rule();
        std::vector<std::string> row{context.word(ZK_TR("Hospital (mean)"))};
        for (const Json* dimension : dimensions) {
            const Json* own = with_id(report.at("hospital_scores"), dimension->at("id"));
            row.push_back(own && !own->at("score").is_null() ? plain(own->at("score")) : "/");
        }
        row.insert(row.end(), {"", "", done(report.at("completion"))});
        table.row(std::move(row));
    }
    return table.str();
}

Json scores(const Json& report, const std::string& only)
{
    Json sections = Json::array();
    for (const Json& section : report.at("sections"))
        if (only.empty() || section.at("id") == only)
            sections.push_back(section_scores(section));
    return {{"assessment", report.at("assessment")},
            {"standard", report.at("standard")},
            {"sections", std::move(sections)},
            {"hospital_scores", report.at("hospital_scores")}};
}

std::string overview(const Context& context, const Json& report)
{
    Table table({Align::left, Align::left});
    const auto line = [&](const char* head, const std::string& text) { table.row({context.word(head), text}); };
    line(ZK_TR("Hospital"), plain(report.at("hospital").at("name")));
    line(ZK_TR("Assessment"), plain(report.at("assessment").at("name")));
    line(ZK_TR("Period"), context.in(report.at("assessment").at("period").at("title")));
    line(ZK_TR("Status"), context.in(report.at("assessment").at("status_title")));
    line(ZK_TR("Standard"),
         context.in(report.at("standard").at("title")) + " " + plain(report.at("standard").at("version")));
    line(ZK_TR("Basis"), context.in(report.at("standard").at("basis")));
    line(ZK_TR("Findings"), std::to_string(report.at("findings").size()));
    return table.str() + "\n" + scores_table(context, report, {});
}

std::string section_sheet(const Context& context, const Json& section)
{
    std::string out = "\n" + context.in(section.at("title"));
    const Json& total = section.at("total");
    if (total.is_object() && total.at("state") != "none")
        out += "  " + context.in(total.at("display")) + "  " + grade(context, total);
    out += "\n";
    if (const Json& c = section.at("compliance"); c.is_object() && section.at("kind") != "hospital")
        out += context.word(ZK_TR("Basic standard met")) + " " + rate(c.at("basic")) + "   " +
               context.word(ZK_TR("Recommended standard met")) + " " + rate(c.at("recommended")) + "\n";
    for (const Json& dimension : section.at("dimensions")) {
        out += "\n" + context.in(dimension.at("title"));
        if (dimension.at("scored").get<bool>())
            out += "  " + context.in(dimension.at("display"));
        out += "\n";
        Table table({Align::left, Align::left, Align::right, Align::left, Align::right, Align::left});
        for (const Json& group : dimension.at("groups"))
            for (const Json& item : group.at("items")) {
                const bool scored = !item.at("points").is_null();
                const bool lost = scored && !item.at("lost").is_null() &&
                                  plain(item.at("lost")).find_first_of("123456789") != std::string::npos;
                table.row({plain(item.at("number")), context.in(item.at("title")),
                           context.in(item.at("value").at("display")), context.in(item.at("unit")),
                           scored ? (item.at("earned").is_null() ? "–" : plain(item.at("earned"))) + "/" +
                                        plain(item.at("points"))
                                  : "",
                           lost ? context.in(item.at("reason").at("text")) : ""});
            }
        out += table.str("  ");
    }
    return out;
}

int explain(Context& context, const Json& report, const std::string& wanted, const std::string& only)
{
    Json found = Json::array();
    std::vector<std::string> known;
    std::vector<const Json*> sections;
    if (report.at("profile").is_object())
        sections.push_back(&report.at("profile"));
    for (const Json& section : report.at("sections"))
        sections.push_back(&section);
    if (!only.empty())
        sections = {&section_of(report, only)};
    for (const Json* section : sections)
        each_item(*section, [&](const Json& item) {
            known.push_back(item.at("id"));
            if (item.at("id") != wanted)
                return;
            if (!context.json()) {
                context.out += found.empty() ? "" : "\n";
                explain_one(context, *section, item);
            }
            found.push_back({{"section", section->at("id")}, {"section_title", section->at("title")}, {"item", item}});
        });
    if (found.empty()) {
        const std::string near = forms::nearest(wanted, known);
        if (near.empty())
            refuse({"cli.explain_unknown",
                    ZK_TR("No item “{id}” is asked here. “zhuanke-cli get” lists the items of a specialty."),
                    {{"id", wanted}}});
        refuse({"cli.explain_unknown_near",
                ZK_TR("No item “{id}” is asked here. Did you mean “{near}”?"),
                {{"id", wanted}, {"near", near}}});
    }
    if (context.json())
        context.print(found);
    return fine;
}

}  // namespace zk::cli
