// A layout after loading: sheets, their parts from top to bottom, and the styles of their cells. templates/README.md is
// the same in words.
#pragma once

#include "templates/path.h"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zk::templates {

enum class Align { left, center, right };
enum class Vertical { top, center, bottom };

struct Style {
    std::string name;
    forms::Text font;  ///< by the workbook's language
    double size = 10;
    bool bold = false;
    bool wrap = false;
    bool border = false;
    bool unlocked = false;
    bool grey = false;  ///< a light fill that survives a black-and-white printer
    bool sans = false;  ///< what a program puts in place of a font it does not have: 黑体, else 宋体
    Align align = Align::left;
    Vertical vertical = Vertical::center;
    int indent = 0;
};

/// number: a real number where the tree holds one (`decimals`, or as many as it shows); integer: without decimals;
/// date: a real date; text: always text.
enum class Format { text, number, integer, date };

/// One cell: where its content comes from and how it looks.
struct Content {
    std::vector<Path> values;       ///< the first that holds something
    std::optional<Path> otherwise;  ///< shown as text where the value is nothing, or no number
    std::optional<Words> nothing;   ///< shown where that is nothing either
    std::optional<Words> words;
    bool sum = false;  ///< sum of the column above, as a formula with its value
    Format format = Format::text;
    int decimals = -1;  ///< -1: as the tree shows it
    int style = 0;
    int text_style = 0;  ///< where a number was asked for and there is a text instead
    int span = 1;        ///< columns; 0: what is left
    Condition when;      ///< else the cell stays empty
    /// The deepest slot it depends on.
    int depth() const;
};

/// A list of the tree, its elements one after another under a name.
struct Source {
    Path list;
    int slot = 0;
    Condition where;
};

struct Column {
    Content content;
    std::vector<Words> head;  ///< from top to bottom
    int head_style = 0;
    std::array<double, 2> width = {10, 10};  ///< by language
    int merge_slot = -1;         ///< equal neighbours below each other become one cell while this name stays
    std::optional<Words> entry;  ///< names what is typed into it, to be read back
    bool axis = false;           ///< an axis of the charts that look at this table
    std::optional<Source> each;  ///< one column for each element
};

/// One fixed row.
struct Line {
    std::vector<Content> cells;
    double height = 0;  ///< points; 0: as its text needs
    int slot = 0;       ///< before and after: the name it stands with
    bool keep = false;  ///< printed on the page of the row above
    Condition when;
};

struct Table {
    std::string id;  ///< by which charts know it
    std::vector<Source> rows;
    std::vector<Column> columns;
    std::vector<Line> before, after;  ///< of an element of some name
    bool head = true;
    bool titles = false;         ///< its head is the one that every page repeats
    int together = -1;           ///< the rows of one element of this level of `rows` stay on one page
    double height = 0;           ///< least height of a row in points
    std::optional<Words> empty;  ///< a row that says that there is nothing
    int empty_style = 0;
};

/// Native charts side by side, one for each element. Their numbers are cells of tables above on the same sheet.
struct Chart {
    struct Series {
        Words name;
        std::size_t part = 0;  ///< the table: its row of the same element, or else its first
        bool dashed = false;
    };
    std::optional<Line> line;  ///< a heading, where there is any chart
    std::optional<Source> each;
    Words title;
    std::size_t axes = 0;  ///< the part with the table whose heads name the axes
    std::vector<Series> series;
    int across = 1, rows = 14;  ///< charts side by side; usual rows that each is high
    int least = 3;              ///< fewer axes with a number in the first series: no chart
    double from = 0, to = 0;    ///< of the axes; both 0: as the numbers need
};

struct Part {
    std::variant<Line, Table, Chart> what;
    bool new_page = false;
    Condition when;
};

struct Sheet {
    std::string id;
    Words name;
    std::optional<Source> each;
    Condition when;
    Scope scope;  ///< names bound by `each`
    bool landscape = false;
    bool print_titles = true;  ///< the head of the first table on every page
    bool freeze = true;        ///< everything down to that head stays on the screen
    int freeze_columns = 0;
    bool protect = false;
    bool gridlines = false;
    int print_rows = 0;                                 ///< only so many rows are printed; 0: all
    bool merges = false;                                ///< some column merges cells below each other
    int slots = 1;                                      ///< how many names there can be at once
    std::array<double, 4> margins{1.5, 1.5, 1.5, 1.8};  ///< left, right, top, bottom in cm
    std::array<Words, 3> header, footer;                ///< left, center, right
    std::vector<double> widths;                         ///< empty: the widths of the first table's columns
    std::vector<Part> parts;
};

class Layout {
public:
    std::string id, version;
    forms::Text title;
    Words file;
    forms::Text font = {"宋体", "宋体"};
    double size = 10;
    std::vector<Style> styles;
    std::vector<Sheet> sheets;
};

}  // namespace zk::templates
