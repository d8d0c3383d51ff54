#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/flow.h"
#include "app/cli/scores.h"

#include "app/session/review.h"
#include "app/session/surroundings.h"
#include "app/session/text.h"

#include <algorithm>

namespace zk::cli {

namespace {

using session::Session;

const char* const default_layout = "county";

/// Where and what; most texts name their item themselves.
std::string sentence(const Context& context, const Json& finding)
{
    std::string where = context.in(finding.at("section_title"));
    const std::string text = context.in(finding.at("text"));
    const std::string item = context.in(finding.at("item_title"));
    if (!item.empty() && text.find(item) == std::string::npos)
        where += (where.empty() ? "" : " · ") + item;
    const std::string month = finding.at("month");
    if (!month.empty() && text.find(month) == std::string::npos)
        where += " " + month;
    return where.empty() ? text : where + "  " + text;
}

/// A target that is a folder gets the layout's own file name; without a target the document's folder is meant.
std::filesystem::path workbook_target(const Context& context, const Session& session, const std::string& layout)
{
    const std::string& given = context.arguments.one("TARGET");
    std::filesystem::path target = given.empty() ? session.path().parent_path() : path_of(given);
    std::error_code ignored;
    const bool folder = given.empty() || given.back() == '/' || std::filesystem::is_directory(target, ignored);
    return folder ? target / session::workbook_name(context.library, layout, session.report(context.translator),
                                                    context.language, context.arguments.has("--draft"))
                  : target;
}

}  // namespace

void say_counts(Context& context, const std::vector<session::CheckedFinding>& findings)
{
    std::string line;
    for (const forms::Message& count : session::counts(findings))
        line += (line.empty() ? "" : " · ") + context.text(count);
    context.out += line + "\n";
}

int check(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const Json tree = session->report(context.translator);
    const std::string& only = context.arguments.one("--specialty");
    if (!only.empty())
        section_of(tree, only);
    int errors = 0, open = 0, explained = 0;
    Json list = Json::array();
    for (const Json& finding : tree.at("findings")) {
        if (!only.empty() && finding.at("section") != only)
            continue;
        list.push_back(finding);
        const bool error = finding.at("severity") == "error";
        const std::string reason = finding.at("reason");
        ++(error ? errors : reason.empty() ? open : explained);
        if (context.json())
            continue;
        context.out += context.in(finding.at("severity_title")) + "  " + sentence(context, finding) + "\n";
        if (!error)
            context.say({"cli.hint_reason",
                         reason.empty() ? ZK_TR("  No reason yet; key {key}") : ZK_TR("  Reason: {reason}"),
                         {{"key", finding.at("key").get<std::string>()}, {"reason", reason}}});
    }
    if (context.json())
        context.print({{"errors", errors},
                       {"hints_without_reason", open},
                       {"hints_with_reason", explained},
                       {"findings", std::move(list)}});
    else {
        std::vector<session::CheckedFinding> counted = session->findings();
        std::erase_if(counted, [&](const session::CheckedFinding& each) {
            const int section = each.finding.section;
            return !only.empty() && (section < 0 || session->form().sections()[section].id != only);
        });
        say_counts(context, counted);
    }
    return errors + open > 0 ? findings : fine;
}

int score(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const Json tree = session->report(context.translator);
    const std::string& only = context.arguments.one("--specialty");
    if (context.arguments.has("--explain"))
        return explain(context, tree, context.arguments.one("--explain"), only);
    if (!only.empty())
        section_of(tree, only);
    if (context.json()) {
        context.print(scores(tree, only));
        return fine;
    }
    context.out += scores_table(context, tree, only);
    if (const std::size_t waiting = session->rechecks().size(); waiting > 0)
        context.say({"cli.score_rechecks",
                     ZK_TR("{count} {count|answer waits|answers wait} to be re-checked, because the standard changed: see “recheck list”."),
                     {{"count", std::to_string(waiting)}}});
    return fine;
}

int report(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    Json tree = session->report(context.translator);
    session::add_review(tree, session::review_of(*session));
    if (context.json()) {
        context.print(tree);
        return fine;
    }
    const std::string& only = context.arguments.one("--specialty");
    const Json* one = only.empty() ? nullptr : &section_of(tree, only);
    context.out += overview(context, tree);
    if (one) {
        context.out += section_sheet(context, *one);
        return fine;
    }
    if (tree.at("profile").is_object())
        context.out += section_sheet(context, tree.at("profile"));
    for (const Json& section : tree.at("sections"))
        context.out += section_sheet(context, section);
    return fine;
}

int submit(Context& context)
{
    session::SubmitOptions how;
    how.draft = context.arguments.has("--draft");
    how.name = context.arguments.has("--name") ? context.arguments.one("--name") : context.who;
    how.date = date_of(context, "--date");
    const auto session = context.open_assessment(how.draft ? db::Access::read : db::Access::write);
    const std::string layout = context.arguments.has("--layout") ? context.arguments.one("--layout") : default_layout;
    const auto target = workbook_target(context, *session, layout);
    const auto all = session->findings();
    const auto errors = std::count_if(all.begin(), all.end(), [](const session::CheckedFinding& f) {
        return f.finding.severity == forms::Severity::error;
    });
    const Interruptible work;
    how.progress = work.progress();
    const session::Submission done = session->submit(target, layout, context.language, context.translator, how);
    if (context.json()) {
        context.print({{"workbook", session::utf8(done.workbook)},
                       {"number", done.number},
                       {"correction", done.correction},
                       {"draft", done.draft},
                       {"digest", done.digest},
                       {"check_code", done.check_code},
                       {"cells_written", done.cells_written},
                       {"cells_equal", done.cells_equal},
                       {"cells_different", done.cells_different},
                       {"differences", done.differences},
                       {"errors", errors}});
    } else {
        context.say({"cli.submitted",
                     ZK_TR("{path}: {written} cells written, re-read from the file and compared: {equal} equal, "
                           "{different} different. Check code {code}."),
                     {{"path", session::utf8(done.workbook)},
                      {"written", std::to_string(done.cells_written)},
                      {"equal", std::to_string(done.cells_equal)},
                      {"different", std::to_string(done.cells_different)},
                      {"code", done.check_code}}});
        if (!done.number.empty())
            context.say({"cli.submission_number",
                         ZK_TR("Submission number {number}, archived in the document."),
                         {{"number", done.number}}});
        if (done.cells_different > 0)
            context.remark(
                {"cli.submit_differs",
                 ZK_TR("The workbook was not put in place, because what was read again differs from what was "
                       "written. Try again on another disk; the places:"),
                 {}});
        for (const std::string& difference : done.differences)
            context.err += difference + "\n";
        if (errors > 0)
            context.remark({"cli.submitted_with_errors",
                            ZK_TR("Errors that still stand: {errors}. They bar the approval; “zhuanke-cli check” lists "
                                  "them. Correct them and write the workbook again."),
                            {{"errors", std::to_string(errors)}}});
    }
    if (done.cells_different > 0)
        return cannot_read_or_write;
    return errors > 0 ? findings : fine;
}

}  // namespace zk::cli
