// 审核结果: the bureau's marks and comments beside the self-scores of a submission.
#pragma once

#include "app/gui/desk.h"
#include "app/session/review.h"

#include <wx/dialog.h>

class wxCheckBox;
class wxStaticText;

namespace zk::gui {

class RecordList;

class ReviewDialog : public wxDialog {
public:
    /// `opens`: the items can be gone to (the submission belongs to the self-assessment shown); wxID_OK then means that
    /// chosen() is wanted. wxID_OPEN: another review is to be brought in.
    ReviewDialog(Desk& desk, const session::Review& review, bool opens, bool may_import);

    std::optional<Place> chosen() const { return chosen_; }
    RecordList& items() const { return *items_; }   ///< tests
    RecordList& sums() const { return *sums_; }
    wxCheckBox& differing() const { return *differing_; }

private:
    void add_sums(wxSizer* into);
    void add_items(wxSizer* into);
    void list_items();

    Desk& desk_;
    const Words& words_;
    const session::Review review_;
    const bool opens_;
    std::vector<const session::Reviewed*> shown_;   ///< along the rows
    std::optional<Place> chosen_;
    RecordList *sums_ = nullptr, *items_ = nullptr;
    wxCheckBox* differing_ = nullptr;
};

}  // namespace zk::gui
