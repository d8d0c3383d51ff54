// 整改措施: the improvement actions of the hospital.
#include "app/session/session_impl.h"

namespace zk::session {

std::vector<db::ActionRow> Session::actions() const
{
    return guarded([&] { return impl_->document->actions(); });
}

int Session::keep_action(const db::ActionRow& action)
{
    if (action.problem.find_first_not_of(" \t\n") == std::string::npos)
        throw Error(Failure::wrong_use, {"session.action_without_problem",
                                         ZK_TR("An improvement action needs the problem it is about, in words."),
                                         {}});
    if (action.closed && action.effect.find_first_not_of(" \t\n") == std::string::npos)
        throw Error(Failure::wrong_use,
                    {"session.action_without_effect",
                     ZK_TR("Before an action is closed, write what the check of its effect found."),
                     {}});
    return guarded([&] {
        const int number = action.number > 0 ? action.number : impl_->document->next_action();
        impl_->document->apply({db::ActionEdit{number, action}}, impl_->context());
        impl_->tell({});
        return number;
    });
}

void Session::remove_action(int number)
{
    guarded([&] { impl_->document->apply({db::ActionEdit{number, {}}}, impl_->context()); });
    impl_->tell({});
}

}   // namespace zk::session
