#include "app/gui/pages/audit_dialog.h"

#include "app/gui/accessible.h"
#include "app/gui/pages/launch.h"
#include "app/gui/style.h"
#include "app/session/audit_text.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace zk::gui {

AuditDialog::AuditDialog(Desk& desk, const Place& place)
    : wxDialog(desk.window(), wxID_ANY, desk.words()(ZK_TR("Audit paper")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      desk_(desk), words_(desk.words())
{
    const Theme& theme = desk.theme();
    const int gap = theme.px(Space::wide), small = theme.px(Space::small);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new wxStaticText(this, wxID_ANY, words_(ZK_TR("Of"))), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, small);
    scope_ = new wxChoice(this, wxID_ANY);
    name_focus_of(*scope_);
    scope_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refresh(); });
    top->Add(scope_, 1, wxALIGN_CENTRE_VERTICAL);
    all->Add(top, 0, wxEXPAND | wxALL, gap);
    // The control's own margins are not kept on GTK: a panel gives them.
    auto* paper = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_THEME);
    paper->SetBackgroundColour(theme.fill(Fill::page));
    text_ = new wxTextCtrl(paper, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    text_->SetBackgroundColour(theme.fill(Fill::page));
    set_accessible_name(*text_, words_(ZK_TR("Audit paper")));
    auto* margins = new wxBoxSizer(wxVERTICAL);
    margins->Add(text_, 1, wxEXPAND | wxALL, theme.px(Space::normal));
    paper->SetSizer(margins);
    all->Add(paper, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* write = new wxButton(this, wxID_SAVE, words_(ZK_TR("As a workbook…")));
    write->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->write(); });
    row->Add(write, 0, wxRIGHT, small);
    copy_ = new wxButton(this, wxID_COPY, words_(ZK_TR("Copy the text")));
    copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (wxTheClipboard->Open()) {
            wxTheClipboard->SetData(new wxTextDataObject(text_->GetValue()));
            wxTheClipboard->Close();
        }
    });
    row->Add(copy_);
    row->AddStretchSpacer();
    auto* close = new wxButton(this, wxID_CANCEL, words_(ZK_TR("Close")));
    close->SetDefault();
    row->Add(close);
    all->Add(row, 0, wxEXPAND | wxALL, gap);
    SetSizer(all);
    SetSize(dialog_size(theme, 820, 580));
    offer(place);
    refresh();
    close->SetFocus();
    CentreOnParent();
}

void AuditDialog::offer(const Place& place)
{
    const forms::Form& form = desk_.session()->form();
    const forms::Standard& standard = form.standard();
    const auto add = [&](const session::AuditScope& scope, const wxString& title) {
        scopes_.push_back(scope);
        scope_->Append(title);
    };
    const int section = form.section(place.section);
    if (section >= 0) {
        const int specialty = form.sections()[section].specialty;
        const wxString name = specialty < 0 ? words_(ZK_TR("Profile of the hospital")) : words_(standard.specialties[specialty].title);
        if (const int ask = form.ask(place.section, place.item); ask >= 0) {
            add({place.section, place.item}, name + wx(" · ") + words_(form.item(form.asks()[ask]).title));
        }
        add({place.section, {}}, name);
    }
    for (std::size_t i = 0; i < form.sections().size(); ++i) {
        if (static_cast<int>(i) != section && form.sections()[i].specialty >= 0) {
            add({form.sections()[i].id, {}}, words_(standard.specialties[form.sections()[i].specialty].title));
        }
    }
    add({}, words_(ZK_TR("The whole hospital")));
    scope_->SetSelection(section >= 0 ? 0 : static_cast<int>(scopes_.size()) - 1);
}

bool AuditDialog::make()
{
    const int chosen = scope_->GetSelection();
    if (made_ == chosen) {
        return true;
    }
    const session::AuditScope scope = scopes_[static_cast<std::size_t>(chosen)];
    session::Json audit;
    const bool done = desk_.run(words_(ZK_TR("Audit paper")), [&](Progress& progress) {
        progress.step({"gui.audit_making", ZK_TR("Gathering who entered what, when and from where…"), {}}, -1);
        audit = session::audit_report(*desk_.session(), scope, words_.translator());
    }, Stopping::impossible);
    if (done) {
        audit_ = std::move(audit);
        made_ = chosen;
    }
    return done;
}

void AuditDialog::refresh()
{
    // Nine hundred items are for the workbook: nobody reads them here.
    const session::AuditScope& scope = scopes_[static_cast<std::size_t>(scope_->GetSelection())];
    const bool readable = !scope.section.empty();
    copy_->Enable(readable);
    if (!readable) {
        text_->ChangeValue(words_(ZK_TR("The audit paper of the whole hospital is long: write it as a workbook. It says of every item how it is scored, "
                                        "each month with who entered it, when and from which source, what was changed later, and the evidence.")));
        return;
    }
    if (!make()) {
        text_->ChangeValue(wxString());
        return;
    }
    wxString text;
    for (const session::AuditLine& line : session::audit_text(audit_, words_.translator(), words_.language())) {
        text += wxString(' ', static_cast<std::size_t>(line.indent)) + wx(line.text) + "\n";
    }
    text_->ChangeValue(text);
    text_->SetInsertionPoint(0);
}

void AuditDialog::write()
{
    const wxString name = words_(ZK_TR("Audit paper")) + "_" + scope_->GetStringSelection() + ".xlsx";
    wxString safe = name;
    for (const char* barred : {" · ", "/", "\\", ":", "*", "?", "\"", "<", ">", "|"}) {
        safe.Replace(wx(barred), "_");
    }
    const auto target = desk_.ask().save_file(this, {words_(ZK_TR("Write the audit paper")), words_(ZK_TR("Excel workbooks")) + wx(" (*.xlsx)|*.xlsx"),
                                                     desk_.session()->path().parent_path(), path_of(safe)});
    if (!target || !make()) {
        return;
    }
    const bool done = desk_.run(words_(ZK_TR("Write the audit paper")), [&](Progress& progress) {
        const forms::Message what{"gui.audit_writing", ZK_TR("Writing the audit paper, reading it again and comparing every cell…"), {}};
        progress.step(what, 0);
        session::write_audit(audit_, *target, desk_.library(), words_.language(), [&](int percent) {
            progress.step(what, percent / 100.0);
            return !progress.cancelled();
        });
    });
    if (done) {
        EndModal(wxID_CANCEL);
        desk_.tell(Tone::done, words_(forms::Message{"gui.exported_file", ZK_TR("“{file}” was written."), {{"file", utf8(wx_path(*target))}}}));
        launch(*target);
    }
}

}  // namespace zk::gui
