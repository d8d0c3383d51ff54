// One piece of evidence: title, dates, de-identified or not, and the items it proves.
#pragma once

#include "app/gui/desk.h"

#include <wx/dialog.h>

#include <vector>

class wxCheckBox;
class wxListBox;
class wxStaticText;
class wxTextCtrl;

namespace zk::gui {

class EvidenceDialog : public wxDialog {
public:
    /// A new one of that file, or `existing` with its file as it is.
    EvidenceDialog(Desk& desk, const wxString& file, const session::Evidence& existing, bool is_new);

    session::Evidence result() const;    ///< title, kept, dated, valid_until, deidentified, items
    const std::vector<session::EvidenceItem>& items() const { return items_; }

private:
    void list_items();
    void add_item();
    wxString wrong() const;

    Desk& desk_;
    const Words& words_;
    session::Evidence evidence_;
    std::vector<session::EvidenceItem> items_;
    wxTextCtrl *title_ = nullptr, *dated_ = nullptr, *until_ = nullptr;
    wxCheckBox *deidentified_ = nullptr, *reference_ = nullptr;
    wxListBox* list_ = nullptr;
};

}  // namespace zk::gui
