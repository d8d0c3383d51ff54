// What the card holds for an item; what it does with keys and values is in card_keep.cpp.
#include "app/gui/walk/card.h"

#include "app/gui/accessible.h"
#include "app/gui/charts/item_trend.h"
#include "app/gui/file_drop.h"
#include "app/gui/walk/definition.h"
#include "app/gui/walk/evidence_line.h"
#include "app/gui/walk/origin.h"
#include "app/gui/wrap.h"
#include "app/session/text.h"

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wupdlock.h>

#include <algorithm>

namespace zk::gui::walk {

Card::Card(wxWindow* parent, Desk& desk) : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL), desk_(desk)
{
    const Theme& theme = desk.theme();
    SetBackgroundColour(theme.fill(Fill::panel));
    SetForegroundColour(theme.ink(Ink::text));
    auto* all = new wxBoxSizer(wxVERTICAL);
    body_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    body_->SetScrollRate(0, theme.px(16));
    body_->SetBackgroundColour(theme.fill(Fill::panel));
    all->Add(body_, 1, wxEXPAND);
    all->Add(build_buttons(), 0, wxEXPAND | wxALL, theme.px(Space::small));
    SetSizer(all);
    Bind(wxEVT_CHAR_HOOK, &Card::on_key, this);
    // Files dropped onto the card are evidence of the item it shows.
    SetDropTarget(new FileDrop([this](wxPoint, const auto& files) { return drop(files); }));
    body_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (body_->GetClientSize().x != width_) {
            lay_out();
        }
    });
}

void Card::show(int ask)
{
    if (draft_ && draft_->ask() == ask) {
        refresh();
        return;
    }
    const wxWindowUpdateLocker still(this);
    building_ = true;
    draft_ = ask >= 0 ? std::make_unique<Draft>(*desk_.session(), ask) : nullptr;
    build();
    refresh();
    building_ = false;
    lay_out();
    body_->Scroll(0, 0);
}

void Card::build()
{
    const Theme& theme = desk_.theme();
    lines_.clear();
    body_->DestroyChildren();
    definition_ = nullptr;
    origin_ = nullptr;
    evidence_ = nullptr;
    explanation_box_ = nullptr;
    explanation_ = state_ = why_not_ = nullptr;
    note_ = nullptr;
    months_ = accept_ = refuse_ = nullptr;
    auto* into = new wxBoxSizer(wxVERTICAL);
    if (draft_) {
        const forms::Item& item = draft_->item();
        build_head(*into, item);
        build_fields(*into, item);
        build_rest(*into, item);
        describe_inputs(*body_, desk_.words()(item.title));
        // From the table Tab goes to what is asked; the definition's button comes after it.
        definition_->MoveAfterInTabOrder(explanation_box_);
    }
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(into, 1, wxEXPAND | wxALL, theme.px(Space::normal));
    body_->SetSizer(frame, true);
}

void Card::build_head(wxSizer& into, const forms::Item& item)
{
    const Theme& theme = desk_.theme();
    const Words& words = desk_.words();
    const forms::Standard& standard = desk_.session()->form().standard();
    wxString path = words(standard.dimensions[item.dimension].title);
    const auto add = [&](const wxString& more) { path += more.empty() ? wxString() : wx(" · ") + more; };
    if (item.level != forms::Level::none) {
        add(words(session::title(item.level)));
    }
    if (item.category >= 0) {
        add(words(standard.categories[item.category].title));
    }
    if (item.restricted) {
        add(words(ZK_TR("restricted technique")));
    } else if (item.optional) {
        add(words(ZK_TR("optional, only adds")));
    }
    if (item.rule == forms::Rule::improve) {
        add(words(ZK_TR("compared with last year")));
    } else if (item.rule == forms::Rule::observe && standard.dimensions[item.dimension].scored) {
        add(words(ZK_TR("monitored, not scored")));
    } else if (item.rule == forms::Rule::sentinel) {
        add(words(ZK_TR("every case reviewed, not scored")));
    }
    into.Add(new WrappedText(body_, path, theme.small(), theme.ink(Ink::muted)), 0, wxEXPAND);
    into.Add(new WrappedText(body_, words(item.title), theme.heading(), theme.ink(Ink::text)), 0, wxEXPAND | wxTOP | wxBOTTOM,
             theme.px(Space::tight));
    definition_ = new Definition(body_, desk_, item);
    definition_->unfolded = [this] { lay_out(); };
    into.Add(definition_, 0, wxEXPAND | wxBOTTOM, theme.px(Space::small));
}

void Card::build_fields(wxSizer& into, const forms::Item& item)
{
    const Theme& theme = desk_.theme();
    why_not_ = new WrappedText(body_, wxString(), theme.body(), theme.ink(Ink::caution));
    into.Add(why_not_, 0, wxEXPAND | wxTOP, theme.px(Space::tight));
    for (const auto& input : item.inputs) {
        build_field(into, item, input.field);
    }
    bool monthly = false;
    for (const auto& input : item.inputs) {
        monthly = monthly || draft_->may_be_monthly(input.field);
    }
    if (monthly) {
        months_ = new wxButton(body_, wxID_ANY, desk_.words()(ZK_TR("Months… (F4)")));
        months_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { months(); });
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->AddSpacer(narrow() ? 0 : label_width(item));   // under what it fills
        row->Add(months_, 0);
        into.Add(row, 0, wxTOP | wxBOTTOM, theme.px(Space::tight));
    }
}

int Card::label_width(const forms::Item& item) const
{
    int width = desk_.theme().px(64);
    for (const auto& input : item.inputs) {
        width = std::max(width, GetTextExtent(desk_.words()(walk::label(input.field, item))).x);
    }
    return width + desk_.theme().px(Space::small);
}

/// Too narrow for what stands beside a field: it goes below.
bool Card::narrow() const { return body_->GetClientSize().x < desk_.theme().px(320); }

void Card::build_field(wxSizer& into, const forms::Item& item, forms::Field field)
{
    const Theme& theme = desk_.theme();
    const bool tall = field == forms::Field::choice || field == forms::Field::status || field == forms::Field::text;
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    // The label directly before its control: that is how a screen reader finds it.
    const wxString name = desk_.words()(walk::label(field, item));
    auto* label = new wxStaticText(body_, wxID_ANY, name, wxDefaultPosition, wxSize(label_width(item), -1));
    row->Add(label, 0, (tall ? wxALIGN_TOP | wxTOP : static_cast<int>(wxALIGN_CENTRE_VERTICAL)), tall ? theme.px(3) : 0);
    Line line;
    line.control = make_field(body_, desk_, item, field);
    set_accessible_name(line.control->window(), name);   // also of a group of buttons, which no label belongs to
    row->Add(&line.control->window(), field == forms::Field::text ? 1 : 0, wxALIGN_CENTRE_VERTICAL);
    line.beside = new WrappedText(body_, wxString(), theme.small(), theme.ink(Ink::muted));
    line.complaint = new WrappedText(body_, wxString(), theme.body(), theme.ink(Ink::bad));
    line.control->edited = [this, field] { edited(field); };
    line.control->left = [this] { left(); };
    if (tall || narrow()) {
        into.Add(row, 0, wxEXPAND | wxTOP, theme.px(Space::small));
        into.Add(line.beside, 0, wxEXPAND | wxTOP, theme.px(Space::hair));
    } else {
        row->Add(line.beside, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, theme.px(Space::small));
        into.Add(row, 0, wxEXPAND | wxTOP, theme.px(Space::small));
    }
    into.Add(line.complaint, 0, wxEXPAND);
    lines_.emplace(field, std::move(line));
}

void Card::build_rest(wxSizer& into, const forms::Item&)
{
    const Theme& theme = desk_.theme();
    explanation_box_ = new wxPanel(body_);
    explanation_box_->SetBackgroundColour(theme.fill(Fill::note));
    auto* box = new wxBoxSizer(wxVERTICAL);
    state_ = new WrappedText(explanation_box_, wxString(), theme.strong(), theme.ink(Ink::text));
    explanation_ = new WrappedText(explanation_box_, wxString(), theme.body(), theme.ink(Ink::text));
    box->Add(state_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, theme.px(Space::small));
    box->Add(explanation_, 0, wxEXPAND | wxALL, theme.px(Space::small));
    accept_ = new wxButton(explanation_box_, wxID_ANY, desk_.words()(ZK_TR("Accept")));
    refuse_ = new wxButton(explanation_box_, wxID_ANY, desk_.words()(ZK_TR("Refuse…")));
    auto* decide = new wxBoxSizer(wxHORIZONTAL);
    decide->Add(accept_, 0, wxRIGHT, theme.px(Space::small));
    decide->Add(refuse_);
    box->Add(decide, 0, wxLEFT | wxRIGHT | wxBOTTOM, theme.px(Space::small));
    explanation_box_->SetSizer(box);
    accept_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (desk_.attempt([&] {
                desk_.session()->decide(draft_->section(), draft_->item().id, forms::Decision::accepted, {});
            })) {
            desk_.kept();
        }
    });
    refuse_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto reason = desk_.ask().words(desk_.window(), desk_.words()(ZK_TR("Refuse the claim")),
                                              desk_.words()(ZK_TR("Why does this item apply to the specialty?")), {});
        if (reason && desk_.attempt([&] {
                desk_.session()->decide(draft_->section(), draft_->item().id, forms::Decision::refused, *reason);
            })) {
            desk_.kept();
        }
    });
    into.Add(explanation_box_, 0, wxEXPAND | wxTOP, theme.px(Space::normal));

    origin_ = new Origin(body_, desk_);
    origin_->unfolded = [this] { lay_out(); };
    origin_->left = [this] { left(); };
    origin_->history = [this] { history(); };
    into.Add(origin_, 0, wxEXPAND | wxTOP, theme.px(Space::small));
    evidence_ = new EvidenceLine(body_, desk_, draft_->section(), draft_->item().id);
    into.Add(evidence_, 0, wxEXPAND | wxTOP, theme.px(Space::tight));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(new wxStaticText(body_, wxID_ANY, desk_.words()(ZK_TR("Note")), wxDefaultPosition, wxSize(label_width(draft_->item()), -1)), 0,
             wxALIGN_CENTRE_VERTICAL);
    note_ = new wxTextCtrl(body_, wxID_ANY);
    row->Add(note_, 1);
    into.Add(row, 0, wxEXPAND | wxTOP, theme.px(Space::tight));
    note_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        do_keep_note();
    });
    // Below what is asked: where the window is low it is the first to go.
    trend_ = new charts::ItemTrend(body_, desk_);
    into.Add(trend_, 0, wxEXPAND | wxTOP, theme.px(Space::normal));
}

wxWindow* Card::build_buttons()
{
    const Theme& theme = desk_.theme();
    auto* row = new wxPanel(this);
    row->SetBackgroundColour(theme.fill(Fill::panel));
    auto* sizer = new wxBoxSizer(wxHORIZONTAL);
    not_applicable_ = new wxButton(row, wxID_ANY, desk_.words()(ZK_TR("Not applicable…")));
    no_data_ = new wxButton(row, wxID_ANY, desk_.words()(ZK_TR("No data…")));
    next_ = new wxButton(row, wxID_ANY, desk_.words()(ZK_TR("Next →")));
    next_->SetBackgroundColour(theme.fill(Fill::accent));
    next_->SetForegroundColour(theme.ink_on(Fill::accent));
    not_applicable_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { claim(forms::Claim::not_applicable); });
    no_data_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { claim(forms::Claim::no_data); });
    next_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (keep() && go_on) {
            go_on();
        }
    });
    sizer->Add(not_applicable_, 0, wxRIGHT, theme.px(6));
    sizer->Add(no_data_);
    sizer->AddStretchSpacer();
    sizer->Add(next_);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(sizer, 0, wxEXPAND);
    row->SetSizer(rows);
    return row;
}

/// The main button stands at the right of the others, or below them where the words are too long for one row.
void Card::arrange_buttons()
{
    wxWindow& row = *next_->GetParent();
    wxSizer& rows = *row.GetSizer();
    wxSizer& first = *rows.GetItem(std::size_t(0))->GetSizer();
    const int gap = desk_.theme().px(6);
    const int wanted = not_applicable_->GetBestSize().x + gap + no_data_->GetBestSize().x + gap + next_->GetBestSize().x;
    const bool below = wanted > row.GetClientSize().x;
    if (below != (next_->GetContainingSizer() == &rows)) {
        if (below) {
            first.Detach(next_);
            rows.Add(next_, 0, wxALIGN_RIGHT | wxTOP, gap);
        } else {
            rows.Detach(next_);
            first.Add(next_);
        }
        Layout();
    }
    row.Layout();
}

void Card::lay_out()
{
    if (building_) {
        return;   // once, when everything is there
    }
    width_ = body_->GetClientSize().x;
    // With and without the scroll bar the texts break alike: else it would come with the one and go with the other.
    if (const int outer = body_->GetSize().x; outer != outer_) {
        outer_ = outer;
        least_ = width_;
    }
    least_ = std::min(least_, width_);
    const int inside = least_ - 2 * desk_.theme().px(Space::normal);
    if (inside <= 0 || !draft_) {
        return;
    }
    fit_texts(*body_, inside);
    definition_->fit(inside);
    trend_->fit(inside, 0);
    fit_texts(*explanation_box_, inside - 2 * desk_.theme().px(Space::small));
    arrange_buttons();
    for (auto& [field, line] : lines_) {
        line.control->fit(inside - label_width(draft_->item()));
        const bool tall = field == forms::Field::choice || field == forms::Field::status || field == forms::Field::text;
        line.beside->fit(tall || narrow() ? inside : inside - label_width(draft_->item()) - desk_.theme().px(number_width + 8));
        line.beside->Show(!line.beside->whole().empty());
        line.complaint->Show(!line.complaint->whole().empty());
    }
    explanation_box_->Layout();
    why_not_->Show(!why_not_->whole().empty());
    origin_->fit(inside);
    evidence_->fit(inside);
    // The fields and the sentence come before the small print of the definition.
    definition_->shorten(false);
    definition_->shorten(body_->GetSizer()->CalcMin().y > body_->GetClientSize().y);
    trend_->fit(inside, body_->GetClientSize().y - body_->GetSizer()->CalcMin().y);
    body_->FitInside();
    body_->Layout();
}

}  // namespace zk::gui::walk
