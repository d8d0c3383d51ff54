// Help pages, made from the table of commands.
#pragma once

#include "app/cli/arguments.h"

#include <string>

namespace zk::cli {

std::string help(const Command& command, const forms::Translator& translator, forms::Language language);
/// All commands, or those whose first word is `group`.
std::string help(const std::vector<Command>& commands, const std::string& group, const forms::Translator& translator,
                 forms::Language language);

}  // namespace zk::cli
