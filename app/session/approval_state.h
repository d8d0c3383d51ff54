// Where an assessment stands on its road: what its steps, and the changes since, still say. Read once, then asked.
#pragma once

#include "app/session/session_impl.h"

#include <set>

namespace zk::session {

class ApprovalState {
public:
    ApprovalState(const Session::Impl& impl, std::vector<CheckedFinding> findings);

    std::vector<Step> steps() const;
    /// Why a step can not be taken now; empty if it can. `section`: of confirm, or of a return of one specialty.
    std::vector<forms::Message> obstacles(StepKind kind, const std::string& section = {}) const;
    /// The confirmation of the specialty stands: neither taken back nor followed by a change.
    bool confirmed(const std::string& specialty) const;
    /// The review stands and nothing was changed since.
    bool reviewed() const;
    /// The state before an unlock in which nothing has been changed; nothing if there is none to go back to.
    const db::StepRow* before_unlock() const;
    /// The step that this one builds on: it can not be signed on an earlier day.
    const db::StepRow* builds_on(StepKind kind) const;
    const std::vector<db::StepRow>& rows() const { return rows_; }

private:
    struct Touch {                        ///< one place that changed: what it was first and is now, by each change
        std::int64_t sequence;
        std::string place, old_value, new_value;
        std::set<int> sections;
        bool whole = false;               ///< concerns the review only: specialties taken in or out, the cut-off date
    };

    void read_changes();
    Touch touch(const db::ChangeRow& row) const;
    std::set<int> sections_of(const db::ChangeRow& row) const;
    /// Something of the section (or anything: -1) differs from what it was then. Taken back is not changed.
    bool changed_since(std::int64_t sequence, int section) const;
    const db::StepRow* confirmation(const std::string& specialty) const;
    const db::StepRow* newest(const char* step) const;
    bool stale(const db::StepRow& row) const;

    void confirm_obstacles(std::vector<forms::Message>& why, const std::string& section) const;
    void review_obstacles(std::vector<forms::Message>& why) const;
    void submit_obstacles(std::vector<forms::Message>& why) const;
    void return_obstacles(std::vector<forms::Message>& why, const std::string& section) const;
    /// Errors and hints without a reason; of one section, or of all (-1).
    void finding_obstacles(std::vector<forms::Message>& why, int section, bool claims_too) const;
    std::vector<forms::Message> unconfirmed() const;
    forms::Text title_of(const std::string& specialty) const;
    bool open() const { return status_ == "filling" || status_ == "returned"; }
    bool settled() const { return status_ == "approved" || status_ == "submitted" || status_ == "accepted"; }
    forms::Message locked_round() const;

    const Session::Impl& impl_;
    const std::string& status_;
    std::vector<CheckedFinding> findings_;
    std::vector<db::StepRow> rows_;
    std::vector<Touch> touches_;          ///< oldest first
};

/// Signs and takes one step. What the step leads to is set between sign() and take().
class StepTaker {
public:
    StepTaker(Session& session, Session::Impl& impl, StepKind kind, const std::string& section = {});
    /// Throws wrong_use where the step is not possible, nobody signs, or on a day before the step it builds on.
    void sign(const std::string& who, const std::optional<forms::Date>& date, const std::string& comment);
    db::StepEdit& step() { return step_; }
    const ApprovalState& state() const { return state_; }
    std::vector<Step> steps_with_this() const;
    db::AssessmentRow row_afterwards() const;
    db::StepRow take(const db::SubmissionEdit* submission = nullptr);

private:
    Session::Impl& impl_;
    StepKind kind_;
    std::string section_;
    ApprovalState state_;
    db::StepEdit step_;
};

}   // namespace zk::session
