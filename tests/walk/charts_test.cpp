#include "app/gui/charts/results.h"
#include "app/gui/charts/trend_data.h"
#include "tests/forms/build.h"

#include <catch2/catch.hpp>

using namespace zk::forms;
using namespace zk::forms::test;
namespace charts = zk::gui::charts;
using charts::Look;
using zk::gui::PageKind;

namespace {

const Untranslated untranslated;
const charts::Say say(untranslated, Language::en);

/// medicine and surgery with one technique and one ratio each.
struct Hospital {
    Sheet sheet{build(), {"medicine", "surgery"}};
    zk::session::YearBefore before;
    static Build build()
    {
        Build made;
        made.technique("t", 4).level = Level::basic;
        made.ratio("q", 6, Direction::higher, "90", "60");
        made.technique("s", 4, "surgery");
        made.cap("quality60", "good", condition(Condition::Op::dimension_score, "quality", 60));
        return made;
    }
    Hospital()
    {
        before.form = std::make_unique<Form>(sheet.form.standard_ptr(), std::vector<std::string>{"medicine", "surgery"});
    }
    void medicine(const char* numerator = "66", const char* denominator = "100")
    {
        sheet.technique("t", "independent");
        sheet.ratio("q", numerator, denominator);
    }
    template <class Use> auto with(Use use)
    {
        const Scorecard card = sheet.card();
        const Answers earlier(*before.form, sheet.answers.period.year_before());
        before.card = score(*before.form, earlier);
        std::vector<zk::session::CheckedFinding> findings;
        for (auto& finding : check(sheet.form, sheet.answers, card)) {
            findings.push_back({std::move(finding), ""});
        }
        return use(charts::Results{sheet.form, sheet.answers, card, nullptr, std::move(findings), {}});
    }
    charts::Overview overview() { return with([](const charts::Results& results) { return charts::overview(results, say); }); }
    charts::Summary summary()
    {
        return with([&](const charts::Results& results) { return charts::summary(results, sheet.form.section("medicine"), say); });
    }
};

}  // namespace

TEST_CASE("the heat table keeps the hospital's order and shows published scores", "[charts]")
{
    Hospital hospital;
    hospital.medicine();
    const auto table = hospital.overview().scores;
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].title == "medicine");
    CHECK(table.rows[1].title == "surgery");
    CHECK(table.rows[0].cells[0].text == "100.00");
    CHECK(table.rows[0].cells[0].look == Look::heat4);
    CHECK(table.rows[0].cells[1].text == "20.00");
    CHECK(table.rows[0].cells[1].look == Look::heat0);
    CHECK(table.rows[0].cells[1].marked);
    CHECK(table.rows[0].cells[2].text == "68.00");   // 60 × 100 + 40 × 20
}

TEST_CASE("nothing answered is a word and never a score of zero", "[charts]")
{
    Hospital hospital;
    const auto table = hospital.overview().scores;
    for (int column = 0; column < 2; ++column) {
        CHECK(table.rows[0].cells[column].look == Look::unscored);
        CHECK(table.rows[0].cells[column].text == "Not answered");
    }
    CHECK(table.rows[0].cells[2].text == "Not answered");
    CHECK(table.rows[2].cells[0].text == "none complete");
}

TEST_CASE("a score that is not complete is marked and not judged by colour", "[charts]")
{
    Hospital hospital;
    hospital.sheet.technique("t", "independent");
    const auto row = hospital.overview().scores.rows[0];
    CHECK(row.cells[0].text == "100.00");
    CHECK(row.cells[1].text == "Not answered");
    CHECK(row.cells[2].text.ends_with("*"));
    CHECK(row.cells[2].look == Look::provisional);
    CHECK(row.cells[3].text == "Provisional");
}

TEST_CASE("a cell leads to its dimension, the total to the summary", "[charts]")
{
    Hospital hospital;
    hospital.medicine();
    const auto overview = hospital.overview();
    const auto* quality = overview.places.at(overview.scores.rows[0].cells[1].key);
    REQUIRE(quality);
    CHECK(quality->page == PageKind::section);
    CHECK(quality->section == "medicine");
    CHECK(quality->dimension == "quality");
    const auto* total = overview.places.at(overview.scores.rows[0].cells[2].key);
    REQUIRE(total);
    CHECK(total->page == PageKind::summary);
    CHECK(overview.places.at(-1) == nullptr);
}

TEST_CASE("what is missing before submission counts open items by specialty", "[charts]")
{
    Hospital hospital;
    hospital.medicine("4", "3");   // more than its whole
    const auto missing = hospital.overview().missing;
    REQUIRE(missing.lines.size() >= 2);
    CHECK(missing.lines[0].sign == charts::Sign::bad);
    CHECK(missing.lines[0].beside == "1");
    CHECK(missing.lines.back().text == "surgery");
    CHECK(missing.lines.back().beside == "1 open");
}

TEST_CASE("lost points come largest first and open their item", "[charts]")
{
    Hospital hospital;
    hospital.sheet.technique("t", "visiting");
    hospital.sheet.ratio("q", "75", "100");
    const auto summary = hospital.summary();
    REQUIRE(summary.losses.rows.size() == 2);
    CHECK(summary.losses.rows[0].title == "q");
    CHECK(summary.losses.rows[0].shown == "−3.00 / 6.00");
    CHECK(summary.losses.rows[1].shown == "−2.00 / 4.00");
    CHECK(summary.losses.rows[0].reason.find("25 of 100 cases did not meet it") != std::string::npos);
    CHECK(summary.places.at(summary.losses.rows[0].key)->item == "q");
}

TEST_CASE("the condition that lowers a grade is named and leads to its dimension", "[charts]")
{
    Hospital hospital;
    hospital.medicine("77", "100");   // 56.67 in quality: the total of 82.67 would be good, and is
    hospital.sheet.technique("t", "independent");
    const auto summary = hospital.summary();
    REQUIRE_FALSE(summary.grade.lines.empty());
    CHECK(summary.grade.figure == "82.67");
    CHECK(summary.grade.judgement.text == "Good");
    const auto& last = summary.grade.lines.back();
    CHECK(last.text == "quality60");
    CHECK(summary.places.at(last.key)->dimension == "quality");
}

TEST_CASE("a remark about provisional numbers stands only beside provisional numbers", "[charts]")
{
    Hospital hospital;
    CHECK_FALSE(hospital.overview().scores.remark.empty());
    hospital.medicine("77", "100");
    hospital.sheet.technique("s", "independent", "1", "surgery");
    CHECK(hospital.overview().scores.remark.empty());
}

TEST_CASE("English is shown with straight quotes, Chinese with its own", "[words]")
{
    const Text text{"“甲”", "“a” and the hospital’s"};
    const zk::gui::Words english(untranslated, Language::en), chinese(untranslated, Language::zh);
    CHECK(zk::gui::utf8(english(text)) == "\"a\" and the hospital's");
    CHECK(zk::gui::utf8(chinese(text)) == "“甲”");
    CHECK(say(text) == "\"a\" and the hospital's");
}

TEST_CASE("without every answer there is no grade, and the way to what is open", "[charts]")
{
    Hospital hospital;
    hospital.sheet.technique("t", "independent");
    const auto summary = hospital.summary();
    REQUIRE(summary.grade.lines.size() == 1);
    CHECK(summary.grade.lines[0].text == "No grade yet: 1 item is open; a total before that is provisional.");
    CHECK(summary.places.at(summary.grade.lines[0].key)->section == "medicine");
}

TEST_CASE("compliance names the techniques that are not carried out", "[charts]")
{
    Hospital hospital;
    hospital.sheet.technique("t", "none", "0");
    const auto summary = hospital.summary();
    REQUIRE(summary.compliance.lines.size() == 1);
    CHECK(summary.compliance.lines[0].beside == "0.00% (0/1)");
    CHECK(summary.compliance.lines[0].below == "not carried out: t");
}

TEST_CASE("the radar leaves out what has no score", "[charts]")
{
    Hospital hospital;
    hospital.sheet.technique("t", "independent");
    const auto radar = hospital.summary().radar;
    REQUIRE(radar.axes.size() == 2);
    CHECK(radar.axes[0].now == 100.0);
    CHECK_FALSE(radar.axes[1].now);
    CHECK(radar.axes[1].shown == "Not answered");
    CHECK(radar.before.empty());
}

TEST_CASE("a trend says each month's numbers, and why a month has none", "[charts]")
{
    Hospital hospital;
    hospital.sheet.months("q", Field::numerator, {3, 0, 2});
    hospital.sheet.months("q", Field::denominator, {4, 0});
    const Form& form = hospital.sheet.form;
    const int ask = hospital.sheet.ask("q");
    const auto trend = charts::trend_of(form.item(form.asks()[ask]), series(form, hospital.sheet.answers, ask),
                                        hospital.sheet.answers.period, say);
    REQUIRE(trend.months.size() == 12);
    CHECK(trend.months[0].now == 75.0);
    CHECK(trend.months[0].spoken == "2025-01 75.00% (3/4)");
    CHECK_FALSE(trend.months[1].now);
    CHECK(trend.months[1].spoken == "2025-02 no cases");
    CHECK(trend.months[2].gap == "gap");
    CHECK(trend.months[2].spoken == "2025-03 not filled in");
    REQUIRE(trend.marks.size() == 2);
    CHECK(trend.marks[0].text == "Target 90");
}

TEST_CASE("an item typed for the whole period has no trend and says so", "[charts]")
{
    Hospital hospital;
    hospital.medicine();
    const Form& form = hospital.sheet.form;
    const int ask = hospital.sheet.ask("q");
    const auto trend = charts::trend_of(form.item(form.asks()[ask]), series(form, hospital.sheet.answers, ask),
                                        hospital.sheet.answers.period, say);
    CHECK(trend.months.empty());
    CHECK(trend.empty == "No months: this item is filled in for the whole period.");
}
