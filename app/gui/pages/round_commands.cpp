#include "app/gui/pages/round_commands.h"

#include "app/gui/pages/new_dialog.h"
#include "app/session/surroundings.h"

#include <wx/choicdlg.h>
#include <wx/stdpaths.h>

namespace zk::gui {
namespace {

NewRound proposed(Desk& desk)
{
    NewRound round;
    const auto today = boost::gregorian::day_clock::local_day();
    round.period = usual_period(today);
    round.cutoff = forms::iso(usual_cutoff(round.period.period()));
    round.person = desk.settings().text("person", session::system_user());
    round.file = path_of(wxStandardPaths::Get().GetDocumentsDir()) / "x";
    return round;
}

/// A round's own name without the period that stands before it; the one it has by itself is that of its standard.
wxString name_without_period(const Words& words, const std::vector<OfferedStandard>& all, const db::AssessmentRow& round)
{
    std::string name = round.name;
    if (const std::string period = round.period.zh(); name.rfind(period, 0) == 0) {
        name.erase(0, period.size());
    }
    for (const OfferedStandard& offered : all) {
        if (offered.title.zh == name) {
            return words(offered.title);
        }
    }
    return wx(name);
}

std::vector<OfferedStandard> standards(Desk& desk)
{
    auto offered = offered_standards(desk.library());
    if (offered.empty()) {
        desk.tell(Tone::failed, desk.words()(ZK_TR("No standard was found beside the program. Install it again.")));
    }
    return offered;
}

}  // namespace

void new_document(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    auto offered = standards(desk);
    if (offered.empty()) {
        return;
    }
    NewDialog dialog(desk, std::move(offered), proposed(desk), false);
    if (desk.ask().run(dialog) != wxID_OK) {
        return;
    }
    std::unique_ptr<session::Session> made;
    if (desk.attempt([&] { made = make_document(dialog.round(), desk.library()); })) {
        desk.settings().set("person", dialog.round().person);
        desk.adopt(std::move(made));
    }
}

bool can_begin(Desk& desk) { return desk.session() && desk.session()->writable(); }

void new_assessment(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    auto offered = standards(desk);
    if (offered.empty()) {
        return;
    }
    NewRound round = proposed(desk);
    desk.attempt([&] {
        if (!desk.session()->assessments().empty()) {
            round.specialties = desk.session()->specialties();
        }
    });
    NewDialog dialog(desk, std::move(offered), round, true);
    if (desk.ask().run(dialog) == wxID_OK && desk.attempt([&] { make_round(*desk.session(), dialog.round()); })) {
        desk.go({PageKind::overview, {}, {}, {}, {}, {}, {}});
    }
}

void choose_assessment(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    const auto rounds = desk.session()->assessments();
    const auto offered = offered_standards(desk.library());
    wxArrayString names;
    int now = 0;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        names.Add(desk.words()(forms::Text{rounds[i].period.zh(), rounds[i].period.en()}) + wx("　") +
                  desk.words()(session::status_title(rounds[i].status)) + wx("　") + name_without_period(desk.words(), offered, rounds[i]));
        if (rounds[i].id == desk.session()->assessment().id) {
            now = static_cast<int>(i);
        }
    }
    wxSingleChoiceDialog dialog(desk.window(), desk.words()(ZK_TR("Which self-assessment is to be shown?")),
                                desk.words()(ZK_TR("Choose a self-assessment")), names);
    dialog.SetSelection(now);
    const int width = desk.theme().px(560), height = desk.theme().px(300);   // its own size shows two lines and a half
    dialog.SetSize(width, height);
    dialog.CentreOnParent();
    if (desk.ask().run(dialog) != wxID_OK) {
        return;
    }
    const std::string id = rounds[static_cast<std::size_t>(dialog.GetSelection())].id;
    if (desk.attempt([&] { desk.session()->select(id); })) {
        desk.go(desk.place());
    }
}

}  // namespace zk::gui
