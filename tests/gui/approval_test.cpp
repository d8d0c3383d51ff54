// The chain of the approval, driven by keys.
#include "app/gui/pages/approval_page.h"
#include "tests/gui/window.h"
#include "tests/session/road.h"

#include <catch2/catch.hpp>

#include <wx/button.h>
#include <wx/textctrl.h>

using namespace zk::gui;

namespace {

/// Writes a name where a dialog asks who signs, and says yes.
int sign(wxDialog& shown)
{
    for (wxWindow* child : shown.GetChildren()) {
        if (auto* const field = dynamic_cast<wxTextCtrl*>(child); field && field->IsEditable()) {
            field->SetValue("Li");   // the first one asks for the name
            break;
        }
    }
    return wxID_OK;
}

}  // namespace

TEST_CASE("the page of the approval waits at the next specialty to confirm, then at the button of the next step")
{
    Road road;
    Settings settings{road.path / "settings.json"};
    ScriptedAsk ask;
    ask.dialog = sign;
    auto* const frame = new Frame({road.words, road.library, settings, forms::Language::zh, &ask});
    frame->Show();
    frame->adopt(std::move(road.session));
    frame->go({PageKind::approval, {}, {}, {}, {}, {}, {}});
    auto& page = static_cast<ApprovalPage&>(*frame->page(PageKind::approval));
    session::Session& session = *frame->session();
    const auto count = [&](session::StepKind kind) {
        const auto steps = session.steps();
        return std::count_if(steps.begin(), steps.end(), [&](const auto& each) { return each.kind == kind; });
    };
    const auto specialties = static_cast<std::ptrdiff_t>(session.specialties().size());
    REQUIRE(specialties > 1);
    wxUIActionSimulator keys;
    for (std::ptrdiff_t n = 0; n < specialties; ++n) {
        REQUIRE(wait_for([&] { return frame->IsActive() && page.specialties().HasFocus() && page.specialties().selected() == n; }));
        keys.Char(WXK_RETURN);
        REQUIRE(wait_for([&] { return count(session::StepKind::confirm) == n + 1; }));
    }
    for (const auto kind : {session::StepKind::review, session::StepKind::approve}) {
        REQUIRE(wait_for([&] { return page.button(kind)->HasFocus(); }));
        keys.Char(WXK_SPACE);
        REQUIRE(wait_for([&] { return count(kind) == 1; }));
    }
    CHECK(wait_for([&] { return page.button(session::StepKind::submit)->HasFocus(); }));
    frame->Destroy();
    wxTheApp->ProcessPendingEvents();
    wxYield();
    wxTheApp->ProcessIdle();
}
