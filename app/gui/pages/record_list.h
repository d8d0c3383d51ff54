// A native table of records that are read and chosen: findings, submissions, evidence. Screen readers read its cells.
#pragma once

#include "app/gui/theme.h"

#include <wx/dataview.h>

#include <functional>
#include <string>
#include <vector>

namespace zk::gui {

class RecordList : public wxDataViewListCtrl {
public:
    struct Column { wxString title; int width; bool right = false; };   ///< width at 100 %; 0: what is left
    RecordList(wxWindow* parent, const Theme& theme, const std::vector<Column>& columns);

    /// Replaces all rows; the selection stays with the record of the same key, else with the same line.
    void fill(const std::vector<std::vector<wxString>>& rows, const std::vector<std::string>& keys);
    int selected() const { return GetSelectedRow(); }   ///< -1: none
    void choose(int row);

    std::function<void(int row)> on_choice;      ///< another row is selected; -1: none
    std::function<void(int row)> on_open;        ///< Enter or a double click
    std::function<void(int row)> on_delete;      ///< Delete

private:
    void spread();

    std::vector<std::string> keys_;
    std::vector<int> widths_;
    bool filling_ = false;
};

}  // namespace zk::gui
