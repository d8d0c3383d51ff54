// The only place that knows minizip for reading.
#include "templates/archive.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string_view>
#include <vector>

namespace zk::templates {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = 64 * 1024;
constexpr std::uint64_t most_unpacked = std::uint64_t(4) << 30;  // of one file; a year of a whole province is below

// ---- ZIP over a stream, so that any path of the file system can be opened ----

voidpf ZCALLBACK open_stream(voidpf, const void* name, int)
{
    auto stream = std::make_unique<std::ifstream>(*static_cast<const fs::path*>(name), std::ios::binary);
    return *stream ? stream.release() : nullptr;
}

std::ifstream& stream_of(voidpf stream)
{
    return *static_cast<std::ifstream*>(stream);
}

uLong ZCALLBACK read_stream(voidpf, voidpf stream, void* buffer, uLong size)
{
    stream_of(stream).read(static_cast<char*>(buffer), static_cast<std::streamsize>(size));
    const auto got = static_cast<uLong>(stream_of(stream).gcount());
    if (stream_of(stream).eof())
        stream_of(stream).clear();
    return got;
}

ZPOS64_T ZCALLBACK tell_stream(voidpf, voidpf stream)
{
    return static_cast<ZPOS64_T>(stream_of(stream).tellg());
}

long ZCALLBACK seek_stream(voidpf, voidpf stream, ZPOS64_T offset, int origin)
{
    const auto from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? std::ios::cur
                      : origin == ZLIB_FILEFUNC_SEEK_END ? std::ios::end
                                                         : std::ios::beg;
    stream_of(stream).clear();
    stream_of(stream).seekg(static_cast<std::streamoff>(offset), from);
    return stream_of(stream) ? 0 : -1;
}

int ZCALLBACK close_stream(voidpf, voidpf stream)
{
    delete static_cast<std::ifstream*>(stream);
    return 0;
}

int ZCALLBACK stream_error(voidpf, voidpf stream)
{
    return stream_of(stream).bad() ? 1 : 0;
}

/// True if the XML document that begins with `head` and ends with `tail` ends with its root: a part cut by a full disk can
/// end with any tag.
bool root_is_closed(std::string_view head, std::string_view tail)
{
    std::size_t at = head.find('<');
    while (at != head.npos && at + 1 < head.size() && (head[at + 1] == '?' || head[at + 1] == '!'))
        at = head.find('<', at + 1);
    if (at == head.npos)
        return false;
    const std::string_view rest = head.substr(at + 1);
    const std::string_view root = rest.substr(0, rest.find_first_of(" />\t\r\n"));
    while (!tail.empty() && (tail.back() == '\n' || tail.back() == '\r'))
        tail.remove_suffix(1);
    if (tail.ends_with("/>"))
        return head.find('<', at + 1) == head.npos;   // an empty root
    return tail.ends_with("</" + std::string(root) + ">");
}

}  // namespace

forms::Message too_large(const fs::path& path)
{
    const auto text = path.u8string();
    return {"workbook.too_large",
            ZK_TR("{file} is unreasonably large inside and is not read; if it is genuine, split it"),
            {{"file", std::string(text.begin(), text.end())}}};
}

struct Archive::Impl {
    fs::path path;
    unzFile zip = nullptr;
    std::vector<char> buffer = std::vector<char>(piece);
    std::uint64_t unpacked = 0;

    ~Impl()
    {
        if (zip)
            unzClose(zip);
    }
};

Archive::Archive(const fs::path& path) : impl_(std::make_unique<Impl>())
{
    impl_->path = path;
    zlib_filefunc64_def functions{};
    functions.zopen64_file = open_stream;
    functions.zread_file = read_stream;
    functions.ztell64_file = tell_stream;
    functions.zseek64_file = seek_stream;
    functions.zclose_file = close_stream;
    functions.zerror_file = stream_error;
    impl_->zip = unzOpen2_64(&impl_->path, &functions);
}

Archive::~Archive() = default;

Archive::operator bool() const
{
    return impl_->zip != nullptr;
}

bool Archive::has(const std::string& name)
{
    return unzLocateFile(impl_->zip, name.c_str(), 2) == UNZ_OK;
}

bool Archive::first()
{
    return unzGoToFirstFile(impl_->zip) == UNZ_OK;
}

bool Archive::next()
{
    return unzGoToNextFile(impl_->zip) == UNZ_OK;
}

std::string Archive::name()
{
    std::array<char, 512> text{};
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(impl_->zip, &info, text.data(), text.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK)
        return {};
    return text.data();
}

bool Archive::unpack(const std::function<bool(const char*, std::size_t)>& take)
{
    const unzFile zip = impl_->zip;
    std::vector<char>& buffer = impl_->buffer;
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return false;
    int got = 0;
    bool go_on = true;
    while (go_on && (got = unzReadCurrentFile(zip, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
        impl_->unpacked += static_cast<std::uint64_t>(got);
        if (impl_->unpacked > most_unpacked) {
            unzCloseCurrentFile(zip);
            throw Error(too_large(impl_->path));
        }
        go_on = take(buffer.data(), static_cast<std::size_t>(got));
    }
    const int closed = unzCloseCurrentFile(zip);  // tells a wrong check sum, once all was read
    return got >= 0 && (closed == UNZ_OK || !go_on);
}

bool is_whole_workbook(const fs::path& path, bool cells)
{
    Archive archive(path);
    if (!archive || !archive.first())
        return false;
    do {
        const std::string name = archive.name();
        if (!cells && (name.starts_with("xl/worksheets/sheet") || name == "xl/sharedStrings.xml"))
            continue;
        constexpr std::size_t kept = 256;
        std::string head, tail;
        const bool whole = archive.unpack([&](const char* bytes, std::size_t size) {
            head.append(bytes, std::min(size, kept - std::min(kept, head.size())));
            tail.append(bytes + size - std::min(size, kept), std::min(size, kept));
            tail.erase(0, tail.size() - std::min(tail.size(), kept));
            return true;
        });
        if (!whole || !root_is_closed(head, tail))
            return false;
    } while (archive.next());
    return true;
}

}  // namespace zk::templates
