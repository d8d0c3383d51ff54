// The small trend on the card of an item. Hidden where the item is not kept by month or no month has a value yet.
#pragma once

#include "app/gui/charts/panel.h"

namespace zk::gui::charts {

class ItemTrend : public ChartPanel {
public:
    ItemTrend(wxWindow* parent, Desk& desk) : ChartPanel(parent, desk), desk_(desk) { set_framed(false); }

    /// `ask`: index in Form::asks; `open` is called for a month that was clicked or entered.
    void show_item(int ask, std::function<void()> open);
    /// Its height for that width, between three quarters and the whole of what looks best: `spare` is what is left beyond
    /// the three quarters. Nothing while hidden.
    void fit(int width, int spare);

private:
    Desk& desk_;
};

}  // namespace zk::gui::charts
