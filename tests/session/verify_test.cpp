#include "tests/session/helpers.h"
#include "tests/session/workbooks.h"

#include "app/session/verify.h"
#include "app/session/verify_data.h"
#include "templates/text.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zk;
using forms::Field;
using session::Json;

TEST_CASE("a workbook as it was written verifies as unchanged, wherever it is")
{
    const DraftedWard ward;
    const auto done = session::verify(ward.workbook, ward.library);
    CHECK(codes(done.findings).empty());
    CHECK(codes(done.remarks) == std::vector<std::string>{"verify.draft"});
    CHECK(done.sheets_compared);
    CHECK(done.sheets.different == 0);
    CHECK(done.sheets.equal > 100);
    CHECK(done.clean());
    CHECK(done.digest == done.digest_stated);
    CHECK(done.digest == ward.submission.digest);
    CHECK(done.marks.empty());
}

TEST_CASE("each changed cell of a sheet is named with what it should say")
{
    const DraftedWard ward;
    rewrite(ward.workbook, [](Json& tree, std::string&) { tree["hospital"]["phone"] = "0371-7654321"; });
    const auto done = session::verify(ward.workbook, ward.library);
    CHECK_FALSE(done.clean());
    CHECK(done.findings.empty());
    REQUIRE(done.sheets.different > 0);
    for (const auto& difference : done.sheets.differences) {
        CHECK(difference.found.find("0371-7654321") != std::string::npos);
        CHECK(difference.expected.find("0371-7654321") == std::string::npos);
    }
}

TEST_CASE("a deleted row is told as a row, and the rows below it are not taken for changed")
{
    const DraftedWard ward;
    rewrite(ward.workbook, [](Json& tree, std::string&) {
        for (Json& dimension : tree["sections"][0]["dimensions"])
            for (Json& group : dimension["groups"])
                if (group["items"].size() > 1)
                    return void(group["items"].erase(0));
    });
    const auto done = session::verify(ward.workbook, ward.library);
    const auto found = codes(done.findings);
    CHECK(std::count(found.begin(), found.end(), "verify.rows_deleted") > 0);
    CHECK(done.sheets.different < 20);
    CHECK_FALSE(done.clean());
}

TEST_CASE("a changed piece of the machine-readable report is named and the digest no longer fits")
{
    const DraftedWard ward;
    rewrite(ward.workbook, [](Json& tree, std::string&) {
        auto& text = tree["submission"]["pieces"][0]["text"].get_ref<std::string&>();
        const auto at = text.find("示例县人民医院");
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string("示例县").size(), "某某县");
    });
    const auto done = session::verify(ward.workbook, ward.library);
    CHECK(codes(done.findings) == std::vector<std::string>{"verify.pieces_changed", "verify.digest_differs"});
    CHECK(done.digest != done.digest_stated);
    CHECK_FALSE(done.clean());
}

TEST_CASE("a report that can not be put together any more is said so, and nothing is made up")
{
    const DraftedWard ward;
    rewrite(ward.workbook, [](Json& tree, std::string&) { tree["submission"]["pieces"][0]["text"] = "{"; });
    const auto done = session::verify(ward.workbook, ward.library);
    CHECK(codes(done.findings) == std::vector<std::string>{"verify.pieces_changed", "verify.tree_unreadable"});
    CHECK(done.tree.is_null());
    CHECK_FALSE(done.sheets_compared);
    CHECK_FALSE(done.clean());
}

TEST_CASE("what the reviewer wrote is read beside the self-score and is no change")
{
    const DraftedWard ward;
    write_marks(ward.workbook, same_mark, "text = \"见病案 {item.number}\", ");
    const auto done = session::verify(ward.workbook, ward.library);
    CHECK(done.clean());
    REQUIRE_FALSE(done.marks.empty());
    bool found = false;
    for (const auto& mark : done.marks) {
        if (mark.section != "medicine" || mark.item != "medicine.quality.handwashing")
            continue;
        found = true;
        CHECK(mark.earned == "3.00");
        CHECK(mark.mark == mark.points);
        CHECK(mark.comment == "见病案 " + mark.number);
        CHECK(mark.item_title.zh.size() > 0);
        CHECK(mark.mark_cell != mark.comment_cell);
    }
    CHECK(found);
}

TEST_CASE("a workbook is verified with the layout it carries where another one is installed")
{
    const DraftedWard ward;
    const fs::path installed = ward.path / "data/templates/county/layout.toml";
    write(installed, read(installed) + "\n# another version\n");
    auto done = session::verify(ward.workbook, ward.library);
    CHECK(done.clean());
    CHECK(codes(done.remarks) == std::vector<std::string>{"verify.draft", "verify.layout_carried"});

    rewrite(ward.workbook, [](Json& tree, std::string&) { tree["submission"]["pieces"].back()["text"] = "\"\""; });
    done = session::verify(ward.workbook, ward.library);
    CHECK(codes(done.findings) == std::vector<std::string>{"verify.pieces_changed", "verify.no_layout"});
    CHECK_FALSE(done.sheets_compared);
}

TEST_CASE("files that are no workbook of this program are refused in a sentence")
{
    const DraftedWard ward;
    const fs::path other = ward.path / u8("别的 表.xlsx");
    rewrite(ward.workbook, [](Json&, std::string& layout) { layout.resize(layout.find("# ---- 机读数据")); }, other);
    CHECK(code_of([&] { session::verify(other, ward.library); }) == "verify.not_ours");
    write(other, "科室,指标\n");
    CHECK(code_of([&] { session::verify(other, ward.library); }) == "workbook.not_a_workbook");
    CHECK(code_of([&] { session::verify(ward.path / "no.xlsx", ward.library); }) == "workbook.cannot_read");
}

TEST_CASE("the pieces hold what cells can hold and joined are the report again")
{
    Json tree = {{"schema", 1}, {"submission", {{"digest", "x"}}}};
    std::string blanks(20000, ' '), emoji, plain;
    for (int i = 0; i < 20000; ++i) {
        emoji += "😀";
        plain += "专科 ";
    }
    tree["texts"] = {blanks, emoji, plain, "_x0041_ _x000D_", "\xEF\xBF\xBE\xEF\xBF\xBF", "甲\r\n乙\x01", std::string(70000, 'a')};
    const Json before = tree;
    session::add_pieces(tree, "[layout]\nid = \"x\"\t# 中文\r\n");
    std::string joined, layout;
    for (const Json& piece : tree["submission"]["pieces"]) {
        const std::string text = piece["text"];
        std::string scratch;
        CHECK(templates::utf16_length(text) <= 32000);
        CHECK(templates::clean(text, scratch) == text);
        CHECK(text.find("_x0041_") == std::string::npos);
        CHECK(text.front() != ' ');
        CHECK(text.back() != ' ');
        (piece["record"] == "tree" ? joined : layout) += text;
    }
    CHECK(Json::parse(joined) == before);
    CHECK(Json::parse(layout) == "[layout]\nid = \"x\"\t# 中文\r\n");
}
