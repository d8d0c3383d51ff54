#include "app/gui/pages/note_box.h"

#include "app/gui/accessible.h"
#include "app/gui/wrap.h"

#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace zk::gui {

NoteBox::NoteBox(wxWindow* parent, const Theme& theme, int lines, Height height) : wxPanel(parent), theme_(theme), lines_(lines)
{
    const wxColour fill = theme.fill(Fill::note);
    SetBackgroundColour(fill);
    // The control's own margins are not kept on GTK: the panel gives them.
    text_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(-1, height_of(height == Height::fixed ? lines : 1)),
                           wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE | wxTE_RICH);   // Windows: a scroll bar only when needed
    text_->SetBackgroundColour(fill);
    text_->SetForegroundColour(theme.ink_on(Fill::note));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(text_, 1, wxEXPAND | wxALL, theme.px(Space::small));
    SetSizer(inside);
    if (height == Height::of_text) {
        text_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            fit();
        });
        text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fit(); });
    }
}

int NoteBox::height_of(int lines) const { return lines * (GetCharHeight() + theme_.px(2)) + theme_.px(4); }

void NoteBox::fit()
{
    const int width = text_->GetClientSize().x - theme_.px(Space::tight);   // the control breaks a little earlier than the text is measured
    if (width < theme_.px(80)) {
        return;   // not laid out yet
    }
    wxClientDC dc(text_);
    dc.SetFont(text_->GetFont());
    const int lines = std::clamp(static_cast<int>(wrapped(dc, text_->GetValue(), width).size()), 1, lines_);
    if (text_->GetMinSize().y != height_of(lines)) {
        text_->SetMinSize(wxSize(-1, height_of(lines)));
        InvalidateBestSize();
        CallAfter([this] { GetParent()->Layout(); });   // not amid the layout that brought the new width
    }
}

void NoteBox::say(const wxString& text)
{
    if (text_->GetValue() != text) {
        text_->SetValue(text);
        set_accessible_name(*text_, text);
    }
}

wxString NoteBox::said() const { return text_->GetValue(); }

}  // namespace zk::gui
