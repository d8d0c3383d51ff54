// The bare libraries doing the same work: what no program over them can beat by much.
#pragma once

#include "forms/standard.h"

#include <filesystem>
#include <string>
#include <vector>

namespace zk::bench {

/// toml++ parsing the standard's files, nothing more.
void bare_toml(const std::vector<forms::SourceFile>& files);

struct RawCell {
    int sheet;
    unsigned row;
    unsigned short column;
    bool number;
    std::string text;
};

/// The cells of a workbook, to be written again.
std::vector<RawCell> cells_of(const std::filesystem::path& workbook);
/// libxlsxwriter in its ordinary mode writing those cells without any format.
void bare_workbook(const std::vector<RawCell>& cells, const std::filesystem::path& target);
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
