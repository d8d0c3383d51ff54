// What a chart shows, as plain data without a window: the words are final, in the reader's language, and no value is ever
// made up. A value that is not there is empty (never 0) and has a word that says why.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace zk::gui::charts {

/// Where Enter or a click leads, as an index of the page that made the chart; -1: nowhere.
using Key = int;

// ---- scores on axes, against last year ----
struct Axis {
    std::string title;
    std::optional<double> now, before;   ///< 0 … top
    std::string shown, shown_before;     ///< the published numbers, or the word that stands for them
    Key key = -1;
};
struct RadarData {
    std::string title;
    std::string now, before;             ///< legend, "2025年"; `before` empty: no last year
    std::vector<Axis> axes;              ///< those without a value are left out of the drawing and named below it
    std::string left_out;                ///< "未计入：" before their names
    std::string comma = "、", open = "（", close = "）";
    double top = 100;
};

// ---- a table of numbers on colours ----
enum class Look {
    heat0, heat1, heat2, heat3, heat4,   ///< low to high
    provisional,                         ///< a number that is not settled: no colour judges it
    unscored,                            ///< hatched, with a word
    plain,                               ///< a number without a judgement
    good, fair, caution, bad,            ///< chips of grades
};
struct Cell {
    std::string text;
    Look look = Look::plain;
    bool strong = false;
    bool marked = false;                 ///< a corner that says "low" or "missing" without colour
    std::string spoken;                  ///< the whole sentence, for tooltip and screen reader
    Key key = -1;
};
struct TableRow {
    std::string title, spoken;
    Key key = -1;
    bool total = false;                  ///< stands below a line
    std::vector<Cell> cells;
};
struct LegendEntry { Look look; std::string text; bool marked = false; };
struct TableData {
    std::string title, remark;           ///< remark: in small letters beside the title
    std::vector<std::string> columns;
    std::vector<TableRow> rows;
    std::vector<LegendEntry> legend;
    std::string empty;                   ///< said where there is no row
};

// ---- months against last year ----
struct MonthPoint {
    std::string label;                   ///< "1", "1月"
    std::optional<double> now, before;
    std::string gap;                     ///< why there is no value, one or two characters; empty with a value
    std::optional<double> lower, upper;  ///< control limits
    bool outside = false;
    std::string spoken;
};
struct Mark { double value; std::string text; };
struct TrendData {
    std::string title, unit, now, before;
    std::string limits;                  ///< legend of the control limits; empty: none
    std::vector<MonthPoint> months;
    std::vector<Mark> marks;             ///< target, floor: drawn as lines with their text
    std::optional<double> least, most;   ///< what the value can not leave (0 … 100 for a percentage)
    std::string empty;                   ///< said instead of a drawing where no month has a value
    bool compact = false;                ///< beside other things that say what it is: low, without its title
};

// ---- points lost ----
struct Loss {
    std::string title, reason;
    double lost = 0, points = 0;
    std::string shown;                   ///< "−1.00 / 2.00"
    std::string tag;                     ///< dimension or level, small before the reason
    Key key = -1;
};
struct LossData {
    std::string title, remark;
    std::vector<Loss> rows;
    std::string empty;
};

// ---- how much is filled in ----
struct RingData {
    std::string title;
    int done = 0, of = 0;
    std::string shown, caption;          ///< "97%", "已填 1346/1384"
    Key key = -1;
};

// ---- sentences that lead somewhere ----
enum class Sign { none, good, caution, bad };
struct Line {
    Sign sign = Sign::none;
    std::string text;
    std::string beside;                  ///< at the right: a number, a word
    std::string below;                   ///< in small letters under it
    bool strong = false;
    Key key = -1;
};
struct ListData {
    std::string title, remark;
    std::string figure;                  ///< the number it is about, large above the lines; empty: none
    Cell judgement;                      ///< a chip beside it, and what is said of both
    std::string figure_note;             ///< in small letters beside them
    std::vector<Line> lines;
    std::string empty;
};

}  // namespace zk::gui::charts
