// The signs at the head of a row, told apart by their shape.
#pragma once

#include "app/gui/theme.h"
#include "app/gui/walk/rows.h"

#include <wx/dc.h>

namespace zk::gui::walk {

void draw_sign(wxDC& dc, const Theme& theme, Sign sign, const wxRect& box);

}  // namespace zk::gui::walk
