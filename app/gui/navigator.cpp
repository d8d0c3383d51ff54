#include "app/gui/navigator.h"

#include "app/gui/accessible.h"
#include "app/gui/navigator_rows.h"

#include <wx/dataview.h>
#include <wx/dcmemory.h>
#include <wx/graphics.h>
#include <wx/sizer.h>
#include <wx/settings.h>
#include <wx/srchctrl.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace zk::gui {
namespace {

// The ring is a column of its own: with an icon in its cell the name would not reach a screen reader.
enum Column : unsigned { ring_column, name_column, score_column, grade_column };

/// How much is answered, as a ring: open, part of a circle, closed.
wxBitmap ring(const Theme& theme, double share, const wxColour& behind)
{
    const int side = theme.px(16);
    wxBitmap bitmap(side, side, 32);
    bitmap.UseAlpha();
    wxMemoryDC dc(bitmap);
    dc.SetBackground(wxBrush(wxColour(behind.Red(), behind.Green(), behind.Blue(), 0)));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> drawing(wxGraphicsContext::Create(dc));
    const double width = side * 0.16, radius = side / 2.0 - width, middle = side / 2.0;
    const auto arc = [&](const wxColour& colour, double part) {
        drawing->SetPen(wxPen(colour, static_cast<int>(std::lround(width))));
        wxGraphicsPath path = drawing->CreatePath();
        const double start = -M_PI / 2;
        // From the first point of the arc: GDI+ would draw a line to it from the corner.
        path.MoveToPoint(middle + radius * std::cos(start), middle + radius * std::sin(start));
        path.AddArc(middle, middle, radius, start, start + 2 * M_PI * std::min(part, 0.9999), true);
        drawing->StrokePath(path);
    };
    arc(theme.ink(Ink::line), 1);
    if (share > 0) {
        arc(theme.ink(Ink::accent), share);
    }
    return bitmap;
}

}  // namespace

class NavigatorList : public wxDataViewVirtualListModel {
public:
    explicit NavigatorList(Desk& desk) : desk_(desk) {}

    void fill(const std::string& filter)
    {
        rows_ = desk_.session() && has_form() ? navigator_rows(desk_.session()->form(), filter)
                                              : std::vector<NavigatorRow>{};
        Reset(static_cast<unsigned>(rows_.size()));
    }
    const std::vector<NavigatorRow>& rows() const { return rows_; }

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override
    {
        const NavigatorRow& at = rows_[row];
        if (column == ring_column) {
            value << icon(at);
        } else {
            value = column == name_column ? label(at) : column == score_column ? score(at) : grade(at);
        }
    }

    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& look) const override
    {
        const NavigatorRow& at = rows_[row];
        if (at.kind == NavigatorRow::Kind::heading) {
            look.SetColour(desk_.theme().ink(Ink::muted));
            return true;
        }
        if (column == grade_column && !grade(at).empty()) {
            const Fill fill = grade_fill(at);
            look.SetBackgroundColour(desk_.theme().fill(fill));
            look.SetColour(desk_.theme().ink_on(fill));
            return true;
        }
        return false;
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

    bool has_form() const
    {
        try {
            desk_.session()->form();
            return true;
        } catch (const session::Error&) {
            return false;   // a document without an assessment
        }
    }

    wxString label(const NavigatorRow& row) const
    {
        return row.kind == NavigatorRow::Kind::section ? desk_.words()(row.title) : desk_.words()(row.label);
    }

private:
    const forms::SectionScore* scored(const NavigatorRow& row) const
    {
        return row.section >= 0 ? &desk_.session()->scorecard().sections[row.section] : nullptr;
    }
    wxBitmapBundle icon(const NavigatorRow& row) const
    {
        const auto* score = scored(row);
        if (!score) {
            return {};
        }
        // The list asks for its icons at every repaint: a few dozen pictures are enough for all shares. Only what is
        // complete is a closed ring.
        constexpr int parts = 48;
        const int part = score->asked == 0 ? 0 : score->answered * parts / score->asked;
        wxBitmapBundle& made = rings_[part];
        if (!made.IsOk()) {
            made = wxBitmapBundle(ring(desk_.theme(), static_cast<double>(part) / parts, desk_.theme().fill(Fill::page)));
        }
        return made;
    }
    wxString score(const NavigatorRow& row) const
    {
        const auto* score = scored(row);
        if (!score || row.section == 0) {
            return {};
        }
        return score->total ? wx(score->total->fixed(1)) : wx("—");
    }
    wxString grade(const NavigatorRow& row) const
    {
        const auto* score = scored(row);
        if (!score || score->grade < 0) {
            return {};
        }
        return desk_.words()(desk_.session()->form().standard().grades[score->grade].title);
    }
    Fill grade_fill(const NavigatorRow& row) const
    {
        // Grades ascend: the last is the best one. Colour only underlines the word.
        const int grades = static_cast<int>(desk_.session()->form().standard().grades.size());
        const int from_top = grades - 1 - scored(row)->grade;
        return from_top == 0 ? Fill::good : from_top == 1 ? Fill::fair : scored(row)->grade == 0 ? Fill::bad : Fill::caution;
    }

    Desk& desk_;
    std::vector<NavigatorRow> rows_;
    mutable std::map<int, wxBitmapBundle> rings_;   ///< by 1/48
};

Navigator::Navigator(wxWindow* parent, Desk& desk)
    : wxPanel(parent), desk_(desk), filter_(nullptr), list_(nullptr), rows_(new NavigatorList(desk))
{
    SetBackgroundColour(desk.theme().fill(Fill::panel));
    auto* all = new wxBoxSizer(wxVERTICAL);
    filter_ = new wxSearchCtrl(this, wxID_ANY);
    filter_->SetDescriptiveText(desk.words()(ZK_TR("Specialty or pinyin initials")));
    filter_->ShowCancelButton(true);
    set_accessible_name(*filter_, desk.words()(ZK_TR("Specialty or pinyin initials")));
    all->Add(filter_, 0, wxEXPAND | wxALL, desk.theme().px(Space::small));
    list_ = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    list_->SetRowHeight(desk.theme().px(24));
    list_->AssociateModel(rows_);
    rows_->DecRef();
    list_->AppendBitmapColumn(wxString(), ring_column, wxDATAVIEW_CELL_INERT, desk.theme().px(24));
    wxDataViewColumn* const name = list_->AppendTextColumn(wxString(), name_column, wxDATAVIEW_CELL_INERT, desk.theme().px(130));
    name->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    list_->AppendTextColumn(wxString(), score_column, wxDATAVIEW_CELL_INERT, desk.theme().px(44), wxALIGN_RIGHT);
    list_->AppendTextColumn(wxString(), grade_column, wxDATAVIEW_CELL_INERT, desk.theme().px(44), wxALIGN_CENTRE);
    list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_columns();
    });
    all->Add(list_, 1, wxEXPAND);
    SetSizer(all);
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { rows_->fill(utf8(filter_->GetValue())); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, &Navigator::chosen, this);
}

Navigator::~Navigator() = default;

/// Score and grade as wide as their words, the name takes what is left.
void Navigator::fit_columns()
{
    const Theme& theme = desk_.theme();
    int grade = theme.px(28);
    if (desk_.session() && rows_->has_form()) {
        for (const auto& each : desk_.session()->form().standard().grades) {
            grade = std::max(grade, GetTextExtent(desk_.words()(each.title)).x);
        }
    }
    grade += theme.px(10);
    const int score = GetTextExtent(wx("100.0")).x + theme.px(8);
    int name = 0;
    for (const NavigatorRow& row : rows_->rows()) {
        name = std::max(name, GetTextExtent(rows_->label(row)).x + theme.px(8));
    }
    // A name cut short is worse than a grade that the page's heading says as well.
    int room = list_->GetClientSize().x;
#ifdef __WXMSW__
    room -= wxSystemSettings::GetMetric(wxSYS_VSCROLL_X) + theme.px(6);   // wx draws this list itself there
#endif
    room -= theme.px(26);   // the ring
    const bool roomy = room >= name + score + grade;
    list_->GetColumn(grade_column)->SetHidden(!roomy);
    grade = roomy ? grade : 0;
    list_->GetColumn(grade_column)->SetWidth(std::max(grade, 1));
    list_->GetColumn(score_column)->SetWidth(score);
    list_->GetColumn(name_column)->SetWidth(std::max(room - grade - score - theme.px(2), theme.px(60)));
}

void Navigator::refresh()
{
    rows_->fill(utf8(filter_->GetValue()));
    fit_columns();
    mark(desk_.place());
}

void Navigator::update()
{
    for (std::size_t i = 0; i < rows_->rows().size(); ++i) {
        if (rows_->rows()[i].section >= 0) {
            rows_->RowChanged(static_cast<unsigned>(i));
        }
    }
}

void Navigator::mark(const Place& place)
{
    marking_ = true;
    const auto& rows = rows_->rows();
    // The summary is a step of its specialty's walk.
    const PageKind page = place.page == PageKind::summary ? PageKind::section : place.page;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].kind != NavigatorRow::Kind::heading && rows[i].place.page == page &&
            rows[i].place.section == place.section) {
            list_->Select(rows_->GetItem(static_cast<unsigned>(i)));
        }
    }
    marking_ = false;
}

void Navigator::focus() { list_->SetFocus(); }

void Navigator::chosen(wxDataViewEvent& event)
{
    if (marking_ || !event.GetItem().IsOk()) {
        return;
    }
    const NavigatorRow& row = rows_->rows()[rows_->GetRow(event.GetItem())];
    if (row.kind != NavigatorRow::Kind::heading) {
        desk_.go(row.place);
    }
}

}  // namespace zk::gui
