// Text in columns, where a Chinese character is two wide.
#include "app/cli/console.h"

#include <catch2/catch.hpp>

using namespace zk::cli;

TEST_CASE("Chinese characters and full-width punctuation are two columns wide, other letters one")
{
    CHECK(display_width("abc") == 3);
    CHECK(display_width("心血管") == 6);
    CHECK(display_width("（％）") == 6);
    CHECK(display_width("≥ 75 · “a”") == 10);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\xFF\x80") == 2);
}

TEST_CASE("columns stand under each other whatever the script")
{
    Table table({Table::Align::left, Table::Align::right});
    table.row({"心血管内科", "88.90"});
    table.row({"lab", "7.5"});
    CHECK(table.str() == "心血管内科  88.90\nlab           7.5\n");
}

TEST_CASE("lines break at blanks and between Chinese characters, never before closing punctuation")
{
    CHECK(wrap("one two three", 8) == std::vector<std::string>{"one two", "three"});
    CHECK(wrap("医院自评，上报", 8) == std::vector<std::string>{"医院自", "评，上报"});
    CHECK(wrap("incomprehensibilities", 5) == std::vector<std::string>{"incomprehensibilities"});
    CHECK(wrap("", 5) == std::vector<std::string>{""});
}
