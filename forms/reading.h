// The numbers of a ratio or of a plain number over one period, before any target is looked at.
#pragma once

#include "forms/reasons.h"

namespace zk::forms {

/// A question's numbers over one period.
struct Reading {
    Settled top, bottom;    ///< numerator (or the value) and denominator
    int missing = 0;        ///< months
    bool blank = true;      ///< nothing typed
    bool half = false;      ///< one of numerator and denominator is blank
    bool no_cases = false;  ///< 0 of 0
    Message contradiction;
    std::optional<Rational> value;
};

Reading read_measure(const Form& form, const Ask& ask, const std::vector<Entry>& entries, const Period& period,
                     const Reasons& say);

}  // namespace zk::forms
