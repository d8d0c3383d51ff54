#include "app/gui/commands.h"

#include "app/gui/undo.h"
#include "app/gui/walk/rows.h"
#include "app/session/sample.h"
#include "app/session/surroundings.h"

#include <wx/frame.h>
#include <wx/stdpaths.h>

#include <algorithm>

namespace zk::gui {
namespace {

wxString kinds(Desk& desk) { return desk.words()(ZK_TR("Zhuanke files")) + wx(" (*.zhuanke)|*.zhuanke"); }

std::filesystem::path documents() { return path_of(wxStandardPaths::Get().GetDocumentsDir()); }

FileRequest copy_request(Desk& desk, const wxString& title, const char* suffix)
{
    const auto& file = desk.session()->path();
    return {title, kinds(desk), file.parent_path(), std::filesystem::path(file.stem()) += suffix};
}

/// Copy or backup: the same verified copy, told in the same words.
void write_copy(Desk& desk, const wxString& title, const char* suffix)
{
    const auto target = desk.ask().save_file(desk.window(), copy_request(desk, title, suffix));
    if (!target) {
        return;
    }
    db::BackupResult result;
    const bool done = desk.run(title, [&](Progress& progress) {
        progress.step({"gui.copying", ZK_TR("Copying, then opening and counting the copy…"), {}}, -1);
        result = desk.session()->backup(*target);
    }, Stopping::impossible);
    if (done) {
        desk.tell(Tone::done, desk.words()(forms::Message{
                                  "gui.copied",
                                  ZK_TR("“{file}” was written, opened and checked: {values} {values|value|values}, SHA-256 {sha256}…"),
                                  {{"file", utf8(wx_path(result.path))},
                                   {"values", forms::Decimal(static_cast<int>(result.values))},
                                   {"sha256", result.sha256.substr(0, 8)}}}));
    }
}

void go_to_neighbour(Desk& desk, int step)
{
    if (!desk.session()) {
        return;
    }
    const auto& sections = desk.session()->form().sections();
    const int count = static_cast<int>(sections.size());
    const int now = desk.session()->form().section(desk.place().section);
    const int next = now < 0 ? 1 : (now + step + count) % count;
    desk.go({PageKind::section, sections[next].id, {}, {}, {}, {}, {}});
}

}  // namespace

void open_document(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    const auto folder = desk.session() ? desk.session()->path().parent_path() : documents();
    const auto file = desk.ask().open_file(desk.window(), {desk.words()(ZK_TR("Open the file of a hospital")), kinds(desk),
                                                           folder, {}});
    if (file) {
        desk.open(*file);
    }
}

void open_sample(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    // Always made anew, in the folder for temporary files: who wants to keep it writes a copy.
    const auto folder = path_of(wxStandardPaths::Get().GetTempDir()) / "zhuanke";
    std::unique_ptr<session::Session> made;
    const bool done = desk.run(desk.words()(ZK_TR("Making the sample hospital…")), [&](Progress& progress) {
        progress.step({"gui.sample_fills", ZK_TR("Filling in two years…"), {}}, 0.1);
        std::filesystem::create_directories(folder);
        std::filesystem::path own;
        for (int n = 1; own.empty() || !std::filesystem::create_directory(own); ++n) {
            own = folder / std::to_string(n);
        }
        made = session::create_sample(own / std::filesystem::u8path("示例县人民医院.zhuanke"), desk.library());
        progress.step({"gui.sample_submits", ZK_TR("Submitting last year, so that there is an archive to look at…"), {}}, 0.5);
        session::submit_sample(*made, desk.library(), own, "county", desk.words().language(), desk.words().translator());
    }, Stopping::impossible);
    if (done && made) {
        desk.adopt(std::move(made));
    }
}

void save_copy(Desk& desk) { write_copy(desk, desk.words()(ZK_TR("Save a copy")), "-副本.zhuanke"); }

void back_up(Desk& desk)
{
    const std::string day = forms::iso(boost::gregorian::day_clock::local_day());
    write_copy(desk, desk.words()(ZK_TR("Back up")), ("-备份-" + day + ".zhuanke").c_str());
}

void close_document(Desk& desk)
{
    if (desk.leave()) {
        desk.close_document();
    }
}

void quit(Desk& desk) { static_cast<wxFrame*>(desk.window())->Close(); }

bool can_undo(Desk& desk)
{
    return desk.can("item.restore") || (desk.undo_stack() && desk.undo_stack()->can_undo() && desk.may_change());
}
bool can_redo(Desk& desk) { return desk.undo_stack() && desk.undo_stack()->can_redo() && desk.may_change(); }
void undo(Desk& desk)
{
    // What is being typed is the last change one sees.
    if (desk.can("item.restore")) {
        desk.act("item.restore");
        return;
    }
    if (desk.attempt([&] { desk.undo_stack()->undo(); })) {
        desk.kept();
    }
}
void redo(Desk& desk)
{
    if (desk.attempt([&] { desk.undo_stack()->redo(); })) {
        desk.kept();
    }
}
void search(Desk& desk) { desk.focus_search(); }

void go_hospital(Desk& desk) { desk.go({PageKind::section, "hospital", {}, {}, {}, {}, {}}); }
void next_section(Desk& desk) { go_to_neighbour(desk, 1); }
void previous_section(Desk& desk) { go_to_neighbour(desk, -1); }
void focus_navigator(Desk& desk) { desk.focus_navigator(); }

void next_todo(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    const session::Session& session = *desk.session();
    const auto& sections = session.form().sections();
    const walk::Noted noted(session);
    const int count = static_cast<int>(sections.size());
    const int here = session.form().section(desk.place().section);
    const auto needed = [&](int section) {
        const int ask = walk::first_needing(session, noted, section);
        return ask >= 0 && walk::needs_something(session, noted, ask);
    };
    if (here >= 0 && desk.place().page == PageKind::section && needed(here)) {
        desk.act("item.go-on");
        return;
    }
    for (int step = 1; step <= count; ++step) {
        const int section = (std::max(here, 0) + step) % count;
        if (needed(section)) {
            desk.go({PageKind::section, sections[section].id, {}, {}, {}, {}, {}});
            return;
        }
    }
    desk.tell(Tone::done, desk.words()(ZK_TR("Nothing is left to do: every item of every specialty is answered.")));
}

void next_finding(Desk& desk)
{
    if (!desk.leave()) {
        return;
    }
    const auto& form = desk.session()->form();
    const auto findings = desk.session()->findings();
    // In the order of the form, from where one is, hints that have their reason left out, round at the end.
    const int here = form.ask(desk.place().section, desk.place().item);
    const session::CheckedFinding *first = nullptr, *next = nullptr;
    for (const auto& checked : findings) {
        if (checked.finding.ask < 0 || !checked.reason.empty()) {
            continue;
        }
        first = first ? first : &checked;
        if (!next && checked.finding.ask > here) {
            next = &checked;
        }
    }
    const auto* found = next ? next : first;
    if (!found) {
        desk.tell(Tone::done, desk.words()(ZK_TR("No finding is left: nothing contradicts itself, every hint has its reason.")));
        return;
    }
    const forms::Ask& ask = form.asks()[found->finding.ask];
    desk.go(at_item(form.sections()[ask.section].id, form.item(ask).id, found->finding.field, found->finding.month));
}

void in_chinese(Desk& desk) { desk.set_language(forms::Language::zh); }
void in_english(Desk& desk) { desk.set_language(forms::Language::en); }

void ask_person(Desk& desk)
{
    const auto name = desk.ask().words(desk.window(), desk.words()(ZK_TR("Who is entering")),
                                       desk.words()(ZK_TR("This name stands beside every change you make:")),
                                       desk.settings().text("person", session::system_user()));
    if (name) {
        desk.settings().set("person", *name);
        desk.tell(Tone::done, desk.words()(ZK_TR("The name counts from the next opening of a file.")));
    }
}

}  // namespace zk::gui
