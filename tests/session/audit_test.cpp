#include "tests/session/helpers.h"

#include "app/session/audit.h"
#include "app/session/audit_item.h"
#include "templates/tree.h"
#include "templates/workbook.h"

#include <catch2/catch.hpp>

using namespace zk;
using forms::Field;
using session::Json;

namespace {

const Json& only_item(const Json& tree)
{
    REQUIRE(tree["sections"].size() == 1);
    REQUIRE(tree["sections"][0]["dimensions"].size() == 1);
    REQUIRE(tree["sections"][0]["dimensions"][0]["groups"].size() == 1);
    REQUIRE(tree["sections"][0]["dimensions"][0]["groups"][0]["items"].size() == 1);
    return tree["sections"][0]["dimensions"][0]["groups"][0]["items"][0];
}

std::size_t count_items(const Json& tree)
{
    std::size_t count = 0;
    for (const Json& section : tree["sections"])
        for (const Json& dimension : section["dimensions"])
            for (const Json& group : dimension["groups"])
                count += group["items"].size();
    return count;
}

const char* const scopy = "medicine.tech.gastroscopy";

}   // namespace

TEST_CASE("an audit of one item shows every month with who entered it, when, from where, and what was changed since")
{
    Ward ward;
    const db::Provenance his{"records", "HIS 导出", forms::Date(2026, 1, 10)};
    ward.session->set({"medicine", scopy, Field::cases, forms::Month(2025, 1)}, "60", his);
    ward.session->set({"medicine", scopy, Field::cases, forms::Month(2025, 2)}, "70", his);
    ward.reopen();   // as 李四
    ward.set("medicine", scopy, Field::cases, "75", "2025-02");
    ward.set("medicine", scopy, Field::status, "guided");
    ward.set("medicine", scopy, Field::status, "independent");

    const Json tree = session::audit_report(*ward.session, {"", scopy}, ward.words);
    const Json& item = only_item(tree);
    CHECK(tree["audit"]["with_hospital"] == false);
    CHECK(tree["audit"]["months"].size() == 12);
    const Json& cases = item["inputs"][1];
    REQUIRE(cases["field"] == "cases");
    REQUIRE(cases["months"].size() == 12);
    CHECK(cases["months"][0]["value"] == "60");
    CHECK(cases["months"][1]["value"] == "75");
    CHECK(cases["months"][2]["value"].is_null());
    CHECK(cases["months"][2]["display"]["zh"] == "未填");
    const std::string entered = cases["entered"]["zh"];
    CHECK(entered.find("2025-01：张三") == 0);
    CHECK(entered.find("HIS 导出") != std::string::npos);
    CHECK(entered.find("2026-01-10") != std::string::npos);
    CHECK(entered.find("2025-02：李四") != std::string::npos);

    REQUIRE(tree["audit"]["changes"].size() == 2);   // first entries are no changes
    const Json& status = tree["audit"]["changes"][0];
    CHECK(status["old"]["zh"] == "上级专家指导下开展");
    CHECK(status["new"]["zh"] == "独立开展");
    const Json& change = tree["audit"]["changes"][1];
    CHECK(change["who"] == "李四");
    CHECK(change["month"] == "2025-02");
    CHECK(change["old"]["zh"] == "70");
    CHECK(change["new"]["zh"] == "75");
    const std::string lines = item["audit"]["changes"]["zh"];
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
    CHECK(lines.find("70 → 75") != std::string::npos);
    CHECK(templates::tree_differences(tree).empty());
}

TEST_CASE("a claim refused later is a change of its decision; one as first made is not")
{
    Ward ward;
    ward.session->claim("medicine", scopy, forms::Claim::not_applicable, "无设备");
    CHECK(session::audit_report(*ward.session, {"", scopy}, ward.words)["audit"]["changes"].empty());
    ward.session->decide("medicine", scopy, forms::Decision::accepted, "");
    ward.session->decide("medicine", scopy, forms::Decision::refused, "应配备");
    const Json tree = session::audit_report(*ward.session, {"", scopy}, ward.words);
    CHECK(only_item(tree)["audit"]["claim"]["zh"].get<std::string>().find("无设备") != std::string::npos);
    REQUIRE(tree["audit"]["changes"].size() == 1);
    CHECK(tree["audit"]["changes"][0]["old"]["zh"] == "同意");
    CHECK(tree["audit"]["changes"][0]["reason"] == "应配备");
}

TEST_CASE("an audit covers an item, a specialty, the hospital or everything, and refuses what is asked nowhere")
{
    Ward ward;
    const Json all = session::audit_report(*ward.session, {}, ward.words);
    CHECK(all["sections"].size() == 2);
    CHECK(all["audit"]["with_hospital"] == true);
    const Json one = session::audit_report(*ward.session, {"medicine", ""}, ward.words);
    REQUIRE(one["sections"].size() == 1);
    CHECK(one["audit"]["with_hospital"] == false);
    CHECK(count_items(one) < count_items(all));
    const Json own = session::audit_report(*ward.session, {"hospital", ""}, ward.words);
    CHECK(own["sections"].empty());
    CHECK(own["audit"]["with_hospital"] == true);
    CHECK(code_of([&] { session::audit_report(*ward.session, {"medicin", ""}, ward.words); }) == "audit.unknown_near");
    CHECK(code_of([&] { session::audit_report(*ward.session, {"", "medicine.tech.gastroscop"}, ward.words); }) ==
          "audit.unknown_near");
    CHECK(code_of([&] { session::audit_report(*ward.session, {"surgery", "no.such.thing.anywhere"}, ward.words); }) ==
          "audit.unknown");
    CHECK(code_of([&] { session::audit_report(*ward.session, {"surgery", scopy}, ward.words); }).starts_with("audit.unknown"));
}

TEST_CASE("an audit paper does not replace a device")
{
    if (!fs::is_character_file("/dev/null"))   // not on Windows
        return;
    Ward ward;
    fs::create_symlink("/dev/null", ward.path / "device.xlsx");   // for an administrator's rename would really replace it
    const Json tree = session::audit_report(*ward.session, {"", scopy}, ward.words);
    CHECK(code_of([&] { session::write_audit(tree, ward.path / "device.xlsx", ward.library, forms::Language::zh); }) ==
          "session.special_file");
    CHECK(fs::is_symlink(ward.path / "device.xlsx"));
}

TEST_CASE("times are told as the clock in China shows them")
{
    CHECK(session::beijing_time("2026-01-20T02:05:30Z") == "2026-01-20 10:05");
    CHECK(session::beijing_time("2025-12-31T16:00:00Z") == "2026-01-01 00:00");
    CHECK(session::beijing_time("") == "");
}

TEST_CASE("the audit paper is written as a workbook in both languages and leaves no half file")
{
    Ward ward;
    fs::copy(u8(ZK_SOURCE_DIR) / "templates/audit", ward.path / "data/templates/audit", fs::copy_options::recursive);
    ward.set("medicine", scopy, Field::cases, "60", "2025-01");
    const Json tree = session::audit_report(*ward.session, {}, ward.words);
    const fs::path target = ward.path / u8("核查 底稿.xlsx");
    for (const auto language : {forms::Language::zh, forms::Language::en}) {
        session::write_audit(tree, target, ward.library, language);
        CHECK(read(target).substr(0, 2) == "PK");
    }
    CHECK(code_of([&] {
              session::write_audit(tree, ward.path / "no" / "a.xlsx", ward.library, forms::Language::zh);
          }) == "workbook.cannot_write");
    try {
        session::write_audit(tree, ward.path / "no" / "a.xlsx", ward.library, forms::Language::zh);
    } catch (const session::Error& error) {
        CHECK(std::string(error.what()).find("a.xlsx can not") != std::string::npos);   // not the name beside it
    }
    fs::path unfinished = target;
    unfinished += ".unfinished";
    CHECK_FALSE(fs::exists(unfinished));
}
