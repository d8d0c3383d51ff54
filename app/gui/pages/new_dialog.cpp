#include "app/gui/pages/new_dialog.h"

#include "app/gui/accessible.h"
#include "app/gui/wrap.h"
#include "app/session/surroundings.h"

#include <wx/button.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/dcclient.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/statline.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace zk::gui {
namespace {

constexpr int text_width = 460;

int parts_of(forms::PeriodKind kind)
{
    switch (kind) {
    case forms::PeriodKind::year: return 1;
    case forms::PeriodKind::half: return 2;
    case forms::PeriodKind::quarter: return 4;
    case forms::PeriodKind::cumulative: return 12;
    }
    return 1;
}

}  // namespace

NewDialog::NewDialog(Desk& desk, std::vector<OfferedStandard> standards, const NewRound& proposed, bool open_document)
    : wxDialog(desk.window(), wxID_ANY,
               desk.words()(open_document ? ZK_TR("New self-assessment") : ZK_TR("New file of a hospital"))),
      desk_(desk), words_(desk.words()), standards_(std::move(standards)), round_(proposed), open_document_(open_document)
{
    const int gap = desk.theme().px(Space::wide);
    auto* all = new wxBoxSizer(wxVERTICAL);
    book_ = new wxSimplebook(this);
    build_hospital();
    build_period();
    build_specialties();
    for (wxPanel* each : pages_) {
        book_->AddPage(each, wxString());
    }
    all->Add(book_, 1, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    all->Add(new wxStaticLine(this), 0, wxEXPAND | wxTOP, gap);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    where_ = new wxStaticText(this, wxID_ANY, wxString());
    row->Add(where_, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(new wxButton(this, wxID_CANCEL, words_(ZK_TR("Cancel"))), 0, wxRIGHT, gap);
    back_ = new wxButton(this, wxID_ANY, words_(ZK_TR("Back")));
    next_ = new wxButton(this, wxID_ANY, words_(ZK_TR("Continue")));
    row->Add(back_, 0, wxRIGHT, desk.theme().px(Space::small));
    row->Add(next_);
    all->Add(row, 0, wxEXPAND | wxALL, gap);
    back_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show(step_ - 1); });
    next_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { next(); });
    next_->SetDefault();
    SetEscapeId(wxID_CANCEL);
    SetSizerAndFit(all);
    show(open_document_ ? period : hospital);
    CentreOnParent();
}

wxPanel* NewDialog::page(const char* heading, const char* explanation)
{
    const Theme& theme = desk_.theme();
    auto* made = new wxPanel(book_);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxStaticText(made, wxID_ANY, words_(heading));
    head->SetFont(theme.title());
    sizer->Add(head, 0, wxBOTTOM, theme.px(Space::tight));
    auto* text = new wxStaticText(made, wxID_ANY, words_(explanation));
    text->SetForegroundColour(theme.ink(Ink::muted));
    sizer->Add(text, 0, wxBOTTOM, theme.px(Space::wide));
    made->SetSizer(sizer);
    return made;
}

wxTextCtrl* NewDialog::field(wxWindow* parent, wxSizer* grid, const char* label, const std::string& text)
{
    // Label and control one after the other: that is how a screen reader knows which belongs to which.
    grid->Add(new wxStaticText(parent, wxID_ANY, words_(label)), 0, wxALIGN_CENTRE_VERTICAL);
    auto* made = new wxTextCtrl(parent, wxID_ANY, wx(text), wxDefaultPosition, wxSize(desk_.theme().px(text_width), -1));
    grid->Add(made, 1, wxEXPAND);
    made->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_remarks(); });
    return made;
}

wxStaticText* NewDialog::remark_line(wxWindow* parent, wxSizer* sizer, int lines)
{
    auto* line = new wxStaticText(parent, wxID_ANY, wx(" "), wxDefaultPosition, wxDefaultSize,
                                  wxST_NO_AUTORESIZE | (lines == 1 ? wxST_ELLIPSIZE_END : 0));
    line->SetMinSize({desk_.theme().px(text_width), lines * line->GetBestSize().y});
    sizer->Add(line, 0, wxEXPAND);
    return line;
}

void NewDialog::build_hospital()
{
    wxPanel* own = page(ZK_TR("The hospital"), ZK_TR("One file holds one hospital with all its specialties and years."));
    pages_[hospital] = own;
    const Theme& theme = desk_.theme();
    auto* grid = new wxFlexGridSizer(2, theme.px(Space::small), theme.px(Space::normal));
    grid->AddGrowableCol(1);
    name_ = field(own, grid, ZK_TR("Name of the hospital"), round_.hospital);
    name_->SetHint(words_(ZK_TR("first name on the practice licence, in full")));
    uscc_ = field(own, grid, ZK_TR("Unified social credit code"), round_.uscc);
    uscc_->SetHint(words_(ZK_TR("18 characters; may be added later")));
    grid->AddSpacer(0);
    uscc_remark_ = remark_line(own, grid, 2);  // the English sentences do not fit one
    person_ = field(own, grid, ZK_TR("Who is entering"), round_.person);
    own->GetSizer()->Add(grid, 0, wxEXPAND);
}

void NewDialog::build_period()
{
    wxPanel* own = page(ZK_TR("Period and standard"), ZK_TR("What is assessed, for which months, and by which rules."));
    pages_[period] = own;
    const Theme& theme = desk_.theme();
    auto* grid = new wxFlexGridSizer(2, theme.px(Space::small), theme.px(Space::normal));
    grid->AddGrowableCol(1);
    const auto label = [&](const char* text) {
        grid->Add(new wxStaticText(own, wxID_ANY, words_(text)), 0, wxALIGN_CENTRE_VERTICAL);
    };
    label(ZK_TR("Kind of period"));
    const wxString kinds[] = {words_(ZK_TR("Whole year")), words_(ZK_TR("Half year")), words_(ZK_TR("Quarter")),
                              words_(ZK_TR("From January to a month"))};
    kind_ = new wxChoice(own, wxID_ANY, wxDefaultPosition, wxDefaultSize, 4, kinds);
    name_focus_of(*kind_);
    kind_->SetSelection(static_cast<int>(round_.period.kind));
    grid->Add(kind_);
    label(ZK_TR("Year"));
    year_ = new wxSpinCtrl(own, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 2000, 2100,
                           round_.period.year);
    grid->Add(year_);
    label(ZK_TR("Part of the year"));
    part_ = new wxChoice(own, wxID_ANY, wxDefaultPosition, wxSize(theme.px(180), -1));
    name_focus_of(*part_);
    grid->Add(part_);
    cutoff_ = field(own, grid, ZK_TR("Data cut-off date"), round_.cutoff);
    grid->AddSpacer(0);
    cutoff_remark_ = remark_line(own, grid);
    label(ZK_TR("Standard"));
    standard_ = new wxChoice(own, wxID_ANY, wxDefaultPosition, wxSize(theme.px(text_width), -1));
    name_focus_of(*standard_);
    for (const OfferedStandard& offered : standards_) {
        standard_->Append(words_(offered.title));
    }
    standard_->SetSelection(0);
    grid->Add(standard_, 0, wxEXPAND);
    grid->AddSpacer(0);
    basis_ = remark_line(own, grid);
    own->GetSizer()->Add(grid, 0, wxEXPAND);
    const auto changed = [this](wxCommandEvent&) {
        read();
        offer_parts();
        show_remarks();
    };
    kind_->Bind(wxEVT_CHOICE, changed);
    part_->Bind(wxEVT_CHOICE, changed);
    year_->Bind(wxEVT_SPINCTRL, changed);
    standard_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        read();
        offer_specialties();
        show_remarks();
    });
    cutoff_->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
        cutoff_touched_ = true;
        event.Skip();
    });
    offer_parts();
}

void NewDialog::build_specialties()
{
    wxPanel* own = page(ZK_TR("Specialties"),
                        ZK_TR("The core specialties of the national plan are ticked. Leave out what the hospital does not have."));
    pages_[specialties] = own;
    const Theme& theme = desk_.theme();
    list_ = new wxCheckListBox(own, wxID_ANY, wxDefaultPosition, wxSize(-1, theme.px(230)));
    own->GetSizer()->Add(list_, 1, wxEXPAND);
    list_->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { show_remarks(); });
    if (!open_document_) {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(new wxStaticText(own, wxID_ANY, words_(ZK_TR("Keep the file as"))), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT,
                 theme.px(Space::normal));
        file_ = new wxTextCtrl(own, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_READONLY);
        row->Add(file_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme.px(Space::small));
        auto* other = new wxButton(own, wxID_ANY, words_(ZK_TR("Other place…")));
        other->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_file(); });
        row->Add(other);
        own->GetSizer()->Add(row, 0, wxEXPAND | wxTOP, theme.px(Space::normal));
    }
    auto* below = new wxBoxSizer(wxVERTICAL);
    last_remark_ = remark_line(own, below);
    own->GetSizer()->Add(below, 0, wxEXPAND | wxTOP, theme.px(Space::small));
    offer_specialties();
}

void NewDialog::offer_parts()
{
    const int count = parts_of(round_.period.kind);
    round_.period.part = std::clamp(round_.period.part, 1, count);
    part_->Clear();
    for (int i = 1; i <= count; ++i) {
        PeriodChoice each = round_.period;
        each.part = i;
        const forms::Period months = each.period();
        part_->Append(words_(forms::Text{months.zh(), months.en()}));
    }
    part_->SetSelection(round_.period.part - 1);
    part_->Enable(count > 1);
    if (!cutoff_touched_) {
        cutoff_->ChangeValue(wx(forms::iso(usual_cutoff(round_.period.period()))));
    }
}

void NewDialog::offer_specialties()
{
    list_->Clear();
    listed_.clear();
    if (standards_.empty()) {
        return;
    }
    const forms::Standard& standard = *standards_[std::max(0, standard_->GetSelection())].standard;
    const auto& before = round_.specialties;
    for (const bool core : {true, false}) {
        for (const forms::Specialty& specialty : standard.specialties) {
            if (specialty.core != core) {
                continue;
            }
            const forms::Message beyond{"new.beyond_core", ZK_TR("{specialty} (beyond the core ones)"), {{"specialty", specialty.title}}};
            const int at = list_->Append(core ? words_(specialty.title) : words_(beyond));
            listed_.push_back(specialty.id);
            const bool wanted = before.empty() ? core : std::find(before.begin(), before.end(), specialty.id) != before.end();
            list_->Check(at, wanted);
        }
    }
}

void NewDialog::read()
{
    round_.hospital = utf8(name_->GetValue().Strip(wxString::both));
    round_.uscc = utf8(uscc_->GetValue().Strip(wxString::both));
    round_.person = utf8(person_->GetValue().Strip(wxString::both));
    round_.period = {static_cast<forms::PeriodKind>(kind_->GetSelection()), year_->GetValue(), std::max(0, part_->GetSelection()) + 1};
    round_.cutoff = utf8(cutoff_->GetValue().Strip(wxString::both));
    if (const int at = standard_->GetSelection(); at >= 0 && at < static_cast<int>(standards_.size())) {
        round_.standard = standards_[at].id;
    }
    round_.specialties.clear();
    for (std::size_t i = 0; i < listed_.size(); ++i) {
        if (list_->IsChecked(static_cast<unsigned>(i))) {
            round_.specialties.push_back(listed_[i]);
        }
    }
}

void NewDialog::say(wxStaticText* line, const std::optional<Remark>& remark, const wxString& otherwise)
{
    const Theme& theme = desk_.theme();
    line->SetForegroundColour(theme.ink(!remark ? Ink::muted : remark->error ? Ink::bad : Ink::caution));
    const wxString text = remark ? words_(remark->message) : otherwise;
    wxString broken = text.empty() ? wx(" ") : text;
    if (!line->HasFlag(wxST_ELLIPSIZE_END)) {
        wxClientDC dc(line);
        dc.SetFont(line->GetFont());
        broken.clear();
        for (const wxString& part : wrapped(dc, text, std::max(line->GetMinWidth(), line->GetClientSize().x)))
            broken += (broken.empty() ? wxString() : wxString("\n")) + part;
    }
    line->SetLabelText(broken);
    line->SetToolTip(text);
}

void NewDialog::show_remarks()
{
    if (!last_remark_) {
        return;   // still being built
    }
    read();
    if (!open_document_ && !file_touched_ && step_ == specialties) {
        round_.file = proposed_file(round_.file.parent_path(), round_.hospital);
        file_->ChangeValue(wx_path(round_.file));
        file_->SetInsertionPointEnd();
    }
    say(uscc_remark_, remark_on_uscc(round_), round_.uscc.empty() ? wxString() : words_(ZK_TR("The code is right: its check characters fit.")));
    say(cutoff_remark_, remark_on_cutoff(round_), words_(ZK_TR("Later changes of values count as corrections.")));
    if (const int at = standard_->GetSelection(); at >= 0 && at < static_cast<int>(standards_.size())) {
        say(basis_, {}, words_(standards_[at].basis));
    }
    auto last = remark_on_specialties(round_);
    if (!last && !open_document_) {
        last = remark_on_file(round_);
    }
    say(last_remark_, last,
        words_(forms::Message{"gui.specialties_chosen", ZK_TR("{count} {count|specialty|specialties}."),
                              {{"count", forms::Decimal(static_cast<int>(round_.specialties.size()))}}}));
    next_->Enable(!barred(step_));
}

bool NewDialog::barred(int step) const
{
    const auto error = [](const std::optional<Remark>& remark) { return remark && remark->error; };
    switch (step) {
    case hospital: return error(remark_on_hospital(round_)) || error(remark_on_uscc(round_));
    case period: return standards_.empty() || error(remark_on_cutoff(round_));
    default: return error(remark_on_specialties(round_)) || (!open_document_ && error(remark_on_file(round_)));
    }
}

void NewDialog::show(int step)
{
    const int first = open_document_ ? period : hospital;
    step_ = std::max(step, first);
    book_->ChangeSelection(static_cast<std::size_t>(step_));
    where_->SetLabelText(words_(forms::Message{"gui.step_of", ZK_TR("Step {step} of {steps}"),
                                               {{"step", forms::Decimal(step_ - first + 1)}, {"steps", forms::Decimal(steps - first)}}}));
    back_->Enable(step_ > first);
    next_->SetLabel(words_(step_ + 1 < steps ? ZK_TR("Continue") : ZK_TR("Create")));
    show_remarks();
    wxWindow* const fields[] = {name_, kind_, list_};
    fields[step_]->SetFocus();
    Layout();
}

void NewDialog::next()
{
    read();
    if (barred(step_)) {
        return;
    }
    if (step_ + 1 < steps) {
        show(step_ + 1);
    } else {
        EndModal(wxID_OK);
    }
}

void NewDialog::choose_file()
{
    const auto file = desk_.ask().save_file(this, {words_(ZK_TR("Keep the file as")), words_(ZK_TR("Zhuanke files")) + wx(" (*.zhuanke)|*.zhuanke"),
                                                   round_.file.parent_path(), round_.file.filename()});
    if (!file) {
        return;
    }
    file_touched_ = true;
    round_.file = *file;
    if (round_.file.extension() != db::extension) {
        round_.file += db::extension;
    }
    file_->ChangeValue(wx_path(round_.file));
    show_remarks();
}

}  // namespace zk::gui
