// The sample hospital 示例县人民医院: a year of believable monthly values and the year before, from a table of volumes
// and levels that ships with the program. Reproducible: the same program makes the same document contents.
#pragma once

#include "app/session/session.h"

namespace zk::session {

/// Everything in the sample was entered by this person; a change by anybody else is not the sample's.
inline constexpr const char* sample_person = "示例填报人";

/// Makes the document at `path` (which must not exist), filled and with its newest assessment selected.
std::unique_ptr<Session> create_sample(const std::filesystem::path& path, const Library& library);

}   // namespace zk::session
