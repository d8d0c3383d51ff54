#include "app/gui/charts/item_trend.h"

#include "app/gui/charts/trend_data.h"

#include <algorithm>

namespace zk::gui::charts {

void ItemTrend::show_item(int ask, std::function<void()> open)
{
    const session::Session& session = *desk_.session();
    const forms::Ask& asked = session.form().asks()[ask];
    const forms::Item& item = session.form().item(asked);
    const forms::Series series = session.series(session.form().sections()[asked.section].id, item.id);
    Show(series.monthly && !series.empty());
    if (!IsShown()) {
        return;
    }
    TrendData data = trend_of(item, series, session.answers().period, Say(desk_.words().translator(), desk_.words().language()));
    data.compact = true;
    const auto& slots = asked.slots;
    const auto is_stock = [&](int slot) { return slot < 0 || session.form().fact(session.form().slots()[slot]).aggregation == forms::Aggregation::last; };
    if (std::all_of(slots.begin(), slots.end(), is_stock)) {
        for (MonthPoint& month : data.months) {
            month.gap.clear();   // of beds and staff the last month counts: the others are not missing
        }
    }
    set(make_trend(std::move(data)), [open = std::move(open)](Key) { open(); });
}

void ItemTrend::fit(int width, int spare)
{
    if (IsShown()) {
        const int best = height_for(width), least = best * 3 / 4;
        SetMinSize({-1, least + std::clamp(spare, 0, best - least)});
    }
}

}  // namespace zk::gui::charts
