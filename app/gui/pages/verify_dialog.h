// 校验上报表: whether a workbook is still what was submitted, each changed cell, and what the reviewer wrote.
#pragma once

#include "app/gui/desk.h"
#include "app/session/verify.h"

#include <wx/dialog.h>

class wxSizer;

namespace zk::gui {

class RecordList;

/// What a comparison came to, without a window.
struct Verdict {
    bool clean = false;
    wxString headline;                    ///< one sentence
    wxString details;                     ///< the other sentences, one a line
};
Verdict verdict_on(const session::Verification& done, const Words& words);

class VerifyDialog : public wxDialog {
public:
    /// `problems`: why a review was not taken. `may_take`: its marks can be brought into the open document; then
    /// wxID_OK means that the person wants it.
    VerifyDialog(Desk& desk, const wxString& file, const session::Verification& done, const std::vector<forms::Message>& problems,
                 bool may_take);

    RecordList& changes() const { return *changes_; }   ///< tests
    RecordList& marks() const { return *marks_; }

private:
    void add_head(wxSizer* into, const wxString& file, const Verdict& verdict);
    void add_lists(wxSizer* into, const session::Verification& done);

    Desk& desk_;
    const Words& words_;
    RecordList *changes_ = nullptr, *marks_ = nullptr;
};

}  // namespace zk::gui
