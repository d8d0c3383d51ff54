// What a hospital has answered, in memory, laid out along a Form. The document fills it; scoring only reads it.
//
// The five kinds of empty stay different: blank (nothing here), 0 (a Value holding 0), not applicable (by the standard,
// a prerequisite, or a Claim), not carried out (a technique's status `none`), no data (a Claim with its reason).
#pragma once

#include "forms/form.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zk::forms {

/// One value: a number, or a text (technique status, option ids joined by '|', free text, ISO date).
struct Value {
    std::optional<Decimal> number;
    std::string text;
    bool operator==(const Value&) const = default;
};

/// Which of a fact's values count in this assessment. It belongs to the fact, not to the question, so that two
/// questions that share a number never read it differently.
enum class Mode { months, period };

/// One FactSlot over one period.
struct Entry {
    Mode mode = Mode::period;
    std::optional<Value> period;                       ///< whole-period value (also state and constant facts)
    std::vector<std::pair<Month, Decimal>> months;     ///< ascending, inside the period, each month once
};

/// The state of a fact over a period, whatever the mode.
struct Settled {
    std::optional<Rational> number;    ///< Σ, last, or the period value; from the months there are
    int missing_months = 0;            ///< in months mode
    bool blank = true;                 ///< nothing typed at all
};
Settled settle(const Fact& fact, const Entry& entry, const Period& period);

enum class Claim { none, not_applicable, no_data };
enum class Decision { pending, accepted, refused };

/// What is said about a question beside its numbers.
struct Response {
    Claim claim = Claim::none;
    std::string reason;                ///< of the claim
    Decision decision = Decision::pending;   ///< of a claim of not applicable
    std::string note;
    std::optional<Decimal> baseline;   ///< typed last-year value for `improve` where there are no months
    std::string baseline_source;
    /// 待核实: the standard under which the answer was given, where it has changed what this question asks since; until
    /// the answer is confirmed or changed. Empty: nothing to re-check.
    std::string recheck;
};

struct Answers {
    Period period;
    std::optional<Date> as_of;         ///< data cut-off date; with it follow-up periods are judged
    std::vector<Entry> entries;        ///< along Form::slots
    std::vector<Entry> prior;          ///< the same slots, same-length period one year earlier
    std::vector<Response> responses;   ///< along Form::asks

    Answers(const Form& form, const Period& over);
};

/// The only choices for a reader of Value::text of several options.
std::vector<std::string> split_options(const std::string& text);

}   // namespace zk::forms
