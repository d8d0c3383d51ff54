#include "sample_report.h"

#include "templates/tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
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
    CHECK(written.sheets == 15);
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

namespace {

/// Writes, reads again and compares; the sheets by name.
std::vector<std::string> written(const Json& report, zk::forms::Language language = zk::forms::Language::zh)
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    WriteOptions options = chinese();
    options.language = language;
    const auto layout = county_layout();
    write_workbook(*layout, report, options, path);
    const Comparison comparison = compare_workbook(*layout, report, options, path);
    for (const auto& difference : comparison.differences)
        UNSCOPED_INFO(difference.sheet << " " << difference.cell << ": " << difference.expected << " / "
                                       << difference.found);
    CHECK(comparison.same());
    std::vector<std::string> names;
    for (const auto& [cell, text] : cells_of(path)) {
        const std::string name = cell.substr(0, cell.rfind('!'));
        if (names.empty() || names.back() != name)
            names.push_back(name);
    }
    return names;
}

std::string cell(const Json& report, const std::string& place)
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*county_layout(), report, chinese(), path);
    return cell_of(path, place);
}

Json both(const std::string& text)
{
    return {{"zh", text}, {"en", text}};
}

}  // namespace

TEST_CASE("the sheets of a submission stand in the order a reviewer expects")
{
    const auto names = written(sample_report({2}));
    CHECK(names == std::vector<std::string>{"封面", "表1 得分汇总", "表2 技术开展情况", "表3-1 诊疗模式汇总",
                                            "表3-2 诊疗模式明细", "表4 微创技术开展情况", "表5 质控指标",
                                            "表6-1 心血管内科", "表6-2 产科", "表7 基本情况与增长",
                                            "表8 不适用与暂无数据说明", "表9 提示说明", "表10 佐证材料目录",
                                            "机读数据（请勿修改）"});
}

TEST_CASE("a corrected submission says so and lists its corrections, a first one has no such sheet")
{
    Json report = sample_report();
    report["submission"]["correction"] = 2;
    report["submission"]["correction_title"] = both("更正上报（第2次）");
    report["corrections"] = Json::array({{{"number", 1},
                                          {"section", "cardiology"},
                                          {"section_title", both("心血管内科")},
                                          {"item", "x"},
                                          {"item_title", both("冠状动脉造影术")},
                                          {"field", "cases"},
                                          {"field_title", both("例数")},
                                          {"month", "2025-03"},
                                          {"sheet", "表6-1 心血管内科"},
                                          {"cell", "H9"},
                                          {"old", "12"},
                                          {"new", ""},
                                          {"reason", "重复登记"},
                                          {"who", "张三"},
                                          {"when", "2026-03-01T08:00:00Z"}}});
    const auto names = written(report);
    CHECK(std::find(names.begin(), names.end(), "更正说明") != names.end());
    CHECK(cell(report, "更正说明!H5") == "12");
    CHECK(cell(report, "更正说明!I5") == "（空）");
    const auto first = written(sample_report());
    CHECK(std::find(first.begin(), first.end(), "更正说明") == first.end());
}

TEST_CASE("a draft is marked on the cover and on every printed sheet")
{
    Json report = sample_report();
    report["submission"]["draft"] = true;
    CHECK(cell(report, "封面!A1").find("草稿") == 0);
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*county_layout(), report, chinese(), path);
    for (int sheet = 2; sheet <= 14; ++sheet) {
        CAPTURE(sheet);
        CHECK(part_of(path, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml").find("草稿（未经审批") !=
              std::string::npos);
    }
    CHECK(cell(sample_report(), "封面!A1") == "(no such cell)");
}

TEST_CASE("every sheet's footer carries the check code and the pages, however long the hospital's name is")
{
    Json report = sample_report();
    std::string name;
    for (int i = 0; i < 200; ++i)
        name += "示&";
    report["hospital"]["name"] = name;
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    const int sheets = write_workbook(*county_layout(), report, chinese(), path).sheets;
    for (int sheet = 1; sheet <= sheets; ++sheet) {
        CAPTURE(sheet);
        const std::string xml = part_of(path, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
        CHECK(xml.find("校验码：3F9A27C1") != std::string::npos);
        CHECK(xml.find("第 &amp;P 页 共 &amp;N 页") != std::string::npos);
        CHECK(xml.find("<pageSetup paperSize=\"9\"") != std::string::npos);
    }
}

TEST_CASE("the reviewer's cells are blank and unlocked, and their sums are formulas with a value")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*county_layout(), sample_report({1}), chinese(), path);
    std::string sum;
    for (const auto& [cell, text] : cells_of(path)) {
        if (cell.rfind("表6-1 心血管内科!P", 0) == 0 && text.rfind("=SUM(", 0) == 0)
            sum = text;
    }
    CHECK(sum.find("-> 0") != std::string::npos);
    const std::string xml = part_of(path, "xl/worksheets/sheet8.xml");
    CHECK(xml.find("<sheetProtection sheet=\"1\"") != std::string::npos);
    CHECK(xml.find("password") == std::string::npos);
}

TEST_CASE("hard contents stand in the workbook as they are")
{
    Json report = sample_report();
    const std::string odd = "=SUM(A1)🩺'[]:*?/\\";
    report["hospital"]["name"] = odd;
    report["sections"][0]["title"] = both(odd);
    report["sections"][1]["title"] = both(odd);
    std::string longest;
    for (int i = 0; i < 32767; ++i)
        longest += "因";
    report["findings"][1]["reason"] = longest;
    const Json piece = report["evidence"][0];
    report["evidence"] = Json::array();
    for (int i = 1; i <= 200; ++i) {
        report["evidence"].push_back(piece);
        report["evidence"].back()["number"] = i;
    }
    const auto names = written(report);
    CHECK(names.size() == 15);
    CHECK(cell(report, "表10 佐证材料目录!A204") == "200");
    CHECK(cell(report, "表2 技术开展情况!B6") == odd);
}

TEST_CASE("one specialty, none without minimally invasive techniques, and English: each gives a whole workbook")
{
    CHECK(written(sample_report({1})).size() == 13);
    CHECK(written(sample_report({0})).size() == 12);
    const auto english = written(sample_report({1}), zk::forms::Language::en);
    CHECK(english.front() == "Cover");
    CHECK(english[1] == "Table 1 Scores");
}
