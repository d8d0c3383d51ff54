#include "templates/zip.h"

#include <minizip/zip.h>

#include <fstream>
#include <utility>

namespace zk::templates {

namespace {

constexpr uLong names_are_utf8 = 1 << 11;  // general purpose bit 11 of the ZIP format
constexpr uLong made_by = 20;              // FAT attributes, version 2.0

// ---- ZIP over a stream, so that any path of the file system can be written ----

voidpf ZCALLBACK open_stream(voidpf, const void* name, int)
{
    auto stream = std::make_unique<std::fstream>(*static_cast<const std::filesystem::path*>(name),
                                                 std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);
    return *stream ? stream.release() : nullptr;
}

std::fstream& stream_of(voidpf stream)
{
    return *static_cast<std::fstream*>(stream);
}

uLong ZCALLBACK read_stream(voidpf, voidpf stream, void* buffer, uLong size)
{
    stream_of(stream).read(static_cast<char*>(buffer), static_cast<std::streamsize>(size));
    return static_cast<uLong>(stream_of(stream).gcount());
}

uLong ZCALLBACK write_stream(voidpf, voidpf stream, const void* buffer, uLong size)
{
    stream_of(stream).write(static_cast<const char*>(buffer), static_cast<std::streamsize>(size));
    return stream_of(stream) ? size : 0;
}

ZPOS64_T ZCALLBACK tell_stream(voidpf, voidpf stream)
{
    return static_cast<ZPOS64_T>(stream_of(stream).tellp());
}

long ZCALLBACK seek_stream(voidpf, voidpf stream, ZPOS64_T offset, int origin)
{
    const auto from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? std::ios::cur
                      : origin == ZLIB_FILEFUNC_SEEK_END ? std::ios::end
                                                         : std::ios::beg;
    stream_of(stream).seekp(static_cast<std::streamoff>(offset), from);
    return stream_of(stream) ? 0 : -1;
}

int ZCALLBACK close_stream(voidpf, voidpf stream)
{
    stream_of(stream).close();
    const bool failed = stream_of(stream).fail();
    delete &stream_of(stream);
    return failed ? -1 : 0;
}

int ZCALLBACK stream_error(voidpf, voidpf stream)
{
    return stream_of(stream) ? 0 : 1;
}

}  // namespace

struct ZipWriter::Impl {
    std::filesystem::path path;
    zipFile zip = nullptr;
    zip_fileinfo info{};

    [[noreturn]] void fail() const
    {
        const std::u8string text = path.u8string();
        throw Error({"zip.cannot_write",
                     ZK_TR("{file} cannot be written. Choose a folder where you may write and that has room."),
                     {{"file", std::string(text.begin(), text.end())}}});
    }
};

ZipWriter::ZipWriter(const std::filesystem::path& path, int year, int month, int day) : impl_(std::make_unique<Impl>())
{
    impl_->path = path;
    impl_->info.tmz_date.tm_year = static_cast<uInt>(year);
    impl_->info.tmz_date.tm_mon = static_cast<uInt>(month - 1);
    impl_->info.tmz_date.tm_mday = static_cast<uInt>(day);
    zlib_filefunc64_def functions{};
    functions.zopen64_file = open_stream;
    functions.zread_file = read_stream;
    functions.zwrite_file = write_stream;
    functions.ztell64_file = tell_stream;
    functions.zseek64_file = seek_stream;
    functions.zclose_file = close_stream;
    functions.zerror_file = stream_error;
    impl_->zip = zipOpen2_64(&impl_->path, APPEND_STATUS_CREATE, nullptr, &functions);
    if (!impl_->zip)
        impl_->fail();
}

ZipWriter::~ZipWriter()
{
    if (impl_->zip)
        zipClose(impl_->zip, nullptr);  // given up: whoever made the file removes it
}

void ZipWriter::add(const std::string& name, const std::string& bytes)
{
    if (zipOpenNewFileInZip4_64(impl_->zip, name.c_str(), &impl_->info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                                Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0,
                                made_by, names_are_utf8, 0) != ZIP_OK ||
        zipWriteInFileInZip(impl_->zip, bytes.data(), static_cast<unsigned>(bytes.size())) != ZIP_OK ||
        zipCloseFileInZip(impl_->zip) != ZIP_OK)
        impl_->fail();
}

void ZipWriter::finish()
{
    const int closed = zipClose(std::exchange(impl_->zip, nullptr), nullptr);
    std::error_code error;
    if (closed != ZIP_OK || std::filesystem::file_size(impl_->path, error) == 0 || error)
        impl_->fail();
}

}  // namespace zk::templates
