// What the walk of a section shows and where it goes next, without a window.
#include "app/gui/navigator_rows.h"
#include "app/gui/walk/draft.h"
#include "app/gui/walk/rows.h"
#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

using namespace zk;
using namespace zk::gui;
using forms::Field;
using walk::Filter;
using walk::Sign;

namespace {

struct Walk : Ward {
    int medicine = session->form().section("medicine");
    int ask(const char* item) const { return session->form().ask("medicine", item); }
    walk::Noted noted() const { return walk::Noted(*session); }
    std::string next(const char* from) const
    {
        const int at = walk::next_needing(*session, noted(), medicine, ask(from));
        return at < 0 ? "" : session->form().item(session->form().asks()[at]).id;
    }
    int dimension(const char* id) const
    {
        for (std::size_t i = 0; i < session->form().standard().dimensions.size(); ++i)
            if (session->form().standard().dimensions[i].id == id)
                return static_cast<int>(i);
        return -1;
    }
};

}  // namespace

TEST_CASE("the next item that needs something is the next blank one, round at the end, and not the one itself")
{
    Walk ward;
    CHECK(ward.next("medicine.quality.handwashing") == "medicine.quality.waiting");
    ward.set("medicine", "medicine.quality.waiting", Field::value, "20");
    CHECK(ward.next("medicine.quality.handwashing") == "medicine.quality.falls");
    const int last = ward.session->form().sections()[ward.medicine].end_ask - 1;
    CHECK(walk::next_needing(*ward.session, ward.noted(), ward.medicine, last) ==
          walk::first_needing(*ward.session, ward.noted(), ward.medicine));
}

TEST_CASE("signs tell blank, incomplete, contradicting, lost and complete apart")
{
    Walk ward;
    const auto sign = [&](const char* item) { return walk::sign_of(*ward.session, ward.noted(), ward.ask(item)); };
    CHECK(sign("medicine.quality.handwashing") == Sign::blank);
    ward.set("medicine", "medicine.quality.handwashing", Field::numerator, "9");
    CHECK(sign("medicine.quality.handwashing") == Sign::partial);
    ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "8");
    CHECK(sign("medicine.quality.handwashing") == Sign::error);
    ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "12");
    CHECK(sign("medicine.quality.handwashing") == Sign::lost);
    ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "10");
    CHECK(sign("medicine.quality.handwashing") == Sign::done);
    ward.session->claim("medicine", "medicine.quality.falls", forms::Claim::not_applicable, "无此类患者");
    CHECK(sign("medicine.quality.falls") == Sign::hint);
}

TEST_CASE("filters count what they show, and headings without an item below are left out")
{
    Walk ward;
    ward.set("medicine", "medicine.tech.gastroscopy", Field::status, "guided");
    ward.set("medicine", "medicine.tech.gastroscopy", Field::cases, "200");
    const int technology = ward.dimension("technology");
    const auto counts = walk::counts(*ward.session, ward.noted(), ward.medicine, technology);
    for (int f = 0; f < walk::filters; ++f) {
        const auto rows = walk::rows(*ward.session, ward.noted(), ward.medicine, technology, static_cast<Filter>(f), ward.words);
        int items = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            items += rows[i].ask >= 0;
            CHECK((rows[i].ask >= 0 || (i + 1 < rows.size() && rows[i + 1].ask >= 0)));
        }
        CHECK(items == counts[f]);
    }
    CHECK(counts[static_cast<int>(Filter::all)] > counts[static_cast<int>(Filter::blank)]);
    CHECK(counts[static_cast<int>(Filter::lost)] == 1);
}

TEST_CASE("a row says the value with its unit, the goal and the points as the sheet does")
{
    Walk ward;
    ward.set("medicine", "medicine.quality.handwashing", Field::numerator, "29");
    ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "40");
    const auto row = walk::row(*ward.session, ward.noted(), ward.ask("medicine.quality.handwashing"), ward.words);
    CHECK(row.value.zh == "72.50%");
    CHECK(row.goal.zh == "≥ 90%");
    CHECK(row.score.zh == "1.25 / 3");
    CHECK_FALSE(row.word);
    const auto blank = walk::row(*ward.session, ward.noted(), ward.ask("medicine.quality.waiting"), ward.words);
    CHECK(blank.value.zh == "未填");
    CHECK(blank.word);
    CHECK(blank.score.zh == "0 / 2");
}

TEST_CASE("typing previews the score and keeps nothing")
{
    Walk ward;
    walk::Draft draft(*ward.session, ward.ask("medicine.quality.handwashing"));
    draft.type(Field::numerator, "9");
    draft.type(Field::denominator, "１０");
    CHECK(draft.changed());
    CHECK(draft.preview().status == forms::Status::scored);
    CHECK(ward.score("medicine", "medicine.quality.handwashing").status == forms::Status::blank);
    draft.type(Field::denominator, "ten");
    CHECK(draft.wrong());
    CHECK(draft.wrong(Field::numerator).empty());
    draft.restore();
    CHECK_FALSE(draft.changed());
}

TEST_CASE("a text that reads as the kept value is no change")
{
    Walk ward;
    ward.set("medicine", "medicine.quality.waiting", Field::value, "1200");
    walk::Draft draft(*ward.session, ward.ask("medicine.quality.waiting"));
    draft.type(Field::value, "1,200 ");
    CHECK_FALSE(draft.changed());
    draft.type(Field::value, "1201");
    CHECK(draft.changed());
    draft.keep(*ward.session, {});
    CHECK(draft.kept(Field::value) == "1201");
}

TEST_CASE("the navigator finds a specialty by part of its name or the beginning of its pinyin initials")
{
    Walk ward;
    const auto found = [&](const char* filter) {
        std::string ids;
        for (const auto& row : navigator_rows(ward.session->form(), filter))
            if (row.kind == NavigatorRow::Kind::section)
                ids += row.place.section + " ";
        return ids;
    };
    CHECK(found("内") == "medicine ");
    CHECK(found("NK") == "medicine ");
    CHECK(found("internal") == "medicine ");
    CHECK(found("zzz") == "");
    CHECK(navigator_rows(ward.session->form(), "zzz").empty());
    CHECK(navigator_rows(ward.session->form(), "").front().place.page == PageKind::overview);
}
