#pragma once

#include "app/gui/theme.h"

class wxSearchCtrl;
class wxSize;
class wxWindow;

namespace zk::gui {

class Theme;

/// For a large dialog that scrolls inside: the size given at 100 %, never more than the screen has beside a title bar.
wxSize dialog_size(const Theme& theme, int width, int height);

/// Native controls as dense as an office program needs them at 1366×768. GTK only (Adwaita's buttons are made for
/// fingers); elsewhere the system's are dense already. Once, after the toolkit is up.
void make_controls_dense();

/// Gives the parts of a search field their ground and crisp pictures. Windows only: there wx draws the field itself, and its
/// two buttons paint nothing around their pictures (black, or what stood there before), which have torn edges.
void ground_search_field(wxSearchCtrl& field, const Theme& theme);

/// A button without a border lies on its parent's colour. Windows only: there it would be grey.
void ground_flat_button(wxWindow& button);

}  // namespace zk::gui
