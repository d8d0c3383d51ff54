// 得分汇总: the last step of a specialty's walk. Stands inside the section page, which shows the heading above it.
#pragma once

#include "app/gui/charts/board.h"
#include "app/gui/charts/results_reader.h"
#include "app/gui/page.h"

namespace zk::gui {

class SummaryPage : public Page {
public:
    SummaryPage(wxWindow* parent, Desk& desk);

    wxString title() const override;
    void show(const Place& place) override;
    void changed(const session::Change& change) override;
    Place place() const override { return {PageKind::summary, section_, {}, {}, {}, {}, {}}; }
    bool can(std::string_view action) const override;
    void act(std::string_view action) override;

private:
    void refresh();
    void open(charts::Key key);

    std::string section_;
    charts::ResultsReader reader_;
    charts::Places places_;
    charts::Board* board_;
    charts::ChartPanel* scores_;
    charts::ChartPanel* losses_;
    charts::ChartPanel* grade_;
    charts::ChartPanel* compliance_;
    charts::ChartPanel* radar_;
    charts::ChartPanel* findings_;
};

}  // namespace zk::gui
