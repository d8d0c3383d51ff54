// Where a value comes from: data provider, source system, extraction date; folded to one line until wanted.
#pragma once

#include "app/gui/desk.h"

#include <wx/panel.h>

#include <functional>

class wxButton;
class wxChoice;
class wxTextCtrl;

namespace zk::gui {
class WrappedText;
}

namespace zk::gui::walk {

class Origin : public wxPanel {
public:
    Origin(wxWindow* parent, Desk& desk);
    /// What was kept with the item's values; `by_standard`: the provider the standard names.
    void show(const forms::Standard& standard, const std::string& by_standard, const db::Provenance& kept, const wxString& who);
    /// As typed now. Precondition for keeping it: check().
    db::Provenance provenance() const;
    bool changed() const;
    bool date_is_wrong() const;
    /// False: what was typed as a date is none; that is said below the field, and stays there.
    bool check();
    void focus_date();
    void restore();                       ///< as it was shown
    wxString complaint() const;           ///< tests
    wxTextCtrl& extracted() const { return *extracted_; }
    void allow(bool editing);
    void fit(int width);                  ///< breaks the line into what it has room for
    std::function<void()> unfolded, left, history;

private:
    void fold(bool open);
    void say(const wxString& complaint);

    Desk& desk_;
    wxButton *head_, *history_;
    wxPanel* fields_;
    wxChoice* provider_;
    wxTextCtrl *source_, *extracted_;
    WrappedText* complaint_;
    std::vector<std::string> providers_;
    db::Provenance kept_;
    wxString summary_;
    int width_ = 0;
};

}  // namespace zk::gui::walk
