#include "tests/gui/inspect.h"

#include "app/gui/walk/table.h"
#include "app/gui/words.h"
#include "app/gui/wrap.h"

#include <wx/app.h>
#include <wx/bookctrl.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/dcclient.h>
#include <wx/grid.h>
#include <wx/html/htmlwin.h>
#include <wx/infobar.h>
#include <wx/listbox.h>
#include <wx/radiobut.h>
#include <wx/scrolwin.h>
#include <wx/spinctrl.h>
#include <wx/srchctrl.h>
#include <wx/statusbr.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>
#include <wx/toplevel.h>
#include <wx/uiaction.h>

#include <algorithm>
#include <vector>

#ifdef __WXGTK__
#include <dlfcn.h>
#endif

using namespace zk::gui;

namespace {

constexpr int rounding = 2;              ///< pixels by which GTK and wx measure the same text differently

template <class... Kinds> bool is_any(const wxWindow& window) { return (... || (dynamic_cast<const Kinds*>(&window) != nullptr)); }

bool is_input(const wxWindow& window)
{
    return is_any<wxTextCtrl, wxChoice, wxSpinCtrl, wxListBox, wxGrid, wxDataViewCtrl>(window);
}

/// What is one control for a person although wx builds it of several windows.
bool is_whole(const wxWindow& window)
{
    return is_any<wxGrid, wxDataViewCtrl, wxSpinCtrl, wxHtmlWindow, wxStatusBar, wxSearchCtrl>(window);
}

wxSize extent(const wxWindow& window, const wxString& text)
{
    wxSize all(0, 0);
    wxString rest = text;
    for (;;) {
        const wxString line = rest.BeforeFirst('\n');
        const wxSize size = window.GetTextExtent(line.empty() ? wxString(" ") : line);
        all = {std::max(all.x, size.x), all.y + size.y};
        if (!rest.Contains("\n")) {
            return all;
        }
        rest = rest.AfterFirst('\n');
    }
}

#ifdef __WXGTK__
template <class Function> Function gtk(const char* name) { return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name)); }

/// A name of its own, or a label that belongs to it; also of the widget inside a scrolling frame.
bool named(const wxWindow& window)
{
    static const auto accessible = gtk<void* (*)(void*)>("gtk_widget_get_accessible");
    static const auto name = gtk<const char* (*)(void*)>("atk_object_get_name");
    static const auto relations = gtk<void* (*)(void*)>("atk_object_ref_relation_set");
    static const auto contains = gtk<int (*)(void*, int)>("atk_relation_set_contains");
    static const auto unref = gtk<void (*)(void*)>("g_object_unref");
    static const auto bin = gtk<unsigned long (*)()>("gtk_bin_get_type");
    static const auto is_a = gtk<int (*)(void*, unsigned long)>("g_type_check_instance_is_a");
    static const auto inner = gtk<void* (*)(void*)>("gtk_bin_get_child");
    constexpr int labelled_by = 4;
    for (void* widget = window.GetHandle(); widget; widget = is_a(widget, bin()) ? inner(widget) : nullptr) {
        void* const object = accessible(widget);
        const char* const own = name(object);
        void* const set = relations(object);
        const bool labelled = contains(set, labelled_by) != 0;
        unref(set);
        if ((own && *own) || labelled) {
            return true;
        }
    }
    return false;
}

wxString description(const wxWindow& window)
{
    static const auto accessible = gtk<void* (*)(void*)>("gtk_widget_get_accessible");
    static const auto description = gtk<const char* (*)(void*)>("atk_object_get_description");
    const char* const said = description(accessible(window.GetHandle()));
    return said ? wxString::FromUTF8(said) : wxString();
}
#else
bool named(const wxWindow& window) { return !window.GetLabel().empty() || window.GetName() != window.GetClassInfo()->GetClassName(); }
#endif

bool scrolls(const wxWindow& window) { return is_any<wxScrolledWindow>(window) || window.HasFlag(wxVSCROLL); }

}  // namespace

void Inspection::fault(const std::string& place, const wxWindow& window, const std::string& what)
{
    const wxString label = window.GetLabel().empty() ? window.GetName() : window.GetLabel().BeforeFirst('\n').Left(50);
    faults.emplace(utf8(wxString(window.GetClassInfo()->GetClassName()) + " \"" + label + "\": ") + what, place);
}

std::string Inspection::list() const
{
    std::string all;
    for (const auto& [what, where] : faults) {
        all += where + ": " + what + "\n";
    }
    return all;
}

void Inspection::look(wxWindow& top, const std::string& place)
{
    if (top.IsTopLevel()) {
        const wxSize size = top.GetSize();
        if (size.x > 1366 || size.y > 768) {
            fault(place, top, "larger than a screen of 1366×768: " + std::to_string(size.x) + "×" + std::to_string(size.y));
        }
    }
    look_at(top, place);
}

void Inspection::look_at(wxWindow& window, const std::string& place)
{
    const auto* book = dynamic_cast<const wxBookCtrlBase*>(window.GetParent());
    const bool turned_over = book && book->GetCurrentPage() && book->GetCurrentPage() != &window;
    if (!window.IsShown() || turned_over || is_any<wxInfoBar>(window)) {
        return;
    }
    ++windows;
    if (!window.IsTopLevel()) {
        text_fits(window, place);
        if (!is_any<wxStatusBar>(window) && !book) {
            lies_inside(window, place);   // the status bar lies beside the client area, a page where its book wants it
        }
    }
    cells_fit(window, place);
    if (is_input(window)) {
        ++inputs;
        has_name(window, place);
    }
    for (wxWindow* child : window.GetChildren()) {
        if (!is_whole(window) && !child->IsTopLevel()) {
            look_at(*child, place);
        } else if (is_any<wxSearchCtrl>(window) && is_any<wxTextCtrl>(*child)) {
            has_name(*child, place);     // that is where the focus is
        }
    }
}

void Inspection::text_fits(wxWindow& window, const std::string& place)
{
    const wxSize size = window.GetSize();
    wxSize wanted(0, 0);
    constexpr int leading = 4;           // of a font: no text is there
    if (is_any<wxStaticText>(window)) {
        const wxString text = static_cast<wxStaticText&>(window).GetLabelText();
        if (window.HasFlag(wxST_ELLIPSIZE_START | wxST_ELLIPSIZE_MIDDLE | wxST_ELLIPSIZE_END) && window.GetToolTipText() == text) {
            return;   // a path, shortened where that is seen, and said in full
        }
        wanted = text.Strip(wxString::both).empty() ? wxSize(0, 0) : extent(window, text) - wxSize(0, leading);
        if (!window.HasFlag(wxST_NO_AUTORESIZE)) {
            // GTK measures a label in another font before it is on the screen, and draws over its edge: that is no cut as
            // long as there is room.
            const wxSize room = window.GetParent()->GetClientSize() - wxSize(window.GetPosition().x, window.GetPosition().y);
            if (wanted.x <= room.x + rounding && wanted.y <= room.y + rounding) {
                return;
            }
        }
    } else if (is_any<wxButton, wxToggleButton, wxCheckBox, wxRadioButton>(window)) {
        wanted = wxSize(window.GetBestSize().x, extent(window, window.GetLabel()).y - leading);
    } else if (const auto* choice = dynamic_cast<wxChoice*>(&window)) {
        wanted = extent(window, choice->GetStringSelection()) + wxSize(24, 0);
    } else if (const auto* text = dynamic_cast<wxTextCtrl*>(&window); text && !text->IsMultiLine()) {
        wanted = wxSize(text->GetValue().empty() ? extent(window, text->GetHint()).x + 12 : 0, 0);
    } else if (const auto* search = dynamic_cast<wxSearchCtrl*>(&window)) {
        wanted = extent(window, search->GetDescriptiveText()) + wxSize(30, 0);
    }
    if (wanted.x > size.x + rounding || wanted.y > size.y + rounding) {
        fault(place, window, "cut: wants " + std::to_string(wanted.x) + "×" + std::to_string(wanted.y) + ", has " +
                                 std::to_string(size.x) + "×" + std::to_string(size.y));
    }
}

void Inspection::lies_inside(wxWindow& window, const std::string& place)
{
    const wxSize room = window.GetParent()->GetClientSize();
    const wxRect at = window.GetRect();
    const bool high = !scrolls(*window.GetParent()) && at.GetBottom() >= room.y + rounding;
    if (at.width > 0 && at.height > 0 && (at.GetRight() >= room.x + rounding || high || at.x < -rounding)) {
        fault(place, window, "reaches out of the window around it: " + std::to_string(at.GetRight()) + "," +
                                 std::to_string(at.GetBottom()) + " of " + std::to_string(room.x) + "," + std::to_string(room.y));
    }
}

void Inspection::cells_fit(wxWindow& window, const std::string& place)
{
    if (auto* grid = dynamic_cast<walk::ItemGrid*>(&window)) {
        wxClientDC dc(grid);
        for (int c = 0; c < grid->GetNumberCols(); ++c) {
            dc.SetFont(grid->GetLabelFont());
            if (grid->IsColShown(c) && dc.GetTextExtent(grid->GetColLabelValue(c)).x > grid->GetColSize(c)) {
                fault(place, window, "head of a column cut: " + utf8(grid->GetColLabelValue(c)));
            }
            dc.SetFont(grid->GetFont());
            for (int r = 0; grid->IsColShown(c) && c > 0 && r < grid->GetNumberRows(); ++r) {
                int width = grid->GetColSize(c) - 8;
                for (int right = c + 1; grid->GetCellValue(r, 0).empty() && right < grid->GetNumberCols(); ++right) {
                    width += grid->IsColShown(right) ? grid->GetColSize(right) : 0;   // a heading runs on over the row
                }
                const auto lines = wrapped(dc, grid->GetCellValue(r, c), width);
                if (static_cast<int>(lines.size()) * dc.GetCharHeight() > grid->GetRowSize(r)) {
                    fault(place, window, "cell cut: " + utf8(grid->GetCellValue(r, c)));
                }
            }
        }
    } else if (auto* list = dynamic_cast<wxDataViewListCtrl*>(&window)) {
        for (unsigned c = 0; c < list->GetColumnCount(); ++c) {
            const wxDataViewColumn* const column = list->GetColumn(c);
            if (column->IsShown() && column->GetWidth() > 0 && extent(window, column->GetTitle()).x + 12 > column->GetWidth() + rounding) {
                fault(place, window, "head of a column cut: " + utf8(column->GetTitle()) + " in " + std::to_string(column->GetWidth()));
            }
        }
    }
}

void Inspection::has_name(wxWindow& window, const std::string& place)
{
    if (!named(window)) {
        fault(place, window, "an input without a name for a screen reader");
    }
}

void Inspection::belong([[maybe_unused]] wxWindow& top, [[maybe_unused]] const std::string& place, [[maybe_unused]] const wxString& to)
{
#ifdef __WXGTK__
    for (wxWindow* child : top.GetChildren()) {
        if (!is_any<wxTextCtrl, wxRadioButton, wxCheckBox>(*child)) {
            belong(*child, place, to);
        } else if (description(*child) != to) {
            fault(place, *child, "a screen reader does not hear what this input belongs to");
        } else {
            ++described;
        }
    }
#endif
}

namespace {

/// Shown, enabled controls that Tab should stop at; of a group of radio buttons one is enough.
void stops(wxWindow& window, std::vector<wxWindow*>& into)
{
    for (wxWindow* child : window.GetChildren()) {
        if (!child->IsShown() || !child->IsEnabled() || child->IsTopLevel() || is_any<wxInfoBar>(*child)) {
            continue;
        }
        const bool button = is_any<wxButton, wxToggleButton, wxCheckBox>(*child);
        const auto* radio = dynamic_cast<wxRadioButton*>(child);
        // A native choice has its focus in a button inside it, which wx does not always see: it is left out.
        if ((is_input(*child) && !is_any<wxSearchCtrl, wxChoice>(*child)) || button || (radio && radio->GetValue())) {
            into.push_back(child);
        }
        if (!is_whole(*child) || is_any<wxSearchCtrl>(*child)) {
            stops(*child, into);
        }
    }
}

/// Where the focus comes by Tab (or Shift+Tab) from here, until it comes somewhere again.
std::vector<wxWindow*> round(wxWindow& from, std::size_t stops, int modifiers)
{
    std::vector<wxWindow*> order;
    wxUIActionSimulator keys;
    from.SetFocus();
    wxYield();
    for (std::size_t presses = 0; presses < 3 * stops + 20; ++presses) {
        wxWindow* const now = wxWindow::FindFocus();
        if (now && !order.empty() && now != order.back() && std::find(order.begin(), order.end(), now) != order.end()) {
            break;
        }
        if (now && (order.empty() || order.back() != now)) {
            order.push_back(now);
        }
        keys.Char(WXK_TAB, modifiers);
        wxYield();
    }
    return order;
}

bool within(const wxWindow* window, const wxWindow* outer)
{
    while (window && window != outer) {
        window = window->GetParent();
    }
    return window != nullptr;
}

}  // namespace

void Inspection::tab(wxWindow& top, const std::string& place)
{
    std::vector<wxWindow*> wanted;
    stops(top, wanted);
    if (wanted.empty()) {
        return;
    }
    std::vector<wxWindow*> order = round(*wanted.front(), wanted.size(), wxMOD_NONE);
    const auto reached = [&](wxWindow* each) {
        return std::any_of(order.begin(), order.end(), [&](wxWindow* at) { return within(at, each); });
    };
    for (std::size_t i = 1; i < order.size(); ++i) {
        const wxRect from = order[i - 1]->GetRect(), to = order[i]->GetRect();
        const bool next_column = to.x >= from.GetRight();
        if (order[i]->GetParent() == order[i - 1]->GetParent() && to.GetBottom() < from.y && !next_column) {
            fault(place, *order[i], "Tab comes here from below, from \"" + utf8(order[i - 1]->GetLabel()) + "\"");
        }
    }
    if (!std::all_of(wanted.begin(), wanted.end(), reached)) {
        // Coming into a page wx returns to where one was in it: what lies before that is reached the other way.
        const auto back = round(*order.back(), wanted.size(), wxMOD_SHIFT);
        order.insert(order.end(), back.begin(), back.end());
    }
    for (wxWindow* each : wanted) {
        if (!reached(each)) {
            fault(place, *each, "not reached by Tab");
        }
    }
}
