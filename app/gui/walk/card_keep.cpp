// The card's behaviour: previewing, keeping, restoring, keys.
#include "app/gui/walk/card.h"

#include "app/gui/charts/item_trend.h"
#include "app/gui/walk/evidence_line.h"
#include "app/gui/walk/origin.h"
#include "app/gui/wrap.h"
#include "app/session/text.h"
#include "forms/input.h"

#include <wx/button.h>
#include <wx/textctrl.h>

namespace zk::gui::walk {

void Card::refresh()
{
    if (!draft_) {
        for (wxButton* button : {not_applicable_, no_data_, next_}) {
            button->Enable(false);
        }
        return;
    }
    const auto& response = desk_.session()->answers().responses[draft_->ask()];
    const Words& words = desk_.words();
    wxString why;
    const bool may = desk_.may_change(&why);
    why_not_->set(may ? wxString() : why);
    show_kept();
    trend_->show_item(draft_->ask(), [this] { months(); });
    if (note_ && !note_->HasFocus()) {
        note_->ChangeValue(wx(response.note));
    }
    note_->SetEditable(may);
    evidence_->refresh();
    const bool claims_na = response.claim == forms::Claim::not_applicable, claims_no_data = response.claim == forms::Claim::no_data;
    not_applicable_->SetLabel(words(claims_na ? ZK_TR("It applies") : ZK_TR("Not applicable…")));
    no_data_->SetLabel(words(claims_no_data ? ZK_TR("There is data") : ZK_TR("No data…")));
    not_applicable_->Enable(may && !claims_no_data);
    no_data_->Enable(may && !claims_na);
    next_->Enable(true);
    const bool pending = claims_na && !draft_->item().na_allowed && response.decision == forms::Decision::pending;
    accept_->Show(pending && may);
    refuse_->Show(pending && may);
    explain();
    lay_out();
}

void Card::show_kept()
{
    const Words& words = desk_.words();
    const forms::Form& form = desk_.session()->form();
    const auto& response = desk_.session()->answers().responses[draft_->ask()];
    const bool asked = response.claim == forms::Claim::none;
    const bool may = desk_.may_change() && asked;
    int most_missing = 0;
    bool any_monthly = false;
    for (auto& [field, line] : lines_) {
        const bool monthly = draft_->monthly(field);
        if (!draft_->changed(field)) {
            line.control->set(draft_->kept(field));
        }
        line.control->allow(may && !monthly);
        line.beside->set(beside(field));
        any_monthly = any_monthly || monthly;
        most_missing = std::max(most_missing, monthly ? draft_->missing_months(field) : 0);
    }
    if (months_) {
        months_->SetLabel(!any_monthly ? words(ZK_TR("Months… (F4)"))
                          : most_missing == 0
                              ? words(ZK_TR("Sum of all months… (F4)"))
                              : words(forms::Message{"card.months_missing", ZK_TR("Months… (F4), {n} missing"),
                                                     {{"n", forms::Decimal(most_missing)}}}));
    }
    const forms::Item& item = draft_->item();
    const forms::FactSlot& slot = form.slots()[form.asks()[draft_->ask()].slots[0]];
    const forms::Entry& entry = desk_.session()->answers().entries[form.asks()[draft_->ask()].slots[0]];
    session::Address address{draft_->section(), item.id, item.inputs[0].field, {}};
    if (draft_->monthly(item.inputs[0].field)) {
        address.month = entry.months.back().first;
    }
    std::optional<db::ValueRow> row;
    desk_.attempt([&] { row = desk_.session()->get(address); });
    const db::Provenance from = row ? row->provenance : db::Provenance{};
    if (!origin_->changed() || (!origin_->date_is_wrong() && origin_->provenance() == from)) {
        origin_->show(form.standard(), form.fact(slot).provider, from, row ? wx(row->who) : wxString());
    }
    origin_->allow(may);
}

wxString Card::beside(forms::Field field) const
{
    const Words& words = desk_.words();
    const forms::Form& form = desk_.session()->form();
    const forms::Item& item = draft_->item();
    const forms::Fact& fact = form.fact(form.slots()[form.slot_of(form.asks()[draft_->ask()], field)]);
    wxString text;
    if (field != forms::Field::status && field != forms::Field::choice && field != forms::Field::text) {
        text = words(!fact.unit.empty() ? fact.unit : field == forms::Field::value || field == forms::Field::cases ? item.unit : forms::Text{});
    }
    const std::string prior = draft_->prior(field);
    if (!prior.empty()) {
        wxString shown = wx(prior);
        if (const auto performed = field == forms::Field::status ? forms::performed_named(prior) : std::nullopt) {
            shown = words(forms::title(*performed));
        } else if (field == forms::Field::choice) {
            shown.clear();
            for (const std::string& id : forms::split_options(prior)) {
                for (const forms::Option& option : item.options) {
                    if (option.id == id) {
                        shown += (shown.empty() ? wxString() : words.separator()) + words(option.title);
                    }
                }
            }
        }
        text += (text.empty() ? wxString() : wx(" · ")) +
                words(forms::Message{"card.last_year", ZK_TR("last year: {value}"), {{"value", utf8(shown)}}});
    }
    return text;
}

void Card::explain()
{
    const Words& words = desk_.words();
    const forms::ItemScore score = draft_->preview();
    const forms::Item& item = draft_->item();
    wxString state = words(forms::label(score.status));
    if (item.scored() && score.share) {
        const auto& standard = desk_.session()->form().standard();
        const forms::Decimal earned = forms::publish(score.earned, standard.decimals);
        state += wx("　") + words(forms::Message{"card.points", ZK_TR("{earned} of {points} {points|point|points}"),
                                                {{"earned", earned}, {"points", item.points}}});
    }
    if (typing()) {
        state += wx("　") + words(ZK_TR("(if kept)"));
    }
    const wxString reason = words(score.reason);
    const bool a = state_->set(state), b = explanation_->set(reason.Left(1).Upper() + reason.Mid(1));
    state_->Show(std::string_view(score.reason.code) != "score.observed");   // it would say the same twice
    if (a || b) {
        lay_out();
    }
}

void Card::edited(forms::Field field)
{
    if (building_ || !draft_) {
        return;
    }
    Line& line = lines_.at(field);
    draft_->type(field, line.control->text());
    // While one types a text may be wrong only because it is not finished: the sentence comes on leaving.
    if (draft_->wrong(field).empty() && line.complaint->set(wxString())) {
        lay_out();
    }
    explain();
}

bool Card::typing() const { return draft_ && (draft_->changed() || (origin_ && origin_->date_is_wrong())); }

void Card::left()
{
    if (building_ || !draft_ || keeping_ || IsBeingDeleted()) {
        return;
    }
    // After a submission a reason is asked for, and no question may be asked from inside a change of focus.
    if (draft_->changed() && desk_.session()->assessment().correction > 0) {
        CallAfter([this] { keep(); });
        return;
    }
    keep();
}

bool Card::keep()
{
    if (!draft_ || keeping_) {
        return true;
    }
    keeping_ = true;
    const bool kept = do_keep();
    keeping_ = false;
    return kept;
}

bool Card::do_keep()
{
    if (!draft_->changed() && origin_ && !origin_->changed()) {
        return true;
    }
    bool fine = true;
    for (auto& [field, line] : lines_) {
        const forms::Message wrong = draft_->wrong(field);
        line.complaint->set(wrong.empty() ? wxString() : wx("✖ ") + desk_.words()(wrong));
        if (!wrong.empty() && fine) {
            fine = false;
            // Not from inside a focus event: GTK is still moving the focus then.
            CallAfter([this, ask = draft_->ask(), f = field] {
                if (draft_ && draft_->ask() == ask && !lines_.at(f).control->holds_focus()) {
                    lines_.at(f).control->focus();
                }
            });
        }
    }
    if (!origin_->check() && fine) {
        fine = false;
        CallAfter([this, ask = draft_->ask()] {
            if (draft_ && draft_->ask() == ask && !origin_->extracted().HasFocus()) {
                origin_->focus_date();
            }
        });
    }
    if (!fine) {
        lay_out();
        return false;
    }
    if (!draft_->changed()) {
        // Only where it comes from was changed: the same values, kept with it.
        bool any = false;
        for (const auto& [field, line] : lines_) {
            if (!draft_->kept(field).empty() && !draft_->monthly(field)) {
                desk_.attempt([&] {
                    desk_.session()->set({draft_->section(), draft_->item().id, field, {}}, draft_->kept(field), origin_->provenance());
                });
                any = true;
            }
        }
        if (any) {
            desk_.kept();
        }
        lay_out();
        return true;
    }
    std::string reason;
    if (desk_.session()->assessment().correction > 0) {
        // After a submission every changed cell is listed with old value, new value and this reason.
        const auto given = desk_.ask().words(desk_.window(), desk_.words()(ZK_TR("Correction after the submission")),
                                             desk_.words()(ZK_TR("Why is this value changed? The reason is listed in the corrected submission.")),
                                             last_reason_);
        if (!given) {
            focus(lines_.begin()->first);
            return false;
        }
        last_reason_ = reason = *given;
    }
    if (!desk_.attempt([&] { draft_->keep(*desk_.session(), origin_->provenance(), reason); })) {
        return false;
    }
    desk_.kept();
    return true;
}

void Card::restore()
{
    if (!draft_) {
        return;
    }
    draft_->restore();
    origin_->restore();
    for (auto& [field, line] : lines_) {
        line.complaint->set(wxString());
    }
    refresh();
    if (const auto field = focused()) {
        focus(*field);   // selects the restored text
    }
}

void Card::on_key(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    const bool plain = !event.HasAnyModifiers();
    const auto at = focused();
    if (key == WXK_ESCAPE && plain && typing()) {
        restore();
        return;
    }
    if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && plain && (at || note_ == wxWindow::FindFocus())) {
        if (note_ == wxWindow::FindFocus()) {
            do_keep_note();
        }
        if (keep() && !(at && next_field(*at)) && go_on) {
            go_on();
        }
        return;
    }
    if (key == WXK_TAB && at && typing()) {
        if (!keep()) {
            return;
        }
    }
    event.Skip();
}

bool Card::next_field(forms::Field after)
{
    bool behind = false;
    for (const auto& input : draft_->item().inputs) {
        if (behind && draft_->kept(input.field).empty()) {
            // Not carried out: there is nothing to count.
            if (desk_.session()->scorecard().items[draft_->ask()].status == forms::Status::not_carried_out) {
                return false;
            }
            lines_.at(input.field).control->focus();
            return true;
        }
        behind = behind || input.field == after;
    }
    return false;
}

void Card::focus(std::optional<forms::Field> field)
{
    if (!draft_ || lines_.empty()) {
        return;
    }
    forms::Field wanted = draft_->item().inputs.front().field;
    if (field && lines_.count(*field)) {
        wanted = *field;
    } else {
        for (const auto& input : draft_->item().inputs) {
            if (draft_->kept(input.field).empty()) {
                wanted = input.field;
                break;
            }
        }
    }
    lines_.at(wanted).control->focus();
}

void Card::type(wxUniChar first)
{
    if (draft_ && !lines_.empty()) {
        lines_.at(draft_->item().inputs.front().field).control->type(first);
    }
}

std::optional<forms::Field> Card::focused() const
{
    for (const auto& [field, line] : lines_) {
        if (line.control->holds_focus()) {
            return field;
        }
    }
    return {};
}

Field* Card::field(forms::Field which) const
{
    const auto at = lines_.find(which);
    return at == lines_.end() ? nullptr : at->second.control.get();
}
wxString Card::explanation() const { return explanation_ ? state_->whole() + wx("\n") + explanation_->whole() : wxString(); }
wxString Card::why_not() const { return why_not_ ? why_not_->whole() : wxString(); }
wxString Card::complaint(forms::Field which) const { return lines_.at(which).complaint->whole(); }

}  // namespace zk::gui::walk
