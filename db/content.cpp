#include "db/content.h"

#include "db/backup.h"
#include "db/digest.h"

#include <zlib.h>

namespace zk::db {

namespace {

/// "" if it would not become smaller by a tenth: photographs and PDF files are packed already.
std::string deflated(const std::string& bytes)
{
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                  static_cast<uLong>(bytes.size()), Z_DEFAULT_COMPRESSION) != Z_OK ||
        size > bytes.size() / 10 * 9)
        return {};
    packed.resize(size);
    return packed;
}

}  // namespace

std::int64_t keep_content(Sql& sql, const std::string& bytes, const std::string& digest)
{
    {
        Query known = sql.query("SELECT number FROM content WHERE sha256 = ?1");
        if (known.with(digest).step())
            return known.integer(0);
    }
    const std::string packed = deflated(bytes);
    Query insert = sql.query("INSERT INTO content (sha256, bytes, packed, stored) VALUES (?1, ?2, ?3, ?4)");
    insert.with(digest, static_cast<std::int64_t>(bytes.size()), packed.empty() ? 0 : 1,
                Blob{packed.empty() ? bytes : packed});
    insert.run();
    insert.forget();
    return sql.last_insert();
}

std::string read_content(Sql& sql, std::int64_t number)
{
    std::string stored, digest;
    std::int64_t size = 0;
    bool packed = false;
    {
        Query row = sql.query("SELECT sha256, bytes, packed, stored FROM content WHERE number = ?1");
        if (row.with(number).step()) {
            digest = row.text(0);
            size = row.integer(1);
            packed = row.integer(2) != 0;
            stored = row.text(3);
        }
    }
    std::string bytes = packed ? std::string(static_cast<std::size_t>(size), '\0') : std::move(stored);
    if (packed) {
        uLongf unpacked = static_cast<uLongf>(size);
        uncompress(reinterpret_cast<Bytef*>(bytes.data()), &unpacked, reinterpret_cast<const Bytef*>(stored.data()),
                   static_cast<uLong>(stored.size()));  // the digest tells whether it was right
    }
    if (sha256(bytes) != digest)
        throw damage(sql.path(), "content " + std::to_string(number) + " does not fit its digest");
    return bytes;
}

}  // namespace zk::db
