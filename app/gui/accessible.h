// Names for a screen reader: of windows that draw themselves, and of controls without a label of their own before them.
#pragma once

class wxChoice;
class wxString;
class wxWindow;

namespace zk::gui {

/// The one way to name a window; the name can be changed later. On GTK it goes to ATK (wxWindow::SetName does not reach
/// it, and Debian's wx is built without accessibility classes), on Windows to the control's IAccessible: never to the
/// window's text, which is the content of an input.
void set_accessible_name(wxWindow& window, const wxString& name);

/// What every input inside belongs to, said after its own name: a label "numerator" alone tells nobody of which item.
void describe_inputs(wxWindow& in, const wxString& description);

/// The focus of a choice is, on GTK, in a button inside it that has no name: from now on that button says the label of the
/// choice and what is chosen whenever it takes the focus. Elsewhere nothing is needed.
void name_focus_of(wxChoice& choice);

/// Letters typed in a wxDataViewCtrl do nothing. GTK would open a field that searches the first column, which holds pictures
/// or kinds here, and take the choice away where it finds nothing.
void search_nothing(wxWindow& list);

/// Chooses a row of a flat wxDataViewCtrl as a key press would; arrows then go from cell to cell of the column. On GTK wx
/// moves the selection and leaves the cursor without a column: a screen reader then knows of no cell, and Enter opens
/// nothing. False: not GTK, wx's own way is right.
bool put_cursor(wxWindow& list, int row, int column = 0);

}  // namespace zk::gui
