#include "app/gui/charts/panel.h"

#include "app/gui/charts/enlarged.h"
#include "app/gui/charts/output.h"
#include "app/gui/accessible.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/dcbuffer.h>
#include <wx/dcgraph.h>
#include <wx/dcmemory.h>
#include <wx/menu.h>

#include <cstdlib>

namespace zk::gui::charts {
namespace {

constexpr int padding = 12;

}  // namespace

const std::vector<ChartCommand>& chart_commands()
{
    static const std::vector<ChartCommand> commands = {{"chart.enlarge", ZK_TR("&Larger, with its figures…")},
                                                       {"chart.copy", ZK_TR("&Copy as a picture")},
                                                       {"chart.copy-data", ZK_TR("Copy the &figures")},
                                                       {"chart.save-png", ZK_TR("Save as &PNG…")},
                                                       {"chart.save-svg", ZK_TR("Save as &SVG…")},
                                                       {"chart.print", ZK_TR("P&rint…")}};
    return commands;
}

ChartPanel::ChartPanel(wxWindow* parent, Desk& desk)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE), desk_(desk)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        if (current_ < 0) {
            go_to(0);
        } else {
            go_to(current_);
        }
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        quiet_ = false;
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_KEY_DOWN, &ChartPanel::key, this);
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) { hover(event.GetPosition()); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { hover({-1, -1}); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        quiet_ = false;
        SetFocus();
        const int spot = spot_at(event.GetPosition());
        if (spot >= 0) {
            go_to(spot);
        }
    });
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        if (spot_at(event.GetPosition()) == current_) {
            open_current();
        }
    });
    Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent& event) {
        SetFocus();
        const bool by_key = event.GetPosition() == wxDefaultPosition;
        const wxPoint corner = current_ >= 0 && current_ < static_cast<int>(spots_.size())
                                   ? spots_[current_].box.GetBottomLeft()
                                   : wxPoint(padding, padding);
        menu(by_key ? corner : ScreenToClient(event.GetPosition()));
    });
}

void ChartPanel::set(std::unique_ptr<Chart> chart, std::function<void(Key)> open)
{
    chart_ = std::move(chart);
    open_ = std::move(open);
    spots_.clear();
    laid_out_for_ = {};
    hovered_ = -1;
    spots();
    if (current_ >= static_cast<int>(spots_.size())) {
        current_ = spots_.empty() ? -1 : 0;
    }
    name_for_readers();
    Refresh();
}

void ChartPanel::focus_quietly()
{
    SetFocus();
    quiet_ = true;
    Refresh();
}

Theme ChartPanel::theme() const { return desk_.theme(); }

wxRect ChartPanel::inner() const
{
    const int space = framed_ ? desk_.theme().px(padding) : 0;
    return wxRect(GetClientSize()).Deflate(space);
}

int ChartPanel::height_for(int width)
{
    if (!chart_) {
        return 0;
    }
    wxBitmap one(1, 1);
    wxMemoryDC memory(one);
    wxGCDC dc(memory);
    const Theme looks = theme();
    Canvas canvas(dc, looks);
    const int space = framed_ ? 2 * looks.px(padding) : 0;
    return chart_->height(canvas, width - space) + space;
}

const std::vector<Spot>& ChartPanel::spots()
{
    if (chart_ && laid_out_for_ != GetClientSize()) {
        lay_out();
    }
    return spots_;
}

void ChartPanel::lay_out()
{
    wxBitmap one(1, 1);
    wxMemoryDC memory(one);
    wxGCDC dc(memory);
    const Theme looks = theme();
    Canvas canvas(dc, looks);
    spots_ = chart_->draw(canvas, inner());
    laid_out_for_ = GetClientSize();
}

void ChartPanel::paint()
{
    wxAutoBufferedPaintDC paint(this);
    wxGCDC dc(paint);
    const Theme looks = theme();
    Canvas canvas(dc, looks);
    const wxRect all(GetClientSize());
    canvas.fill(all, looks.fill(framed_ ? Fill::page : Fill::panel));
    if (framed_) {
        canvas.frame(wxRect(0, 0, all.width - 1, all.height - 1), looks.ink(Ink::line), 1, looks.px(4));
    }
    if (!chart_) {
        return;
    }
    spots_ = chart_->draw(canvas, inner());
    laid_out_for_ = GetClientSize();
    if (leads_somewhere(hovered_) && hovered_ != current_) {
        canvas.frame(spots_[hovered_].box, looks.ink(Ink::muted), looks.px(1), looks.px(2));
    }
    if (HasFocus() && !quiet_) {
        const bool at_a_place = current_ >= 0 && current_ < static_cast<int>(spots_.size());
        wxRect box = at_a_place ? spots_[current_].box : wxRect(all).Deflate(looks.px(4));
        box.Inflate(looks.px(1));
        canvas.frame(box, looks.fill(Fill::page), looks.px(4), looks.px(3));   // stands off from any colour
        canvas.frame(box, looks.ink(Ink::text), looks.px(2), looks.px(3));
    }
}

int ChartPanel::spot_at(const wxPoint& point)
{
    const auto& all = spots();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].box.Contains(point)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

bool ChartPanel::leads_somewhere(int spot) const
{
    return spot >= 0 && spot < static_cast<int>(spots_.size()) && spots_[spot].key >= 0 && open_;
}

void ChartPanel::go_to(int spot)
{
    const auto& all = spots();
    if (spot < 0 || spot >= static_cast<int>(all.size())) {
        return;
    }
    current_ = spot;
    Refresh();
    name_for_readers();
    if (on_moved) {
        on_moved(all[spot].box);
    }
}

void ChartPanel::open_current()
{
    if (leads_somewhere(current_)) {
        const auto open = open_;   // it may replace this chart
        open(spots_[current_].key);
    }
}

/// To the nearest place in that direction: first along rows and columns, and where those end, nowhere.
bool ChartPanel::move(int rows, int columns)
{
    const auto& all = spots();
    if (current_ < 0 || current_ >= static_cast<int>(all.size())) {
        return false;
    }
    const Spot& from = all[current_];
    int best = -1, best_distance = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int down = all[i].row - from.row, across = all[i].column - from.column;
        const bool that_way = rows != 0 ? down * rows > 0 : down == 0 && across * columns > 0;
        const int distance = rows != 0 ? std::abs(down) * 1000 + std::abs(across) : std::abs(across);
        if (that_way && (best < 0 || distance < best_distance)) {
            best = static_cast<int>(i);
            best_distance = distance;
        }
    }
    if (best >= 0) {
        go_to(best);
    }
    return best >= 0;
}

void ChartPanel::key(wxKeyEvent& event)
{
    if (quiet_) {
        quiet_ = false;
        Refresh();
    }
    const int last = static_cast<int>(spots().size()) - 1;
    if (event.HasAnyModifiers() && event.GetKeyCode() != WXK_TAB) {
        if (event.ControlDown() && event.GetKeyCode() == 'C') {
            act("chart.copy");
            return;
        }
        event.Skip();
        return;
    }
    switch (event.GetKeyCode()) {
    case WXK_TAB: Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward); return;
    case WXK_LEFT: move(0, -1) || move(-1, 0); return;
    case WXK_RIGHT: move(0, 1) || move(1, 0); return;
    case WXK_UP: move(-1, 0); return;
    case WXK_DOWN: move(1, 0); return;
    case WXK_HOME: go_to(0); return;
    case WXK_END: go_to(last); return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_SPACE: open_current(); return;
    default: event.Skip();
    }
}

void ChartPanel::hover(const wxPoint& point)
{
    const int spot = spot_at(point);
    if (spot == hovered_) {
        return;
    }
    hovered_ = spot;
    SetCursor(leads_somewhere(spot) ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
    if (spot >= 0 && !spots_[spot].spoken.empty()) {
        SetToolTip(wx(spots_[spot].spoken));
    } else {
        UnsetToolTip();
    }
    Refresh();
}

void ChartPanel::menu(const wxPoint& point)
{
    wxMenu menu;
    for (const ChartCommand& command : chart_commands()) {
        if (!can(command.id)) {
            continue;
        }
        const int id = menu.Append(wxID_ANY, desk_.words()(command.label))->GetId();
        menu.Bind(wxEVT_MENU, [this, &command](wxCommandEvent&) { act(command.id); }, id);
    }
    PopupMenu(&menu, point);
}

bool ChartPanel::can(std::string_view action) const
{
    for (const ChartCommand& command : chart_commands()) {
        if (action == command.id) {
            return chart_ != nullptr;
        }
    }
    return false;
}

void ChartPanel::act(std::string_view action)
{
    if (!can(action)) {
        return;
    }
    if (action == "chart.enlarge") {
        show_enlarged(*chart_, desk_);
    } else if (action == "chart.copy") {
        copy_picture();
    } else if (action == "chart.copy-data") {
        copy_data();
    } else if (action == "chart.print") {
        if (!print(*chart_, theme(), desk_.window())) {
            desk_.tell(Tone::failed, desk_.words()(ZK_TR("The printer did not take the chart. Look whether it is on and has paper, or save "
                                                         "the chart as a picture and print that.")));
        }
    } else {
        save(action == "chart.save-svg");
    }
}

void ChartPanel::copy_picture()
{
    const wxClipboardLocker lock;
    if (!!lock) {
        wxTheClipboard->SetData(new wxBitmapDataObject(picture(*chart_, theme())));
        desk_.tell(Tone::done, desk_.words()(ZK_TR("The chart is on the clipboard as a picture.")));
    }
}

void ChartPanel::copy_data()
{
    const wxClipboardLocker lock;
    if (!!lock) {
        wxTheClipboard->SetData(new wxTextDataObject(wx(chart_->words().tabbed())));
        desk_.tell(Tone::done, desk_.words()(ZK_TR("The figures are on the clipboard; they can be pasted into Excel or WPS.")));
    }
}

void ChartPanel::save(bool as_svg)
{
    const Words& words = desk_.words();
    FileRequest request;
    request.title = words(as_svg ? ZK_TR("Save the chart as SVG") : ZK_TR("Save the chart as PNG"));
    request.kinds = as_svg ? words(ZK_TR("Drawings")) + wx(" (*.svg)|*.svg") : words(ZK_TR("Pictures")) + wx(" (*.png)|*.png");
    if (desk_.session()) {
        request.folder = desk_.session()->path().parent_path();
    }
    wxString name = wx(chart_->title());
    for (const char forbidden : {'/', '\\', ':', '*', '?', '"', '<', '>', '|'}) {
        name.Replace(wxString(forbidden), "-");
    }
    request.name = path_of(name + (as_svg ? ".svg" : ".png"));
    const auto file = desk_.ask().save_file(desk_.window(), request);
    if (!file) {
        return;
    }
    const bool saved = as_svg ? save_svg(*chart_, theme(), *file) : save_png(*chart_, theme(), *file);
    const forms::Message message =
        saved ? forms::Message{"gui.chart_saved", ZK_TR("The chart was saved: {file}"), {{"file", utf8(wx_path(*file))}}}
              : forms::Message{"gui.chart_not_saved",
                               ZK_TR("“{file}” could not be written. Choose another folder, or look whether the disk is full."),
                               {{"file", utf8(wx_path(*file))}}};
    desk_.tell(saved ? Tone::done : Tone::failed, words(message));
}

void ChartPanel::name_for_readers()
{
    if (!chart_) {
        return;
    }
    std::string name = chart_->words().spoken();
    if (HasFocus() && current_ >= 0 && current_ < static_cast<int>(spots_.size()) && !spots_[current_].spoken.empty()) {
        name = spots_[current_].spoken;
    }
    set_accessible_name(*this, wx(name));
}

}  // namespace zk::gui::charts
