#include "app/gui/walk/table.h"

#include "app/gui/accessible.h"
#include "app/gui/file_drop.h"
#include "app/gui/walk/signs.h"
#include "app/gui/walk/table_columns.h"
#include "app/gui/wrap.h"

#include <wx/dcclient.h>

#include <algorithm>

namespace zk::gui::walk {
namespace {

const char* label(int column)
{
    switch (column) {
    case title_column: return ZK_TR("Item");
    case value_column: return ZK_TR("This period");
    case goal_column: return ZK_TR("Full marks at");
    case prior_column: return ZK_TR("Last year");
    case score_column: return ZK_TR("Score");
    default: return "";
    }
}

}  // namespace

class ItemGrid::Table : public wxGridTableBase {
public:
    explicit Table(ItemGrid& grid) : grid_(grid) {}
    int GetNumberRows() override { return static_cast<int>(grid_.rows_.size()); }
    int GetNumberCols() override { return columns; }
    wxString GetColLabelValue(int column) override { return *label(column) ? grid_.desk_.words()(label(column)) : wxString(); }
    void SetValue(int, int, const wxString&) override {}
    wxString GetValue(int at, int column) override
    {
        const Row& row = grid_.rows_[at];
        const Words& words = grid_.desk_.words();
        switch (column) {
        case sign_column: return row.ask < 0 ? wxString() : words(walk::label(row.sign));
        case title_column: return words(row.title);
        case value_column: return words(row.value);
        case goal_column: return words(row.goal);
        case prior_column: return words(row.prior);
        case score_column: return words(row.score);
        default: return {};
        }
    }

private:
    ItemGrid& grid_;
};

/// One renderer for every cell: hair line below, the marked row in its colour, title wrapped, numbers at the right.
class ItemGrid::Renderer : public wxGridCellRenderer {
public:
    void Draw(wxGrid& grid, wxGridCellAttr&, wxDC& dc, const wxRect& box, int at, int column, bool) override
    {
        auto& items = static_cast<ItemGrid&>(grid);
        const Theme& theme = items.desk_.theme();
        const Row& row = items.rows_[at];
        const bool heading = row.ask < 0, here = !heading && grid.GetGridCursorRow() == at;
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(theme.fill(here ? Fill::selected : heading ? Fill::panel : Fill::page)));
        dc.DrawRectangle(box);
        dc.SetPen(wxPen(theme.ink(Ink::line)));
        dc.DrawLine(box.x, box.GetBottom(), box.GetRight() + 1, box.GetBottom());
        if (column == sign_column) {
            if (!heading) {
                draw_sign(dc, theme, row.sign, {box.x, box.y, box.width, std::min(box.height, theme.px(one_line))});   // at the first line
            }
            return;
        }
        dc.SetTextForeground(ink(theme, row, column, heading));
        if (heading) {
            draw_heading(items, dc, box, row, column);
            return;
        }
        wxRect inside = box.Deflate(theme.px(Space::tight), theme.px(Space::tight));
        inside.width = items.text_width(column);
        const wxString text = grid.GetCellValue(at, column);
        dc.SetFont(theme.body());
        auto lines = wrapped(dc, text, inside.width);
        if (here && column <= value_column) {
            // Strong where one is, unless that needed another line: rows do not jump while one moves.
            dc.SetFont(theme.strong());
            const auto strong = wrapped(dc, text, inside.width);
            if (strong.size() == lines.size()) {
                lines = strong;
            } else {
                dc.SetFont(theme.body());
            }
        }
        // Numbers end under each other; of a text of several lines the longest does, and its lines begin under each other.
        int widest = 0;
        for (const wxString& line : lines) {
            widest = std::max(widest, dc.GetTextExtent(line).x);
        }
        const int x = column == title_column ? inside.x : inside.GetRight() + 1 - widest;
        int y = inside.y;
        for (const wxString& line : lines) {
            dc.DrawText(line, x, y);
            y += dc.GetCharHeight();
        }
    }

    wxSize GetBestSize(wxGrid&, wxGridCellAttr&, wxDC&, int, int) override { return {10, 10}; }
    wxGridCellRenderer* Clone() const override { return new Renderer; }

private:
    /// The words run on over the cells at the right of the title's, each of which shows its part of them.
    static void draw_heading(ItemGrid& items, wxDC& dc, const wxRect& box, const Row& row, int column)
    {
        const Theme& theme = items.desk_.theme();
        int x = box.x + theme.px(Space::tight);
        for (int c = title_column; c < column; ++c) {
            x -= items.IsColShown(c) ? items.GetColSize(c) : 0;
        }
        const wxDCClipper only(dc, box.x, box.y, box.width, box.height - 1);
        dc.SetFont(theme.strong());
        int y = box.y + theme.px(Space::tight);
        for (const wxString& line : wrapped(dc, items.desk_.words()(row.title), items.heading_width())) {
            dc.DrawText(line, x, y);
            y += dc.GetCharHeight();
        }
    }

    static wxColour ink(const Theme& theme, const Row& row, int column, bool heading)
    {
        if (heading) {
            return theme.ink(Ink::muted);
        }
        if (column == value_column && row.word) {
            return theme.ink(row.sign == Sign::blank || row.sign == Sign::partial ? Ink::caution : Ink::muted);
        }
        if (column == value_column && row.sign == Sign::error) {
            return theme.ink(Ink::bad);
        }
        return theme.ink(column == goal_column || column == prior_column ? Ink::muted : Ink::text);
    }
};

namespace {

/// Titles over words stand at the left, over numbers at the right, as the cells below them.
class HeaderRenderer : public wxGridColumnHeaderRenderer {
public:
    HeaderRenderer(Desk& desk, int column) : desk_(desk), column_(column) {}
    void DrawBorder(const wxGrid&, wxDC& dc, wxRect& box) const override
    {
        dc.SetPen(wxPen(desk_.theme().ink(Ink::line)));
        dc.DrawLine(box.x, box.GetBottom(), box.GetRight() + 1, box.GetBottom());
    }
    void DrawLabel(const wxGrid& grid, wxDC& dc, const wxString& text, const wxRect& box, int, int, int) const override
    {
        dc.SetFont(grid.GetLabelFont());
        dc.SetTextForeground(desk_.theme().ink(Ink::muted));
        const int side = column_ == title_column ? wxALIGN_LEFT : wxALIGN_RIGHT;
        wxRect inside = box.Deflate(desk_.theme().px(Space::tight), 0);
        inside.width = static_cast<const ItemGrid&>(grid).text_width(column_);
        dc.DrawLabel(text, inside, side | wxALIGN_CENTRE_VERTICAL);
    }

private:
    Desk& desk_;
    int column_;
};

class Headers : public wxGridCellAttrProvider {
public:
    explicit Headers(Desk& desk)
    {
        for (int c = 0; c < columns; ++c) {
            renderers_.emplace_back(desk, c);
        }
    }
    const wxGridColumnHeaderRenderer& GetColumnHeaderRenderer(int column) override { return renderers_[column]; }

private:
    std::vector<HeaderRenderer> renderers_;
};

}  // namespace

ItemGrid::ItemGrid(wxWindow* parent, Desk& desk)
    : wxGrid(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE), desk_(desk),
      table_(new Table(*this))
{
    const Theme& theme = desk.theme();
    table_->SetAttrProvider(new Headers(desk));
    SetTable(table_, true, wxGridSelectRows);
    SetDefaultRenderer(new Renderer);
    EnableEditing(false);
    EnableGridLines(false);
    DisableDragRowSize();
    HideRowLabels();
    SetCellHighlightPenWidth(0);
    SetCellHighlightROPenWidth(0);
    SetSelectionBackground(theme.fill(Fill::selected));
    SetDefaultCellBackgroundColour(theme.fill(Fill::page));
    SetBackgroundColour(theme.fill(Fill::page));
    SetLabelBackgroundColour(theme.fill(Fill::raised));
    SetLabelTextColour(theme.ink(Ink::muted));
    SetLabelFont(theme.strong());
    SetColLabelSize(theme.px(28));
    SetColMinimalAcceptableWidth(theme.px(24));
    ShowScrollbars(wxSHOW_SB_NEVER, wxSHOW_SB_DEFAULT);
    apply_widths();
    // Its cells are opaque to a screen reader: whatever they show, the card says too.
    for (wxWindow* each : {static_cast<wxWindow*>(this), static_cast<wxWindow*>(GetGridWindow())}) {
        set_accessible_name(*each, desk.words()(ZK_TR("Items of this step; the card beside it says each")));
    }
    Bind(wxEVT_GRID_SELECT_CELL, &ItemGrid::on_select, this);
    Bind(wxEVT_KEY_DOWN, &ItemGrid::on_key, this);
    Bind(wxEVT_GRID_CELL_RIGHT_CLICK, &ItemGrid::on_menu, this);
    GetGridWindow()->SetDropTarget(new FileDrop([this](wxPoint at, const auto& files) { return on_drop(at, files); }));
    Bind(wxEVT_GRID_COL_SIZE, [this](wxGridSizeEvent&) {
        keep_widths();
        fit_columns();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_columns();
    });
}

void ItemGrid::fill(std::vector<Row> rows, bool scored)
{
    const wxGridUpdateLocker still(this);
    if (scored != scored_) {
        scored_ = scored;
        for (const int column : {goal_column, score_column}) {
            if (scored) {
                ShowCol(column);
            } else {
                HideCol(column);
            }
        }
    }
    const auto same_items = [&] {
        return rows.size() == rows_.size() && std::equal(rows.begin(), rows.end(), rows_.begin(), [](const Row& a, const Row& b) {
                   return a.ask == b.ask && a.title == b.title;
               });
    };
    if (!rows_.empty() && same_items()) {
        // After a kept value: a row or two are different, and measuring all of them is what takes time.
        bool wider = false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!(rows[i] == rows_[i])) {
                rows_[i] = std::move(rows[i]);
                wider = measure(static_cast<int>(i)) || wider;
                fit_row(static_cast<int>(i));
            }
        }
        if (wider) {
            apply_widths();
            fit_columns();
        }
        ForceRefresh();
        return;
    }
    marking_ = true;
    ClearSelection();
    const int before = static_cast<int>(rows_.size()), after = static_cast<int>(rows.size());
    rows_ = std::move(rows);
    if (after != before) {
        wxGridTableMessage message(table_, after > before ? wxGRIDTABLE_NOTIFY_ROWS_APPENDED : wxGRIDTABLE_NOTIFY_ROWS_DELETED,
                                   after > before ? after - before : 0, before - after);
        ProcessTableMessage(message);
    }
    marking_ = false;
    measure();
    apply_widths();
    fit_columns();
    ForceRefresh();
}

bool ItemGrid::mark(int ask)
{
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].ask == ask && ask >= 0) {
            marking_ = true;
            SetGridCursor(static_cast<int>(i), title_column);
            // The heading above a first row belongs to it.
            if (i > 0 && rows_[i - 1].ask < 0) {
                MakeCellVisible(static_cast<int>(i) - 1, title_column);
            }
            MakeCellVisible(static_cast<int>(i), title_column);
            marking_ = false;
            ForceRefresh();
            return true;
        }
    }
    return false;
}

int ItemGrid::marked() const
{
    const int at = const_cast<ItemGrid*>(this)->GetGridCursorRow();
    return at >= 0 && at < static_cast<int>(rows_.size()) ? rows_[at].ask : -1;
}

int ItemGrid::neighbour(int n) const
{
    const int step = n > 0 ? 1 : -1;
    int at = const_cast<ItemGrid*>(this)->GetGridCursorRow();
    for (int left = std::abs(n); left > 0;) {
        at += step;
        if (at < 0 || at >= static_cast<int>(rows_.size())) {
            return -1;
        }
        left -= rows_[at].ask >= 0;
    }
    return at >= 0 && at < static_cast<int>(rows_.size()) ? rows_[at].ask : -1;
}

void ItemGrid::on_select(wxGridEvent& event)
{
    if (marking_) {
        event.Skip();
        return;
    }
    const int at = event.GetRow();
    if (at >= static_cast<int>(rows_.size())) {
        return;
    }
    int ask = rows_[at].ask;
    if (ask < 0) {
        // A heading is stepped over in the direction one came from.
        const int step = at < GetGridCursorRow() ? -1 : 1;
        const int next = at + step;
        ask = next >= 0 && next < static_cast<int>(rows_.size()) ? rows_[next].ask : -1;
    }
    event.Veto();
    if (ask >= 0 && chosen) {
        chosen(ask);
    }
}

void ItemGrid::on_key(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    const bool plain = !event.ControlDown() && !event.AltDown();
    if (plain && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_F2 || (key == WXK_TAB && !event.ShiftDown()))) {
        enter(0);
    } else if (key == WXK_WINDOWS_MENU || (key == WXK_F10 && event.ShiftDown())) {
        const wxRect row = CellToRect(std::max(GetGridCursorRow(), 0), title_column);
        menu(ScreenToClient(GetGridWindow()->ClientToScreen(CalcScrolledPosition(row.GetBottomLeft()))));
    } else if (plain && key == WXK_TAB) {
        Navigate(wxNavigationKeyEvent::IsBackward);
    } else if (plain && ((key >= '0' && key <= '9') || (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9))) {
        enter(wxUniChar(key >= WXK_NUMPAD0 ? '0' + key - WXK_NUMPAD0 : key));
    } else {
        event.Skip();
    }
}

void ItemGrid::on_menu(wxGridEvent& event)
{
    const int ask = rows_[event.GetRow()].ask;
    if (ask >= 0 && ask != marked()) {
        chosen(ask);
    }
    if (ask >= 0 && marked() == ask) {   // what is being typed elsewhere may be wrong: then one stays there
        menu(wxDefaultPosition);
    }
}

bool ItemGrid::on_drop(wxPoint at, const std::vector<std::filesystem::path>& files)
{
    const int row = YToRow(CalcUnscrolledPosition(at).y);
    return row >= 0 && rows_[row].ask >= 0 && dropped(rows_[row].ask, files);
}

}  // namespace zk::gui::walk
