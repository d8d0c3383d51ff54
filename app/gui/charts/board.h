// Charts in one or two columns that scroll together; two where there is room for both.
#pragma once

#include "app/gui/charts/panel.h"

#include <wx/scrolwin.h>

#include <vector>

namespace zk::gui::charts {

class Board : public wxScrolledWindow {
public:
    Board(wxWindow* parent, Desk& desk);

    enum class Side { wide, narrow };
    /// In the order of reading: what is wide stands left, in one column in this order.
    ChartPanel* add(Side side);
    /// After the charts were set.
    void arrange();

    /// The panel with the focus, else the one that had it last, else the first.
    ChartPanel* current() const;

protected:
    bool ShouldScrollToChildOnFocus(wxWindow*) override { return false; }   ///< places inside are shown, not whole charts

private:
    struct Item { ChartPanel* panel; Side side; };
    void place();
    void bring_into_view(const wxRect& box);

    Desk& desk_;
    std::vector<Item> items_;
    ChartPanel* last_ = nullptr;
    bool placing_ = false;
};

}  // namespace zk::gui::charts
