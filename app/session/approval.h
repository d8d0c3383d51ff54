// The road of an assessment 填报中 → 科室确认 → 职能科室审核 → 分管院长审批 → 已上报 → 受理 / 退回, as data. The verbs are Session's.
//
// Rules, in one place:
//   confirm  (filling, returned, reviewed) one specialty; no error of its section may stand except undecided claims, every
//            hint of it has a reason. A later change of a value, mode, claim, baseline or note of that specialty makes the
//            confirmation stale, unless the change is taken back. In `reviewed` it takes the review back (→ filling).
//   review   (filling, returned, reviewed if something changed since) every specialty confirmed and not stale, every claim
//            of not applicable decided, no error anywhere. → reviewed
//   approve  (reviewed) nothing changed since the review. → approved, locked; keeps the report tree.
//   submit   (approved) writes, re-reads, compares and archives the workbook under the next number 本院流水号. → submitted
//   accept   (submitted) → accepted
//   return   (reviewed, submitted, accepted: whole or one specialty; filling, returned: one confirmed specialty) with a
//            comment. The specialty named must confirm again. → returned, unlocked. Approved, not submitted: unlock instead.
//   lock     (not locked) freezes values and keeps the report tree; signing goes on. Right after an unlock in which nothing
//            was changed it restores what the unlock took away.
//   unlock   (locked) with a reason: a numbered 解锁单. → filling
// An unlock or return after a submission makes the next submission a correction 更正上报（第 n 次）.
#pragma once

#include "forms/message.h"
#include "forms/month.h"

#include <optional>
#include <string>
#include <vector>

namespace zk::session {

enum class StepKind { confirm, review, approve, submit, accept, return_to, lock, unlock };
inline constexpr StepKind every_step[] = {StepKind::confirm, StepKind::review,    StepKind::approve, StepKind::submit,
                                          StepKind::accept,  StepKind::return_to, StepKind::lock,    StepKind::unlock};
/// "confirm", … "return", …: ids in JSON, in the document and on the command line.
std::string_view name(StepKind kind);
StepKind kind_named(std::string_view text);           ///< throws std::invalid_argument
forms::Message title(StepKind kind);                  ///< 科室确认, 职能科室审核, …
/// "filling" → 填报中; see db::AssessmentRow::status.
forms::Message status_title(const std::string& status);

struct Step {                                         ///< one entry of the chain, oldest first; never changed or removed
    StepKind kind = StepKind::confirm;
    std::string section;                              ///< specialty; "" the whole assessment
    std::string who;                                  ///< who signs
    forms::Date date;                                 ///< of the signature
    std::string comment;                              ///< reason of a return, lock or unlock
    int slip = 0;                                     ///< number of the 解锁单 of an unlock, else 0
    bool stale = false;                               ///< no longer holds: changed, taken back or repeated since
    std::string recorded_by, recorded;                ///< who entered it, and when (ISO time, UTC)
};

/// What may be done now; for what may not, why. One entry for each verb, `confirm` once for each specialty.
struct NextStep {
    StepKind kind = StepKind::confirm;
    std::string section;                              ///< of confirm
    bool possible = false;
    bool done = false;                                ///< stands already (confirmed and not stale, reviewed, …)
    std::vector<forms::Message> why;                  ///< empty if possible
};

}   // namespace zk::session
