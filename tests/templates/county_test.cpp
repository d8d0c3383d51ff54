#include "sample_report.h"

#include "templates/tree.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace zk::templates;
using namespace zk::templates::test;

TEST_CASE("the sample report is what report.md describes")
{
    const auto differences = tree_differences(sample_report());
    for (const auto& difference : differences)
        INFO(difference);
    CHECK(differences == std::vector<std::string>{});
}

TEST_CASE("the county workbook is written and found equal cell by cell")
{
    const auto layout = county_layout();
    const Json report = sample_report();
    TempFolder folder;
    const auto path = folder / u8"示例县 自评表.xlsx";
    const Written written = write_workbook(*layout, report, chinese(), path);
    CHECK(written.sheets == 8);
    const Comparison comparison = compare_workbook(*layout, report, chinese(), path);
    for (const auto& difference : comparison.differences)
        UNSCOPED_INFO(difference.sheet << " " << difference.cell << ": " << difference.expected << " / "
                                       << difference.found);
    CHECK(comparison.same());
    CHECK(comparison.equal == written.cells);
    CHECK(comparison.equal > 2000);
    CHECK(cell_of(path, "机读数据（请勿修改）!A1") == "本表供计算机读取和核验，不打印、请勿修改。");
    CHECK(cell_of(path, "机读数据（请勿修改）!A2") == "record");
    if (const char* keep = std::getenv("ZK_KEEP_WORKBOOK"))  // to look at it
        std::filesystem::copy_file(path, std::filesystem::u8path(keep),
                                   std::filesystem::copy_options::overwrite_existing);
}
