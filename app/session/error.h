// How a verb fails, with the exit code of the command line (0 fine, 1 findings, 2 wrong use, 3 cannot read or write,
// 4 not this program's file or a newer one).
#pragma once

#include "forms/message.h"

#include <stdexcept>
#include <vector>

namespace zk::session {

enum class Failure { wrong_use = 2, io = 3, not_ours = 4 };

class Error : public std::runtime_error {
public:
    Error(Failure failure, forms::Message message, std::vector<forms::Problem> problems = {});   ///< what(): English
    Failure failure() const { return failure_; }
    const forms::Message& message() const { return message_; }
    /// Further places, for a standard, layout or CSV with several mistakes.
    const std::vector<forms::Problem>& problems() const { return problems_; }

private:
    Failure failure_;
    forms::Message message_;
    std::vector<forms::Problem> problems_;
};

}   // namespace zk::session
