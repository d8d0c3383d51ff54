// A file is written under a name beside its own and put in place when it is whole. What goes wrong meanwhile is told with
// the name the person gave.
#pragma once

#include "app/session/text.h"

#include <filesystem>

namespace zk::session {

inline std::filesystem::path unfinished_beside(std::filesystem::path target) { return target += ".unfinished"; }

/// Throws where something stands at `target` that is no ordinary file: as an administrator a rename would replace a device.
inline void refuse_special_file(const std::filesystem::path& target)
{
    std::error_code ignored;
    const auto there = std::filesystem::status(target, ignored);
    if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
        throw Error(Failure::io, {"session.special_file",
                                  ZK_TR("“{path}” is a device or another special file and is not replaced. Give the name of an "
                                        "ordinary file."),
                                  {{"path", utf8(target)}}});
}

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
