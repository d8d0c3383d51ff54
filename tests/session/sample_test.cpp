// The sample hospital shows what the program is for: its stories are visible in scores and months.
#include "app/session/sample.h"
#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace zk;

namespace {

struct Sample : Folder {
    std::unique_ptr<session::Session> hospital = session::create_sample(path / u8("示例县人民医院.zhuanke"),
                                                                        session::Library({u8(ZK_DATA)}));

    const forms::SectionScore& of(const std::string& specialty) const
    {
        return hospital->scorecard().sections[hospital->form().section(specialty)];
    }
    double total(const std::string& year, const std::string& specialty)
    {
        hospital->select(year);
        REQUIRE(of(specialty).total);
        return of(specialty).total->to_double();
    }
    std::string grade(const std::string& specialty) const
    {
        const int grade = of(specialty).grade;
        return grade < 0 ? "" : hospital->form().standard().grades[grade].id;
    }
    std::set<std::string> sections_with_errors() const
    {
        std::set<std::string> sections;
        for (const auto& found : hospital->findings())
            if (found.finding.severity == forms::Severity::error)
                sections.insert(hospital->form().sections()[hospital->form().asks()[found.finding.ask].section].id);
        return sections;
    }
    std::set<int> months_outside(const std::string& specialty, const std::string& item) const
    {
        const forms::Series series = hospital->series(specialty, item);
        REQUIRE(series.limits);
        std::set<int> outside;
        for (std::size_t i = 0; i < series.now.size(); ++i)
            if (series.limits->months[i].outside)
                outside.insert(series.now[i].month.month());
        return outside;
    }
};

}   // namespace

TEST_CASE("the sample hospital tells its stories")
{
    Sample sample;

    // 2024 is complete, so it can be approved.
    sample.hospital->select("2024");
    CHECK(sample.sections_with_errors().empty());
    for (const auto& found : sample.hospital->findings())
        CHECK_FALSE(found.reason.empty());
    for (const std::string& specialty : sample.hospital->specialties()) {
        INFO(specialty);
        CHECK_FALSE(sample.grade(specialty).empty());
    }

    // 2025: one strong, one weak, one improving, one half filled in, two without a minimally invasive dimension.
    const double children_before = sample.total("2024", "pediatrics");
    CHECK(sample.total("2025", "pediatrics") > children_before + 8);
    CHECK(sample.grade("cardiology") == "excellent");
    CHECK(sample.grade("obstetrics") == "pass");
    CHECK(sample.sections_with_errors() == std::set<std::string>{"oncology"});
    CHECK(sample.grade("oncology").empty());
    const auto& form = sample.hospital->form();
    const int invasive = form.standard().dimension("minimally_invasive");
    for (const char* specialty : {"laboratory", "psychiatry"})
        CHECK_FALSE(form.standard().specialties[form.standard().specialty(specialty)].weights[invasive]);

    // A bad month stands out, and only that one.
    CHECK(sample.months_outside("cardiology", "cardiology.quality.stemi_d2b_90min") == std::set<int>{8});
    CHECK(sample.months_outside("respiratory", "respiratory.quality.cap_pathogen_before_abx").contains(1));
    CHECK(sample.months_outside("medical_imaging", "medical_imaging.quality.emergency_report_2h_rate") == std::set<int>{3});

    // The improving specialty improves within the year too.
    const auto falling = sample.hospital->series("pediatrics", "pediatrics.quality.outpatient_abx").now;
    CHECK(*falling.front().value > *falling.back().value * forms::Rational(5, 4));

    // Every kind of saying something beside the numbers is there.
    const auto ask = [&](const char* section, const char* item) -> const forms::Response& {
        return sample.hospital->answers().responses[form.ask(section, item)];
    };
    CHECK(ask("laboratory", "laboratory.quality.specimen_rejection_rate").baseline);
    CHECK(ask("obstetrics", "common.mdt.difficult_case_mdt_rate").claim == forms::Claim::no_data);
    CHECK(ask("obstetrics", "obstetrics.mi.amniocentesis").decision == forms::Decision::accepted);
    CHECK(ask("oncology", "oncology.tech.hyperthermia").decision == forms::Decision::pending);
    CHECK_FALSE(ask("cardiology", "cardiology.quality.stemi_d2b_90min").note.empty());

    // Papers, and actions of every kind: closed with its effect, and still going on.
    CHECK(sample.hospital->evidence().size() >= 4);
    const auto actions = sample.hospital->actions();
    CHECK(std::any_of(actions.begin(), actions.end(), [](const auto& each) { return each.closed && !each.effect.empty(); }));
    CHECK(std::any_of(actions.begin(), actions.end(), [](const auto& each) { return !each.closed && each.due; }));
    for (const auto& each : actions)
        CHECK(form.ask(each.section, each.item) >= 0);

    // The year growth is measured from.
    sample.hospital->select("2020");
    CHECK(sample.hospital->specialties().empty());
    CHECK(sample.hospital->get({"hospital", "hospital.profile.open_beds", forms::Field::value, forms::Month(2020, 12)}));
}
