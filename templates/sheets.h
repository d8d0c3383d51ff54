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
    std::string font;
    double size = 10;
    bool bold = false;
    bool wrap = false;
    bool border = false;
    bool unlocked = false;
    bool grey = false;  ///< a light fill that survives a black-and-white printer
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
    double width = 10;
    int merge_slot = -1;         ///< equal neighbours below each other become one cell while this name stays
    std::optional<Words> entry;  ///< names what is typed into it, to be read back
    int merge_limit = 12;        ///< rows; longer ones are repeated, so that every printed page shows the text
    std::optional<Source> each;  ///< one column for each element
};

/// One fixed row.
struct Line {
    std::vector<Content> cells;
    double height = 0;  ///< points; 0: as its text needs
    int slot = 0;       ///< before and after: the name it stands with
    Condition when;
};

struct Table {
    std::vector<Source> rows;
    std::vector<Column> columns;
    std::vector<Line> before, after;  ///< of an element of some name
    bool head = true;
    double height = 0;           ///< least height of a row in points
    std::optional<Words> empty;  ///< a row that says that there is nothing
    int empty_style = 0;
};

struct Part {
    std::variant<Line, Table> what;
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
    std::string font = "宋体";
    double size = 10;
    std::vector<Style> styles;
    std::vector<Sheet> sheets;
};

}  // namespace zk::templates
