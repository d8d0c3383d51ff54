// What the card does beside an answer itself: its months, what is claimed of it, evidence, note, record of changes.
#include "app/gui/walk/card.h"

#include "app/gui/pages/history_dialog.h"
#include "app/gui/walk/evidence_line.h"
#include "app/gui/walk/months_dialog.h"

#include <wx/textctrl.h>

namespace zk::gui::walk {

void Card::months()
{
    if (!months_ || !keep()) {
        return;
    }
    MonthsDialog dialog(desk_, draft_->ask());
    desk_.ask().run(dialog);
}

void Card::claim(forms::Claim claim)
{
    if (!draft_ || !keep() || !desk_.may_change()) {
        return;
    }
    const Words& words = desk_.words();
    const auto& response = desk_.session()->answers().responses[draft_->ask()];
    std::string reason;
    if (response.claim == claim) {
        claim = forms::Claim::none;
    } else {
        const bool na = claim == forms::Claim::not_applicable;
        const auto given = desk_.ask().words(
            desk_.window(), words(na ? ZK_TR("Not applicable") : ZK_TR("No data")),
            words(na ? ZK_TR("Why does this item not fit the specialty? The administrator decides; the reason is listed in "
                             "the submission.")
                     : ZK_TR("Why is there no data? The item earns no points; the reason is listed in the submission.")),
            response.reason);
        if (!given) {
            return;
        }
        reason = *given;
    }
    if (desk_.attempt([&] { desk_.session()->claim(draft_->section(), draft_->item().id, claim, reason); })) {
        desk_.kept();
    }
}

bool Card::drop(const std::vector<std::filesystem::path>& files)
{
    if (!evidence_) {
        return false;
    }
    evidence_->add(files);
    lay_out();
    return true;
}

void Card::history()
{
    if (draft_ && keep()) {
        HistoryDialog dialog(desk_, draft_->section(), draft_->item().id);
        desk_.ask().run(dialog);
    }
}

void Card::add_evidence()
{
    if (evidence_) {
        evidence_->ask();
    }
}

void Card::note()
{
    if (note_) {
        note_->SetFocus();
    }
}

void Card::do_keep_note()
{
    if (building_ || !draft_ || !note_ || !desk_.may_change()) {
        return;
    }
    const std::string text = utf8(note_->GetValue());
    if (text != desk_.session()->answers().responses[draft_->ask()].note &&
        desk_.attempt([&] { desk_.session()->note(draft_->section(), draft_->item().id, text); })) {
        desk_.kept();
    }
}

}  // namespace zk::gui::walk
