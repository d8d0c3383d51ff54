#include "forms/series.h"

#include "tests/forms/build.h"

#include <catch2/catch.hpp>

using namespace zk::forms;
using namespace zk::forms::test;

namespace {

struct Monthly {
    Sheet sheet;
    explicit Monthly(RatioForm form = RatioForm::proportion) : sheet(make(form)) {}
    static Build make(RatioForm form)
    {
        Build build;
        build.ratio("q", 3, Direction::higher, "90", "60").form = form;
        build.value("n", 1, Direction::higher, "10", "0");
        build.value("median", 1, Direction::lower, "10", "90", Aggregation::none);
        build.technique("t", 2);
        return build;
    }
    void now(const std::vector<int>& top, const std::vector<int>& bottom)
    {
        sheet.months("q", Field::numerator, top);
        sheet.months("q", Field::denominator, bottom);
    }
    void before(const std::vector<int>& top, const std::vector<int>& bottom)
    {
        sheet.months("q", Field::numerator, top, 1, true);
        sheet.months("q", Field::denominator, bottom, 1, true);
    }
    Series of(const char* item) const { return series(sheet.form, sheet.answers, sheet.ask(item)); }
};

const std::vector<int> hundred(12, 100);

}   // namespace

TEST_CASE("each month of a ratio is its own numerator over its own denominator, exactly", "[series]")
{
    Monthly monthly;
    monthly.now({1, 2}, {3, 7});
    const Series series = monthly.of("q");
    CHECK(series.monthly);
    REQUIRE(series.now.size() == 12);
    CHECK(series.now[0].month == Month(2025, 1));
    CHECK(series.now[0].value == Rational(100, 3));
    CHECK(series.now[1].value == Rational(200, 7));
    CHECK(series.before[0].month == Month(2024, 1));
}

TEST_CASE("a missing month is a gap and not a zero", "[series]")
{
    Monthly monthly;
    monthly.now({1, 0}, {3, 7});
    const Series series = monthly.of("q");
    CHECK(series.now[1].value == Rational(0));
    CHECK(series.now[1].gap == Gap::none);
    CHECK_FALSE(series.now[2].value);
    CHECK(series.now[2].gap == Gap::missing);
}

TEST_CASE("a month with only one half of the ratio is a gap", "[series]")
{
    Monthly monthly;
    monthly.now({1, 5}, {3});
    CHECK(monthly.of("q").now[1].gap == Gap::missing);
    CHECK(monthly.of("q").now[1].numerator == Rational(5));
}

TEST_CASE("a month with denominator zero has no value", "[series]")
{
    Monthly monthly;
    monthly.now({0, 2}, {0, 0});
    const Series series = monthly.of("q");
    CHECK(series.now[0].gap == Gap::no_cases);
    CHECK(series.now[1].gap == Gap::error);
    CHECK_FALSE(series.now[0].value);
    CHECK_FALSE(series.now[1].value);
}

TEST_CASE("a proportion above its whole is a contradiction, a rate is not", "[series]")
{
    Monthly proportion;
    proportion.now({4}, {3});
    CHECK(proportion.of("q").now[0].gap == Gap::error);
    Monthly rate(RatioForm::rate);
    rate.now({4}, {2});
    CHECK(rate.of("q").now[0].value == Rational(200));
}

TEST_CASE("numbers typed for the whole period have no months", "[series]")
{
    Monthly monthly;
    monthly.sheet.ratio("q", "29", "40");
    CHECK_FALSE(monthly.of("q").monthly);
    CHECK(monthly.of("q").empty());
    monthly.sheet.put("median", Field::value, "42");
    CHECK_FALSE(monthly.of("median").monthly);
}

TEST_CASE("counts and cases of a technique are drawn as they were typed", "[series]")
{
    Monthly monthly;
    monthly.sheet.months("n", Field::value, {7, 0, 9});
    monthly.sheet.months("t", Field::cases, {4, 5}, 3);
    CHECK(monthly.of("n").now[1].value == Rational(0));
    CHECK(monthly.of("n").now[3].gap == Gap::missing);
    CHECK(monthly.of("t").now[1].gap == Gap::missing);
    CHECK(monthly.of("t").now[2].value == Rational(4));
}

TEST_CASE("a p-chart's limits follow the month's denominator around last year's proportion", "[series]")
{
    Monthly monthly;
    monthly.before(std::vector<int>(12, 50), hundred);
    monthly.now({50, 200, 66, 65}, {100, 400, 100, 100});
    const Series series = monthly.of("q");
    REQUIRE(series.limits);
    CHECK(series.limits->mean == Approx(50));
    CHECK(*series.limits->months[0].lower == Approx(35));    // 50 ± 3·√(0.25/100)
    CHECK(*series.limits->months[0].upper == Approx(65));
    CHECK(*series.limits->months[1].lower == Approx(42.5));
    CHECK_FALSE(series.limits->months[0].outside);
    CHECK(series.limits->months[2].outside);
    CHECK_FALSE(series.limits->months[3].outside);           // on the limit is not outside
    CHECK_FALSE(series.limits->months[4].lower);
}

TEST_CASE("no limits from fewer than twelve months, for small months or for what is no proportion", "[series]")
{
    Monthly few;
    few.before(std::vector<int>(11, 50), std::vector<int>(11, 100));
    few.now({50}, {100});
    CHECK_FALSE(few.of("q").limits);

    Monthly small;
    small.before(std::vector<int>(12, 50), hundred);
    small.now({4, 50}, {9, 100});   // 4.5 expected on each side
    REQUIRE(small.of("q").limits);
    CHECK_FALSE(small.of("q").limits->months[0].lower);
    CHECK(small.of("q").limits->months[1].lower);

    Monthly rate(RatioForm::rate);
    rate.before(std::vector<int>(12, 50), hundred);
    rate.now({50}, {100});
    CHECK_FALSE(rate.of("q").limits);
}

TEST_CASE("last year always at its best gives no limits", "[series]")
{
    Monthly monthly;
    monthly.before(hundred, hundred);
    monthly.now({100, 99}, {100, 100});
    CHECK_FALSE(monthly.of("q").limits);
}
