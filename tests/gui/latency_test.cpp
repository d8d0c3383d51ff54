// How long one waits: run by hand with `test_gui [latency]`; prints, and asserts no time.
#include "tests/gui/window.h"

#include "app/gui/navigator.h"
#include "app/session/sample.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace zk;
using forms::Field;

namespace {

template <class Work> double median_ms(int times, Work work)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work(i);
        all.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(all.begin(), all.begin() + times / 2, all.end());
    return all[times / 2];
}

}  // namespace

TEST_CASE("latency in the sample hospital", "[.latency]")
{
    Window window;
    const session::Library data({u8(ZK_DATA)});
    window.frame->adopt(session::create_sample(window.path / u8("样例.zhuanke"), data));
    const char* const section = "oncology";
    window.frame->go({gui::PageKind::section, section, {}, {}, {}, {}, {}});
    const auto& form = window.open().form();
    const int at = form.section(section);
    const int first = form.sections()[at].first_ask;
    std::printf("items in the section: %d\n", form.sections()[at].end_ask - first);
    std::printf("going to another item: %.2f ms\n", median_ms(40, [&](int i) {
                    window.frame->go(gui::at_item(section, form.item(form.asks()[first + i]).id));
                    wxYield();
                }));
    const auto& session = window.open();
    std::printf("  findings: %.2f ms\n", median_ms(20, [&](int) { (void)session.findings(); }));
    const gui::walk::Noted noted(session);
    std::printf("  rows of a step: %.2f ms\n", median_ms(20, [&](int) {
                    (void)gui::walk::rows(session, noted, at, 1, gui::walk::Filter::all, window.words);
                }));
    std::printf("  the navigator anew: %.2f ms\n", median_ms(20, [&](int) {
                    window.frame->navigator().refresh();
                    wxYield();
                }));
    auto& grid = window.walk().grid();
    std::printf("  the table filled: %.2f ms\n", median_ms(20, [&](int) {
                    grid.fill(gui::walk::rows(session, noted, at, 1, gui::walk::Filter::all, window.words), true);
                    wxYield();
                }));
    std::printf("  the card of another item: %.2f ms\n", median_ms(20, [&](int i) {
                    window.card().show(first + i);
                    wxYield();
                }));
    int ratio = first;
    while (form.item(form.asks()[ratio]).kind != forms::ItemKind::technique) {
        ++ratio;
    }
    window.frame->go(gui::at_item(section, form.item(form.asks()[ratio]).id));
    auto& status = *window.card().field(Field::status);
    std::printf("typing to preview: %.2f ms\n", median_ms(40, [&](int i) {
                    status.set(i % 2 == 0 ? "guided" : "visiting");
                    status.edited();
                    wxYield();
                }));
    std::printf("keeping, with table and navigator anew: %.2f ms\n", median_ms(40, [&](int i) {
                    status.set(i % 2 == 0 ? "guided" : "visiting");
                    status.edited();
                    window.card().keep();
                    wxYield();
                }));
}
