// The list at the left, as it stands after a document was opened.
#include "app/gui/navigator.h"
#include "app/session/sample.h"
#include "tests/gui/window.h"

#include <catch2/catch.hpp>

#include <wx/dataview.h>

using namespace zk;
using namespace zk::gui;

namespace {

template <class Kind> Kind* find(const wxWindow& in)
{
    for (wxWindow* child : in.GetChildren()) {
        auto* found = dynamic_cast<Kind*>(child);
        if (found || (found = find<Kind>(*child))) {
            return found;
        }
    }
    return nullptr;
}

/// The sample opened at this place, as it was left the last time.
struct Reopened : Window {
    wxDataViewCtrl* list = nullptr;

    explicit Reopened(const Place& last, int height = 728)
    {
        const fs::path file = path / u8("样例.zhuanke");
        const session::Library data({u8(ZK_DATA)});
        frame->adopt(nullptr);
        frame->SetSize(0, 0, 1366, height);
        wait_for([&] { return frame->GetSize().y == height; });
        auto sample = session::create_sample(file, data);
        settings.set("place " + utf8(wx_path(file)), last.str());
        frame->adopt(std::move(sample));
        list = find<wxDataViewCtrl>(*find<Navigator>(*frame));
        REQUIRE(list);
    }
    int row_of(const wxDataViewItem& item) const
    {
        return static_cast<int>(static_cast<wxDataViewVirtualListModel*>(list->GetModel())->GetRow(item));
    }
    int top() const { return row_of(list->GetTopItem()); }
    int marked() const { return row_of(list->GetSelection()); }
    bool sees_marked() const { return list->GetItemRect(list->GetSelection()).GetBottom() <= list->GetClientSize().y; }
};

}  // namespace

TEST_CASE("the navigator of an opened document stands at its top where the current row is seen from there", "[navigator]")
{
    const Reopened window({PageKind::section, "cardiology", {}, {}, {}, {}, {}});
    REQUIRE(wait_for([&] { return window.marked() > 0 && window.sees_marked(); }));
    CHECK(wait_for([&] { return window.top() == 0 && window.sees_marked(); }));   // GTK scrolls step by step
}

TEST_CASE("letters typed in the navigator leave the marked row as it is", "[navigator]")
{
    Reopened window({PageKind::section, "cardiology", {}, {}, {}, {}, {}});
    REQUIRE(wait_for([&] { return window.marked() == 4; }));
    window.frame->focus_navigator();
    REQUIRE(wait_for([&] { return window.list->HasFocus(); }));
    window.type("xyz");
    wxYield();
    CHECK(window.list->GetSelectedItemsCount() == 1);
    CHECK(window.marked() == 4);
}

TEST_CASE("the navigator of an opened document shows a current row that lies below", "[navigator]")
{
    const Reopened window({PageKind::section, "emergency", {}, {}, {}, {}, {}}, 400);
    REQUIRE(wait_for([&] { return window.marked() > 0; }));
    CHECK(wait_for([&] { return window.top() > 0 && window.sees_marked(); }));
}
