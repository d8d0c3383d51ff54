#include "app/gui/pages/verify_dialog.h"

#include "app/gui/pages/note_box.h"
#include "app/gui/pages/record_list.h"
#include "app/gui/style.h"

#include <wx/button.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace zk::gui {
namespace {

using session::Counterpart;
using session::Verification;

forms::Decimal number(std::int64_t count) { return forms::Decimal(static_cast<int>(count)); }

std::vector<std::vector<wxString>> change_rows(const Verification& done, const Words& words, std::vector<std::string>& keys)
{
    std::vector<std::vector<wxString>> rows;
    for (const auto& each : done.sheets.differences) {
        wxString cell = wx(each.cell);
        wxString expected = wx(each.expected), found = wx(each.found);
        if (each.cell.empty()) {   // a whole sheet
            cell = words(ZK_TR("whole sheet"));
            expected = each.found.empty() ? words(ZK_TR("there")) : words(ZK_TR("not there"));
            found = each.found.empty() ? words(ZK_TR("missing")) : words(ZK_TR("added"));
        } else if (each.cell == "&") {
            cell = words(ZK_TR("page footer"));
        } else if (each.found.empty()) {
            found = words(ZK_TR("(emptied)"));
        } else if (each.expected.empty()) {
            expected = words(ZK_TR("(empty)"));
        }
        rows.push_back({wx(each.sheet), cell, expected, found});
        keys.push_back(each.sheet + "!" + each.cell);
    }
    return rows;
}

std::vector<std::vector<wxString>> mark_rows(const Verification& done, const Words& words, std::vector<std::string>& keys)
{
    std::vector<std::vector<wxString>> rows;
    for (const auto& each : done.marks) {
        rows.push_back({words(each.section_title), wx(each.number), words(each.item_title), each.earned.empty() ? wx("/") : wx(each.earned),
                        wx(each.mark), wx(each.comment)});
        keys.push_back(each.section + "/" + each.item);
    }
    for (const auto& each : done.notes) {
        rows.push_back({wx(each.sheet), wx(each.cell), words(ZK_TR("(not beside an item)")), {}, {}, wx(each.text)});
        keys.push_back(each.sheet + "!" + each.cell);
    }
    return rows;
}

}  // namespace

Verdict verdict_on(const Verification& done, const Words& words)
{
    Verdict verdict;
    verdict.clean = done.clean();
    const forms::Message compared{"gui.verify_clean", ZK_TR("Unchanged: all {count} cells are as they were written."), {{"count", number(done.sheets.equal)}}};
    const forms::Message changed{"gui.verify_changed",
                                 ZK_TR("Changed: {different} of {count} cells {different|is|are} not as {different|it was|they were} written."),
                                 {{"different", number(done.sheets.different)}, {"count", number(done.sheets.equal + done.sheets.different)}}};
    verdict.headline = verdict.clean                        ? words(compared)
                       : done.sheets.different > 0          ? words(changed)
                       : !done.sheets.rows.empty()          ? words(ZK_TR("Rows were deleted, inserted or moved; the other cells are as they were written."))
                       : done.sheets_compared               ? words(ZK_TR("The cells are as they were written, but the digest does not fit."))
                                                            : words(ZK_TR("The sheets could not be compared."));
    const auto add = [&](const wxString& sentence) { verdict.details += (verdict.details.empty() ? wxString() : wxString("\n")) + sentence; };
    if (done.counterpart) {
        switch (done.counterpart->kind) {
        case Counterpart::Kind::archived:
            add(words(forms::Message{"gui.verify_archived", ZK_TR("Its report is that of submission {number}, archived in this file."), {{"number", done.counterpart->number}}}));
            break;
        case Counterpart::Kind::present: add(words(ZK_TR("Its report is the self-assessment as it stands in this file now; it is not archived."))); break;
        case Counterpart::Kind::other:
        case Counterpart::Kind::none: break;   // the findings say it
        }
    }
    for (const auto* sentences : {&done.findings, &done.remarks}) {
        for (const forms::Message& sentence : *sentences) {
            add(words(sentence));
        }
    }
    if (const auto unlisted = done.sheets.different - static_cast<std::int64_t>(done.sheets.differences.size()); unlisted > 0) {
        add(words(forms::Message{"gui.verify_more", ZK_TR("The list below shows the first cells; {count} more differ."), {{"count", number(unlisted)}}}));
    }
    if (!done.digest_stated.empty()) {
        add(words(forms::Message{"gui.verify_code", ZK_TR("Check code {code}: it must be the one in the footers of the printed pages."),
                                 {{"code", done.digest_stated.substr(0, 8)}}}));
    }
    return verdict;
}

VerifyDialog::VerifyDialog(Desk& desk, const wxString& file, const Verification& done, const std::vector<forms::Message>& problems,
                           bool may_take)
    : wxDialog(desk.window(), wxID_ANY, desk.words()(ZK_TR("Verify a workbook")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      desk_(desk), words_(desk.words())
{
    const Theme& theme = desk.theme();
    const int gap = theme.px(Space::wide);
    Verdict verdict = verdict_on(done, words_);
    for (const forms::Message& problem : problems) {
        verdict.details = words_(problem) + "\n" + verdict.details;
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    add_head(all, file, verdict);
    add_lists(all, done);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    if (may_take) {
        row->Add(new wxButton(this, wxID_OK, words_(ZK_TR("Take the review into this file"))), 0, wxRIGHT, theme.px(Space::small));
    }
    auto* close = new wxButton(this, wxID_CANCEL, words_(ZK_TR("Close")));
    close->SetDefault();
    row->Add(close);
    all->Add(row, 0, wxEXPAND | wxALL, gap);
    SetSizer(all);
    SetSize(dialog_size(theme, 920, 560));
    close->SetFocus();
    CentreOnParent();
}

void VerifyDialog::add_head(wxSizer* into, const wxString& file, const Verdict& verdict)
{
    const Theme& theme = desk_.theme();
    const int gap = theme.px(Space::wide);
    auto* name = new wxStaticText(this, wxID_ANY, file, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE);
    name->SetForegroundColour(theme.ink(Ink::muted));
    into->Add(name, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    auto* headline = new wxStaticText(this, wxID_ANY, verdict.headline);
    headline->SetFont(theme.heading());
    headline->SetForegroundColour(theme.ink(verdict.clean ? Ink::good : Ink::bad));
    into->AddSpacer(theme.px(Space::small));
    into->Add(headline, 0, wxLEFT | wxRIGHT, gap);
    auto* details = new NoteBox(this, theme, 3, NoteBox::Height::of_text);
    details->say(verdict.details);
    into->AddSpacer(theme.px(Space::small));
    into->Add(details, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
}

void VerifyDialog::add_lists(wxSizer* into, const Verification& done)
{
    const Theme& theme = desk_.theme();
    auto* book = new wxNotebook(this, wxID_ANY);
    // A panel round each list, so that it can say why it is empty.
    const auto page = [&](const std::vector<RecordList::Column>& columns, const wxString& when_empty) {
        auto* own = new wxPanel(book);
        auto* list = new RecordList(own, theme, columns);
        list->say_when_empty(when_empty);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(list, 1, wxEXPAND);
        own->SetSizer(sizer);
        return list;
    };
    changes_ = page({{words_(ZK_TR("Sheet")), 170}, {words_(ZK_TR("Cell")), 90}, {words_(ZK_TR("Should say")), 260}, {words_(ZK_TR("Says")), 0}},
                    words_(ZK_TR("No cell was changed.")));
    marks_ = page({{words_(ZK_TR("Specialty")), 130}, {words_(ZK_TR("No.")), 70}, {words_(ZK_TR("Item")), 0}, {words_(ZK_TR("Self score")), 80, true},
                   {words_(ZK_TR("Review score")), 80, true}, {words_(ZK_TR("Review comment")), 240}},
                  words_(ZK_TR("No reviewer has written into this workbook.")));
    std::vector<std::string> keys;
    const auto changed = change_rows(done, words_, keys);
    changes_->fill(changed, keys);
    keys.clear();
    const auto marked = mark_rows(done, words_, keys);
    marks_->fill(marked, keys);
    book->AddPage(changes_->GetParent(), words_(ZK_TR("Changed cells")) + words_.in_brackets(wxString::Format("%d", static_cast<int>(changed.size()))));
    book->AddPage(marks_->GetParent(), words_(ZK_TR("Written by the reviewer")) + words_.in_brackets(wxString::Format("%d", static_cast<int>(marked.size()))));
    if (changed.empty() && !marked.empty()) {
        book->ChangeSelection(1);
    }
    into->Add(book, 1, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, theme.px(Space::wide));
}

}  // namespace zk::gui
