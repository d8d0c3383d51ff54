// The road 填报中 → 科室确认 → 职能科室审核 → 分管院长审批 → 已上报 → 受理 / 退回: every order, and what each step does.
#include "tests/session/road.h"

#include <catch2/catch.hpp>

#include <functional>
#include <set>

namespace {

using Verb = std::function<void(Road&)>;

const std::vector<std::pair<std::string, Verb>>& verbs()
{
    static const std::vector<std::pair<std::string, Verb>> table = {
        {"confirm", [](Road& r) { r.session->confirm("medicine", "科主任", r.on("2026-05-01")); }},
        {"review", [](Road& r) { r.session->review("李科长", r.on("2026-05-01")); }},
        {"approve", [](Road& r) { r.session->approve("赵院长", r.words, r.on("2026-05-01")); }},
        {"submit", [](Road& r) { r.submit("再报.xlsx", "2026-05-01"); }},
        {"draft", [](Road& r) { r.submit("草稿.xlsx", "2026-05-01", true); }},
        {"accept", [](Road& r) { r.session->accept("医政股", r.on("2026-05-01")); }},
        {"return", [](Road& r) { r.session->return_to("医政股", "核对", {}, r.on("2026-05-01")); }},
        {"return medicine", [](Road& r) { r.session->return_to("李科长", "核对", "medicine", r.on("2026-05-01")); }},
        {"lock", [](Road& r) { r.session->lock("李科长", "冻结", r.words, r.on("2026-05-01")); }},
        {"unlock", [](Road& r) { r.session->unlock("李科长", "漏报", r.on("2026-05-01")); }},
        {"set", [](Road& r) { r.change("7"); }},
        {"cutoff", [](Road& r) { r.session->set_cutoff(r.on("2026-04-30")); }},
    };
    return table;
}

struct State {
    const char* name;
    Verb reach;
    const char* status;
    bool locked;
    std::vector<std::pair<const char*, const char*>> outcome;   ///< verb → status afterwards, or the code it is refused with
};

/// The whole table: every verb in every state.
std::vector<State> states()
{
    const Verb nothing = [](Road&) {};
    const Verb confirmed = [](Road& r) { r.confirm_all(); };
    const Verb reviewed = [](Road& r) { r.to_review(); };
    const Verb changed = [](Road& r) { r.to_review(); r.change(); };
    const Verb approved = [](Road& r) { r.to_approval(); };
    const Verb submitted = [](Road& r) { r.to_approval(); r.submit(); };
    const Verb accepted = [](Road& r) { r.to_approval(); r.submit(); r.session->accept("医政股", r.on("2026-04-05")); };
    const Verb returned = [](Road& r) { r.to_approval(); r.submit(); r.session->return_to("医政股", "核对", {}, r.on("2026-04-05")); };
    const Verb unlocked = [](Road& r) { r.to_approval(); r.submit(); r.session->unlock("李科长", "漏报", r.on("2026-04-05")); };
    const Verb frozen = [](Road& r) { r.confirm_all(); r.session->lock("李科长", "冻结", r.words, r.on("2026-04-05")); };
    return {
        {"filling", nothing, "filling", false,
         {{"confirm", "filling"}, {"review", "approval.obstacles"}, {"approve", "approval.review_first"},
          {"submit", "approval.not_approved"}, {"draft", "filling"}, {"accept", "approval.submit_first"},
          {"return", "approval.nothing_to_return"}, {"return medicine", "approval.not_confirmed"}, {"lock", "filling"},
          {"unlock", "approval.not_locked"}, {"set", "filling"}, {"cutoff", "filling"}}},
        {"confirmed", confirmed, "filling", false,
         {{"confirm", "filling"}, {"review", "reviewed"}, {"approve", "approval.review_first"},
          {"submit", "approval.not_approved"}, {"draft", "filling"}, {"accept", "approval.submit_first"},
          {"return", "approval.nothing_to_return"}, {"return medicine", "filling"}, {"lock", "filling"},
          {"unlock", "approval.not_locked"}, {"set", "filling"}, {"cutoff", "filling"}}},
        {"reviewed", reviewed, "reviewed", false,
         {{"confirm", "approval.reviewed_already"}, {"review", "approval.nothing_since_review"}, {"approve", "approved"},
          {"submit", "approval.not_approved"}, {"draft", "reviewed"}, {"accept", "approval.submit_first"},
          {"return", "returned"}, {"return medicine", "returned"}, {"lock", "reviewed"},
          {"unlock", "approval.not_locked"}, {"set", "reviewed"}, {"cutoff", "reviewed"}}},
        {"changed after the review", changed, "reviewed", false,
         {{"confirm", "filling"}, {"review", "approval.confirmation_stale"}, {"approve", "approval.review_first"},
          {"submit", "approval.not_approved"}, {"draft", "reviewed"}, {"accept", "approval.submit_first"},
          {"return", "returned"}, {"return medicine", "returned"}, {"lock", "reviewed"},
          {"unlock", "approval.not_locked"}, {"set", "reviewed"}, {"cutoff", "reviewed"}}},
        {"approved", approved, "approved", true,
         {{"confirm", "approval.locked_round"}, {"review", "approval.locked_round"}, {"approve", "approval.approved_already"},
          {"submit", "submitted"}, {"draft", "approved"}, {"accept", "approval.submit_first"},
          {"return", "approval.unlock_instead"}, {"return medicine", "approval.unlock_instead"},
          {"lock", "approval.locked_already"}, {"unlock", "filling"}, {"set", "db.assessment_locked"},
          {"cutoff", "approval.locked_round"}}},
        {"submitted", submitted, "submitted", true,
         {{"confirm", "approval.locked_round"}, {"review", "approval.locked_round"}, {"approve", "approval.approved_already"},
          {"submit", "approval.submitted_already"}, {"draft", "submitted"}, {"accept", "accepted"},
          {"return", "returned"}, {"return medicine", "returned"}, {"lock", "approval.locked_already"},
          {"unlock", "filling"}, {"set", "db.assessment_locked"}, {"cutoff", "approval.locked_round"}}},
        {"accepted", accepted, "accepted", true,
         {{"confirm", "approval.locked_round"}, {"review", "approval.locked_round"}, {"approve", "approval.approved_already"},
          {"submit", "approval.submitted_already"}, {"draft", "accepted"}, {"accept", "approval.accepted_already"},
          {"return", "returned"}, {"return medicine", "returned"}, {"lock", "approval.locked_already"},
          {"unlock", "filling"}, {"set", "db.assessment_locked"}, {"cutoff", "approval.locked_round"}}},
        {"returned", returned, "returned", false,
         {{"confirm", "returned"}, {"review", "reviewed"}, {"approve", "approval.review_first"},
          {"submit", "approval.not_approved"}, {"draft", "returned"}, {"accept", "approval.submit_first"},
          {"return", "approval.returned_already"}, {"return medicine", "returned"}, {"lock", "returned"},
          {"unlock", "approval.not_locked"}, {"set", "returned"}, {"cutoff", "returned"}}},
        {"unlocked, nothing changed", unlocked, "filling", false,
         {{"confirm", "filling"}, {"review", "reviewed"}, {"approve", "approval.review_first"},
          {"submit", "approval.not_approved"}, {"draft", "filling"}, {"accept", "approval.submit_first"},
          {"return", "approval.nothing_to_return"}, {"return medicine", "filling"}, {"lock", "submitted"},
          {"unlock", "approval.not_locked"}, {"set", "filling"}, {"cutoff", "filling"}}},
        {"frozen while confirmed", frozen, "filling", true,
         {{"confirm", "filling"}, {"review", "reviewed"}, {"approve", "approval.review_first"},
          {"submit", "approval.not_approved"}, {"draft", "filling"}, {"accept", "approval.submit_first"},
          {"return", "approval.nothing_to_return"}, {"return medicine", "filling"}, {"lock", "approval.locked_already"},
          {"unlock", "filling"}, {"set", "db.assessment_locked"}, {"cutoff", "approval.locked_round"}}},
    };
}

}   // namespace

TEST_CASE("every verb in every state succeeds or is refused by its own sentence")
{
    for (const State& state : states()) {
        REQUIRE(state.outcome.size() == verbs().size());
        for (std::size_t i = 0; i < verbs().size(); ++i) {
            const auto& [name, verb] = verbs()[i];
            const std::string expected = state.outcome[i].second;
            REQUIRE(name == state.outcome[i].first);
            Road road;
            state.reach(road);
            INFO(state.name << ": " << name);
            REQUIRE(road.status() == state.status);
            REQUIRE(road.session->assessment().locked == state.locked);
            const auto steps = road.session->steps().size();
            const std::string code = code_of([&] { verb(road); });
            if (code.empty()) {
                CHECK(road.status() == expected);
            } else {
                CHECK(code == expected);
                CHECK(road.status() == state.status);   // a refusal changes nothing
                CHECK(road.session->steps().size() == steps);
            }
            road.reopen();
            CHECK(road.status() == (code.empty() ? expected : state.status));
        }
    }
}

TEST_CASE("what next_steps says is what the verbs do")
{
    for (const State& state : states()) {
        Road road;
        state.reach(road);
        INFO(state.name);
        for (const auto& next : road.session->next_steps()) {
            if (next.kind == session::StepKind::confirm && next.section != "medicine")
                continue;
            const std::string verb(session::name(next.kind));
            const auto found = std::find_if(state.outcome.begin(), state.outcome.end(),
                                            [&](const auto& one) { return one.first == verb; });
            const std::string outcome = found->second;
            const bool refused = outcome.find('.') != std::string::npos;
            INFO(verb << " " << outcome);
            CHECK(next.possible == !refused);
            CHECK(next.why.empty() == next.possible);
            if (refused && outcome != "approval.obstacles")
                CHECK(std::string(next.why.front().code) == outcome);
        }
    }
}

TEST_CASE("a specialty's confirmation is stale after a change of its own values, and holds again when it is taken back")
{
    Road road;
    road.confirm_all();
    const auto stale = [&](const std::string& section) {
        bool found = false;
        for (const auto& step : road.session->steps())
            if (step.section == section)
                found = step.stale;
        return found;
    };
    CHECK_FALSE(stale("medicine"));
    road.change("8");
    CHECK(stale("medicine"));
    CHECK_FALSE(stale("surgery"));
    CHECK(code_of([&] { road.session->review("李科长"); }) == "approval.confirmation_stale");
    road.change("9");
    CHECK_FALSE(stale("medicine"));
    road.session->note("surgery", road.session->form().item(road.session->form().asks()[road.session->form().sections()[2].first_ask]).id, "备注");
    CHECK(stale("surgery"));
    // A number of another year says nothing about this one.
    road.session->confirm("surgery", "科主任", road.on("2026-04-01"));
    road.session->new_assessment({"", *forms::Period::parse("2027"), "ward", {}, {}});
    road.set("surgery", "common.quality.readmission", forms::Field::numerator, "1", "2027-01");
    road.session->select("2025");
    CHECK_FALSE(stale("surgery"));
}

TEST_CASE("errors of its own section and hints without a reason bar a confirmation; an undecided claim bars the review")
{
    Road road;
    road.change("11");   // of 10
    CHECK(code_of([&] { road.session->confirm("medicine", "科主任"); }) == "approval.errors");
    CHECK(code_of([&] { road.session->confirm("surgery", "科主任", road.on("2026-04-01")); }) == "");
    road.change("");   // to be filled in, not to be corrected
    std::set<session::FindingKind> kinds;
    for (const auto& found : road.session->findings())
        kinds.insert(session::kind(found));
    CHECK(kinds.count(session::FindingKind::blank) == 1);
    CHECK(kinds.count(session::FindingKind::error) == 0);
    CHECK(code_of([&] { road.session->confirm("medicine", "科主任"); }) != "");
    road.change("9");
    road.session->set_cutoff(forms::Date(2020, 1, 1));   // everything is typed later
    CHECK(code_of([&] { road.session->confirm("medicine", "科主任", road.on("2026-04-01")); }) == "approval.hints");
    CHECK(road.words.text(session::counts(road.session->findings()).at(1), forms::Language::en) == "3 hints without a reason");
    road.session->set_cutoff(forms::Date(2099, 1, 1));
    CHECK(session::counts({}).size() == 1);   // that nothing is wrong is said as well
    road.session->claim("medicine", "medicine.tech.gastroscopy", forms::Claim::not_applicable, "无设备");
    CHECK(code_of([&] { road.session->confirm("medicine", "科主任", road.on("2026-04-01")); }) == "");
    CHECK(code_of([&] { road.session->review("李科长", road.on("2026-04-02")); }) == "approval.claims");
    road.session->decide("medicine", "medicine.tech.gastroscopy", forms::Decision::accepted, "");
    CHECK(code_of([&] { road.session->review("李科长", road.on("2026-04-02")); }) == "");   // deciding leaves the confirmation
    CHECK(code_of([&] { road.session->confirm("hospital", "院长"); }) == "approval.hospital_not_confirmed");
    CHECK(code_of([&] { road.session->confirm("medecine", "院长"); }) == "session.section_near");
    CHECK(code_of([&] { road.session->approve("　", road.words); }) == "approval.name_missing");
}

TEST_CASE("a step signed before the one it builds on is refused")
{
    Road road;
    road.confirm_all("2026-04-10");
    CHECK(code_of([&] { road.session->review("李科长", road.on("2026-04-09")); }) == "approval.date_order");
    CHECK(code_of([&] { road.session->review("李科长", road.on("2026-04-10")); }) == "");
    CHECK(code_of([&] { road.session->approve("赵院长", road.words, road.on("2026-04-01")); }) == "approval.date_order");
}

TEST_CASE("an approved assessment shows for ever what was approved, and its months can not be changed")
{
    Road road;
    road.to_approval();
    const session::Json approved = road.session->report(road.words);
    CHECK(approved["assessment"]["status"] == "approved");
    CHECK(approved["approval"]["steps"].back()["step"] == "approve");
    // What belongs to no period may change; the approved report stays.
    road.session->new_assessment({"", *forms::Period::parse("2026"), "ward", {}, {}});
    road.session->set({"hospital", "hospital.profile.uscc", forms::Field::text, {}}, "121101054006867A1C");
    CHECK(code_of([&] { road.set("medicine", "medicine.tech.gastroscopy", forms::Field::cases, "1", "2025-03"); }) ==
          "db.month_locked");
    road.session->select("2025");
    session::Json now = road.session->report(road.words);
    CHECK(now["hospital"] == approved["hospital"]);
    CHECK(now == approved);
    CHECK(code_of([&] { road.session->undo(road.session->history({}).front().batch); }) == "");   // of the other year
}

TEST_CASE("a step stays on record: undo does not take it back")
{
    Road road;
    road.confirm_all();
    CHECK(code_of([&] { road.session->undo(road.session->history({}).front().batch); }) == "db.undo_step");
}

TEST_CASE("returning one specialty asks only that one to confirm again")
{
    Road road;
    road.to_review();
    road.session->return_to("赵院长", "例数核对", "medicine", road.on("2026-04-05"));
    CHECK(road.status() == "returned");
    CHECK(code_of([&] { road.session->review("李科长", road.on("2026-04-06")); }) == "approval.unconfirmed");
    road.session->confirm("medicine", "科主任", road.on("2026-04-06"));
    CHECK(code_of([&] { road.session->review("李科长", road.on("2026-04-06")); }) == "");
    CHECK(code_of([&] { road.session->return_to("赵院长", " "); }) == "session.reason_missing");
}

TEST_CASE("every unlock has a slip of its own number, through all assessments")
{
    Road road;
    road.to_approval();
    CHECK(road.session->unlock("李科长", "漏报", road.on("2026-04-05")) == 1);
    road.session->lock("李科长", "误解锁", road.words, road.on("2026-04-05"));
    CHECK(road.status() == "approved");
    CHECK(road.session->unlock("李科长", "漏报", road.on("2026-04-05")) == 2);
    road.change("8");
    road.session->lock("李科长", "冻结", road.words, road.on("2026-04-05"));
    CHECK(road.status() == "filling");   // something was changed: the approval does not come back
    CHECK(road.session->steps()[road.session->steps().size() - 2].slip == 2);
}
