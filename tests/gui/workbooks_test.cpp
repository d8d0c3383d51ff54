// Workbooks that come back: verified, reviewed, and the audit paper, through the windows.
#include "app/gui/pages/audit_dialog.h"
#include "app/gui/pages/record_list.h"
#include "app/gui/pages/review_dialog.h"
#include "app/gui/pages/verify_dialog.h"
#include "app/session/review.h"
#include "tests/gui/window.h"
#include "tests/session/road.h"
#include "tests/session/workbooks.h"

#include <catch2/catch.hpp>

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

using namespace zk::gui;

namespace {

/// The ward, submitted; in a window. What the dialogs showed is read while they are open.
struct Submitted : Road {
    fs::path workbook = path / u8("上报 表.xlsx"), reviewed = path / u8("已审 表.xlsx");
    Settings settings{path / "settings.json"};
    ScriptedAsk ask;
    Frame* frame = nullptr;

    Submitted()
    {
        to_approval();
        REQUIRE(submit().number == "2025-01");
        frame = new Frame({words, library, settings, forms::Language::zh, &ask});
        frame->Show();
        frame->adopt(std::move(session));
        wait_for([&] { return frame->IsShownOnScreen(); });
    }
    ~Submitted()
    {
        frame->Destroy();
        wxTheApp->ProcessPendingEvents();
        wxYield();
        wxTheApp->ProcessIdle();
    }
};

}  // namespace

TEST_CASE("a workbook that nobody touched is told to be unchanged")
{
    Submitted hospital;
    int changed = -1;
    hospital.ask.files.push(hospital.workbook);
    hospital.ask.dialog = [&](wxDialog& shown) {
        if (auto* verified = dynamic_cast<VerifyDialog*>(&shown)) {   // else: progress
            changed = verified->changes().GetItemCount();
        }
        return wxID_CANCEL;
    };
    hospital.frame->act("workbook.verify");
    CHECK(changed == 0);
    CHECK(hospital.frame->told() == "");
}

TEST_CASE("a changed cell of a workbook is listed with what it should say")
{
    Submitted hospital;
    rewrite(hospital.workbook, [](session::Json& tree, std::string&) { tree["hospital"]["phone"] = "0371-7654321"; });
    bool found = false;
    hospital.ask.files.push(hospital.workbook);
    hospital.ask.dialog = [&](wxDialog& shown) {
        if (auto* verified = dynamic_cast<VerifyDialog*>(&shown)) {
            auto& list = verified->changes();
            for (unsigned row = 0; row < static_cast<unsigned>(list.GetItemCount()); ++row) {
                found = found || list.GetTextValue(row, 3).Contains("0371-7654321");
            }
        }
        return wxID_CANCEL;
    };
    hospital.frame->act("workbook.verify");
    CHECK(found);
}

TEST_CASE("a file that is no workbook of this program is refused in a sentence")
{
    Submitted hospital;
    write(hospital.path / u8("别的.xlsx"), "no workbook");
    hospital.ask.files.push(hospital.path / u8("别的.xlsx"));
    hospital.frame->act("workbook.verify");
    CHECK(hospital.frame->told().Contains(wx("别的.xlsx")));
}

TEST_CASE("the bureau's marks come in from the verified workbook and stand beside the self-scores")
{
    Submitted hospital;
    write_marks(hospital.workbook, half_mark, "text = \"见病案 {item.number}\", ", hospital.reviewed);
    hospital.ask.files.push(hospital.reviewed);
    int marks = 0, listed = 0, sums = 0;
    hospital.ask.dialog = [&](wxDialog& shown) {
        if (auto* verified = dynamic_cast<VerifyDialog*>(&shown)) {
            marks = verified->marks().GetItemCount();
            return static_cast<int>(wxID_OK);   // take the review in
        }
        if (auto* review = dynamic_cast<ReviewDialog*>(&shown)) {
            listed = review->items().GetItemCount();
            sums = review->sums().GetItemCount();
        }
        return static_cast<int>(wxID_CANCEL);
    };
    hospital.frame->act("workbook.verify");
    INFO(hospital.frame->told());
    CHECK(marks > 0);
    CHECK(listed > 0);
    CHECK(sums == static_cast<int>(hospital.frame->session()->specialties().size()));
    CHECK_FALSE(hospital.frame->session()->reviews("2025-01").empty());
}

TEST_CASE("a review of a workbook that was changed elsewhere is not taken and says where")
{
    Submitted hospital;
    write_marks(hospital.workbook, same_mark, "", hospital.reviewed);
    rewrite(hospital.reviewed, [](session::Json& tree, std::string&) { tree["hospital"]["phone"] = "0371-7654321"; });
    hospital.ask.files.push(hospital.reviewed);
    int changed = 0;
    hospital.ask.dialog = [&](wxDialog& shown) {
        if (auto* verified = dynamic_cast<VerifyDialog*>(&shown)) {
            changed = verified->changes().GetItemCount();
        }
        return wxID_CANCEL;
    };
    hospital.frame->act("review.import");
    CHECK(changed > 0);
    CHECK(hospital.frame->session()->reviews("2025-01").empty());
    CHECK(hospital.frame->told() != "");
}

TEST_CASE("the audit paper of the item one is at says who entered it, and can be widened to the specialty")
{
    Submitted hospital;
    hospital.frame->go(at_item("medicine", "medicine.quality.handwashing"));
    wxString item, specialty;
    hospital.ask.dialog = [&](wxDialog& shown) {
        if (auto* audit = dynamic_cast<AuditDialog*>(&shown)) {
            item = audit->text().GetValue();
            audit->scope().SetSelection(1);
            audit->refresh();
            specialty = audit->text().GetValue();
        }
        return wxID_CANCEL;
    };
    hospital.frame->act("audit.show");
    CHECK(item.Contains("medicine.quality.handwashing"));
    CHECK(item.Contains(wx("张三")));
    CHECK_FALSE(item.Contains("medicine.tech.gastroscopy"));
    CHECK(specialty.Contains("medicine.tech.gastroscopy"));
}
