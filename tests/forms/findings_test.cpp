#include "forms/findings.h"

#include "tests/forms/build.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zk::forms;
using namespace zk::forms::test;

namespace {

/// "code field [month]" of every finding, hints in brackets.
std::vector<std::string> found(const Sheet& sheet)
{
    std::vector<std::string> result;
    for (const Finding& finding : check(sheet.form, sheet.answers, sheet.card())) {
        std::string line = std::string(finding.message.code).substr(8) + " " + std::string(name(finding.field));
        line += finding.month ? " " + finding.month->str() : "";
        result.push_back(finding.severity == Severity::hint ? "(" + line + ")" : line);
    }
    return result;
}

std::string first_sentence(const Sheet& sheet)
{
    const auto findings = check(sheet.form, sheet.answers, sheet.card());
    return findings.empty() ? "" : Untranslated().text(findings.front().message, Language::en);
}

using Lines = std::vector<std::string>;

Sheet ratio_sheet()
{
    Build build;
    build.ratio("q", 3, Direction::higher, "90", "60");
    return Sheet(build);
}

}  // namespace

TEST_CASE("a fair answer has no findings", "[findings]")
{
    Sheet sheet = ratio_sheet();
    sheet.ratio("q", "90", "100");
    CHECK(found(sheet).empty());
}

TEST_CASE("a numerator above its denominator is found per month and over the period", "[findings]")
{
    Sheet sheet = ratio_sheet();
    sheet.ratio("q", "11", "10");
    CHECK(found(sheet) == Lines{"numerator_exceeds_denominator numerator"});
    CHECK(first_sentence(sheet) == "q: numerator 11 is larger than denominator 10. Compare both with their source");
    std::vector<int> numerators(12, 5);
    numerators[3] = 12;
    sheet.months("q", Field::numerator, numerators);
    sheet.months("q", Field::denominator, std::vector<int>(12, 10));
    CHECK(found(sheet) == Lines{"numerator_exceeds_denominator numerator 2025-04"});
    numerators[5] = 200;
    sheet.months("q", Field::numerator, numerators);
    CHECK(found(sheet) == Lines{"numerator_exceeds_denominator numerator 2025-04",
                                "numerator_exceeds_denominator numerator 2025-06",
                                "numerator_exceeds_denominator numerator"});
}

TEST_CASE("a rate knows no such limit", "[findings]")
{
    Build build;
    Item& rate = build.ratio("q", 3, Direction::lower, "90", "200");
    rate.form = RatioForm::rate;
    rate.scale = 1;
    Sheet sheet(build);
    sheet.ratio("q", "11.5", "10");
    CHECK(found(sheet).empty());
    sheet.ratio("q", "11.5", "0");
    CHECK(found(sheet) == Lines{"zero_denominator denominator"});
}

TEST_CASE("negative and broken counts are errors", "[findings]")
{
    Sheet sheet = ratio_sheet();
    sheet.ratio("q", "-1", "10");
    CHECK(found(sheet) == Lines{"negative numerator"});
    sheet.ratio("q", "1.5", "10");
    CHECK(found(sheet) == Lines{"not_whole numerator"});
}

TEST_CASE("cases and status of a technique must agree", "[findings]")
{
    Build build;
    build.technique("t", 5);
    Sheet sheet(build);
    sheet.technique("t", "none", "3");
    CHECK(found(sheet) == Lines{"cases_not_carried_out status"});
    sheet.technique("t", "none", "0");
    CHECK(found(sheet).empty());
    sheet.technique("t", "guided", "0");
    CHECK(found(sheet) == Lines{"(carried_out_without_cases cases)"});
    sheet.answers.entries[sheet.slot("t", Field::cases)] = {};
    CHECK(found(sheet) == Lines{"field_unanswered cases"});
    sheet.put("t", Field::status, "none");
    CHECK(found(sheet).empty());  // not carried out needs no cases
}

TEST_CASE("claims need a reason and a decision", "[findings]")
{
    Sheet sheet = ratio_sheet();
    sheet.response("q").claim = Claim::no_data;
    CHECK(found(sheet) == Lines{"no_data_without_reason numerator"});
    sheet.response("q").reason = "系统未上线";
    CHECK(found(sheet).empty());
    sheet.response("q").claim = Claim::not_applicable;
    CHECK(found(sheet) == Lines{"claim_pending numerator"});
    sheet.response("q").decision = Decision::accepted;
    CHECK(found(sheet).empty());
    sheet.response("q").reason = " ";
    CHECK(found(sheet) == Lines{"not_applicable_without_reason numerator"});
}

TEST_CASE("what is missing is named, month by month", "[findings]")
{
    Sheet sheet = ratio_sheet();
    CHECK(found(sheet) == Lines{"unanswered numerator"});
    sheet.put("q", Field::denominator, "10");
    CHECK(found(sheet) == Lines{"field_unanswered numerator"});
    sheet.months("q", Field::numerator, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    CHECK(found(sheet) == Lines{"months_missing numerator 2025-11"});
    CHECK(first_sentence(sheet) == "q: q.numerator has no value in 2025-11, 2025-12. Type them; a zero is typed as 0");
}

TEST_CASE("a blank that costs no points asks for a reason only", "[findings]")
{
    Build build;
    Item& item = build.value("beds", 0, Direction::higher, nullptr, nullptr, Aggregation::last);
    item.rule = Rule::observe;
    Sheet sheet(build);
    CHECK(found(sheet) == Lines{"(unanswered value)"});
    sheet.months("beds", Field::value, {100, 100});
    CHECK(found(sheet) == Lines{"(last_month_missing value 2025-12)"});
}

TEST_CASE("what is not asked, optional or not yet due is not missing", "[findings]")
{
    Build build;
    build.technique("t", 5);
    build.technique("next", 5).requires_ = condition(Condition::Op::carried_out, "t");
    build.technique("r", 1).optional = true;
    build.ratio("late", 1, Direction::higher, "90", "60").follow_up_days = 30;
    Sheet sheet(build);
    sheet.answers.as_of = parse_date("2026-01-01");
    sheet.technique("t", "none", "0");
    CHECK(found(sheet).empty());
}

TEST_CASE("a change of more than half against last year asks for a reason", "[findings]")
{
    Sheet sheet = ratio_sheet();
    sheet.ratio("q", "30", "100");
    sheet.prior_ratio("q", "60", "100");
    CHECK(found(sheet).empty());  // exactly -50 %
    sheet.ratio("q", "29", "100");
    CHECK(found(sheet) == Lines{"(change numerator)"});
    CHECK(first_sentence(sheet) == "q: 29.00 after 60.00 in the same period of last year, a change of more than 50 %. "
                                   "Correct it or say why");
    sheet.prior_ratio("q", "12", "19");  // too few cases to say anything
    CHECK(found(sheet).empty());
    sheet.prior_ratio("q", "60", "100");
    sheet.ratio("q", "0", "100");
    CHECK(found(sheet) == Lines{"(zero_after_value numerator)"});
    sheet.prior_ratio("q", "0", "100");
    CHECK(found(sheet).empty());
}

TEST_CASE("the standard sets the change that asks for a reason", "[findings]")
{
    Build build;
    build.value("v", 0, Direction::higher, nullptr, nullptr).rule = Rule::observe;
    build.technique("t", 1);
    build.standard.change_rules[ItemKind::number] = {number("0.2"), 10};
    Sheet sheet(build);
    sheet.put("v", Field::value, "13");
    sheet.put("v", Field::value, "10", "medicine", true);
    sheet.technique("t", "independent", "100");
    sheet.put("t", Field::cases, "40", "medicine", true);
    CHECK(found(sheet) == Lines{"(change value)", "(change cases)"});
    build.standard.items[0].change_threshold = number("0.4");
    Sheet wide(build);
    wide.put("v", Field::value, "13");
    wide.put("v", Field::value, "10", "medicine", true);
    wide.technique("t", "independent", "100");
    CHECK(found(wide).empty());
}

TEST_CASE("a sentinel event asks for its review", "[findings]")
{
    Build build;
    build.ratio("s", 0, Direction::lower, nullptr, nullptr).rule = Rule::sentinel;
    Sheet sheet(build);
    sheet.ratio("s", "0", "500");
    CHECK(found(sheet).empty());
    sheet.ratio("s", "1", "500");
    CHECK(found(sheet) == Lines{"(sentinel numerator)"});
}

TEST_CASE("exclusive options beside others are an error", "[findings]")
{
    Build build;
    build.choice("c", 4, {{"none", {"无", "None"}, 0, true}, {"a", {"甲", "A"}, 1, false}}, true);
    Sheet sheet(build);
    sheet.put("c", Field::choice, "none|a");
    CHECK(found(sheet) == Lines{"options choice"});
}

TEST_CASE("identifiers are checked by their rules and against each other", "[findings]")
{
    Build build;
    for (const char* format : {"uscc", "registration_no", "region_code"}) {
        Item& item = build.item(format, "quality", ItemKind::text, Rule::observe, 0, "hospital");
        item.format = format;
        item.inputs = {{Field::text, build.fact(std::string("identity.") + format, Aggregation::constant)}};
    }
    Sheet sheet(build);
    const auto put = [&](const char* item, const char* text) { sheet.put(item, Field::text, text, "hospital"); };
    put("uscc", "12440184455904217U");
    put("registration_no", "45590421744018411A1001");
    put("region_code", "440184");
    CHECK(found(sheet).empty());
    put("uscc", "12440184455904217T");
    CHECK(found(sheet) == Lines{"identity text"});
    put("uscc", "12440184455904217U");
    put("registration_no", "40000001844018411A1001");
    put("region_code", "440183");
    CHECK(found(sheet) == Lines{"(organisation_codes_differ text)", "(regions_differ text)"});
    put("registration_no", "PDY00001X44018311A1001");
    CHECK(found(sheet) == Lines{"(identity text)"});
}

TEST_CASE("a reason stays while the numbers stay, and no longer", "[findings]")
{
    Sheet sheet = ratio_sheet();
    sheet.ratio("q", "11", "10");
    const auto key = [&] { return check(sheet.form, sheet.answers, sheet.card()).front().key; };
    const std::string before = key();
    CHECK(key() == before);
    sheet.ratio("q", "12", "10");
    CHECK(key() != before);
}
