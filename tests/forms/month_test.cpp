#include "forms/month.h"

#include <catch2/catch.hpp>

using namespace zk::forms;

TEST_CASE("a month is read in the forms people write")
{
    for (const char* text :
         {"2025-03", "2025-3", "202503", "2025/3", "2025/03", "2025年3月", "2025年03月", "２０２５－０３", " 2025-03 ",
          "\xC2\xA0"
          "2025-03"})
        CHECK(Month::parse(text) == Month(2025, 3));
    CHECK(Month::parse("1900-01") == Month(1900, 1));
    CHECK(Month::parse("2199-12") == Month(2199, 12));
}

TEST_CASE("what is not a month is refused")
{
    for (const char* text : {"", "2025", "2025-0", "2025-13", "2025-003", "20253", "2025-03-01", "25-03", "1899-12",
                             "2200-01", "2025y3m", "2025年3", "2025.3", "3-2025", "2025-3x", "２０２５"})
        CHECK_FALSE(Month::parse(text));
}

TEST_CASE("months count on over the end of a year")
{
    CHECK(Month(2025, 11) + 2 == Month(2026, 1));
    CHECK(Month(2025, 1) + -1 == Month(2024, 12));
    CHECK(Month(2026, 1) - Month(2025, 1) == 12);
    CHECK(Month(2025, 3).str() == "2025-03");
    CHECK(iso(Month(2024, 2).last_day()) == "2024-02-29");
    CHECK(iso(Month(2025, 2).last_day()) == "2025-02-28");
}

TEST_CASE("each kind of period reads, prints and reads back")
{
    struct Case {
        const char* text;
        Month first, last;
        PeriodKind kind;
        const char *str, *zh, *en;
    };
    const Case cases[] = {
        {"2025", {2025, 1}, {2025, 12}, PeriodKind::year, "2025", "2025年", "2025"},
        {"2025H1", {2025, 1}, {2025, 6}, PeriodKind::half, "2025H1", "2025年上半年", "first half of 2025"},
        {"2025h2", {2025, 7}, {2025, 12}, PeriodKind::half, "2025H2", "2025年下半年", "second half of 2025"},
        {"2025Q3", {2025, 7}, {2025, 9}, PeriodKind::quarter, "2025Q3", "2025年第三季度", "Q3 2025"},
        {"2025-01..2025-09",
         {2025, 1},
         {2025, 9},
         PeriodKind::cumulative,
         "2025-01..2025-09",
         "2025年1–9月",
         "January–September 2025"},
        {"2025-01..2025-01",
         {2025, 1},
         {2025, 1},
         PeriodKind::cumulative,
         "2025-01..2025-01",
         "2025年1月",
         "January 2025"},
        {"2025-01..2025-06", {2025, 1}, {2025, 6}, PeriodKind::half, "2025H1", "2025年上半年", "first half of 2025"},
        {"2025-04..2025-06", {2025, 4}, {2025, 6}, PeriodKind::quarter, "2025Q2", "2025年第二季度", "Q2 2025"},
    };
    for (const auto& c : cases) {
        INFO(c.text);
        const auto period = Period::parse(c.text);
        REQUIRE(period);
        CHECK(period->first == c.first);
        CHECK(period->last == c.last);
        CHECK(period->kind() == c.kind);
        CHECK(period->str() == c.str);
        CHECK(period->zh() == c.zh);
        CHECK(period->en() == c.en);
        CHECK(Period::parse(period->str()) == period);
    }
}

TEST_CASE("months that are no period are refused")
{
    for (const char* text : {"2025H3", "2025Q0", "2025Q5", "2025-02..2025-04", "2025-07..2025-08", "2024-01..2025-12",
                             "2025-03..2025-01", "2025-07..2025-09x", "2025-01..", "2025X"})
        CHECK_FALSE(Period::parse(text));
}

TEST_CASE("the year before has the same length")
{
    const Period period = *Period::parse("2025-01..2025-09");
    CHECK(period.year_before() == *Period::parse("2024-01..2024-09"));
    CHECK(period.months() == 9);
    CHECK(period.contains(Month(2025, 9)));
    CHECK_FALSE(period.contains(Month(2025, 10)));
}

TEST_CASE("dates are read in four writings and must exist")
{
    for (const char* text : {"2025-12-31", "2025/12/31", "2025.12.31", "2025年12月31日", "２０２５-12-31"}) {
        const auto date = parse_date(text);
        REQUIRE(date);
        CHECK(iso(*date) == "2025-12-31");
    }
    CHECK(iso(*parse_date("2024-2-29")) == "2024-02-29");
    for (const char* text : {"2025-02-29", "2025-13-01", "2025-00-01", "2025-12-00", "2025-12", "20251231",
                             "2025-12/31", "2025-12-31x", "0000-01-01", ""})
        CHECK_FALSE(parse_date(text));
}
