// Standards on the command line: listed, shown, compared, checked with file, line and column.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <regex>

using namespace zk::test;
using Json = nlohmann::json;

TEST_CASE("a right standard is checked in silence, by id and by folder")
{
    const Desk desk;
    for (const std::string& which : {std::string("ward"), std::string("ward-strict"), desk.at("data/forms/ward"),
                                     desk.at("data/forms/ward-strict/")}) {
        const Ran ran = desk.run({"standard", "check", which});
        INFO(which << "\n" << ran.err);
        CHECK(ran.exit == 0);
        CHECK((ran.out + ran.err).empty());
    }
}

TEST_CASE("a standard file cut in the middle is answered with file, line and column, and nothing is begun with it")
{
    const Desk desk;
    const fs::path file = desk.path / "data/forms/ward/medicine.toml";
    const std::string whole = read(file);
    write(file, whole.substr(0, whole.size() / 2));
    for (const std::string lang : {"en", "zh"}) {
        const Ran ran = desk.run({"standard", "check", "ward", "--lang", lang});
        INFO(ran.out << ran.err);
        CHECK(ran.exit == 1);
        CHECK(std::regex_search(ran.out, std::regex("medicine\\.toml:[0-9]+:[0-9]+: ")));
    }
    const Ran json = desk.run({"standard", "check", desk.at("data/forms/ward"), "--json"});
    CHECK(json.exit == 1);
    CHECK(Json::parse(json.out)["problems"][0]["line"].get<int>() > 1);
    REQUIRE(desk.run({"new", desk.doc, "--name", "示例县人民医院"}).exit == 0);
    const Ran begun = desk.run({"assessment", "new", desk.doc, "--period", "2025", "--standard", "ward"});
    CHECK(begun.exit == 2);
    CHECK(contains(begun.err, "medicine.toml"));
    CHECK(Json::parse(desk.run({"assessment", "list", desk.doc, "--json"}).out).empty());
    CHECK(desk.run({"standard", "show", "ward"}).exit == 2);
    CHECK(contains(desk.run({"standard", "list"}).out, "standard check ward"));
}

TEST_CASE("a folder that is no standard is refused in a sentence")
{
    const Desk desk;
    CHECK(desk.run({"standard", "check", desk.at("fehlt/")}).exit == 3);
    const Ran empty = desk.run({"standard", "check", desk.at("run")});
    INFO(empty.out << empty.err);
    CHECK(empty.exit == 1);
    CHECK(desk.run({"standard", "check", "wrad"}).exit == 2);
}

TEST_CASE("a standard is shown as a sheet and as data")
{
    const Desk desk;
    const Ran sheet = desk.run({"standard", "show", "ward", "medicine"});
    CHECK(sheet.exit == 0);
    CHECK(contains(sheet.out, "medicine.tech.gastroscopy"));
    CHECK_FALSE(contains(sheet.out, "surgery.tech.appendectomy"));
    CHECK(contains(desk.run({"standard", "show", "ward", "medicine", "--lang", "zh"}).out, "胃镜"));
    CHECK(contains(desk.run({"standard", "show", "ward"}).out, "surgery.tech.appendectomy"));
    CHECK(desk.run({"standard", "show", "ward", "nowhere"}).exit == 2);
    const Json data = Json::parse(desk.run({"standard", "show", "ward", "medicine", "--json"}).out);
    bool found = false;
    for (const Json& item : data["items"])
        if (item["id"] == "medicine.quality.handwashing") {
            found = true;
            CHECK(item["dimension"] == "quality");
            CHECK(item["kind"] == "ratio");
            CHECK(item["rule"] == "target");
            CHECK(item["target"] == "90");
        }
    CHECK(found);
}

TEST_CASE("the standard that comes with the program has no mistake")
{
    const Desk desk;
    const Ran ran = desk.run({"standard", "check", std::string(ZK_SOURCE_DIR) + "/forms/county-2025"});
    CHECK(ran.exit == 0);
    CHECK(ran.out.empty());
}

TEST_CASE("a sheet of one specialty has its own weights, and the documents it rests on at the end")
{
    const Desk desk;
    const std::string sheet = desk.run({"standard", "show", "ward", "surgery", "--lang", "zh"}).out;
    CHECK(contains(sheet, "技术能力（权重 50）"));
    CHECK(contains(sheet, "[1] 院内规定（2025年）"));
    CHECK(contains(desk.run({"standard", "show", "ward", "--lang", "zh"}).out, "技术能力（权重 60）"));
}

TEST_CASE("one item is shown with everything the standard says about it")
{
    const Desk desk;
    const std::string one =
        desk.run({"standard", "show", "ward", "medicine", "common.quality.readmission", "--lang", "zh"}).out;
    CHECK(contains(one, "出院后30天内再入院人次"));
    CHECK(contains(one, "院内规定（2025年）"));
    CHECK_FALSE(contains(one, "medicine.quality.falls"));
    CHECK(contains(desk.run({"standard", "show", "ward", "medicine", "common.quality.readmision", "--lang", "en"}).err,
                   "common.quality.readmission"));
    CHECK(contains(desk.run({"standard", "show", "ward", "medicine", "--cards", "--lang", "zh"}).out, "规定只有达到与未达到"));
}

TEST_CASE("two standards are compared: what is new, changed, the same and dropped, and what changed")
{
    const Desk desk;
    const std::string told = desk.run({"standard", "diff", "ward", "ward-strict", "--lang", "zh"}).out;
    CHECK(contains(told, "权重：60 → 50"));
    CHECK(contains(told, "级别：推荐 → 基本"));
    CHECK(contains(told, "common.quality.pain"));
    const Json data = Json::parse(desk.run({"standard", "diff", "ward", "ward-strict", "--json"}).out);
    CHECK(data["counts"] == Json{{"new", 1}, {"changed", 3}, {"same", 12}, {"dropped", 1}});
    for (const Json& item : data["items"])
        if (item["id"] == "medicine.tech.esd") {
            REQUIRE(item["fields"].size() == 2);
            CHECK(item["fields"][0]["field"] == "points");
            CHECK(item["fields"][0]["old"] == Json{{"zh", "3"}, {"en", "3"}});
            CHECK(item["fields"][0]["new"] == Json{{"zh", "4"}, {"en", "4"}});
        } else if (item["id"] == "medicine.quality.falls")
            CHECK(item["fate"] == "dropped");
    CHECK(contains(desk.run({"standard", "diff", "ward", desk.at("data/forms/ward"), "--lang", "en"}).out, "say the same"));
}

TEST_CASE("a document stands for the standard kept in it")
{
    const Desk desk;
    REQUIRE(desk.run({"new", desk.doc, "--name", "示例县人民医院"}).exit == 0);
    REQUIRE(desk.run({"assessment", "new", desk.doc, "--period", "2025", "--standard", "ward"}).exit == 0);
    const fs::path file = desk.path / "data/forms/ward/medicine.toml";
    std::string text = read(file);
    text.replace(text.find("target = 90"), 11, "target = 91");
    write(file, text);
    const Json data = Json::parse(desk.run({"standard", "diff", desk.doc, "ward", "--json"}).out);
    CHECK(data["counts"]["changed"] == 1);
}
