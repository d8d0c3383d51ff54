#include "app/session/approval_state.h"

#include <algorithm>

namespace zk::session {

using forms::Message;

namespace {

/// What the administrator decides about a claim comes after the confirmation and does not undo it.
std::string without_decision(const std::string& lines)
{
    std::string kept;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        if (const std::string line = lines.substr(at, end - at); !line.starts_with("decision="))
            kept += line + "\n";
        at = end + 1;
    }
    return kept;
}

}   // namespace

ApprovalState::ApprovalState(const Session::Impl& impl, std::vector<CheckedFinding> findings)
    : impl_(impl), status_(impl.assessment->status), findings_(std::move(findings)),
      rows_(impl.document->steps(impl.assessment->id))
{
    // Behind an approval nothing can change, however many years of changes follow.
    if (!rows_.empty() && !settled())
        read_changes();
}

// ---- what changed ---------------------------------------------------------------------------------------------------

std::set<int> ApprovalState::sections_of(const db::ChangeRow& row) const
{
    std::set<int> sections;
    const forms::Form& form = *impl_.form;
    const bool ours = row.assessment == impl_.assessment->id;
    if (row.kind == "response" && ours) {
        if (const int section = form.section(row.scope); section >= 0)
            sections.insert(section);
    }
    if (row.kind != "value" && !(row.kind == "mode" && ours))
        return sections;
    const forms::Period& period = impl_.assessment->period;
    if (row.month ? !period.contains(*row.month) && !period.year_before().contains(*row.month)
                  : !row.assessment.empty() && !ours)
        return sections;   // of another round
    if (const int slot = form.slot(row.scope, row.subject); slot >= 0)
        for (const int ask : form.slots()[slot].asked_by)
            sections.insert(form.asks()[ask].section);
    return sections;
}

ApprovalState::Touch ApprovalState::touch(const db::ChangeRow& row) const
{
    Touch made{row.sequence,  row.kind + "\n" + row.assessment + "\n" + row.scope + "\n" + row.subject + "\n",
               row.old_value, row.new_value, sections_of(row), false};
    if (row.month)
        made.place += row.month->str();
    if (row.kind == "response") {
        made.old_value = without_decision(row.old_value);
        made.new_value = without_decision(row.new_value);
    }
    made.whole = row.assessment == impl_.assessment->id && (row.kind == "specialty" || row.kind == "cutoff");
    return made;
}

void ApprovalState::read_changes()
{
    db::HistoryFilter filter;
    filter.after = rows_.front().sequence;
    filter.limit = 1'000'000;
    for (const db::ChangeRow& row : impl_.document->history(filter))
        if (Touch made = touch(row); made.whole || !made.sections.empty())
            touches_.push_back(std::move(made));
    std::reverse(touches_.begin(), touches_.end());
}

bool ApprovalState::changed_since(std::int64_t sequence, int section) const
{
    std::map<std::string, std::pair<std::string, std::string>> net;
    for (const Touch& touch : touches_) {
        if (touch.sequence <= sequence || (section >= 0 && touch.sections.count(section) == 0))
            continue;
        const auto [at, first] = net.try_emplace(touch.place, touch.old_value, touch.new_value);
        if (!first)
            at->second.second = touch.new_value;
    }
    return std::any_of(net.begin(), net.end(), [](const auto& one) { return one.second.first != one.second.second; });
}

// ---- what the steps still say ---------------------------------------------------------------------------------------

const db::StepRow* ApprovalState::newest(const char* step) const
{
    const auto found = std::find_if(rows_.rbegin(), rows_.rend(), [&](const auto& row) { return row.step == step; });
    return found == rows_.rend() ? nullptr : &*found;
}

/// The newest confirmation of a specialty that was not returned since.
const db::StepRow* ApprovalState::confirmation(const std::string& specialty) const
{
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
        if (row->section != specialty)
            continue;
        if (row->step == "confirm")
            return &*row;
        if (row->step == "return")
            return nullptr;
    }
    return nullptr;
}

bool ApprovalState::confirmed(const std::string& specialty) const
{
    const db::StepRow* row = confirmation(specialty);
    return row && !changed_since(row->sequence, impl_.form->section(specialty));
}

bool ApprovalState::reviewed() const
{
    if (open())
        return false;
    const db::StepRow* row = newest("review");
    return row && !changed_since(row->sequence, -1);
}

const db::StepRow* ApprovalState::before_unlock() const
{
    if (impl_.assessment->locked || rows_.size() < 2 || rows_.back().step != "unlock" ||
        changed_since(rows_.back().sequence, -1))
        return nullptr;
    const db::StepRow& before = rows_[rows_.size() - 2];
    const bool approved = before.status == "approved" || before.status == "submitted" || before.status == "accepted";
    return approved && before.locked ? &before : nullptr;
}

const db::StepRow* ApprovalState::builds_on(StepKind kind) const
{
    const auto latest = [this](std::initializer_list<const char*> steps) {
        const db::StepRow* found = nullptr;
        for (const char* step : steps)
            if (const db::StepRow* row = newest(step); row && (!found || row->date > found->date))
                found = row;
        return found;
    };
    switch (kind) {
    case StepKind::confirm: return latest({"return", "unlock"});
    case StepKind::review: {
        const db::StepRow* last = nullptr;
        for (std::size_t i = 1; i < impl_.form->sections().size(); ++i)
            if (const db::StepRow* row = confirmation(impl_.form->sections()[i].id); row && (!last || row->date > last->date))
                last = row;
        return last;
    }
    case StepKind::approve: return latest({"review"});
    case StepKind::submit: return latest({"approve"});
    case StepKind::accept: return latest({"submit"});
    case StepKind::return_to: return latest({"review", "submit", "accept"});
    case StepKind::lock: return nullptr;
    case StepKind::unlock: return latest({"lock", "approve", "submit", "accept"});
    }
    return nullptr;
}

bool ApprovalState::stale(const db::StepRow& row) const
{
    if (row.step == "confirm")
        return &row != confirmation(row.section) || !confirmed(row.section);
    if (row.step == "return") {   // answered
        if (!row.section.empty())
            return confirmation(row.section) != nullptr;
        return status_ != "returned";
    }
    if (&row != newest(row.step.c_str()))
        return true;
    if (row.step == "review")
        return !reviewed();
    if (row.step == "approve")
        return !settled();
    if (row.step == "submit")
        return status_ != "submitted" && status_ != "accepted";
    if (row.step == "accept")
        return status_ != "accepted";
    return impl_.assessment->locked != (row.step == "lock");
}

std::vector<Step> ApprovalState::steps() const
{
    std::vector<Step> steps;
    for (const db::StepRow& row : rows_) {
        Step& step = steps.emplace_back();
        step.kind = kind_named(row.step);
        step.section = row.section;
        step.who = row.who;
        step.date = row.date;
        step.comment = row.comment;
        step.slip = row.slip;
        step.stale = stale(row);
        step.recorded_by = row.recorded_by;
        step.recorded = row.recorded;
    }
    return steps;
}

// ---- what may be done -----------------------------------------------------------------------------------------------

forms::Text ApprovalState::title_of(const std::string& specialty) const
{
    const forms::Standard& standard = impl_.form->standard();
    const int at = standard.specialty(specialty);
    return at < 0 ? forms::Text{specialty, specialty} : standard.specialties[at].title;
}

Message ApprovalState::locked_round() const
{
    return {"approval.locked_round",
            ZK_TR("The assessment “{assessment}” is locked (status: {status}). Unlock it with a reason first."),
            {{"assessment", impl_.assessment->name}, {"status", std::vector<Message>{status_title(status_)}}}};
}

void ApprovalState::finding_obstacles(std::vector<Message>& why, int section, bool claims_too) const
{
    std::map<FindingKind, int> counts;
    for (const CheckedFinding& checked : findings_) {
        const forms::Finding& finding = checked.finding;
        const int of = finding.ask >= 0 ? impl_.form->asks()[finding.ask].section : std::max(finding.section, 0);
        if (section < 0 || of == section)
            ++counts[kind(checked)];
    }
    const auto add = [&](FindingKind kind, const char* code, const char* pattern) {
        if (counts[kind] > 0)
            why.push_back({code, pattern, {{"n", forms::Decimal(counts[kind])}}});
    };
    add(FindingKind::error, "approval.errors", ZK_TR("{n} {n|error stands: correct it|errors stand: correct them}"));
    add(FindingKind::blank, "approval.blanks", ZK_TR("{n} {n|value is|values are} blank: fill in, or say why there is none"));
    add(FindingKind::hint, "approval.hints", ZK_TR("{n} {n|hint has|hints have} no reason: write why"));
    if (claims_too)
        add(FindingKind::claim, "approval.claims",
            ZK_TR("{n} {n|claim of not applicable is not decided: accept or refuse it|claims of not applicable are not decided: accept or refuse them}"));
}

std::vector<Message> ApprovalState::unconfirmed() const
{
    std::vector<Message> why;
    for (std::size_t i = 1; i < impl_.form->sections().size(); ++i) {
        const std::string& id = impl_.form->sections()[i].id;
        if (confirmed(id))
            continue;
        why.push_back(confirmation(id)
                          ? Message{"approval.confirmation_stale",
                                    ZK_TR("{specialty}: changed after it was confirmed; it must confirm again"),
                                    {{"specialty", title_of(id)}}}
                          : Message{"approval.unconfirmed",
                                    ZK_TR("{specialty}: not confirmed yet"),
                                    {{"specialty", title_of(id)}}});
    }
    return why;
}

void ApprovalState::confirm_obstacles(std::vector<Message>& why, const std::string& section) const
{
    if (settled()) {
        why.push_back(locked_round());
        return;
    }
    if (status_ == "reviewed" && confirmed(section)) {
        why.push_back({"approval.reviewed_already",
                       ZK_TR("{specialty} is confirmed and reviewed, and nothing of it has changed since: there is "
                             "nothing to confirm again."),
                       {{"specialty", title_of(section)}}});
        return;
    }
    finding_obstacles(why, impl_.form->section(section), false);
}

void ApprovalState::review_obstacles(std::vector<Message>& why) const
{
    if (settled()) {
        why.push_back(locked_round());
    } else if (status_ == "reviewed" && reviewed()) {
        why.push_back({"approval.nothing_since_review",
                       ZK_TR("The assessment is reviewed and nothing has changed since. The next step is the approval."),
                       {}});
    } else if (impl_.form->sections().size() < 2) {
        why.push_back({"approval.no_specialty", ZK_TR("The assessment has no specialty yet: take one in first."), {}});
    } else {
        why = unconfirmed();
        finding_obstacles(why, -1, true);
    }
}

void ApprovalState::submit_obstacles(std::vector<Message>& why) const
{
    if (status_ == "submitted" || status_ == "accepted") {
        why.push_back({"approval.submitted_already",
                       ZK_TR("The assessment is submitted already; the archive keeps its workbook. To submit a corrected "
                             "one, unlock it with a reason first."),
                       {}});
        return;
    }
    if (status_ == "approved")
        return;
    why = unconfirmed();
    if (!reviewed())
        why.push_back({"approval.review_missing", ZK_TR("the review by the functional department"), {}});
    why.push_back({"approval.approval_missing", ZK_TR("the approval by the vice president"), {}});
    why = {{"approval.not_approved",
            ZK_TR("Only an approved assessment is submitted. Still missing: {steps}. A draft can be written at any "
                  "time."),
            {{"steps", std::move(why)}}}};
}

void ApprovalState::return_obstacles(std::vector<Message>& why, const std::string& section) const
{
    if (status_ == "approved")
        why.push_back({"approval.unlock_instead",
                       ZK_TR("The assessment is approved and not submitted: there is nothing the bureau could return. To "
                             "change it, unlock it with a reason."),
                       {}});
    else if (!section.empty() && open() && !confirmation(section))
        why.push_back({"approval.not_confirmed",
                       ZK_TR("{specialty} has not confirmed, so there is nothing to return to it."),
                       {{"specialty", title_of(section)}}});
    else if (section.empty() && status_ == "filling")
        why.push_back({"approval.nothing_to_return",
                       ZK_TR("The assessment is being filled in: nothing has been handed in that could be returned. One "
                             "specialty can be returned after it has confirmed."),
                       {}});
    else if (section.empty() && status_ == "returned")
        why.push_back({"approval.returned_already", ZK_TR("The assessment is returned already."), {}});
}

std::vector<Message> ApprovalState::obstacles(StepKind kind, const std::string& section) const
{
    std::vector<Message> why;
    const bool locked = impl_.assessment->locked;
    switch (kind) {
    case StepKind::confirm: confirm_obstacles(why, section); break;
    case StepKind::review: review_obstacles(why); break;
    case StepKind::approve:
        if (settled())
            why.push_back({"approval.approved_already", ZK_TR("The assessment is approved already."), {}});
        else if (!reviewed())
            why.push_back({"approval.review_first",
                           ZK_TR("The functional department reviews first, and again after every change. What is "
                                 "missing: {steps}"),
                           {{"steps", [&] {
                                 auto missing = unconfirmed();
                                 missing.push_back({"approval.review_missing",
                                                    ZK_TR("the review by the functional department"), {}});
                                 return missing;
                             }()}}});
        else
            finding_obstacles(why, -1, true);
        break;
    case StepKind::submit: submit_obstacles(why); break;
    case StepKind::accept:
        if (status_ == "accepted")
            why.push_back({"approval.accepted_already", ZK_TR("The bureau has accepted already."), {}});
        else if (status_ != "submitted")
            why.push_back({"approval.submit_first",
                           ZK_TR("Only what was submitted can be accepted. Submit the assessment first."), {}});
        break;
    case StepKind::return_to: return_obstacles(why, section); break;
    case StepKind::lock:
        if (locked)
            why.push_back({"approval.locked_already", ZK_TR("The assessment is locked already."), {}});
        break;
    case StepKind::unlock:
        if (!locked)
            why.push_back({"approval.not_locked", ZK_TR("The assessment is not locked: its values can be changed."), {}});
        break;
    }
    return why;
}

}   // namespace zk::session
