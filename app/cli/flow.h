// Shared by the commands of approval, archive and evidence.
#pragma once

#include "app/cli/context.h"

#include <optional>

namespace zk::cli {

/// The date of an option or argument; none where it is not given. Refuses what is no date.
std::optional<forms::Date> date_of(const Context& context, const char* parameter);

}  // namespace zk::cli
