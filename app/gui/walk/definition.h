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
    /// Numerator and denominator alone, unless the person unfolded the rest; true if that changes something.
    bool shorten(bool only_counts);
    std::function<void()> unfolded;    ///< the height changed by the person

private:
    enum class Shown { always, with_room, unfolded };
    void add(const char* head, const wxString& text, Shown shown);
    void fold();

    Desk& desk_;
    wxFlexGridSizer* lines_;
    wxWindow* button_ = nullptr;
    std::vector<wxWindow*> folding_, shortening_;
    std::vector<wxWindow*> heads_;
    int width_ = 0;
    bool short_ = false;
};

}  // namespace zk::gui::walk
