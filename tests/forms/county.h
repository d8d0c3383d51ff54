// The county standard as it ships, loaded once for the tests about it.
#pragma once

#include "forms/directory_source.h"
#include "forms/standard.h"

#include <catch2/catch.hpp>

#include <filesystem>

namespace zk::forms {

inline DirectorySource shipped_standards()
{
    const std::string folder = ZK_SOURCE_DIR;
    return DirectorySource({std::filesystem::path(std::u8string(folder.begin(), folder.end())) / "forms"});
}

inline std::shared_ptr<const Standard> county()
{
    static const auto loaded = [] {
        auto result = load_standard(shipped_standards(), "county-2025");
        for (const Problem& problem : result.problems)
            UNSCOPED_INFO(sentence(problem, Untranslated(), Language::en));
        return result.standard;
    }();
    REQUIRE(loaded);
    return loaded;
}

}   // namespace zk::forms
