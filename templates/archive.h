// The ZIP and XML side of an .xlsx file, shared by reading and by the check after writing.
#pragma once

#include <filesystem>

namespace zk::templates {

/// True if every part of the file can be unpacked, has its right check sum and ends as an XML document ends. A full
/// disk can cut a part while the library that writes it sees nothing. Without `cells`, only the parts that hold none:
/// reading the cells finds the same about theirs.
bool is_whole_workbook(const std::filesystem::path& path, bool cells);

}  // namespace zk::templates
