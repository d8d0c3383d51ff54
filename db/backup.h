// Inside db/ only: copies that can be trusted, and damage.
#pragma once

#include "db/document.h"
#include "db/sql.h"

namespace zk::db {

/// A file under a temporary name that is removed at the end of the scope, if it has not been put in place by then.
class TemporaryFile {
public:
    explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Copies, opens the copy, checks every page, counts, hashes, and only then gives it its name. Never over a file.
BackupResult verified_copy(Sql& source, const std::filesystem::path& target);

/// The newest document beside `path` whose name begins as that of `path` and that passes a full check.
std::optional<std::filesystem::path> newest_good_backup(const std::filesystem::path& path);

/// The error that says that `path` is damaged, and where the newest good backup lies.
Error damage(const std::filesystem::path& path, const std::string& detail, bool look_for_backup = true);
Error damage(const std::filesystem::path& path, const forms::Message& detail, bool look_for_backup = true);

}  // namespace zk::db
