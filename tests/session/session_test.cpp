#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

using namespace zk;
using forms::Field;
using forms::Status;

TEST_CASE("what was set is there after closing and opening again, with the same scores")
{
    Ward ward;
    ward.set("medicine", "medicine.tech.gastroscopy", Field::status, "独立开展");
    ward.set("medicine", "medicine.tech.gastroscopy", Field::cases, "240");
    ward.set("medicine", "medicine.quality.handwashing", Field::numerator, "９", "2025-01");
    ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "10", "2025-01");
    const auto before = ward.session->scorecard();
    ward.reopen();
    const auto& after = ward.session->scorecard();
    REQUIRE(after.items.size() == before.items.size());
    for (std::size_t i = 0; i < after.items.size(); ++i) {
        CHECK(after.items[i].status == before.items[i].status);
        CHECK(after.items[i].earned == before.items[i].earned);
    }
    CHECK(ward.score("medicine", "medicine.tech.gastroscopy").status == Status::scored);
    CHECK(ward.score("medicine", "medicine.quality.handwashing").status == Status::partial);
    const auto row = ward.session->get({"medicine", "medicine.tech.gastroscopy", Field::cases, {}});
    REQUIRE(row);
    CHECK(row->who == "张三");
}

TEST_CASE("a month belongs to every assessment whose period covers it")
{
    Ward ward;
    for (const char* month : {"2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"}) {
        ward.set("medicine", "medicine.quality.handwashing", Field::numerator, "9", month);
        ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "10", month);
    }
    CHECK(ward.score("medicine", "medicine.quality.handwashing").status == Status::partial);
    ward.begin("2025H1");
    CHECK(ward.score("medicine", "medicine.quality.handwashing").status == Status::scored);
    CHECK(*ward.score("medicine", "medicine.quality.handwashing").share == 1);
}

TEST_CASE("typing a whole-period value beside months makes it count, typing a month makes the months count again")
{
    Ward ward;
    const auto cases = [&] { return ward.score("medicine", "medicine.tech.gastroscopy").numerator; };
    ward.set("medicine", "medicine.tech.gastroscopy", Field::status, "independent");
    ward.set("medicine", "medicine.tech.gastroscopy", Field::cases, "7", "2025-01");
    ward.set("medicine", "medicine.tech.gastroscopy", Field::cases, "300");
    REQUIRE(cases());
    CHECK(*cases() == 300);
    ward.reopen();
    CHECK(*cases() == 300);
    ward.set("medicine", "medicine.tech.gastroscopy", Field::cases, "8", "2025-02");
    CHECK(*cases() == 15);
    ward.reopen();
    CHECK(*cases() == 15);
}

TEST_CASE("values typed together are kept in one transaction, and undone in one")
{
    Ward ward;
    auto& session = *ward.session;
    const auto address = [](zk::forms::Field field, int month) {
        return zk::session::Address{"medicine", "medicine.quality.handwashing", field, zk::forms::Month(2025, month)};
    };
    using zk::forms::Field;
    const auto count = [&] { return session.history({}).size(); };
    const auto before = count();
    CHECK_THROWS_AS(session.set_all({{address(Field::numerator, 1), "3", {}}, {address(Field::denominator, 1), "many", {}}}),
                    zk::session::Error);
    CHECK(count() == before);
    const auto kept = session.set_all({{address(Field::numerator, 1), " 3", {}}, {address(Field::denominator, 1), "４", {}}});
    CHECK(kept == std::vector<std::string>{"3", "4"});
    CHECK(session.get(address(Field::denominator, 1))->value.number == zk::forms::Decimal(4));
    session.undo(session.history({}).front().batch);
    CHECK_FALSE(session.get(address(Field::numerator, 1)));
    CHECK_FALSE(session.get(address(Field::denominator, 1)));
}

TEST_CASE("a removed value is blank again, not zero")
{
    Ward ward;
    ward.set("medicine", "medicine.quality.waiting", Field::value, "0");
    CHECK(ward.score("medicine", "medicine.quality.waiting").status == Status::scored);
    ward.set("medicine", "medicine.quality.waiting", Field::value, "");
    CHECK(ward.score("medicine", "medicine.quality.waiting").status == Status::blank);
    CHECK_FALSE(ward.session->get({"medicine", "medicine.quality.waiting", Field::value, {}}));
}

TEST_CASE("what can not be meant is refused with the nearest known word and changes nothing")
{
    Ward ward;
    const auto changes = ward.session->history({}).size();
    const auto try_set = [&](const char* section, const char* item, Field field, const char* text, const char* month) {
        return code_of([&] { ward.set(section, item, field, text, month); });
    };
    CHECK(try_set("medicne", "medicine.quality.waiting", Field::value, "1", nullptr) == "session.section_near");
    CHECK(try_set("medicine", "medicine.quality.waitin", Field::value, "1", nullptr) == "session.item_near");
    CHECK(try_set("medicine", "medicine.quality.waiting", Field::cases, "1", nullptr) == "session.field_unknown");
    CHECK(try_set("medicine", "medicine.quality.waiting", Field::value, "1", "2025-01") == "session.not_monthly");
    CHECK(try_set("medicine", "medicine.tech.esd", Field::cases, "1", "2031-01") == "session.month_outside");
    CHECK(ward.session->history({}).size() == changes);
}

TEST_CASE("months of the year before may be entered and are what improvement is measured against")
{
    Ward ward;
    for (int m = 1; m <= 12; ++m) {
        const std::string before = forms::Month(2024, m).str(), now = forms::Month(2025, m).str();
        ward.set("surgery", "common.quality.readmission", Field::numerator, "4", before.c_str());
        ward.set("surgery", "common.quality.readmission", Field::denominator, "100", before.c_str());
        ward.set("surgery", "common.quality.readmission", Field::numerator, "2", now.c_str());
        ward.set("surgery", "common.quality.readmission", Field::denominator, "100", now.c_str());
    }
    const auto& score = ward.score("surgery", "common.quality.readmission");
    CHECK(score.status == Status::scored);
    REQUIRE(score.prior);
    CHECK(*score.prior == 4);
    CHECK(*score.share == 1);
    ward.reopen();
    CHECK(*ward.score("surgery", "common.quality.readmission").share == 1);
}

TEST_CASE("a claim of not applicable scores nothing until it is accepted, and needs its reason")
{
    Ward ward;
    CHECK(code_of([&] { ward.session->claim("surgery", "surgery.tech.appendectomy", forms::Claim::not_applicable, " "); }) ==
          "session.reason_missing");
    ward.session->claim("surgery", "surgery.tech.appendectomy", forms::Claim::not_applicable, "本科不收治");
    CHECK(ward.score("surgery", "surgery.tech.appendectomy").status == Status::claim_pending);
    ward.session->decide("surgery", "surgery.tech.appendectomy", forms::Decision::accepted, "");
    CHECK(ward.score("surgery", "surgery.tech.appendectomy").status == Status::not_applicable);
    ward.reopen();
    CHECK(ward.score("surgery", "surgery.tech.appendectomy").status == Status::not_applicable);
    CHECK(code_of([&] { ward.session->decide("surgery", "surgery.quality.temperature", forms::Decision::accepted, ""); }) ==
          "session.nothing_claimed");
}

TEST_CASE("observers hear which answers changed, after they are kept")
{
    Ward ward;
    std::vector<session::Change> heard;
    const int subscription = ward.session->subscribe([&](const session::Change& change) { heard.push_back(change); });
    ward.set("medicine", "medicine.quality.waiting", Field::value, "25");
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].asks == std::vector<int>{ward.session->form().ask("medicine", "medicine.quality.waiting")});
    CHECK(code_of([&] { ward.set("medicine", "medicine.quality.waiting", Field::value, "abc"); }) != "");
    CHECK(heard.size() == 1);
    ward.session->unsubscribe(subscription);
    ward.set("medicine", "medicine.quality.waiting", Field::value, "26");
    CHECK(heard.size() == 1);
}

TEST_CASE("a removed specialty keeps its values for when it comes back")
{
    Ward ward;
    ward.set("surgery", "surgery.tech.appendectomy", Field::status, "guided");
    ward.session->remove_specialty("surgery");
    CHECK(ward.session->specialties() == std::vector<std::string>{"medicine"});
    ward.session->add_specialty("surgery");
    CHECK(ward.session->get({"surgery", "surgery.tech.appendectomy", Field::status, {}})->value.text == "guided");
    CHECK(code_of([&] { ward.session->add_specialty("surgery"); }) == "session.specialty_present");
    CHECK(code_of([&] { ward.session->add_specialty("surgry"); }) == "session.unknown_specialty_near");
}

TEST_CASE("an assessment is found by its period, name or id, and a second one of the same period needs a name")
{
    Ward ward;
    const auto first = ward.session->assessment();
    ward.begin("2024");
    ward.session->select("2025");
    CHECK(ward.session->assessment().id == first.id);
    ward.session->select(first.id.substr(0, 8));
    CHECK(ward.session->assessment().id == first.id);
    CHECK(code_of([&] { ward.session->select("2019"); }) == "session.unknown_assessment");
    CHECK(code_of([&] { ward.begin("2025"); }) == "session.assessment_exists");
}

TEST_CASE("a hint is settled by a reason, an error only by correcting it")
{
    Ward ward;
    ward.set("medicine", "medicine.quality.handwashing", Field::numerator, "12", "2025-01");
    ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "10", "2025-01");
    std::string error_key, hint_key;
    for (const auto& found : ward.session->findings())
        (found.finding.severity == forms::Severity::error ? error_key : hint_key) = found.finding.key;
    REQUIRE_FALSE(error_key.empty());
    CHECK(code_of([&] { ward.session->give_reason(error_key, "就这样"); }) == "session.error_needs_correction");
    CHECK(code_of([&] { ward.session->give_reason("no such key", "x"); }) == "session.no_such_finding");
    if (!hint_key.empty()) {
        ward.session->give_reason(hint_key, "已核实");
        ward.reopen();
        for (const auto& found : ward.session->findings())
            if (found.finding.key == hint_key)
                CHECK(found.reason == "已核实");
    }
}

TEST_CASE("the document carries its own standard and needs no installed one")
{
    Ward ward;
    ward.set("medicine", "medicine.quality.waiting", Field::value, "25");
    fs::remove_all(ward.path / "data" / "forms");
    ward.reopen();
    CHECK(ward.score("medicine", "medicine.quality.waiting").status == Status::scored);
}
