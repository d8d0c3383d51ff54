// What the buttons of the approval page do.
#include "app/gui/pages/approval_page.h"
#include "app/gui/pages/launch.h"
#include "app/gui/pages/sign_dialog.h"
#include "app/session/surroundings.h"

#include <wx/button.h>

namespace zk::gui {
namespace {

using session::StepKind;

const char* const layout = "county";

/// Who signed this kind of step last time: a hospital has one vice president for this.
std::string setting(StepKind kind) { return "signs " + std::string(session::name(kind)); }

}  // namespace

void ApprovalPage::confirm(int row)
{
    const auto& sections = session().form().sections();
    if (row < 0 || row + 1 >= static_cast<int>(sections.size())) {
        return;
    }
    const forms::Section section = sections[static_cast<std::size_t>(row) + 1];
    const auto* possible = next(StepKind::confirm, section.id);
    if (!possible || !possible->possible || !session().writable()) {
        if (possible && !possible->why.empty()) {
            desk().tell(Tone::note, words().joined(possible->why));
        }
        return;
    }
    const wxString specialty = words()(session().form().standard().specialties[section.specialty].title);
    SignDialog dialog(desk(), {words()(session::title(StepKind::confirm)) + wx(" · ") + specialty,
                               words()(ZK_TR("The head of the specialty stands behind its figures. A later change asks for a new confirmation.")),
                               desk().settings().text(setting(StepKind::confirm) + section.id), false, false, {}});
    if (desk().ask().run(dialog) != wxID_OK) {
        return;
    }
    if (desk().attempt([&] { session().confirm(section.id, dialog.name(), dialog.date()); })) {
        desk().settings().set(setting(StepKind::confirm) + section.id, dialog.name());
        desk().kept();
        refresh();
        go_on();
    }
}

void ApprovalPage::return_specialty(int row)
{
    const auto& sections = session().form().sections();
    if (row < 0 || row + 1 >= static_cast<int>(sections.size())) {
        return;
    }
    const forms::Section section = sections[static_cast<std::size_t>(row) + 1];
    const wxString specialty = words()(session().form().standard().specialties[section.specialty].title);
    SignDialog dialog(desk(), {words()(session::title(StepKind::return_to)) + wx(" · ") + specialty,
                               words()(ZK_TR("The specialty corrects what is said here and confirms again.")),
                               desk().settings().text(setting(StepKind::return_to)), true, true, words()(ZK_TR("What is to be corrected"))});
    if (desk().ask().run(dialog) == wxID_OK &&
        desk().attempt([&] { session().return_to(dialog.name(), dialog.comment(), section.id, dialog.date()); })) {
        desk().settings().set(setting(StepKind::return_to), dialog.name());
        desk().kept();
        refresh();
    }
}

void ApprovalPage::decide(int row, forms::Decision decision)
{
    if (row < 0 || row >= static_cast<int>(claims_.size())) {
        return;
    }
    const Claimed claim = claims_[static_cast<std::size_t>(row)];
    std::string reason;
    if (decision == forms::Decision::refused) {
        const auto given = desk().ask().words(desk().window(), words()(ZK_TR("Refuse")),
                                              words()(ZK_TR("Why does the item apply to this specialty?")), {});
        if (!given) {
            return;
        }
        reason = *given;
    }
    if (desk().attempt([&] { session().decide(claim.section, claim.item, decision, reason); })) {
        desk().kept();
        refresh();
    }
}

void ApprovalPage::take(StepKind kind)
{
    if (kind == StepKind::submit) {
        submit(false);
        return;
    }
    const bool why = kind == StepKind::return_to || kind == StepKind::lock || kind == StepKind::unlock;
    const auto consequence = [&] {
        switch (kind) {
        case StepKind::review: return ZK_TR("The functional department has gone through all specialties; then the vice president approves.");
        case StepKind::approve: return ZK_TR("With the approval the figures are locked and scored no more. Then the submission is written.");
        case StepKind::accept: return ZK_TR("The health bureau has taken the submission.");
        case StepKind::return_to: return ZK_TR("The figures are open again. If this was submitted, the next submission is a correction that lists every changed value.");
        case StepKind::lock: return ZK_TR("Values can not be changed until an unlock with a reason.");
        case StepKind::unlock: return ZK_TR("An unlock slip with number, name and reason is kept. After a submission the next one is a correction.");
        default: return "";
        }
    }();
    SignDialog dialog(desk(), {words()(session::title(kind)), words()(consequence),
                               desk().settings().text(setting(kind), session().who()), why, why, words()(ZK_TR("Reason"))});
    if (desk().ask().run(dialog) != wxID_OK) {
        return;
    }
    const bool done = desk().attempt([&] {
        const auto name = dialog.name();
        const auto date = dialog.date();
        switch (kind) {
        case StepKind::review: session().review(name, date); break;
        case StepKind::approve: session().approve(name, words().translator(), date); break;
        case StepKind::accept: session().accept(name, date); break;
        case StepKind::return_to: session().return_to(name, dialog.comment(), {}, date); break;
        case StepKind::lock: session().lock(name, dialog.comment(), words().translator(), date); break;
        case StepKind::unlock: session().unlock(name, dialog.comment(), date); break;
        case StepKind::confirm:
        case StepKind::submit: break;
        }
    });
    if (done) {
        desk().settings().set(setting(kind), dialog.name());
        desk().kept();
        refresh();
        go_on();
    }
}

void ApprovalPage::submit(bool draft)
{
    if (!desk().leave()) {
        return;
    }
    const auto name = session::workbook_name(desk().library(), layout, desk().report(), words().language());
    const wxString heading = words()(draft ? ZK_TR("Write a draft workbook") : ZK_TR("Write the submission"));
    const auto target = desk().ask().save_file(desk().window(), {heading, words()(ZK_TR("Excel workbooks")) + wx(" (*.xlsx)|*.xlsx"),
                                                                 session().path().parent_path(), name});
    if (!target) {
        return;
    }
    session::Submission made;
    const bool done = desk().run(heading, [&](Progress& progress) {
        progress.step({"gui.writing", ZK_TR("Writing the workbook, reading it again and comparing every cell…"), {}}, 0);
        session::SubmitOptions options;
        options.draft = draft;
        options.progress = [&](int percent) {
            progress.step({"gui.writing", ZK_TR("Writing the workbook, reading it again and comparing every cell…"), {}}, percent / 100.0);
            return !progress.cancelled();
        };
        made = session().submit(*target, layout, words().language(), words().translator(), options);
    });
    if (!done) {
        return;
    }
    refresh();
    if (!draft) {
        go_on();
    }
    if (made.cells_different > 0) {
        desk().tell(Tone::failed, words()(forms::Message{
            "gui.submit_differs",
            ZK_TR("The workbook was not put in place: read again, {count} {count|cell differs|cells differ} from what was written. Try another disk."),
            {{"count", forms::Decimal(static_cast<int>(made.cells_different))}}}));
        return;
    }
    Question question;
    question.title = words()(draft ? ZK_TR("The draft is written") : ZK_TR("The submission is written"));
    question.text = words()(forms::Message{"gui.submitted", ZK_TR("{file}\n{cells} cells read again, all equal. Check code {code}{number}"),
                                           {{"file", utf8(wx_path(made.workbook))},
                                            {"cells", forms::Decimal(static_cast<int>(made.cells_equal))},
                                            {"code", made.check_code},
                                            {"number", made.number.empty() ? std::string() : " · " + made.number}}});
    question.answers = {words()(ZK_TR("Close")), words()(ZK_TR("Open the workbook")), words()(ZK_TR("Open the folder"))};
    question.safe = 0;
    const int answer = desk().ask().choose(desk().window(), question);
    if (answer > 0 && !launch(answer == 1 ? made.workbook : made.workbook.parent_path())) {
        desk().tell(Tone::caution, words()(ZK_TR("No program for this is set up on this computer.")));
    }
}

void ApprovalPage::change_cutoff()
{
    const auto& row = session().assessment();
    const auto text = desk().ask().words(desk().window(), words()(ZK_TR("Data cut-off date")), words()(ZK_TR("Date, like 2026-01-20:")),
                                         row.cutoff ? forms::iso(*row.cutoff) : std::string());
    if (!text) {
        return;
    }
    const auto date = forms::parse_date(*text);
    if (!date) {
        desk().tell(Tone::failed, words()(forms::Message{"gui.no_date", ZK_TR("“{text}” is no date; nothing was changed."), {{"text", *text}}}));
        return;
    }
    if (desk().attempt([&] { session().set_cutoff(*date); })) {
        desk().kept();
        refresh();
    }
}

}  // namespace zk::gui
