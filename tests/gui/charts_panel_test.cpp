#include "app/gui/charts/panel.h"
#include "tests/gui/window.h"

#include <catch2/catch.hpp>

#include <set>

using namespace zk::gui;
using namespace zk::gui::charts;

namespace {

void collect(wxWindow* window, std::vector<ChartPanel*>& found)
{
    for (wxWindow* child : window->GetChildren()) {
        if (auto* chart = dynamic_cast<ChartPanel*>(child); chart && chart->IsShownOnScreen()) {
            found.push_back(chart);
        }
        collect(child, found);
    }
}

/// Every chart of the page shown, in the order of Tab.
std::vector<ChartPanel*> charts_of(const Window& window)
{
    std::vector<ChartPanel*> found;
    collect(window.frame, found);
    return found;
}

void press(wxWindow* window, int key)
{
    wxKeyEvent event(wxEVT_KEY_DOWN);
    event.m_keyCode = key;
    event.SetEventObject(window);
    window->GetEventHandler()->ProcessEvent(event);
}

Place overview() { return {PageKind::overview, {}, {}, {}, {}, {}, {}}; }

}  // namespace

TEST_CASE("arrows reach every place of every chart on the overview", "[charts]")
{
    Window window;
    window.frame->go(overview());
    REQUIRE(charts_of(window).size() == 6);
    for (ChartPanel* chart : charts_of(window)) {
        chart->go_to(0);
        if (chart->spots().empty()) {
            continue;   // a sentence alone
        }
        std::set<int> reached = {chart->current()};
        // Down each row in turn, and along it to its end.
        for (std::size_t row = 0; row < chart->spots().size(); ++row) {
            for (std::size_t i = 0; i < chart->spots().size(); ++i) {
                press(chart, WXK_RIGHT);
                reached.insert(chart->current());
            }
            chart->go_to(0);
            for (std::size_t i = 0; i <= row; ++i) {
                press(chart, WXK_DOWN);
            }
            reached.insert(chart->current());
        }
        INFO(chart->chart()->title());
        CHECK(reached.size() == chart->spots().size());
    }
}

TEST_CASE("Enter on a cell opens what it speaks of", "[charts]")
{
    Window window;
    window.frame->go(overview());
    ChartPanel* scores = charts_of(window).front();
    scores->go_to(0);
    press(scores, WXK_RIGHT);
    press(scores, WXK_RETURN);
    CHECK(wait_for([&] { return window.frame->place().page == PageKind::section; }));
    CHECK(window.frame->place().section == "medicine");
}

TEST_CASE("a chart is saved where the person says", "[charts]")
{
    Window window;
    window.frame->go(overview());
    window.ask.files.push(window.path / u8("得分.svg"));
    charts_of(window).front()->act("chart.save-svg");
    CHECK(read(window.path / u8("得分.svg")).find(">内科<") != std::string::npos);
}

TEST_CASE("a chart that can not be written is told, and the page stays", "[charts]")
{
    Window window;
    window.frame->go(overview());
    window.ask.files.push(window.path / "nowhere" / "a.png");
    charts_of(window).front()->act("chart.save-png");
    CHECK(window.frame->place().page == PageKind::overview);
    CHECK_FALSE(fs::exists(window.path / "nowhere"));
}

TEST_CASE("changes of values show on the overview at once", "[charts]")
{
    Window window;
    window.frame->go(overview());
    const std::string before = charts_of(window).front()->chart()->words().tabbed();
    window.open().set({"medicine", "medicine.tech.gastroscopy", zk::forms::Field::status, {}}, "independent");
    window.open().set({"medicine", "medicine.tech.gastroscopy", zk::forms::Field::cases, {}}, "120");
    CHECK(charts_of(window).front()->chart()->words().tabbed() != before);
}

TEST_CASE("the overview fits beside the navigator at 1366 × 768 in both languages", "[charts]")
{
    for (const auto language : {zk::forms::Language::zh, zk::forms::Language::en}) {
        Window window(language);
        window.frame->go(overview());
        for (ChartPanel* chart : charts_of(window)) {
            const wxRect place(chart->GetScreenPosition(), chart->GetSize());
            INFO(chart->chart()->title());
            CHECK(place.GetRight() <= window.frame->GetScreenPosition().x + window.frame->GetSize().x);
            for (const Spot& spot : chart->spots()) {
                CHECK(spot.box.GetRight() <= chart->GetSize().x);
            }
        }
    }
}
