#include "app/gui/pages/actions_page.h"

#include "app/gui/accessible.h"
#include "app/gui/pages/note_box.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace zk::gui {
namespace {

wxString section_name(const Words& words, const forms::Standard& standard, const std::string& id)
{
    const int specialty = standard.specialty(id);
    return specialty < 0 ? words(ZK_TR("Hospital")) : words(standard.specialties[specialty].title);
}

wxString iso(const std::optional<forms::Date>& date) { return date ? wx(forms::iso(*date)) : wxString(); }

wxString first_line(const std::string& text) { return wx(text.substr(0, text.find('\n'))); }

}  // namespace

// ---- one action -----------------------------------------------------------------------------------------------------

ActionDialog::ActionDialog(Desk& desk, const db::ActionRow& action)
    : wxDialog(desk.window(), wxID_ANY, desk.words()(ZK_TR("Improvement action")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      desk_(desk), words_(desk.words()), action_(action)
{
    const Theme& theme = desk.theme();
    const forms::Form& form = desk.session()->form();
    const int gap = theme.px(Space::wide), small = theme.px(Space::small);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* grid = new wxFlexGridSizer(2, small, theme.px(Space::normal));
    grid->AddGrowableCol(1);
    const auto label = [&](const char* text) { grid->Add(new wxStaticText(this, wxID_ANY, words_(text)), 0, wxTOP, theme.px(Space::tight)); };
    label(ZK_TR("Specialty"));
    section_ = new wxChoice(this, wxID_ANY);
    name_focus_of(*section_);
    for (const forms::Section& section : form.sections()) {
        section_->Append(section_name(words_, form.standard(), section.id));
        sections_.push_back(section.id);
    }
    const auto at = std::find(sections_.begin(), sections_.end(), action.section);
    section_->SetSelection(at == sections_.end() ? 0 : static_cast<int>(at - sections_.begin()));
    grid->Add(section_);
    if (const int item = form.standard().item(action.item); item >= 0) {
        label(ZK_TR("Item"));
        grid->Add(new wxStaticText(this, wxID_ANY, words_(form.standard().items[item].title)), 0, wxTOP, theme.px(Space::tight));
    }
    const auto field = [&](const char* text, const std::string& value, int lines) {
        label(text);
        auto* made = new wxTextCtrl(this, wxID_ANY, wx(value), wxDefaultPosition, wxSize(theme.px(480), lines > 1 ? theme.px(22 * lines) : -1),
                                    lines > 1 ? wxTE_MULTILINE : 0);
        grid->Add(made, 1, wxEXPAND);
        return made;
    };
    problem_ = field(ZK_TR("Problem"), action.problem, 3);
    cause_ = field(ZK_TR("Cause"), action.cause, 2);
    measure_ = field(ZK_TR("Measure"), action.measure, 3);
    owner_ = field(ZK_TR("Who answers for it"), action.owner, 1);
    due_ = field(ZK_TR("Due"), action.due ? forms::iso(*action.due) : std::string(), 1);
    effect_ = field(ZK_TR("What the check of its effect found"), action.effect, 2);
    closed_ = field(ZK_TR("Closed on"), action.closed ? forms::iso(*action.closed) : std::string(), 1);
    closed_->SetHint(words_(ZK_TR("empty while it is going on")));
    all->Add(grid, 1, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* why = new wxStaticText(this, wxID_ANY, wxString());
    why->SetForegroundColour(theme.ink(Ink::caution));
    row->Add(why, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(new wxButton(this, wxID_CANCEL, words_(ZK_TR("Cancel"))), 0, wxRIGHT, small);
    auto* ok = new wxButton(this, wxID_OK, words_(ZK_TR("Keep")));
    row->Add(ok);
    all->Add(row, 0, wxEXPAND | wxALL, gap);
    ok->Bind(wxEVT_UPDATE_UI, [this, why](wxUpdateUIEvent& event) {
        const wxString reason = wrong();
        if (why->GetLabelText() != reason) {
            why->SetLabelText(reason);
            Layout();
        }
        event.Enable(reason.empty());
    });
    SetSizerAndFit(all);
    problem_->SetFocus();
    CentreOnParent();
}

wxString ActionDialog::wrong() const
{
    if (problem_->GetValue().Strip(wxString::both).empty()) {
        return words_(ZK_TR("Say what the problem is."));
    }
    for (const wxTextCtrl* date : {due_, closed_}) {
        const std::string text = utf8(date->GetValue().Strip(wxString::both));
        if (!text.empty() && !forms::parse_date(text)) {
            return words_(ZK_TR("Dates are written like 2026-01-20."));
        }
    }
    if (!closed_->IsEmpty() && effect_->GetValue().Strip(wxString::both).empty()) {
        return words_(ZK_TR("Before it is closed: did it work?"));
    }
    return {};
}

db::ActionRow ActionDialog::result() const
{
    const auto text = [](const wxTextCtrl* field) { return utf8(field->GetValue().Strip(wxString::both)); };
    db::ActionRow action = action_;
    const std::string section = sections_[static_cast<std::size_t>(std::max(0, section_->GetSelection()))];
    if (section != action.section) {
        action.item.clear();   // the item is one of the other specialty
    }
    action.section = section;
    action.problem = text(problem_);
    action.cause = text(cause_);
    action.measure = text(measure_);
    action.owner = text(owner_);
    action.due = forms::parse_date(text(due_));
    action.effect = text(effect_);
    action.closed = forms::parse_date(text(closed_));
    return action;
}

// ---- the page -------------------------------------------------------------------------------------------------------

ActionsPage::ActionsPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const int edge = theme().px(Space::page), small = theme().px(Space::small);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* head = new wxStaticText(this, wxID_ANY, title());
    head->SetFont(theme().title());
    top->Add(head, 0, wxALIGN_BOTTOM | wxRIGHT, theme().px(Space::wide));
    counts_ = new wxStaticText(this, wxID_ANY, wxString());
    counts_->SetForegroundColour(theme().ink(Ink::muted));
    top->Add(counts_, 1, wxALIGN_BOTTOM);
    all->Add(top, 0, wxEXPAND | wxALL, edge);
    list_ = new RecordList(this, theme(), {{words()(ZK_TR("No.")), 50, true}, {words()(ZK_TR("Specialty")), 120}, {words()(ZK_TR("Problem")), 0},
                                           {words()(ZK_TR("Measure")), 0}, {words()(ZK_TR("Who")), 90}, {words()(ZK_TR("Due")), 96},
                                           {words()(ZK_TR("State")), 64}});
    list_->say_when_empty(words()(ZK_TR("No action yet. Begin one here, or at a lost point in the score summary of a specialty: what is wrong, "
                                        "why, what is done about it, who does it until when.")));
    list_->on_open = [this](int row) { edit(row); };
    list_->on_delete = [this](int row) { remove(row); };
    list_->on_choice = [this](int at) { detail_->say(at >= 0 && at < static_cast<int>(all_.size()) ? whole(all_[static_cast<std::size_t>(at)]) : wxString()); };
    all->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT, edge);
    detail_ = new NoteBox(this, theme(), 5);
    all->Add(detail_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, edge);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto button = [&](const char* label, auto verb, bool of_a_row) {
        auto* made = new wxButton(this, wxID_ANY, words()(label));
        made->Bind(wxEVT_BUTTON, [verb](wxCommandEvent&) { verb(); });
        made->Bind(wxEVT_UPDATE_UI, [this, of_a_row](wxUpdateUIEvent& event) {
            event.Enable(this->desk().session() && session().writable() && (!of_a_row || list_->selected() >= 0));
        });
        row->Add(made, 0, wxRIGHT, small);
    };
    button(ZK_TR("New action…"), [this] { begin({}, {}); }, false);
    button(ZK_TR("Edit…"), [this] { edit(list_->selected()); }, true);
    button(ZK_TR("Remove"), [this] { remove(list_->selected()); }, true);
    all->Add(row, 0, wxALL, edge);
    SetSizer(all);
}

/// What the columns cut, and what has no column.
wxString ActionsPage::whole(const db::ActionRow& action) const
{
    wxString all;
    const auto line = [&](const char* label, const std::string& text) {
        if (!text.empty()) {
            all += (all.empty() ? wxString() : wxString("\n")) + words()(label) + wx(words().chinese() ? "：" : ": ") + wx(text);
        }
    };
    line(ZK_TR("Problem"), action.problem);
    line(ZK_TR("Cause"), action.cause);
    line(ZK_TR("Measure"), action.measure);
    line(ZK_TR("Who answers for it"), action.owner);
    line(ZK_TR("What the check of its effect found"), action.effect);
    return all;
}

void ActionsPage::show(const Place& place)
{
    refresh();
    list_->SetFocus();
    if (!place.item.empty()) {
        CallAfter([this, place] { begin(place.section, place.item); });
    }
}

void ActionsPage::refresh()
{
    if (!desk().session()) {
        return;
    }
    desk().attempt([&] { all_ = session().actions(); });
    const auto today = boost::gregorian::day_clock::local_day();
    // Open ones first, by their due date: what waits longest stands on top.
    std::stable_sort(all_.begin(), all_.end(), [](const db::ActionRow& a, const db::ActionRow& b) {
        if (a.closed.has_value() != b.closed.has_value()) {
            return !a.closed.has_value();
        }
        return a.due.value_or(forms::Date(2199, 12, 31)) < b.due.value_or(forms::Date(2199, 12, 31));
    });
    int open = 0, late = 0;
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (const auto& each : all_) {
        const bool overdue = !each.closed && each.due && *each.due < today;
        open += each.closed ? 0 : 1;
        late += overdue ? 1 : 0;
        const char* state = each.closed ? ZK_TR("Closed") : overdue ? ZK_TR("Overdue") : ZK_TR("Going on");
        rows.push_back({wxString::Format("%d", each.number), section_name(words(), session().form().standard(), each.section),
                        first_line(each.problem), first_line(each.measure), wx(each.owner), iso(each.due), words()(state)});
        keys.push_back(std::to_string(each.number));
    }
    list_->fill(rows, keys);
    counts_->SetLabelText(words()(forms::Message{"gui.action_counts", ZK_TR("{open} going on, {late} of them overdue"),
                                                 {{"open", forms::Decimal(open)}, {"late", forms::Decimal(late)}}}));
}

void ActionsPage::begin(const std::string& section, const std::string& item)
{
    db::ActionRow action;
    action.section = section;
    action.item = item;
    if (const int ask = session().form().ask(section, item); ask >= 0) {
        const auto& score = session().scorecard().items[ask];
        action.problem = words().translator().text(score.reason, words().language());
    }
    this->ask(action);
}

void ActionsPage::edit(int row)
{
    if (row >= 0 && row < static_cast<int>(all_.size()) && session().writable()) {
        ask(all_[static_cast<std::size_t>(row)]);
    }
}

void ActionsPage::ask(const db::ActionRow& action)
{
    ActionDialog dialog(desk(), action);
    if (desk().ask().run(dialog) == wxID_OK && desk().attempt([&] { session().keep_action(dialog.result()); })) {
        desk().kept();
        refresh();
    }
}

void ActionsPage::remove(int row)
{
    if (row < 0 || row >= static_cast<int>(all_.size()) || !session().writable()) {
        return;
    }
    const int number = all_[static_cast<std::size_t>(row)].number;
    const int answer = desk().ask().choose(desk().window(), {words()(forms::Message{"gui.remove_action", ZK_TR("Remove action no. {number}?"), {{"number", forms::Decimal(number)}}}),
                                                             words()(ZK_TR("The record of changes keeps that it was there.")),
                                                             {words()(ZK_TR("Remove")), words()(ZK_TR("Cancel"))}, 1, true});
    if (answer == 0 && desk().attempt([&] { session().remove_action(number); })) {
        desk().kept();
        refresh();
    }
}

}  // namespace zk::gui
