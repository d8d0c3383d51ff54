// 全院概览: scores of the specialties, coverage, radar, what is missing. Every cell opens what it speaks of.
#pragma once

#include "app/gui/charts/board.h"
#include "app/gui/charts/results_reader.h"
#include "app/gui/page.h"

class wxStaticText;

namespace zk::gui {

class OverviewPage : public Page {
public:
    OverviewPage(wxWindow* parent, Desk& desk);

    wxString title() const override;
    void show(const Place& place) override;
    void changed(const session::Change& change) override;
    Place place() const override { return {PageKind::overview, {}, {}, {}, {}, {}, {}}; }
    bool can(std::string_view action) const override;
    void act(std::string_view action) override;

private:
    void refresh();
    void open(charts::Key key);

    charts::ResultsReader reader_;
    charts::Places places_;
    wxStaticText* heading_;
    wxStaticText* subtitle_;
    charts::Board* board_;
    charts::ChartPanel* scores_;
    charts::ChartPanel* coverage_;
    charts::ChartPanel* radar_;
    charts::ChartPanel* completion_;
    charts::ChartPanel* missing_;
    charts::ChartPanel* findings_;
};

}  // namespace zk::gui
