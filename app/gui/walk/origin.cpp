#include "app/gui/walk/origin.h"

#include "app/gui/accessible.h"
#include "app/gui/style.h"
#include "app/gui/wrap.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace zk::gui::walk {
namespace {

constexpr const char* settings_key = "origin";

}  // namespace

Origin::Origin(wxWindow* parent, Desk& desk) : wxPanel(parent), desk_(desk)
{
    const Theme& theme = desk.theme();
    const Words& words = desk.words();
    SetBackgroundColour(parent->GetBackgroundColour());
    auto* all = new wxBoxSizer(wxVERTICAL);
    head_ = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxBU_LEFT | wxBU_EXACTFIT);
    head_->SetForegroundColour(theme.ink(Ink::muted));
    ground_flat_button(*head_);
    history_ = new wxButton(this, wxID_ANY, words(ZK_TR("Changes…")));
    history_->SetToolTip(words(ZK_TR("Who changed this value, when, from what to what")));
    history_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { history(); });
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(head_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme.px(Space::small));
    top->Add(history_, 0, wxALIGN_CENTRE_VERTICAL);
    all->Add(top, 0, wxEXPAND);
    fields_ = new wxPanel(this);
    fields_->SetBackgroundColour(parent->GetBackgroundColour());
    auto* grid = new wxFlexGridSizer(2, theme.px(Space::tight), theme.px(Space::small));
    grid->AddGrowableCol(1);
    const auto label = [&](const char* text) {
        grid->Add(new wxStaticText(fields_, wxID_ANY, words(text)), 0, wxALIGN_CENTRE_VERTICAL);
    };
    label(ZK_TR("Data provider"));
    provider_ = new wxChoice(fields_, wxID_ANY);
    name_focus_of(*provider_);
    grid->Add(provider_, 1, wxEXPAND);
    label(ZK_TR("Source system or file"));
    source_ = new wxTextCtrl(fields_, wxID_ANY);
    grid->Add(source_, 1, wxEXPAND);
    label(ZK_TR("Extracted on"));
    extracted_ = new wxTextCtrl(fields_, wxID_ANY, wxString(), wxDefaultPosition, wxSize(theme.px(110), -1));
    extracted_->SetHint(wx("2026-01-05"));
    grid->Add(extracted_);
    complaint_ = new WrappedText(fields_, wxString(), theme.body(), theme.ink(Ink::bad));
    complaint_->Hide();
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(grid, 0, wxEXPAND);
    inside->Add(complaint_, 0, wxEXPAND | wxTOP, theme.px(Space::tight));
    fields_->SetSizer(inside);
    all->Add(fields_, 0, wxEXPAND | wxTOP, theme.px(Space::tight));
    SetSizer(all);
    fold(desk.settings().number(settings_key, 0) != 0);
    head_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const bool open = !fields_->IsShown();
        desk_.settings().set(settings_key, open ? 1 : 0);
        fold(open);
        unfolded();
    });
    const auto gone = [this](wxFocusEvent& event) {
        event.Skip();
        left();
    };
    source_->Bind(wxEVT_KILL_FOCUS, gone);
    extracted_->Bind(wxEVT_KILL_FOCUS, gone);
    provider_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { left(); });
}

void Origin::show(const forms::Standard& standard, const std::string& by_standard, const db::Provenance& kept,
                  const wxString& who)
{
    const Words& words = desk_.words();
    kept_ = kept;
    providers_ = {""};
    provider_->Clear();
    provider_->Append(words(ZK_TR("(the specialty itself)")));
    const std::string chosen = kept.provider.empty() ? by_standard : kept.provider;
    int selected = 0;
    for (const forms::Provider& provider : standard.providers) {
        if (provider.id == chosen) {
            selected = static_cast<int>(providers_.size());
        }
        providers_.push_back(provider.id);
        provider_->Append(words(provider.title));
    }
    provider_->SetSelection(selected);
    source_->ChangeValue(wx(kept.source));
    extracted_->ChangeValue(kept.extracted ? wx(forms::iso(*kept.extracted)) : wxString());
    say(wxString());
    if (kept_.provider.empty()) {
        kept_.provider = providers_[selected];
    }
    const wxString provider = selected > 0 ? provider_->GetStringSelection() : words(ZK_TR("the specialty itself"));
    summary_ = words(forms::Message{"card.data_from", ZK_TR("Data from: {provider}"), {{"provider", utf8(provider)}}});
    for (const wxString& more : {source_->GetValue(), extracted_->GetValue(), who}) {
        summary_ += more.empty() ? wxString() : wx(" · ") + more;
    }
    fold(fields_->IsShown());
}

db::Provenance Origin::provenance() const
{
    db::Provenance result;
    result.provider = providers_.empty() ? std::string() : providers_[std::max(provider_->GetSelection(), 0)];
    result.source = utf8(source_->GetValue());
    result.extracted = forms::parse_date(utf8(extracted_->GetValue().Strip(wxString::both)));
    return result;
}

bool Origin::changed() const { return date_is_wrong() || !(provenance() == kept_); }

bool Origin::date_is_wrong() const
{
    const std::string typed = utf8(extracted_->GetValue().Strip(wxString::both));
    return !typed.empty() && !forms::parse_date(typed);
}

bool Origin::check()
{
    const bool wrong = date_is_wrong();
    say(!wrong ? wxString()
               : wx("✖ ") + desk_.words()(forms::Message{
                     "card.extracted_wrong", ZK_TR("“{text}” is no date: write it as 2026-01-05, or leave the field empty. Nothing of this item is kept before."),
                     {{"text", utf8(extracted_->GetValue())}}}));
    if (wrong && !fields_->IsShown()) {
        fold(true);
    }
    return !wrong;
}

void Origin::say(const wxString& complaint)
{
    complaint_->set(complaint);
    complaint_->Show(!complaint.empty());
}

void Origin::focus_date()
{
    extracted_->SetFocus();
    extracted_->SelectAll();
}

void Origin::restore()
{
    const auto chosen = std::find(providers_.begin(), providers_.end(), kept_.provider);
    provider_->SetSelection(chosen == providers_.end() ? 0 : static_cast<int>(chosen - providers_.begin()));
    source_->ChangeValue(wx(kept_.source));
    extracted_->ChangeValue(kept_.extracted ? wx(forms::iso(*kept_.extracted)) : wxString());
    say(wxString());
}

wxString Origin::complaint() const { return complaint_->whole(); }

void Origin::allow(bool editing)
{
    provider_->Enable(editing);
    source_->SetEditable(editing);
    extracted_->SetEditable(editing);
}

void Origin::fold(bool open)
{
    fields_->Show(open);
    wxString label;
    wxClientDC dc(head_);
    dc.SetFont(head_->GetFont());
    // A button does not break its words by itself.
    const wxString whole = (open ? wx("－ ") : wx("＋ ")) + summary_;
    const int padding = desk_.theme().px(24);
    for (const wxString& line : wrapped(dc, whole, std::max(width_ - history_->GetBestSize().x - padding, desk_.theme().px(120)))) {
        label += (label.empty() ? wxString() : wxString("\n")) + wxControl::EscapeMnemonics(line);
    }
    if (head_->GetLabel() != label) {
        head_->SetLabel(label);
    }
    Layout();
}

void Origin::fit(int width)
{
    width_ = width;
    complaint_->fit(width);
    fold(fields_->IsShown());
    SetMinSize(wxSize(1, GetSizer()->CalcMin().y));   // it takes the width of the card, never more
}

}  // namespace zk::gui::walk
