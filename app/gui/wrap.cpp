#include "app/gui/wrap.h"

#include <wx/dcclient.h>

#include <algorithm>

namespace zk::gui {
namespace {

wxString wx_letters() { return wxString::FromUTF8("国g"); }
bool wide(wxUniChar c) { return c >= 0x2E80; }
bool closing(wxUniChar c) { return wxString::FromUTF8("，。、；：？！）》」』】〉”’％%‰,.;:?!)]}…—").Find(c) != wxNOT_FOUND; }
bool opening(wxUniChar c) { return wxString::FromUTF8("（《「『【〈“‘([{").Find(c) != wxNOT_FOUND; }

/// "a · b": where the line ends between the two, its end parts them.
const wxUniChar dot = wxString::FromUTF8("·")[0];
wxString without_dot(wxString line)
{
    line.Trim();
    if (line.length() > 2 && line.Last() == dot && line[line.length() - 2] == ' ') {
        line.RemoveLast().Trim();
    }
    return line;
}

void wrap_line(const wxDC& dc, const wxString& line, int width, std::vector<wxString>& into)
{
    wxArrayInt ends;
    dc.GetPartialTextExtents(line, ends);
    std::size_t start = 0;
    const auto extent = [&](std::size_t from, std::size_t to) { return ends[to - 1] - (from > 0 ? ends[from - 1] : 0); };
    while (start < line.length()) {
        std::size_t end = line.length();
        if (extent(start, end) > width) {
            end = start + 1;
            while (end < line.length() && extent(start, end + 1) <= width) {
                ++end;
            }
            std::size_t at = end;
            while (at > start + 1 && !may_break(line[at - 1], line[at])) {
                --at;
            }
            end = at > start + 1 || may_break(line[start], line[start + 1]) ? at : end;
        }
        const bool more = end < line.length();
        into.push_back(more ? without_dot(line.substr(start, end - start)) : line.substr(start, end - start).Trim());
        start = end;
        while (start < line.length() && (line[start] == ' ' || (line[start] == dot && start + 1 < line.length() && line[start + 1] == ' '))) {
            ++start;
        }
    }
}

}  // namespace

bool may_break(wxUniChar before, wxUniChar after)
{
    if (closing(after) || opening(before)) {
        return false;
    }
    return before == ' ' || wide(before) || wide(after);
}

std::vector<wxString> wrapped(const wxDC& dc, const wxString& text, int width)
{
    std::vector<wxString> lines;
    wxString rest = text;
    while (true) {
        const int at = rest.Find('\n');
        const wxString line = at == wxNOT_FOUND ? rest : rest.Left(at);
        if (line.empty()) {
            lines.push_back(line);
        } else {
            wrap_line(dc, line, width, lines);
        }
        if (at == wxNOT_FOUND) {
            return lines;
        }
        rest = rest.Mid(at + 1);
    }
}

WrappedText::WrappedText(wxWindow* parent, const wxString& text, const wxFont& font, const wxColour& ink)
    : wxStaticText(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE), whole_(text)
{
    SetFont(font);
    SetForegroundColour(ink);
    SetLabelText(text);
}

bool WrappedText::set(const wxString& text)
{
    if (text == whole_) {
        return false;
    }
    whole_ = text;
    return apply();
}

bool WrappedText::fit(int width)
{
    if (width == width_) {
        return false;
    }
    width_ = width;
    return apply();
}

bool WrappedText::apply()
{
    const wxSize before = GetMinSize();
    wxString broken;
    int lines = 0;
    if (width_ > 0) {
        wxClientDC dc(this);
        dc.SetFont(GetFont());
        for (const wxString& line : wrapped(dc, whole_, width_)) {
            broken += (lines > 0 ? wxString("\n") : wxString()) + line;
            ++lines;
        }
    } else {
        broken = whole_;
    }
    SetLabelText(broken);
    InvalidateBestSize();
    SetMinSize(wxDefaultSize);
    // Measured by ourselves: before it is on the screen GTK measures a label in another font.
    int height = 0;
    const wxFont font = GetFont();
    GetTextExtent(wx_letters(), nullptr, &height, nullptr, nullptr, &font);
    SetMinSize(wxSize(1, whole_.empty() ? 0 : height * std::max(lines, 1)));
    return GetMinSize() != before;
}

bool fit_texts(wxWindow& panel, int width)
{
    bool changed = false;
    for (wxWindow* child : panel.GetChildren()) {
        if (auto* text = dynamic_cast<WrappedText*>(child)) {
            changed = text->fit(width) || changed;
        }
    }
    return changed;
}

}  // namespace zk::gui
