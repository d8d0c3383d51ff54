#include "app/gui/charts/output.h"

#include "app/gui/words.h"

#include <wx/dcgraph.h>
#include <wx/dcmemory.h>
#include <wx/dcsvg.h>
#include <wx/image.h>
#include <wx/log.h>
#include <wx/print.h>

#include <charconv>
#include <cmath>
#include <fstream>

namespace zk::gui::charts {
namespace {

constexpr int margin_at_100 = 16;
constexpr double sharper = 2;
constexpr double dots_per_inch = 96;   // units of an SVG are the pixels of an unscaled screen

struct Sheet { wxSize size; wxRect inner; };

Sheet sheet_for(const Chart& chart, Canvas& canvas)
{
    const int margin = canvas.px(margin_at_100);
    const int width = chart.natural_width(canvas);
    const int height = chart.height(canvas, width);
    return {{width + 2 * margin, height + 2 * margin}, {margin, margin, width, height}};
}

Sheet sheet_for(const Chart& chart, const Theme& paper)
{
    wxBitmap one(1, 1);
    wxMemoryDC memory(one);
    wxGCDC dc(memory);
    Canvas canvas(dc, paper);
    return sheet_for(chart, canvas);
}

void draw(const Chart& chart, wxDC& dc, const Theme& paper, const Sheet& sheet, double shrink = 1)
{
    Canvas canvas(dc, paper, shrink);
    canvas.fill({0, 0, sheet.size.x, sheet.size.y}, paper.fill(Fill::page));
    chart.draw(canvas, sheet.inner);
}

/// An SVG file says sizes of text in points, which are 4/3 of its units whatever the screen; wx measures them as the
/// screen shows them. On a scaled screen the layout shrinks by this. A Chinese character is as wide as its font is high.
double svg_shrink(wxDC& dc, const Theme& paper)
{
    dc.SetFont(paper.body());
    const double measured = dc.GetTextExtent(wx("国国国国国国国国国国")).x;
    const double meant = 10 * paper.body().GetFractionalPointSize() * dots_per_inch / 72;
    const double shrink = measured > 0 ? meant / measured : 1;
    return std::abs(shrink - 1) < 0.04 ? 1 : shrink;
}

/// wx also writes how long it measured each text; that has to shrink with the layout.
bool with_right_lengths(const std::filesystem::path& file, double shrink)
{
    if (shrink == 1) {
        return true;
    }
    std::string text;
    {
        std::ifstream in(file, std::ios::binary);
        text.assign(std::istreambuf_iterator<char>(in), {});
    }
    const std::string mark = "textLength=\"";
    std::string result;
    std::size_t from = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, from)) {
        const std::size_t begin = at + mark.size(), end = text.find('"', begin);
        int length = 0;
        std::from_chars(text.data() + begin, text.data() + end, length);
        result += text.substr(from, begin - from) + std::to_string(std::lround(length * shrink));
        from = end;
    }
    std::ofstream out(file, std::ios::binary);
    out << result << text.substr(from);
    return static_cast<bool>(out.flush());
}

class Printout final : public wxPrintout {
public:
    Printout(const Chart& chart, const Theme& paper) : wxPrintout(wx(chart.title())), chart_(chart), paper_(paper) {}

    bool OnPrintPage(int) override
    {
        wxDC* dc = GetDC();
        if (!dc) {
            return false;
        }
        const Sheet sheet = sheet_for(chart_, paper_);
        FitThisSizeToPage(sheet.size);
        charts::draw(chart_, *dc, paper_, sheet);
        return true;
    }
    bool HasPage(int page) override { return page == 1; }
    void GetPageInfo(int* least, int* most, int* from, int* to) override { *least = *most = *from = *to = 1; }

private:
    const Chart& chart_;
    const Theme& paper_;
};

}  // namespace

wxSize picture_size(const Chart& chart, const Theme& theme) { return sheet_for(chart, theme).size; }

wxBitmap picture(const Chart& chart, const Theme& theme)
{
    const Theme paper = theme.on_paper();
    const Sheet sheet = sheet_for(chart, paper);
    wxBitmap bitmap(static_cast<int>(sheet.size.x * sharper), static_cast<int>(sheet.size.y * sharper), 24);
    wxMemoryDC memory(bitmap);
    memory.SetBackground(*wxWHITE_BRUSH);
    memory.Clear();
    {
        wxGCDC dc(memory);
        dc.SetUserScale(sharper, sharper);
        draw(chart, dc, paper, sheet);
    }
    memory.SelectObject(wxNullBitmap);
    return bitmap;
}

bool save_png(const Chart& chart, const Theme& theme, const std::filesystem::path& file)
{
    if (!wxImage::FindHandler(wxBITMAP_TYPE_PNG)) {
        wxImage::AddHandler(new wxPNGHandler);
    }
    const wxLogNull quiet;   // the caller says it in a sentence
    if (picture(chart, theme).ConvertToImage().SaveFile(wx_path(file), wxBITMAP_TYPE_PNG)) {
        return true;
    }
    std::error_code unused;
    std::filesystem::remove(file, unused);
    return false;
}

bool save_svg(const Chart& chart, const Theme& theme, const std::filesystem::path& file)
{
    const Theme paper = theme.on_paper();
    const wxLogNull quiet;
    Sheet sheet;
    double shrink = 1;
    {
        wxSVGFileDC measuring(wx_path(file), 1, 1, dots_per_inch);   // is closed before the file is written
        shrink = svg_shrink(measuring, paper);
        Canvas canvas(measuring, paper, shrink);
        sheet = sheet_for(chart, canvas);
    }
    {
        wxSVGFileDC dc(wx_path(file), sheet.size.x, sheet.size.y, dots_per_inch, wx(chart.title()));
        if (!dc.IsOk()) {
            return false;
        }
        draw(chart, dc, paper, sheet, shrink);
        if (!dc.IsOk()) {
            return false;
        }
    }
    return with_right_lengths(file, shrink);
}

bool print(const Chart& chart, const Theme& theme, wxWindow* parent)
{
    const Theme paper = theme.on_paper();
    wxPrintData data;
    const auto width_first = sheet_for(chart, paper);
    data.SetOrientation(width_first.size.x > width_first.size.y ? wxLANDSCAPE : wxPORTRAIT);
    data.SetPaperId(wxPAPER_A4);
    wxPrintDialogData dialog(data);
    wxPrinter printer(&dialog);
    Printout printout(chart, paper);
    printer.Print(parent, &printout, true);
    return wxPrinter::GetLastError() != wxPRINTER_ERROR;
}

}  // namespace zk::gui::charts
