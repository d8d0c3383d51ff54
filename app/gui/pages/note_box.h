// A quiet box with some sentences that may be longer than it is high, be marked and be copied.
#pragma once

#include "app/gui/theme.h"

#include <wx/panel.h>

class wxTextCtrl;

namespace zk::gui {

class NoteBox : public wxPanel {
public:
    /// `lines` of text are seen at once.
    NoteBox(wxWindow* parent, const Theme& theme, int lines);
    void say(const wxString& text);
    wxString said() const;   ///< tests

private:
    wxTextCtrl* text_;
};

}  // namespace zk::gui
