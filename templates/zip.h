// A ZIP file of named contents, as Windows Explorer, WinRAR and every phone reads it: names in UTF-8 and marked so.
#pragma once

#include "templates/error.h"

#include <filesystem>
#include <memory>
#include <string>

namespace zk::templates {

class ZipWriter {
public:
    /// Throws Error if the file can not be made. All files bear this date (year, month, day).
    ZipWriter(const std::filesystem::path& path, int year, int month, int day);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    /// Adds a file under a name in UTF-8 ("目录/甲.pdf"). Throws Error if it can not be written.
    void add(const std::string& name, const std::string& bytes);
    /// Writes the directory of the ZIP; without it the file is unfinished. Throws Error.
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace zk::templates
