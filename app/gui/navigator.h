// The list at the left: overview, the hospital, its specialties by kind with completion, score and grade, the other pages.
#pragma once

#include "app/gui/desk.h"

#include <wx/panel.h>

#include <functional>
#include <memory>

class wxDataViewCtrl;
class wxDataViewEvent;
class wxSearchCtrl;

namespace zk::gui {

class NavigatorList;

class Navigator : public wxPanel {
public:
    Navigator(wxWindow* parent, Desk& desk);
    ~Navigator() override;

    void refresh();                       ///< another document, other specialties
    void update();                        ///< scores and completion anew, rows as they are
    void mark(const Place& place);        ///< the row of where one is
    void focus();
    int wanted_width() const;             ///< for names, scores and grades in full
    std::function<void()> filled;         ///< other rows: wanted_width() may be another

private:
    struct Widths { int name, score, grade; };
    Widths widths() const;
    void fit_columns();
    void chosen(wxDataViewEvent& event);

    Desk& desk_;
    wxSearchCtrl* filter_;
    wxDataViewCtrl* list_;
    NavigatorList* rows_;
    bool marking_ = false;
    bool fresh_ = true;   ///< nothing was marked yet
};

}  // namespace zk::gui
