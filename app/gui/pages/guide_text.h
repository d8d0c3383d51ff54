// The guide's HTML as wxHtmlWindow can show it: lines that break between Chinese characters, colours of the theme,
// pictures no wider than the page.
#pragma once

#include "app/gui/theme.h"

#include <wx/string.h>

class wxHtmlWindow;

namespace zk::gui {

/// `html`: the guide's file. The window must have been given to allow_breaks().
wxString guide_html(const wxString& html, const Theme& theme);

/// Teaches the window's parser <wbr>: a line may end here. wxHtmlWindow breaks at blanks only.
void allow_breaks(wxHtmlWindow& window);

}  // namespace zk::gui
