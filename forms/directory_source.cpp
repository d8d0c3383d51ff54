#include "forms/directory_source.h"

#include <fstream>

namespace zk::forms {
namespace {

/// Plain names joined by '/': no "..", no root, no drive, no backslash, no empty part.
bool stays_inside(std::string_view relative)
{
    if (relative.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos)
        return false;
    while (true) {
        const auto slash = relative.find('/');
        const auto part = relative.substr(0, slash);
        if (part.empty() || part == "." || part == "..")
            return false;
        if (slash == std::string_view::npos)
            return true;
        relative.remove_prefix(slash + 1);
    }
}

std::filesystem::path utf8_path(std::string_view text)
{
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
}

}  // namespace

std::optional<std::string> DirectorySource::read(std::string_view standard, std::string_view path) const
{
    if (!stays_inside(standard) || !stays_inside(path) || standard.find('/') != std::string_view::npos)
        return std::nullopt;
    for (const auto& root : roots_) {
        const auto full = root / utf8_path(standard) / utf8_path(path);
        std::error_code error;
        const auto size = std::filesystem::file_size(full, error);
        if (error)
            continue;
        std::ifstream file(full, std::ios::binary);
        std::string bytes(static_cast<std::size_t>(size), '\0');
        if (!file.read(bytes.data(), static_cast<std::streamsize>(size)))
            continue;
        return bytes;
    }
    return std::nullopt;
}

}  // namespace zk::forms
