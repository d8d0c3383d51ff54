// 核查底稿: from a number back to what it rests on, of an item, a specialty or everything; to read, to copy, as a workbook.
#pragma once

#include "app/gui/desk.h"
#include "app/session/audit.h"

#include <wx/dialog.h>

#include <vector>

class wxButton;
class wxChoice;
class wxTextCtrl;

namespace zk::gui {

class AuditDialog : public wxDialog {
public:
    /// Begins with the item, else the specialty, of the place; else with everything.
    AuditDialog(Desk& desk, const Place& place);

    wxChoice& scope() const { return *scope_; }     ///< tests
    wxTextCtrl& text() const { return *text_; }
    void refresh();

private:
    void offer(const Place& place);
    bool make();                          ///< audit_ for the scope chosen; false: it failed and was told
    void write();

    Desk& desk_;
    const Words& words_;
    std::vector<session::AuditScope> scopes_;
    session::Json audit_;                 ///< of scopes_[made_]
    int made_ = -1;
    wxChoice* scope_ = nullptr;
    wxTextCtrl* text_ = nullptr;
    wxButton* copy_ = nullptr;
};

}  // namespace zk::gui
