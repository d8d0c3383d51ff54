// What verifying found, as text and as JSON.
#pragma once

#include "app/cli/context.h"
#include "app/session/verify.h"

namespace zk::cli {

/// What stands in a cell may be a whole page: enough of it to know it again.
std::string shortened(const std::string& text);
Json as_json(const Context& context, const session::Verification& done);
void print_text(Context& context, const session::Verification& done);

}  // namespace zk::cli
