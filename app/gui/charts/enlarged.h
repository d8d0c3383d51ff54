// A chart by itself: large, and its figures below as a native table that a screen reader can walk.
#pragma once

#include "app/gui/charts/chart.h"
#include "app/gui/desk.h"

namespace zk::gui::charts {

void show_enlarged(const Chart& chart, Desk& desk);

}  // namespace zk::gui::charts
