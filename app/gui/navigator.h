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
    void show_marked();
    unsigned rows_from_top() const;

    Desk& desk_;
    wxSearchCtrl* filter_;
    wxDataViewCtrl* list_;
    NavigatorList* rows_;
    bool marking_ = false;
    unsigned marked_ = 0;   ///< row of where one is; past the last one: it has none
    int height_ = 0;        ///< of the list
    bool fresh_ = true;     ///< nobody chose a row since it was filled or took this height
};

}  // namespace zk::gui
