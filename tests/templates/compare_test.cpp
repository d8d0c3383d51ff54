// What a person or another program did to a workbook after it was written.
#include "sample_report.h"

#include <catch2/catch.hpp>

using namespace zk;
using namespace zk::templates;
using namespace zk::templates::test;

namespace {

/// A table of findings with a column to be written into and its sum; `mark` and `note` are what stands there.
std::string reviewed_layout(const std::string& mark, const std::string& note)
{
    return R"([layout]
id = "sample"
version = "1"
title = "样表"
file = "样表"
[style.cell]
wrap = true
[style.open]
unlocked = true
[[sheet]]
id = "s"
name = "表1"
footer = { left = "校验码：{submission.check_code}", center = "第 {page} 页 共 {pages} 页" }
[[sheet.part]]
rows = "findings as finding"
[[sheet.part.column]]
head = "问题"
value = "finding.text"
[[sheet.part.column]]
head = "审核分"
style = "open"
entry = "{finding.key}/mark"
)" + mark + R"(
[[sheet.part.column]]
head = "审核意见"
style = "open"
entry = "{finding.key}/comment"
)" + note + R"(
[[sheet.part]]
cells = [{ text = "合计" }, { sum = true }, { style = "open" }]
[[sheet]]
id = "t"
name = "表2"
[[sheet.part]]
line = "注"
)";
}

const std::string empty_columns = reviewed_layout("", "");
const std::string filled_columns =
    reviewed_layout("value = \"finding.month\"\nformat = \"number\"", "value = \"finding.reason\"");

Json three_findings()
{
    Json report = sample_report();
    const Json sample = report["findings"][0];
    report["findings"] = Json::array();
    for (const auto& [key, mark, note] : {std::tuple{"k1", "2.5", "属实"}, {"k2", "", ""}, {"k3", "1", "缺病案"}}) {
        Json one = sample;
        one["key"] = key;
        one["month"] = mark;
        one["reason"] = note;
        report["findings"].push_back(one);
    }
    return report;
}

}  // namespace

TEST_CASE("what a reviewer writes into the empty unlocked cells is told apart from changes and keeps its place's name")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout_of(filled_columns), three_findings(), chinese(), path);
    for (const Since since : {Since::written, Since::saved}) {
        const auto result = compare_workbook(*layout_of(empty_columns), three_findings(), chinese(), path, since);
        CHECK(result.different == 0);
        REQUIRE(result.entered.size() == 4);
        CHECK(result.entered[0].cell == "B2");
        CHECK(result.entered[0].entry == "k1/mark");
        CHECK(result.entered[0].text == "2.5");
        CHECK(result.entered[0].number);
        CHECK(result.entered[3].sheet == "表1");
        CHECK(result.entered[3].entry == "k3/comment");
        CHECK(result.entered[3].text == "缺病案");
        CHECK_FALSE(result.entered[3].number);
    }
}

TEST_CASE("a sum over the reviewer's cells may show what they come to, and nothing else")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    // The file says 3.5. With other marks in the same cells that sum is wrong.
    write_workbook(*layout_of(filled_columns), three_findings(), chinese(), path);
    CHECK(cell_of(path, "表1!B5") == "=SUM(B2:B4) -> 3.5");
    CHECK(compare_workbook(*layout_of(empty_columns), three_findings(), chinese(), path).same());

    const std::string locked_number = reviewed_layout("value = \"finding.month\"\nformat = \"number\"\n", "");
    Json other = three_findings();
    other["findings"][0]["month"] = "2";
    const auto result = compare_workbook(*layout_of(locked_number), other, chinese(), path);
    REQUIRE(result.different == 2);
    CHECK(result.differences[1].cell == "B5");
    CHECK(result.differences[1].expected == "=SUM(B2:B4) (3)");
    CHECK(result.differences[1].found == "=SUM(B2:B4) (3.5)");
}

TEST_CASE("sheets are compared by name: one more, one less and another order do not hide each other")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    const Json report = three_findings();
    const std::string first = "[[sheet]]\nid = \"u\"\nname = \"表3\"\n[[sheet.part]]\nline = \"字\"\n";
    const auto at = empty_columns.find("[[sheet]]");
    write_workbook(*layout_of(empty_columns.substr(0, at) + first + empty_columns.substr(at)), report, chinese(), path);
    const auto more = compare_workbook(*layout_of(empty_columns), report, chinese(), path);
    REQUIRE(more.different == 1);
    CHECK(more.differences[0].found == "表3");
    CHECK(compare_workbook(*layout_of(empty_columns + first), report, chinese(), path).same());

    write_workbook(*layout_of(empty_columns), report, chinese(), path);
    const auto fewer = compare_workbook(*layout_of(empty_columns + first), report, chinese(), path);
    REQUIRE(fewer.different == 1);
    CHECK(fewer.differences[0].expected == "表3");
}

TEST_CASE("a footer with another check code is a difference")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    Json report = three_findings();
    write_workbook(*layout_of(empty_columns), report, chinese(), path);
    report["submission"]["check_code"] = "00000000";
    const auto result = compare_workbook(*layout_of(empty_columns), report, chinese(), path);
    REQUIRE(result.different == 1);
    CHECK(result.differences[0].cell == "&");
    CHECK(result.differences[0].found == "校验码：3F9A27C1第&P页共&N页");
}

TEST_CASE("a sink that has seen enough of a sheet is spared the rest of it")
{
    struct Sink final : CellSink {
        int cells = 0, sheets = 0;
        bool sheet(std::string_view, int) override { return ++sheets > 0; }
        void cell(const Cell&) override { ++cells; }
        bool more() override { return false; }
    } sink;
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout_of(empty_columns), three_findings(), chinese(), path);
    read_workbook(path, sink);
    CHECK(sink.sheets == 2);
    CHECK(sink.cells == 4);
}

namespace {

/// Twelve findings of which `rows` stand in the workbook, each with the mark that a reviewer gave it.
Json findings(const std::vector<int>& rows)
{
    Json report = sample_report();
    const Json sample = report["findings"][0];
    report["findings"] = Json::array();
    for (const int row : rows) {
        Json one = sample;
        const std::string text = row < 0 ? "另加一行" : "第" + std::to_string(row) + "个问题";
        one["key"] = "k" + std::to_string(row);
        one["text"] = {{"zh", text}, {"en", text}};
        one["month"] = std::to_string(row);
        one["reason"] = "";
        report["findings"].push_back(one);
    }
    return report;
}

/// What comparing says of a workbook with twelve rows in which now stand these.
Comparison after(const std::vector<int>& now, Since since = Since::saved)
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout_of(filled_columns), findings(now), chinese(), path);
    return compare_workbook(*layout_of(empty_columns), findings({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}), chinese(), path,
                            since);
}

std::string told(const Comparison& result)
{
    std::string out;
    for (const RowChange& one : result.rows)
        out += std::string(one.kind == RowChange::Kind::deleted    ? "deleted "
                           : one.kind == RowChange::Kind::inserted ? "inserted "
                                                                   : "moved ") +
               std::to_string(one.first + 1) + "+" + std::to_string(one.count) +
               (one.kind == RowChange::Kind::moved ? " to " + std::to_string(one.to + 1) : "") + "; ";
    for (const Difference& one : result.differences)
        out += one.cell + " ";
    return out;
}

}  // namespace

TEST_CASE("a deleted, an inserted and a moved row are named once, and the rows below keep their marks")
{
    const auto deleted = after({1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12});
    CHECK(told(deleted) == "deleted 5+1; ");
    CHECK_FALSE(deleted.same());
    REQUIRE(deleted.entered.size() == 11);
    for (const Entered& one : deleted.entered)
        CHECK(one.entry == "k" + one.text + "/mark");
    CHECK(told(after({4, 5, 6, 7, 8, 9, 10, 11, 12})) == "deleted 2+3; ");
    CHECK(told(after({1, 2, -1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})) == "inserted 4+1; ");
    CHECK(told(after({2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 11, 12})) == "moved 2+1 to 11; ");
    CHECK(told(after({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})).empty());
}

TEST_CASE("a changed cell beside a deleted row is named where it is found")
{
    CHECK(told(after({1, 2, 4, 5, 6, 7, -1, 9, 10, 11, 12})) == "deleted 4+1; A8 ");
    // As it was written nobody can have deleted rows: what is written wrongly is told cell by cell.
    const auto written = after({1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12}, Since::written);
    CHECK(written.rows.empty());
    CHECK(written.different > 8);
}

TEST_CASE("a footer that begins with a digit keeps it when a program leaves the font out")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    Json report = three_findings();
    for (const char* code : {"00123456", "9f86d081", "c38bd885", "12345678"}) {
        report["submission"]["check_code"] = code;
        std::string layout = empty_columns;
        const std::string words = "校验码：{submission.check_code}";
        layout.replace(layout.find(words), words.size(), "{submission.check_code}");
        write_workbook(*layout_of(layout), report, chinese(), path);
        const std::string xml = part_of(path, "xl/worksheets/sheet1.xml");
        const bool digit = code[0] <= '9';
        CHECK(xml.find(std::string("Regular\"") + (digit ? " " : "") + code) != std::string::npos);
        CHECK(compare_workbook(*layout_of(layout), report, chinese(), path, Since::saved).same());
    }
}

TEST_CASE("a workbook found cut off right after writing is told as a full disk, later as damaged")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    write_workbook(*layout_of(empty_columns), three_findings(), chinese(), path);
    put_bytes(path, bytes_of(path).substr(0, 3000));
    const auto said = [&](Since since) -> std::string {
        try {
            compare_workbook(*layout_of(empty_columns), three_findings(), chinese(), path, since);
        } catch (const Error& error) {
            return error.message().code;
        }
        return "(no error)";
    };
    CHECK(said(Since::written) == "workbook.not_complete");
    CHECK(said(Since::saved) == "workbook.damaged");
}
