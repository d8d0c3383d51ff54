// Inside forms/ only: the findings about evidence and late values of one section.
#pragma once

#include "forms/findings.h"

namespace zk::forms {

void check_circumstances(const Form& form, const Answers& answers, const Scorecard& card, const Circumstances& beside,
                         int section, std::vector<Finding>& findings);

}  // namespace zk::forms
