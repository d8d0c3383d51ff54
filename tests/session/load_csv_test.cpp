#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

using namespace zk;
using forms::Field;

namespace {

const std::string header = "specialty,item,field,month,value\n";

std::vector<std::string> codes(const session::LoadResult& result)
{
    std::vector<std::string> found;
    for (const auto& problem : result.problems)
        found.emplace_back(problem.message.code);
    return found;
}

std::string first_code(Ward& ward, const std::string& bytes)
{
    const auto result = ward.session->load_csv(ward.csv(bytes), false);
    return result.refused() ? result.problems.front().message.code : std::string();
}

}   // namespace

TEST_CASE("a dry run judges every line and keeps nothing")
{
    Ward ward;
    const auto file = ward.csv(header + "medicine,medicine.quality.waiting,value,,25\n");
    const auto dry = ward.session->load_csv(file, true);
    CHECK_FALSE(dry.refused());
    CHECK(dry.changed == 1);
    CHECK_FALSE(ward.session->get({"medicine", "medicine.quality.waiting", Field::value, {}}));
    const auto wet = ward.session->load_csv(file, false);
    CHECK(wet.changed == 1);
    CHECK(ward.session->get({"medicine", "medicine.quality.waiting", Field::value, {}})->value.text.empty());
    CHECK(ward.session->load_csv(file, false).same == 1);
}

TEST_CASE("one wrong line and nothing is taken; every wrong line is named")
{
    Ward ward;
    const auto result = ward.session->load_csv(ward.csv(header + "medicine,medicine.quality.waiting,value,,25\n"
                                                                 "medicine,medicine.quality.nonsense,value,,1\n"
                                                                 "medicine,medicine.tech.esd,cases,2025-13,1\n"
                                                                 "medicine,medicine.tech.esd,cases,2025-01,1e400\n"
                                                                 "medicine,medicine.tech.esd,cases,2025-01,1234567890123456\n"
                                                                 "medicine,medicine.tech.esd,cases,2025-01,=1+1\n"
                                                                 "medicine,medicine.tech.esd,cases,2025-01,12％\n"),
                                               false);
    CHECK(result.refused());
    REQUIRE(result.problems.size() == 6);
    for (std::size_t i = 0; i < 6; ++i)
        CHECK(result.problems[i].line == static_cast<int>(i) + 3);
    CHECK_FALSE(ward.session->get({"medicine", "medicine.quality.waiting", Field::value, {}}));
}

TEST_CASE("a table as Chinese offices save it is read: GBK, BOM, full-width digits, NBSP, Chinese headings and names")
{
    Ward ward;
    SECTION("BOM, full-width digits, NBSP")
    {
        CHECK(first_code(ward, "\xEF\xBB\xBF" + header + "medicine,medicine.tech.esd,cases,２０２５-０１,\xC2\xA0１２\xC2\xA0\r\n") == "");
    }
    SECTION("GBK")   // 专科,指标,字段,月份,值 / 内科,medicine.tech.esd,例数,2025-01,12
    {
        CHECK(first_code(ward, "\xD7\xA8\xBF\xC6,\xD6\xB8\xB1\xEA,\xD7\xD6\xB6\xCE,\xD4\xC2\xB7\xDD,\xD6\xB5\n"
                               "\xC4\xDA\xBF\xC6,medicine.tech.esd,\xC0\xFD\xCA\xFD,2025-01,12\n") == "");
    }
    SECTION("tabs, as copied from a sheet")
    {
        CHECK(first_code(ward, "专科\t指标\t字段\t月份\t值\n内科\t内镜黏膜下剥离术\t例数\t2025年1月\t12\n") == "");
    }
    const auto row = ward.session->get({"medicine", "medicine.tech.esd", Field::cases, forms::Month(2025, 1)});
    REQUIRE(row);
    CHECK(row->value.number == forms::Decimal(12));
}

TEST_CASE("a file that is no such table is refused as a whole, with what it lacks")
{
    Ward ward;
    CHECK(first_code(ward, "") == "load.empty");
    CHECK(first_code(ward, "a,b,c\n1,2,3\n") == "load.header");
    CHECK(first_code(ward, header + "medicine,\"medicine.tech.esd,cases,2025-01,1\n") == "csv.quotes");
    CHECK(first_code(ward, std::string("PK\x03\x04\x00\x00", 6)) != "");
    CHECK(code_of([&] { ward.session->load_csv(ward.path / "missing.csv", false); }) == "session.cannot_read");
    CHECK(first_code(ward, header + "medicine,medicine.quality.waiting,value,," + std::string(10'000'000, 'x') + "\n") ==
          "load.too_long");
}

TEST_CASE("a blank value leaves what is there; the same number twice is fine, two different ones are not")
{
    Ward ward;
    ward.set("medicine", "medicine.quality.waiting", Field::value, "25");
    const auto blank = ward.session->load_csv(ward.csv(header + "medicine,medicine.quality.waiting,value,,\n"), false);
    CHECK_FALSE(blank.refused());
    CHECK(codes(blank) == std::vector<std::string>{"load.blank"});
    CHECK(ward.session->get({"medicine", "medicine.quality.waiting", Field::value, {}}));
    CHECK(first_code(ward, header + "medicine,medicine.tech.esd,cases,2025-01,3\nmedicine,medicine.tech.esd,cases,2025-01,3\n") == "");
    CHECK(first_code(ward, header + "medicine,medicine.tech.esd,cases,2025-01,3\nmedicine,medicine.tech.esd,cases,2025-01,4\n") ==
          "load.twice");
}

TEST_CASE("no data and not applicable come with their reason")
{
    Ward ward;
    const std::string with_reason = "specialty,item,field,month,value,reason\n";
    CHECK(first_code(ward, with_reason + "medicine,medicine.quality.falls,numerator,,暂无数据,\n") == "load.claim_reason");
    CHECK(first_code(ward, with_reason + "medicine,medicine.quality.falls,numerator,,暂无数据,系统未上线\n") == "");
    CHECK(ward.session->answers().responses[ward.session->form().ask("medicine", "medicine.quality.falls")].reason == "系统未上线");
}

TEST_CASE("an import is undone whole, unless something was changed since")
{
    Ward ward;
    const auto loaded = ward.session->load_csv(ward.csv(header + "medicine,medicine.quality.waiting,value,,25\n"
                                                                 "medicine,medicine.tech.esd,cases,2025-01,3\n"),
                                               false);
    SECTION("undone")
    {
        ward.session->undo(loaded.batch);
        CHECK_FALSE(ward.session->get({"medicine", "medicine.quality.waiting", Field::value, {}}));
        CHECK_FALSE(ward.session->get({"medicine", "medicine.tech.esd", Field::cases, forms::Month(2025, 1)}));
    }
    SECTION("changed since")
    {
        ward.set("medicine", "medicine.quality.waiting", Field::value, "30");
        CHECK(code_of([&] { ward.session->undo(loaded.batch); }) != "");
        CHECK(ward.session->get({"medicine", "medicine.tech.esd", Field::cases, forms::Month(2025, 1)}));
    }
}
