// The pages beside the walk, driven as a person would.
#include "app/gui/pages/actions_page.h"
#include "app/gui/pages/findings_page.h"
#include "app/gui/pages/search_page.h"
#include "tests/gui/window.h"

#include <catch2/catch.hpp>

using namespace zk;
using namespace zk::gui;

namespace {

template <class Kind> Kind& go_to(Window& window, const Place& place)
{
    window.frame->go(place);
    return static_cast<Kind&>(*window.frame->page(place.page));
}

}  // namespace

TEST_CASE("a finding opens the field it speaks of")
{
    Window window;
    window.open().set({"medicine", "medicine.quality.handwashing", forms::Field::numerator, {}}, "12");
    window.open().set({"medicine", "medicine.quality.handwashing", forms::Field::denominator, {}}, "10");
    auto& page = go_to<FindingsPage>(window, {PageKind::findings, {}, {}, {}, {}, {}, {}});
    int row = -1;
    for (int i = 0; i < page.list().GetItemCount(); ++i) {
        if (page.list().GetTextValue(static_cast<unsigned>(i), 3).Contains("12")) {
            row = i;
        }
    }
    REQUIRE(row >= 0);
    page.list().choose(row);
    page.list().on_open(row);
    CHECK(window.frame->place().page == PageKind::section);
    CHECK(window.item() == "medicine.quality.handwashing");
}

TEST_CASE("an item is found by pinyin initials and opened from the results")
{
    Window window;
    const auto& form = window.open().form();
    const std::string title = form.item(form.asks()[form.ask("medicine", "medicine.quality.handwashing")]).title.zh;
    auto& page = go_to<SearchPage>(window, {PageKind::search, {}, {}, {}, {}, {}, title.substr(0, 6)});
    REQUIRE(page.list().GetItemCount() > 0);
    page.list().on_open(0);
    CHECK(window.item() == "medicine.quality.handwashing");
}

TEST_CASE("an improvement action about an item begins with the sentence that explains its score")
{
    Window window;
    std::string problem;
    window.ask.dialog = [&](wxDialog& shown) {
        problem = static_cast<ActionDialog&>(shown).result().problem;
        return wxID_OK;
    };
    go_to<ActionsPage>(window, {PageKind::actions, "medicine", {}, "medicine.quality.handwashing", {}, {}, {}});
    REQUIRE(wait_for([&] { return !window.open().actions().empty(); }));
    CHECK(problem != "");
    CHECK(window.open().actions().at(0).item == "medicine.quality.handwashing");
}
