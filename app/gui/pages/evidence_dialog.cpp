#include "app/gui/pages/evidence_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choicdlg.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace zk::gui {
namespace {

wxString item_name(const Words& words, const forms::Form& form, const session::EvidenceItem& item)
{
    const int section = form.section(item.section), index = form.standard().item(item.item);
    wxString name;
    if (section > 0) {
        name = words(form.standard().specialties[form.sections()[section].specialty].title) + wx(" · ");
    }
    return name + (index < 0 ? wx(item.item) : words(form.standard().items[index].title));
}

std::string iso(const std::optional<forms::Date>& date) { return date ? forms::iso(*date) : std::string(); }

}  // namespace

EvidenceDialog::EvidenceDialog(Desk& desk, const wxString& file, const session::Evidence& existing, bool is_new)
    : wxDialog(desk.window(), wxID_ANY, desk.words()(is_new ? ZK_TR("New evidence") : ZK_TR("Evidence")), wxDefaultPosition,
               wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      desk_(desk), words_(desk.words()), evidence_(existing), items_(existing.items)
{
    const Theme& theme = desk.theme();
    const int gap = theme.px(Space::wide), small = theme.px(Space::small);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* grid = new wxFlexGridSizer(2, small, theme.px(Space::normal));
    grid->AddGrowableCol(1);
    const auto field = [&](const char* label, const std::string& text) {
        grid->Add(new wxStaticText(this, wxID_ANY, words_(label)), 0, wxALIGN_CENTRE_VERTICAL);
        auto* made = new wxTextCtrl(this, wxID_ANY, wx(text), wxDefaultPosition, wxSize(theme.px(400), -1));
        grid->Add(made, 1, wxEXPAND);
        return made;
    };
    grid->Add(new wxStaticText(this, wxID_ANY, words_(ZK_TR("File"))), 0, wxALIGN_CENTRE_VERTICAL);
    auto* name = new wxStaticText(this, wxID_ANY, file, wxDefaultPosition, wxSize(theme.px(400), -1), wxST_ELLIPSIZE_MIDDLE | wxST_NO_AUTORESIZE);
    name->SetToolTip(file);
    name->SetForegroundColour(theme.ink(Ink::muted));
    grid->Add(name, 1, wxALIGN_CENTRE_VERTICAL);
    title_ = field(ZK_TR("Title"), existing.title);
    dated_ = field(ZK_TR("Date of the material"), iso(existing.dated));
    dated_->SetHint(words_(ZK_TR("when it was issued, not when it was added: 2025-03-01")));
    until_ = field(ZK_TR("Valid until"), iso(existing.valid_until));
    until_->SetHint(words_(ZK_TR("empty: without end")));
    all->Add(grid, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    deidentified_ = new wxCheckBox(this, wxID_ANY, words_(ZK_TR("Names and numbers of patients are removed or covered")));
    deidentified_->SetValue(existing.deidentified);
    all->Add(deidentified_, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    if (is_new) {
        reference_ = new wxCheckBox(this, wxID_ANY, words_(ZK_TR("Only refer to the file where it lies (large films and pictures)")));
        all->Add(reference_, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    }
    all->Add(new wxStaticText(this, wxID_ANY, words_(ZK_TR("Items it proves"))), 0, wxLEFT | wxRIGHT | wxTOP, gap);
    list_ = new wxListBox(this, wxID_ANY, wxDefaultPosition, wxSize(-1, theme.px(110)));
    all->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, small);
    auto* of_list = new wxBoxSizer(wxHORIZONTAL);
    auto* add = new wxButton(this, wxID_ANY, words_(ZK_TR("Add an item…")));
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add_item(); });
    auto* remove = new wxButton(this, wxID_ANY, words_(ZK_TR("Take it off")));
    remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const int at = list_->GetSelection(); at >= 0) {
            items_.erase(items_.begin() + at);
            list_items();
        }
    });
    of_list->Add(add, 0, wxRIGHT, small);
    of_list->Add(remove);
    all->Add(of_list, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* why = new wxStaticText(this, wxID_ANY, wxString());
    why->SetForegroundColour(theme.ink(Ink::caution));
    row->Add(why, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(new wxButton(this, wxID_CANCEL, words_(ZK_TR("Cancel"))), 0, wxRIGHT, small);
    auto* ok = new wxButton(this, wxID_OK, words_(ZK_TR("Keep")));
    ok->SetDefault();
    row->Add(ok);
    all->Add(row, 0, wxEXPAND | wxALL, gap);
    ok->Bind(wxEVT_UPDATE_UI, [this, why](wxUpdateUIEvent& event) {
        const wxString reason = wrong();
        if (why->GetLabelText() != reason) {
            why->SetLabelText(reason);
            Layout();
        }
        event.Enable(reason.empty());
    });
    list_items();
    SetSizerAndFit(all);
    title_->SetFocus();
    title_->SelectAll();
    CentreOnParent();
}

void EvidenceDialog::list_items()
{
    wxArrayString names;
    for (const auto& item : items_) {
        names.Add(item_name(words_, desk_.session()->form(), item));
    }
    list_->Set(names);
}

void EvidenceDialog::add_item()
{
    const forms::Form& form = desk_.session()->form();
    std::vector<session::EvidenceItem> offered;
    wxArrayString names;
    for (const forms::Ask& ask : form.asks()) {
        session::EvidenceItem item{form.sections()[ask.section].id, form.item(ask).id};
        if (std::find(items_.begin(), items_.end(), item) == items_.end()) {
            names.Add(item_name(words_, form, item));
            offered.push_back(std::move(item));
        }
    }
    wxMultiChoiceDialog dialog(this, words_(ZK_TR("Type the beginning of a name to get there; blanks tick.")), words_(ZK_TR("Items it proves")), names);
    if (desk_.ask().run(dialog) == wxID_OK) {
        for (const int at : dialog.GetSelections()) {
            items_.push_back(offered[static_cast<std::size_t>(at)]);
        }
        list_items();
    }
}

wxString EvidenceDialog::wrong() const
{
    if (title_->GetValue().Strip(wxString::both).empty()) {
        return words_(ZK_TR("A title is needed."));
    }
    for (const wxTextCtrl* field : {dated_, until_}) {
        const std::string text = utf8(field->GetValue().Strip(wxString::both));
        if (!text.empty() && !forms::parse_date(text)) {
            return words_(ZK_TR("Dates are written like 2026-01-20."));
        }
    }
    return items_.empty() ? words_(ZK_TR("Add at least one item.")) : wxString();
}

session::Evidence EvidenceDialog::result() const
{
    session::Evidence made = evidence_;
    made.title = utf8(title_->GetValue().Strip(wxString::both));
    made.kept = !reference_ ? evidence_.kept : !reference_->GetValue();
    made.dated = forms::parse_date(utf8(dated_->GetValue().Strip(wxString::both)));
    made.valid_until = forms::parse_date(utf8(until_->GetValue().Strip(wxString::both)));
    made.deidentified = deidentified_->GetValue();
    made.items = items_;
    return made;
}

}  // namespace zk::gui
