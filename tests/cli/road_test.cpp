// The road on the command line: from filling in to the archive, corrected and packed; two programs; kill -9 in the middle.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <set>
#include <thread>

using namespace zk::test;
using Json = nlohmann::json;

namespace {

/// Every question of the ward answered, so that nothing bars its approval.
const std::string whole_year = "specialty,item,field,month,value,reason\n"
                               "hospital,hospital.profile.beds,value,,300,\n"
                               "hospital,hospital.profile.uscc,text,,12440184455904217U,\n";

struct Road : Desk {
    Road()
    {
        begin();
        std::string table = whole_year;
        for (const std::string section : {"medicine", "surgery"}) {
            for (const Json& item : Json::parse(run({"get", doc, section, "--json"}).out))
                for (const Json& input : item["inputs"])
                    table += section + "," + item["id"].get<std::string>() + "," + input["field"].get<std::string>() + ",," +
                             value_of(item, input["field"]) + ",\n";
        }
        const Ran loaded = run({"load", doc, csv(table)});
        INFO(loaded.out << loaded.err << table);
        REQUIRE(loaded.exit == 0);
        explain();
    }
    static std::string value_of(const Json& item, const std::string& field)
    {
        if (field == "status")
            return "independent";
        if (field == "choice")
            return item["id"] == "medicine.tech.sedation" ? "always" : "none";
        if (field == "cases")
            return "120";
        if (field == "denominator")
            return "10";
        return field == "text" ? "文字" : field == "date" ? "2025-06-30" : "9";
    }
    void explain() const
    {
        const Json found = Json::parse(run({"check", doc, "--json"}).out);
        INFO(found.dump(1));
        REQUIRE(found["errors"] == 0);
        for (const Json& finding : found["findings"])
            if (finding["reason"] == "")
                REQUIRE(run({"reason", doc, finding["key"], "已核"}).exit == 0);
    }
    void need(std::vector<std::string> words) const
    {
        const Ran ran = run(std::move(words));
        INFO(ran.out << ran.err);
        REQUIRE(ran.exit == 0);
    }
    void to_review() const
    {
        need({"confirm", doc, "medicine", "surgery", "--name", "科主任", "--date", "2026-04-01"});
        need({"review", doc, "--name", "李科长", "--date", "2026-04-02"});
    }
    void to_approval() const
    {
        to_review();
        need({"approve", doc, "--name", "赵院长", "--date", "2026-04-03"});
    }
    Json status() const { return Json::parse(run({"status", doc, "--json"}).out); }
};

}  // namespace

TEST_CASE("the whole road on the command line, with a correction")
{
    const Road road;
    // Without approval nothing is submitted, and the sentence names the steps.
    const Ran early = road.run({"submit", road.doc, road.at("早.xlsx"), "--lang", "zh"});
    CHECK(early.exit == 2);
    CHECK(contains(early.err, "内科：尚未确认"));
    CHECK(contains(early.err, "职能科室审核"));
    CHECK(contains(early.err, "分管院长审批"));
    CHECK_FALSE(fs::exists(u8(road.at("早.xlsx"))));

    road.to_approval();
    CHECK(road.status()["status"] == "approved");
    const Ran submitted = road.run({"submit", road.doc, road.at("上报 表.xlsx"), "--date", "2026-04-04", "--json"});
    INFO(submitted.err);
    REQUIRE(submitted.exit == 0);
    CHECK(Json::parse(submitted.out)["number"] == "2025-01");
    road.need({"accept", road.doc, "--name", "医政股", "--date", "2026-04-05"});
    CHECK(road.status()["status"] == "accepted");
    CHECK(road.run({"set", road.doc, "medicine", "medicine.tech.esd", "none"}).exit == 2);

    write(u8(road.at("扫描件.pdf")), "%PDF scan");
    road.need({"archive", "attach", road.doc, "2025-01", road.at("扫描件.pdf")});
    road.need({"archive", "export", road.doc, "2025-01", road.at("又.pdf"), "--attachment", "扫描件.pdf"});
    CHECK(read(u8(road.at("又.pdf"))) == "%PDF scan");
    road.need({"archive", "export", road.doc, "2025-01", road.at("又.xlsx")});
    CHECK(read(u8(road.at("又.xlsx"))) == read(u8(road.at("上报 表.xlsx"))));

    CHECK(road.run({"unlock", road.doc}).exit == 2);   // without a reason
    const Ran slip = road.run({"unlock", road.doc, "--reason", "漏报一例", "--date", "2026-04-10", "--json"});
    CHECK(Json::parse(slip.out)["slip"] == 1);
    road.need({"set", road.doc, "medicine", "medicine.quality.handwashing", "8", "--field", "numerator", "--reason", "核对登记本"});
    const Ran corrected = road.run({"corrections", road.doc, "--json"});
    INFO(corrected.out << corrected.err);
    const Json corrections = Json::parse(corrected.out);
    REQUIRE(corrections.size() == 1);
    CHECK(corrections[0]["reason"] == "核对登记本");
    CHECK(contains(road.run({"corrections", road.doc}).out, "9 → 8"));
    road.explain();
    road.need({"confirm", road.doc, "medicine", "--name", "科主任", "--date", "2026-04-11"});
    road.need({"review", road.doc, "--name", "李科长", "--date", "2026-04-12"});
    road.need({"approve", road.doc, "--name", "赵院长", "--date", "2026-04-12"});
    fs::create_directories(road.path / u8("更正"));
    const Ran again = road.run({"submit", road.doc, road.at("更正"), "--date", "2026-04-13", "--lang", "zh"});
    INFO(again.out << again.err);
    CHECK(again.exit == 0);
    CHECK(contains(again.out, "更正1"));
    const Json archive = Json::parse(road.run({"archive", "list", road.doc, "--json"}).out);
    REQUIRE(archive.size() == 2);
    CHECK(archive[1]["correction"] == 1);
    CHECK(archive[0]["attachments"].size() == 1);
    // A backup carries the archive along.
    road.need({"backup", road.doc, road.at("备份.zhuanke")});
    road.need({"archive", "export", road.at("备份.zhuanke"), "2025-02", road.at("从备份.xlsx")});
}

TEST_CASE("evidence on the command line: added, listed, missing, packed, refused")
{
    const Road road;
    write(u8(road.at("备案 表.pdf")), "%PDF");
    road.need({"evidence", "add", road.doc, "--item", "medicine/medicine.tech.gastroscopy", "--item", "medicine.tech.esd",
               "--title", "技术备案", "--file", road.at("备案 表.pdf"), "--dated", "2024-06-30", "--valid-until",
               "2027-06-29", "--deidentified", "yes"});
    const Json list = Json::parse(road.run({"evidence", "list", road.doc, "--json"}).out);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["items"].size() == 2);
    CHECK(list[0]["dated"] == "2024-06-30");
    CHECK(road.run({"evidence", "add", road.doc, "--file", road.at("备案 表.pdf")}).exit == 2);   // de-identified?
    CHECK(road.run({"evidence", "add", road.doc, "--deidentified", "no", "--file", road.at("没有.pdf")}).exit == 3);
    CHECK(road.run({"evidence", "add", road.doc, "--deidentified", "no", "--file", road.at("备案 表.pdf"), "--item",
                    "common.quality.readmission"})
              .exit == 2);   // asked of two
    const Ran packed = road.run({"evidence", "pack", road.doc, road.at("材料.zip"), "--json"});
    INFO(packed.err);
    CHECK(packed.exit == 0);
    CHECK(Json::parse(packed.out)["files"] == 1);
    CHECK(road.run({"evidence", "pack", road.doc, road.at("材料.zip")}).exit == 3);
    CHECK(road.run({"evidence", "list", road.doc, "--missing"}).exit == 0);
    road.need({"inspection", road.doc, "2028-01-01"});
    CHECK(contains(road.run({"check", road.doc, "--lang", "zh"}).out, "技术备案"));
    road.need({"evidence", "edit", road.doc, "1", "--valid-until", "2028-01-01"});
    CHECK_FALSE(contains(road.run({"check", road.doc, "--lang", "zh"}).out, "技术备案"));
    road.need({"evidence", "remove", road.doc, "1"});
    CHECK(road.run({"evidence", "export", road.doc, "1", road.at("x.pdf")}).exit == 2);

    const Ran full = road.run_on_full_disk({"evidence", "pack", road.doc, road.at("满.zip")}, 1);
    CHECK(full.exit == 3);
    CHECK_FALSE(fs::exists(u8(road.at("满.zip"))));
}

TEST_CASE("a command that is also the first word of others takes a document")
{
    const Road road;
    CHECK(contains(road.run({"review", "--help"}).out, "review DOC"));
    CHECK(road.run({"review", road.doc}).exit == 2);   // not confirmed yet, and no unknown command
    CHECK(contains(road.run({"review", road.doc, "--lang", "zh"}).err, "尚未确认"));
}

TEST_CASE("two programs on one document can not both approve")
{
    const Road road;
    road.to_review();
    for (int round = 0; round < 3; ++round) {
        Program first = road.start({"approve", road.doc, "--name", "甲院长"});
        Program second = road.start({"approve", road.doc, "--name", "乙院长"});
        const Ran one = first.wait(), two = second.wait();
        INFO(one.err << two.err);
        CHECK((one.exit == 0) != (two.exit == 0));
        const Json status = road.status();
        CHECK(status["status"] == "approved");
        int approvals = 0;
        for (const Json& step : status["steps"])
            approvals += step["step"] == "approve" && step["stale"] == false ? 1 : 0;
        CHECK(approvals == 1);
        const Ran& refused = one.exit == 0 ? two : one;
        CHECK((refused.exit == 3 || refused.exit == 2));   // the writer's lock, or it came after
        CHECK_FALSE(refused.err.empty());
        road.need({"unlock", road.doc, "--reason", "再试"});
        road.need({"review", road.doc, "--name", "李科长"});
    }
}

TEST_CASE("kill -9 during approve and submit leaves the state before or after, never half of it")
{
    using Clock = std::chrono::steady_clock;
    const Road road;
    road.to_review();
    const auto killed_at = [&](const std::vector<std::string>& words, int n, Clock::duration whole) {
        Program program = road.start(words);
        std::this_thread::sleep_for(whole * n / 8);
        program.kill();
        program.wait();
    };
    const auto start = Clock::now();
    road.need({"approve", road.doc, "--name", "赵院长"});
    const auto whole = Clock::now() - start;
    for (int n = 0; n < 10; ++n) {
        road.need({"unlock", road.doc, "--reason", "再试"});
        road.need({"review", road.doc, "--name", "李科长"});
        killed_at({"approve", road.doc, "--name", "赵院长"}, n, whole);
        const Json status = road.status();
        INFO(n << status.dump());
        REQUIRE((status["status"] == "reviewed" || status["status"] == "approved"));
        CHECK(status["locked"] == (status["status"] == "approved"));
        if (status["status"] == "reviewed")
            road.need({"approve", road.doc, "--name", "赵院长"});
    }
    const std::string target = road.at("上报.xlsx");
    const auto begun = Clock::now();
    road.need({"submit", road.doc, target});
    const auto submitting = Clock::now() - begun;
    std::size_t archived = 1;
    for (int n = 0; n < 10; ++n) {
        road.need({"unlock", road.doc, "--reason", "再试"});
        road.need({"review", road.doc, "--name", "李科长"});
        road.need({"approve", road.doc, "--name", "赵院长"});
        killed_at({"submit", road.doc, target}, n, submitting);
        const Json status = road.status();
        const Json archive = Json::parse(road.run({"archive", "list", road.doc, "--json"}).out);
        INFO(n << status.dump() << archive.dump());
        const bool done = status["status"] == "submitted";
        REQUIRE((done || status["status"] == "approved"));
        REQUIRE(archive.size() == archived + (done ? 1 : 0));
        if (!done)
            road.need({"submit", road.doc, target});
        ++archived;
        // Whatever was killed: the archive gives the workbook that its number says.
        const std::string number = Json::parse(road.run({"archive", "list", road.doc, "--json"}).out).back()["number"];
        const std::string copy = road.at("副本" + std::to_string(n) + ".xlsx");
        road.need({"archive", "export", road.doc, number, copy});
        CHECK(read(u8(copy)).substr(0, 2) == "PK");
    }
    road.need({"backup", road.doc, road.at("b.zhuanke")});   // checks its integrity
}
