// GB18030 by the operating system's own tables: iconv where there is POSIX, kernel32 on Windows. Neither asks the
// locale, and neither adds a library to ship.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zk::forms {

struct Gb18030 {
    std::optional<std::string> utf8;  ///< nothing if the text is not GB18030
    std::size_t bad_byte = 0;         ///< offset of the first byte that does not fit
    bool available = true;            ///< false where the system has no table for GB18030
};
Gb18030 decode_gb18030(std::string_view bytes);

}  // namespace zk::forms
