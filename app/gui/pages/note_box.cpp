#include "app/gui/pages/note_box.h"

#include "app/gui/accessible.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace zk::gui {

NoteBox::NoteBox(wxWindow* parent, const Theme& theme, int lines) : wxPanel(parent)
{
    const wxColour fill = theme.fill(Fill::note);
    SetBackgroundColour(fill);
    // The control's own margins are not kept on GTK: the panel gives them.
    text_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(-1, lines * (GetCharHeight() + theme.px(2)) + theme.px(4)),
                           wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE | wxTE_RICH);   // Windows: a scroll bar only when needed
    text_->SetBackgroundColour(fill);
    text_->SetForegroundColour(theme.ink_on(Fill::note));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(text_, 1, wxEXPAND | wxALL, theme.px(Space::small));
    SetSizer(inside);
}

void NoteBox::say(const wxString& text)
{
    if (text_->GetValue() != text) {
        text_->ChangeValue(text);
        set_accessible_name(*text_, text);
    }
}

wxString NoteBox::said() const { return text_->GetValue(); }

}  // namespace zk::gui
