// Every kind of editor shows what is kept: at once, after undo, after a change from elsewhere, and when nothing may be changed.
#include "tests/gui/window.h"

#include "app/gui/pages/history_dialog.h"
#include "app/gui/pages/record_list.h"

#include <catch2/catch.hpp>

#include <wx/grid.h>

using namespace zk;
using forms::Field;

namespace {

struct Kept {
    const char* item;
    Field field;
    const char *first, *second;
};

/// One of each kind of editor: radio buttons of a technique and of a choice, several options, numbers.
const std::vector<Kept>& kinds()
{
    static const std::vector<Kept> all = {
        {"medicine.tech.gastroscopy", Field::status, "independent", "visiting"},
        {"medicine.tech.gastroscopy", Field::cases, "240", "12"},
        {"medicine.tech.sedation", Field::choice, "always", "daytime"},
        {"medicine.quality.handwashing", Field::denominator, "10", "20"},
        {"medicine.quality.waiting", Field::value, "25", "30.5"},
    };
    return all;
}

std::string shown(Window& window, const Kept& kept)
{
    gui::walk::Field* const field = window.card().field(kept.field);
    return field ? field->text() : "no such field";
}

}  // namespace

TEST_CASE("an editor shows the kept value at once, after undo, and after a change from elsewhere")
{
    Window window;
    for (const Kept& kept : kinds()) {
        INFO(kept.item << " " << forms::name(kept.field));
        const session::Address where{"medicine", kept.item, kept.field, {}};
        window.open().set(where, kept.first);
        window.frame->go(gui::at_item("medicine", kept.item));
        CHECK(shown(window, kept) == kept.first);                 // at once
        window.open().set(where, kept.second);                    // from elsewhere
        CHECK(shown(window, kept) == kept.second);
        window.frame->act("edit.undo");
        CHECK(shown(window, kept) == kept.first);
        window.frame->act("edit.redo");
        CHECK(shown(window, kept) == kept.second);
        window.frame->go({gui::PageKind::overview, {}, {}, {}, {}, {}, {}});
        window.open().set(where, kept.first);                     // while the page is hidden
        window.frame->go(gui::at_item("medicine", kept.item));
        CHECK(shown(window, kept) == kept.first);
        window.frame->act("edit.undo");
        window.frame->act("edit.undo");
        window.frame->act("edit.undo");
    }
}

TEST_CASE("what is being typed stays when another value changes")
{
    Window window;
    window.go("medicine.quality.handwashing", Field::numerator);
    window.type("7");
    REQUIRE(wait_for([&] { return window.card().typing(); }));
    window.open().set({"medicine", "medicine.quality.handwashing", Field::denominator, {}}, "10");
    CHECK(window.card().field(Field::numerator)->text() == "7");
    CHECK(window.card().field(Field::denominator)->text() == "10");
    CHECK(window.card().typing());
}

TEST_CASE("a locked self-assessment shows its values and why nothing can be changed, and takes none")
{
    Window window;
    for (const Kept& kept : kinds()) {
        window.open().set({"medicine", kept.item, kept.field, {}}, kept.first);
    }
    CHECK(window.card().why_not().empty());
    window.open().lock("李院长", "年终封存", window.words);
    for (const Kept& kept : kinds()) {
        INFO(kept.item << " " << forms::name(kept.field));
        window.frame->go(gui::at_item("medicine", kept.item));
        CHECK(shown(window, kept) == kept.first);
        CHECK_FALSE(window.card().why_not().empty());
        window.card().focus(kept.field);
        wxYield();
        window.card().field(kept.field)->type('2');
        window.press('2');
        wxYield();
        CHECK(shown(window, kept) == kept.first);
        CHECK_FALSE(window.card().typing());
        for (const char* action : {"item.not-applicable", "item.no-data", "item.note", "item.evidence", "edit.undo"}) {
            CHECK_FALSE(window.frame->can(action));
        }
        CHECK(window.frame->can("item.history"));
    }
    window.open().unlock("李院长", "更正");
    CHECK(window.card().why_not().empty());
    CHECK(window.frame->can("item.no-data"));
}

TEST_CASE("the record of changes and the evidence of an item are reached by key and menu")
{
    Window window;
    window.open().set({"medicine", "medicine.quality.waiting", Field::value, {}}, "25");
    window.open().set({"medicine", "medicine.quality.waiting", Field::value, {}}, "30");
    window.go("medicine.quality.waiting", Field::value);
    int changes = 0;
    window.ask.dialog = [&](wxDialog& shown) {
        changes = static_cast<int>(static_cast<gui::HistoryDialog&>(shown).list().GetItemCount());
        return wxID_CANCEL;
    };
    window.frame->act("item.history");
    CHECK(changes == 2);
    write(window.path / u8("登记.txt"), "2025");
    window.ask.files.push(window.path / u8("登记.txt"));
    window.frame->act("item.evidence");
    REQUIRE(window.open().evidence().size() == 1);
    CHECK(window.open().evidence()[0].items.at(0).item == "medicine.quality.waiting");
    window.walk().grid().dropped(window.card().ask(), {window.path / u8("登记.txt")});
    CHECK(window.open().evidence().size() == 2);
}
