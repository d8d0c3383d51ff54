// The whole way from a new document to its workbook, and the words it is told in.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace zk::test;
using Json = nlohmann::json;

namespace {

const std::string small_year = "specialty,item,field,month,value\n"
                               "medicine,medicine.tech.gastroscopy,status,,independent\n"
                               "medicine,medicine.tech.gastroscopy,cases,2025-01,60\n"
                               "medicine,medicine.tech.gastroscopy,cases,2025-02,70\n"
                               "medicine,medicine.quality.handwashing,numerator,,9\n"
                               "medicine,medicine.quality.handwashing,denominator,,10\n"
                               "medicine,medicine.quality.waiting,value,,25\n";

}  // namespace

TEST_CASE("from a new document to a compared workbook")
{
    const Desk desk;
    REQUIRE(desk.run({"new", desk.doc, "--name", "示例县人民医院"}).exit == 0);
    const Ran begun = desk.run({"assessment", "new", desk.doc, "--period", "2025", "--standard", "ward", "--json"});
    INFO(begun.err);
    REQUIRE(begun.exit == 0);
    CHECK(Json::parse(begun.out)["specialties"] == Json({"medicine", "surgery"}));
    CHECK(contains(desk.run({"assessment", "list", desk.doc}).out, "2025"));

    REQUIRE(desk.run({"specialty", "remove", desk.doc, "surgery"}).exit == 0);
    CHECK_FALSE(contains(desk.run({"specialty", "list", desk.doc}).out, "surgery"));
    REQUIRE(desk.run({"specialty", "add", desk.doc, "surgery"}).exit == 0);
    CHECK(contains(desk.run({"specialty", "list", desk.doc}).out, "surgery"));

    const std::string csv = desk.csv(small_year);
    const Ran dry = desk.run({"load", desk.doc, csv, "--dry-run"});
    CHECK(dry.exit == 0);
    CHECK(contains(dry.out, "6 rows"));
    CHECK(desk.get("medicine.tech.gastroscopy", "status").empty());
    REQUIRE(desk.run({"load", desk.doc, csv}).exit == 0);
    CHECK(desk.get("medicine.tech.gastroscopy", "status") == "independent");
    CHECK(desk.get("medicine.tech.gastroscopy", "cases", "2025-02") == "70");

    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.sedation", "daytime"}).exit == 0);
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "--no-data", "系统升级"}).exit == 0);
    REQUIRE(desk.run({"note", desk.doc, "medicine", "medicine.tech.esd", "下半年开展"}).exit == 0);

    // 9 of 10 meets 90 %.
    const Ran why = desk.run({"score", desk.doc, "--explain", "medicine.quality.handwashing", "--json"});
    INFO(why.err);
    REQUIRE(why.exit == 0);
    CHECK(Json::parse(why.out)[0]["item"]["earned"] == "3.00");
    CHECK(contains(desk.run({"score", desk.doc, "--explain", "medicine.quality.handwashing"}).out, "张三"));
    CHECK(desk.run({"score", desk.doc}).exit == 0);
    CHECK(desk.run({"score", desk.doc, "--specialty", "medicine"}).exit == 0);
    CHECK(Json::parse(desk.run({"report", desk.doc, "--json"}).out)["schema"] == 1);
    CHECK(contains(desk.run({"report", desk.doc}).out, "示例县人民医院"));
    CHECK(desk.run({"check", desk.doc}).exit == 1);

    const std::string target = desk.at("上报 表.xlsx");
    const Ran submitted = desk.run({"submit", desk.doc, target, "--json", "--draft"});
    INFO(submitted.err);
    const Json result = Json::parse(submitted.out);
    CHECK(result["cells_different"] == 0);
    CHECK(result["cells_equal"].get<int>() > 100);
    CHECK(submitted.exit == (result["errors"] == 0 ? 0 : 1));
    CHECK(read(u8(target)).substr(0, 2) == "PK");

    // A folder gets the layout's own file name.
    fs::create_directories(desk.path / u8("上报 文件夹"));
    const Ran again = desk.run({"submit", desk.doc, desk.at("上报 文件夹"), "--json", "--draft"});
    const fs::path named = u8(Json::parse(again.out)["workbook"].get<std::string>());
    CHECK(named.extension() == ".xlsx");
    CHECK(fs::exists(named));

    const Ran history = desk.run({"history", desk.doc, "--json", "--limit", "1"});
    const std::string batch = Json::parse(history.out)[0]["batch"];
    REQUIRE(desk.run({"undo", desk.doc, batch.substr(0, 13)}).exit == 0);
    const Ran backup = desk.run({"backup", desk.doc, desk.at("备 份.zhuanke"), "--json"});
    REQUIRE(backup.exit == 0);
    CHECK(Json::parse(backup.out)["values"].get<int>() > 0);
    CHECK(desk.run({"score", desk.at("备 份.zhuanke")}).exit == 0);
}

TEST_CASE("a claim of not applicable waits for the administrator, who accepts or refuses it")
{
    const Desk desk;
    desk.begin();
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.gastroscopy", "--not-applicable", "无设备"}).exit ==
            0);
    const auto claim = [&] {
        return Json::parse(desk.run({"get", desk.doc, "medicine", "medicine.tech.gastroscopy", "--json"}).out)["claim"];
    };
    CHECK(claim()["decision"] == "pending");
    REQUIRE(desk.run({"refuse", desk.doc, "medicine", "medicine.tech.gastroscopy", "应配备"}).exit == 0);
    CHECK(claim()["decision"] == "refused");
    REQUIRE(desk.run({"accept", desk.doc, "medicine", "medicine.tech.gastroscopy"}).exit == 0);
    CHECK(claim()["decision"] == "accepted");
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.gastroscopy", "--withdraw"}).exit == 0);
    CHECK(claim().is_null());
}

TEST_CASE("a hint stops being a finding of the exit code once its reason is written")
{
    const Desk desk;
    desk.begin();
    REQUIRE(
        desk.run({"baseline", desk.doc, "medicine", "common.quality.readmission", "2.5", "--source", "年报"}).exit ==
        0);
    const Json before = Json::parse(desk.run({"check", desk.doc, "--json"}).out);
    std::string key;
    for (const Json& finding : before["findings"])
        if (finding["severity"] == "hint")
            key = finding["key"];
    if (!key.empty()) {
        INFO(key);
        REQUIRE(desk.run({"reason", desk.doc, key, "新增设备"}).exit == 0);
        const Json after = Json::parse(desk.run({"check", desk.doc, "--json"}).out);
        CHECK(after["hints_with_reason"] == before["hints_with_reason"].get<int>() + 1);
    }
    const Ran unknown = desk.run({"reason", desk.doc, "no-such-key", "x"});
    CHECK(unknown.exit == 2);
    CHECK(contains(unknown.err, "no-such-key"));
}

TEST_CASE("values that look like options, lists or brackets arrive as they were typed")
{
    const Desk desk;
    desk.begin();
    for (const std::string text : {"[a,b]", "{}", "/home/a", "-5 度", "a=b"}) {
        const Ran kept = desk.run({"note", desk.doc, "medicine", "medicine.tech.esd", "--", text});
        INFO(text << ": " << kept.err);
        REQUIRE(kept.exit == 0);
        CHECK(Json::parse(desk.run({"get", desk.doc, "medicine", "medicine.tech.esd", "--json"}).out)["note"] == text);
    }
    const Ran negative = desk.run({"set", desk.doc, "medicine", "medicine.quality.waiting", "-5"});
    CHECK(negative.exit == 2);
    CHECK(contains(negative.err, "-5"));
}

TEST_CASE("the demo makes its files, says where they lie, and replaces its own earlier output only")
{
    const Desk desk;
    const std::string out = desk.at("演示 文件");
    const Ran first = desk.run({"demo", "--out", out, "--json"});
    INFO(first.err);
    REQUIRE(first.exit == 0);
    const Json made = Json::parse(first.out);
    CHECK(made["cells_different"] == 0);
    CHECK(made["cells_equal"] == made["cells_written"]);
    const std::string document = made["document"];
    CHECK(fs::exists(u8(document)));
    const fs::path workbook = u8(made["workbook"].get<std::string>());
    CHECK(read(workbook).substr(0, 2) == "PK");
    fs::remove(workbook);
    const Ran second = desk.run({"demo", "--out", out, "--lang", "zh"});
    INFO(second.err);
    REQUIRE(second.exit == 0);
    CHECK(contains(second.out, document));
    REQUIRE(desk.run({"demo", "--out", out}).exit == 0);
    CHECK(fs::exists(workbook));
    for (const auto& entry : fs::directory_iterator(u8(out)))
        CHECK_FALSE(contains(utf8(entry.path()), ".new"));

    // Somebody has worked in it: it stays.
    REQUIRE(desk.run({"note", document, "hospital", "hospital.profile.uscc", "我的备注"}).exit == 0);
    const Ran third = desk.run({"demo", "--out", out});
    CHECK(third.exit == 2);
    CHECK(contains(third.err, document));
    const Ran mine = desk.run({"get", document, "hospital", "hospital.profile.uscc", "--json"});
    CHECK(Json::parse(mine.out)["note"] == "我的备注");
}
