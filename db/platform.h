// The one place for calls that differ between POSIX and Windows.
#pragma once

#include "db/error.h"
#include "forms/month.h"

#include <filesystem>
#include <memory>
#include <string>

namespace zk::db::platform {

/// Exclusive advisory lock on a file, held until destruction or the end of the process.
class FileLock {
public:
    virtual ~FileLock() = default;
    /// Takes the lock or gives null at once if another process has it. Creates the file. Throws Error cannot_write.
    static std::unique_ptr<FileLock> try_take(const std::filesystem::path& path);
};

/// Flushes a finished file to the disk and puts it in place of `target` in one step (target may exist). Throws Error.
void replace_file(const std::filesystem::path& finished, const std::filesystem::path& target);
/// The same for a target that must not exist yet: throws Error exists, whoever made it meanwhile.
void place_new_file(const std::filesystem::path& finished, const std::filesystem::path& target);
/// Before long work: throws Error exists or cannot_write (which names the folder) unless `target` can be made. Leaves nothing behind.
void require_new_file(const std::filesystem::path& target);
/// True if an error number of the system means that no more can be stored (disk, quota or file size at its limit).
bool means_no_space(int system_error);
/// A path as the program writes and shows it: UTF-8.
std::string utf8(const std::filesystem::path& path);
/// True if the path lies on a network share, where SQLite's locks can not be trusted.
bool on_network_share(const std::filesystem::path& path);
std::string computer_name();
std::string user_name();
std::filesystem::path program_folder();      ///< where the running program lies
std::string utc_now();                       ///< "2025-12-31T08:15:30Z"
/// A moment of utc_now() by the clock on the wall, "2025-12-31 16:15"; other text as it is.
std::string on_the_wall(const std::string& utc);
forms::Date today();                         ///< by the clock on the wall
std::string new_uuid();                      ///< random, RFC 4122 version 4

/// Once, at the start of a program that stays open: large pieces of memory are returned to the system as they are freed.
void prefer_small_memory();
/// Returns what is freed and still held. Worth it after a document was opened or written: it walks the whole heap.
void return_free_memory();

}   // namespace zk::db::platform
