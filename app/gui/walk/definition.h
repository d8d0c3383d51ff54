// The definition card of an item: what is counted, how, from which source; the rest unfolds.
#pragma once

#include "app/gui/desk.h"

#include <wx/panel.h>

#include <functional>
#include <vector>

class wxFlexGridSizer;

namespace zk::gui::walk {

class Definition : public wxPanel {
public:
    Definition(wxWindow* parent, Desk& desk, const forms::Item& item);
    bool fit(int width);               ///< true if the height changed
    std::function<void()> unfolded;    ///< the height changed by the person

private:
    void add(const char* head, const wxString& text, bool always);
    void fold();

    Desk& desk_;
    wxFlexGridSizer* lines_;
    wxWindow* button_ = nullptr;
    std::vector<wxWindow*> folding_;
    int width_ = 0, heads_ = 0;
};

}  // namespace zk::gui::walk
