// The bare libraries doing the same work: what no program over them can beat by much.
#pragma once

#include "templates/evaluate.h"
#include "templates/sheets.h"

#include "forms/standard.h"

#include <ctime>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace zk::bench {

/// toml++ parsing the standard's files, nothing more.
void bare_toml(const std::vector<forms::SourceFile>& files);

/// A workbook as libxlsxwriter is told to write it by somebody who knows beforehand every cell, format, merged range, width,
/// height, page set-up and chart. All parts come out the same as ours, byte for byte, but charts with a gap between their
/// cells: the library reads no labels back for them, and we keep them ourselves.
struct RawCell {
    unsigned row;
    unsigned short column;
    enum class Kind { blank, text, number, formula } kind;
    int format;   ///< of the book's; -1: an empty cell that nobody sees
    double number;
    std::string text;
};
struct RawFormat { int style, decimals; RawCell::Kind kind; };
struct RawChart {
    struct Series { std::string name; bool dashed; std::string categories, values; };   ///< the last two: formulas
    unsigned row;
    int left, width, height;
    double from, to;
    std::string title;
    std::vector<Series> series;
};
struct RawSheet {
    templates::Page page;
    std::vector<RawChart> charts;
    std::vector<std::pair<unsigned, double>> heights;
    std::vector<RawCell> cells;
    struct Range { unsigned row; unsigned short column; unsigned last_row; unsigned short last_column; };
    std::vector<Range> merges;
};
struct RawBook {
    std::string font;   ///< of the workbook and of charts
    std::vector<templates::Style> styles;
    std::vector<RawFormat> formats;   ///< in the order of their first cells
    std::vector<RawSheet> sheets;
};

/// Everything a layout makes of a report, ready to be written.
RawBook raw_book(const templates::Layout& layout, const templates::Json& report);
/// libxlsxwriter in its ordinary mode writing it, nothing more.
void bare_workbook(const RawBook& book, std::time_t created, const std::filesystem::path& target);
/// minizip and Expat over every part of the workbook with empty handlers.
void bare_unzip_and_parse(const std::filesystem::path& workbook);

/// Bare SQLite writing the rows of one kept value into a copy of the document: batch, value, line of history.
class BareDatabase {
public:
    /// `document` is a closed document; it is changed.
    explicit BareDatabase(const std::filesystem::path& document);
    ~BareDatabase();
    BareDatabase(const BareDatabase&) = delete;
    void keep(int number);

private:
    struct Impl;
    Impl* impl_;
};

}   // namespace zk::bench
