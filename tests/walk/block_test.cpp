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
    std::vector<forms::Month> months;

    Laying()
    {
        for (int month = 1; month <= 12; ++month)
            months.emplace_back(2025, month);
    }
    std::vector<walk::BlockCell> lay(const std::string& clipboard, int row = 0, int column = 0) const
    {
        const auto& form = session->form();
        return walk::lay_block(walk::split_block(clipboard), form.standard(),
                               form.item(form.asks()[form.ask("medicine", "medicine.quality.handwashing")]),
                               {Field::numerator, Field::denominator}, months, row, column);
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
    CHECK(across[6].row == 3);
    CHECK(across[6].column == 0);
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

TEST_CASE("months named beside or above the figures decide; a head and totals are left out")
{
    Laying ward;
    const auto beside = ward.lay("月份\t分子\t分母\n3月\t5\t9\n2025年1月\t1,234\t2000\n十二月\t７\t8\n合计\t99\t99\n", 5, 1);
    REQUIRE(beside.size() == 6);
    CHECK(beside[0].row == 2);
    CHECK(beside[0].column == 0);
    CHECK(beside[1].column == 1);
    CHECK(beside[2].row == 0);
    CHECK(beside[2].refused.empty());
    CHECK(beside[5].row == 11);
    const auto above = ward.lay("\t1月份\t2月份\t合计\n分子\t5\t6\t11\n分母\t9\t9\t18\n");
    REQUIRE(above.size() == 4);
    CHECK(above[3].row == 1);
    CHECK(above[3].column == 1);
    CHECK(above[3].text == "9");
    const auto other = ward.lay("2024-01\t5\t9\n2025-02\t5\t9\n");
    REQUIRE(other.size() == 4);
    CHECK(std::string(other[0].refused.code) == "paste.month");
    CHECK(other[2].row == 1);
}

TEST_CASE("a head above figures without months is left out, figures that look like months are figures")
{
    Laying ward;
    const auto cells = ward.lay("分子\t分母\n1\t2\n2\t3\n");
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].row == 0);
    CHECK(cells[3].row == 1);
    CHECK(ward.lay("分子\t分母\n甲\t乙\n").size() == 4);   // nothing in it can be taken: all of it is shown and refused
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
