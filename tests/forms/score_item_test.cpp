#include "tests/forms/build.h"

#include <catch2/catch.hpp>

using namespace zk::forms;
using namespace zk::forms::test;

namespace {

Rational fraction(int top, int bottom)
{
    return Rational(top, bottom);
}

Sheet with_ratio(Direction direction, const char* target, const char* floor)
{
    Build build;
    build.ratio("q", 3, direction, target, floor);
    return Sheet(build);
}

}  // namespace

TEST_CASE("9 of 10 meets a target of 90 per cent", "[score]")
{
    Sheet sheet = with_ratio(Direction::higher, "90", "60");
    sheet.ratio("q", "9", "10");
    CHECK(sheet.item("q").status == Status::scored);
    CHECK(sheet.item("q").share == Rational(1));
    CHECK(sheet.item("q").earned == 3);
    CHECK(sheet.item("q").value == Rational(90));
    CHECK(sheet.sentence("q") == "90.00% meets the target 90%: 3.00 points × 1.000 = 3.00");
}

TEST_CASE("between floor and target the share is linear and exact", "[score]")
{
    Sheet sheet = with_ratio(Direction::higher, "90", "60");
    sheet.ratio("q", "25", "30");  // 83.33… : (83.33… - 60) / 30 = 7/9
    CHECK(sheet.item("q").share == fraction(7, 9));
    CHECK(sheet.item("q").earned == fraction(7, 3));
    CHECK(sheet.sentence("q") == "83.33% is below the target 90% and above the floor 60%; 5 of 30 cases did not meet it: "
                                 "3.00 points × 0.778 = 2.33");
    sheet.ratio("q", "6", "10");
    CHECK(sheet.item("q").share == Rational(0));
    CHECK(sheet.item("q").counts);
    sheet.ratio("q", "899", "1000");
    CHECK(sheet.item("q").share == fraction(299, 300));
}

TEST_CASE("a value just below the target is never shown as the target", "[score]")
{
    Sheet sheet = with_ratio(Direction::higher, "90", "60");
    sheet.ratio("q", "8999999", "10000000");
    CHECK(sheet.sentence("q").starts_with("89.99999% is below the target 90%"));
}

TEST_CASE("a reverse item scores mirrored", "[score]")
{
    Sheet sheet = with_ratio(Direction::lower, "2", "6");
    sheet.ratio("q", "2", "100");
    CHECK(sheet.item("q").share == Rational(1));
    sheet.ratio("q", "3", "100");
    CHECK(sheet.item("q").share == fraction(3, 4));
    CHECK(sheet.sentence("q") == "3.00% is above the target 2% and below the floor 6%; 3 of 100 cases are concerned: "
                                 "3.00 points × 0.750 = 2.25");
    sheet.ratio("q", "6", "100");
    CHECK(sheet.item("q").share == Rational(0));
    sheet.ratio("q", "0", "100");
    CHECK(sheet.item("q").share == Rational(1));
}

TEST_CASE("all or nothing knows no middle", "[score]")
{
    Build build;
    Item& item = build.ratio("q", 3, Direction::higher, "90", nullptr);
    item.all_or_nothing = true;
    Sheet sheet(build);
    sheet.ratio("q", "899", "1000");
    CHECK(sheet.item("q").share == Rational(0));
    sheet.ratio("q", "900", "1000");
    CHECK(sheet.item("q").share == Rational(1));
}

TEST_CASE("a range scores 1 inside its edges and falls to its floors outside", "[score]")
{
    Build build;
    Item& item = build.value("t", 2, Direction::range, nullptr, nullptr, Aggregation::none);
    item.range_low = 36;
    item.range_high = number("37.5");
    item.floor_low = 35;
    item.floor_high = number("38.5");
    Sheet sheet(build);
    const auto share = [&](const char* value) {
        sheet.put("t", Field::value, value);
        return *sheet.item("t").share;
    };
    CHECK(share("36") == 1);
    CHECK(share("37.5") == 1);
    CHECK(share("37") == 1);
    CHECK(share("35.5") == fraction(1, 2));
    CHECK(share("35") == 0);
    CHECK(share("34") == 0);
    CHECK(share("37.75") == fraction(3, 4));
    CHECK(share("38.5") == 0);
    CHECK(share("40") == 0);
}

TEST_CASE("denominator 0 with numerator 0 is no cases, with a numerator a contradiction", "[score]")
{
    Sheet sheet = with_ratio(Direction::higher, "90", "60");
    sheet.ratio("q", "0", "0");
    CHECK(sheet.item("q").status == Status::no_cases);
    CHECK_FALSE(sheet.item("q").share);
    CHECK_FALSE(sheet.item("q").counts);
    sheet.ratio("q", "1", "0");
    CHECK(sheet.item("q").status == Status::error);
    CHECK(sheet.item("q").share == Rational(0));
    CHECK(sheet.item("q").counts);
}

TEST_CASE("a proportion cannot exceed its denominator, a rate can", "[score]")
{
    Build build;
    build.ratio("q", 3, Direction::higher, "90", "60");
    Item& rate = build.ratio("r", 3, Direction::lower, "5", "20");
    rate.form = RatioForm::rate;
    rate.scale = 1000;
    build.ratio("n", 1, Direction::higher, "90", "60");
    Sheet sheet(build);
    sheet.ratio("q", "11", "10");
    sheet.ratio("r", "11", "10");
    sheet.ratio("n", "-1", "10");
    CHECK(sheet.item("q").status == Status::error);
    CHECK(sheet.item("r").status == Status::scored);
    CHECK(sheet.item("r").value == Rational(1100));
    CHECK(sheet.item("n").status == Status::error);
}

TEST_CASE("blank, half and zero are three things", "[score]")
{
    Sheet sheet = with_ratio(Direction::lower, "2", "6");
    CHECK(sheet.item("q").status == Status::blank);
    CHECK(sheet.item("q").share == Rational(0));
    CHECK(sheet.item("q").counts);
    sheet.put("q", Field::denominator, "100");
    CHECK(sheet.item("q").status == Status::partial);
    CHECK(sheet.item("q").share == Rational(0));
    CHECK_FALSE(sheet.item("q").value);
    sheet.put("q", Field::numerator, "0");
    CHECK(sheet.item("q").status == Status::scored);
    CHECK(sheet.item("q").share == Rational(1));
}

TEST_CASE("months missing leave a provisional share from the months both numbers have", "[score]")
{
    Sheet sheet = with_ratio(Direction::higher, "90", "60");
    sheet.months("q", Field::numerator, {9, 9, 9});
    sheet.months("q", Field::denominator, {10, 10});
    ItemScore score = sheet.item("q");
    CHECK(score.status == Status::partial);
    CHECK(score.value == Rational(90));
    CHECK(score.share == Rational(1));
    CHECK(sheet.sentence("q") == "90.00% meets the target 90%; months without a value: 10, so this is provisional: "
                                 "3.00 points × 1.000 = 3.00");
    // Some months of the one against the whole period of the other is no ratio.
    sheet.put("q", Field::denominator, "120");
    score = sheet.item("q");
    CHECK(score.status == Status::partial);
    CHECK_FALSE(score.value);
    CHECK(score.share == Rational(0));
    sheet.months("q", Field::numerator, std::vector<int>(12, 9));
    CHECK(sheet.item("q").status == Status::scored);
    CHECK(sheet.item("q").value == Rational(90));
}

TEST_CASE("a month is shared by a half-year and a year", "[score]")
{
    Build build;
    build.ratio("q", 3, Direction::higher, "90", "60");
    Sheet year(build);
    Sheet half(build, {"medicine"}, "2025H1");
    const std::vector<int> numerators{9, 9, 9, 9, 9, 9, 6, 6, 6, 6, 6, 6};
    year.months("q", Field::numerator, numerators);
    year.months("q", Field::denominator, std::vector<int>(12, 10));
    half.months("q", Field::numerator, {numerators.begin(), numerators.begin() + 6});
    half.months("q", Field::denominator, std::vector<int>(6, 10));
    CHECK(half.item("q").value == Rational(90));
    CHECK(half.item("q").status == Status::scored);
    CHECK(year.item("q").value == Rational(75));
    CHECK(year.item("q").status == Status::scored);
}

TEST_CASE("months are summed exactly, whatever their decimals", "[score]")
{
    Build build;
    build.value("v", 1, Direction::higher, "0.6", "0.1");
    Sheet sheet(build, {"medicine"}, "2025Q1");
    Entry& entry = sheet.answers.entries[sheet.slot("v", Field::value)];
    entry.mode = Mode::months;
    entry.months = {{Month(2025, 1), number("0.1")}, {Month(2025, 2), number("0.2")}, {Month(2025, 3), number("0.3")}};
    CHECK(sheet.item("v").value == fraction(6, 10));
    CHECK(sheet.item("v").share == Rational(1));
    entry.months = {{Month(2025, 1), number("100000000000000")},
                    {Month(2025, 2), number("0.000000000000001")},
                    {Month(2025, 3), number("0.25")}};
    CHECK(*sheet.item("v").value == Rational("100000000000000250000000000001/1000000000000000"));
}

TEST_CASE("beds take the last month, and its absence is a gap", "[score]")
{
    Fact beds;
    beds.aggregation = Aggregation::last;
    Entry entry;
    entry.mode = Mode::months;
    entry.months = {{Month(2025, 1), 100}, {Month(2025, 11), 120}};
    const Period year = *Period::parse("2025");
    CHECK(settle(beds, entry, year).number == Rational(120));
    CHECK(settle(beds, entry, year).missing_months == 1);
    entry.months.emplace_back(Month(2025, 12), 130);
    CHECK(settle(beds, entry, year).number == Rational(130));
    CHECK(settle(beds, entry, year).missing_months == 0);
    beds.aggregation = Aggregation::none;  // a median: months are not combined
    CHECK(settle(beds, entry, year).blank);
    entry.period = Value{Decimal(7), {}};
    CHECK(settle(beds, entry, year).number == Rational(7));
}

TEST_CASE("annual targets follow the months of the period", "[score]")
{
    Build build;
    Item& item = build.value("v", 2, Direction::higher, "1200", "600");
    item.annual = true;
    Sheet half(build, {"medicine"}, "2025H1");
    half.put("v", Field::value, "600");
    CHECK(half.item("v").share == Rational(1));
    half.put("v", Field::value, "450");
    CHECK(half.item("v").share == fraction(1, 2));
    Sheet year(build);
    year.put("v", Field::value, "600");
    CHECK(year.item("v").share == Rational(0));
}

TEST_CASE("a technique scores by who carries it out", "[score]")
{
    Build build;
    build.technique("t", 5);
    Sheet sheet(build);
    CHECK(sheet.item("t").status == Status::blank);
    sheet.technique("t", "independent");
    CHECK(sheet.item("t").share == Rational(1));
    sheet.technique("t", "guided");
    CHECK(sheet.item("t").share == fraction(7, 10));
    CHECK(sheet.item("t").earned == fraction(7, 2));
    CHECK(sheet.sentence("t") == "Guided by a senior expert: 5.00 points × 0.700 = 3.50");
    sheet.technique("t", "visiting");
    CHECK(sheet.item("t").share == fraction(1, 2));
    sheet.technique("t", "none", "0");
    CHECK(sheet.item("t").status == Status::not_carried_out);
    CHECK(sheet.item("t").share == Rational(0));
    CHECK(complete(sheet.item("t").status));
}

TEST_CASE("a technique carried out without its number of cases is incomplete", "[score]")
{
    Build build;
    build.technique("t", 5);
    Sheet sheet(build);
    sheet.put("t", Field::status, "independent");
    CHECK(sheet.item("t").status == Status::partial);
    CHECK(sheet.item("t").share == Rational(1));
    sheet.months("t", Field::cases, {1, 2});
    CHECK(sheet.item("t").status == Status::partial);
    sheet.put("t", Field::cases, "0");
    CHECK(sheet.item("t").status == Status::scored);
}

TEST_CASE("too few cases reduce the share only where the standard scores them", "[score]")
{
    Build build;
    Item& scored = build.technique("scored", 5);
    scored.min_cases = 100;
    scored.score_cases = true;
    scored.annual = true;
    Item& shown = build.technique("shown", 5);
    shown.min_cases = 100;
    Sheet sheet(build);
    sheet.technique("scored", "guided", "99");
    sheet.technique("shown", "guided", "99");
    CHECK(sheet.item("scored").share == fraction(7, 20));
    CHECK(sheet.sentence("scored") ==
          "Guided by a senior expert; 99 cases are fewer than 100: share × 0.5: 5.00 points × 0.350 = 1.75");
    CHECK(sheet.item("shown").share == fraction(7, 10));
    sheet.technique("scored", "guided", "100");
    CHECK(sheet.item("scored").share == fraction(7, 10));
    Sheet quarter(build, {"medicine"}, "2025Q1");
    quarter.technique("scored", "independent", "25");
    CHECK(quarter.item("scored").share == Rational(1));
    quarter.technique("scored", "independent", "24");
    CHECK(quarter.item("scored").share == fraction(1, 2));
}

TEST_CASE("several options add up to at most all points, and none stands alone", "[score]")
{
    Build build;
    build.choice("c", 4,
                 {{"none", {"无", "None"}, 0, true},
                  {"a", {"甲", "A"}, number("0.5"), false},
                  {"b", {"乙", "B"}, number("0.25"), false},
                  {"c", {"丙", "C"}, number("0.5"), false}},
                 true);
    Sheet sheet(build);
    CHECK(sheet.item("c").status == Status::blank);
    sheet.put("c", Field::choice, "none");
    CHECK(sheet.item("c").status == Status::scored);
    CHECK(sheet.item("c").share == Rational(0));
    sheet.put("c", Field::choice, "a|b");
    CHECK(sheet.item("c").share == fraction(3, 4));
    CHECK(sheet.sentence("c") == "A; B: 4.00 points × 0.750 = 3.00");
    sheet.put("c", Field::choice, "a|b|c");
    CHECK(sheet.item("c").share == Rational(1));
    sheet.put("c", Field::choice, "a|a");
    CHECK(sheet.item("c").share == fraction(1, 2));
    sheet.put("c", Field::choice, "none|a");
    CHECK(sheet.item("c").status == Status::error);
    CHECK(sheet.item("c").share == Rational(0));
    sheet.put("c", Field::choice, "gone");
    CHECK(sheet.item("c").status == Status::error);
}

TEST_CASE("a single choice takes one option", "[score]")
{
    Build build;
    build.choice("c", 2, {{"no", {"否", "No"}, 0, false}, {"half", {"部分", "Partly"}, number("0.5"), false}}, false);
    Sheet sheet(build);
    sheet.put("c", Field::choice, "half");
    CHECK(sheet.item("c").earned == 1);
    sheet.put("c", Field::choice, "half|no");
    CHECK(sheet.item("c").status == Status::error);
}

TEST_CASE("improve compares with the same period of last year", "[score]")
{
    Build build;
    build.improve("i", 2, Direction::lower, Decimal(0));
    Sheet sheet(build);
    sheet.prior_ratio("i", "10", "100");
    const auto share = [&](const char* numerator) {
        sheet.ratio("i", numerator, "1000");
        return *sheet.item("i").share;
    };
    CHECK(share("94") == 1);                // 9.4 %: better by more than 5 % of 10 %
    CHECK(share("95") == fraction(7, 10));  // exactly the tolerance is held
    CHECK(share("105") == fraction(7, 10));
    CHECK(share("106") == 0);
    CHECK(sheet.item("i").prior == Rational(10));
    CHECK(sheet.sentence("i") == "10.60% after 10.00% in the same period of last year: worse by more than 5 %: "
                                 "2.00 points × 0.000 = 0.00");
}

TEST_CASE("improve stays at the best value with full points", "[score]")
{
    Build build;
    build.improve("full", 2, Direction::higher, Decimal(100));
    build.improve("deaths", 2, Direction::lower, Decimal(0));
    Sheet sheet(build);
    sheet.ratio("full", "50", "50");
    sheet.prior_ratio("full", "60", "60");
    CHECK(sheet.item("full").share == Rational(1));
    CHECK(sheet.sentence("full") == "100.00% is the best value possible: 2.00 points × 1.000 = 2.00");
    sheet.ratio("deaths", "0", "50");
    sheet.prior_ratio("deaths", "0", "60");
    CHECK(sheet.item("deaths").share == Rational(1));
    // The best value needs no comparison.
    sheet.answers.prior[sheet.slot("deaths", Field::numerator)] = {};
    CHECK(sheet.item("deaths").share == Rational(1));
}

TEST_CASE("improve from zero to something is worse, not divided by zero", "[score]")
{
    Build build;
    build.improve("deaths", 2, Direction::lower, Decimal(0));
    Sheet sheet(build);
    sheet.ratio("deaths", "1", "50");
    sheet.prior_ratio("deaths", "0", "60");
    CHECK(sheet.item("deaths").share == Rational(0));
}

TEST_CASE("improve without a fair comparison is observed and leaves the sum", "[score]")
{
    Build build;
    build.improve("i", 2, Direction::higher, Decimal(100));
    Sheet sheet(build);
    sheet.ratio("i", "19", "19");  // too few, even at the best value
    sheet.prior_ratio("i", "60", "100");
    CHECK(sheet.item("i").status == Status::observed);
    CHECK_FALSE(sheet.item("i").counts);
    CHECK(sheet.sentence("i") == "only 19 cases, fewer than 20: chance would decide, so it is not scored; review the "
                                 "cases one by one");
    sheet.ratio("i", "19", "20");
    CHECK(sheet.item("i").share == Rational(1));
    sheet.prior_ratio("i", "10", "19");
    CHECK(sheet.item("i").status == Status::observed);
    sheet.prior_ratio("i", "0", "0");
    CHECK(sheet.item("i").status == Status::observed);
    sheet.months("i", Field::numerator, {5, 5}, 1, true);
    sheet.months("i", Field::denominator, {50, 50}, 1, true);
    CHECK(sheet.item("i").status == Status::observed);
    CHECK_FALSE(sheet.item("i").prior);
    sheet.response("i").baseline = Decimal(96);  // a typed, sourced value stands in
    CHECK(sheet.item("i").prior == Rational(96));
    CHECK(sheet.item("i").share == fraction(7, 10));
}

TEST_CASE("improve of a plain number needs no denominator but a complete year", "[score]")
{
    Build build;
    Item& item = build.value("v", 1, Direction::lower, nullptr, nullptr);
    item.rule = Rule::improve;
    Sheet sheet(build);
    sheet.months("v", Field::value, std::vector<int>(12, 10));
    CHECK(sheet.item("v").status == Status::observed);
    sheet.months("v", Field::value, std::vector<int>(12, 20), 1, true);
    CHECK(sheet.item("v").share == Rational(1));
    sheet.months("v", Field::value, std::vector<int>(6, 10));
    CHECK(sheet.item("v").status == Status::partial);
    CHECK_FALSE(sheet.item("v").counts);
}

TEST_CASE("no data with a reason is complete with no points", "[score]")
{
    Sheet sheet = with_ratio(Direction::higher, "90", "60");
    sheet.ratio("q", "10", "10");
    sheet.response("q").claim = Claim::no_data;
    sheet.response("q").reason = "系统上线前无记录";
    CHECK(sheet.item("q").status == Status::no_data);
    CHECK(sheet.item("q").share == Rational(0));
    CHECK(sheet.item("q").counts);
    CHECK(complete(Status::no_data));
    CHECK(sheet.sentence("q") == "no data (系统上线前无记录): 0 of 3.00 points");
}

TEST_CASE("a claim of not applicable scores nothing until it is accepted", "[score]")
{
    Sheet sheet = with_ratio(Direction::higher, "90", "60");
    sheet.ratio("q", "10", "10");
    sheet.response("q").claim = Claim::not_applicable;
    CHECK(sheet.item("q").status == Status::claim_pending);
    CHECK(sheet.item("q").share == Rational(0));
    CHECK(sheet.item("q").counts);
    sheet.response("q").decision = Decision::accepted;
    CHECK(sheet.item("q").status == Status::not_applicable);
    CHECK_FALSE(sheet.item("q").counts);
    sheet.response("q").decision = Decision::refused;
    CHECK(sheet.item("q").status == Status::scored);
    CHECK(sheet.item("q").share == Rational(1));
}

TEST_CASE("where the standard allows it, not applicable needs no consent", "[score]")
{
    Build build;
    build.ratio("q", 3, Direction::higher, "90", "60").na_allowed = true;
    Sheet sheet(build);
    sheet.response("q").claim = Claim::not_applicable;
    CHECK(sheet.item("q").status == Status::not_applicable);
}

TEST_CASE("nothing is judged before its follow-up is over", "[score]")
{
    Build build;
    build.ratio("q", 3, Direction::higher, "90", "60").follow_up_days = 30;
    Sheet sheet(build);
    sheet.ratio("q", "10", "10");
    CHECK(sheet.item("q").status == Status::scored);  // no cut-off date: judged as due
    sheet.answers.as_of = parse_date("2026-01-29");
    CHECK(sheet.item("q").status == Status::not_due);
    CHECK(sheet.item("q").value == Rational(100));
    CHECK_FALSE(sheet.item("q").counts);
    CHECK_FALSE(complete(Status::not_due));
    sheet.answers.as_of = parse_date("2026-01-30");
    CHECK(sheet.item("q").status == Status::scored);
}

TEST_CASE("sentinel and observed items are shown and never scored", "[score]")
{
    Build build;
    build.ratio("s", 0, Direction::lower, nullptr, nullptr).rule = Rule::sentinel;
    build.ratio("o", 0, Direction::lower, nullptr, nullptr).rule = Rule::observe;
    Sheet sheet(build);
    sheet.ratio("s", "1", "100");
    sheet.ratio("o", "1", "100");
    for (const char* id : {"s", "o"}) {
        CHECK(sheet.item(id).status == Status::observed);
        CHECK(sheet.item(id).value == Rational(1));
        CHECK_FALSE(sheet.item(id).share);
        CHECK_FALSE(sheet.item(id).counts);
    }
}

TEST_CASE("a kept but inactive answer counts nowhere", "[score][conditions]")
{
    Build build;
    build.technique("base", 5);
    build.technique("next", 3).requires_ = condition(Condition::Op::carried_out, "base");
    build.technique("last", 2).requires_ = condition(Condition::Op::carried_out, "next");
    Sheet sheet(build);
    sheet.technique("next", "independent");
    sheet.technique("last", "independent");
    CHECK(sheet.item("next").status == Status::not_applicable);  // unanswered prerequisite
    sheet.technique("base", "none", "0");
    CHECK(sheet.item("next").status == Status::not_applicable);
    CHECK(sheet.item("last").status == Status::not_applicable);  // its prerequisite is inactive
    CHECK(sheet.card().sections[1].dimensions[0].points == 5);
    sheet.technique("base", "visiting");
    CHECK(sheet.item("next").share == Rational(1));
    CHECK(sheet.item("last").share == Rational(1));
    sheet.response("base").claim = Claim::no_data;
    CHECK(sheet.item("next").status == Status::not_applicable);
}

TEST_CASE("prerequisites can ask for options, numbers and shares", "[score][conditions]")
{
    Build build;
    build.choice("c", 1, {{"yes", {"是", "Yes"}, 1, false}, {"no", {"否", "No"}, 0, false}}, false);
    Condition chosen = condition(Condition::Op::chosen, "c");
    chosen.options = {"yes"};
    build.technique("by_option", 1).requires_ = chosen;
    build.ratio("q", 1, Direction::higher, "90", "60");
    build.technique("by_number", 1).requires_ = condition(Condition::Op::at_least, "q.denominator", 100);
    build.technique("by_limit", 1).requires_ = condition(Condition::Op::at_most, "q.denominator", 100);
    build.technique("by_share", 1).requires_ = condition(Condition::Op::item_share, "q", number("0.5"));
    Condition none = condition(Condition::Op::negation);
    none.parts = {chosen};
    build.technique("by_negation", 1).requires_ = none;
    Condition any = condition(Condition::Op::any);
    any.parts = {chosen, condition(Condition::Op::at_least, "q.denominator", 100)};
    build.technique("by_any", 1).requires_ = any;
    Sheet sheet(build);
    const auto asked = [&](const char* item) { return sheet.item(item).status != Status::not_applicable; };
    for (const char* item : {"by_option", "by_number", "by_limit", "by_share", "by_negation", "by_any"}) {
        CHECK_FALSE(asked(item));  // nothing answered: nothing holds, not even the negation
    }
    sheet.put("c", Field::choice, "no");
    CHECK_FALSE(asked("by_option"));
    CHECK(asked("by_negation"));
    sheet.put("c", Field::choice, "yes");
    CHECK(asked("by_option"));
    CHECK_FALSE(asked("by_negation"));
    CHECK(asked("by_any"));
    sheet.ratio("q", "75", "100");
    CHECK(asked("by_number"));
    CHECK(asked("by_limit"));
    CHECK(asked("by_share"));
    sheet.ratio("q", "74", "100");
    CHECK_FALSE(asked("by_share"));
    sheet.months("q", Field::denominator, {50, 50});  // months to come can only add
    CHECK(asked("by_number"));
    CHECK_FALSE(asked("by_limit"));
}

TEST_CASE("a prerequisite is looked up in another section where this one does not ask it", "[score][conditions]")
{
    Build build;
    build.technique("own", 1, "medicine");
    build.technique("other", 1, "surgery").requires_ = condition(Condition::Op::carried_out, "own");
    Sheet sheet(build, {"medicine", "surgery"});
    CHECK(sheet.item("other", "surgery").status == Status::not_applicable);
    sheet.technique("own", "independent");
    CHECK(sheet.item("other", "surgery").status == Status::blank);
}
