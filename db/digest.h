// SHA-256 (libsodium), as lower-case hexadecimal.
#pragma once

#include "forms/standard.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zk::db {

std::string sha256(std::string_view bytes);
std::string sha256_of_file(const std::filesystem::path& path);   ///< throws Error cannot_read
/// Over (path, length, bytes) of each file in the given order; lengths as decimal text between line feeds.
std::string standard_digest(const std::vector<forms::SourceFile>& files);

}   // namespace zk::db
