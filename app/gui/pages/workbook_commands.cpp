#include "app/gui/pages/workbook_commands.h"

#include "app/gui/pages/audit_dialog.h"
#include "app/gui/pages/review_dialog.h"
#include "app/gui/pages/verify_dialog.h"
#include "app/session/review.h"

#include <wx/stdpaths.h>

#include <algorithm>

namespace zk::gui {
namespace {

std::optional<std::filesystem::path> ask_workbook(Desk& desk, const wxString& title)
{
    const auto folder = desk.session() ? desk.session()->path().parent_path() : path_of(wxStandardPaths::Get().GetDocumentsDir());
    return desk.ask().open_file(desk.window(), {title, desk.words()(ZK_TR("Excel workbooks")) + wx(" (*.xlsx)|*.xlsx"), folder, {}});
}

bool may_import(Desk& desk) { return desk.session() && desk.session()->writable(); }

/// What desk.run() hands to the work: says how far it is, and whether it may go on.
session::Progress telling(Progress& progress)
{
    const forms::Message what{"gui.verifying", ZK_TR("Reading the workbook and comparing every cell…"), {}};
    progress.step(what, 0);
    return [&progress, what](int percent) {
        progress.step(what, percent / 100.0);
        return !progress.cancelled();
    };
}

/// Reads it again beside the open session: comparing selects a self-assessment, and what is on the screen stays.
std::optional<session::Verification> verified(Desk& desk, const std::filesystem::path& workbook)
{
    session::Verification done;
    const bool finished = desk.run(desk.words()(ZK_TR("Verify a workbook")), [&](Progress& progress) {
        const auto tell = telling(progress);
        if (!desk.session()) {
            done = session::verify(workbook, desk.library(), tell);
            return;
        }
        const auto beside = session::Session::open(desk.session()->path(), db::Access::read, desk.session()->who(), desk.library());
        done = session::verify(workbook, desk.library(), *beside, desk.words().translator(), tell);
    });
    return finished ? std::optional(std::move(done)) : std::nullopt;
}

/// Brings the review in; a refused one is shown with its reasons.
void take_review(Desk& desk, const std::filesystem::path& workbook)
{
    session::ReviewImport taken;
    const std::string shown = desk.session()->assessment().id;
    const bool done = desk.run(desk.words()(ZK_TR("Bring in the review")), [&](Progress& progress) {
        taken = session::import_review(*desk.session(), workbook, desk.library(), desk.words().translator(), telling(progress));
    });
    desk.attempt([&] {
        if (desk.session()->assessment().id != shown) {
            desk.session()->select(shown);   // comparing has selected the one of the workbook
        }
    });
    if (!done) {
        return;
    }
    if (taken.refused()) {
        desk.tell(Tone::caution, desk.words()(ZK_TR("Nothing was taken: the workbook was changed elsewhere, or a mark can not be one. Have it put right, then bring it in again.")));
        VerifyDialog dialog(desk, wx_path(workbook.filename()), taken.verification, taken.problems, false);
        desk.ask().run(dialog);
        return;
    }
    desk.kept();
    desk.tell(Tone::done, desk.words()(forms::Message{"gui.review_taken", ZK_TR("Submission {number}: {marks} {marks|mark|marks} and {comments} {comments|comment|comments} read, {changed} {changed|item|items} changed."),
                                                      {{"number", taken.number}, {"marks", forms::Decimal(taken.marks)},
                                                       {"comments", forms::Decimal(taken.comments)}, {"changed", forms::Decimal(taken.changed)}}}));
    show_review_of(desk, taken.number);
}

}  // namespace

void verify_workbook(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    const auto workbook = ask_workbook(desk, desk.words()(ZK_TR("Verify a workbook")));
    if (!workbook) {
        return;
    }
    const auto done = verified(desk, *workbook);
    if (!done) {
        return;
    }
    const bool reviewed = may_import(desk) && done->clean() && !done->marks.empty() && done->counterpart && !done->counterpart->number.empty();
    VerifyDialog dialog(desk, wx_path(workbook->filename()), *done, {}, reviewed);
    if (desk.ask().run(dialog) == wxID_OK && reviewed) {
        take_review(desk, *workbook);
    }
}

void import_review(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    if (const auto workbook = ask_workbook(desk, desk.words()(ZK_TR("Bring in the review")))) {
        take_review(desk, *workbook);
    }
}

void show_review_of(Desk& desk, const std::string& number)
{
    session::Review review;
    bool opens = false;
    if (!desk.attempt([&] {
            review = session::review_of(*desk.session(), number);
            const auto archive = desk.session()->archive();
            opens = std::any_of(archive.begin(), archive.end(), [&](const auto& each) {
                return each.number == review.number && each.assessment == desk.session()->assessment().id;
            });
        })) {
        return;
    }
    if (review.number.empty()) {
        desk.tell(Tone::note, desk.words()(ZK_TR("This self-assessment has not been submitted yet, so nobody can have reviewed it.")));
        return;
    }
    ReviewDialog dialog(desk, review, opens, may_import(desk));
    const int answer = desk.ask().run(dialog);
    if (answer == wxID_OPEN) {
        import_review(desk);
    } else if (answer == wxID_OK && dialog.chosen()) {
        desk.go(*dialog.chosen());
    }
}

void show_review(Desk& desk)
{
    if (desk.leave()) {
        show_review_of(desk, {});
    }
}

void show_audit(Desk& desk)
{
    if (desk.leave()) {
        AuditDialog dialog(desk, desk.place());
        desk.ask().run(dialog);
    }
}

}  // namespace zk::gui
