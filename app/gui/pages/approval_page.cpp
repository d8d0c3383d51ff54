// The page's parts and what they show; what its buttons do is in approval_verbs.cpp.
#include "app/gui/pages/approval_page.h"

#include "app/gui/pages/note_box.h"

#include <wx/button.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace zk::gui {
namespace {

using session::Step;
using session::StepKind;

/// The chain as it is drawn: the status one has reached; while it is open, the confirmations stand for themselves.
constexpr const char* chain[] = {"filling", "", "reviewed", "approved", "submitted", "accepted"};
constexpr std::ptrdiff_t confirmations_at = 1;

/// Newest step of a kind and section that still stands.
const Step* standing(const std::vector<Step>& steps, StepKind kind, const std::string& section)
{
    const Step* found = nullptr;
    for (const Step& step : steps) {
        if (step.kind == kind && step.section == section) {
            found = &step;
        }
    }
    return found;
}

/// Sixteen specialties that have not confirmed are one sentence: the table above names them.
std::vector<forms::Message> in_short(const std::vector<forms::Message>& why)
{
    const auto unconfirmed = [](const forms::Message& each) { return std::string_view(each.code) == "approval.unconfirmed"; };
    const auto count = std::count_if(why.begin(), why.end(), unconfirmed);
    if (count < 3) {
        return why;
    }
    std::vector<forms::Message> shorter{{"gui.unconfirmed", ZK_TR("{count} {count|specialty has|specialties have} not confirmed yet"),
                                         {{"count", forms::Decimal(static_cast<int>(count))}}}};
    std::copy_if(why.begin(), why.end(), std::back_inserter(shorter), [&](const forms::Message& each) { return !unconfirmed(each); });
    return shorter;
}

}  // namespace

ApprovalPage::ApprovalPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const int edge = theme().px(Space::page);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* head = new wxStaticText(this, wxID_ANY, title());
    head->SetFont(theme().title());
    top->Add(head, 0, wxALIGN_BOTTOM | wxRIGHT, theme().px(Space::wide));
    status_ = new wxStaticText(this, wxID_ANY, wxString());
    status_->SetFont(theme().strong());
    status_->SetForegroundColour(theme().ink(Ink::caution));
    top->Add(status_, 0, wxALIGN_BOTTOM | wxRIGHT, theme().px(Space::wide));
    dates_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    dates_->SetForegroundColour(theme().ink(Ink::muted));
    top->Add(dates_, 1, wxALIGN_BOTTOM | wxRIGHT, theme().px(Space::small));
    auto* cutoff = new wxButton(this, wxID_ANY, words()(ZK_TR("Cut-off date…")));
    cutoff->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { change_cutoff(); });
    cutoff->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) { event.Enable(this->desk().may_change()); });
    top->Add(cutoff, 0, wxALIGN_CENTRE_VERTICAL);
    all->Add(top, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, edge);
    build_chain(all);

    book_ = new wxNotebook(this, wxID_ANY);
    book_->AddPage(build_confirmations(book_), words()(ZK_TR("Confirmation by specialty")));
    book_->AddPage(build_claims(book_), words()(ZK_TR("Claims of not applicable")));
    log_ = new RecordList(book_, theme(), {{words()(ZK_TR("Date")), 100}, {words()(ZK_TR("Step")), 160}, {words()(ZK_TR("Specialty")), 130},
                                           {words()(ZK_TR("Name")), 100}, {words()(ZK_TR("Remark")), 0}});
    book_->AddPage(log_, words()(ZK_TR("Steps so far")));
    all->Add(book_, 1, wxEXPAND | wxLEFT | wxRIGHT, edge);
    build_steps(all);
    SetSizer(all);
}

void ApprovalPage::build_chain(wxSizer* into)
{
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (std::size_t i = 0; i < std::size(chain); ++i) {
        if (i > 0) {
            auto* arrow = new wxStaticText(this, wxID_ANY, wx("→"));
            arrow->SetForegroundColour(theme().ink(Ink::faint));
            row->Add(arrow, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, theme().px(Space::small));
        }
        auto* step = new wxStaticText(this, wxID_ANY, *chain[i] ? words()(session::status_title(chain[i])) : wxString());
        chain_.push_back(step);
        row->Add(step, 0, wxALIGN_CENTRE_VERTICAL);
    }
    into->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP | wxBOTTOM, theme().px(Space::page));
}

wxWindow* ApprovalPage::build_confirmations(wxWindow* parent)
{
    auto* own = new wxPanel(parent);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    confirmations_ = new RecordList(own, theme(), {{words()(ZK_TR("Specialty")), 150}, {words()(ZK_TR("Answered")), 90, true},
                                                   {words()(ZK_TR("State")), 130}, {words()(ZK_TR("Name and date")), 170},
                                                   {words()(ZK_TR("What is in the way")), 0}});
    confirmations_->on_open = [this](int row) { confirm(row); };
    confirmations_->on_choice = [this](int) { refresh_steps(); };
    sizer->Add(confirmations_, 1, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    confirm_ = new wxButton(own, wxID_ANY, words()(ZK_TR("Confirm this specialty…")));
    confirm_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { confirm(confirmations_->selected()); });
    row->Add(confirm_, 0, wxRIGHT, theme().px(Space::small));
    return_one_ = new wxButton(own, wxID_ANY, words()(ZK_TR("Return it to the specialty…")));
    return_one_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { return_specialty(confirmations_->selected()); });
    row->Add(return_one_);
    sizer->Add(row, 0, wxALL, theme().px(Space::small));
    own->SetSizer(sizer);
    return own;
}

wxWindow* ApprovalPage::build_claims(wxWindow* parent)
{
    auto* own = new wxPanel(parent);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    claimed_ = new RecordList(own, theme(), {{words()(ZK_TR("Specialty")), 130}, {words()(ZK_TR("Item")), 260},
                                             {words()(ZK_TR("Decision")), 100}, {words()(ZK_TR("Reason given")), 0}});
    claimed_->on_open = [this](int row) {
        if (row >= 0 && row < static_cast<int>(claims_.size())) {
            desk().go(at_item(claims_[static_cast<std::size_t>(row)].section, claims_[static_cast<std::size_t>(row)].item));
        }
    };
    claimed_->on_choice = [this](int row) {
        const bool may = row >= 0 && desk().may_change();
        accept_->Enable(may);
        refuse_->Enable(may);
    };
    sizer->Add(claimed_, 1, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    accept_ = new wxButton(own, wxID_ANY, words()(ZK_TR("Accept")));
    accept_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { decide(claimed_->selected(), forms::Decision::accepted); });
    refuse_ = new wxButton(own, wxID_ANY, words()(ZK_TR("Refuse…")));
    refuse_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { decide(claimed_->selected(), forms::Decision::refused); });
    row->Add(accept_, 0, wxRIGHT, theme().px(Space::small));
    row->Add(refuse_);
    sizer->Add(row, 0, wxALL, theme().px(Space::small));
    own->SetSizer(sizer);
    return own;
}

void ApprovalPage::build_steps(wxSizer* into)
{
    why_ = new NoteBox(this, theme(), 3, NoteBox::Height::of_text);
    into->Add(why_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, theme().px(Space::page));
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);   // large letters need a second line
    const auto add = [&](StepKind kind, const char* label) {
        auto* made = new wxButton(this, wxID_ANY, words()(label));
        made->Bind(wxEVT_BUTTON, [this, kind](wxCommandEvent&) { take(kind); });
        row->Add(made, 0, wxRIGHT, theme().px(Space::small));
        buttons_[kind] = made;
    };
    add(StepKind::review, ZK_TR("Review…"));
    add(StepKind::approve, ZK_TR("Approve…"));
    add(StepKind::submit, ZK_TR("Write the submission…"));
    add(StepKind::accept, ZK_TR("Accepted…"));
    row->AddSpacer(theme().px(Space::wide));
    auto* draft = new wxButton(this, wxID_ANY, words()(ZK_TR("Draft workbook…")));
    draft->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { submit(true); });
    row->Add(draft, 0, wxRIGHT, theme().px(Space::small));
    add(StepKind::return_to, ZK_TR("Return…"));
    add(StepKind::lock, ZK_TR("Lock…"));
    add(StepKind::unlock, ZK_TR("Unlock…"));
    into->Add(row, 0, wxEXPAND | wxALL, theme().px(Space::page));
}

void ApprovalPage::show(const Place&)
{
    refresh();
    go_on();
}

/// To where the chain waits: the next specialty to confirm, else the button of the step. Sixteen confirmations are then an
/// Enter and a name each.
void ApprovalPage::go_on()
{
    const auto& sections = session().form().sections();
    const int count = static_cast<int>(sections.size()) - 1, from = std::max(confirmations_->selected(), 0);
    for (int i = 0; i < count; ++i) {
        const int row = (from + i) % count;
        const auto* each = next(StepKind::confirm, sections[static_cast<std::size_t>(row) + 1].id);
        if (each && each->possible && !each->done) {
            confirmations_->choose(row);
            confirmations_->SetFocus();
            return;
        }
    }
    const auto* step = waiting();
    wxButton* const button = step ? buttons_.at(step->kind) : nullptr;
    (button && button->IsEnabled() ? static_cast<wxWindow*>(button) : confirmations_)->SetFocus();
}

const session::NextStep* ApprovalPage::waiting() const
{
    for (const StepKind kind : {StepKind::review, StepKind::approve, StepKind::submit, StepKind::accept}) {
        const auto* each = next(kind);
        if (each && !each->done) {
            return each;
        }
    }
    return nullptr;
}

const session::NextStep* ApprovalPage::next(StepKind kind, const std::string& section) const
{
    for (const auto& each : next_) {
        if (each.kind == kind && each.section == section) {
            return &each;
        }
    }
    return nullptr;
}

void ApprovalPage::refresh()
{
    if (!desk().session()) {
        return;
    }
    next_ = session().next_steps();
    steps_ = session().steps();
    refresh_chain();
    refresh_confirmations();
    refresh_claims();
    refresh_log();
    refresh_steps();
    Layout();
}

void ApprovalPage::refresh_chain()
{
    const auto& row = session().assessment();
    dates_->SetLabelText(words()(forms::Message{
        "gui.period_cutoff", ZK_TR("{period} · data cut-off {cutoff}"),
        {{"period", forms::Text{row.period.zh(), row.period.en()}}, {"cutoff", row.cutoff ? forms::iso(*row.cutoff) : "—"}}}));
    const auto reached = std::find_if(std::begin(chain), std::end(chain), [&](const char* each) { return row.status == each; });
    status_->SetLabelText(reached == std::end(chain) ? words()(session::status_title(row.status)) : wxString());   // else the chain says it
    status_->Show(reached == std::end(chain));
    auto at = reached == std::end(chain) ? 0 : reached - std::begin(chain);
    const auto confirmed = std::count_if(next_.begin(), next_.end(), [](const auto& each) { return each.kind == StepKind::confirm && each.done; });
    if (at == 0 && confirmed > 0) {
        at = confirmations_at;
    }
    chain_[confirmations_at]->SetLabelText(words()(session::title(StepKind::confirm)) +
                                           wxString::Format(" %d/%d", static_cast<int>(confirmed), static_cast<int>(session().specialties().size())));
    for (std::size_t i = 0; i < chain_.size(); ++i) {
        const bool now = static_cast<std::ptrdiff_t>(i) == at, past = static_cast<std::ptrdiff_t>(i) < at;
        chain_[i]->SetFont(now ? theme().strong() : theme().body());
        chain_[i]->SetForegroundColour(theme().ink(now ? Ink::accent : past ? Ink::text : Ink::muted));
    }
}

void ApprovalPage::refresh_confirmations()
{
    const forms::Form& form = session().form();
    const forms::Scorecard& card = session().scorecard();
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (std::size_t i = 1; i < form.sections().size(); ++i) {
        const std::string& id = form.sections()[i].id;
        const auto* possible = next(StepKind::confirm, id);
        const Step* step = standing(steps_, StepKind::confirm, id);
        const char* state = possible && possible->done ? ZK_TR("Confirmed")
                            : step                     ? ZK_TR("Changed since")
                                                       : ZK_TR("Not confirmed");
        wxString who;
        if (step) {
            who = wx(step->who) + wx("　") + wx(forms::iso(step->date));
        }
        rows.push_back({words()(form.standard().specialties[form.sections()[i].specialty].title),
                        wxString::Format("%d/%d", card.sections[i].answered, card.sections[i].asked), words()(state), who,
                        possible && !possible->possible && !possible->done ? words().joined(possible->why) : wxString()});
        keys.push_back(id);
    }
    confirmations_->fill(rows, keys);
}

void ApprovalPage::refresh_claims()
{
    const forms::Form& form = session().form();
    const auto& answers = session().answers();
    claims_.clear();
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    int pending = 0;
    for (std::size_t i = 0; i < form.asks().size(); ++i) {
        const forms::Response& response = answers.responses[i];
        const forms::Ask& ask = form.asks()[i];
        if (response.claim != forms::Claim::not_applicable || form.item(ask).na_allowed) {
            continue;   // what the standard leaves to the specialty needs nobody's consent
        }
        const forms::Section& section = form.sections()[ask.section];
        const char* decision = response.decision == forms::Decision::accepted  ? ZK_TR("Accepted")
                               : response.decision == forms::Decision::refused ? ZK_TR("Refused")
                                                                               : ZK_TR("Undecided");
        pending += response.decision == forms::Decision::pending ? 1 : 0;
        claims_.push_back({section.id, form.item(ask).id});
        rows.push_back({section.specialty < 0 ? words()(ZK_TR("Hospital")) : words()(form.standard().specialties[section.specialty].title),
                        words()(form.item(ask).title), words()(decision), wx(response.reason)});
        keys.push_back(section.id + "/" + form.item(ask).id);
    }
    claimed_->fill(rows, keys);
    wxString label = words()(ZK_TR("Claims of not applicable"));
    if (pending > 0) {
        label += words().in_brackets(wxString::Format("%d", pending));
    }
    book_->SetPageText(1, label);
}

void ApprovalPage::refresh_log()
{
    const forms::Standard& standard = session().form().standard();
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        const int specialty = standard.specialty(step->section);
        wxString remark = wx(step->comment);
        if (step->slip > 0) {
            remark = words()(forms::Message{"gui.slip", ZK_TR("Unlock slip no. {number}"), {{"number", forms::Decimal(step->slip)}}}) +
                     wx("　") + remark;
        }
        if (step->stale) {
            remark += (remark.empty() ? wxString() : wx("　")) + words()(ZK_TR("(no longer holds)"));
        }
        rows.push_back({wx(forms::iso(step->date)), words()(session::title(step->kind)),
                        specialty < 0 ? wxString() : words()(standard.specialties[specialty].title), wx(step->who), remark});
        keys.push_back(step->recorded + step->section + std::string(session::name(step->kind)));
    }
    log_->fill(rows, keys);
}

void ApprovalPage::refresh_steps()
{
    const bool writable = session().writable();
    const int row = confirmations_->selected();
    const auto& sections = session().form().sections();
    const std::string chosen = row >= 0 && row + 1 < static_cast<int>(sections.size()) ? sections[static_cast<std::size_t>(row) + 1].id : "";
    const auto* one = next(StepKind::confirm, chosen);
    confirm_->Enable(writable && one && one->possible);
    return_one_->Enable(writable && one && one->done);
    // The step the chain waits for explains itself below; the others in their tool tips.
    const session::NextStep* const step = waiting();
    for (const auto& [kind, button] : buttons_) {
        const auto* each = next(kind);
        button->Enable(writable && each && each->possible);
        const bool main = step && kind == step->kind && button->IsEnabled();
        button->SetBackgroundColour(main ? theme().fill(Fill::accent) : wxNullColour);
        button->SetForegroundColour(main ? theme().ink_on(Fill::accent) : wxNullColour);
        button->SetToolTip(each && !each->possible ? words().joined(in_short(each->why)) : wxString());
    }
    if (!step) {
        why_->say(words()(ZK_TR("The bureau has accepted this submission. A later correction begins with an unlock or a return.")));
    } else if (step->possible) {
        why_->say(words()(forms::Message{"gui.step_ready", ZK_TR("Next: {step}. Nothing is in the way."),
                                                 {{"step", words().translator().both(session::title(step->kind))}}}));
    } else {
        why_->say(words()(forms::Message{"gui.step_waits", ZK_TR("Next: {step}. In the way: {why}"),
                                                 {{"step", words().translator().both(session::title(step->kind))}, {"why", in_short(step->why)}}}));
    }
}

}  // namespace zk::gui
