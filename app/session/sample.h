// The sample hospital 示例县人民医院: a year of believable monthly values and the year before, from a table of volumes
// and levels that ships with the program. Reproducible: the same program makes the same document contents.
#pragma once

#include "app/session/session.h"

namespace zk::session {

/// Makes the document at `path` (which must not exist), filled and with its newest assessment selected.
std::unique_ptr<Session> create_sample(const std::filesystem::path& path, const Library& library);

}   // namespace zk::session
