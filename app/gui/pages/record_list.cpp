#include "app/gui/pages/record_list.h"

#include "app/gui/accessible.h"
#include "app/gui/wrap.h"

#include <wx/panel.h>
#include <wx/sizer.h>

#include <algorithm>

namespace zk::gui {
namespace {

constexpr double fixed_share = 0.7;   ///< of the width, at most, for the columns of fixed width
constexpr double grown_share = 0.5;   ///< and with what they may take for longer words

/// Only says something: Tab passes it by.
class Notice : public wxPanel {
public:
    using wxPanel::wxPanel;
    bool AcceptsFocus() const override { return false; }
    bool AcceptsFocusFromKeyboard() const override { return false; }
    bool AcceptsFocusRecursively() const override { return false; }
};

}  // namespace

RecordList::RecordList(wxWindow* parent, const Theme& theme, const std::vector<Column>& columns)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES), theme_(theme)
{
    const wxFont font = theme.strong();
    wxString heads;
    for (const Column& column : columns) {
        heads += (heads.empty() ? wxString() : wxString(", ")) + column.title;
        int title = 0;
        GetTextExtent(column.title, &title, nullptr, nullptr, nullptr, &font);
        const int width = std::max(column.width > 0 ? theme.px(column.width) : theme.px(120), title + theme.px(24));
        auto* made = AppendTextColumn(column.title, wxDATAVIEW_CELL_INERT, width, column.right ? wxALIGN_RIGHT : wxALIGN_LEFT,
                                      wxDATAVIEW_COL_RESIZABLE);
        static_cast<wxDataViewTextRenderer*>(made->GetRenderer())->EnableEllipsize(wxELLIPSIZE_END);
        widths_.push_back(column.width > 0 ? width : 0);
        least_.push_back(std::max(title + theme.px(24), std::min(width, theme.px(84))));   // a date, a number, a name stay whole
    }
    set_accessible_name(*this, heads);
    search_nothing(*this);
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
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_TAB && !event.ControlDown() && !event.AltDown()) {
            // GTK would go through the heads of the columns first.
            Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        spread();
    });
}

/// How wide the words are; of many rows the first ones tell.
void RecordList::measure(const std::vector<std::vector<wxString>>& rows)
{
    constexpr std::size_t looked_at = 200;
    const int padding = theme_.px(16);
    needed_.assign(widths_.size(), 0);
    for (std::size_t row = 0; row < std::min(rows.size(), looked_at); ++row) {
        for (std::size_t i = 0; i < std::min(rows[row].size(), widths_.size()); ++i) {
            if (widths_[i] > 0 && !rows[row][i].empty()) {
                needed_[i] = std::max(needed_[i], GetTextExtent(rows[row][i]).x + padding);
            }
        }
    }
}

void RecordList::spread()
{
    int fixed = 0;
    for (const int width : widths_) {
        fixed += width;
    }
    // In a narrow window the wider ones give way, so that the one with the sentences can be read; in a wide one those that
    // cut their words take some of its room.
    const int whole = GetClientSize().x - FromDIP(24);   // the scroll bar
    const int most = static_cast<int>(fixed_share * whole);
    const double share = std::min(1.0, static_cast<double>(most) / std::max(fixed, 1));
    int left = whole, spare = std::max(static_cast<int>(grown_share * whole) - fixed, 0);
    given_.resize(widths_.size());
    const auto give = [this](std::size_t i, int width) {
        if (width != given_[i]) {
            given_[i] = width;
            GetColumn(static_cast<unsigned>(i))->SetWidth(width);
        }
    };
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        if (widths_[i] > 0) {
            const int more = i < needed_.size() ? std::clamp(needed_[i] - widths_[i], 0, spare) : 0;
            spare -= more;
            const int width = std::max(std::min(widths_[i], least_[i]), static_cast<int>(widths_[i] * share)) + more;
            left -= width;
            give(i, width);
        }
    }
    const auto flexible = std::count(widths_.begin(), widths_.end(), 0);
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        if (widths_[i] == 0 && left > FromDIP(80) * flexible) {
            give(i, left / static_cast<int>(flexible));
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
    measure(rows);
    spread();
    const auto same = std::find(keys_.begin(), keys_.end(), key);
    const int last = static_cast<int>(rows.size()) - 1;
    show_emptiness(rows.empty());
    choose(!key.empty() && same != keys_.end() ? static_cast<int>(same - keys_.begin()) : std::min(std::max(line, 0), last));
}

void RecordList::show_emptiness(bool empty)
{
    wxSizer* const sizer = GetContainingSizer();
    if (!sizer || empty_.empty() || (!nothing_ && !empty)) {
        return;
    }
    if (!nothing_) {
        nothing_ = new Notice(GetParent(), wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_THEME);
        nothing_->SetBackgroundColour(theme_.fill(Fill::panel));
        said_ = new WrappedText(nothing_, empty_, theme_.body(), theme_.ink(Ink::muted));
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(said_, 0, wxEXPAND | wxALL, theme_.px(Space::wide));
        nothing_->SetSizer(inside);
        nothing_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            fit_texts(*nothing_, event.GetSize().x - 2 * theme_.px(Space::wide));
            event.Skip();
        });
        wxSizerItem* const own = sizer->GetItem(this);
        const auto behind = static_cast<std::size_t>(sizer->GetChildren().IndexOf(own)) + 1;
        sizer->Insert(behind, nothing_, empty_is_low_ ? 0 : own->GetProportion(), own->GetFlag(), own->GetBorder());
    }
    said_->set(empty_);
    sizer->Show(static_cast<wxWindow*>(this), !empty);
    sizer->Show(nothing_, empty);
    sizer->Layout();
}

void RecordList::SetFocus()
{
    if (IsShown()) {
        wxDataViewListCtrl::SetFocus();
    } else {
        GetParent()->SetFocus();   // GTK gives the focus to what is hidden, and every key is lost, those of the menu too
    }
}

void RecordList::choose(int row)
{
    if (row >= 0 && row < GetItemCount()) {
        filling_ = true;
        if (!put_cursor(*this, row)) {
            SelectRow(static_cast<unsigned>(row));
            SetCurrentItem(RowToItem(row));   // the arrow keys go on from here
        }
        filling_ = false;
        EnsureVisible(RowToItem(row));
    }
    if (on_choice) {
        on_choice(GetSelectedRow());   // selecting by program tells nobody
    }
}

}  // namespace zk::gui
