// Every command of the program in one table: menus, keys, the tool row and tests read it.
#pragma once

#include "app/gui/page.h"

#include <vector>

namespace zk::gui {

enum class Menu { file, edit, view, specialty, submission, tools, help, none };   ///< none: a key alone
const char* title(Menu menu);   ///< msgid

struct Action {
    const char* id;               ///< "file.open", stable
    Menu menu;
    const char* label;            ///< msgid with '&'; nullptr: a separator
    const char* key;              ///< "Ctrl+O", "" for none; as wxAcceleratorEntry reads it
    const char* help;             ///< msgid of one sentence for the status bar
    /// What it does. nullptr: the present page does it (Page::can, Page::act).
    void (*run)(Desk& desk) = nullptr;
    /// When it can be done. nullptr: always, or as the page says.
    bool (*enabled)(Desk& desk) = nullptr;
};

const std::vector<Action>& actions();
const Action* action(std::string_view id);   ///< nullptr if unknown

/// Shows these actions ("" is a separator) as a menu at `at` in `window` (wxDefaultPosition: at the pointer); what is
/// chosen is done.
void pop_up(wxWindow& window, Desk& desk, wxPoint at, const std::vector<const char*>& ids);
template <class... Ids> void pop_up(wxWindow& window, Desk& desk, wxPoint at, const char* first, Ids... ids)
{
    pop_up(window, desk, at, std::vector<const char*>({first, ids...}));
}

}  // namespace zk::gui
