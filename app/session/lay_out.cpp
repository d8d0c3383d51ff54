#include "app/session/session_impl.h"

#include <algorithm>

namespace zk::session {

using forms::Entry;
using forms::Mode;

Mode natural_mode(const Entry& entry)
{
    return entry.months.empty() || entry.period ? Mode::period : Mode::months;
}

namespace {

/// Puts one stored value into an entry; months are sorted afterwards.
void put(Entry& entry, const db::ValueRow& row)
{
    if (!row.key.month)
        entry.period = row.value;
    else if (row.value.number)
        entry.months.emplace_back(*row.key.month, *row.value.number);
}

void settle_modes(const forms::Form& form, std::vector<Entry>& entries, const std::vector<db::ModeEdit>& modes)
{
    for (Entry& entry : entries) {
        std::sort(entry.months.begin(), entry.months.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        entry.months.shrink_to_fit();   // of thousands of entries, for as long as the document is open
        entry.mode = natural_mode(entry);
    }
    for (const db::ModeEdit& mode : modes)
        if (const int slot = form.slot(mode.scope, mode.fact); slot >= 0)
            entries[slot].mode = mode.mode;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto aggregation = form.fact(form.slots()[i]).aggregation;
        if (aggregation != forms::Aggregation::sum && aggregation != forms::Aggregation::last)
            entries[i].mode = Mode::period;
    }
}

}   // namespace

Laid lay_out(const forms::Form& form, const db::AssessmentRow& assessment, const db::AssessmentData& data)
{
    Laid laid{forms::Answers(form, assessment.period), std::vector<Session::Impl::Entered>(form.slots().size())};
    laid.answers.as_of = assessment.cutoff;
    for (const db::ValueRow& row : data.values) {
        const int slot = form.slot(row.key.scope, row.key.fact);
        if (slot < 0)
            continue;   // kept for a question this form does not ask
        put(laid.answers.entries[slot], row);
        auto& entered = laid.entered[slot];
        if (row.when >= entered.when)
            entered = {row.provenance, row.who, row.when};
    }
    for (const db::ValueRow& row : data.prior)
        if (const int slot = form.slot(row.key.scope, row.key.fact); slot >= 0)
            put(laid.answers.prior[slot], row);
    settle_modes(form, laid.answers.entries, data.modes);
    settle_modes(form, laid.answers.prior, data.prior_modes);
    for (const db::ResponseEdit& edit : data.responses)
        if (const int ask = form.ask(edit.section, edit.item); ask >= 0 && edit.response)
            laid.answers.responses[ask] = *edit.response;
    return laid;
}

}   // namespace zk::session
