// Standards on the command line: listed, shown, checked with file, line and column.
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
