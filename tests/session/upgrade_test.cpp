// Moving to another version of the standard: what moves along, what stays behind, what is to be looked at again.
#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zk;
using forms::Field;
using session::Moved;

namespace {

/// The ward with a second version of its standard beside the installed one.
struct TwoVersions : Ward {
    fs::path newer = path / "newer" / "ward";

    TwoVersions()
    {
        fs::create_directories(newer.parent_path());
        fs::copy(path / "data/forms/ward", newer, fs::copy_options::recursive);
        change("standard.toml", "version = \"1.0\"", "version = \"1.1\"");
    }
    void change(const char* file, const std::string& from, const std::string& to)
    {
        std::string text = read(newer / file);
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        write(newer / file, text);
    }
    Moved move(bool dry_run = false) { return session->move_to(zk::db::platform::utf8(newer), dry_run); }
    const forms::Response& response(const char* section, const char* item) const
    {
        return session->answers().responses[static_cast<std::size_t>(session->form().ask(section, item))];
    }
    void hands(const char* numerator, const char* denominator)
    {
        set("medicine", "medicine.quality.handwashing", Field::numerator, numerator, "2025-03");
        set("medicine", "medicine.quality.handwashing", Field::denominator, denominator, "2025-03");
    }
};

const char* const old_title = "title = { zh = \"手卫生依从率\", en = \"Hand hygiene compliance\" }";
const char* const new_title = "title = { zh = \"手卫生正确率\", en = \"Correct hand hygiene\" }";

}   // namespace

TEST_CASE_METHOD(TwoVersions, "values move along with their fact, and a changed question waits to be re-checked", "[upgrade]")
{
    hands("81", "100");
    set("medicine", "medicine.tech.gastroscopy", Field::status, "independent");
    change("medicine.toml", old_title, new_title);
    const Moved moved = move();
    CHECK(moved.kept == 3);
    CHECK(moved.left.empty());
    REQUIRE(moved.recheck.size() == 1);
    CHECK(moved.recheck[0].item == "medicine.quality.handwashing");
    CHECK(session->form().standard().version == "1.1");
    CHECK(response("medicine", "medicine.quality.handwashing").recheck == moved.from);
    CHECK(response("medicine", "medicine.tech.gastroscopy").recheck.empty());
    CHECK(score("medicine", "medicine.quality.handwashing").value == forms::Rational(81));

    reopen();
    REQUIRE(session->rechecks().size() == 1);
    REQUIRE(session->rechecks()[0].changes.size() == 1);
    CHECK(std::string(session->rechecks()[0].changes[0].field) == "title");
    const auto tree = session->report(words);
    bool seen = false;
    for (const auto& dimension : tree["sections"][0]["dimensions"])
        for (const auto& group : dimension["groups"])
            for (const auto& item : group["items"])
                if (item["id"] == "medicine.quality.handwashing") {
                    seen = true;
                    CHECK(item["recheck"]["since"] == moved.from);
                    CHECK(item["recheck"]["changes"][0]["new"]["zh"] == "手卫生正确率");
                } else
                    CHECK(item["recheck"].is_null());
    CHECK(seen);
}

TEST_CASE_METHOD(TwoVersions, "what waits to be re-checked is an error of the check until it is confirmed or changed", "[upgrade]")
{
    hands("81", "100");
    change("medicine.toml", old_title, new_title);
    change("medicine.toml", "target = 30", "target = 20");
    set("medicine", "medicine.quality.waiting", Field::value, "25");
    move();
    const auto waiting = [&] {
        const auto all = session->findings();
        return std::count_if(all.begin(), all.end(), [](const auto& f) {
            return f.finding.message.code == std::string("finding.recheck") && f.finding.severity == forms::Severity::error;
        });
    };
    CHECK(waiting() == 2);
    set("medicine", "medicine.quality.handwashing", Field::numerator, "82", "2025-03");
    CHECK(waiting() == 1);
    CHECK(session->confirm_answers("medicine") == 1);
    CHECK(waiting() == 0);
    reopen();
    CHECK(waiting() == 0);
    CHECK(code_of([&] { session->confirm_answers("medicine", {"medicine.quality.wating"}); }) == "session.item_near");
}

TEST_CASE_METHOD(TwoVersions, "a table that brings the number again confirms it, even where it is the same", "[upgrade]")
{
    hands("81", "100");
    change("medicine.toml", old_title, new_title);
    move();
    session->load_csv(csv("specialty,item,field,month,value\nmedicine,medicine.quality.handwashing,numerator,2025-03,81\n"), false);
    CHECK(session->rechecks().empty());
}

TEST_CASE_METHOD(TwoVersions, "values without a question stay in the document and come back with it", "[upgrade]")
{
    set("medicine", "medicine.quality.falls", Field::numerator, "3", "2025-02");
    change("medicine.toml", "id = \"medicine.quality.falls\"", "id = \"medicine.quality.injuries\"");
    const Moved moved = move();
    REQUIRE(moved.left.size() == 1);
    CHECK(moved.left[0].fact == "medicine.quality.falls.numerator");
    CHECK(moved.left[0].value == "3");
    CHECK(moved.left[0].shown.zh == "3");
    CHECK(std::string(moved.left[0].why.code) == "carry.no_fact");
    CHECK(moved.differences.item("medicine.quality.falls")->fate == forms::Fate::dropped);
    session->move_to("ward", false);
    CHECK(session->get({"medicine", "medicine.quality.falls", Field::numerator, forms::Month(2025, 2)})->value.number ==
          forms::Decimal(3));
}

TEST_CASE_METHOD(TwoVersions, "an option that is gone is left behind and told by its title", "[upgrade]")
{
    set("medicine", "medicine.tech.sedation", Field::choice, "daytime");
    change("medicine.toml", "id = \"daytime\"", "id = \"weekdays\"");
    change("medicine.toml", "[\"daytime\", \"always\"]", "[\"always\"]");
    const Moved moved = move();
    REQUIRE(moved.left.size() == 1);
    CHECK(std::string(moved.left[0].why.code) == "carry.option");
    CHECK(moved.left[0].shown.zh == "工作日开展");
    CHECK(score("medicine", "medicine.tech.sedation").status == forms::Status::blank);
    CHECK(session->rechecks().empty());
}

TEST_CASE_METHOD(TwoVersions, "a number that means something else under the same id is set apart, never read as the new one", "[upgrade]")
{
    set("medicine", "common.quality.readmission", Field::denominator, "40", "2025-02");
    change("standard.toml", "unit = { zh = \"人次\", en = \"discharges\" }", "unit = { zh = \"例\", en = \"patients\" }");
    const Moved moved = move();
    REQUIRE(moved.left.size() == 1);
    CHECK(std::string(moved.left[0].why.code) == "carry.unit");
    const session::Address where{"medicine", "common.quality.readmission", Field::denominator, forms::Month(2025, 2)};
    CHECK_FALSE(session->get(where));
    db::HistoryFilter batch;
    batch.batch = moved.batch;
    const auto lines = session->history(batch);
    CHECK(std::any_of(lines.begin(), lines.end(), [&](const db::ChangeRow& row) {
        return row.subject == "discharges@" + moved.from && row.new_value == "40";
    }));
    session->undo(moved.batch);
    CHECK(session->get(where)->value.number == forms::Decimal(40));
}

TEST_CASE_METHOD(TwoVersions, "a number another assessment still reads is not set apart under its feet", "[upgrade]")
{
    set("medicine", "common.quality.readmission", Field::denominator, "40", "2025-02");
    begin("2025H1");
    session->select("2025");
    change("standard.toml", "unit = { zh = \"人次\", en = \"discharges\" }", "unit = { zh = \"例\", en = \"patients\" }");
    CHECK(code_of([&] { move(); }) == "move.shared_fact");
    CHECK(session->form().standard().version == "1.0");
}

TEST_CASE_METHOD(TwoVersions, "both totals of the same data are told, and a dry run changes nothing", "[upgrade]")
{
    hands("81", "100");
    change("medicine.toml", "target = 90\nfloor = 60", "target = 81\nfloor = 60");
    const auto before = session->scorecard().sections[1].total;
    const Moved dry = move(true);
    CHECK(dry.batch.empty());
    CHECK(session->form().standard().version == "1.0");
    REQUIRE(dry.totals.size() == 2);
    CHECK(dry.totals[0].specialty == "medicine");
    CHECK(dry.totals[0].before == before);
    const Moved moved = move();
    CHECK(moved.totals[0].after == dry.totals[0].after);
    CHECK(session->scorecard().sections[1].total == moved.totals[0].after);
    CHECK(moved.totals[0].after != moved.totals[0].before);
}

TEST_CASE_METHOD(TwoVersions, "a move is one entry of the change log and can be undone whole", "[upgrade]")
{
    hands("81", "100");
    change("medicine.toml", old_title, new_title);
    const Moved moved = move();
    db::HistoryFilter batch;
    batch.batch = moved.batch;
    const auto lines = session->history(batch);
    CHECK(std::any_of(lines.begin(), lines.end(), [&](const db::ChangeRow& row) {
        return row.kind == "standard" && row.old_value == moved.from && row.new_value == moved.to;
    }));
    session->undo(moved.batch);
    CHECK(session->form().standard().version == "1.0");
    CHECK(session->rechecks().empty());
    reopen();
    CHECK(session->form().standard().version == "1.0");
}

TEST_CASE_METHOD(TwoVersions, "a locked assessment keeps its standard, and so does one that follows it already", "[upgrade]")
{
    CHECK(code_of([&] { session->move_to("ward", false); }) == "move.same");
    change("medicine.toml", old_title, new_title);
    session.reset();
    {
        auto opened = db::Document::open(document(), db::Access::write, "张三");
        const auto row = opened->assessments().front();
        db::StepEdit lock;
        lock.assessment = row.id;
        lock.step = "lock";
        lock.who = "王院长";
        lock.date = forms::Date(2026, 2, 1);
        lock.expected = lock.status = "filling";
        lock.locked = true;
        opened->take_step(lock, {});
    }
    reopen();
    CHECK(code_of([&] { move(); }) == "move.not_open");
    CHECK(code_of([&] { move(true); }) == "move.not_open");
}

TEST_CASE_METHOD(TwoVersions, "questions that are new or changed since last year are told apart", "[upgrade]")
{
    CHECK_FALSE(session->news());
    begin("2024");
    session->select("2025");
    change("medicine.toml", old_title, new_title);
    change("medicine.toml", "id = \"medicine.quality.falls\"", "id = \"medicine.quality.injuries\"");
    move();
    const auto news = session->news();
    REQUIRE(news);
    const auto fate = [&](const char* section, const char* item) {
        return news->asks[static_cast<std::size_t>(session->form().ask(section, item))];
    };
    CHECK(fate("medicine", "medicine.quality.handwashing") == forms::Fate::changed);
    CHECK(fate("medicine", "medicine.quality.injuries") == forms::Fate::added);
    CHECK(fate("medicine", "medicine.tech.gastroscopy") == forms::Fate::same);
}

TEST_CASE_METHOD(TwoVersions, "last year's number of another meaning is no comparison", "[upgrade]")
{
    begin("2024");
    set("medicine", "common.quality.readmission", Field::denominator, "40", "2024-02");
    set("medicine", "common.quality.readmission", Field::numerator, "4", "2024-02");
    session->select("2025");
    const auto prior = [&](Field field) {
        const auto& form = session->form();
        const int slot = form.slot_of(form.asks()[static_cast<std::size_t>(form.ask("medicine", "common.quality.readmission"))], field);
        return session->answers().prior[static_cast<std::size_t>(slot)].months.size();
    };
    CHECK(prior(Field::denominator) == 1);
    change("standard.toml", "unit = { zh = \"人次\", en = \"discharges\" }", "unit = { zh = \"例\", en = \"patients\" }");
    move();
    CHECK(prior(Field::denominator) == 0);
    CHECK(prior(Field::numerator) == 1);
}

TEST_CASE_METHOD(TwoVersions, "another instrument is refused, a wrong standard says where it is wrong", "[upgrade]")
{
    fs::create_directories(path / "other");
    change("medicine.toml", "target = 90", "target = \"90\"");
    CHECK(code_of([&] { move(); }) == "session.standard_wrong");
    CHECK(code_of([&] { session->move_to("wrad", false); }) == "session.unknown_standard");
    CHECK(code_of([&] { session->move_to(zk::db::platform::utf8(path / "nowhere" / "x"), false); }) == "session.no_folder");
}
