// A chart in a window: drawn sharp at any scaling, with a frame; mouse and keyboard reach every place in it; its menu and
// the program's copy, save and print it.
//
// Tab comes here, arrows move from place to place, Enter opens what the place speaks of, the menu key or Shift+F10 shows
// the menu. A screen reader hears the chart's content as the window's name, and the place one is at while moving.
#pragma once

#include "app/gui/charts/chart.h"
#include "app/gui/desk.h"

#include <wx/window.h>

#include <functional>
#include <memory>

namespace zk::gui::charts {

class ChartPanel : public wxWindow {
public:
    ChartPanel(wxWindow* parent, Desk& desk);

    /// `open` hears the key of a place that was clicked or entered.
    void set(std::unique_ptr<Chart> chart, std::function<void(Key)> open);
    const Chart* chart() const { return chart_.get(); }
    /// Without a frame it lies on a panel, not on a page of its own.
    void set_framed(bool framed) { framed_ = framed; }

    /// Height at that width, frame included.
    int height_for(int width);

    /// As SetFocus, but the place one is at is framed only once a key is used: a page that opens is not marked by itself.
    void focus_quietly();

    const std::vector<Spot>& spots();
    int current() const { return current_; }
    void go_to(int spot);
    /// Enter or click.
    void open_current();

    /// chart.copy, chart.copy-data, chart.save-png, chart.save-svg, chart.print, chart.enlarge
    bool can(std::string_view action) const;
    void act(std::string_view action);

    /// Called when the place one is at has moved, with its box in this window.
    std::function<void(const wxRect&)> on_moved;

private:
    void paint();
    void lay_out();
    wxRect inner() const;
    int spot_at(const wxPoint& point);
    bool leads_somewhere(int spot) const;
    void key(wxKeyEvent& event);
    bool move(int rows, int columns);
    void hover(const wxPoint& point);
    void menu(const wxPoint& point);
    void copy_picture();
    void copy_data();
    void save(bool as_svg);
    void name_for_readers();
    Theme theme() const;

    Desk& desk_;
    std::unique_ptr<Chart> chart_;
    std::function<void(Key)> open_;
    std::vector<Spot> spots_;
    wxSize laid_out_for_;
    int current_ = -1, hovered_ = -1;
    bool framed_ = true;
    bool quiet_ = false;         ///< has the focus, shows it with the next key or click
};

/// The commands of a chart's menu, in its order; msgid of the label.
struct ChartCommand { const char* id; const char* label; };
const std::vector<ChartCommand>& chart_commands();

}  // namespace zk::gui::charts
