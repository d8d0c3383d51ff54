// A file is written under a name beside its own and put in place when it is whole. What goes wrong meanwhile is told with
// the name the person gave.
#pragma once

#include "app/session/text.h"

#include <filesystem>

namespace zk::session {

inline std::filesystem::path unfinished_beside(std::filesystem::path target) { return target += ".unfinished"; }

/// The message with the name beside `target` replaced by that of `target`.
inline forms::Message with_own_name(forms::Message message, const std::filesystem::path& target)
{
    const std::string beside = utf8(unfinished_beside(target));
    for (auto& [key, argument] : message.arguments)
        if (auto* text = std::get_if<std::string>(&argument); text && text->starts_with(beside))
            text->replace(0, beside.size(), utf8(target));
    return message;
}

}   // namespace zk::session
