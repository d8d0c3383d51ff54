#include "app/gui/pages/record_list.h"

#include <algorithm>

namespace zk::gui {

RecordList::RecordList(wxWindow* parent, const Theme& theme, const std::vector<Column>& columns)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES)
{
    for (const Column& column : columns) {
        const int width = column.width > 0 ? theme.px(column.width) : theme.px(120);
        auto* made = AppendTextColumn(column.title, wxDATAVIEW_CELL_INERT, width, column.right ? wxALIGN_RIGHT : wxALIGN_LEFT,
                                      wxDATAVIEW_COL_RESIZABLE);
        static_cast<wxDataViewTextRenderer*>(made->GetRenderer())->EnableEllipsize(wxELLIPSIZE_END);
        widths_.push_back(column.width > 0 ? width : 0);
    }
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (on_choice && !filling_) {
            on_choice(GetSelectedRow());
        }
    });
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (on_open && GetSelectedRow() >= 0) {
            on_open(GetSelectedRow());
        }
    });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && on_delete && GetSelectedRow() >= 0) {
            on_delete(GetSelectedRow());
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        spread();
    });
}

void RecordList::spread()
{
    int fixed = 0;
    for (const int width : widths_) {
        fixed += width;
    }
    const int left = GetClientSize().x - fixed - FromDIP(24);   // the scroll bar
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        if (widths_[i] == 0 && left > FromDIP(80)) {
            GetColumn(static_cast<unsigned>(i))->SetWidth(left);
        }
    }
}

void RecordList::fill(const std::vector<std::vector<wxString>>& rows, const std::vector<std::string>& keys)
{
    const int line = GetSelectedRow();
    const std::string key = line >= 0 && line < static_cast<int>(keys_.size()) ? keys_[static_cast<std::size_t>(line)] : std::string();
    filling_ = true;
    DeleteAllItems();
    for (const auto& row : rows) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : row) {
            cells.push_back(wxVariant(cell));
        }
        AppendItem(cells);
    }
    keys_ = keys;
    filling_ = false;
    const auto same = std::find(keys_.begin(), keys_.end(), key);
    const int last = static_cast<int>(rows.size()) - 1;
    choose(!key.empty() && same != keys_.end() ? static_cast<int>(same - keys_.begin()) : std::min(std::max(line, 0), last));
}

void RecordList::choose(int row)
{
    if (row >= 0 && row < GetItemCount()) {
        SelectRow(static_cast<unsigned>(row));
        EnsureVisible(RowToItem(row));
    }
    if (on_choice) {
        on_choice(GetSelectedRow());   // selecting by program tells nobody
    }
}

}  // namespace zk::gui
