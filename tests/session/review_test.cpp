// Workbooks of submitted assessments, with the document they came from: verified, reviewed, brought back.
#include "tests/session/road.h"
#include "tests/session/workbooks.h"

#include "app/session/report.h"
#include "app/session/review.h"
#include "db/digest.h"
#include "templates/tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using session::Counterpart;
using session::Json;

namespace {

struct Submitted : Road {
    fs::path workbook = path / u8("上报 表.xlsx");
    fs::path reviewed = path / u8("已审 表.xlsx");
    Submitted()
    {
        to_approval();
        CHECK(submit().number == "2025-01");
    }
    session::Verification verify(const fs::path& which)
    {
        return session::verify(which, library, *session, words);
    }
    session::ReviewImport import_review() { return session::import_review(*session, reviewed, library, words); }
};

}   // namespace

TEST_CASE("with the document a workbook is known as the submission it is, also after the next one")
{
    Submitted hospital;
    auto done = hospital.verify(hospital.workbook);
    CHECK(done.clean());
    CHECK(done.counterpart->kind == Counterpart::Kind::archived);
    CHECK(done.counterpart->number == "2025-01");
    CHECK(done.remarks.empty());

    hospital.session->unlock("赵院长", "漏报一例", Road::on("2026-05-01"));
    hospital.change("8", "核对病案");
    hospital.explain();
    hospital.confirm_all("2026-05-02");
    hospital.session->review("李科长", Road::on("2026-05-02"));
    hospital.session->approve("赵院长", hospital.words, Road::on("2026-05-03"));
    REQUIRE(hospital.submit("更正 表.xlsx", "2026-05-04").number == "2025-02");
    done = hospital.verify(hospital.workbook);
    CHECK(done.clean());
    CHECK(codes(done.remarks) == std::vector<std::string>{"verify.later"});
    CHECK(hospital.verify(hospital.path / u8("更正 表.xlsx")).counterpart->number == "2025-02");
}

TEST_CASE("a workbook forged through and through is caught by the archived submission, cell by cell")
{
    Submitted hospital;
    // Sheets, report, check sums and digest all agree with each other: alone it looks right.
    auto data = session::read_machine_data(hospital.workbook);
    data.tree["hospital"]["phone"] = "0371-7654321";
    const std::string digest = db::sha256(session::canonical(data.tree));
    data.tree["submission"]["digest"] = digest;
    data.tree["submission"]["check_code"] = digest.substr(0, 8);
    rewrite(hospital.workbook, [&](Json& tree, std::string&) {
        tree = data.tree;
        session::add_pieces(tree, data.layout);
    });
    CHECK(session::verify(hospital.workbook, hospital.library).clean());
    const auto done = hospital.verify(hospital.workbook);
    CHECK(done.counterpart->kind == Counterpart::Kind::other);
    CHECK(done.counterpart->number == "2025-01");
    CHECK(codes(done.findings) == std::vector<std::string>{"verify.not_as_archived"});
    CHECK(done.sheets.different > 0);
    CHECK_FALSE(done.clean());
}

TEST_CASE("with the document even a broken machine-readable sheet leaves the other sheets to compare")
{
    Submitted hospital;
    rewrite(hospital.workbook, [](Json& tree, std::string&) {
        tree["submission"]["pieces"][0]["text"] = "{";
        tree["hospital"]["phone"] = "0371-7654321";
    });
    const auto done = hospital.verify(hospital.workbook);
    CHECK(done.counterpart->number == "2025-01");
    CHECK(done.sheets_compared);
    CHECK(done.sheets.different > 1);
}

TEST_CASE("a workbook of another hospital, and a draft of what stands now or stood once, are told apart")
{
    Submitted hospital;
    DraftedWard other;
    other.session->set({"hospital", "hospital.profile.uscc", forms::Field::text, {}}, "91350211M000100Y43");
    CHECK(codes(hospital.verify(other.workbook).findings) == std::vector<std::string>{"verify.other_assessment"});
    rewrite(other.workbook, [](Json& tree, std::string&) { tree["hospital"]["name"] = "邻县人民医院"; });

    const fs::path draft = other.path / u8("草稿.xlsx");
    session::SubmitOptions options;
    options.draft = true;
    other.session->submit(draft, "county", forms::Language::zh, other.words, options);
    auto done = session::verify(draft, other.library, *other.session, other.words);
    CHECK(done.clean());
    CHECK(done.counterpart->kind == Counterpart::Kind::present);
    other.set("medicine", "medicine.quality.handwashing", forms::Field::numerator, "8");
    done = session::verify(draft, other.library, *other.session, other.words);
    CHECK(done.counterpart->kind == Counterpart::Kind::other);
    CHECK(codes(done.findings) == std::vector<std::string>{"verify.digest_unknown"});
    CHECK(done.sheets.different > 0);
}

TEST_CASE("marks and comments come back beside the self-scores; the same workbook again changes nothing")
{
    Submitted hospital;
    write_marks(hospital.workbook, half_mark, "text = \"见病案 {item.number}\", ", hospital.reviewed);
    const Json before = hospital.session->report(hospital.words);
    auto done = hospital.import_review();
    CHECK(done.verification.clean());
    CHECK(codes(done.problems).empty());
    CHECK(done.number == "2025-01");
    CHECK(done.marks > 3);
    CHECK(done.changed == done.comments);
    CHECK(hospital.session->report(hospital.words) == before);   // nothing of the hospital's own

    const auto review = session::review_of(*hospital.session);
    CHECK(review.number == "2025-01");
    CHECK(static_cast<int>(review.items.size()) == done.comments);
    bool found = false;
    for (const auto& one : review.items)
        if (one.section == "medicine" && one.item == "medicine.quality.handwashing") {
            found = true;
            CHECK(one.earned == "3.00");
            CHECK(one.mark == "1.00");
            CHECK(one.difference == "-2.00");
            CHECK(one.comment == "见病案 " + one.number);
            CHECK(one.who == "张三");
            CHECK(one.source == "已审 表.xlsx");
        }
    CHECK(found);
    REQUIRE(review.sums.size() == 2);
    CHECK(review.sums[0].marked > 0);
    CHECK(review.sums[0].marked <= review.sums[0].scored);

    Json tree = before;
    session::add_review(tree, review);
    CHECK(templates::tree_differences(tree).empty());
    CHECK(tree["sections"][0]["review"]["number"] == "2025-01");

    done = hospital.import_review();
    CHECK(done.changed == 0);
    CHECK_FALSE(done.refused());
}

TEST_CASE("marks that can not be are named by cell, and then nothing is taken")
{
    const auto refused_as = [](const std::string& mark) {
        Submitted hospital;
        write_marks(hospital.workbook, mark, "", hospital.reviewed);
        const auto done = hospital.import_review();
        CHECK(done.refused());
        CHECK(done.changed == 0);
        CHECK(hospital.session->reviews("2025-01").empty());
        REQUIRE_FALSE(done.problems.empty());
        CHECK(std::get<std::string>(done.problems[0].arguments[1].second).size() >= 2);   // the cell
        const auto all = codes(done.problems);
        return std::set<std::string>(all.begin(), all.end());
    };
    CHECK(refused_as("text = \"合格\", ") == std::set<std::string>{"review.no_number"});
    CHECK(refused_as("text = \"-1\", ") == std::set<std::string>{"review.negative", "review.not_scored"});
    CHECK(refused_as("text = \"99\", ") == std::set<std::string>{"review.too_much", "review.not_scored"});
}

TEST_CASE("a workbook with other changes, a draft and a foreign one bring no review in")
{
    Submitted hospital;
    write_marks(hospital.workbook, same_mark, "", hospital.reviewed);
    rewrite(hospital.workbook, [](Json& tree, std::string& layout) {
        tree["hospital"]["phone"] = "0371-7654321";
        const std::string entry = "entry = \"{section.id}/{item.id}/mark\"";
        layout.insert(layout.find(entry), same_mark);
    }, hospital.reviewed);
    auto done = hospital.import_review();
    CHECK(done.refused());
    CHECK(done.problems.empty());
    CHECK(done.verification.sheets.different > 0);
    CHECK(hospital.session->reviews("2025-01").empty());

    const DraftedWard other;
    CHECK(code_of([&] { session::import_review(*hospital.session, other.workbook, hospital.library, hospital.words); }) ==
          "review.not_submitted");
}

TEST_CASE("verifying and bringing in a review can be stopped half-way, and then nothing was kept")
{
    Submitted hospital;
    write_marks(hospital.workbook, same_mark, "text = \"见病案\", ", hospital.reviewed);
    std::vector<int> told;
    const session::Progress stop = [&](int percent) {
        told.push_back(percent);
        return percent < 50;
    };
    const auto stopped = [](const session::Error& error) { return std::string(error.message().code) == "workbook.cancelled"; };
    CHECK_THROWS_MATCHES(session::verify(hospital.reviewed, hospital.library, stop), session::Error,
                         Catch::Matchers::Predicate<session::Error>(stopped));
    CHECK(told.size() > 1);
    CHECK(std::is_sorted(told.begin(), told.end()));
    CHECK_THROWS_MATCHES(session::import_review(*hospital.session, hospital.reviewed, hospital.library, hospital.words, stop), session::Error,
                         Catch::Matchers::Predicate<session::Error>(stopped));
    CHECK(hospital.session->reviews("2025-01").empty());
    CHECK(hospital.import_review().marks > 0);
}
