// An item month by month, as its trend is drawn: exact values, gaps that say why they are gaps, and the limits of a
// p-chart where they are sound. A missing month is a gap, never zero, and no line is drawn across it.
#pragma once

#include "forms/answers.h"

#include <optional>
#include <vector>

namespace zk::forms {

enum class Gap {
    none,       ///< there is a value
    missing,    ///< nothing typed for this month, or only one half of a ratio
    no_cases,   ///< 0 of 0
    error,      ///< more than 0 of 0, or a proportion above its whole
};

struct SeriesPoint {
    Month month;
    std::optional<Rational> numerator, denominator;   ///< as typed; a count or number has only a numerator
    std::optional<Rational> value;                    ///< numerator / denominator × scale, or the number; nothing: a gap
    Gap gap = Gap::missing;
};

/// Limits of a p-chart (three standard deviations around last year's proportion), one pair for each month of this year
/// because its denominator differs. In the item's unit, for drawing: the square root is not exact; `outside` is.
struct ControlLimits {
    double mean = 0;
    struct Pair { std::optional<double> lower, upper; bool outside = false; };
    std::vector<Pair> months;                         ///< along Series::now; empty where the month is a gap or too small
};

struct Series {
    bool monthly = false;              ///< false: this item is not kept by month (typed for the period, or never summed)
    std::vector<SeriesPoint> now;      ///< every month of the period, ascending
    std::vector<SeriesPoint> before;   ///< the same months one year earlier
    /// Only for a proportion with a value in at least twelve months of last year, and only for months in which both
    /// sides of the expected split hold five cases (below that the normal approximation of a p-chart does not hold).
    std::optional<ControlLimits> limits;
    bool empty() const;                ///< no month of either year has a value
};

/// The months of a ratio (Σ in both halves), a number, or the cases of a technique.
Series series(const Form& form, const Answers& answers, int ask);

}   // namespace zk::forms
