// What reviewers wrote beside the items of a submission.
#include "helpers.h"

#include "db/digest.h"

using namespace zk;
using namespace zk::test;
using db::Document;

namespace {

struct Submitted {
    Folder folder;
    std::unique_ptr<Document> document = Document::create(folder / "甲.zhuanke", "王");
    Submitted()
    {
        const auto year = assessment(*document, "2025");
        db::StepEdit step;
        step.assessment = year.id;
        step.step = "submit";
        step.who = "王";
        step.date = *forms::parse_date("2026-01-30");
        step.expected = "filling";
        step.status = "submitted";
        step.tree = "{}";
        db::SubmissionEdit archived;
        archived.row.serial = document->next_serial(2025);
        archived.row.file = "a.xlsx";
        archived.workbook = "PK";
        archived.row.sha256 = db::sha256(archived.workbook);
        archived.row.digest = db::sha256("tree");
        archived.row.language = "zh";
        document->take_step(step, by("王"), &archived);
    }
};

}  // namespace

TEST_CASE("reviews are kept item by item: the same again changes nothing, others stay, the newest counts")
{
    Submitted submitted;
    Document& document = *submitted.document;
    CHECK(document.reviews("2025-01").empty());
    CHECK(document.keep_reviews("2025-01", {{"a", "x", "2.5", "缺页", "", "", ""}, {"a", "y", "", "属实", "", "", ""}}, by("甲")) == 2);
    CHECK(document.keep_reviews("2025-01", {{"a", "x", "2.5", "缺页", "", "", ""}}, by("乙")) == 0);
    CHECK(document.keep_reviews("2025-01", {{"a", "x", "3", "缺页", "", "", ""}}, by("乙")) == 1);
    const auto rows = document.reviews("2025-01");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].mark == "3");
    CHECK(rows[0].who == "乙");
    CHECK(rows[1].comment == "属实");
    CHECK(rows[1].who == "甲");
    CHECK_THROWS_AS(document.keep_reviews("2025-02", {}, by("甲")), db::Error);
}
