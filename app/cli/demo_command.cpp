#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/scores.h"

#include "app/session/sample.h"
#include "app/session/surroundings.h"
#include "app/session/text.h"

namespace zk::cli {

namespace fs = std::filesystem;

namespace {

const char* const document_name = "示例县人民医院";
const char* const layout = "county";

fs::path beside(const fs::path& document, const char* suffix)
{
    fs::path path = document;
    path += suffix;
    return path;
}

/// What may lie beside a document that was not closed in order, or is left of its lock.
void remove_traces(const fs::path& document)
{
    std::error_code ignored;
    for (const char* suffix : {"-lock", "-journal"})
        fs::remove(beside(document, suffix), ignored);
}

/// An earlier sample may be replaced only while nobody writes in it and nobody has worked in it since.
void require_own(Context& context, const fs::path& document)
{
    std::error_code ignored;
    if (!fs::exists(document, ignored))
        return;
    const auto earlier = session::Session::open(document, db::Access::write, context.who, context.library);
    db::HistoryFilter newest;
    newest.limit = 1;
    const auto rows = earlier->history(newest);
    if (rows.empty() || rows.front().who != session::sample_person)
        refuse({"cli.demo_changed",
                ZK_TR("{path} holds changes that are not the sample's, so it is not replaced. Move it away or name "
                      "another folder with --out."),
                {{"path", session::utf8(document)}}});
}

fs::path prepared_folder(const Context& context)
{
    const fs::path folder = context.arguments.has("--out") ? path_of(context.arguments.one("--out")) : fs::path(".");
    std::error_code error;
    fs::create_directories(folder, error);
    if (!fs::is_directory(folder, error))
        throw session::Error(session::Failure::io,
                             {"cli.demo_folder",
                              ZK_TR("The folder {path} cannot be made. Name another one with --out."),
                              {{"path", session::utf8(folder)}}});
    return fs::absolute(folder).lexically_normal();
}

struct Made {
    Json tree;
    session::Submission submission;  ///< of the year before, archived
    session::Submission draft;       ///< of the current year
    std::vector<session::CheckedFinding> findings;
    std::ptrdiff_t errors = 0, hints = 0;  ///< what bars the approval, what wants a reason
};

/// Makes, checks and scores the sample under a working name, submits the year before and writes a draft of this one.
Made make(Context& context, const fs::path& document, const fs::path& folder)
{
    const Interruptible work;
    const auto session = session::create_sample(document, context.library);
    Made made;
    made.submission = session::submit_sample(*session, context.library, folder, layout, context.language,
                                             context.translator, work.progress());
    made.tree = session->report(context.translator);
    made.findings = session->findings();
    for (const auto& found : made.findings) {
        if (found.finding.severity == forms::Severity::error)
            ++made.errors;
        else if (found.reason.empty())
            ++made.hints;
    }
    const auto name = session::workbook_name(context.library, layout, made.tree, context.language, true);
    session::SubmitOptions draft;
    draft.draft = true;
    draft.progress = work.progress();
    made.draft = session->submit(folder / name, layout, context.language, context.translator, draft);
    return made;
}

void tell(Context& context, const Made& made, const fs::path& document)
{
    const session::Submission& s = made.submission;
    context.out += scores_table(context, made.tree, {}) + "\n";
    say_counts(context, made.findings);
    context.say({"cli.demo_cells",
                 ZK_TR("Cells re-read from the workbook: {equal} of {written} equal, {different} different."),
                 {{"equal", std::to_string(s.cells_equal)},
                  {"written", std::to_string(s.cells_written)},
                  {"different", std::to_string(s.cells_different)}}});
    context.say({"cli.demo_document", ZK_TR("Document: {path}"), {{"path", session::utf8(document)}}});
    context.say({"cli.demo_workbook",
                 ZK_TR("Workbook submitted as {number}: {path}"),
                 {{"number", s.number}, {"path", session::utf8(s.workbook)}}});
    context.say({"cli.demo_draft", ZK_TR("Draft of the current year: {path}"), {{"path", session::utf8(made.draft.workbook)}}});
    for (const auto* one : {&made.submission, &made.draft})
        for (const std::string& difference : one->differences)
            context.err += difference + "\n";
}

}  // namespace

int demo(Context& context)
{
    const fs::path folder = prepared_folder(context);
    const fs::path document = folder / path_of(std::string(document_name) + db::extension);
    const fs::path working = folder / path_of(std::string(".") + document_name + ".new" + db::extension);
    require_own(context, document);

    std::error_code error;
    const auto remove_working = [&] {
        fs::remove(working, error);
        remove_traces(working);
    };
    remove_working();  // of a run that was cut off
    Made made;
    try {
        made = make(context, working, folder);
    } catch (...) {
        remove_working();
        throw;
    }
    fs::rename(working, document, error);
    if (error)
        throw session::Error(
            session::Failure::io,
            {"cli.demo_rename",
             ZK_TR("{path} cannot be put in place ({detail}). The new sample lies in {working}."),
             {{"path", session::utf8(document)}, {"detail", error.message()}, {"working", session::utf8(working)}}});
    remove_traces(working);

    if (context.json())
        context.print({{"document", session::utf8(document)},
                       {"workbook", session::utf8(made.submission.workbook)},
                       {"number", made.submission.number},
                       {"draft", session::utf8(made.draft.workbook)},
                       {"scores", scores(made.tree, {})},
                       {"errors", made.errors},
                       {"hints_without_reason", made.hints},
                       {"cells_written", made.submission.cells_written},
                       {"cells_equal", made.submission.cells_equal},
                       {"cells_different", made.submission.cells_different},
                       {"check_code", made.submission.check_code}});
    else
        tell(context, made, document);
    // The sample's findings are part of what it shows, not a failure of this command.
    return made.submission.cells_different + made.draft.cells_different > 0 ? cannot_read_or_write : fine;
}

}  // namespace zk::cli
