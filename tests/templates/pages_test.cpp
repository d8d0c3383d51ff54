#include "sample_report.h"

#include "templates/pages.h"
#include "templates/text.h"

#include <catch2/catch.hpp>

#include <regex>

using namespace zk;
using namespace zk::templates;
using namespace zk::templates::test;

namespace {

using Starts = std::vector<std::uint32_t>;

std::vector<PageRow> rows(std::size_t count, int tie)
{
    return std::vector<PageRow>(count, {10, tie, false});
}

/// Rows, from 0, below which the first sheet's pages end by order.
Starts breaks_of(const std::filesystem::path& workbook)
{
    const std::string xml = part_of(workbook, "xl/worksheets/sheet1.xml");
    Starts out;
    const std::regex one("<brk id=\"([0-9]+)\"");
    for (auto at = std::sregex_iterator(xml.begin(), xml.end(), one); at != std::sregex_iterator(); ++at)
        out.push_back(static_cast<std::uint32_t>(std::stoul((*at)[1])));
    return out;
}

const std::string head = R"([layout]
id = "sample"
version = "1"
title = "样表"
file = "样表"
[style.cell]
wrap = true
[[sheet]]
id = "s"
name = "表"
)";

}  // namespace

TEST_CASE("a page holds what fits, and the repeated head takes room on the later ones")
{
    CHECK(page_starts(rows(10, 0), {100, 0, 0}).empty());
    CHECK(page_starts(rows(25, 0), {100, 0, 0}) == Starts{10, 20});
    CHECK(page_starts(rows(25, 0), {100, 20, 1}) == Starts{10, 18});
    CHECK(page_starts({}, {100, 0, 0}).empty());
}

TEST_CASE("a page ends before something new begins if that is near, else where it is full")
{
    auto all = rows(30, 2);
    all[9].tie = 0;
    CHECK(page_starts(all, {100, 0, 0}) == Starts{9, 19, 29});
    all[9].tie = 2;
    all[5].tie = 0;   // too much of the page would stay empty
    CHECK(page_starts(all, {100, 0, 0}) == Starts{10, 20});
}

TEST_CASE("rows that are tied stay with the row above, even where that row has to move")
{
    auto all = rows(12, 1);
    all[10].tie = all[11].tie = tied;
    CHECK(page_starts(all, {100, 0, 0}) == Starts{9});
    for (PageRow& row : all)
        row.tie = tied;   // nothing may be separated, but paper ends
    CHECK(page_starts(all, {100, 0, 0}) == Starts{10});
}

TEST_CASE("a page begins where the layout orders it, and a row higher than a page has one of its own")
{
    auto all = rows(6, 1);
    all[3].new_page = true;
    CHECK(page_starts(all, {100, 0, 0}) == Starts{3});
    all[3] = {500, 1, false};
    CHECK(page_starts(all, {100, 0, 0}) == Starts{3, 4});
}

TEST_CASE("a merged cell begins again on each printed page, so that each shows its text")
{
    const std::string table = R"(
[[sheet.part]]
rows = "sections as section, section.dimensions as dimension, dimension.groups as group, group.items as item"
height = 30
[[sheet.part.column]]
head = "专科"
value = "section.title"
merge = "section"
[[sheet.part.column]]
head = "指标"
value = "item.title"
width = 60
)";
    const auto layout = layout_of(head + table);
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout, sample_report({3}), chinese(), path);
    const Starts starts = breaks_of(path);
    REQUIRE(starts.size() >= 3);
    for (const std::uint32_t start : starts)
        CHECK(cell_of(path, "表!" + cell_name(start, 0)) != "(no such cell)");
    CHECK(part_of(path, "xl/worksheets/sheet1.xml").find("mergeCell ref=\"A2:") != std::string::npos);
    CHECK(compare_workbook(*layout, sample_report({3}), chinese(), path).same());

    // A version of the program that ends pages elsewhere finds the same workbook.
    std::string other = head;
    other.replace(other.find("name = \"表\"\n"), 0, "margins = [1.5, 1.5, 4, 6]\n");
    const auto elsewhere = layout_of(other + table);
    const auto saved = compare_workbook(*elsewhere, sample_report({3}), chinese(), path, Since::saved);
    CHECK(saved.same());
    CHECK_FALSE(compare_workbook(*elsewhere, sample_report({3}), chinese(), path).same());
    Json changed = sample_report({3});
    changed["sections"][1]["title"] = {{"zh", "别科"}, {"en", "Other"}};
    CHECK(compare_workbook(*elsewhere, changed, chinese(), path, Since::saved).different > 0);
}

TEST_CASE("a column can be wider in English, whose words are longer")
{
    const auto layout = layout_of(head + R"(
[[sheet.part]]
rows = "sections as section"
[[sheet.part.column]]
value = "section.title"
width = { zh = 8, en = 13 }
)");
    TempFolder folder;
    const auto width = [&](WriteOptions options) {
        write_workbook(*layout, sample_report({3}), options, folder / u8"a.xlsx");
        const std::string sheet = part_of(folder / u8"a.xlsx", "xl/worksheets/sheet1.xml");
        const auto at = sheet.find("width=\"");
        REQUIRE(at != std::string::npos);
        return static_cast<int>(std::stod(sheet.substr(at + 7)));
    };
    WriteOptions english = chinese();
    english.language = forms::Language::en;
    CHECK(width(chinese()) == 8);
    CHECK(width(english) == 13);
}

TEST_CASE("the rows of one element stay on one page where the layout asks for it")
{
    const std::string table = R"(
[[sheet.part]]
rows = "sections as section, section.dimensions as dimension, dimension.groups as group, group.items as item"
height = HEIGHT
TOGETHER
[[sheet.part.column]]
value = "group.title"
[[sheet.part.column]]
value = "item.title"
width = 80
)";
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    // Rows before which a page ends although the group goes on.
    const auto divided = [&](const std::string& key) {
        int count = 0;
        for (const char* height : {"37", "52", "70", "95"}) {
            std::string text = table;
            text.replace(text.find("TOGETHER"), 8, key);
            text.replace(text.find("HEIGHT"), 6, height);
            write_workbook(*layout_of(head + text), sample_report({3}), chinese(), path);
            for (const std::uint32_t start : breaks_of(path))
                count += cell_of(path, "表!" + cell_name(start, 0)) == cell_of(path, "表!" + cell_name(start - 1, 0));
        }
        return count;
    };
    CHECK(divided("") > 0);
    CHECK(divided("together = \"group\"") == 0);
}

TEST_CASE("signatures are never alone on a page")
{
    const auto layout = layout_of(head + R"(
[[sheet.part]]
rows = "sections as section, section.dimensions as dimension, dimension.groups as group, group.items as item"
height = 30
[[sheet.part.column]]
value = "item.title"
width = 80
[[sheet.part]]
line = "签字"
height = 100
[[sheet.part]]
line = "日期"
height = 100
)");
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    for (int specialties = 1; specialties < 5; ++specialties) {
        write_workbook(*layout, sample_report({specialties}), chinese(), path);
        std::uint32_t signature = 0;
        for (const auto& [cell, text] : cells_of(path))
            if (text == "签字")
                signature = static_cast<std::uint32_t>(std::stoul(cell.substr(cell.find('A') + 1))) - 1;
        REQUIRE(signature > 0);
        for (const std::uint32_t start : breaks_of(path))
            CHECK(start < signature);
    }
}
