// The table of a step: one row for each item, drawn by ourselves on a wxGrid with a virtual table. It shows and is moved
// in; it asks nothing (the card does).
#pragma once

#include "app/gui/desk.h"
#include "app/gui/walk/rows.h"

#include <wx/grid.h>

#include <filesystem>
#include <functional>

namespace zk::gui::walk {

class ItemGrid : public wxGrid {
public:
    ItemGrid(wxWindow* parent, Desk& desk);

    void fill(std::vector<Row> rows, bool scored);   ///< scored: with the columns of points
    /// Marks the row of a question and scrolls it into view; false if it is not in this step.
    bool mark(int ask);
    int marked() const;
    /// The question n rows of items further (negative: up) from the marked one; -1 at the end.
    int neighbour(int n) const;
    const std::vector<Row>& rows() const { return rows_; }

    std::function<void(int ask)> chosen;        ///< by mouse or arrow keys
    std::function<void(wxPoint at)> menu;       ///< wanted for the marked row, by mouse or the menu key
    std::function<bool(int ask, const std::vector<std::filesystem::path>& files)> dropped;   ///< onto a row
    std::function<void(wxUniChar typed)> enter; ///< Enter, Tab or a character: the card wants the focus (0: no character)

    int text_width(int column) const;   ///< what a cell or its title has for its words

private:
    class Table;
    class Renderer;
    void on_select(wxGridEvent& event);
    void on_key(wxKeyEvent& event);
    void on_menu(wxGridEvent& event);
    bool on_drop(wxPoint at, const std::vector<std::filesystem::path>& files);
    void apply_widths();
    void keep_widths();
    void measure();
    bool measure(int row);   ///< true: a column wants to be wider
    int usual_width(int column) const;
    void drop_columns();
    void fit_columns();
    void fit_rows();
    int heading_width() const;
    void fit_row(int row);

    Desk& desk_;
    std::vector<Row> rows_;
    std::vector<int> needed_;   ///< by what the columns say on this page
    Table* table_;
    bool marking_ = false, scored_ = true, fitting_ = false;
    int fitted_for_ = -1;
};

}  // namespace zk::gui::walk
