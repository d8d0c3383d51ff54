// Above the table of a section: its name, how far it is, the scores of its dimensions, the steps and the filters.
#pragma once

#include "app/gui/desk.h"
#include "app/gui/walk/rows.h"

#include <wx/panel.h>

#include <functional>
#include <vector>

class wxStaticText;
class wxToggleButton;

namespace zk::gui::walk {

class Heading : public wxPanel {
public:
    Heading(wxWindow* parent, Desk& desk);

    /// Steps of the section; `step` -1 is 得分汇总 (specialties only).
    void show(const Noted& noted, int section, int step, Filter filter);
    std::function<void(int step)> step_chosen;        ///< index in steps(), -1 the summary
    std::function<void(Filter)> filter_chosen;

private:
    class Bars;
    void build(int section);
    void fit();

    Desk& desk_;
    int section_ = -1, width_ = 0;
    std::vector<Step> steps_;
    wxStaticText *name_ = nullptr, *about_ = nullptr;
    wxString period_, state_, total_;                         ///< what about_ says, as far as there is room
    Bars* bars_ = nullptr;
    std::vector<wxToggleButton*> tabs_, filters_;
    wxSizer* filter_row_ = nullptr;
};

}  // namespace zk::gui::walk
