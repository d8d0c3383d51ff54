// One row of a sheet as a layout and a report make it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zk::templates {

/// How a number is shown: that many decimals, or a date.
constexpr int as_date = -1;

/// Points: of a row that says nothing, of the highest that Excel makes, and what a text needs beside its lines.
constexpr double usual_row = 15, highest_row = 409, text_margin = 3;

/// One cell as it must be. Texts stay valid until the next row, and on as long as the cell is not fresh.
struct Out {
    enum class Kind { blank, text, number, formula } kind = Kind::blank;
    std::uint16_t column = 0;
    int style = 0;
    int decimals = 0;                   ///< of numbers; as_date
    double number = 0;                  ///< of a formula: its value
    const std::string* text = nullptr;  ///< of a formula: without '='
    bool fresh = true;                  ///< false: the same as in the row above
    /// Of a tall cell, below its first row: blank, or the same again where a page begins. What it would say is here too,
    /// and `whole` is its kind, for where pages end is no part of what a workbook says.
    bool again = false;
    Kind whole = Kind::blank;
};

struct Merge {
    std::uint32_t first_row;
    std::uint16_t first_column;
    std::uint32_t last_row;
    std::uint16_t last_column;
};

struct Row {
    std::uint32_t index = 0;
    double height = 0;  ///< points; 0: the usual one
    bool data = false;  ///< of a table, not a head or a fixed row
    int tie = 0;        ///< to the row above (pages.h)
    bool new_page = false;
    std::vector<Out> cells;     ///< by column
    std::vector<Merge> merges;  ///< that begin in this row
};

}  // namespace zk::templates
