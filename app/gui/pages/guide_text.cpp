#include "app/gui/pages/guide_text.h"

#include "app/gui/words.h"
#include "app/gui/wrap.h"

#include <wx/html/htmlwin.h>

namespace zk::gui {
namespace {

/// Nothing to be seen, where a line may end: words that stand side by side are kept together otherwise.
class BreakCell : public wxHtmlCell {
public:
    bool IsLinebreakAllowed() const override { return true; }
};

class BreakHandler : public wxHtmlWinTagHandler {
public:
    wxString GetSupportedTags() override { return "WBR"; }
    bool HandleTag(const wxHtmlTag&) override
    {
        m_WParser->GetContainer()->InsertCell(new BreakCell);
        return false;
    }
};

wxString hex(const wxColour& colour) { return colour.GetAsString(wxC2S_HTML_SYNTAX); }

/// wxHtml frames tables in relief: here the lines are the ground between the cells. A cell of keys stands before one of words.
wxString with_hair_lines(wxString html, const Theme& theme)
{
    html.Replace("<table border=\"1\" cellpadding=\"4\" cellspacing=\"0\">",
                 wxString::Format("<table border=\"0\" cellpadding=\"6\" cellspacing=\"1\" bgcolor=\"%s\">", hex(theme.ink(Ink::line))));
    const wxString cell = "<td>", keys = wxString::Format("<td bgcolor=\"%s\">", hex(theme.fill(Fill::raised))),
                   words = wxString::Format("<td bgcolor=\"%s\">", hex(theme.fill(Fill::page)));
    wxString made;
    bool first = true;
    for (std::size_t from = 0;;) {
        const std::size_t at = html.find(cell, from);
        made += html.substr(from, at == wxString::npos ? at : at - from);
        if (at == wxString::npos) {
            return made;
        }
        made += first ? keys : words;
        first = !first;
        from = at + cell.length();
    }
}

}  // namespace

wxString guide_html(const wxString& html, const Theme& theme)
{
    wxString shown;
    bool in_tag = false;
    wxUniChar before = ' ';
    const auto blank = [](wxUniChar c) { return c == ' ' || c == '\n' || c == '\r'; };
    for (const wxUniChar c : html) {
        if (c == '<') {
            in_tag = true;
        } else if (!in_tag && !blank(c) && before != ' ' && may_break(before, c)) {
            shown += "<wbr>";
        }
        shown += c;
        if (c == '>') {
            in_tag = false;
        } else if (!in_tag) {
            before = blank(c) ? wxUniChar(' ') : c;
        }
    }
    shown.Replace("<body>", wxString::Format("<body bgcolor=\"%s\" text=\"%s\" link=\"%s\">", hex(theme.fill(Fill::page)),
                                             hex(theme.ink(Ink::text)), hex(theme.ink(Ink::accent))));
    shown.Replace("\r\n", "\n");
    for (const char* heading : {"</h2>", "</h3>"}) {
        shown.Replace(wxString(heading) + "\n<p>", heading);   // both would give their space
    }
    shown.Replace("<img ", "<img width=\"100%\" ");
    return with_hair_lines(shown, theme);
}

void allow_breaks(wxHtmlWindow& window)
{
    window.GetParser()->AddTagHandler(new BreakHandler);
}

}  // namespace zk::gui
