// 逻辑校验: what contradicts itself or looks unlikely. An error blocks approval; a hint needs a written reason once.
#pragma once

#include "forms/score.h"

#include <vector>

namespace zk::forms {

enum class Severity { error, hint };

struct Finding {
    Severity severity = Severity::error;
    Message message;  ///< code "finding.…": what is wrong, with the numbers, and what to do
    int ask = -1;     ///< index in Form::asks; -1: about a section or the hospital
    int section = -1;
    std::optional<Month> month;  ///< where one month alone is meant
    Field field = Field::value;  ///< with ask >= 0: the field to open
    /// Stable name of this finding while the numbers behind it stay the same; a reason is kept under it.
    std::string key;
};

/// What lies beside the answers and is looked at too.
struct Circumstances {
    struct Evidence {                      ///< one piece of 佐证材料
        int number = 0;
        std::string title;
        std::optional<Date> valid_until;
        std::vector<int> asks;             ///< indices in Form::asks it stands beside
    };
    std::vector<Evidence> evidence;
    std::optional<Date> inspection;        ///< 检查日期
    std::vector<int> late;                 ///< along Form::sections: values entered or changed after the cut-off date
};

/// Every finding, in the order of the form.
std::vector<Finding> check(const Form& form, const Answers& answers, const Scorecard& card,
                           const Circumstances& beside = {});

/// The question is answered as fulfilled, scores, and its card asks for evidence: a paper should stand behind it.
bool wants_evidence(const Form& form, const Scorecard& card, int ask);

/// What is said of a value typed for a month the assessment does not cover; who reads such a value says it.
Message month_outside(const Item& item, Month month, const Period& period);

}  // namespace zk::forms
