// Tables as hospitals really send them: what is taken, what is refused, and that nothing is half taken.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>

using namespace zk::test;

namespace {

const std::string head = "specialty,item,field,month,value\n";
const std::string good = "medicine,medicine.tech.gastroscopy,cases,2025-01,7\n";

/// The table is refused with `part` in the line that is wrong, and the right line before it is not taken either.
void check_refused(const Desk& desk, const std::string& line, const std::string& part)
{
    const Ran ran = desk.run({"load", desk.doc, desk.csv(head + good + line)});
    INFO(line.substr(0, 100) << "\n" << ran.out << ran.err);
    CHECK(ran.exit == 1);
    CHECK(contains(ran.err, ":3: "));
    CHECK(contains(ran.err, part));
    CHECK(desk.get("medicine.tech.gastroscopy", "cases", "2025-01").empty());
}

std::string cases_line(const std::string& month, const std::string& value)
{
    return "medicine,medicine.tech.gastroscopy,cases," + month + "," + value + "\n";
}

}  // namespace

TEST_CASE("a table with one wrong line is refused whole, and the line says what is wrong")
{
    const Desk desk;
    desk.begin();
    check_refused(desk, "medicine,medicine.tech.gastroskopy,cases,2025-02,1\n", "medicine.tech.gastroscopy");
    check_refused(desk, "medecine,medicine.tech.gastroscopy,cases,2025-02,1\n", "medicine");
    check_refused(desk, "medicine,medicine.tech.gastroscopy,numerator,2025-02,1\n", "numerator");
    check_refused(desk, cases_line("2025-13", "1"), "2025-13");
    check_refused(desk, cases_line("2019-02", "1"), "2019-02");
    check_refused(desk, cases_line("2025-02", "９０％"), "90%");
    check_refused(desk, cases_line("2025-02", "1e400"), "1e400");
    check_refused(desk, cases_line("2025-02", "1234567890123456"), "15");
    check_refused(desk, cases_line("2025-02", "=1+1"), "=1+1");
    check_refused(desk, cases_line("2025-02", "-3"), "-3");
    check_refused(desk, cases_line("2025-02", "1.5"), "1.5");
    check_refused(desk, cases_line("2025-02", std::string(10'000'000, '7')), "10000000");
    check_refused(desk, std::string(10'000'000, 'x') + "\n", "10000000");
    check_refused(desk, cases_line("2025-01", "8"), "8");  // given twice, differently
}

TEST_CASE("full-width digits, no-break spaces, BOM, CRLF and quotes are read as what they mean")
{
    const Desk desk;
    desk.begin();
    const Ran ran =
        desk.run({"load", desk.doc,
                  desk.csv("\xEF\xBB\xBFspecialty,item,field,month,value\r\n" + cases_line("2025-01", "１２") +
                           cases_line("２０２５年２月", "\xC2\xA0"
                                                        "34\xC2\xA0") +
                           cases_line("2025/3", "\"1,234\"") + "内科,medicine.tech.gastroscopy,状态,,独立开展\r\n")});
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK(desk.get("medicine.tech.gastroscopy", "cases", "2025-01") == "12");
    CHECK(desk.get("medicine.tech.gastroscopy", "cases", "2025-02") == "34");
    CHECK(desk.get("medicine.tech.gastroscopy", "cases", "2025-03") == "1234");
    CHECK(desk.get("medicine.tech.gastroscopy", "status") == "independent");
}

TEST_CASE("a table that Excel saved in GBK is read with its Chinese heads and words")
{
    const Desk desk;
    desk.begin();
    // 专科,指标,字段,月份,值 / 内科,medicine.tech.gastroscopy,status,,独立开展 in GBK
    const std::string gbk = "\xD7\xA8\xBF\xC6,\xD6\xB8\xB1\xEA,\xD7\xD6\xB6\xCE,\xD4\xC2\xB7\xDD,\xD6\xB5\r\n"
                            "\xC4\xDA\xBF\xC6,medicine.tech.gastroscopy,status,,\xB6\xC0\xC1\xA2\xBF\xAA\xD5\xB9\r\n";
    const Ran ran = desk.run({"load", desk.doc, desk.csv(gbk)});
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK(desk.get("medicine.tech.gastroscopy", "status") == "independent");
}

TEST_CASE("what is no table at all is refused in a sentence")
{
    const Desk desk;
    desk.begin();
    CHECK(desk.run({"load", desk.doc, desk.at("fehlt.csv")}).exit == 3);
    CHECK(desk.run({"load", desk.doc, desk.at("data")}).exit == 3);
    for (const std::string& bytes : {std::string(), std::string("a,b,c\n1,2,3\n"),
                                     std::string("\xFF\xFE"
                                                 "a\0b\0",
                                                 6),
                                     std::string("spec\0ialty", 10), std::string("\x81\x20\xFF\xFF")}) {
        const Ran ran = desk.run({"load", desk.doc, desk.csv(bytes)});
        INFO(ran.out << ran.err);
        CHECK(ran.exit == 1);
        CHECK_FALSE(ran.err.empty());
    }
}

TEST_CASE("a dry run changes nothing, and a second run of the same table finds nothing to change")
{
    const Desk desk;
    desk.begin();
    const std::string csv = desk.csv(head + good);
    const std::string before = read(u8(desk.doc));
    CHECK(desk.run({"load", desk.doc, csv, "--dry-run"}).exit == 0);
    CHECK(read(u8(desk.doc)) == before);
    CHECK(desk.run({"load", desk.doc, csv}).exit == 0);
    const Ran again = desk.run({"load", desk.doc, csv});
    CHECK(again.exit == 0);
    CHECK(contains(again.out, "Nothing was changed"));
}
