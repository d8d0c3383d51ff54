#include "app/gui/navigator.h"

#include "app/gui/accessible.h"
#include "app/gui/navigator_rows.h"
#include "app/gui/style.h"

#include <wx/bmpbndl.h>
#include <wx/dataview.h>
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

/// How much is answered, as a ring: open, part of a circle, closed. SVG, because wx smooths it itself: lines drawn on a
/// transparent bitmap have steps where the system's library does not smooth them.
wxBitmapBundle ring(const wxWindow& window, const Theme& theme, double share)
{
    constexpr double middle = 500, radius = 340;
    const auto circle = [&](const char* shape, Ink ink) {
        return wxString::Format(wx("<%s fill='none' stroke-width='160' stroke='%s'/>"), wx(shape),
                                theme.ink(ink).GetAsString(wxC2S_HTML_SYNTAX));
    };
    wxString svg = wx("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1000 1000' width='1000' height='1000'>");
    const char* const whole = "circle cx='500' cy='500' r='340'";
    svg += circle(whole, share < 1 ? Ink::line : Ink::accent);
    if (share > 0 && share < 1) {
        const double angle = 2 * M_PI * share;
        const std::string arc = "path d='M500 160 A340 340 0 " + std::string(share > 0.5 ? "1" : "0") + " 1 " +
                                std::to_string(std::lround(middle + radius * std::sin(angle))) + " " +
                                std::to_string(std::lround(middle - radius * std::cos(angle))) + "'";
        svg += circle(arc.c_str(), Ink::accent);
    }
    svg += wx("</svg>");
    const int side = theme.px(16);
    return wxBitmapBundle::FromSVG(svg.utf8_str(), window.ToDIP(wxSize(side, side)));
}

}  // namespace

class NavigatorList : public wxDataViewVirtualListModel {
public:
    explicit NavigatorList(Desk& desk) : desk_(desk) {}

    void fill(const std::string& filter)
    {
        rows_ = desk_.session() && has_form() ? navigator_rows(desk_.session()->form(), filter)
                                              : std::vector<NavigatorRow>{};
        cells_.clear();
        for (const NavigatorRow& row : rows_) {
            cells_.push_back(cells_of(row));
        }
        Reset(static_cast<unsigned>(rows_.size()));
    }
    void update()
    {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            Cells now = cells_of(rows_[i]);
            if (!(now == cells_[i])) {
                cells_[i] = std::move(now);
                RowChanged(static_cast<unsigned>(i));
            }
        }
    }
    const std::vector<NavigatorRow>& rows() const { return rows_; }

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override
    {
        const Cells& at = cells_[row];
        if (column == ring_column) {
            value << icon(at.part);
        } else {
            value = column == name_column ? at.label : column == score_column ? at.score : at.grade;
        }
    }

    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& look) const override
    {
        if (rows_[row].kind == NavigatorRow::Kind::heading) {
            look.SetColour(desk_.theme().ink(Ink::muted));
            return true;
        }
        if (column == grade_column && !cells_[row].grade.empty()) {
            const Fill fill = cells_[row].grade_fill;
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
    // Painting reads these and not the session, which belongs to another thread during long work.
    struct Cells {
        wxString label, score, grade;
        Fill grade_fill = Fill::page;
        int part = -1;                   ///< answered, in 1/48; -1: no ring
        bool operator==(const Cells&) const = default;
    };
    static constexpr int parts = 48;     // a few dozen pictures are enough for all shares

    Cells cells_of(const NavigatorRow& row) const
    {
        Cells cells;
        cells.label = label(row);
        if (row.section < 0) {
            return cells;
        }
        const auto& score = desk_.session()->scorecard().sections[row.section];
        // Only what is complete is a closed ring.
        cells.part = score.asked == 0 ? 0 : score.answered * parts / score.asked;
        if (row.section > 0) {
            cells.score = score.total ? wx(score.total->fixed(desk_.session()->form().standard().decimals)) : wx("—");
        }
        if (score.grade >= 0) {
            const auto& grades = desk_.session()->form().standard().grades;
            cells.grade = desk_.words()(grades[score.grade].title);
            // Grades ascend: the last is the best one. Colour only underlines the word.
            const int from_top = static_cast<int>(grades.size()) - 1 - score.grade;
            cells.grade_fill = from_top == 0 ? Fill::good : from_top == 1 ? Fill::fair : score.grade == 0 ? Fill::bad : Fill::caution;
        }
        return cells;
    }
    wxBitmapBundle icon(int part) const
    {
        if (part < 0) {
            return {};
        }
        wxBitmapBundle& made = rings_[part];
        if (!made.IsOk()) {
            made = ring(*desk_.window(), desk_.theme(), static_cast<double>(part) / parts);
        }
        return made;
    }

    Desk& desk_;
    std::vector<NavigatorRow> rows_;
    std::vector<Cells> cells_;           ///< along rows_
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
    ground_search_field(*filter_, desk.theme());
    set_accessible_name(*filter_, desk.words()(ZK_TR("Specialty or pinyin initials")));
    all->Add(filter_, 0, wxEXPAND | wxALL, desk.theme().px(Space::small));
    list_ = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    list_->SetRowHeight(desk.theme().px(24));
    set_accessible_name(*list_, desk.words()(ZK_TR("Specialties and pages")));
    search_nothing(*list_);
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
        if (event.GetSize().y != height_) {
            height_ = event.GetSize().y;
            fresh_ = true;
            show_marked();
        }
    });
    all->Add(list_, 1, wxEXPAND);
    SetSizer(all);
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { rows_->fill(utf8(filter_->GetValue())); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, &Navigator::chosen, this);
    // What was set while the list was disabled or empty is not said by a screen reader: on arriving it is set anew.
    list_->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] { mark(desk_.place()); });
    });
}

Navigator::~Navigator() = default;

Navigator::Widths Navigator::widths() const
{
    const Theme& theme = desk_.theme();
    Widths result{0, GetTextExtent(wx("100.00")).x + theme.px(8), theme.px(28)};
    if (desk_.session() && rows_->has_form()) {
        for (const auto& each : desk_.session()->form().standard().grades) {
            result.grade = std::max(result.grade, GetTextExtent(desk_.words()(each.title)).x);
        }
    }
    result.grade += theme.px(10);
    for (const NavigatorRow& row : rows_->rows()) {
        result.name = std::max(result.name, GetTextExtent(rows_->label(row)).x + theme.px(8));
    }
    return result;
}

namespace {

/// The ring, and what the list takes for itself.
int beside_columns(const Theme& theme)
{
    int width = theme.px(26) + theme.px(2);
#ifdef __WXMSW__
    width += wxSystemSettings::GetMetric(wxSYS_VSCROLL_X) + theme.px(6);   // wx draws this list itself there
#endif
    return width;
}

}  // namespace

int Navigator::wanted_width() const
{
    const Widths wanted = widths();
    return wanted.name + wanted.score + wanted.grade + beside_columns(desk_.theme());
}

/// Score and grade as wide as their words, the name takes what is left.
void Navigator::fit_columns()
{
    const Theme& theme = desk_.theme();
    const auto [name, score, grade] = widths();
    const int room = list_->GetSize().x - beside_columns(theme);   // the scroll bar is among what is beside
    // A name cut short is worse than a grade that the page's heading says as well.
    const bool roomy = room >= name + score + grade;
    list_->GetColumn(grade_column)->SetHidden(!roomy);
    const int shown = roomy ? grade : 0;
    list_->GetColumn(grade_column)->SetWidth(std::max(shown, 1));
    list_->GetColumn(score_column)->SetWidth(score);
    list_->GetColumn(name_column)->SetWidth(std::max(room - shown - score, theme.px(60)));
}

void Navigator::refresh()
{
    fresh_ = true;
    rows_->fill(utf8(filter_->GetValue()));
    if (filled && desk_.session()) {
        filled();
    }
    fit_columns();
    mark(desk_.place());
}

void Navigator::update()
{
    rows_->update();
}

void Navigator::mark(const Place& place)
{
    marking_ = true;
    const auto& rows = rows_->rows();
    // The summary is a step of its specialty's walk.
    const PageKind page = place.page == PageKind::summary ? PageKind::section : place.page;
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const NavigatorRow& each) {
        return each.kind != NavigatorRow::Kind::heading && each.place.page == page && each.place.section == place.section;
    });
    marked_ = static_cast<unsigned>(row - rows.begin());
    if (row == rows.end()) {
        list_->UnselectAll();   // search and guide have no row
    } else if (!put_cursor(*list_, static_cast<int>(marked_), name_column)) {   // a screen reader says this cell: the ring has no words
        list_->Select(rows_->GetItem(marked_));
    }
    marking_ = false;
    show_marked();
}

/// Not at once: the list may be about to be shown, or to take another size, and would scroll further than it must. As long
/// as nobody chose a row in it, it stands at its top if the marked row is seen from there. One call says where: GTK puts it
/// off as well, and knows only the last one then.
void Navigator::show_marked()
{
    CallAfter([this] {
        if (marked_ < rows_->rows().size()) {
            list_->EnsureVisible(rows_->GetItem(fresh_ && marked_ < rows_from_top() ? 0 : marked_));
        }
    });
}

/// How many are seen in full when it stands at its top; none as long as that is not known.
unsigned Navigator::rows_from_top() const
{
    const wxDataViewItem top = list_->GetTopItem();
    const unsigned next = top.IsOk() ? rows_->GetRow(top) + 1 : rows_->GetCount();
    if (next >= rows_->GetCount()) {
        return 0;
    }
    const int pitch = list_->GetItemRect(rows_->GetItem(next)).y - list_->GetItemRect(top).y;   // rows have gaps on GTK
    return pitch > 0 ? static_cast<unsigned>(list_->GetSize().y / pitch) : 0;
}

void Navigator::focus() { list_->SetFocus(); }

void Navigator::chosen(wxDataViewEvent& event)
{
    if (marking_ || !event.GetItem().IsOk()) {
        return;
    }
    const NavigatorRow& row = rows_->rows()[rows_->GetRow(event.GetItem())];
    if (row.kind != NavigatorRow::Kind::heading) {
        fresh_ = false;
        desk_.go(row.place);
    }
}

}  // namespace zk::gui
