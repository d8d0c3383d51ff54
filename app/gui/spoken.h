// The name a screen reader says for a window that draws itself.
#pragma once

#include <wx/string.h>

class wxWindow;

namespace zk::gui {

/// On GTK the accessible name (wx has no way of its own to set it), on Windows the window's text.
void set_spoken_name(wxWindow& window, const wxString& name);

}  // namespace zk::gui
