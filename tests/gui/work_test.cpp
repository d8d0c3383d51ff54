// Long work: the session is its thread's alone, the windows hear of it afterwards, and it can be stopped.
#include "tests/gui/window.h"

#include <catch2/catch.hpp>

#include <wx/dialog.h>
#include <wx/thread.h>

#include <atomic>

using namespace zk;
using forms::Field;

namespace {

/// Windows ask for their words; asked for in another thread, a window was touched from there.
class Listening : public forms::Translator {
public:
    explicit Listening(const forms::Translator& real) : real_(real) {}
    std::string pattern(const char* msgid, forms::Language language) const override
    {
        elsewhere += wxIsMainThread() ? 0 : 1;
        return real_.pattern(msgid, language);
    }
    mutable std::atomic<int> elsewhere = 0;

private:
    const forms::Translator& real_;
};

/// Work that changes a value and stays until it is told to end.
struct Work {
    std::atomic<bool> changed = false, may_end = false;
    void operator()(session::Session& session, gui::Progress& progress)
    {
        session.set({"medicine", "medicine.quality.waiting", Field::value, {}}, "25");
        session.set({"medicine", "medicine.quality.handwashing", Field::numerator, {}}, "8");
        changed = true;
        while (!may_end) {
            if (progress.cancelled()) {
                throw session::Error(session::Failure::wrong_use, {"test.stopped", "stopped", {}});
            }
            wxMilliSleep(2);
        }
    }
};

}  // namespace

TEST_CASE("what long work changes is shown in the thread of the windows, once it is over")
{
    Window window;
    Listening words(window.words);
    gui::Settings settings(window.path / "other.json");
    ScriptedAsk ask;
    auto* frame = new gui::Frame({words, window.library, settings, forms::Language::zh, &ask});
    window.frame->adopt(nullptr);
    REQUIRE(frame->open(window.document()));
    frame->go(gui::at_item("medicine", "medicine.quality.waiting", Field::value));
    auto& card = static_cast<gui::SectionPage&>(*frame->page(gui::PageKind::section)).card();
    Work work;
    ask.dialog = [&](wxDialog&) {
        CHECK(wait_for([&] { return work.changed.load(); }));
        CHECK(card.field(Field::value)->text() == "");
        work.may_end = true;
        return wxID_OK;
    };
    CHECK(frame->run("work", [&](gui::Progress& progress) { work(*frame->session(), progress); }));
    CHECK(words.elsewhere == 0);
    CHECK(card.field(Field::value)->text() == "25");
    CHECK(frame->can("edit.undo"));
    frame->act("edit.undo");   // each of its changes by itself, the last one first
    CHECK(frame->session()->get({"medicine", "medicine.quality.waiting", Field::value, {}}));
    frame->act("edit.undo");
    CHECK_FALSE(frame->session()->get({"medicine", "medicine.quality.waiting", Field::value, {}}));
    frame->Destroy();
}

TEST_CASE("during long work nothing else begins: no command, no other page, no closing, no second work")
{
    Window window;
    window.go("medicine.quality.waiting", Field::value);
    Work work;
    window.ask.dialog = [&](wxDialog&) {
        CHECK(wait_for([&] { return work.changed.load(); }));
        CHECK_FALSE(window.frame->may_change(nullptr));
        CHECK_FALSE(window.frame->can("view.overview"));
        window.frame->go({gui::PageKind::overview, {}, {}, {}, {}, {}, {}});
        CHECK(window.frame->place().page == gui::PageKind::section);
        window.frame->close_document();
        CHECK_FALSE(window.frame->open(window.document()));
        CHECK_FALSE(window.frame->run("second", [](gui::Progress&) { FAIL_CHECK("a second work began"); }));
        window.frame->Close();
        CHECK_FALSE(window.frame->IsBeingDeleted());
        work.may_end = true;
        return wxID_OK;
    };
    CHECK(window.frame->run("work", [&](gui::Progress& progress) { work(window.open(), progress); }));
    CHECK(window.frame->may_change(nullptr));
    CHECK(window.frame->can("view.overview"));
}

TEST_CASE("long work is stopped by its button, and what was stopped is told")
{
    Window window;
    Work work;
    window.ask.dialog = [&](wxDialog& shown) {
        shown.Show();
        wxWindow* const cancel = shown.FindWindow(wxID_CANCEL);
        REQUIRE(cancel);
        wxCommandEvent pressed(wxEVT_BUTTON, wxID_CANCEL);
        pressed.SetEventObject(cancel);
        cancel->HandleWindowEvent(pressed);
        CHECK_FALSE(cancel->IsEnabled());
        return wxID_OK;
    };
    CHECK_FALSE(window.frame->run("work", [&](gui::Progress& progress) { work(window.open(), progress); }));
    CHECK_FALSE(window.frame->told().empty());
    CHECK(window.card().field(Field::value) == nullptr);   // the page stands as before
    CHECK(window.frame->may_change(nullptr));
}

TEST_CASE("a wrong input keeps long work from beginning")
{
    Window window;
    window.go("medicine.quality.handwashing", Field::numerator);
    window.type("9x");
    REQUIRE(wait_for([&] { return window.card().typing(); }));
    CHECK_FALSE(window.frame->run("work", [](gui::Progress&) { FAIL_CHECK("the work began"); }));
    CHECK_FALSE(window.card().complaint(Field::numerator).empty());
}
