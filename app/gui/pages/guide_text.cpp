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
    return shown;
}

void allow_breaks(wxHtmlWindow& window)
{
    window.GetParser()->AddTagHandler(new BreakHandler);
}

}  // namespace zk::gui
