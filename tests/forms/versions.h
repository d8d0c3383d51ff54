// Two versions of the example standard "ward": the one that ships, and the same text with passages replaced.
#pragma once

#include "forms/directory_source.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace zk::forms::test {

using Replacements = std::vector<std::pair<std::string, std::string>>;

/// Every passage has to be there, so that a test fails where the example changes under it.
inline std::string replaced(std::string text, const Replacements& replacements, std::vector<bool>& used)
{
    for (std::size_t i = 0; i < replacements.size(); ++i)
        if (const auto at = text.find(replacements[i].first); at != std::string::npos) {
            text.replace(at, replacements[i].first.size(), replacements[i].second);
            used[i] = true;
        }
    return text;
}

inline std::shared_ptr<const Standard> ward(const Replacements& replacements = {})
{
    const std::string root = ZK_SOURCE_DIR;
    const DirectorySource disk({std::filesystem::path(std::u8string(root.begin(), root.end())) / "forms" / "example"});
    std::vector<SourceFile> files;
    std::vector<bool> used(replacements.size());
    for (const char* file : {"standard.toml", "medicine.toml", "surgery.toml"})
        files.push_back({std::string("ward/") + file, replaced(disk.read("ward", file).value(), replacements, used)});
    for (std::size_t i = 0; i < used.size(); ++i) {
        INFO("not in the example: " << replacements[i].first);
        REQUIRE(used[i]);
    }
    const LoadResult loaded = load_standard(MemorySource(files), "ward");
    for (const Problem& problem : loaded.problems)
        UNSCOPED_INFO(sentence(problem, Untranslated(), Language::en));
    REQUIRE(loaded.standard);
    return loaded.standard;
}

}   // namespace zk::forms::test
