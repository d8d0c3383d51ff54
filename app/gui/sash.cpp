#include "app/gui/sash.h"

#include <wx/splitter.h>

#include <algorithm>

namespace zk::gui {

int sash_position(const wxSplitterWindow& splitter, Desk& desk, const SashRule& rule)
{
    const Theme& theme = desk.theme();
    const int whole = splitter.GetClientSize().x;
    const int wanted = theme.px(desk.settings().number(rule.key, rule.usual));
    const int most = std::max(static_cast<int>(whole * rule.share), theme.px(rule.least));
    const int pane = std::clamp(wanted, theme.px(rule.least), most);
    return rule.from_right ? std::max(whole - pane, 1) : pane;
}

void keep_sash(wxSplitterWindow& splitter, Desk& desk, std::function<SashRule()> rule)
{
    splitter.Bind(wxEVT_SIZE, [&splitter, &desk, rule](wxSizeEvent& event) {
        event.Skip();
        if (splitter.IsSplit()) {
            splitter.SetSashPosition(sash_position(splitter, desk, rule()));
        }
    });
    // Only a person's drag sends this one; a new size moves the sash, too, and is no wish to remember.
    splitter.Bind(wxEVT_SPLITTER_SASH_POS_CHANGING, [&splitter, &desk, rule](wxSplitterEvent& event) {
        event.Skip();
        const int at = event.GetSashPosition();
        const int pane = rule().from_right ? splitter.GetClientSize().x - at : at;
        desk.settings().set(rule().key, pane * 100 / desk.theme().px(100));
    });
}

}  // namespace zk::gui
