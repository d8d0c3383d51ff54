// A splitter that finds a sensible place for its sash at every width and remembers where a person put it.
#pragma once

#include "app/gui/desk.h"

#include <functional>

class wxSplitterWindow;

namespace zk::gui {

struct SashRule {
    const char* key;                 ///< in the settings, in pixels at 100 %
    bool from_right = false;         ///< the pane at the right keeps its width
    int least, usual;                ///< of that pane, at 100 %
    double share;                    ///< it never takes more of the whole than this
};

/// Applies the rule whenever the splitter changes its size; it is asked for each time.
void keep_sash(wxSplitterWindow& splitter, Desk& desk, std::function<SashRule()> rule);
/// Where the sash belongs for the present width (for a splitter that is being split).
int sash_position(const wxSplitterWindow& splitter, Desk& desk, const SashRule& rule);

}  // namespace zk::gui
