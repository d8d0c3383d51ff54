// The ZIP side of an .xlsx file, shared by reading and by the check after writing.
#pragma once

#include "templates/error.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace zk::templates {

/// Parts of a ZIP file by name, unpacked in pieces of 64 KB whatever their size.
class Archive {
public:
    explicit Archive(const std::filesystem::path& path);
    ~Archive();

    explicit operator bool() const;  ///< it is a ZIP file
    bool has(const std::string& name);
    bool first();
    bool next();
    /// Of the part last located.
    std::string name();
    /// Unpacks the part last located; `take` gets piece after piece and says whether to go on. False if it is damaged;
    /// an Error if there is too much in the whole file.
    bool unpack(const std::function<bool(const char* bytes, std::size_t size)>& take);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What is said of a file that would fill the memory: a ZIP bomb, or nothing a hospital has.
forms::Message too_large(const std::filesystem::path& path);

/// True if every part of the file can be unpacked, has its right check sum and ends as an XML document ends. A full
/// disk can cut a part while the library that writes it sees nothing. Without `cells`, only the parts that hold none:
/// reading the cells finds the same about theirs.
bool is_whole_workbook(const std::filesystem::path& path, bool cells);

/// What is said where a workbook just written turns out not to be whole.
Error not_complete(const std::filesystem::path& path);

}  // namespace zk::templates
