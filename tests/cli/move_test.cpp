// Another version of the standard on the command line: tried, moved to, looked at again, taken back.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace zk::test;
using Json = nlohmann::json;

TEST_CASE("an assessment moves to a newer standard, says what to re-check, and goes back")
{
    const Desk desk;
    REQUIRE(desk.run({"new", desk.doc, "--name", "示例县人民医院"}).exit == 0);
    REQUIRE(desk.run({"assessment", "new", desk.doc, "--period", "2025", "--standard", "ward"}).exit == 0);
    const std::string item = "medicine.quality.waiting";
    REQUIRE(desk.run({"set", desk.doc, "medicine", item, "25"}).exit == 0);
    const fs::path newer = desk.path / "新 版" / "ward";
    fs::create_directories(newer.parent_path());
    fs::copy(desk.path / "data/forms/ward", newer, fs::copy_options::recursive);
    std::string text = read(newer / "medicine.toml");
    text.replace(text.find("target = 30"), 11, "target = 20");
    write(newer / "medicine.toml", text);
    const std::string folder = desk.at("新 版/ward");

    const Ran dry = desk.run({"assessment", "move", desk.doc, "--standard", folder, "--dry-run", "--lang", "zh"});
    INFO(dry.out << dry.err);
    CHECK(dry.exit == 0);
    CHECK(contains(dry.out, "修订 1"));
    CHECK(contains(dry.out, "未作任何更改"));
    CHECK(desk.run({"recheck", "list", desk.doc}).exit == 0);

    const Json moved = Json::parse(desk.run({"assessment", "move", desk.doc, "--standard", folder, "--json"}).out);
    CHECK(moved["values_kept"] == 1);
    CHECK(moved["recheck"][0]["item"] == item);
    CHECK(moved["totals"][0]["specialty"] == "medicine");
    CHECK(contains(desk.run({"check", desk.doc, "--lang", "zh"}).out, "待核实"));
    CHECK(contains(desk.run({"score", desk.doc, "--lang", "zh"}).out, "1 项填报内容待核实"));
    const Ran list = desk.run({"recheck", "list", desk.doc, "--lang", "zh"});
    CHECK(list.exit == 1);
    CHECK(contains(list.out, "满分值：30 → 20"));
    CHECK(desk.run({"recheck", "done", desk.doc, "medicine", "nowhere"}).exit == 2);
    CHECK(desk.run({"recheck", "done", desk.doc, "medicine", item}).exit == 0);
    CHECK(desk.run({"recheck", "list", desk.doc}).exit == 0);

    CHECK(desk.run({"assessment", "move", desk.doc, "--standard", folder}).exit == 2);   // follows it already
    CHECK(desk.run({"assessment", "move", desk.doc}).exit == 2);
    CHECK(desk.run({"assessment", "move", desk.doc, "--standard", "ward"}).exit == 0);
}
