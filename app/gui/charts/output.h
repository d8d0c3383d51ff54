// A chart away from the screen: as picture, as drawing for documents, on paper. Always light, on white, with its title;
// the same drawing code, so that what is saved is what was seen.
#pragma once

#include "app/gui/charts/chart.h"

#include <wx/bitmap.h>

#include <filesystem>

class wxWindow;

namespace zk::gui::charts {

/// Its size on screen with the margin of a picture.
wxSize picture_size(const Chart& chart, const Theme& theme);
/// Twice the size on screen, so that it stays sharp in a document.
wxBitmap picture(const Chart& chart, const Theme& theme);
/// False if the file can not be written; nothing is left then.
bool save_png(const Chart& chart, const Theme& theme, const std::filesystem::path& file);
/// Figures and words are text in it.
bool save_svg(const Chart& chart, const Theme& theme, const std::filesystem::path& file);
/// Asks for the printer; false if printing failed (not if it was given up).
bool print(const Chart& chart, const Theme& theme, wxWindow* parent);

}  // namespace zk::gui::charts
