// The verbs of the approval chain. The rules stand in approval.h.
#include "app/session/approval_state.h"
#include "app/session/report.h"

namespace zk::session {

using forms::Message;

std::string_view name(StepKind kind)
{
    constexpr std::string_view names[] = {"confirm", "review", "approve", "submit", "accept", "return", "lock", "unlock"};
    return names[static_cast<int>(kind)];
}

StepKind kind_named(std::string_view text)
{
    for (const StepKind kind : every_step)
        if (text == name(kind))
            return kind;
    throw std::invalid_argument("no step of the approval: " + std::string(text));
}

Message title(StepKind kind)
{
    switch (kind) {
    case StepKind::confirm: return {"step.confirm", ZK_TR("Confirmed by the specialty"), {}};
    case StepKind::review: return {"step.review", ZK_TR("Reviewed by the functional department"), {}};
    case StepKind::approve: return {"step.approve", ZK_TR("Approved by the vice president"), {}};
    case StepKind::submit: return {"step.submit", ZK_TR("Submission to the bureau"), {}};
    case StepKind::accept: return {"step.accept", ZK_TR("Accepted by the bureau"), {}};
    case StepKind::return_to: return {"step.return", ZK_TR("Returned"), {}};
    case StepKind::lock: return {"step.lock", ZK_TR("Locked"), {}};
    case StepKind::unlock: return {"step.unlock", ZK_TR("Unlocked"), {}};
    }
    return {};
}

Message status_title(const std::string& status)
{
    if (status == "reviewed")
        return {"status.reviewed", ZK_TR("Reviewed"), {}};
    if (status == "approved")
        return {"status.approved", ZK_TR("Approved"), {}};
    if (status == "submitted")
        return {"status.submitted", ZK_TR("Submitted"), {}};
    if (status == "accepted")
        return {"status.accepted", ZK_TR("Accepted by the bureau"), {}};
    if (status == "returned")
        return {"status.returned", ZK_TR("Returned"), {}};
    return {"status.filling", ZK_TR("Being filled in"), {}};
}

// ---- taking a step --------------------------------------------------------------------------------------------------

void require_name(const std::string& name)
{
    if (forms::fold_width(name).empty())
        throw Error(Failure::wrong_use,
                    {"approval.name_missing", ZK_TR("Who signs? Give the name of the person."), {}});
}

/// One obstacle is said as it is; several as a list.
void require_possible(StepKind kind, std::vector<Message> why)
{
    if (why.empty())
        return;
    if (why.size() == 1)
        throw Error(Failure::wrong_use, std::move(why.front()));
    throw Error(Failure::wrong_use, {"approval.obstacles",
                                     ZK_TR("Not possible yet ({step}): {why}."),
                                     {{"step", std::vector<Message>{title(kind)}}, {"why", std::move(why)}}});
}

StepTaker::StepTaker(Session& session, Session::Impl& impl, StepKind kind, const std::string& section)
    : impl_(impl), kind_(kind), section_(section), state_(impl, session.findings())
{
}

void StepTaker::sign(const std::string& who, const std::optional<forms::Date>& date, const std::string& comment)
{
    require_name(who);
    require_possible(kind_, state_.obstacles(kind_, section_));
    step_.assessment = impl_.assessment->id;
    step_.step = name(kind_);
    step_.section = section_;
    step_.who = who;
    step_.date = date.value_or(db::platform::today());
    step_.comment = comment;
    step_.expected = step_.status = impl_.assessment->status;
    step_.locked = impl_.assessment->locked;
    if (const db::StepRow* before = state_.builds_on(kind_); before && step_.date < before->date) {
        throw Error(Failure::wrong_use,
                    {"approval.date_order",
                     ZK_TR("{date} lies before the step it builds on ({step}, {before}). Give the day of the signature, or "
                           "check the date of this computer."),
                     {{"date", forms::iso(step_.date)},
                      {"step", std::vector<Message>{title(kind_named(before->step))}},
                      {"before", forms::iso(before->date)}}});
    }
}

std::vector<Step> StepTaker::steps_with_this() const
{
    std::vector<Step> steps = state_.steps();
    Step& mine = steps.emplace_back();
    mine.kind = kind_;
    mine.section = section_;
    mine.who = step_.who;
    mine.date = step_.date;
    mine.comment = step_.comment;
    return steps;
}

db::AssessmentRow StepTaker::row_afterwards() const
{
    db::AssessmentRow row = *impl_.assessment;
    row.status = step_.status;
    row.locked = step_.locked;
    return row;
}

db::StepRow StepTaker::take(const db::SubmissionEdit* submission)
{
    return guarded([&] {
        db::StepRow taken = impl_.document->take_step(step_, impl_.context(), submission);
        impl_.refresh_row();
        impl_.tell({{}, {}, false, true});
        return taken;
    });
}

void Session::Impl::refresh_row()
{
    for (db::AssessmentRow& row : document->assessments())
        if (row.id == assessment->id)
            assessment = std::move(row);
}

// ---- the verbs ------------------------------------------------------------------------------------------------------

void Session::confirm(const std::string& specialty, const std::string& name, std::optional<forms::Date> date)
{
    impl_->require_present(specialty);
    StepTaker taker(*this, *impl_, StepKind::confirm, specialty);
    taker.sign(name, date, {});
    if (taker.step().status == "reviewed")
        taker.step().status = "filling";   // what was reviewed is not what there is now
    taker.take();
}

void Session::review(const std::string& name, std::optional<forms::Date> date)
{
    StepTaker taker(*this, *impl_, StepKind::review);
    taker.sign(name, date, {});
    taker.step().status = "reviewed";
    taker.take();
}

void Session::approve(const std::string& name, const forms::Translator& translator, std::optional<forms::Date> date)
{
    StepTaker taker(*this, *impl_, StepKind::approve);
    taker.sign(name, date, {});
    taker.step().status = "approved";
    taker.step().locked = true;
    taker.step().tree =
        canonical(build_tree(*this, *impl_, taker.row_afterwards(), taker.steps_with_this(), translator));
    taker.take();
}

void Session::return_to(const std::string& name, const std::string& comment, const std::string& specialty,
                        std::optional<forms::Date> date)
{
    if (!specialty.empty())
        impl_->require_present(specialty);
    require_reason(comment);
    StepTaker taker(*this, *impl_, StepKind::return_to, specialty);
    taker.sign(name, date, comment);
    const bool handed_in = taker.step().status != "filling" && taker.step().status != "returned";
    if (handed_in)
        taker.step().status = "returned";
    taker.step().locked = false;
    taker.take();
}

void Session::accept(const std::string& name, std::optional<forms::Date> date)
{
    StepTaker taker(*this, *impl_, StepKind::accept);
    taker.sign(name, date, {});
    taker.step().status = "accepted";
    taker.take();
}

void Session::lock(const std::string& name, const std::string& reason, const forms::Translator& translator,
                   std::optional<forms::Date> date)
{
    require_reason(reason);
    StepTaker taker(*this, *impl_, StepKind::lock);
    taker.sign(name, date, reason);
    taker.step().locked = true;
    if (const db::StepRow* before = taker.state().before_unlock()) {
        taker.step().status = before->status;
        taker.step().same_tree = true;
    } else {
        taker.step().tree =
            canonical(build_tree(*this, *impl_, taker.row_afterwards(), taker.steps_with_this(), translator));
    }
    taker.take();
}

int Session::unlock(const std::string& name, const std::string& reason, std::optional<forms::Date> date)
{
    require_reason(reason);
    StepTaker taker(*this, *impl_, StepKind::unlock);
    taker.sign(name, date, reason);
    const std::string& status = taker.step().status;
    if (status == "approved" || status == "submitted" || status == "accepted")
        taker.step().status = "filling";
    taker.step().locked = false;
    return taker.take().slip;
}

std::vector<Step> Session::steps() const
{
    impl_->require_assessment();
    return guarded([&] { return ApprovalState(*impl_, {}).steps(); });
}

std::vector<NextStep> Session::next_steps() const
{
    impl_->require_assessment();
    return guarded([&] {
        const ApprovalState state(*impl_, findings());
        const std::string& status = impl_->assessment->status;
        const bool settled = status == "approved" || status == "submitted" || status == "accepted";
        std::vector<NextStep> next;
        for (const std::string& specialty : specialties()) {
            auto why = state.obstacles(StepKind::confirm, specialty);
            next.push_back({StepKind::confirm, specialty, why.empty(), settled || state.confirmed(specialty), {}});
            next.back().why = std::move(why);
        }
        for (const StepKind kind : every_step) {
            if (kind == StepKind::confirm)
                continue;
            auto why = state.obstacles(kind);
            const bool done = (kind == StepKind::review && (settled || state.reviewed())) ||
                              (kind == StepKind::approve && settled) ||
                              (kind == StepKind::submit && (status == "submitted" || status == "accepted")) ||
                              (kind == StepKind::accept && status == "accepted") ||
                              (kind == StepKind::return_to && status == "returned") ||
                              (kind == StepKind::lock && impl_->assessment->locked);
            next.push_back({kind, {}, why.empty(), done, {}});
            next.back().why = std::move(why);
        }
        return next;
    });
}

// ---- dates ----------------------------------------------------------------------------------------------------------

void Session::set_cutoff(std::optional<forms::Date> date, const std::string& reason)
{
    impl_->require_assessment();
    if (impl_->assessment->locked)
        throw Error(Failure::wrong_use,
                    {"approval.locked_round",
                     ZK_TR("The assessment “{assessment}” is locked (status: {status}). Unlock it with a reason first."),
                     {{"assessment", impl_->assessment->name},
                      {"status", std::vector<Message>{status_title(impl_->assessment->status)}}}});
    guarded([&] {
        db::ChangeContext how = impl_->context();
        how.reason = reason;
        impl_->document->apply({db::CutoffEdit{impl_->assessment->id, date}}, how);
        impl_->refresh_row();
        impl_->reload();   // follow-up periods are judged by it
    });
    impl_->tell({{}, {}, true, true});
}

void Session::set_inspection(std::optional<forms::Date> date)
{
    impl_->require_assessment();
    guarded([&] {
        impl_->document->apply({db::InspectionEdit{impl_->assessment->id, date}}, impl_->context());
        impl_->refresh_row();
    });
    impl_->tell({{}, {}, false, true});
}

}   // namespace zk::session
