// How writing and reading workbooks fails: a message for people.
#pragma once

#include "forms/message.h"

#include <stdexcept>

namespace zk::templates {

class Error : public std::runtime_error {
public:
    explicit Error(forms::Message message);  ///< what() is the English sentence
    const forms::Message& message() const { return message_; }

private:
    forms::Message message_;
};

}  // namespace zk::templates
