// Names for a screen reader: of windows that draw themselves, and of controls without a label of their own before them.
#pragma once

class wxString;
class wxWindow;

namespace zk::gui {

/// The one way to name a window; the name can be changed later. On GTK it goes to ATK (wxWindow::SetName does not reach
/// it, and Debian's wx is built without accessibility classes), on Windows to the control's IAccessible: never to the
/// window's text, which is the content of an input.
void set_accessible_name(wxWindow& window, const wxString& name);

}  // namespace zk::gui
