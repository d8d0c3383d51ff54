// Moving an assessment to another version of its standard, and what is new since last year's.
//
// A value moves along if its fact is the same in both (forms::Carrying says when it is not). What does not move along
// stays in the document: where its question is no longer asked, in its place; where the fact of that id means something
// else now, under "<fact>@<standard it was collected under>", so that nobody reads it as the new one. An answered question
// whose wording or demands changed is marked 待核实 (Response::recheck) until it is confirmed or changed.
#pragma once

#include "forms/diff.h"
#include "forms/form.h"

#include <optional>
#include <string>
#include <vector>

namespace zk::session {

struct Moved {
    struct Left {                          ///< a value that does not move along
        std::string scope, fact;
        forms::Text title;                 ///< of the fact
        std::optional<forms::Month> month;
        std::string value;                 ///< as it is stored
        forms::Text shown;                 ///< the same in words: an option's title, how a technique is carried out
        forms::Message why;
    };
    struct Recheck { std::string section, item; forms::Text title; };
    struct Total {                         ///< of one specialty, the same data under both standards
        std::string specialty;
        forms::Text title;
        std::optional<forms::Decimal> before, after;
        bool complete_before = false, complete_after = false;
        std::optional<forms::Text> grade_before, grade_after;
    };
    std::string from, to;                  ///< "county-2025 1.0 (9f3ab2c4)"
    forms::Differences differences;
    int kept = 0;                          ///< values that move along and are asked for
    std::vector<Left> left;
    std::vector<Recheck> recheck;
    std::vector<Total> totals;             ///< in the hospital's order; blank where the specialty is in one only
    std::vector<std::string> further;      ///< specialties the newer standard has and this assessment does not
    std::string batch;                     ///< for undo; empty in a dry run
};

/// What the questions of an assessment are against those of the year before.
struct News {
    std::string since;                     ///< last year's standard
    forms::Differences differences;
    std::vector<forms::Fate> asks;         ///< along Form::asks: added (also: not asked of this section then), changed, same
};

/// What changed in a question that waits for re-checking.
struct Recheck {
    int ask = -1;                          ///< index in Form::asks
    std::string since;                     ///< the standard it was answered under
    std::vector<forms::FieldChange> changes;
};

}   // namespace zk::session
