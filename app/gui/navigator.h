// The list at the left: overview, the hospital, its specialties by kind with completion, score and grade, the other pages.
#pragma once

#include "app/gui/desk.h"

#include <wx/panel.h>

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

private:
    void fit_columns();
    void chosen(wxDataViewEvent& event);

    Desk& desk_;
    wxSearchCtrl* filter_;
    wxDataViewCtrl* list_;
    NavigatorList* rows_;
    bool marking_ = false;
};

}  // namespace zk::gui
