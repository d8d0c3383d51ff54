// Entering: values, claims, notes, reasons. Each verb is one transaction, then one incremental rescoring.
#include "app/session/session_impl.h"

#include "forms/nearest.h"

#include <algorithm>

namespace zk::session {

using forms::Aggregation;
using forms::Mode;

// ---- finding what is meant ------------------------------------------------------------------------------------------

namespace {

std::vector<std::string> section_ids(const forms::Form& form)
{
    std::vector<std::string> ids;
    for (const auto& section : form.sections())
        ids.push_back(section.id);
    return ids;
}

[[noreturn]] void refuse_section(const forms::Form& form, const std::string& id)
{
    if (form.standard().specialty(id) >= 0)
        throw Error(Failure::wrong_use,
                    {"session.section_absent",
                     ZK_TR("The specialty “{id}” is not part of this self-assessment. Add it to the self-assessment "
                           "first."),
                     {{"id", id}}});
    const auto known = section_ids(form);
    const std::string meant = forms::nearest(id, known);
    if (!meant.empty())
        throw Error(Failure::wrong_use,
                    {"session.section_near",
                     ZK_TR("This self-assessment has no specialty “{id}”. Did you mean “{meant}”?"),
                     {{"id", id}, {"meant", meant}}});
    throw Error(Failure::wrong_use, {"session.section_unknown",
                                     ZK_TR("This self-assessment has no specialty “{id}”. It has: {known}."),
                                     {{"id", id}, {"known", joined(known)}}});
}

[[noreturn]] void refuse_item(const forms::Form& form, int section, const std::string& id)
{
    const forms::Section& where = form.sections()[section];
    std::vector<std::string> known;
    for (int i = where.first_ask; i < where.end_ask; ++i)
        known.push_back(form.item(form.asks()[i]).id);
    const std::string meant = forms::nearest(id, known);
    if (!meant.empty())
        throw Error(Failure::wrong_use, {"session.item_near",
                                         ZK_TR("“{section}” has no item “{id}”. Did you mean “{meant}”?"),
                                         {{"section", where.id}, {"id", id}, {"meant", meant}}});
    throw Error(Failure::wrong_use,
                {"session.item_unknown",
                 ZK_TR("“{section}” has no item “{id}”. The standard lists its items."),
                 {{"section", where.id}, {"id", id}}});
}

}   // namespace

void Session::Impl::require_present(const std::string& specialty) const
{
    require_assessment();
    if (specialty == "hospital") {
        std::vector<std::string> known = section_ids(*form);
        known.erase(known.begin());
        throw Error(Failure::wrong_use,
                    {"approval.hospital_not_confirmed",
                     ZK_TR("The hospital's own figures are checked at the review; specialties confirm: {known}."),
                     {{"known", joined(known)}}});
    }
    section(specialty);
}

int Session::Impl::section(const std::string& id) const
{
    require_assessment();
    const int at = form->section(id);
    if (at < 0)
        refuse_section(*form, id);
    return at;
}

const forms::Ask& Session::Impl::ask(const std::string& section, const std::string& item) const
{
    const int at = this->section(section);
    const int found = form->ask(section, item);
    if (found < 0)
        refuse_item(*form, at, item);
    return form->asks()[found];
}

int Session::Impl::slot(const Address& where) const
{
    const forms::Ask& asked = ask(where.section, where.item);
    const int found = form->slot_of(asked, where.field);
    if (found >= 0)
        return found;
    std::vector<std::string> fields;
    for (const auto& input : form->item(asked).inputs)
        fields.emplace_back(forms::name(input.field));
    throw Error(Failure::wrong_use,
                {"session.field_unknown",
                 ZK_TR("“{item}” has no field “{field}”. It has: {known}."),
                 {{"item", where.item}, {"field", std::string(forms::name(where.field))}, {"known", joined(fields)}}});
}

db::ValueKey Session::Impl::key(const Address& where) const
{
    const int at = slot(where);
    const forms::FactSlot& place = form->slots()[at];
    const forms::Fact& fact = form->fact(place);
    const bool monthly = fact.aggregation == Aggregation::sum || fact.aggregation == Aggregation::last;
    if (where.month && !monthly)
        throw Error(Failure::wrong_use,
                    {"session.not_monthly",
                     ZK_TR("“{fact}” is entered once for the whole period, because its months can not be combined. "
                           "Leave the month out."),
                     {{"fact", fact.title}}});
    if (where.month) {
        const forms::Period before = assessment->period.year_before();
        if (!assessment->period.contains(*where.month) && !before.contains(*where.month))
            throw Error(Failure::wrong_use,
                        {"session.month_outside",
                         ZK_TR("The month {month} lies outside the period {period} and the same months of the year "
                               "before. Choose a month inside."),
                         {{"month", where.month->str()}, {"period", assessment->period.str()}}});
    }
    const bool constant = fact.aggregation == Aggregation::constant;
    return {place.scope, fact.id, where.month, where.month || constant ? std::string() : assessment->id};
}

// ---- values ---------------------------------------------------------------------------------------------------------

std::vector<db::Edit> edits_for(const forms::Fact& fact, const forms::Entry& entry, const std::string& assessment,
                                const db::ValueEdit& edit)
{
    std::vector<db::Edit> edits{edit};
    const bool monthly = fact.aggregation == Aggregation::sum || fact.aggregation == Aggregation::last;
    if (!monthly || !edit.value)
        return edits;
    // A mode is stored only where it is not the natural one any more, so that a plain entry stays two rows: months
    // typed beside a period value.
    const Mode wanted = edit.key.month ? Mode::months : Mode::period;
    if (entry.mode != wanted && (entry.period || !entry.months.empty()))
        edits.push_back(db::ModeEdit{assessment, edit.key.scope, edit.key.fact, wanted});
    return edits;
}

bool Session::Impl::take(int slot, const db::ValueEdit& edit, const std::string& when)
{
    const bool now = !edit.key.month || assessment->period.contains(*edit.key.month);
    forms::Entry& entry = now ? answers->entries[slot] : answers->prior[slot];
    if (!edit.key.month) {
        entry.period = edit.value;
    } else {
        const auto at = std::lower_bound(entry.months.begin(), entry.months.end(), *edit.key.month,
                                         [](const auto& pair, forms::Month m) { return pair.first < m; });
        const bool there = at != entry.months.end() && at->first == *edit.key.month;
        if (!edit.value) {
            if (there)
                entry.months.erase(at);
        } else if (there) {
            at->second = *edit.value->number;
        } else {
            entry.months.insert(at, {*edit.key.month, *edit.value->number});
        }
    }
    if (!edit.value)
        return false;   // a removal may change the mode that counts: the document decides
    const auto aggregation = form->fact(form->slots()[slot]).aggregation;
    if (aggregation == Aggregation::sum || aggregation == Aggregation::last)
        entry.mode = edit.key.month ? Mode::months : Mode::period;
    if (now)
        entered[slot] = {edit.provenance, who, when};
    return true;
}

std::string Session::set(const Address& where, const std::string& text, const db::Provenance& provenance,
                         const std::string& reason)
{
    return set_all({{where, text, provenance}}, reason).front();
}

std::vector<std::string> Session::set_all(const std::vector<Typed>& typed, const std::string& reason)
{
    std::vector<std::string> kept;
    std::vector<std::pair<int, db::ValueEdit>> values;
    std::vector<db::Edit> edits;
    std::vector<int> looked_at;   // questions whose answer is that of the standard as it is now
    Change change;
    for (const Typed& one : typed) {
        const Address& where = one.where;
        const int at = impl_->slot(where);
        const forms::Fact& fact = impl_->form->fact(impl_->form->slots()[at]);
        const forms::Item& item = impl_->form->item(impl_->ask(where.section, where.item));
        db::ValueEdit edit{impl_->key(where), {}, one.provenance};
        if (!forms::fold_width(one.text).empty()) {
            auto read = forms::read_value(*impl_->standard, item, where.field, one.text);
            if (auto* wrong = std::get_if<forms::Message>(&read))
                throw Error(Failure::wrong_use, std::move(*wrong));
            edit.value = std::move(std::get<forms::Value>(read));
        }
        kept.push_back(edit.value ? forms::write_value(*edit.value) : std::string());
        const bool prior = where.month && !impl_->assessment->period.contains(*where.month);
        const forms::Entry& entry = prior ? impl_->answers->prior[at] : impl_->answers->entries[at];
        for (auto& each : edits_for(fact, entry, impl_->assessment->id, edit))
            edits.push_back(std::move(each));
        values.emplace_back(at, std::move(edit));
        const auto& asked_by = impl_->form->slots()[at].asked_by;
        change.slots.push_back(at);
        change.asks.insert(change.asks.end(), asked_by.begin(), asked_by.end());
        if (!prior)
            looked_at.insert(looked_at.end(), asked_by.begin(), asked_by.end());
    }
    for (auto& confirmed : impl_->confirmed(looked_at))
        edits.push_back(std::move(confirmed));
    guarded([&] {
        db::ChangeContext how = impl_->context();
        how.reason = reason;
        how.when = how.when.value_or(db::platform::utc_now());   // one time for the document and for what is shown: the digest holds it
        impl_->document->apply(edits, how);
        impl_->take_confirmed(looked_at);
        bool taken = true;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto& [at, edit] = values[i];
            if (impl_->form->fact(impl_->form->slots()[at]).aggregation == Aggregation::constant)
                impl_->identity[edit.key.fact] = kept[i];
            taken = impl_->take(at, edit, *how.when) && taken;
        }
        if (taken)
            for (const auto& value : values)
                forms::rescore_slot(*impl_->form, *impl_->answers, value.first, impl_->card);
        else
            impl_->reload();
    });
    impl_->tell(change);
    return kept;
}

std::optional<db::ValueRow> Session::get(const Address& where) const
{
    return guarded([&] { return impl_->document->value(impl_->key(where)); });
}

// ---- what is said about a question ------------------------------------------------------------------------------------

void Session::Impl::apply_response(const std::string& section, const std::string& item,
                                   const forms::Response& response, const std::string& reason)
{
    const forms::Ask& asked = ask(section, item);
    const int index = static_cast<int>(&asked - form->asks().data());
    guarded([&] {
        db::ChangeContext how = context();
        how.reason = reason;
        document->apply({db::ResponseEdit{assessment->id, section, form->item(asked).id, response}}, how);
        answers->responses[index] = response;
        forms::rescore_ask(*form, *answers, index, card);
    });
    tell({{}, {index}, false});
}

void require_reason(const std::string& reason)
{
    if (forms::fold_width(reason).empty())
        throw Error(Failure::wrong_use,
                    {"session.reason_missing", ZK_TR("A reason is needed: write in a few words why."), {}});
}

void Session::claim(const std::string& section, const std::string& item, forms::Claim claim, const std::string& reason)
{
    const forms::Ask& asked = impl_->ask(section, item);
    forms::Response response = impl_->answers->responses[&asked - impl_->form->asks().data()];
    if (claim != forms::Claim::none)
        require_reason(reason);
    response.claim = claim;
    response.reason = claim == forms::Claim::none ? std::string() : reason;
    response.recheck.clear();
    response.decision = forms::Decision::pending;
    impl_->apply_response(section, item, response, reason);
}

void Session::decide(const std::string& section, const std::string& item, forms::Decision decision,
                     const std::string& reason)
{
    const forms::Ask& asked = impl_->ask(section, item);
    forms::Response response = impl_->answers->responses[&asked - impl_->form->asks().data()];
    if (response.claim != forms::Claim::not_applicable)
        throw Error(Failure::wrong_use,
                    {"session.nothing_claimed",
                     ZK_TR("“{item}” has not been claimed as not applicable, so there is nothing to decide."),
                     {{"item", impl_->form->item(asked).title}}});
    if (decision == forms::Decision::refused)
        require_reason(reason);
    response.decision = decision;
    impl_->apply_response(section, item, response, reason);
}

void Session::note(const std::string& section, const std::string& item, const std::string& text)
{
    const forms::Ask& asked = impl_->ask(section, item);
    forms::Response response = impl_->answers->responses[&asked - impl_->form->asks().data()];
    response.note = text;
    impl_->apply_response(section, item, response, {});
}

void Session::baseline(const std::string& section, const std::string& item, const std::string& number,
                       const std::string& source)
{
    const forms::Ask& asked = impl_->ask(section, item);
    const forms::Item& what = impl_->form->item(asked);
    if (what.rule != forms::Rule::improve)
        throw Error(Failure::wrong_use,
                    {"session.no_baseline",
                     ZK_TR("“{item}” is not compared with last year, so it takes no baseline."),
                     {{"item", what.title}}});
    forms::Response response = impl_->answers->responses[&asked - impl_->form->asks().data()];
    response.baseline.reset();
    response.baseline_source.clear();
    if (!forms::fold_width(number).empty()) {
        forms::Decimal value;
        if (forms::Decimal::parse(number, value) != forms::NumberError::none)
            throw Error(Failure::wrong_use, {"session.baseline_not_a_number",
                                             ZK_TR("“{text}” is not a number. Write the baseline in digits, such as 61.5."),
                                             {{"text", number}}});
        if (forms::fold_width(source).empty())
            throw Error(Failure::wrong_use,
                        {"session.baseline_source",
                         ZK_TR("A baseline needs its source: name the report or system it was taken from."),
                         {}});
        response.baseline = value;
        response.baseline_source = source;
    }
    impl_->apply_response(section, item, response, source);
}

void Session::give_reason(const std::string& finding_key, const std::string& reason)
{
    const auto all = findings();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const CheckedFinding& f) { return f.finding.key == finding_key; });
    if (found == all.end())
        throw Error(Failure::wrong_use,
                    {"session.no_such_finding",
                     ZK_TR("There is no finding “{key}” now. The check lists the findings with their keys."),
                     {{"key", finding_key}}});
    if (found->finding.severity == forms::Severity::error)
        throw Error(Failure::wrong_use,
                    {"session.error_needs_correction",
                     ZK_TR("An error can not be explained away; correct the numbers: {finding}"),
                     {{"finding", std::vector<forms::Message>{found->finding.message}}}});
    require_reason(reason);
    guarded([&] {
        impl_->document->apply({db::HintEdit{impl_->assessment->id, finding_key, reason}}, impl_->context());
        impl_->hint_reasons[finding_key] = reason;
    });
    impl_->tell({});
}

}   // namespace zk::session
