// Names for a screen reader where no label stands before a control: cells of a table of native controls.
#pragma once

class wxString;
class wxWindow;

namespace zk::gui {

/// On GTK the name goes to ATK (wxWindow::SetName does not reach it, and Debian's wx is built without accessibility
/// classes); elsewhere the toolkit reads SetName or the label before.
void set_accessible_name(wxWindow& window, const wxString& name);

}  // namespace zk::gui
