// The months of an item as a small table with their sum; a block from Excel or WPS can be pasted. Nothing is kept before
// the button is pressed: what is typed or pasted is shown first, what can not be taken with its sentence.
#pragma once

#include "app/gui/desk.h"
#include "app/gui/walk/block.h"

#include <wx/dialog.h>
#include <wx/scrolwin.h>

#include <map>
#include <vector>

class wxStaticText;
class wxTextCtrl;

namespace zk::gui {
class WrappedText;
}

namespace zk::gui::walk {

class MonthsDialog : public wxDialog {
public:
    MonthsDialog(Desk& desk, int ask);

    /// For tests: lays a copied block onto the table from a cell on.
    void paste(const std::string& clipboard, int row, int column);
    bool keep();
    wxString refused() const;
    wxString taken() const;

private:
    struct Cell {
        wxTextCtrl* control;
        std::string before;
    };
    void fit();
    wxSizer* build_table();
    void on_paste(wxTextCtrl& into, wxClipboardTextEvent& event);
    void sum();
    void say_beyond(const std::vector<BlockCell>& cells);
    void say_refused();

    Desk& desk_;
    int ask_;
    const forms::Item& item_;
    std::string section_;
    std::vector<forms::Month> months_;
    std::vector<forms::Field> fields_;
    std::vector<std::vector<Cell>> cells_;           ///< [month][field]
    std::vector<wxStaticText*> sums_, values_;
    std::vector<wxString> outside_;                   ///< sentences of what fell outside the table
    wxScrolledWindow* scroll_ = nullptr;
    WrappedText *taken_ = nullptr, *refused_ = nullptr;
    wxButton* keep_ = nullptr;
};

}  // namespace zk::gui::walk
