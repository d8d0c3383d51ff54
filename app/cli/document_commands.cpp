#include "app/cli/commands.h"

#include "app/session/text.h"

namespace zk::cli {

namespace {

using Align = Table::Align;

std::string need(const Context& context, const char* option, const char* example)
{
    if (context.arguments.one(option).empty())
        refuse({"cli.need_option",
                ZK_TR("The option {option} is missing: write “{option} {example}”."),
                {{"option", option}, {"example", example}}});
    return context.arguments.one(option);
}

Json described(const Context& context, const db::AssessmentRow& row)
{
    return {{"id", row.id},
            {"name", row.name},
            {"period", row.period.str()},
            {"period_title", context.language == forms::Language::zh ? row.period.zh() : row.period.en()},
            {"cutoff", row.cutoff ? Json(forms::iso(*row.cutoff)) : Json()},
            {"status", row.status},
            {"locked", row.locked},
            {"created", row.created}};
}

/// The standard asked for, or the only one installed.
std::string chosen_standard(const Context& context)
{
    if (context.arguments.has("--standard"))
        return context.arguments.one("--standard");
    const auto ids = context.library.standard_ids();
    if (ids.size() == 1)
        return ids.front();
    refuse({"cli.which_standard",
            ZK_TR("Which standard? Write --standard with one of: {known}."),
            {{"known", ids.empty() ? std::string("–") : session::joined(ids)}}});
}

int specialties_changed(Context& context, const char* pattern, void (session::Session::*change)(const std::string&))
{
    auto session = context.open_assessment(db::Access::write);
    const auto& ids = context.arguments.all("SPECIALTY");
    for (const std::string& id : ids)  // all are looked at first, so that a slip in the last one changes nothing
        require_specialty(session->form().standard(), id);
    for (const std::string& id : ids)
        ((*session).*change)(id);
    if (context.json())
        context.print({{"assessment", session->assessment().id}, {"specialties", session->specialties()}});
    else
        context.say({"cli.specialties_changed",
                     pattern,
                     {{"ids", session::joined(ids)},
                      {"assessment", session->assessment().name},
                      {"all", session::joined(session->specialties())}}});
    return fine;
}

}  // namespace

int new_document(Context& context)
{
    const std::string name = need(context, "--name", "示例县人民医院");
    const auto path = path_of(context.arguments.one("DOC"));
    const auto session = session::Session::create(path, context.who, name, context.library);
    if (context.json())
        context.print({{"path", session::utf8(session->path())}, {"hospital", name}});
    else
        context.say({"cli.document_made",
                     ZK_TR("{path} was made for {hospital}. Next: zhuanke-cli assessment new {path} --period {year}"),
                     {{"path", session::utf8(path)}, {"hospital", name}, {"year", "2025"}}});
    return fine;
}

int new_assessment(Context& context)
{
    session::Assessment wanted;
    const std::string period = need(context, "--period", "2025");
    const auto parsed = forms::Period::parse(period);
    if (!parsed)
        refuse({"cli.period",
                ZK_TR("“{text}” is not a period: write 2025, 2025H1, 2025Q3 or, from January on, 2025-01..2025-09."),
                {{"text", period}}});
    wanted.period = *parsed;
    wanted.standard = chosen_standard(context);
    wanted.name = context.arguments.one("--name");
    wanted.specialties = context.arguments.all("--specialty");
    if (const std::string& cutoff = context.arguments.one("--cutoff"); !cutoff.empty()) {
        wanted.cutoff = forms::parse_date(cutoff);
        if (!wanted.cutoff)
            refuse({"cli.date", ZK_TR("“{text}” is not a date: write it as 2026-01-20."), {{"text", cutoff}}});
    }
    auto session = context.open(db::Access::write);
    const db::AssessmentRow row = session->new_assessment(wanted);
    session->select(row.id);
    if (context.json()) {
        Json result = described(context, row);
        result["specialties"] = session->specialties();
        context.print(result);
    } else {
        context.say({"cli.assessment_made",
                     ZK_TR("Assessment “{name}” was begun. Its specialties: {specialties}."),
                     {{"name", row.name}, {"specialties", session::joined(session->specialties())}}});
    }
    return fine;
}

int list_assessments(Context& context)
{
    const auto session = context.open(db::Access::read);
    Json list = Json::array();
    Table table({Align::left, Align::left, Align::left, Align::left});
    for (const auto& row : session->assessments()) {
        const Json one = described(context, row);
        list.push_back(one);
        table.row({row.id.substr(0, 8), one["period_title"], row.name, row.cutoff ? forms::iso(*row.cutoff) : ""});
    }
    if (context.json())
        context.print(list);
    else if (list.empty())
        context.say({"cli.no_assessments",
                     ZK_TR("There is no assessment yet. Begin one with “zhuanke-cli assessment new”."),
                     {}});
    else
        context.out += table.str();
    return fine;
}

int add_specialties(Context& context)
{
    return specialties_changed(context, ZK_TR("{ids} added to “{assessment}”, which now has: {all}."),
                               &session::Session::add_specialty);
}

int remove_specialties(Context& context)
{
    return specialties_changed(context,
                               ZK_TR("{ids} taken out of “{assessment}”, which now has: {all}. The values stay in the "
                                     "document."),
                               &session::Session::remove_specialty);
}

int list_specialties(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const Json tree = session->report(context.translator);
    Json list = Json::array();
    Table table({Align::left, Align::left, Align::left, Align::right});
    for (const Json& section : tree.at("sections")) {
        const Json& done = section.at("completion");
        list.push_back({{"id", section.at("id")},
                        {"title", section.at("title")},
                        {"kind", section.at("kind")},
                        {"asked", done.at("asked")},
                        {"answered", done.at("answered")}});
        table.row({section.at("id"), context.in(section.at("title")), context.in(section.at("kind_title")),
                   std::to_string(done.at("answered").get<int>()) + "/" + std::to_string(done.at("asked").get<int>())});
    }
    if (context.json())
        context.print(list);
    else
        context.out += table.str();
    return fine;
}

int backup(Context& context)
{
    const auto session = context.open(db::Access::read);
    const db::BackupResult copy = session->backup(path_of(context.arguments.one("TARGET")));
    if (context.json())
        context.print({{"path", session::utf8(copy.path)},
                       {"values", copy.values},
                       {"changes", copy.changes},
                       {"bytes", copy.bytes},
                       {"sha256", copy.sha256}});
    else
        context.say({"cli.backed_up",
                     ZK_TR("{path} was copied, opened and counted: {values} {values|value|values}, {changes} "
                           "{changes|change|changes}, {bytes} bytes, SHA-256 {sha256}."),
                     {{"path", session::utf8(copy.path)},
                      {"values", std::to_string(copy.values)},
                      {"changes", std::to_string(copy.changes)},
                      {"bytes", std::to_string(copy.bytes)},
                      {"sha256", copy.sha256}}});
    return fine;
}

}  // namespace zk::cli
