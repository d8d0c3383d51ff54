#include "templates/json.h"

#include <catch2/catch.hpp>

#include <thread>
#include <vector>

using zk::templates::Json;
using zk::templates::MemberKey;

TEST_CASE("members stand in the order of their keys, however they came")
{
    Json report;
    for (const char* key : {"zh", "院", "en", "a", "ab", "Z", ""})
        report[key] = 1;
    CHECK(report.dump() == R"({"":1,"Z":1,"a":1,"ab":1,"en":1,"zh":1,"院":1})");
    CHECK(Json::parse(R"({"院":1,"zh":1,"ab":1,"en":1,"a":1,"":1,"Z":1})") == report);
    CHECK(report.find("院") != report.end());
    CHECK(report.find("no such key") == report.end());
}

TEST_CASE("a key is the same in whatever thread it was made")
{
    constexpr int keys = 500;
    std::vector<std::vector<MemberKey>> made(4);
    std::vector<std::thread> threads;
    for (auto& mine : made)
        threads.emplace_back([&mine] {
            for (int i = 0; i < keys; ++i)
                mine.emplace_back("key " + std::to_string(i));
        });
    for (std::thread& thread : threads)
        thread.join();
    for (const auto& mine : made)
        CHECK(mine == made.front());
    CHECK_FALSE(made.front()[1] == made.front()[2]);
    CHECK(made.front()[7] == "key 7");
    CHECK(std::string(made.front()[7]) == "key 7");
}
