// A quiet box with some sentences that may be longer than it is high, be marked and be copied.
#pragma once

#include "app/gui/theme.h"

#include <wx/panel.h>

class wxTextCtrl;

namespace zk::gui {

class NoteBox : public wxPanel {
public:
    enum class Height {
        fixed,     ///< always `lines`: what stands below does not move while one goes from record to record
        of_text,   ///< as many as the text takes, `lines` at most
    };
    NoteBox(wxWindow* parent, const Theme& theme, int lines, Height height = Height::fixed);
    void say(const wxString& text);
    wxString said() const;   ///< tests

private:
    void fit();
    int height_of(int lines) const;

    const Theme theme_;
    const int lines_;
    wxTextCtrl* text_;
};

}  // namespace zk::gui
