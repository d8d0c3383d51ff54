// The bare libraries doing the same work: what no program over them can beat by much.
#pragma once

#include "templates/evaluate.h"
#include "templates/sheets.h"

#include "forms/standard.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace zk::bench {

/// toml++ parsing the standard's files, nothing more.
void bare_toml(const std::vector<forms::SourceFile>& files);

/// A workbook as libxlsxwriter is told to write it: the same cells, formats, merged ranges, widths, heights and page set-up.
/// Charts are missing.
struct RawCell {
    unsigned row;
    unsigned short column;
    enum class Kind { blank, text, number, formula } kind;
    int style, decimals;   ///< of which a format is made; the same pair is the same format
    double number;
    std::string text;
};
struct RawSheet {
    templates::Page page;
    std::vector<std::pair<unsigned, double>> heights;
    std::vector<RawCell> cells;
    struct Range { unsigned row; unsigned short column; unsigned last_row; unsigned short last_column; };
    std::vector<Range> merges;
};
struct RawBook {
    std::vector<templates::Style> styles;
    std::vector<RawSheet> sheets;
};

/// Everything a layout makes of a report, ready to be written.
RawBook raw_book(const templates::Layout& layout, const templates::Json& report);
/// libxlsxwriter in its ordinary mode writing it, nothing more.
void bare_workbook(const RawBook& book, const std::filesystem::path& target);
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
