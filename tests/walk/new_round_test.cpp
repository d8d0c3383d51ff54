// What the wizard of a new self-assessment accepts, without a window.
#include "app/gui/pages/new_round.h"
#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

using namespace zk;
using namespace zk::gui;

namespace {

NewRound whole(const Folder& folder)
{
    NewRound round;
    round.hospital = "某某县人民医院（总院）";
    round.person = "王质控";
    round.period = {forms::PeriodKind::year, 2025, 1};
    round.cutoff = "2026-01-20";
    round.standard = "ward";
    round.specialties = {"medicine"};
    round.file = folder.path / u8("某某县 人民医院.zhuanke");
    return round;
}

}  // namespace

TEST_CASE("until the end of June the wizard proposes the year that is over, with its cut-off twenty days later")
{
    CHECK(usual_period(forms::Date(2026, 6, 30)).year == 2025);
    CHECK(usual_period(forms::Date(2026, 7, 1)).year == 2026);
    CHECK(forms::iso(usual_cutoff(usual_period(forms::Date(2026, 1, 5)).period())) == "2026-01-20");
}

TEST_CASE("halves, quarters and cumulative periods cover the months they are named after")
{
    CHECK(PeriodChoice{forms::PeriodKind::half, 2025, 2}.period().str() == "2025H2");
    CHECK(PeriodChoice{forms::PeriodKind::quarter, 2025, 3}.period().str() == "2025Q3");
    CHECK(PeriodChoice{forms::PeriodKind::cumulative, 2025, 9}.period().str() == "2025-01..2025-09");
}

TEST_CASE("a wrong credit code, a date that is none and a file that exists bar the way; an early cut-off only warns")
{
    const Folder folder;
    NewRound round = whole(folder);
    round.uscc = "12330000470003281X";
    REQUIRE(remark_on_uscc(round));
    CHECK(remark_on_uscc(round)->error);
    round.uscc.clear();
    CHECK_FALSE(remark_on_uscc(round));
    round.cutoff = "2026-02-30";
    REQUIRE(remark_on_cutoff(round));
    CHECK(remark_on_cutoff(round)->error);
    round.cutoff = "2025-11-30";
    REQUIRE(remark_on_cutoff(round));
    CHECK_FALSE(remark_on_cutoff(round)->error);
    write(round.file, "x");
    REQUIRE(remark_on_file(round));
    CHECK(remark_on_file(round)->error);
    round.specialties.clear();
    CHECK(remark_on_specialties(round));
}

TEST_CASE("the proposed file name has no characters a file system refuses and never that of a file that is there")
{
    const Folder folder;
    const auto first = proposed_file(folder.path, "甲/乙:县医院. ");
    CHECK(first.filename() == u8("甲_乙_县医院.zhuanke"));
    write(first, "x");
    CHECK(proposed_file(folder.path, "甲/乙:县医院.").filename() == u8("甲_乙_县医院-2.zhuanke"));
}
