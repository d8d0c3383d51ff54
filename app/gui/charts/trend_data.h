// The months of an item as its trend is drawn: rounded as the item is shown, gaps with their word, target and floor where
// a single month can be held against them.
#pragma once

#include "app/gui/charts/data.h"
#include "app/gui/charts/say.h"
#include "forms/series.h"

namespace zk::gui::charts {

TrendData trend_of(const forms::Item& item, const forms::Series& series, const forms::Period& period, const Say& say);

}  // namespace zk::gui::charts
