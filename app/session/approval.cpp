// The verbs of the approval chain. The rules stand in approval.h.
#include "app/session/session_impl.h"

namespace zk::session {

using forms::Message;

std::string_view name(StepKind kind)
{
    constexpr std::string_view names[] = {"confirm", "review", "approve", "submit", "accept", "return", "lock", "unlock"};
    return names[static_cast<int>(kind)];
}

Message title(StepKind kind)
{
    switch (kind) {
    case StepKind::confirm: return {"step.confirm", ZK_TR("Confirmed by the specialty"), {}};
    case StepKind::review: return {"step.review", ZK_TR("Reviewed by the functional department"), {}};
    case StepKind::approve: return {"step.approve", ZK_TR("Approved by the vice president"), {}};
    case StepKind::submit: return {"step.submit", ZK_TR("Submitted"), {}};
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

}   // namespace zk::session
