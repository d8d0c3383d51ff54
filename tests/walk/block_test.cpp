#include "app/gui/place.h"
#include "app/gui/settings.h"
#include "app/gui/walk/block.h"
#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

using namespace zk;
using namespace zk::gui;
using forms::Field;

namespace {

struct Laying : Ward {
    std::vector<walk::BlockCell> lay(const std::string& clipboard, int row = 0, int column = 0) const
    {
        const auto& form = session->form();
        return walk::lay_block(walk::split_block(clipboard), form.standard(),
                               form.item(form.asks()[form.ask("medicine", "medicine.quality.handwashing")]),
                               {Field::numerator, Field::denominator}, 12, row, column);
    }
};

}  // namespace

TEST_CASE("the clipboard of Excel and WPS is cut into cells, quotes taken off")
{
    const auto block = walk::split_block("1\t2\r\n\"1,200\"\t\"a \"\"b\"\"\nc\"\r\n");
    REQUIRE(block.size() == 2);
    CHECK(block[0] == std::vector<std::string>{"1", "2"});
    CHECK(block[1] == std::vector<std::string>{"1,200", "a \"b\"\nc"});
    CHECK(walk::split_block("").empty());
}

TEST_CASE("months below each other go down, months side by side are turned")
{
    Laying ward;
    const auto down = ward.lay("1\t10\n2\t20\n", 3);
    REQUIRE(down.size() == 4);
    CHECK(down[3].row == 4);
    CHECK(down[3].column == 1);
    const auto across = ward.lay("1\t2\t3\t4\n10\t20\t30\t40\n");
    REQUIRE(across.size() == 8);
    CHECK(across[3].row == 3);
    CHECK(across[3].column == 0);
    CHECK(across[7].row == 3);
    CHECK(across[7].column == 1);
    CHECK(across[7].text == "40");
}

TEST_CASE("what can not be taken is refused with its sentence, a blank cell removes nothing")
{
    Laying ward;
    const auto cells = ward.lay("12\t-3\n\t=A1\n1.5\t9\n", 10);
    REQUIRE(cells.size() == 5);
    CHECK(cells[0].refused.empty());
    CHECK(std::string(cells[1].refused.code) == "input.negative");
    CHECK_FALSE(cells[2].refused.empty());                            // a formula
    CHECK(std::string(cells[3].refused.code) == "paste.outside");     // row 12 of 12
}

TEST_CASE("a place is kept as text and found again")
{
    const Place place = at_item("medicine", "medicine.quality.falls", Field::numerator, forms::Month(2025, 3));
    CHECK(place.str() == "section/medicine//medicine.quality.falls/numerator/2025-03");
    CHECK(Place::parse(place.str()) == place);
    CHECK(Place::parse("nonsense/x") == Place{});
    CHECK(Place::parse("overview").page == PageKind::overview);
}

TEST_CASE("settings come back, a damaged file counts as none, recent files are newest first and at most ten")
{
    Folder folder;
    const fs::path file = folder.path / "settings.json";
    {
        Settings settings(file);
        settings.set("window", std::vector<int>{1, 2, 3, 4, 0});
        settings.set("language", std::string("en"));
        for (int i = 0; i < 12; ++i)
            settings.opened(u8("医院" + std::to_string(i) + ".zhuanke"));
        settings.opened(u8("医院5.zhuanke"));
        REQUIRE(settings.save());
    }
    Settings again(file);
    CHECK(again.numbers("window") == std::vector<int>{1, 2, 3, 4, 0});
    CHECK(again.text("language") == "en");
    REQUIRE(again.recent().size() == 10);
    CHECK(again.recent()[0] == u8("医院5.zhuanke"));
    CHECK(again.recent()[1] == u8("医院11.zhuanke"));
    write(file, "{ damaged");
    CHECK(Settings(file).recent().empty());
    CHECK(Settings(file).number("navigator", 7) == 7);
}
