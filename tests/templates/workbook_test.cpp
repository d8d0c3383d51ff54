#include "sample_report.h"

#include "templates/error.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#ifndef _WIN32
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace zk;
using namespace zk::templates;
using namespace zk::templates::test;

namespace {

const std::string head = R"([layout]
id = "sample"
version = "1"
title = "样表"
file = "样表"
[style.cell]
wrap = true
)";

/// One sheet with the findings: their texts in A, a number in B.
const std::string texts_layout = head + R"([[sheet]]
id = "s"
name = "表"
[[sheet.part]]
rows = "findings as finding"
[[sheet.part.column]]
value = "finding.text"
[[sheet.part.column]]
value = "finding.month"
format = "number"
otherwise = "finding.reason"
)";

Json texts(const std::vector<std::pair<std::string, Json>>& rows)
{
    Json report = sample_report();
    const Json sample = report["findings"][0];
    report["findings"] = Json::array();
    for (const auto& [text, month] : rows) {
        Json one = sample;
        one["text"] = {{"zh", text}, {"en", text}};
        one["month"] = month;
        one["reason"] = "/";
        report["findings"].push_back(one);
    }
    return report;
}

std::string error_code(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        CHECK(std::string(error.what()).size() > 10);
        return error.message().code;
    }
    return "(no error)";
}

std::set<std::filesystem::path> files_in(const std::filesystem::path& folder)
{
    std::set<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        out.insert(entry.path().filename());
    return out;
}

}  // namespace

TEST_CASE("text is never a formula, whatever it begins with")
{
    const auto layout = layout_of(texts_layout);
    const Json report = texts({{"=1+1", ""},
                               {"+1", ""},
                               {"-1", ""},
                               {"@SUM(A1)", ""},
                               {"{=A1}", ""},
                               {"http://example.org", ""},
                               {"007", ""},
                               {"_x000D_ _x0041_", ""},
                               {" 前后空格 ", ""}});
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout, report, chinese(), path);
    CHECK(cell_of(path, "表!A1") == "=1+1");
    CHECK(cell_of(path, "表!A4") == "@SUM(A1)");
    CHECK(cell_of(path, "表!A5") == "{=A1}");
    CHECK(cell_of(path, "表!A7") == "007");
    CHECK(cell_of(path, "表!A8") == "_x000D_ _x0041_");
    CHECK(cell_of(path, "表!A9") == " 前后空格 ");
    CHECK(compare_workbook(*layout, report, chinese(), path).same());
    Json digits = report;
    digits["findings"][6]["text"] = {{"zh", "7"}, {"en", "7"}};
    const auto comparison = compare_workbook(*layout, digits, chinese(), path);
    REQUIRE(comparison.different == 1);
    CHECK(comparison.differences[0].cell == "A7");
}

TEST_CASE("numbers are numbers with the digits of the tree, what is no number is text, nothing stays empty")
{
    const auto layout = layout_of(texts_layout);
    const Json report = texts({{"a", "72.50"},
                               {"b", "0"},
                               {"c", ""},
                               {"d", nullptr},
                               {"e", "-0.125"},
                               {"f", "123456789012345"},
                               {"g", "0.1"},
                               {"h", "1e5"}});
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout, report, chinese(), path);
    CHECK(cell_of(path, "表!B1") == "72.5");
    CHECK(cell_of(path, "表!B2") == "0");
    CHECK(cell_of(path, "表!B3") == "/");
    CHECK(cell_of(path, "表!B4") == "/");
    CHECK(cell_of(path, "表!B5") == "-0.125");
    CHECK(cell_of(path, "表!B6") == "123456789012345");
    CHECK(cell_of(path, "表!B8") == "/");
    CHECK(compare_workbook(*layout, report, chinese(), path).same());
}

TEST_CASE("the same report gives the same bytes, another time does not")
{
    const auto layout = county_layout();
    const Json report = sample_report();
    TempFolder folder;
    write_workbook(*layout, report, chinese(), folder / u8"a.xlsx");
    write_workbook(*layout, report, chinese(), folder / u8"b.xlsx");
    CHECK(bytes_of(folder / u8"a.xlsx") == bytes_of(folder / u8"b.xlsx"));
    WriteOptions later = chinese();
    later.created += 1;
    write_workbook(*layout, report, later, folder / u8"c.xlsx");
    CHECK(bytes_of(folder / u8"a.xlsx") != bytes_of(folder / u8"c.xlsx"));
}

TEST_CASE("each change in the tree or in the file is named by sheet and cell, in both directions")
{
    const auto layout = layout_of(texts_layout);
    const Json report = texts({{"甲", "1"}, {"乙", "2"}, {"丙", "3"}});
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout, report, chinese(), path);

    auto changed = report;
    changed["findings"][1]["month"] = "2.5";
    auto result = compare_workbook(*layout, changed, chinese(), path);
    REQUIRE(result.different == 1);
    CHECK(result.differences[0].sheet == "表");
    CHECK(result.differences[0].cell == "B2");
    CHECK(result.differences[0].expected == "2.5");
    CHECK(result.differences[0].found == "2");
    CHECK(result.equal == 5);

    auto shorter = report;
    shorter["findings"].erase(2);
    result = compare_workbook(*layout, shorter, chinese(), path);
    REQUIRE(result.different == 2);
    CHECK(result.differences[0].cell == "A3");
    CHECK(result.differences[0].expected.empty());
    CHECK(result.differences[1].found == "3");

    auto longer = report;
    longer["findings"].push_back(longer["findings"][0]);
    result = compare_workbook(*layout, longer, chinese(), path);
    REQUIRE(result.different == 2);
    CHECK(result.differences[1].cell == "B4");
    CHECK(result.differences[1].found.empty());

    auto blank = report;
    blank["findings"][0]["month"] = "";
    blank["findings"][0]["reason"] = "";
    result = compare_workbook(*layout, blank, chinese(), path);
    REQUIRE(result.different == 1);
    CHECK(result.differences[0].expected.empty());

    const auto other =
        layout_of(texts_layout + "[[sheet]]\nid = \"t\"\nname = \"另表\"\n[[sheet.part]]\nline = \"字\"\n");
    result = compare_workbook(*other, report, chinese(), path);
    REQUIRE(result.different == 1);
    CHECK(result.differences[0].sheet == "另表");
    CHECK(result.differences[0].cell.empty());
    CHECK(result.differences[0].expected == "另表");
    write_workbook(*other, report, chinese(), path);
    result = compare_workbook(*layout, report, chinese(), path);
    REQUIRE(result.different == 1);
    CHECK(result.differences[0].found == "另表");
}

TEST_CASE("headings, subtotals and sums stand where the layout says, sums as formulas with their value")
{
    const auto layout = layout_of(head + R"([[sheet]]
id = "s"
name = "表"
[[sheet.part]]
rows = "sections as section, section.dimensions as dimension"
where = { "dimension.scored" = true }
[[sheet.part.column]]
head = [{ zh = "名", en = "Name" }, "a"]
value = "dimension.title"
[[sheet.part.column]]
head = [{ zh = "名", en = "Name" }, "b"]
value = "dimension.earned"
format = "number"
[[sheet.part.before]]
of = "section"
line = "{section.title}"
[[sheet.part.after]]
of = "section"
cells = [{ text = "小计" }, { sum = true }]
[[sheet.part]]
cells = [{ text = "合计" }, { sum = true }]
)");
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout, sample_report({2}), chinese(), path);
    CHECK(cell_of(path, "表!A1") == "名");
    CHECK(cell_of(path, "表!B1") == "(no such cell)");
    CHECK(cell_of(path, "表!B2") == "b");
    CHECK(cell_of(path, "表!A3") == "心血管内科");
    CHECK(cell_of(path, "表!B8") == "=SUM(B4:B7) -> 124.48");
    CHECK(cell_of(path, "表!A9") == "产科");
    CHECK(cell_of(path, "表!B14") == "=SUM(B10:B13) -> 124.48");
    CHECK(cell_of(path, "表!B15") == "=SUM(B4:B7,B10:B13) -> 248.96");
    CHECK(compare_workbook(*layout, sample_report({2}), chinese(), path).same());
}

TEST_CASE("specialties with the same or forbidden names still get sheets of their own")
{
    Json report = sample_report();
    report["sections"][0]["title"] = report["sections"][1]["title"] = {
        {"zh", "内科/外科:[联合]*病房?以及一个长得放不进工作表名称的名字甲乙丙丁"}, {"en", ""}};
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    CHECK(write_workbook(*county_layout(), report, chinese(), path).sheets == 15);
    CHECK(compare_workbook(*county_layout(), report, chinese(), path).same());
}

TEST_CASE("a hospital without specialties and without findings gives a workbook that says so")
{
    Json report = sample_report({0, false});
    report["findings"] = Json::array();
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*county_layout(), report, chinese(), path);
    CHECK(cell_of(path, "表1 得分汇总!A6") == "（本院尚未选定专科）");
    CHECK(cell_of(path, "表9 提示说明!A5") == "（无提示）");
    CHECK(compare_workbook(*county_layout(), report, chinese(), path).same());
}

TEST_CASE("a text too long for a cell is refused with sheet and cell, and nothing is left behind")
{
    TempFolder folder;
    const auto layout = layout_of(texts_layout);
    const auto path = folder / u8"a.xlsx";
    std::string sentence;
    CHECK(error_code([&] {
              try {
                  write_workbook(*layout, texts({{"a", ""}, {std::string(32768, 'x'), ""}}), chinese(), path);
              } catch (const Error& error) {
                  sentence = error.what();
                  throw;
              }
          }) == "workbook.text_too_long");
    CHECK(sentence.find("表 A2") != std::string::npos);
    CHECK(files_in(folder.path()).empty());
    std::string longest;
    for (int i = 0; i < 32767; ++i)
        longest += "医";
    CHECK_NOTHROW(write_workbook(*layout, texts({{longest, ""}}), chinese(), path));
    CHECK(compare_workbook(*layout, texts({{longest, ""}}), chinese(), path).same());
}

TEST_CASE("a target that can not be written is told in a sentence and leaves nothing behind")
{
    TempFolder folder;
    const auto layout = county_layout();
    CHECK(error_code([&] {
              write_workbook(*layout, sample_report(), chinese(), folder / u8"无此 文件夹" / u8"a.xlsx");
          }) == "workbook.cannot_write");
    CHECK(error_code([&] { write_workbook(*layout, sample_report(), chinese(), folder.path()); }) ==
          "workbook.cannot_write");
    CHECK(files_in(folder.path()).empty());
    CHECK(std::filesystem::exists(folder.path()));
}

TEST_CASE("cancelling leaves no file, and keeps the one that was there")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    WriteOptions options = chinese();
    options.progress = [](int) { return false; };
    CHECK(error_code([&] { write_workbook(*county_layout(), sample_report(), options, path); }) ==
          "workbook.cancelled");
    CHECK(files_in(folder.path()).empty());
    put_bytes(path, "kept");
    CHECK(error_code([&] { write_workbook(*county_layout(), sample_report(), options, path); }) ==
          "workbook.cancelled");
    CHECK(bytes_of(path) == "kept");
}

TEST_CASE("progress goes up to 100")
{
    TempFolder folder;
    WriteOptions options = chinese();
    std::vector<int> seen;
    options.progress = [&](int percent) {
        seen.push_back(percent);
        return true;
    };
    write_workbook(*county_layout(), sample_report(), options, folder / u8"a.xlsx");
    CHECK(std::is_sorted(seen.begin(), seen.end()));
    CHECK(seen.size() > 3);
    CHECK(seen.back() == 100);
}

#ifndef _WIN32
TEST_CASE("a disk that fills up is told in a sentence and leaves no half file")
{
    TempFolder folder;
    const auto layout = county_layout();
    const Json report = sample_report({6});
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout, report, chinese(), path);
    const auto size = std::filesystem::file_size(path);
    std::filesystem::remove(path);
    for (const rlim_t limit : {rlim_t(1), rlim_t(4096), rlim_t(size / 2), rlim_t(size - 1), rlim_t(size * 2)}) {
        // In a child: the limit counts for all of its files, the library's temporary ones too, as on a full disk.
        const pid_t child = fork();
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limits{limit, limit};
            setrlimit(RLIMIT_FSIZE, &limits);
            int result = 1;
            try {
                write_workbook(*layout, report, chinese(), path);
                result = 2;
            } catch (const Error& error) {
                result = error.message().code == std::string("workbook.not_complete") ? 0 : 3;
            } catch (...) {
                result = 4;
            }
            _exit(result);
        }
        int status = 0;
        waitpid(child, &status, 0);
        CAPTURE(limit, size);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
        CHECK(files_in(folder.path()).empty());
    }
}
#endif
