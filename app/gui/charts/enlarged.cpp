#include "app/gui/charts/enlarged.h"

#include "app/gui/accessible.h"
#include "app/gui/charts/output.h"

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/dcbuffer.h>
#include <wx/dcgraph.h>
#include <wx/dcmemory.h>
#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>

namespace zk::gui::charts {
namespace {

/// Only draws; the table below is what one moves in. A chart higher than the window scrolls.
class Drawing final : public wxScrolled<wxWindow> {
public:
    Drawing(wxWindow* parent, const Chart& chart, const Theme& theme) : wxScrolled<wxWindow>(parent, wxID_ANY), chart_(chart), theme_(theme)
    {
        SetBackgroundStyle(wxBG_STYLE_PAINT);
        SetScrollRate(0, theme.px(24));
        Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
            wxAutoBufferedPaintDC paint(this);
            wxGCDC dc(paint);
            Canvas canvas(dc, theme_);
            const wxRect seen(GetClientSize());
            canvas.fill(seen, theme_.fill(Fill::page));
            const wxRect whole(CalcScrolledPosition(wxPoint(0, 0)), wxSize(seen.width, std::max(seen.height, needed_)));
            chart_.draw(canvas, wxRect(whole).Deflate(theme_.px(Space::wide)));
        });
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            measure();
            Refresh();
            event.Skip();
        });
    }
    bool AcceptsFocus() const override { return false; }

private:
    void measure()
    {
        wxBitmap one(1, 1);
        wxMemoryDC memory(one);
        wxGCDC dc(memory);
        Canvas canvas(dc, theme_);
        const int space = 2 * theme_.px(Space::wide);
        needed_ = chart_.height(canvas, GetClientSize().x - space) + space;
        SetVirtualSize(-1, needed_);
    }

    const Chart& chart_;
    const Theme& theme_;
    int needed_ = 0;
};

wxDataViewListCtrl* figures(wxWindow* parent, const Words2D& words, const Theme& theme)
{
    auto* table = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, {-1, theme.px(150)}, wxDV_ROW_LINES);
    std::size_t columns = words.header.size();
    for (const auto& row : words.rows) {
        columns = std::max(columns, row.size());
    }
    for (std::size_t i = 0; i < columns; ++i) {
        table->AppendTextColumn(i < words.header.size() ? wx(words.header[i]) : wxString(), wxDATAVIEW_CELL_INERT,
                                wxCOL_WIDTH_AUTOSIZE);
    }
    for (const auto& row : words.rows) {
        wxVector<wxVariant> cells;
        for (std::size_t i = 0; i < columns; ++i) {
            cells.push_back(wxVariant(i < row.size() ? wx(row[i]) : wxString()));
        }
        table->AppendItem(cells);
    }
    return table;
}

}  // namespace

void show_enlarged(const Chart& chart, Desk& desk)
{
    const Theme theme = desk.theme();
    wxDialog dialog(desk.window(), wxID_ANY, wx(chart.title()), wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* drawing = new Drawing(&dialog, chart, theme);
    const wxSize natural = picture_size(chart, theme);
    const wxSize screen = wxGetClientDisplayRect().GetSize();
    drawing->SetMinSize({std::min(natural.x * 3 / 2, screen.x * 8 / 10), std::min(natural.y, screen.y - theme.px(310))});
    column->Add(drawing, wxSizerFlags(1).Expand());
    auto* table = figures(&dialog, chart.words(), theme);
    set_accessible_name(*table, wx(chart.title()));
    column->Add(table, wxSizerFlags().Expand().Border(wxALL, theme.px(Space::normal)));
    auto* close = new wxButton(&dialog, wxID_CANCEL, desk.words()(ZK_TR("Close")));
    column->Add(close, wxSizerFlags().Right().Border(wxRIGHT | wxBOTTOM, theme.px(Space::normal)));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    desk.ask().run(dialog);
}

}  // namespace zk::gui::charts
