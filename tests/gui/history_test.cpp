// 修改记录, the guide and what the pages say when there is nothing to show.
#include "app/gui/pages/guide_page.h"
#include "app/gui/pages/guide_text.h"
#include "app/gui/pages/history_dialog.h"
#include "app/gui/pages/record_list.h"
#include "app/gui/pages/submissions_page.h"
#include "tests/gui/window.h"

#include <catch2/catch.hpp>

#include <wx/html/htmlwin.h>
#include <wx/sizer.h>

using namespace zk;
using namespace zk::gui;

TEST_CASE("the record of changes opens from the item and speaks in words")
{
    Window window;
    window.open().set({"medicine", "medicine.quality.handwashing", forms::Field::numerator, {}}, "12");
    window.open().set({"medicine", "medicine.quality.handwashing", forms::Field::numerator, {}}, "13");
    window.open().note("medicine", "medicine.quality.handwashing", "手册第 3 页");
    window.frame->go(at_item("medicine", "medicine.quality.handwashing"));
    std::vector<std::vector<wxString>> rows;
    window.ask.dialog = [&](wxDialog& shown) {
        auto& list = static_cast<HistoryDialog&>(shown).list();
        for (unsigned row = 0; row < static_cast<unsigned>(list.GetItemCount()); ++row) {
            rows.push_back({list.GetTextValue(row, 2), list.GetTextValue(row, 4), list.GetTextValue(row, 5)});
        }
        return wxID_CANCEL;
    };
    window.frame->act("item.history");
    REQUIRE(rows.size() >= 3);
    CHECK(rows[0][2] == wx("手册第 3 页"));   // not "note=…"
    CHECK(rows[1][0] == wx("分子"));
    CHECK(rows[1][1] == wx("12"));
    CHECK(rows[1][2] == wx("13"));
}

TEST_CASE("the guide's Chinese lines may break between characters, not inside a tag or before a full stop")
{
    Window window;
    const wxString shown = guide_html(wx("<body><p><b title=\"甲乙\">先填</b>数。</p></body>"), window.frame->theme());
    CHECK(shown.Contains(wx("先<wbr>填</b><wbr>数。")));
    CHECK(shown.Contains(wx("\"甲乙\"")));
}

TEST_CASE("a list without rows says why instead of standing empty")
{
    Window window;
    window.frame->go({PageKind::submissions, {}, {}, {}, {}, {}, {}});
    auto& page = static_cast<SubmissionsPage&>(*window.frame->page(PageKind::submissions));
    CHECK(page.list().GetItemCount() == 0);
    CHECK_FALSE(page.list().IsShown());
}
