#include "app/gui/pages/sign_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace zk::gui {

SignDialog::SignDialog(Desk& desk, const SignRequest& request)
    : wxDialog(desk.window(), wxID_ANY, request.title), words_(desk.words()), comment_needed_(request.comment_needed)
{
    const Theme& theme = desk.theme();
    const int gap = theme.px(Space::wide), width = theme.px(380);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxStaticText(this, wxID_ANY, request.title);
    head->SetFont(theme.heading());
    all->Add(head, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    auto* what = new wxTextCtrl(this, wxID_ANY, request.consequence, wxDefaultPosition, wxSize(width + theme.px(60), theme.px(56)),
                                wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE | wxTE_NO_VSCROLL);
    what->SetBackgroundColour(GetBackgroundColour());
    what->SetForegroundColour(theme.ink(Ink::muted));
    all->Add(what, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    auto* grid = new wxFlexGridSizer(2, theme.px(Space::small), theme.px(Space::normal));
    grid->AddGrowableCol(1);
    const auto field = [&](const wxString& label, const wxString& text, long style = 0, int height = -1) {
        grid->Add(new wxStaticText(this, wxID_ANY, label), 0, style ? static_cast<int>(wxTOP) : static_cast<int>(wxALIGN_CENTRE_VERTICAL), style ? theme.px(Space::tight) : 0);
        auto* made = new wxTextCtrl(this, wxID_ANY, text, wxDefaultPosition, wxSize(width, height), style);
        grid->Add(made, 1, wxEXPAND);
        return made;
    };
    name_ = field(words_(ZK_TR("Name")), wx(request.name));
    date_ = field(words_(ZK_TR("Date")), wx(forms::iso(boost::gregorian::day_clock::local_day())));
    if (request.comment) {
        comment_ = field(request.comment_label, wxString(), wxTE_MULTILINE, theme.px(80));
    }
    all->Add(grid, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* why = new wxStaticText(this, wxID_ANY, wxString());
    why->SetForegroundColour(theme.ink(Ink::caution));
    row->Add(why, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(new wxButton(this, wxID_CANCEL, words_(ZK_TR("Cancel"))), 0, wxRIGHT, theme.px(Space::small));
    auto* ok = new wxButton(this, wxID_OK, words_(ZK_TR("OK")));
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
    SetSizerAndFit(all);
    name_->SetFocus();
    name_->SelectAll();
    CentreOnParent();
}

std::string SignDialog::name() const { return utf8(name_->GetValue().Strip(wxString::both)); }
forms::Date SignDialog::date() const { return *forms::parse_date(utf8(date_->GetValue().Strip(wxString::both))); }
std::string SignDialog::comment() const { return comment_ ? utf8(comment_->GetValue().Strip(wxString::both)) : std::string(); }

wxString SignDialog::wrong() const
{
    if (name().empty()) {
        return words_(ZK_TR("Who signs?"));
    }
    if (!forms::parse_date(utf8(date_->GetValue().Strip(wxString::both)))) {
        return words_(ZK_TR("The date is not one: 2026-01-20"));
    }
    if (comment_needed_ && comment().empty()) {
        return words_(ZK_TR("A few words are needed."));
    }
    return {};
}

}  // namespace zk::gui
