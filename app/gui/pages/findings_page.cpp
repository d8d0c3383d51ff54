#include "app/gui/pages/findings_page.h"

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

using forms::Severity;
using session::FindingKind;

constexpr int kinds = static_cast<int>(FindingKind::explained) + 1;

const char* kind_word(FindingKind kind)
{
    switch (kind) {
    case FindingKind::error: return ZK_TR("Error");
    case FindingKind::claim: return ZK_TR("N/A claim");
    case FindingKind::hint: return ZK_TR("Hint");
    case FindingKind::blank: return ZK_TR("Blank");
    case FindingKind::explained: break;
    }
    return ZK_TR("Explained");
}

/// What the item's column says already is not said again in the next one.
wxString without_title(const wxString& sentence, const wxString& title)
{
    wxString rest;
    if (title.empty() || !sentence.StartsWith(title, &rest) || !(rest.StartsWith(wx("："), &rest) || rest.StartsWith(": ", &rest))) {
        return sentence;
    }
    return rest.Left(1).Upper() + rest.Mid(1);
}

}  // namespace

std::vector<FindingLine> finding_lines(const session::Session& session)
{
    const forms::Form& form = session.form();
    const forms::Standard& standard = form.standard();
    std::vector<FindingLine> lines;
    for (auto& checked : session.findings()) {
        FindingLine line;
        const int ask = checked.finding.ask;
        const int section = ask >= 0 ? form.asks()[ask].section : std::max(0, checked.finding.section);
        line.section = form.sections()[section].id;
        const int specialty = form.sections()[section].specialty;
        line.section_title = specialty < 0 ? forms::Text{"全院", "Hospital"} : standard.specialties[specialty].title;
        if (ask >= 0) {
            line.item_title = form.item(form.asks()[ask]).title;
        }
        line.checked = std::move(checked);
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const FindingLine& a, const FindingLine& b) { return session::kind(a.checked) < session::kind(b.checked); });
    return lines;
}

FindingsPage::FindingsPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* head = new wxStaticText(this, wxID_ANY, title());
    head->SetFont(theme().title());
    top->Add(head, 0, wxALIGN_BOTTOM | wxRIGHT, theme().px(Space::wide));
    counts_ = new wxStaticText(this, wxID_ANY, wxString());
    counts_->SetForegroundColour(theme().ink(Ink::muted));
    top->Add(counts_, 1, wxALIGN_BOTTOM | wxRIGHT, theme().px(Space::wide));
    auto* label = new wxStaticText(this, wxID_ANY, words()(ZK_TR("Show")));
    top->Add(label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme().px(Space::small));
    const wxString filters[] = {words()(ZK_TR("All findings")), words()(ZK_TR("Errors")),
                                words()(ZK_TR("Claims of not applicable")), words()(ZK_TR("Hints without a reason")),
                                words()(ZK_TR("Blanks")), words()(ZK_TR("Explained hints"))};
    filter_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 1 + kinds, filters);
    name_focus_of(*filter_);
    filter_->SetSelection(0);
    filter_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        keep_reason();
        refresh();
    });
    top->Add(filter_, 0, wxALIGN_CENTRE_VERTICAL);
    all->Add(top, 0, wxEXPAND | wxALL, theme().px(Space::page));

    list_ = new RecordList(this, theme(), {{words()(ZK_TR("Kind")), 84}, {words()(ZK_TR("Specialty")), 120}, {words()(ZK_TR("Item")), 240},
                                           {words()(ZK_TR("What was found")), 0}});
    list_->say_when_empty(words()(ZK_TR("No finding here. Choose “All findings” above to see the others.")));
    list_->on_choice = [this](int row) {
        if (!refreshing_ && row != chosen_ && !keep_reason()) {
            CallAfter([this, key = key_] { go_to(key); });   // the words stay where they were typed
            return;
        }
        choose(row);
    };
    list_->on_open = [this](int row) { open(row); };
    all->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT, theme().px(Space::page));
    build_detail(all);
    SetSizer(all);
}

void FindingsPage::build_detail(wxSizer* into)
{
    text_ = new NoteBox(this, theme(), 2);
    into->Add(text_, 0, wxEXPAND | wxALL, theme().px(Space::page));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    reason_label_ = new wxStaticText(this, wxID_ANY, words()(ZK_TR("Reason")));
    row->Add(reason_label_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme().px(Space::small));
    reason_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    reason_->SetHint(words()(ZK_TR("why this is so; it is printed in the submission")));
    reason_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { keep_and_go_on(); });
    row->Add(reason_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme().px(Space::small));
    keep_ = new wxButton(this, wxID_ANY, words()(ZK_TR("Keep the reason")));
    keep_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { keep_and_go_on(); });
    row->Add(keep_, 0, wxRIGHT, theme().px(Space::small));
    open_ = new wxButton(this, wxID_ANY, words()(ZK_TR("Open the field")));
    open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open(list_->selected()); });
    row->Add(open_);
    into->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, theme().px(Space::page));
}

void FindingsPage::show(const Place& place)
{
    only_ = place.section;
    if (stale_) {
        all_ = finding_lines(session());
        stale_ = false;
    }
    refresh();
    list_->SetFocus();
}

Place FindingsPage::place() const { return {PageKind::findings, only_, {}, {}, {}, {}, {}}; }

bool FindingsPage::wanted(const FindingLine& line) const
{
    if (!only_.empty() && line.section != only_) {
        return false;
    }
    const int filter = filter_->GetSelection();
    return filter == 0 || static_cast<int>(session::kind(line.checked)) == filter - 1;
}

void FindingsPage::refresh()
{
    if (stale_) {
        all_ = finding_lines(session());
        stale_ = false;
    }
    std::vector<session::CheckedFinding> all;
    shown_.clear();
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const FindingLine& line = all_[i];
        const FindingKind kind = session::kind(line.checked);
        all.push_back(line.checked);
        if (wanted(line)) {
            shown_.push_back(static_cast<int>(i));
            const wxString item = words()(line.item_title);
            rows.push_back({words()(kind_word(kind)), words()(line.section_title), item,
                            without_title(words()(line.checked.finding.message), item)});
            keys.push_back(line.checked.finding.key);
        }
    }
    wxString said;
    for (const forms::Message& count : session::counts(all)) {
        said += (said.empty() ? wxString() : wx(" · ")) + words()(count);
    }
    counts_->SetLabelText(said);
    refreshing_ = true;
    list_->fill(rows, keys);
    refreshing_ = false;
}

const FindingLine* FindingsPage::current() const
{
    return chosen_ >= 0 && chosen_ < static_cast<int>(shown_.size()) ? &all_[static_cast<std::size_t>(shown_[chosen_])] : nullptr;
}

void FindingsPage::choose(int row)
{
    chosen_ = row;
    const FindingLine* line = current();
    const bool hint = line && line->checked.finding.severity == Severity::hint;
    wxString why;
    const bool may = desk().may_change(&why);
    text_->say(line             ? words()(line->checked.finding.message)
               : shown_.empty() ? words()(ZK_TR("Nothing to show here: nothing contradicts itself."))
                                : wxString());
    const std::string key = line ? line->checked.finding.key : std::string();
    const bool typing = key == key_ && typed();   // something else was changed meanwhile
    key_ = key;
    kept_reason_ = line ? line->checked.reason : std::string();
    if (!typing) {
        reason_->ChangeValue(wx(kept_reason_));
    }
    reason_->Enable(hint && may);
    keep_->Enable(hint && may);
    reason_label_->Enable(hint);
    reason_->SetToolTip(may ? wxString() : why);
    open_->Enable(line && line->checked.finding.ask >= 0);
}

void FindingsPage::open(int row)
{
    if (!keep_reason() || row < 0 || row >= static_cast<int>(shown_.size())) {
        return;
    }
    const forms::Finding& finding = all_[static_cast<std::size_t>(shown_[row])].checked.finding;
    if (finding.ask < 0) {
        return;
    }
    const forms::Form& form = session().form();
    const forms::Ask& ask = form.asks()[finding.ask];
    desk().go(at_item(form.sections()[ask.section].id, form.item(ask).id, finding.field, finding.month));
}

bool FindingsPage::typed() const
{
    return reason_->IsEnabled() && utf8(reason_->GetValue().Strip(wxString::both)) != kept_reason_;
}

bool FindingsPage::keep_reason()
{
    if (key_.empty() || !typed()) {
        return true;
    }
    const std::string reason = utf8(reason_->GetValue().Strip(wxString::both));
    if (!desk().attempt([&] { session().give_reason(key_, reason); })) {
        return false;   // told above; the words stay in the field
    }
    kept_reason_ = reason;
    desk().kept();
    return true;
}

/// Behind the chosen one, or else from the first on; empty: none is left.
std::string FindingsPage::next_open_hint() const
{
    const int rows = static_cast<int>(shown_.size());
    for (int step = 1; step < rows; ++step) {
        const auto row = static_cast<std::size_t>((std::max(chosen_, 0) + step) % rows);
        const session::CheckedFinding& checked = all_[static_cast<std::size_t>(shown_[row])].checked;
        if (checked.finding.severity == Severity::hint && checked.reason.empty()) {
            return checked.finding.key;
        }
    }
    return {};
}

/// A dozen hints are explained by typing and Enter: an explained one moves to the end of the list, the next one comes.
void FindingsPage::keep_and_go_on()
{
    const std::string next = next_open_hint();
    if (!keep_reason()) {
        return;
    }
    stale_ = true;
    refresh();
    if (next.empty()) {
        list_->SetFocus();
        return;
    }
    go_to(next);
    reason_->SetFocus();
}

void FindingsPage::go_to(const std::string& key)
{
    for (std::size_t row = 0; row < shown_.size(); ++row) {
        if (all_[static_cast<std::size_t>(shown_[row])].checked.finding.key == key) {
            list_->choose(static_cast<int>(row));
        }
    }
}

bool FindingsPage::leave() { return keep_reason(); }

}  // namespace zk::gui
