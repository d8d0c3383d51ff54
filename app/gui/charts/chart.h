// A chart: laid out and drawn by one code on any device, with the places that can be reached and what it says in words.
#pragma once

#include "app/gui/charts/canvas.h"
#include "app/gui/charts/data.h"

#include <memory>
#include <string>
#include <vector>

namespace zk::gui::charts {

/// A place one can go to with mouse or keyboard.
struct Spot {
    wxRect box;
    int row = 0, column = 0;    ///< arrows move along these
    std::string spoken;         ///< tooltip and screen reader
    Key key = -1;
};

/// The same content as rows of text: for the clipboard, a screen reader, and who does not want a picture.
struct Words2D {
    std::string title;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::string tabbed() const;   ///< tab-separated with a final line feed, as Excel and WPS take it
    std::string spoken() const;   ///< "title：a b；c d"
};

class Chart {
public:
    virtual ~Chart() = default;
    /// The height it wants at that width.
    virtual int height(Canvas& canvas, int width) const = 0;
    /// Draws into the box (no background, no frame) and tells where its places are.
    virtual std::vector<Spot> draw(Canvas& canvas, const wxRect& box) const = 0;
    virtual Words2D words() const = 0;
    virtual std::string title() const = 0;
    /// The width at which it looks as it should, for a picture or on paper.
    virtual int natural_width(Canvas& canvas) const = 0;
};

Fill fill_of(Look look);
/// The looks of grades: drawn as a word on a small ground of its own, not as a full cell.
bool is_chip(Look look);

std::unique_ptr<Chart> make_radar(RadarData data);
std::unique_ptr<Chart> make_table(TableData data);
std::unique_ptr<Chart> make_trend(TrendData data);
std::unique_ptr<Chart> make_losses(LossData data);
std::unique_ptr<Chart> make_ring(RingData data);
std::unique_ptr<Chart> make_list(ListData data);

}  // namespace zk::gui::charts
