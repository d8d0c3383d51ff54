// Charts: which cells of the tables above they look at, and where they stand.
#include "templates/evaluate.h"

#include <algorithm>
#include <cmath>

namespace zk::templates {

/// libxlsxwriter computes where a chart ends with rows of the usual height and with columns in digits of 7 pixels.
constexpr int usual_row_pixels = 20;
int library_pixels(double width)
{
    return width <= 0 ? 0 : static_cast<int>(width * 7 + 0.5) + 5;
}

std::optional<ChartOut> Evaluator::draw(const Chart& chart, const Json* element)
{
    ChartOut out;
    out.chart = &chart;
    const Figures& axes = figures_[chart.axes];
    std::vector<const Figures::Line*> lines;
    for (const Chart::Series& series : chart.series) {
        const auto& all = figures_[series.part].lines;
        auto line = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.element == element; });
        if (line == all.end() || !element)
            line = all.begin();
        lines.push_back(line == all.end() ? nullptr : &*line);
        out.series.push_back({{}, series.dashed, {}, {}});
        series.name.in(language_).append(slots_, language_, 0, false, out.series.back().name);
    }
    // An axis without a number in the first series is left out, so that the line never falls to a zero nobody scored.
    for (std::size_t axis = 0; axis < axes.heads.size(); ++axis) {
        if (lines.empty() || !lines[0] || axis >= lines[0]->numbers.size() || std::isnan(lines[0]->numbers[axis]))
            continue;
        out.axes.push_back(axes.heads[axis]);
        out.labels.push_back(axes.labels[axis]);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool there = lines[i] && axis < lines[i]->numbers.size();
            out.series[i].cells.push_back({lines[i] ? lines[i]->row : 0, axes.heads[axis].column});
            out.series[i].values.push_back(there ? lines[i]->numbers[axis] : std::nan(""));
        }
    }
    if (static_cast<int>(out.axes.size()) < chart.least)
        return {};
    chart.title.in(language_).append(slots_, language_, 0, false, out.title);
    return out;
}

void Evaluator::place_charts(const Chart& chart)
{
    std::vector<ChartOut> drawn;
    std::vector<const Json*> elements{nullptr};
    if (chart.each) {
        elements.clear();
        const Json* list = chart.each->list.in(slots_);
        for (std::size_t i = 0; list && i < (list->is_array() ? list->size() : 1); ++i)
            elements.push_back(list->is_array() ? &(*list)[i] : list);
    }
    for (const Json* element : elements) {
        if (element)
            slots_[chart.each->slot] = element;
        if (element && !chart.each->where.holds(slots_, language_))
            continue;
        if (auto one = draw(chart, element))
            drawn.push_back(std::move(*one));
    }
    double wide = 0;
    for (const double column : page_.widths)
        wide += library_pixels(column);
    const std::uint32_t first = next_index_ + (chart.line && !drawn.empty() ? 1 : 0);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const int band = static_cast<int>(i) / chart.across, place = static_cast<int>(i) % chart.across;
        drawn[i].row = first + static_cast<std::uint32_t>(band * chart.rows);
        drawn[i].left = static_cast<int>(wide * place / chart.across) + 2;
        drawn[i].width = static_cast<int>(wide / chart.across) - 4;
        drawn[i].height = chart.rows * usual_row_pixels - 4;
        page_.charts.push_back(std::move(drawn[i]));
    }
    const int bands = (static_cast<int>(drawn.size()) + chart.across - 1) / chart.across;
    chart_rows_ = bands * chart.rows;
    chart_row_ = chart.line && bands > 0 ? -1 : 0;
}

bool Evaluator::chart_row(const Chart& chart)
{
    if (chart_row_ >= chart_rows_)
        return false;
    if (chart_row_ < 0) {
        fixed_row(*chart.line, slots_);
        tie(0);
        heading(true);
    } else {
        begin_row(0);
        tie(chart_row_ % chart.rows == 0 ? 1 : tied);
        heading(false);
    }
    ++chart_row_;
    return true;
}

}  // namespace zk::templates
