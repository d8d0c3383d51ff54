// Inside db/ only: bytes kept in the document, each content once, found by its digest. The only file that knows zlib.
#pragma once

#include "db/sql.h"

#include <string>

namespace zk::db {

/// Gives the number of the content, storing it if it is new (deflated where that saves something). `digest` is its
/// SHA-256.
std::int64_t keep_content(Sql& sql, const std::string& bytes, const std::string& digest);
/// Throws damaged if what is stored does not fit its digest.
std::string read_content(Sql& sql, std::int64_t number);

}  // namespace zk::db
