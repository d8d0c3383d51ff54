#include "tests/forms/build.h"

#include <catch2/catch.hpp>

using namespace zk::forms;
using namespace zk::forms::test;

namespace {

const SectionScore& medicine(const Scorecard& card)
{
    return card.sections[1];
}

/// One technique of 5 points, one ratio of 4 points (target 90, floor 60).
Build small()
{
    Build build;
    build.technique("t", 5).level = Level::basic;
    build.ratio("q", 4, Direction::higher, "90", "60");
    return build;
}

std::string grade(const Sheet& sheet)
{
    const int index = sheet.card().sections[1].grade;
    return index < 0 ? "none" : sheet.form.standard().grades[index].id;
}

}  // namespace

TEST_CASE("all shares 1 give 100, all 0 give 0", "[score][section]")
{
    Sheet sheet(small());
    sheet.technique("t", "independent");
    sheet.ratio("q", "95", "100");
    CHECK(text(medicine(sheet.card()).total) == "100.00");
    CHECK(medicine(sheet.card()).exact == Rational(100));
    CHECK(grade(sheet) == "excellent");
    sheet.technique("t", "none", "0");
    sheet.ratio("q", "10", "100");
    CHECK(text(medicine(sheet.card()).total) == "0.00");
    CHECK(medicine(sheet.card()).complete);
    CHECK(grade(sheet) == "fail");
}

TEST_CASE("dimensions are weighted and published once from their exact values", "[score][section]")
{
    Build build = small();
    build.technique("u", 1);
    Sheet sheet(build);
    sheet.technique("t", "guided");       // 3.5
    sheet.technique("u", "independent");  // 1 -> 100·4.5/6 = 75
    sheet.ratio("q", "25", "30");         // 7/9 -> 77.78
    const Scorecard card = sheet.card();
    CHECK(text(medicine(card).dimensions[0].published) == "75.00");
    CHECK(text(medicine(card).dimensions[1].published) == "77.78");
    CHECK(medicine(card).exact == Rational(60 * 75) / 100 + Rational(700, 9) * 40 / 100);
    CHECK(text(medicine(card).total) == "76.11");
    CHECK(grade(sheet) == "good");
}

TEST_CASE("the grade compares what is published: 89.996 is 90.00 and excellent", "[score][section]")
{
    Build build;
    Item& item = build.value("v", 1, Direction::higher, "100", "0", Aggregation::none);
    item.decimals = 3;
    Sheet sheet(build);
    sheet.put("v", Field::value, "89.996");
    CHECK(medicine(sheet.card()).exact == Rational(89996, 1000));
    CHECK(text(medicine(sheet.card()).total) == "90.00");
    CHECK(grade(sheet) == "excellent");
    sheet.put("v", Field::value, "89.9949");
    CHECK(text(medicine(sheet.card()).total) == "89.99");
    CHECK(grade(sheet) == "good");
}

TEST_CASE("bands begin at their lower bounds", "[score][section]")
{
    Build build;
    build.value("v", 1, Direction::higher, "100", "0", Aggregation::none);
    Sheet sheet(build);
    const auto graded = [&](const char* value) {
        sheet.put("v", Field::value, value);
        return grade(sheet);
    };
    CHECK(graded("0") == "fail");
    CHECK(graded("59.99") == "fail");
    CHECK(graded("60") == "pass");
    CHECK(graded("74.99") == "pass");
    CHECK(graded("75") == "good");
    CHECK(graded("89.99") == "good");
    CHECK(graded("90") == "excellent");
    CHECK(graded("100") == "excellent");
}

TEST_CASE("half up: 7 % of 300, 1.15 of 100, 0.285 of 100 points", "[score][section]")
{
    CHECK(publish(number("0.07").rational() * 300, 2).str() == "21");
    CHECK(publish(number("1.15").rational() * 100, 0).str() == "115");
    CHECK(publish(number("0.285").rational(), 2).str() == "0.29");
    Build build;
    build.choice("c", number("28.5"), {{"a", {"甲", "A"}, number("0.01"), false}}, false, "quality");
    Sheet sheet(build);
    sheet.put("c", Field::choice, "a");
    CHECK(sheet.item("c").earned == Rational(285, 1000));
    CHECK(sheet.sentence("c") == "A: 28.50 points × 0.010 = 0.29");
}

TEST_CASE("a dimension with nothing applicable gives its weight to the others", "[score][section]")
{
    Sheet sheet(small());
    sheet.technique("t", "guided");
    sheet.response("q").claim = Claim::not_applicable;
    sheet.response("q").decision = Decision::accepted;
    const Scorecard card = sheet.card();
    CHECK(medicine(card).dimensions[1].state == DimensionState::not_applicable);
    CHECK_FALSE(medicine(card).dimensions[1].published);
    CHECK(text(medicine(card).total) == "70.00");
    CHECK(medicine(card).complete);
    CHECK(medicine(card).asked == 1);
}

TEST_CASE("a dimension the specialty does not have counts nowhere", "[score][section]")
{
    Build build = small();
    build.standard.specialties[0].weights[1].reset();
    Sheet sheet(build);
    sheet.technique("t", "guided");
    const Scorecard card = sheet.card();
    CHECK(medicine(card).dimensions[1].state == DimensionState::not_applicable);
    CHECK(text(medicine(card).total) == "70.00");
    CHECK(medicine(card).complete);
    CHECK_FALSE(card.items[sheet.ask("q")].counts);
}

TEST_CASE("a dimension with under half of its points scorable is not judged", "[score][section]")
{
    Build build;
    build.technique("t", 5);
    build.ratio("a", 4, Direction::higher, "90", "60");
    build.improve("b", 5, Direction::higher, std::nullopt);
    Sheet sheet(build);
    sheet.technique("t", "guided");
    sheet.ratio("a", "90", "100");
    sheet.ratio("b", "50", "100");  // no last year: observed, 4 of 9 points remain
    Scorecard card = sheet.card();
    CHECK(medicine(card).dimensions[1].state == DimensionState::insufficient);
    CHECK(medicine(card).dimensions[1].points == 4);
    CHECK(medicine(card).dimensions[1].possible == 9);
    CHECK_FALSE(medicine(card).dimensions[1].published);
    CHECK(text(medicine(card).total) == "70.00");
    CHECK(medicine(card).complete);
    CHECK(grade(sheet) == "pass");
    // Exactly half is enough.
    Build even;
    even.ratio("a", 4, Direction::higher, "90", "60");
    even.improve("b", 4, Direction::higher, std::nullopt);
    Sheet other(even);
    other.ratio("a", "90", "100");
    other.ratio("b", "50", "100");
    CHECK(text(other.card().sections[1].dimensions[1].published) == "100.00");
}

TEST_CASE("no cases leave the sum", "[score][section]")
{
    Build build;
    build.ratio("a", 4, Direction::higher, "90", "60");
    build.ratio("b", 2, Direction::higher, "90", "60");
    Sheet sheet(build);
    sheet.ratio("a", "75", "100");
    sheet.ratio("b", "0", "0");
    const Scorecard card = sheet.card();
    CHECK(text(medicine(card).dimensions[1].published) == "50.00");
    CHECK(medicine(card).dimensions[1].points == 4);
    CHECK(medicine(card).complete);
}

TEST_CASE("blank counts 0, no data counts 0, and only blank is incomplete", "[score][section]")
{
    Build build;
    build.ratio("a", 1, Direction::higher, "90", "60");
    build.ratio("b", 1, Direction::higher, "90", "60");
    Sheet sheet(build);
    sheet.ratio("a", "90", "100");
    CHECK(text(medicine(sheet.card()).total) == "50.00");
    CHECK_FALSE(medicine(sheet.card()).complete);
    CHECK(grade(sheet) == "none");
    CHECK(medicine(sheet.card()).band == -1);
    CHECK(medicine(sheet.card()).answered == 1);
    sheet.response("b").claim = Claim::no_data;
    CHECK(text(medicine(sheet.card()).total) == "50.00");
    CHECK(medicine(sheet.card()).complete);
    CHECK(grade(sheet) == "fail");
}

TEST_CASE("what is not due makes a total provisional without costing points", "[score][section]")
{
    Build build;
    build.ratio("a", 2, Direction::higher, "90", "60");
    build.ratio("b", 1, Direction::higher, "90", "60").follow_up_days = 30;
    Sheet sheet(build);
    sheet.answers.as_of = parse_date("2025-12-31");
    sheet.ratio("a", "90", "100");
    CHECK(text(medicine(sheet.card()).total) == "100.00");
    CHECK_FALSE(medicine(sheet.card()).complete);
    CHECK(grade(sheet) == "none");
}

TEST_CASE("a restricted technique only adds, up to 100", "[score][section]")
{
    Build build;
    build.technique("t", 4).level = Level::basic;
    Item& restricted = build.technique("r", 3);
    restricted.optional = restricted.restricted = true;
    restricted.level = Level::recommended;
    Sheet sheet(build);
    sheet.technique("t", "visiting");
    CHECK(text(medicine(sheet.card()).total) == "50.00");
    CHECK(medicine(sheet.card()).complete);
    CHECK(medicine(sheet.card()).asked == 1);
    CHECK(medicine(sheet.card()).recommended.of == 0);
    CHECK_FALSE(medicine(sheet.card()).recommended.rate);
    sheet.technique("r", "none", "0");
    CHECK(text(medicine(sheet.card()).total) == "50.00");
    CHECK(medicine(sheet.card()).recommended.of == 0);
    sheet.technique("r", "visiting");  // 2 + 1.5 of 4
    CHECK(text(medicine(sheet.card()).total) == "87.50");
    CHECK(medicine(sheet.card()).dimensions[0].points == 4);
    CHECK(medicine(sheet.card()).recommended.met == 1);
    sheet.technique("t", "independent");
    sheet.technique("r", "independent");
    CHECK(text(medicine(sheet.card()).total) == "100.00");
}

TEST_CASE("every method of a dimension", "[score][section]")
{
    Build build;
    build.group("g1", "quality");
    build.group("g2", "quality");
    build.ratio("a", 1, Direction::higher, "100", "0").group = 0;
    build.ratio("b", 3, Direction::higher, "100", "0").group = 0;
    build.ratio("c", 4, Direction::higher, "100", "0").group = 1;
    const auto published = [&](Method method, Decimal scale) {
        build.standard.dimensions[1].method = method;
        build.standard.dimensions[1].scale = scale;
        Sheet sheet(build);
        sheet.ratio("a", "50", "100");
        sheet.ratio("b", "90", "100");
        sheet.ratio("c", "40", "100");
        return text(sheet.card().sections[1].dimensions[1].published);
    };
    CHECK(published(Method::points, 100) == "60.00");  // (0.5 + 2.7 + 1.6) / 8
    CHECK(published(Method::points, 5) == "3.00");
    CHECK(published(Method::sum, 100) == "4.80");
    CHECK(published(Method::sum, 4) == "4.00");             // capped
    CHECK(published(Method::mean, 100) == "60.00");         // 1.8 / 3
    CHECK(published(Method::group_means, 100) == "55.00");  // (0.7 + 0.4) / 2
    CHECK(published(Method::group_means, 10) == "5.50");
}

TEST_CASE("groups have scores of their own", "[score][section]")
{
    Build build;
    build.group("g1", "quality");
    build.group("g2", "quality");
    build.ratio("a", 1, Direction::higher, "100", "0").group = 0;
    build.ratio("b", 3, Direction::higher, "100", "0").group = 0;
    build.ratio("c", 4, Direction::higher, "100", "0").group = 1;
    Sheet sheet(build);
    sheet.ratio("a", "50", "100");
    sheet.ratio("b", "90", "100");
    sheet.ratio("c", "0", "0");
    const DimensionScore quality = sheet.card().sections[1].dimensions[1];
    REQUIRE(quality.groups.size() == 2);
    CHECK(text(quality.groups[0].published) == "80.00");
    CHECK_FALSE(quality.groups[1].published);
}

TEST_CASE("the lowest cap that is not met decides the grade and is named first", "[score][caps]")
{
    Build build = small();
    Condition basic = condition(Condition::Op::all_techniques);
    basic.level = Level::basic;
    build.cap("weak", "good", condition(Condition::Op::every_dimension, "", 60));
    build.cap("basic", "pass", basic);
    build.technique("u", number("0.1")).level = Level::basic;
    build.technique("x", number("0.1")).level = Level::recommended;
    Condition recommended = condition(Condition::Op::compliance, "", 50);
    recommended.level = Level::recommended;
    build.cap("recommended", "excellent", recommended);
    Sheet sheet(build);
    sheet.technique("t", "independent");
    sheet.technique("u", "independent");
    sheet.technique("x", "independent");
    sheet.ratio("q", "90", "100");
    CHECK(grade(sheet) == "excellent");
    CHECK(medicine(sheet.card()).caps.empty());
    sheet.technique("u", "none", "0");
    CHECK(grade(sheet) == "pass");
    CHECK(sheet.form.standard().grades[medicine(sheet.card()).band].id == "excellent");
    CHECK(medicine(sheet.card()).caps == std::vector<int>{1});
    CHECK(medicine(sheet.card()).basic.met == 1);
    CHECK(text(medicine(sheet.card()).basic.rate) == "50.00");
    sheet.ratio("q", "77", "100");  // 56.67: the second cap holds too
    CHECK(medicine(sheet.card()).caps == std::vector<int>{1, 0});
    CHECK(grade(sheet) == "pass");
    sheet.technique("x", "none", "0");  // a cap at a grade that lowers nothing stays listed
    CHECK(medicine(sheet.card()).caps == std::vector<int>{1, 0, 2});
}

TEST_CASE("a dimension or technique that does not apply cannot miss a condition", "[score][caps]")
{
    Build build = small();
    build.technique("u", 1).level = Level::basic;
    Condition basic = condition(Condition::Op::all_techniques);
    basic.level = Level::basic;
    build.cap("basic", "pass", basic);
    build.cap("weak", "pass", condition(Condition::Op::every_dimension, "", 60));
    build.cap("quality", "pass", condition(Condition::Op::dimension_score, "quality", 60));
    build.cap("u", "pass", condition(Condition::Op::carried_out, "u"));
    Sheet sheet(build);
    sheet.technique("t", "independent");
    for (const char* item : {"u", "q"}) {
        sheet.response(item).claim = Claim::not_applicable;
        sheet.response(item).decision = Decision::accepted;
    }
    CHECK(grade(sheet) == "excellent");
    sheet.response("u").decision = Decision::pending;  // 5 of 6 points, and conditions unmet
    CHECK(grade(sheet) == "pass");
    CHECK(medicine(sheet.card()).caps == std::vector<int>{0, 3});
}

TEST_CASE("score conditions compare published values", "[score][caps]")
{
    Build build = small();
    build.cap("weak", "pass", condition(Condition::Op::dimension_score, "quality", 80));
    Sheet sheet(build);
    sheet.technique("t", "independent");
    sheet.ratio("q", "8399871", "10000000");  // 79.9957 -> 80.00
    CHECK(text(medicine(sheet.card()).dimensions[1].published) == "80.00");
    CHECK(grade(sheet) == "excellent");
    sheet.ratio("q", "8399810", "10000000");  // 79.9937 -> 79.99
    CHECK(grade(sheet) == "pass");
}

TEST_CASE("one fact used by two specialties is one number", "[score][section]")
{
    Build build;
    Item& a = build.ratio("a", 1, Direction::higher, "90", "60", "medicine");
    Item& b = build.ratio("b", 1, Direction::higher, "90", "60", "surgery");
    const int shared = build.fact("discharges", Aggregation::sum, Scope::hospital);
    a.inputs[1].fact = b.inputs[1].fact = shared;
    Sheet sheet(build, {"medicine", "surgery"});
    CHECK(sheet.slot("a", Field::denominator) == sheet.slot("b", Field::denominator, "surgery"));
    sheet.put("a", Field::numerator, "90");
    sheet.put("b", Field::numerator, "75", "surgery");
    sheet.put("b", Field::denominator, "100", "surgery");
    const Scorecard card = sheet.card();
    CHECK(card.items[sheet.ask("a")].value == Rational(90));
    CHECK(card.items[sheet.ask("b", "surgery")].value == Rational(75));
}

TEST_CASE("a hospital dimension is the mean over complete specialties", "[score][hospital]")
{
    Build build;
    build.ratio("a", 1, Direction::higher, "100", "0", "medicine");
    build.ratio("b", 1, Direction::higher, "100", "0", "surgery");
    Sheet sheet(build, {"medicine", "surgery"});
    CHECK_FALSE(sheet.card().hospital[1]);
    sheet.ratio("a", "1", "3");
    CHECK(text(sheet.card().hospital[1]) == "33.33");
    sheet.ratio("b", "2", "3", "surgery");
    CHECK(text(sheet.card().hospital[1]) == "50.00");  // exact thirds, published once
    CHECK_FALSE(sheet.card().hospital[0]);
}

TEST_CASE("coverage lists what is missing and counts a shared technique once", "[score][coverage]")
{
    Build build;
    build.standard.categories = {{"endoscopy", {"内镜", "Endoscopy"}}, {"intervention", {"介入", "Intervention"}}};
    Item& pci = build.technique("medicine.pci", 1, "medicine");
    Item& same = build.technique("surgery.pci", 1, "surgery");
    Item& restricted = build.technique("restricted", 1, "medicine");
    Item& missing = build.technique("missing", 1, "medicine");
    pci.category = same.category = missing.category = restricted.category = 1;
    restricted.optional = restricted.restricted = true;
    const int status = build.fact("pci.status", Aggregation::state, Scope::hospital);
    pci.inputs[0].fact = same.inputs[0].fact = status;
    Sheet sheet(build, {"medicine", "surgery"});
    sheet.technique("medicine.pci", "guided");
    sheet.technique("missing", "none", "0");
    const Scorecard card = sheet.card();
    CHECK(card.coverage[1][1].of == 2);
    CHECK(card.coverage[1][1].carried_out == 1);
    CHECK(card.coverage[1][1].missing == std::vector<int>{sheet.ask("missing")});
    CHECK(card.coverage[1][0].of == 0);
    CHECK(card.coverage[2][1].carried_out == 1);
    CHECK(card.hospital_coverage[1].of == 2);
    CHECK(card.hospital_coverage[1].carried_out == 1);
    sheet.technique("restricted", "visiting");
    CHECK(sheet.card().hospital_coverage[1].of == 3);
    CHECK(sheet.card().hospital_coverage[1].carried_out == 2);
}

TEST_CASE("the endoscopic and interventional rate counts the categories the standard names so, the total all", "[coverage]")
{
    Standard standard;
    standard.categories = {{"endoscopy", {}, true}, {"puncture", {}}, {"intervention", {}, true}};
    const std::vector<CoverageCell> cells{{1, 3, {7, 8}}, {4, 4, {}}, {1, 1, {}}};
    const CoverageCell rate = endoscopic_interventional(standard, cells);
    CHECK(rate.carried_out == 2);
    CHECK(rate.of == 4);
    CHECK(rate.missing == std::vector<int>{7, 8});
    CHECK(text(coverage_rate(rate)) == "50.00");
    CHECK(text(coverage_rate(together(cells))) == "75.00");
    standard.categories[0].endoscopic_interventional = standard.categories[2].endoscopic_interventional = false;
    CHECK_FALSE(coverage_rate(endoscopic_interventional(standard, cells)));
}

TEST_CASE("the hospital's own items are shown and never scored", "[score][hospital]")
{
    Build build = small();
    build.item("beds", "quality", ItemKind::number, Rule::observe, 0, "hospital").inputs = {
        {Field::value, build.fact("beds", Aggregation::last, Scope::hospital)}};
    Sheet sheet(build);
    sheet.put("beds", Field::value, "300", "hospital");
    const Scorecard card = sheet.card();
    CHECK(card.sections[0].dimensions[1].state == DimensionState::unscored);
    CHECK_FALSE(card.sections[0].total);
    CHECK(card.sections[0].answered == 1);
    CHECK(card.items[sheet.ask("beds", "hospital")].status == Status::observed);
}
