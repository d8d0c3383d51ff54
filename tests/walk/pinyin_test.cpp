// Items are found by the initials of their pinyin.
#include "app/gui/pinyin.h"

#include "forms/directory_source.h"
#include "forms/standard.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace zk;
using gui::found_by;
using gui::initials;

TEST_CASE("a name is found by a run of its pinyin initials, in any case, and by a part of itself")
{
    CHECK(found_by("心血管内科", "xxgnk"));
    CHECK(found_by("心血管内科", "GNK"));
    CHECK(found_by("心血管内科", "血管"));
    CHECK_FALSE(found_by("心血管内科", "xgk"));
    CHECK(found_by("急性STEMI患者住院死亡率", "jxstemi"));
    CHECK(found_by("急性STEMI患者住院死亡率", "swl"));
}

TEST_CASE("a character of two readings is found by both")
{
    CHECK(found_by("重症医学科", "zzyxk"));
    CHECK(found_by("调节", "tj"));
    CHECK(found_by("调查", "dc"));
}

TEST_CASE("every Chinese character in the titles of the shipped standards has an initial")
{
    const auto folder = std::filesystem::u8path(ZK_SOURCE_DIR) / "forms";
    const auto loaded = forms::load_standard(forms::DirectorySource({folder}), "county-2025");
    REQUIRE(loaded.standard);
    for (const auto& item : loaded.standard->items) {
        for (std::size_t at = 0; at < item.title.zh.size();) {
            const auto first = static_cast<unsigned char>(item.title.zh[at]);
            const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            const std::string character = item.title.zh.substr(at, length);
            at += length;
            // 一 … 龥: Chinese characters; signs have no initial.
            if (character >= "一" && character <= "龥") {
                INFO(item.id << ": " << character);
                CHECK(initials(character).size() == 1);
            }
        }
    }
}
