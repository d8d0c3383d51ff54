// Colours, fonts and spacing by meaning; the only place where a colour or a number of pixels is chosen.
//
// Built from the system's own colours and font, light and dark. A colour never says something alone: who uses Fill::bad
// also writes a word or draws a sign.
#pragma once

#include <wx/colour.h>
#include <wx/font.h>

class wxWindow;

namespace zk::gui {

/// What is written or drawn with.
enum class Ink {
    text,      ///< what is read
    muted,     ///< what stands beside it: units, last year, captions
    faint,     ///< hints in empty places, rings not yet filled; never for what must be read
    accent,    ///< where one can click, where one is
    good,      ///< complete, target met
    caution,   ///< to be looked at: hints, points lost
    bad,       ///< contradicts itself, blocks
    line,      ///< hair lines between rows and panels
};

/// What is written on. ink_on() gives the readable ink for each.
enum class Fill {
    page,      ///< behind tables and text
    panel,     ///< behind navigator, card and bars
    raised,    ///< quiet box on a page: definition card, header row
    selected,  ///< the row one is in
    accent,    ///< the one main button, full cells
    note,      ///< the sentence that explains
    good, fair, caution, bad,   ///< chips of grades and statuses: 优秀, 良好, 合格, 不合格
    empty,     ///< a cell without a value
    heat0, heat1, heat2, heat3, heat4,   ///< scores from low to high in the heat table
};

enum class Space { hair = 2, tight = 4, small = 8, normal = 12, wide = 16, page = 20 };

class Theme {
public:
    /// The system as it is now, measured on `window` (its font and scaling).
    explicit Theme(const wxWindow& window);

    bool dark() const { return dark_; }
    /// The same sizes on white, for pictures and paper.
    Theme on_paper() const;
    wxColour ink(Ink meaning) const;
    wxColour fill(Fill meaning) const;
    wxColour ink_on(Fill meaning) const;

    /// Pixels for a length given at 100 %: follows the scaling of the screen and of the text, whichever is larger.
    int px(int at_100_percent) const;
    int px(Space space) const { return px(static_cast<int>(space)); }

    wxFont body() const { return body_; }
    wxFont strong() const;     ///< body, bold
    wxFont small() const;      ///< captions
    wxFont heading() const;    ///< title of an item
    wxFont title() const;      ///< name of a page
    wxFont figure() const;     ///< the one number a page is about

private:
    bool dark_;
    double scale_;
    wxFont body_;
};

}  // namespace zk::gui
