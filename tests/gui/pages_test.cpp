// The pages beside the walk, driven as a person would.
#include "app/gui/pages/actions_page.h"
#include "app/gui/pages/findings_page.h"
#include "app/gui/pages/search_page.h"
#include "app/session/sample.h"
#include "tests/gui/inspect.h"
#include "tests/gui/window.h"

#include <catch2/catch.hpp>

#include <wx/choice.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

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

TEST_CASE("hints are explained one after the other by typing and Enter")
{
    Window window;
    const session::Library data({u8(ZK_DATA)});
    window.frame->adopt(session::create_sample(window.path / u8("样例.zhuanke"), data));
    const auto reasons = [&] {
        std::vector<std::string> given;
        for (const auto& line : finding_lines(window.open())) {
            if (line.checked.finding.severity == forms::Severity::hint && line.checked.reason.rfind("typed", 0) == 0) {
                given.push_back(line.checked.finding.key);
            }
        }
        return given;
    };
    const auto lines = finding_lines(window.open());
    std::vector<std::string> open;
    std::size_t first = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& checked = lines[i].checked;
        if (session::kind(checked) == session::FindingKind::hint) {
            first = open.empty() ? i : first;
            open.push_back(checked.finding.key);
        }
    }
    REQUIRE(open.size() >= 2);
    auto& page = go_to<FindingsPage>(window, {PageKind::findings, {}, {}, {}, {}, {}, {}});
    page.list().choose(static_cast<int>(first));
    page.reason().SetFocus();
    window.type("typed first");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return reasons() == std::vector<std::string>{open[0]}; }));
    CHECK(wait_for([&] { return page.reason().HasFocus() && page.reason().IsEmpty(); }));
    window.type("typed second");
    window.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return reasons().size() == 2; }));
    CHECK(reasons() == std::vector<std::string>{open[0], open[1]});
    CHECK(wait_for([&] { return page.reason().IsEmpty(); }));   // on to a blank that may be explained, not back to an explained one
}

TEST_CASE("a reason that was typed is kept when another finding, filter or page is chosen")
{
    const int way = GENERATE(0, 1, 2);
    Window window;
    const session::Library data({u8(ZK_DATA)});
    window.frame->adopt(session::create_sample(window.path / u8("样例.zhuanke"), data));
    auto& page = go_to<FindingsPage>(window, {PageKind::findings, {}, {}, {}, {}, {}, {}});
    const auto lines = finding_lines(window.open());
    const auto hint = std::find_if(lines.begin(), lines.end(), [](const FindingLine& line) {
        return session::kind(line.checked) == session::FindingKind::hint;
    });
    REQUIRE(hint != lines.end());
    page.list().choose(static_cast<int>(hint - lines.begin()));
    page.reason().SetFocus();
    window.type("on paper");
    wait_for([&] { return page.reason().GetValue() == "on paper"; });
    if (way == 0) {
        page.list().choose(0);
    } else if (way == 1) {
        window.frame->go({PageKind::overview, {}, {}, {}, {}, {}, {}});
    } else {
        for (wxWindow* child : page.GetChildren()) {
            if (auto* filter = dynamic_cast<wxChoice*>(child)) {
                filter->SetSelection(1);
                wxCommandEvent chosen(wxEVT_CHOICE, filter->GetId());
                filter->HandleWindowEvent(chosen);
            }
        }
    }
    CHECK(wait_for([&] {
        const auto now = window.open().findings();
        return std::any_of(now.begin(), now.end(), [&](const session::CheckedFinding& each) {
            return each.finding.key == hint->checked.finding.key && each.reason == "on paper";
        });
    }));
}

TEST_CASE("a window that a document follows makes no start page before it")
{
    Window window;
    window.frame->adopt(nullptr);
    auto* frame = new Frame({window.words, window.library, window.settings, forms::Language::zh, &window.ask, true});
    CHECK_FALSE(frame->current());
    CHECK_FALSE(frame->open(window.path / "nowhere.zhuanke"));
    CHECK_FALSE(frame->told().empty());
    frame->go({});   // what the program does then
    CHECK(frame->page(PageKind::start) == frame->current());
    CHECK_FALSE(frame->told().empty());
    CHECK(frame->open(window.document()));
    CHECK_FALSE(frame->page(PageKind::start));
    CHECK(frame->told().empty());
    frame->Destroy();
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

TEST_CASE("where a list is empty the keys of the program still work")
{
    Window window;
    const Place nothing{PageKind::search, {}, {}, {}, {}, {}, "没有这个词"};
    CHECK(go_to<SearchPage>(window, nothing).list().GetItemCount() == 0);
    wait_for([&] { return window.frame->current()->IsShownOnScreen(); });
    window.press(WXK_F7);
    CHECK(wait_for([&] { return window.frame->place().page == PageKind::findings; }));
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

TEST_CASE("what is wrong with a code is read whole, in the longest words there are")
{
    Window window(forms::Language::en);
    wxString said;
    Inspection found;
    window.ask.dialog = [&](wxDialog& shown) {
        shown.Show();
        std::vector<wxTextCtrl*> fields;
        std::vector<wxStaticText*> texts;
        std::function<void(wxWindow&)> within = [&](wxWindow& from) {
            for (wxWindow* child : from.GetChildren()) {
                if (auto* field = dynamic_cast<wxTextCtrl*>(child))
                    fields.push_back(field);
                if (auto* text = dynamic_cast<wxStaticText*>(child))
                    texts.push_back(text);
                within(*child);
            }
        };
        within(shown);
        REQUIRE(fields.size() > 1);
        fields[1]->SetValue("12139921MB09992150");   // the organisation code within it does not fit
        for (const wxStaticText* text : texts)
            if (text->GetLabelText().Contains("GB 11714")) {
                said = text->GetLabelText();
                CHECK_FALSE(text->HasFlag(wxST_ELLIPSIZE_END));
            }
        CHECK(wait_for([&] { return shown.IsShownOnScreen(); }));
        found.look(shown, "wizard");
        return wxID_CANCEL;
    };
    window.frame->act("file.new");
    REQUIRE(wait_for([&] { return !said.empty(); }));
    CHECK(said.Contains("mistyped"));
    CHECK(found.list() == "");
}
