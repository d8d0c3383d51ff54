#include "app/gui/actions.h"

#include "app/gui/commands.h"
#include "app/gui/pages/about_dialog.h"
#include "app/gui/pages/round_commands.h"
#include "app/gui/pages/workbook_commands.h"

#include <wx/menu.h>
#include <wx/window.h>

namespace zk::gui {
namespace {

bool opened(Desk& desk) { return desk.session() != nullptr; }
bool writable(Desk& desk) { return opened(desk) && desk.session()->writable(); }

template <PageKind kind> void go(Desk& desk) { desk.go({kind, {}, {}, {}, {}, {}, {}}); }

constexpr Action separator(Menu menu) { return {"", menu, nullptr, "", ""}; }

}  // namespace

const char* title(Menu menu)
{
    switch (menu) {
    case Menu::file: return ZK_TR("&File");
    case Menu::edit: return ZK_TR("&Edit");
    case Menu::view: return ZK_TR("&View");
    case Menu::specialty: return ZK_TR("&Specialty");
    case Menu::submission: return ZK_TR("S&ubmission");
    case Menu::tools: return ZK_TR("&Tools");
    case Menu::help: return ZK_TR("&Help");
    case Menu::none: break;
    }
    return "";
}

// Keys: no letter with Alt (menus own them), nothing a Chinese input method takes (Ctrl+Space, Shift alone, Ctrl+.).
const std::vector<Action>& actions()
{
    static const std::vector<Action> table = {
        {"file.new", Menu::file, ZK_TR("&New file…"), "Ctrl+N", ZK_TR("Begin the file of a hospital"), new_document},
        {"file.open", Menu::file, ZK_TR("&Open…"), "Ctrl+O", ZK_TR("Open the file of a hospital"), open_document},
        {"file.sample", Menu::file, ZK_TR("Sample &hospital"), "", ZK_TR("Open a made-up hospital to look around in"),
         open_sample},
        {"file.assessment", Menu::file, ZK_TR("New self-&assessment…"), "",
         ZK_TR("Another period of this hospital; months are shared"), new_assessment, can_begin},
        {"file.choose", Menu::file, ZK_TR("&Choose a self-assessment…"), "Ctrl+Shift+O",
         ZK_TR("Show another period of this hospital"), choose_assessment, opened},
        {"file.start", Menu::file, ZK_TR("&Start page"), "", ZK_TR("Recent files and new ones"), go<PageKind::start>},
        separator(Menu::file),
        {"file.copy", Menu::file, ZK_TR("Save a &copy…"), "Ctrl+Shift+S",
         ZK_TR("Every value is kept as soon as it is typed; this writes a second file"), save_copy, opened},
        {"file.backup", Menu::file, ZK_TR("&Back up…"), "Ctrl+B",
         ZK_TR("A copy that is opened, counted and hashed before it is called good"), back_up, opened},
        separator(Menu::file),
        {"file.close", Menu::file, ZK_TR("C&lose"), "Ctrl+W", ZK_TR("Close this file"), close_document, opened},
        {"file.quit", Menu::file, ZK_TR("&Quit"), "Ctrl+Q", ZK_TR("Close the program"), quit},

        {"edit.undo", Menu::edit, ZK_TR("&Undo"), "Ctrl+Z", ZK_TR("Take back the last change made here"), undo, can_undo},
        {"edit.redo", Menu::edit, ZK_TR("&Redo"), "Ctrl+Y", ZK_TR("Do again what was taken back"), redo, can_redo},
        separator(Menu::edit),
        {"edit.search", Menu::edit, ZK_TR("&Search all items"), "Ctrl+F", ZK_TR("By name, code or pinyin initials"),
         search, opened},

        separator(Menu::edit),
        {"chart.copy", Menu::edit, ZK_TR("&Copy the chart as a picture"), "Ctrl+Shift+C",
         ZK_TR("For a report or a presentation")},
        {"chart.copy-data", Menu::edit, ZK_TR("Copy the &figures of the chart"), "",
         ZK_TR("As a table for Excel or WPS")},
        {"chart.save-png", Menu::edit, ZK_TR("Save the chart as &PNG…"), "", ""},
        {"chart.save-svg", Menu::edit, ZK_TR("Save the chart as S&VG…"), "", ""},
        {"chart.print", Menu::edit, ZK_TR("P&rint the chart…"), "Ctrl+P", ""},
        {"chart.enlarge", Menu::edit, ZK_TR("Chart &larger, with its figures…"), "F11", ""},

        {"view.overview", Menu::view, ZK_TR("&Overview of the hospital"), "Ctrl+1", ZK_TR("All specialties at a glance"),
         go<PageKind::overview>, opened},
        {"view.hospital", Menu::view, ZK_TR("&Profile of the hospital"), "Ctrl+2", ZK_TR("Identity, beds, staff"),
         go_hospital, opened},
        separator(Menu::view),
        {"section.next", Menu::view, ZK_TR("&Next specialty"), "Ctrl+PgDn", "", next_section, opened},
        {"section.previous", Menu::view, ZK_TR("P&revious specialty"), "Ctrl+PgUp", "", previous_section, opened},
        {"view.navigator", Menu::view, ZK_TR("Go to the &list of specialties"), "Ctrl+L", "", focus_navigator, opened},

        {"item.todo", Menu::specialty, ZK_TR("&Next item that needs something"), "F6",
         ZK_TR("The next item that is blank, incomplete or contradicts itself"), next_todo, opened},
        {"item.restore", Menu::none, ZK_TR("Restore the kept value"), "", ""},   // Esc, and what undo does while one types
        {"item.go-on", Menu::none, ZK_TR("Next →"), "", ""},   // the same inside a section, done by its page
        {"item.next", Menu::specialty, ZK_TR("Next &item"), "Alt+Down", ""},
        {"item.previous", Menu::specialty, ZK_TR("&Previous item"), "Alt+Up", ""},
        {"step.next", Menu::specialty, ZK_TR("Next s&tep"), "Alt+Right", ""},
        {"step.previous", Menu::specialty, ZK_TR("Previous st&ep"), "Alt+Left", ""},
        separator(Menu::specialty),
        {"item.months", Menu::specialty, ZK_TR("&Months…"), "F4", ZK_TR("Enter or paste the values of the months")},
        {"item.not-applicable", Menu::specialty, ZK_TR("Not &applicable…"), "Ctrl+Shift+N",
         ZK_TR("Claim with a reason that this item does not fit the specialty")},
        {"item.no-data", Menu::specialty, ZK_TR("No &data…"), "Ctrl+Shift+D",
         ZK_TR("State with a reason that there is no data")},
        {"item.note", Menu::specialty, ZK_TR("N&ote…"), "Ctrl+M", ""},
        {"item.evidence", Menu::specialty, ZK_TR("Add &evidence…"), "Ctrl+E",
         ZK_TR("A file that proves this item; files can also be dropped onto it")},
        {"item.history", Menu::specialty, ZK_TR("Record of &changes…"), "Ctrl+H",
         ZK_TR("Who changed this value, when, from what to what")},

        {"finding.next", Menu::submission, ZK_TR("&Next finding"), "F8", ZK_TR("Opens the field of the next finding"),
         next_finding, opened},
        {"view.findings", Menu::submission, ZK_TR("&Findings"), "F7", ZK_TR("What contradicts itself or looks unlikely"),
         go<PageKind::findings>, opened},
        {"view.evidence", Menu::submission, ZK_TR("&Evidence"), "", "", go<PageKind::evidence>, opened},
        {"view.approval", Menu::submission, ZK_TR("&Approval and submission"), "F9", "", go<PageKind::approval>, opened},
        {"view.submissions", Menu::submission, ZK_TR("&Record of submissions"), "", "", go<PageKind::submissions>, opened},
        {"view.actions", Menu::submission, ZK_TR("&Improvement actions"), "Shift+F7", ZK_TR("What is wrong, what is done about it, by whom and until when"),
         go<PageKind::actions>, opened},
        separator(Menu::submission),
        {"workbook.verify", Menu::submission, ZK_TR("&Verify a workbook…"), "Ctrl+Shift+V",
         ZK_TR("Is it still what was submitted? Each changed cell, and what the reviewer wrote"), verify_workbook},
        {"review.import", Menu::submission, ZK_TR("&Bring in the bureau's review…"), "Ctrl+Shift+R",
         ZK_TR("Takes marks and comments out of the workbook that came back"), import_review, writable},
        {"review.show", Menu::submission, ZK_TR("Revie&w beside the self-scores…"), "", ZK_TR("Marks and comments of the bureau, item by item"),
         show_review, opened},
        {"audit.show", Menu::submission, ZK_TR("A&udit paper…"), "Ctrl+Shift+A",
         ZK_TR("From a number back to who entered it, when and from where: of an item, a specialty or everything"), show_audit, opened},

        {"tools.chinese", Menu::tools, ZK_TR("In &Chinese (中文)"), "", "", in_chinese},
        {"tools.english", Menu::tools, ZK_TR("In &English"), "", "", in_english},
        {"tools.person", Menu::tools, ZK_TR("&Who is entering…"), "",
         ZK_TR("The name that stands beside every change"), ask_person},

        {"help.guide", Menu::help, ZK_TR("&Guide"), "F1", "", go<PageKind::guide>},
        {"help.about", Menu::help, ZK_TR("&About"), "", ZK_TR("Version and licences"), show_about},
    };
    return table;
}

const Action* action(std::string_view id)
{
    for (const Action& each : actions()) {
        if (each.label && id == each.id) {
            return &each;
        }
    }
    return nullptr;
}

void pop_up(wxWindow& window, Desk& desk, wxPoint at, const std::vector<const char*>& ids)
{
    wxMenu menu;
    for (const char* id : ids) {
        const Action* const each = action(id);
        if (!each) {
            menu.AppendSeparator();
            continue;
        }
        wxString label = desk.words()(each->label);
        if (*each->key) {
            label += wx("\t") + wx(each->key);
        }
        const int number = menu.Append(wxID_ANY, label)->GetId();
        menu.Enable(number, desk.can(id));
        menu.Bind(wxEVT_MENU, [&desk, id](wxCommandEvent&) { desk.act(id); }, number);
    }
    window.PopupMenu(&menu, at);
}

}  // namespace zk::gui
