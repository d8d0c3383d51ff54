// Submissions as they left, corrected ones with what they correct, and what is attached.
#include "tests/session/road.h"

#include "app/session/report.h"
#include "db/digest.h"

#include <catch2/catch.hpp>

namespace {

std::string told(const std::vector<session::Correction>& corrections)
{
    std::string lines;
    for (const auto& one : corrections)
        lines += one.section + " " + one.item + " " + one.field + " " + one.month + " " + one.old_value + ">" + one.new_value + "\n";
    return lines;
}

}   // namespace

TEST_CASE("a submission is archived byte by byte under a running number, with the tree behind it")
{
    Road road;
    road.to_approval();
    const auto done = road.submit();
    CHECK(done.cells_different == 0);
    CHECK(done.number == "2025-01");
    CHECK(done.correction == 0);
    const auto archive = road.session->archive();
    REQUIRE(archive.size() == 1);
    CHECK(archive[0].check_code == done.check_code);
    CHECK(archive[0].who == "李科长");
    CHECK(forms::iso(archive[0].date) == "2026-04-04");
    CHECK(archive[0].layout == "county");
    CHECK(archive[0].layout_sha256.size() == 64);
    road.session->export_archived("2025-01", road.path / u8("再取.xlsx"));
    CHECK(read(road.path / u8("再取.xlsx")) == read(done.workbook));
    CHECK(code_of([&] { road.session->export_archived("2025-01", done.workbook); }) == "session.file_exists");
    CHECK(code_of([&] { road.session->export_archived("2025-02", road.path / "b.xlsx"); }) == "archive.unknown");

    const session::Json tree = road.session->archived_tree("2025-01");
    CHECK(db::sha256(session::canonical(tree)) == done.digest);
    CHECK(tree["submission"]["number"] == "2025-01");
    CHECK(tree["submission"]["draft"] == false);
    CHECK(tree["approval"]["status"] == "submitted");
    CHECK(tree["approval"]["steps"].back()["step"] == "submit");
    CHECK(tree["corrections"].empty());
    // The open assessment shows the same report.
    CHECK(session::canonical(road.session->report(road.words)) == session::canonical(tree));
}

TEST_CASE("a draft is marked, archived nowhere and given no number")
{
    Road road;
    const auto draft = road.submit("草稿.xlsx", "2026-04-04", true);
    CHECK(draft.draft);
    CHECK(draft.number.empty());
    CHECK(draft.cells_different == 0);
    CHECK(road.session->archive().empty());
    CHECK(fs::exists(road.path / u8("草稿.xlsx")));
    road.session.reset();
    road.session = session::Session::open(road.document(), db::Access::read, "王", road.library);
    road.session->select();
    CHECK(code_of([&] { road.submit("草稿2.xlsx", "2026-04-04", true); }) == "");   // also from a document opened for reading
}

TEST_CASE("a corrected submission lists every corrected value with its cell, its reason and who")
{
    Road road;
    road.to_approval();
    road.submit();
    road.session->unlock("李科长", "复核发现漏报", road.on("2026-04-10"));
    CHECK(road.session->assessment().correction == 1);
    CHECK(road.session->corrections().empty());
    road.change("8");
    road.session->set({"medicine", "medicine.tech.gastroscopy", forms::Field::status, {}}, "guided", {}, "外院专家带教");
    auto corrections = road.session->corrections();
    INFO(told(corrections));
    REQUIRE(corrections.size() == 3);   // gastroscopy is one number, shown in two specialties
    CHECK(corrections[2].section == "surgery");
    CHECK(corrections[2].item == "surgery.tech.gastroscopy");
    CHECK(corrections[2].reason == "外院专家带教");
    CHECK(corrections[0].item == "medicine.tech.gastroscopy");
    CHECK(corrections[0].old_value == "independent");
    CHECK(corrections[0].new_value == "guided");
    CHECK(corrections[0].new_title.zh != "");
    CHECK(corrections[0].reason == "外院专家带教");
    CHECK(corrections[1].field == "numerator");
    CHECK(corrections[1].old_value == "9");
    CHECK(corrections[1].new_value == "8");
    CHECK(corrections[1].reason == "复核发现漏报");   // of the unlock, where the change has none
    CHECK(corrections[1].who == "张三");

    road.explain();
    road.confirm_all("2026-04-11");
    road.session->review("李科长", road.on("2026-04-12"));
    road.session->approve("赵院长", road.words, road.on("2026-04-12"));
    const auto second = road.submit("更正.xlsx", "2026-04-13");
    CHECK(second.number == "2025-02");
    CHECK(second.correction == 1);
    CHECK(second.cells_different == 0);
    const session::Json tree = road.session->archived_tree("2025-02");
    REQUIRE(tree["corrections"].size() == 3);
    for (const auto& one : tree["corrections"]) {
        CHECK(one["sheet"] != "");
        CHECK(one["cell"] != "");
        CHECK(one["when"].get<std::string>().size() == std::string("2026-04-10 10:00").size());
    }
    CHECK(tree["submission"]["correction_title"]["zh"] == "更正上报（第 1 次）");
    // The first stays as it was.
    CHECK(road.session->archived_tree("2025-01")["corrections"].empty());
    CHECK(road.session->archive().size() == 2);

    // A value taken back is no correction of the second; against the second it is one.
    road.session->return_to("医政股", "请再核", {}, road.on("2026-04-20"));
    road.change("9");
    corrections = road.session->corrections();
    REQUIRE(corrections.size() == 1);
    CHECK(corrections[0].reason == "请再核");
    CHECK(road.session->assessment().correction == 2);
}

TEST_CASE("claims, months and changes of the year before are corrections too")
{
    Road road;
    road.set("medicine", "medicine.tech.gastroscopy", forms::Field::cases, "60", "2025-01");
    road.set("medicine", "medicine.tech.gastroscopy", forms::Field::cases, "70", "2025-02");
    for (int month = 3; month <= 12; ++month)
        road.session->set({"medicine", "medicine.tech.gastroscopy", forms::Field::cases, forms::Month(2025, month)}, "9");
    road.explain();
    road.to_approval();
    road.submit();
    road.session->unlock("李科长", "漏报", road.on("2026-04-10"));
    road.set("medicine", "medicine.tech.gastroscopy", forms::Field::cases, "71", "2025-02");
    road.session->claim("medicine", "medicine.quality.waiting", forms::Claim::no_data, "系统升级");
    const auto corrections = road.session->corrections();
    INFO(told(corrections));
    REQUIRE(corrections.size() == 3);
    CHECK(corrections[0].month == "2025-02");
    CHECK(corrections[0].old_value == "70");
    CHECK(corrections[0].new_value == "71");
    CHECK(corrections[1].field == "claim");
    CHECK(corrections[1].old_value.empty());
    CHECK(corrections[1].new_title.zh.find("系统升级") != std::string::npos);
    CHECK(corrections[1].who == "张三");
}

TEST_CASE("the sealed scan is attached to a submission and comes back as it was")
{
    Road road;
    road.to_approval();
    road.submit();
    write(road.path / u8("盖章 扫描件.pdf"), "%PDF-1.4 scan");
    road.session->attach("2025-01", road.path / u8("盖章 扫描件.pdf"));
    CHECK(code_of([&] { road.session->attach("2025-01", road.path / u8("盖章 扫描件.pdf")); }) == "db.attached_already");
    CHECK(code_of([&] { road.session->attach("2025-01", road.path / u8("没有.pdf")); }) == "session.cannot_read");
    const auto attached = road.session->archive()[0].attachments;
    REQUIRE(attached.size() == 1);
    CHECK(attached[0].file == "盖章 扫描件.pdf");
    CHECK(attached[0].who == "张三");
    road.session->export_attachment("2025-01", attached[0].sha256, road.path / "copy.pdf");
    CHECK(read(road.path / "copy.pdf") == "%PDF-1.4 scan");
}
