#include "db/platform.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <system_error>
#include <utility>

#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <lmcons.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __APPLE__
#include <mach-o/dyld.h>
#include <sys/mount.h>
#include <sys/param.h>
#else
#include <sys/vfs.h>
#endif
#endif

namespace zk::db::platform {

namespace {

/// What the system says about an error, in UTF-8.
std::string reason(const std::error_code& why)
{
#ifdef _WIN32
    // libstdc++ gives the text in the code page and with a line end.
    std::array<wchar_t, 512> text;
    DWORD size =
        FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
                       static_cast<DWORD>(why.value()), 0, text.data(), static_cast<DWORD>(text.size()), nullptr);
    while (size > 0 && (text[size - 1] <= L' ' || text[size - 1] == L'.' || text[size - 1] == L'。'))
        --size;
    if (size > 0)
        return utf8(std::filesystem::path(std::wstring_view(text.data(), size)));
#endif
    return why.message();
}

[[noreturn]] void cannot_write(const std::filesystem::path& path, const std::error_code& why)
{
    if (means_no_space(why.value())) {
        throw Error(ErrorKind::no_space,
                    {"db.no_space_for_file",
                     ZK_TR("There is not enough space on the disk to write {file}. Free some space and try again."),
                     {{"file", utf8(path)}}});
    }
    throw Error(
        ErrorKind::cannot_write,
        {"db.file_unwritable",
         ZK_TR("{file} cannot be written ({detail}). Check that its folder exists and that you may write there."),
         {{"file", utf8(path)}, {"detail", reason(why)}}});
}

[[noreturn]] void target_exists(const std::filesystem::path& path)
{
    throw Error(ErrorKind::exists, {"db.file_exists",
                                    ZK_TR("{file} exists already and is not overwritten. Choose another name."),
                                    {{"file", utf8(path)}}});
}

}  // namespace

void require_new_file(const std::filesystem::path& target)
{
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(target, ignored)))
        target_exists(target);
    const std::filesystem::path folder = std::filesystem::absolute(target).parent_path();
    if (!std::filesystem::is_directory(folder, ignored)) {
        throw Error(ErrorKind::cannot_write,
                    {"db.no_folder",
                     ZK_TR("{file} cannot be written: the folder {folder} does not exist. Create it first."),
                     {{"file", utf8(target)}, {"folder", utf8(folder)}}});
    }
    std::filesystem::path probe = target;
    probe += "-probe-" + new_uuid();
    if (!std::ofstream(probe, std::ios::binary)) {
        throw Error(ErrorKind::cannot_write,
                    {"db.folder_refuses",
                     ZK_TR("{file} cannot be made: you may not write into the folder {folder}. Choose another folder."),
                     {{"file", utf8(target)}, {"folder", utf8(folder)}}});
    }
    std::filesystem::remove(probe, ignored);
}

std::string utf8(const std::filesystem::path& path)
{
    const std::u8string text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

std::string utc_now()
{
    using namespace std::chrono;
    const auto now = floor<seconds>(system_clock::now());
    const auto day = floor<days>(now);
    const year_month_day date(day);
    const hh_mm_ss time(now - day);
    std::array<char, 40> text;
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

namespace {

std::tm local_time(std::time_t moment)
{
    std::tm local{};
#ifdef _WIN32
    localtime_s(&local, &moment);
#else
    localtime_r(&moment, &local);
#endif
    return local;
}

}  // namespace

std::string on_the_wall(const std::string& utc)
{
    using namespace std::chrono;
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, end = 0;
    const int read = std::sscanf(utc.c_str(), "%4d-%2d-%2dT%2d:%2d:%2dZ%n", &year, &month, &day, &hour, &minute, &second, &end);
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    if (read != 6 || end != static_cast<int>(utc.size()) || !date.ok())
        return utc;
    const auto moment = sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
    const std::tm local = local_time(static_cast<std::time_t>(moment.time_since_epoch().count()));
    std::array<char, 80> text;
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d", local.tm_year + 1900, local.tm_mon + 1,
                  local.tm_mday, local.tm_hour, local.tm_min);
    return text.data();
}

forms::Date today()
{
    const std::tm local = local_time(std::time(nullptr));
    return forms::Date(static_cast<unsigned short>(local.tm_year + 1900), static_cast<unsigned short>(local.tm_mon + 1),
                       static_cast<unsigned short>(local.tm_mday));
}

std::string new_uuid()
{
    [[maybe_unused]] static const int ready = sodium_init();
    std::array<unsigned char, 16> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 0x0F];
    }
    return text;
}

void prefer_small_memory()
{
#ifdef __GLIBC__
    // glibc raises both by itself, up to 64 MB, after the first large piece is freed; setting one keeps them.
    constexpr int large = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, large);
    mallopt(M_TRIM_THRESHOLD, large);
    mallopt(M_ARENA_MAX, 1);   // GTK's helper threads hold little; what one arena frees any thread may take
#endif
}

void return_free_memory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

#ifdef _WIN32

namespace {

std::error_code last_error()
{
    return {static_cast<int>(GetLastError()), std::system_category()};
}

std::string narrow(const wchar_t* text)
{
    return utf8(std::filesystem::path(text));
}

/// Virus scanners and indexers open a new file for a moment, and the system refuses what we want to do with it meanwhile.
template <class Attempt>
bool patiently(const Attempt& attempt)
{
    constexpr int attempts = 20;
    for (int i = 0; i < attempts; ++i) {
        if (attempt())
            return true;
        const DWORD why = GetLastError();
        if (why != ERROR_SHARING_VIOLATION && why != ERROR_ACCESS_DENIED && why != ERROR_LOCK_VIOLATION)
            return false;
        if (i + 1 < attempts)
            Sleep(25);
        SetLastError(why);
    }
    return false;
}

void flush(const std::filesystem::path& path)
{
    HANDLE file = INVALID_HANDLE_VALUE;
    patiently([&] {
        file = CreateFileW(path.c_str(), GENERIC_WRITE, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr);
        return file != INVALID_HANDLE_VALUE;
    });
    if (file == INVALID_HANDLE_VALUE)
        cannot_write(path, last_error());
    const bool flushed = FlushFileBuffers(file) != 0;
    const std::error_code why = last_error();
    CloseHandle(file);
    if (!flushed)
        cannot_write(path, why);
}

class WindowsLock final : public FileLock {
public:
    WindowsLock(std::filesystem::path path, HANDLE file) : path_(std::move(path)), file_(file) {}

    ~WindowsLock() override
    {
        CloseHandle(file_);
        DeleteFileW(path_.c_str());  // refused by the system while anybody has it open, which is right
    }

private:
    std::filesystem::path path_;
    HANDLE file_;
};

}  // namespace

std::unique_ptr<FileLock> FileLock::try_take(const std::filesystem::path& path)
{
    HANDLE file = INVALID_HANDLE_VALUE;
    patiently([&] {
        file = CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                           OPEN_ALWAYS, FILE_ATTRIBUTE_HIDDEN, nullptr);
        return file != INVALID_HANDLE_VALUE;
    });
    if (file == INVALID_HANDLE_VALUE)
        cannot_write(path, last_error());
    OVERLAPPED whole{};
    if (!LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, MAXDWORD, MAXDWORD, &whole)) {
        const std::error_code why = last_error();
        CloseHandle(file);
        if (why.value() == ERROR_LOCK_VIOLATION || why.value() == ERROR_IO_PENDING)
            return nullptr;
        cannot_write(path, why);
    }
    return std::make_unique<WindowsLock>(path, file);
}

void replace_file(const std::filesystem::path& finished, const std::filesystem::path& target)
{
    flush(finished);
    constexpr DWORD how = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
    if (!patiently([&] { return MoveFileExW(finished.c_str(), target.c_str(), how) != 0; }))
        cannot_write(target, last_error());
}

void place_new_file(const std::filesystem::path& finished, const std::filesystem::path& target)
{
    flush(finished);
    if (patiently([&] { return MoveFileExW(finished.c_str(), target.c_str(), MOVEFILE_WRITE_THROUGH) != 0; }))
        return;
    const std::error_code why = last_error();
    if (why.value() == ERROR_ALREADY_EXISTS || why.value() == ERROR_FILE_EXISTS)
        target_exists(target);
    cannot_write(target, why);
}

bool means_no_space(int system_error)
{
    constexpr int quota_exceeded = 1295;  // ERROR_DISK_QUOTA_EXCEEDED, which mingw's headers do not have
    return system_error == ERROR_DISK_FULL || system_error == ERROR_HANDLE_DISK_FULL ||
           system_error == quota_exceeded || system_error == ERROR_FILE_TOO_LARGE;
}

bool on_network_share(const std::filesystem::path& path)
{
    std::error_code ignored;
    const std::filesystem::path whole = std::filesystem::absolute(path, ignored);
    std::array<wchar_t, MAX_PATH + 1> volume;
    if (GetVolumePathNameW(whole.c_str(), volume.data(), static_cast<DWORD>(volume.size())))
        return GetDriveTypeW(volume.data()) == DRIVE_REMOTE;
    return whole.native().starts_with(L"\\\\");
}

std::string computer_name()
{
    std::array<wchar_t, MAX_COMPUTERNAME_LENGTH + 1> name;
    auto size = static_cast<DWORD>(name.size());
    return GetComputerNameW(name.data(), &size) ? narrow(name.data()) : std::string();
}

std::string user_name()
{
    std::array<wchar_t, UNLEN + 1> name;
    auto size = static_cast<DWORD>(name.size());
    return GetUserNameW(name.data(), &size) ? narrow(name.data()) : std::string();
}

std::filesystem::path program_folder()
{
    std::wstring name(MAX_PATH, L'\0');
    for (;;) {
        const DWORD size = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
        if (size < name.size()) {
            name.resize(size);
            return std::filesystem::path(name).parent_path();
        }
        name.resize(2 * name.size());
    }
}

#else

namespace {

std::error_code last_error()
{
    return {errno, std::generic_category()};
}

/// A file or folder opened until the end of the scope.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

void flush(const std::filesystem::path& path)
{
    const Descriptor file(path, O_RDONLY);
    if (file.number() < 0 || ::fsync(file.number()) != 0)
        cannot_write(path, last_error());
}

/// Makes a rename durable. Some file systems refuse to flush a folder; the rename itself has succeeded.
void flush_folder_of(const std::filesystem::path& path)
{
    const Descriptor folder(path.parent_path().empty() ? "." : path.parent_path(), O_RDONLY);
    if (folder.number() >= 0)
        ::fsync(folder.number());
}

class PosixLock final : public FileLock {
public:
    PosixLock(std::filesystem::path path, Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}
    ~PosixLock() override { ::unlink(path_.c_str()); }

private:
    std::filesystem::path path_;
    Descriptor file_;
};

}  // namespace

std::unique_ptr<FileLock> FileLock::try_take(const std::filesystem::path& path)
{
    for (;;) {
        Descriptor file(path, O_RDWR | O_CREAT);
        if (file.number() < 0)
            cannot_write(path, last_error());
        if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK)
                return nullptr;
            cannot_write(path, last_error());
        }
        // The holder before us may have removed the file between our open and our lock: then the lock is on nothing.
        struct stat locked, named;
        if (::fstat(file.number(), &locked) == 0 && ::stat(path.c_str(), &named) == 0 &&
            locked.st_ino == named.st_ino && locked.st_dev == named.st_dev) {
            return std::make_unique<PosixLock>(path, std::move(file));
        }
    }
}

void replace_file(const std::filesystem::path& finished, const std::filesystem::path& target)
{
    flush(finished);
    if (::rename(finished.c_str(), target.c_str()) != 0)
        cannot_write(target, last_error());
    flush_folder_of(target);
}

void place_new_file(const std::filesystem::path& finished, const std::filesystem::path& target)
{
    flush(finished);
    if (::link(finished.c_str(), target.c_str()) == 0) {
        ::unlink(finished.c_str());
        flush_folder_of(target);
        return;
    }
    struct stat there;
    if (errno == EEXIST || ::lstat(target.c_str(), &there) == 0)
        target_exists(target);
    // FAT and exFAT (memory sticks) have no hard links.
    if (::rename(finished.c_str(), target.c_str()) != 0)
        cannot_write(target, last_error());
    flush_folder_of(target);
}

bool means_no_space(int system_error)
{
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

bool on_network_share(const std::filesystem::path& path)
{
    struct statfs info;
    if (::statfs(path.c_str(), &info) != 0) {
        const std::filesystem::path folder = path.parent_path();
        if (::statfs(folder.empty() ? "." : folder.c_str(), &info) != 0)
            return false;
    }
#ifdef __APPLE__
    return (info.f_flags & MNT_LOCAL) == 0;
#else
    switch (static_cast<std::uint32_t>(info.f_type)) {
    case 0x6969:      // NFS
    case 0x517B:      // SMB
    case 0xFF534D42:  // CIFS
    case 0xFE534D42:  // SMB2
    case 0x564C:      // NCP
    case 0x5346414F:  // AFS
    case 0x73757245:  // Coda
    case 0x01021997:  // 9P
        return true;
    default:
        return false;
    }
#endif
}

std::string computer_name()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string user_name()
{
    const passwd* user = ::getpwuid(::getuid());
    return user ? user->pw_name : std::to_string(::getuid());
}

std::filesystem::path program_folder()
{
#ifdef __APPLE__
    std::uint32_t size = 0;
    _NSGetExecutablePath(nullptr, &size);
    std::string name(size, '\0');
    _NSGetExecutablePath(name.data(), &size);
    return std::filesystem::weakly_canonical(name.c_str()).parent_path();
#else
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
#endif
}

#endif

}  // namespace zk::db::platform
