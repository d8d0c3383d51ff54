// A specialty is filled with the keyboard alone.
#include "app/gui/walk/months_dialog.h"
#include "app/gui/walk/origin.h"
#include "tests/gui/window.h"

#include <catch2/catch.hpp>

#ifndef _WIN32
#include <sys/resource.h>

#include <csignal>
#endif

using namespace zk;
using forms::Field;
using forms::Status;

TEST_CASE("a ratio is typed with Enter between its halves, and Enter goes on to the next item that needs something")
{
    Window window;
    window.go("medicine.quality.handwashing", Field::numerator);
    window.type("9");
    CHECK(wait_for([&] { return window.card().typing(); }));
    CHECK(window.scored("medicine.quality.handwashing").status == Status::blank);   // typing only previews
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.focused(Field::denominator); }));
    CHECK(window.kept("medicine.quality.handwashing", Field::numerator) == "9");
    window.type("10");
    CHECK(wait_for([&] { return window.card().explanation().Contains("90.00%"); }));
    CHECK(window.kept("medicine.quality.handwashing", Field::denominator) == "");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.item() == "medicine.quality.waiting"; }));
    CHECK(window.kept("medicine.quality.handwashing", Field::denominator) == "10");
    CHECK(window.scored("medicine.quality.handwashing").status == Status::scored);
    CHECK(wait_for([&] { return window.focused(Field::value); }));
}

TEST_CASE("a technique is chosen by its digit, then its cases are typed")
{
    Window window;
    window.go("medicine.tech.gastroscopy", Field::status);
    window.press('2');
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.focused(Field::cases); }));
    CHECK(window.kept("medicine.tech.gastroscopy", Field::status) == "guided");
    window.type("240");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.item() == "medicine.tech.esd"; }));
    CHECK(window.kept("medicine.tech.gastroscopy", Field::cases) == "240");
}

TEST_CASE("a technique that is not carried out asks for no cases")
{
    Window window;
    window.go("medicine.tech.gastroscopy", Field::status);
    window.press('4');
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.item() != "medicine.tech.gastroscopy"; }));
    CHECK(window.scored("medicine.tech.gastroscopy").status == Status::not_carried_out);
}

TEST_CASE("an option is chosen by its digit and kept by Enter")
{
    Window window;
    window.go("medicine.tech.sedation", Field::choice);
    window.press('3');
    CHECK(window.kept("medicine.tech.sedation", Field::choice) == "");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.item() != "medicine.tech.sedation"; }));
    CHECK(window.kept("medicine.tech.sedation", Field::choice) == "always");
}

TEST_CASE("radio buttons with nothing chosen are one stop of Tab, and passing them chooses nothing")
{
    Window window;
    const auto [item, field] = GENERATE(std::pair("medicine.tech.gastroscopy", Field::status), std::pair("medicine.tech.sedation", Field::choice));
    window.go(item, field);
    const auto outside = [&, group = field] { return wxWindow::FindFocus() && !window.focused(group); };
    window.press(WXK_TAB);
    CHECK(wait_for(outside));
    window.press(WXK_TAB, wxMOD_SHIFT);
    CHECK(wait_for([&, group = field] { return window.focused(group); }));
    window.press(WXK_TAB, wxMOD_SHIFT);
    CHECK(wait_for(outside));
    CHECK(window.card().field(field)->text() == "");
    CHECK(window.kept(item, field) == "");
}

TEST_CASE("radio buttons with nothing chosen are chosen by space and arrows")
{
    Window window;
    window.go("medicine.tech.gastroscopy", Field::status);
    const Field status = Field::status;
    window.press(WXK_SPACE);
    CHECK(wait_for([&] { return window.card().field(status)->text() == "independent"; }));
    window.press(WXK_DOWN);
    CHECK(wait_for([&] { return window.card().field(status)->text() == "guided"; }));
    window.press(WXK_ESCAPE);
    CHECK(wait_for([&] { return window.card().field(status)->text() == "" && window.focused(status); }));
    window.press(WXK_DOWN);
    CHECK(wait_for([&] { return window.card().field(status)->text() == "guided"; }));
    window.press(WXK_TAB);
    CHECK(wait_for([&] { return window.focused(Field::cases); }));
    CHECK(window.kept("medicine.tech.gastroscopy", Field::status) == "guided");
}

TEST_CASE("Esc restores what was kept")
{
    Window window;
    window.open().set({"medicine", "medicine.quality.waiting", Field::value, {}}, "25");
    window.go("medicine.quality.waiting", Field::value);
    window.type("7");
    REQUIRE(wait_for([&] { return window.card().typing(); }));
    window.press(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return !window.card().typing(); }));
    CHECK(window.card().field(Field::value)->text() == "25");
    CHECK(window.kept("medicine.quality.waiting", Field::value) == "25");
}

TEST_CASE("Tab keeps, too")
{
    Window window;
    window.go("medicine.quality.handwashing", Field::numerator);
    window.type("3");
    window.press(WXK_TAB);
    REQUIRE(wait_for([&] { return window.focused(Field::denominator); }));
    CHECK(window.kept("medicine.quality.handwashing", Field::numerator) == "3");
}

TEST_CASE("a wrong text stays in its field with the sentence, and nobody leaves before it is right")
{
    Window window;
    window.go("medicine.quality.handwashing", Field::numerator);
    window.type("9x");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return !window.card().complaint(Field::numerator).empty(); }));
    CHECK(window.card().field(Field::numerator)->text() == "9x");
    CHECK(window.focused(Field::numerator));
    CHECK(window.kept("medicine.quality.handwashing", Field::numerator) == "");
    window.frame->go({gui::PageKind::overview, {}, {}, {}, {}, {}, {}});
    CHECK(window.frame->place().page == gui::PageKind::section);
    window.press(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return window.card().complaint(Field::numerator).empty(); }));
    window.frame->go({gui::PageKind::overview, {}, {}, {}, {}, {}, {}});
    CHECK(window.frame->place().page == gui::PageKind::overview);
}

TEST_CASE("a date of extraction that is none stays in its field with a sentence, and Esc takes it back")
{
    Window window;
    window.go("medicine.quality.handwashing", Field::numerator);
    auto& origin = window.card().origin();
    origin.extracted().ChangeValue("2026-13-05");
    CHECK_FALSE(window.card().keep());
    CHECK(origin.complaint().Contains("2026-13-05"));
    CHECK(origin.extracted().IsShownOnScreen());
    CHECK(origin.extracted().GetValue() == "2026-13-05");
    window.frame->go({gui::PageKind::overview, {}, {}, {}, {}, {}, {}});
    CHECK(window.item() == "medicine.quality.handwashing");
    CHECK(origin.extracted().GetValue() == "2026-13-05");
    window.card().restore();
    CHECK(origin.complaint().empty());
    CHECK(window.card().keep());
    window.card().field(Field::numerator)->focus();
    window.type("4");
    wait_for([&] { return window.card().typing(); });
    origin.extracted().ChangeValue("2026-01-05");
    CHECK(window.card().keep());
    const auto row = window.open().get({"medicine", "medicine.quality.handwashing", Field::numerator, {}});
    REQUIRE(row);
    REQUIRE(row->provenance.extracted);
    CHECK(forms::iso(*row->provenance.extracted) == "2026-01-05");
}

TEST_CASE("undo takes back the last values, redo does them again")
{
    Window window;
    window.go("medicine.quality.waiting", Field::value);
    window.type("25");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.kept("medicine.quality.waiting", Field::value) == "25"; }));
    window.frame->act("edit.undo");
    CHECK(window.kept("medicine.quality.waiting", Field::value) == "");
    CHECK(window.scored("medicine.quality.waiting").status == Status::blank);
    window.frame->act("edit.redo");
    CHECK(window.kept("medicine.quality.waiting", Field::value) == "25");
    window.frame->act("edit.undo");
    CHECK(window.kept("medicine.quality.waiting", Field::value) == "");
}

TEST_CASE("no data and not applicable ask for the reason, and can be withdrawn")
{
    Window window;
    window.go("medicine.quality.falls", Field::numerator);
    window.frame->act("item.no-data");
    CHECK(window.scored("medicine.quality.falls").status == Status::blank);   // no reason given: nothing happened
    window.ask.reasons.push("信息系统2025年7月上线");
    window.frame->act("item.no-data");
    CHECK(window.scored("medicine.quality.falls").status == Status::no_data);
    window.frame->act("item.no-data");
    CHECK(window.scored("medicine.quality.falls").status == Status::blank);
    window.ask.reasons.push("本专科无此类患者");
    window.frame->act("item.not-applicable");
    CHECK(window.scored("medicine.quality.falls").status == Status::claim_pending);
}

TEST_CASE("reopening a file comes back to the same item")
{
    Window window;
    window.go("medicine.quality.falls", Field::numerator);
    window.frame->act("file.close");
    CHECK(window.frame->session() == nullptr);
    REQUIRE(window.frame->open(window.document()));
    CHECK(window.item() == "medicine.quality.falls");
}

TEST_CASE("a file somebody else writes in opens for reading, and nothing can be typed")
{
    Window window;
    const fs::path document = window.document();
    window.frame->act("file.close");
    const auto other = session::Session::open(document, db::Access::write, "李四", window.library);
    REQUIRE(window.frame->open(document));
    CHECK_FALSE(window.open().writable());
    CHECK_FALSE(window.frame->may_change(nullptr));
    window.go("medicine.quality.waiting", Field::value);
    window.type("25");
    wxYield();
    REQUIRE(window.card().field(Field::value));
    CHECK(window.card().field(Field::value)->text() == "");
    CHECK_FALSE(window.walk().can("item.no-data"));
}

TEST_CASE("the language changes at run time and everything is built anew in it")
{
    Window window;
    window.go("medicine.quality.waiting", Field::value);
    window.frame->act("tools.english");
    REQUIRE(wait_for([&] { return window.frame->words().language() == forms::Language::en && window.frame->current(); }));
    CHECK(window.item() == "medicine.quality.waiting");
    CHECK(window.frame->current()->title() == "Internal medicine");
    CHECK(window.settings.text("language") == "en");
}

TEST_CASE("a specialty is filled from its first item to its last without the mouse")
{
    Window window;
    window.frame->act("item.todo");
    window.card().focus();
    // What a person types into each kind of field; Enter goes on by itself.
    const auto answer = [](Field field) {
        switch (field) {
        case Field::status:
        case Field::choice: return "1";
        case Field::numerator: return "8";
        case Field::denominator: return "10";
        case Field::cases:
        case Field::value: return "20";
        case Field::date: return "1998-05-04";
        case Field::text: return "12345678";
        }
        return "";
    };
    const auto& form = window.open().form();
    const auto left = [&] {
        const gui::walk::Noted noted(window.open());
        const int section = form.section("medicine");
        const int ask = gui::walk::first_needing(window.open(), noted, section);
        return ask >= 0 && gui::walk::needs_something(window.open(), noted, ask);
    };
    int typed = 0;
    while (left() && typed < 60) {
        REQUIRE(wait_for([&] { return window.card().focused().has_value(); }));
        const auto field = *window.card().focused();
        const std::string item = window.item();
        INFO(item << " " << forms::name(field));
        const std::string text = answer(field);
        if (text.size() == 1 && (field == Field::status || field == Field::choice)) {
            window.press(text[0]);
        } else {
            window.type(text.c_str());
        }
        window.press(WXK_RETURN);
        ++typed;
        REQUIRE(wait_for([&] { return !window.card().typing() && (window.item() != item || window.card().focused() != field || !left()); }));
    }
    CHECK_FALSE(left());
    CHECK(window.open().scorecard().sections[form.section("medicine")].complete);
}

TEST_CASE("while one types, undo takes back the typing and leaves what was kept")
{
    Window window;
    window.go("medicine.quality.waiting", Field::value);
    window.type("25");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return window.kept("medicine.quality.waiting", Field::value) == "25"; }));
    window.go("medicine.quality.waiting", Field::value);
    window.type("3");
    REQUIRE(wait_for([&] { return window.card().typing(); }));
    window.frame->act("edit.undo");
    CHECK(window.card().field(Field::value)->text() == "25");
    CHECK(window.kept("medicine.quality.waiting", Field::value) == "25");
}

TEST_CASE("months are pasted as a block, shown first, and kept in one step")
{
    Window window;
    window.go("medicine.quality.handwashing", Field::numerator);
    window.ask.dialog = [&](wxDialog& shown) {
        auto& months = dynamic_cast<gui::walk::MonthsDialog&>(shown);
        months.paste("8\t10\n9\tzehn\n", 0, 0);
        CHECK_FALSE(months.refused().empty());
        CHECK(months.taken().Contains("3"));
        CHECK_FALSE(months.keep());   // one cell can not be taken: nothing is kept
        CHECK(window.scored("medicine.quality.handwashing").status == Status::blank);
        months.paste("8\t10\n9\t10\n", 0, 0);
        CHECK(months.refused().empty());
        CHECK(months.keep());
        return wxID_OK;
    };
    window.frame->act("item.months");
    CHECK(window.card().field(Field::numerator)->text() == "17");
    CHECK(window.scored("medicine.quality.handwashing").status == Status::partial);
    window.frame->act("edit.undo");
    CHECK(window.scored("medicine.quality.handwashing").status == Status::blank);
}

#ifndef _WIN32
TEST_CASE("a disk that takes nothing is told at once, and the value stays in its field")
{
    Window window;
    window.go("medicine.quality.waiting", Field::value);
    window.type("25");
    REQUIRE(wait_for([&] { return window.card().typing(); }));
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit none = before;
    none.rlim_cur = 0;
    setrlimit(RLIMIT_FSIZE, &none);
    const bool kept = window.card().keep();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK_FALSE(kept);
    CHECK_FALSE(window.frame->told().empty());
    CHECK(window.card().field(Field::value)->text() == "25");
    CHECK(window.card().keep());   // the disk is there again
    CHECK(window.kept("medicine.quality.waiting", Field::value) == "25");
}
#endif

TEST_CASE("a file dropped onto the card is evidence of the item it shows")
{
    Window window;
    window.go("medicine.quality.falls", Field::numerator);
    write(window.path / u8("跌倒登记.txt"), "2025");
    CHECK(window.card().drop({window.path / u8("跌倒登记.txt")}));
    const auto evidence = window.open().evidence();
    REQUIRE(evidence.size() == 1);
    REQUIRE(evidence[0].items.size() == 1);
    CHECK(evidence[0].items[0].item == "medicine.quality.falls");
    CHECK(window.frame->told().Contains("1"));
    CHECK(window.card().drop({window.path / u8("没有.txt")}));
    CHECK(window.open().evidence().size() == 1);
    CHECK_FALSE(window.frame->told().empty());
}
