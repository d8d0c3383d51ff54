// Verifying, reviewing and auditing on the command line.
#include "app/cli/verify_print.h"
#include "app/i18n/catalogue.h"
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace zk::test;
using Json = nlohmann::json;

namespace {

struct Drafted : Desk {
    std::string workbook = at("草稿 表.xlsx");
    Drafted()
    {
        begin();
        REQUIRE(run({"set", doc, "medicine", "medicine.tech.gastroscopy", "60", "--field", "cases", "--month", "2025-01"})
                    .exit == 0);
        const Ran submitted = run({"submit", doc, workbook, "--draft"});
        INFO(submitted.err);
        REQUIRE(fs::exists(u8(workbook)));
    }
};

}  // namespace

TEST_CASE("a workbook as written verifies with exit code 0, alone and with its document")
{
    const Drafted desk;
    const Ran alone = desk.run({"verify", desk.workbook});
    INFO(alone.out << alone.err);
    CHECK(alone.exit == 0);
    CHECK(contains(alone.out, "Nothing was changed"));
    const Json found = Json::parse(desk.run({"verify", desk.workbook, "--doc", desk.doc, "--json"}).out);
    CHECK(found["clean"] == true);
    CHECK(found["digest"] == found["digest_stated"]);
    CHECK(found["document"]["kind"] == "present");
    CHECK(contains(desk.run({"verify", desk.workbook, "--lang", "zh"}).out, "未发现改动"));
}

TEST_CASE("a draft of what stood once is a finding and names what changed since")
{
    const Drafted desk;
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.gastroscopy", "61", "--field", "cases", "--month",
                      "2025-01"})
                .exit == 0);
    const Ran with = desk.run({"verify", desk.workbook, "--doc", desk.doc});
    CHECK(with.exit == 1);
    CHECK(contains(with.out, "should say “61”"));
    CHECK(desk.run({"verify", desk.workbook}).exit == 0);
}

TEST_CASE("where only a row was deleted, no number of changed cells is told")
{
    zk::session::Verification done;
    done.sheets_compared = true;
    done.sheets.equal = 1200;
    done.sheets.rows.push_back({zk::templates::RowChange::Kind::deleted, "表2", 6, 1, 0});
    done.findings.push_back({"verify.rows_deleted", "{sheet}: row {rows} was deleted.", {{"sheet", "表2"}, {"rows", "7"}}});
    zk::cli::Arguments data;
    data.add("--data", {ZK_DATA});
    const zk::i18n::Catalogue words;
    zk::cli::Context context(data, words, zk::forms::Language::zh);
    print_text(context, done);
    CHECK(contains(context.out, "表2：第 7 行被删除"));
    CHECK(contains(context.out, "其余 1200 个单元格未改动"));
    CHECK_FALSE(contains(context.out, " 0 个"));
}

TEST_CASE("what is no workbook, no workbook of this program, or not there has its own exit code and sentence")
{
    const Drafted desk;
    CHECK(desk.run({"verify", desk.at("fehlt.xlsx")}).exit == 3);
    const Ran csv = desk.run({"verify", desk.csv("a,b\n1,2\n")});
    CHECK(csv.exit == 3);
    CHECK(contains(csv.err, "not an Excel workbook"));
    REQUIRE(desk.run({"audit", desk.doc, "--out", desk.at("底稿.xlsx")}).exit == 0);
    const Ran other = desk.run({"verify", desk.at("底稿.xlsx")});
    CHECK(other.exit == 4);
    CHECK(contains(other.err, "底稿.xlsx"));
    CHECK(desk.run({"verify", desk.workbook, "--doc", desk.workbook}).exit == 4);
    CHECK(desk.run({"verify"}).exit == 2);
}

TEST_CASE("a review is brought in only for what was submitted")
{
    const Drafted desk;
    const Ran draft = desk.run({"review", "import", desk.doc, desk.workbook});
    CHECK(draft.exit == 2);
    CHECK(contains(draft.err, "none of the submissions"));
    const Ran none = desk.run({"review", "list", desk.doc});
    CHECK(none.exit == 0);
    CHECK(contains(none.out, "No review"));
    CHECK(desk.run({"review", "list", desk.doc, "--number", "2025-09"}).exit == 2);
}

TEST_CASE("an audit tells an item from number to source, as text, JSON and workbook")
{
    const Drafted desk;
    const Ran text = desk.run({"audit", desk.doc, "--item", "medicine.tech.gastroscopy"});
    INFO(text.err);
    CHECK(text.exit == 0);
    CHECK(contains(text.out, "01=60"));
    CHECK(contains(text.out, "张三"));
    const Json tree = Json::parse(desk.run({"audit", desk.doc, "--specialty", "medicine", "--json"}).out);
    CHECK(tree["sections"].size() == 1);
    CHECK(desk.run({"audit", desk.doc, "--item", "nothing"}).exit == 2);
    CHECK(desk.run({"audit", desk.doc, "--out", desk.at("无 文件夹/底稿.xlsx")}).exit == 3);
}

TEST_CASE("a trend lists every month of an item, gaps as words and not as zero")
{
    const Drafted desk;
    const Ran text = desk.run({"trend", desk.doc, "medicine", "medicine.tech.gastroscopy"});
    INFO(text.out << text.err);
    CHECK(text.exit == 0);
    CHECK(contains(text.out, "2025-12"));
    CHECK(contains(text.out, "not filled in"));
    const Json told = Json::parse(desk.run({"trend", desk.doc, "medicine", "medicine.tech.gastroscopy", "--json"}).out);
    CHECK(told["monthly"] == true);
    REQUIRE(told["months"].size() == 12);
    CHECK(told["months"][0]["value"] == "60");
    CHECK(told["months"][11]["value"].is_null());
    CHECK(told["months"][11]["gap"] == "missing");
    CHECK(desk.run({"trend", desk.doc, "medicine", "nothing"}).exit == 2);
    CHECK(desk.run({"trend", desk.doc, "nowhere", "medicine.tech.gastroscopy"}).exit == 2);
}
