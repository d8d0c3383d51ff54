// Tables as text: what Excel saves as CSV (comma), what is copied out of it (tab), with quotes as in RFC 4180.
#pragma once

#include "forms/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zk::session {

struct CsvRow {
    int line = 0;                        ///< of the row's first character, from 1
    std::vector<std::string> fields;     ///< UTF-8
};

struct CsvTable {
    std::vector<CsvRow> rows;            ///< empty rows left out
    std::optional<forms::Message> wrong; ///< the file is no such table (a quote never closed, not text)
};

/// Reads bytes in UTF-8 or GB18030. The separator is the one the first line uses most: comma, tab or semicolon.
CsvTable read_csv(std::string_view bytes);

}   // namespace zk::session
