// kill -9 at many moments during load, set and submit: afterwards everything or nothing of it is there.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <set>
#include <thread>

using namespace zk::test;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int moments = 20;

/// How long the command takes when nobody disturbs it.
Clock::duration whole_run(const Desk& desk, const std::vector<std::string>& words)
{
    const auto start = Clock::now();
    const Ran ran = desk.run(words);
    INFO(ran.err);
    REQUIRE(ran.exit <= 1);
    return Clock::now() - start;
}

/// Kills the command at the n-th of `moments` points of its life.
void kill_at(const Desk& desk, const std::vector<std::string>& words, Clock::duration whole, int n)
{
    Program program = desk.start(words);
    std::this_thread::sleep_for(whole * n / (moments - 2));  // the last ones come after its end
    program.kill();
    program.wait();
}

std::string table_of(int number)
{
    std::string table = "specialty,item,field,month,value\n";
    for (const char* item : {"medicine.tech.gastroscopy", "medicine.tech.esd", "medicine.tech.capsule"})
        for (int month = 1; month <= 12; ++month)
            table += std::string("medicine,") + item + ",cases,2025-" + (month < 10 ? "0" : "") +
                     std::to_string(month) + "," + std::to_string(number) + "\n";
    return table;
}

/// Every different value of the months of medicine's cases.
std::set<std::string> numbers(const Desk& desk)
{
    const Ran ran = desk.run({"get", desk.doc, "medicine", "--json"});
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    std::set<std::string> found;
    std::size_t count = 0;
    for (const Json& item : Json::parse(ran.out))
        for (const Json& input : item["inputs"])
            if (input["field"] == "cases")
                for (const Json& pair : input["values"]) {
                    found.insert(pair[1].get<std::string>());
                    ++count;
                }
    CHECK(count == 36);
    return found;
}

}  // namespace

TEST_CASE("kill -9 during load leaves the table whole or absent")
{
    const Desk desk;
    desk.begin();
    const auto whole = whole_run(desk, {"load", desk.doc, desk.csv(table_of(1000))});
    std::string before = "1000";
    for (int n = 0; n < moments; ++n) {
        const std::string now = std::to_string(1001 + n);
        kill_at(desk, {"load", desk.doc, desk.csv(table_of(1001 + n))}, whole, n);
        const auto found = numbers(desk);
        INFO("moment " << n);
        REQUIRE(found.size() == 1);
        CHECK((*found.begin() == before || *found.begin() == now));
        before = *found.begin();
    }
    CHECK(desk.run({"load", desk.doc, desk.csv(table_of(7))}).exit == 0);
    CHECK(numbers(desk) == std::set<std::string>{"7"});
    CHECK(desk.run({"backup", desk.doc, desk.at("b.zhuanke")}).exit == 0);  // checks its integrity
}

TEST_CASE("kill -9 during set leaves the old or the new value, and a history that says the same")
{
    const Desk desk;
    desk.begin();
    const auto set_to = [&](int number) {
        return std::vector<std::string>{
            "set",   desk.doc,  "medicine", "medicine.tech.esd", std::to_string(number), "--field",
            "cases", "--month", "2025-03"};
    };
    const auto whole = whole_run(desk, set_to(1000));
    std::string before = "1000";
    for (int n = 0; n < moments; ++n) {
        kill_at(desk, set_to(1001 + n), whole, n);
        const std::string now = desk.get("medicine.tech.esd", "cases", "2025-03");
        INFO("moment " << n);
        CHECK((now == before || now == std::to_string(1001 + n)));
        const Json newest =
            Json::parse(desk.run({"history", desk.doc, "--month", "2025-03", "--limit", "1", "--json"}).out);
        CHECK(newest[0]["new"] == now);
        before = now;
    }
    CHECK(desk.run(set_to(7)).exit == 0);
}

TEST_CASE("kill -9 during submit leaves the older workbook or the whole new one")
{
    const Desk desk;
    desk.begin();
    const std::string target = desk.at("自评 表.xlsx");
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "none"}).exit == 0);
    const auto whole = whole_run(desk, {"submit", desk.doc, target, "--draft"});
    const std::string older = read(u8(target));
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "independent"}).exit == 0);
    REQUIRE(desk.run({"submit", desk.doc, target, "--draft"}).exit <= 1);
    const std::string newer = read(u8(target));
    REQUIRE(older != newer);
    for (int n = 0; n < moments; ++n) {
        write(u8(target), older);
        kill_at(desk, {"submit", desk.doc, target, "--draft"}, whole, n);
        const std::string now = read(u8(target));
        INFO("moment " << n);
        CHECK((now == older || now == newer));
    }
    REQUIRE(desk.run({"submit", desk.doc, target, "--draft"}).exit <= 1);
    CHECK(read(u8(target)) == newer);
    for (const auto& entry : fs::directory_iterator(desk.path))
        CHECK_FALSE(contains(utf8(entry.path().filename()), "unfinished"));
}

TEST_CASE("Ctrl+C during submit leaves no half workbook and the document as it was")
{
    const Desk desk;
    desk.begin();
    const std::string target = desk.at("自评 表.xlsx");
    const std::vector<std::string> submit = {"submit", desk.doc, target, "--draft"};
    const auto whole = whole_run(desk, submit);
    const std::string done = read(u8(target)), document = read(u8(desk.doc));
    int stopped = 0;
    for (int n = 0; n < moments; ++n) {
        fs::remove(u8(target));
        Program program = desk.start(submit);
        std::this_thread::sleep_for(whole * n / (moments - 2));
        program.interrupt();
        const Ran ran = program.wait();
        INFO("moment " << n << ": " << ran.exit << " " << ran.err);
        CHECK((ran.exit == 130 || ran.exit == -1 || ran.exit <= 1));   // stopped, before or after the work, too late
        stopped += ran.exit == 130;
        if (fs::exists(u8(target)))
            CHECK(read(u8(target)) == done);
        if (ran.exit == 130) {
            CHECK_FALSE(fs::exists(u8(target)));
            CHECK(contains(ran.err, "cancelled"));
        }
        for (const auto& entry : fs::directory_iterator(desk.path))
            CHECK_FALSE(contains(utf8(entry.path().filename()), "unfinished"));
        CHECK(read(u8(desk.doc)) == document);
    }
    CHECK(stopped > 0);
}
