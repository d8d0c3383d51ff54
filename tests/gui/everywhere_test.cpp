// Every page, step, card and dialog of the sample hospital in both languages at 1366×768: no text is cut, every input has a
// name and is reached by Tab. `test_gui [everywhere]`; CTest runs it
// again with letters half as large again (GDK_DPI_SCALE=1.5).
#include "tests/gui/inspect.h"
#include "tests/gui/window.h"

#include "app/gui/navigator_rows.h"
#include "app/gui/pages/approval_page.h"
#include "app/gui/pages/evidence_page.h"
#include "app/session/sample.h"

#include <catch2/catch.hpp>

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/gauge.h>

#include <algorithm>
#include <fstream>

using namespace zk;
using namespace zk::gui;

namespace {

bool holds_gauge(const wxWindow& in)
{
    const auto& children = in.GetChildren();
    return std::any_of(children.begin(), children.end(), [](const wxWindow* each) { return dynamic_cast<const wxGauge*>(each); });
}

/// The sample hospital in a window that fills a small screen but for a task bar.
struct Everywhere : Window {
    Inspection inspection;
    std::string tongue;

    explicit Everywhere(forms::Language language) : Window(language), tongue(language == forms::Language::zh ? "zh " : "en ")
    {
        const session::Library data({u8(ZK_DATA)});
        frame->SetSize(0, 0, 1366, 728);
        frame->adopt(session::create_sample(path / u8("样例.zhuanke"), data));
        settle();
    }
    /// Lets layouts that are put off happen.
    void settle()
    {
        for (int i = 0; i < 2; ++i) {
            wxYield();
            wxTheApp->ProcessPendingEvents();
        }
    }
    void look(const std::string& place, wxWindow* at = nullptr)
    {
        settle();
        inspection.look(at ? *at : *frame, tongue + place);
    }
    /// Runs an action that shows a dialog; each step of the dialog is looked at (`next` presses on, false: no more).
    void dialog(const std::string& place, const std::function<void()>& open, const std::function<bool(wxDialog&, int)>& next = {})
    {
        bool shown_once = false;
        ask.dialog = [&](wxDialog& shown) {
            if (holds_gauge(shown)) {
                return wxID_OK;   // shows how far the work is that leads to the dialog
            }
            shown_once = true;
            shown.Show();
            for (int step = 0;; ++step) {
                wait_for([&] { return shown.IsShownOnScreen(); });
                settle();
                const std::string where = tongue + place + (next ? " step " + std::to_string(step + 1) : std::string());
                inspection.look(shown, where);
                shown.Raise();
                inspection.tab(shown, where);
                if (!next || !next(shown, step)) {
                    break;
                }
            }
            shown.Hide();
            return wxID_CANCEL;
        };
        open();
        ask.dialog = nullptr;
        INFO(place);
        CHECK(shown_once);
    }
};

wxButton* find_button(wxWindow& in, const wxString& label)
{
    for (wxWindow* child : in.GetChildren()) {
        auto* const button = dynamic_cast<wxButton*>(child);
        if (button && button->IsShown() && button->GetLabelText() == label) {
            return button;
        }
        if (wxButton* const found = find_button(*child, label)) {
            return found;
        }
    }
    return nullptr;
}

void press_button(wxWindow& in, const wxString& label)
{
    wxButton* const button = find_button(in, label);
    REQUIRE(button);
    wxCommandEvent pressed(wxEVT_BUTTON, button->GetId());
    pressed.SetEventObject(button);
    button->HandleWindowEvent(pressed);
}

void all_pages(Everywhere& in)
{
    for (int turn = 1; turn <= page_kinds; ++turn) {   // the start page last: the window is the active one by then
        const int kind = turn % page_kinds;
        const auto page = static_cast<PageKind>(kind);
        if (page == PageKind::summary || !page_entry(page)) {
            continue;   // the summary is a step of each specialty
        }
        Place place;
        place.page = page;
        place.text = page == PageKind::search ? "率" : "";
        in.frame->go(place);
        in.look(name(page));
        in.frame->Raise();
        in.inspection.tab(*in.frame, in.tongue + name(page));
    }
}

void all_steps(Everywhere& in)
{
    for (const forms::Section& section : in.open().form().sections()) {
        in.frame->go({PageKind::section, section.id, {}, {}, {}, {}, {}});
        const int steps = section.id == "hospital" ? 1 : 6;
        for (int step = 0; step < steps; ++step) {
            in.look("step " + in.frame->place().str(), in.frame->current());
            in.frame->act("step.next");
        }
    }
}

void all_cards(Everywhere& in)
{
    const forms::Form& form = in.open().form();
    std::set<forms::ItemKind> tabbed;
    for (const char* id : {"oncology", "hospital"}) {
        const int at = form.section(id);
        REQUIRE(at >= 0);
        for (int ask = form.sections()[at].first_ask; ask < form.sections()[at].end_ask; ++ask) {
            const forms::Item& item = form.item(form.asks()[ask]);
            in.frame->go(at_item(id, item.id));
            in.look("card " + item.id, &in.card());
            in.inspection.belong(in.card(), in.tongue + "card " + item.id, in.frame->words()(item.title));
            if (tabbed.insert(item.kind).second) {
                in.inspection.tab(*in.frame, in.tongue + "card " + item.id);
            }
        }
    }
    std::set<forms::ItemKind> asked;
    for (const forms::Ask& ask : form.asks()) {
        asked.insert(form.item(ask).kind);
    }
    CHECK(tabbed == asked);   // a card of every kind
}

void all_dialogs(Everywhere& in)
{
    Desk& desk = *in.frame;
    const wxString on = desk.words()(ZK_TR("Continue"));
    in.dialog("new file", [&] { desk.act("file.new"); },
              [&](wxDialog& shown, int step) {
                  if (step >= 2) {
                      return false;
                  }
                  if (step == 0) {
                      in.keys.Text("County hospital");   // the name has the focus
                      wait_for([&] { return find_button(shown, on)->IsEnabled(); });
                  }
                  press_button(shown, on);
                  return true;
              });
    in.dialog("choose an assessment", [&] { desk.act("file.choose"); });
    in.dialog("about", [&] { desk.act("help.about"); });
    const forms::Form& form = in.open().form();
    const int at = form.section("oncology");
    const std::string first = form.item(form.asks()[form.sections()[at].first_ask]).id;
    desk.go(at_item("oncology", first));
    in.dialog("record of changes", [&] { desk.act("item.history"); });
    in.dialog("months", [&] { desk.act("item.months"); });
    in.dialog("action", [&] { desk.go({PageKind::actions, "oncology", {}, first, {}, {}, {}}); in.settle(); });
    in.dialog("evidence", [&] {
        std::ofstream(in.path / "proof.txt") << "proof";
        add_evidence_files(desk, {in.path / "proof.txt"}, {});
    });
}

void more_dialogs(Everywhere& in)
{
    Desk& desk = *in.frame;
    in.dialog("new self-assessment", [&] { desk.act("file.assessment"); });
    in.dialog("audit paper", [&] { desk.act("audit.show"); });
    desk.go({PageKind::overview, {}, {}, {}, {}, {}, {}});
    in.settle();
    in.dialog("chart", [&] { desk.act("chart.enlarge"); });
    desk.go({PageKind::approval, {}, {}, {}, {}, {}, {}});
    auto& page = static_cast<ApprovalPage&>(*in.frame->page(PageKind::approval));
    in.dialog("signature", [&] {
        for (int row = 0; row < page.specialties().GetItemCount(); ++row) {
            page.specialties().on_open(row);   // one that may be confirmed
        }
    });
    in.dialog("lock", [&] { press_button(*in.frame, desk.words()(ZK_TR("Lock…"))); });
    const fs::path workbook = in.path / u8("草稿 表.xlsx");
    in.ask.files.push(workbook);
    press_button(page, desk.words()(ZK_TR("Draft workbook…")));
    REQUIRE(wait_for([&] { return fs::exists(workbook); }));
    in.ask.files.push(workbook);
    in.dialog("verify", [&] { desk.act("workbook.verify"); });
}

void go_everywhere(forms::Language language)
{
    Everywhere in(language);
    all_pages(in);
    all_steps(in);
    all_cards(in);
    all_dialogs(in);
    more_dialogs(in);
    INFO(in.inspection.list());
    CHECK(in.inspection.windows > 5000);
    CHECK(in.inspection.inputs > 500);
    CHECK(in.inspection.described > 200);
    CHECK(in.inspection.faults.size() == 0);
}

}  // namespace

TEST_CASE("in Chinese no page or dialog cuts a text or hides an input from screen readers and Tab", "[everywhere]")
{
    go_everywhere(forms::Language::zh);
}

TEST_CASE("in English no page or dialog cuts a text or hides an input from screen readers and Tab", "[everywhere]")
{
    go_everywhere(forms::Language::en);
}
