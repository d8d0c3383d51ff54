// Findings about the hospital's identifiers among each other.
#pragma once

#include "forms/findings.h"

namespace zk::forms {

void check_identifiers(const Form& form, const Answers& answers, std::vector<Finding>& into);

}  // namespace zk::forms
