#include "sample_report.h"

#include <catch2/catch.hpp>

using namespace zk;
using namespace zk::templates;
using namespace zk::templates::test;

namespace {

const std::string head = R"([layout]
id = "sample"
version = "1"
title = "样表"
file = "样表"
[[sheet]]
id = "s"
name = "表 A"
)";

const std::string scores = R"(
[[sheet.part]]
rows = "sections as section"
id = "scores"
column = [
    { head = "专科", value = "section.title" },
    { each = "dimensions as column", where = { "column.scored" = true }, head = "{column.title}", axis = true, value = "section.dimensions[id=column.id].score", format = "number" },
]
)";

const std::string chart = R"(
[[sheet.part]]
chart = "radar"
each = "sections as section"
title = "{section.title}"
axes = "scores"
across = 2
[[sheet.part.series]]
name = "{section.title}"
table = "scores"
)";

bool has(const std::string& toml, const std::string& code)
{
    for (const auto& problem : load_layout(StringSource(toml), "sample").problems)
        if (problem.message.code == code && problem.line > 0)
            return true;
    return false;
}

std::size_t count(const std::string& text, const std::string& what)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("a chart looks at the cells of its element, keeps their values, and leaves unscored axes out")
{
    const auto layout = layout_of(head + scores + chart);
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout, sample_report({3}), chinese(), path);
    const std::string first = part_of(path, "xl/charts/chart1.xml");
    CHECK(first.find("<c:radarChart>") != std::string::npos);
    CHECK(first.find("<c:f>'表 A'!$B$2:$E$2</c:f>") != std::string::npos);
    CHECK(first.find("<c:f>'表 A'!$B$1:$E$1</c:f>") != std::string::npos);
    CHECK(first.find("<c:v>技术能力</c:v>") != std::string::npos);
    CHECK(count(first, "<c:v>88.9") == 4);
    // The third of the sample has no minimally invasive dimension: its cell shows "/" and is no axis.
    const std::string third = part_of(path, "xl/charts/chart3.xml");
    CHECK(third.find("<c:f>('表 A'!$B$4:$C$4,'表 A'!$E$4)</c:f>") != std::string::npos);
    CHECK(third.find("<c:v>微创技术</c:v>") == std::string::npos);
    CHECK(compare_workbook(*layout, sample_report({3}), chinese(), path).same());
}

TEST_CASE("with too few axes, or without elements, there is no chart and no heading of one")
{
    const auto layout = layout_of(head + scores + chart + "[[sheet]]\nid = \"t\"\nname = \"t\"\n[[sheet.part]]\nline = \"x\"\n");
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    Json report = sample_report({1});
    for (const int dimension : {1, 2})
        report["sections"][0]["dimensions"][dimension]["score"] = nullptr;
    write_workbook(*layout, report, chinese(), path);
    CHECK(part_of(path, "xl/charts/chart1.xml").empty());
    CHECK_NOTHROW(write_workbook(*layout, sample_report({0}), chinese(), path));
    write_workbook(*layout, sample_report({1}), chinese(), path);
    CHECK_FALSE(part_of(path, "xl/charts/chart1.xml").empty());
    CHECK(part_of(path, "xl/charts/chart2.xml").empty());
}

TEST_CASE("an apostrophe in the name of a sheet is doubled where a chart refers to it")
{
    std::string quoted = head;
    quoted.replace(quoted.find("表 A"), 5, "甲'乙");
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout_of(quoted + scores + chart), sample_report({1}), chinese(), path);
    CHECK(part_of(path, "xl/charts/chart1.xml").find("<c:f>'甲''乙'!$B$2:$E$2</c:f>") != std::string::npos);
}

TEST_CASE("a chart's name is a text, whatever it begins with")
{
    const auto layout = layout_of(head + scores + chart);
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    Json report = sample_report({1});
    report["sections"][0]["title"] = {{"zh", "=1+1"}, {"en", "=1+1"}};
    write_workbook(*layout, report, chinese(), path);
    const std::string xml = part_of(path, "xl/charts/chart1.xml");
    CHECK(xml.find("<a:t> =1+1</a:t>") != std::string::npos);
    CHECK(xml.find("<c:f>1+1</c:f>") == std::string::npos);
}

TEST_CASE("mistakes about charts are named where they stand")
{
    CHECK(has(head + chart, "layout.unknown_table"));
    CHECK(has(head + scores + R"([[sheet.part]]
chart = "pie"
axes = "score"
)",
              "layout.chart_kind"));
    CHECK(has(head + scores + "[[sheet.part]]\nchart = \"radar\"\naxes = \"scores\"\n", "layout.no_series"));
    std::string without = scores;
    without.replace(without.find(", axis = true"), 13, "");
    CHECK(has(head + without + chart, "layout.no_axis"));
    CHECK(has(head + scores + chart + "colour = \"red\"\n", "layout.unknown_key"));
}
