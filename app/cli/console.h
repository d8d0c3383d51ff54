// Text for a terminal, where a Chinese character is two columns wide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zk::cli {

/// Columns a terminal gives to the text; 0 for what stands over another character.
int display_width(std::string_view utf8);

/// Breaks at blanks, and between Chinese characters, so that no line is wider; never inside an English word.
std::vector<std::string> wrap(std::string_view utf8, int width);

/// Columns that stand under each other. Line ends carry no blanks.
class Table {
public:
    enum class Align { left, right };
    explicit Table(std::vector<Align> columns) : columns_(std::move(columns)) {}
    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    void rule() { rows_.emplace_back(); }  ///< a line across
    std::string str(std::string_view indent = {}) const;

private:
    std::vector<Align> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace zk::cli
