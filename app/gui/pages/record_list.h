// A native table of records that are read and chosen: findings, submissions, evidence. Screen readers read its cells.
#pragma once

#include "app/gui/theme.h"

#include <wx/dataview.h>

#include <functional>
#include <string>
#include <vector>

class wxPanel;

namespace zk::gui {

class WrappedText;

class RecordList : public wxDataViewListCtrl {
public:
    /// Width at 100 %, never less than the title, more for longer words where there is room; 0: what is left, in equal parts.
    struct Column { wxString title; int width; bool right = false; };
    RecordList(wxWindow* parent, const Theme& theme, const std::vector<Column>& columns);

    /// Replaces all rows; the selection stays with the record of the same key, else with the same line.
    void fill(const std::vector<std::vector<wxString>>& rows, const std::vector<std::string>& keys);
    /// Shown in the place of the table while it has no rows: why, and what leads further. The list must be in a sizer.
    /// `low`: it then leaves its room to what else is there.
    void say_when_empty(const wxString& sentence, bool low = false) { empty_ = sentence; empty_is_low_ = low; }
    int selected() const { return GetSelectedRow(); }   ///< -1: none
    void choose(int row);
    void SetFocus() override;                    ///< the page while the list is empty

    std::function<void(int row)> on_choice;      ///< another row is selected; -1: none
    std::function<void(int row)> on_open;        ///< Enter or a double click
    std::function<void(int row)> on_delete;      ///< Delete

private:
    void measure(const std::vector<std::vector<wxString>>& rows);
    void spread();
    void show_emptiness(bool empty);

    const Theme theme_;
    wxString empty_;
    wxPanel* nothing_ = nullptr;         ///< with the sentence, beside the list in its sizer
    WrappedText* said_ = nullptr;        ///< in it
    std::vector<std::string> keys_;
    std::vector<int> widths_, least_;    ///< as asked for (0: what is left), and what a column keeps in a narrow window
    std::vector<int> needed_, given_;    ///< by the words in it, and what it was given last: a width drawn by hand stays
    bool empty_is_low_ = false;
    bool filling_ = false;
};

}  // namespace zk::gui
