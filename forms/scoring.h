// The steps of score(), shared by its files: conditions, one question, one dimension, one section.
#pragma once

#include "forms/score.h"

#include <string_view>

namespace zk::forms {

/// Conditions refer to conditions; a standard without cycles never comes near this depth.
constexpr int deepest_condition = 64;

/// Whether the question is asked: its prerequisite holds. Needs answers only, no scores.
bool is_asked(const Form& form, const Answers& answers, int ask, int depth = 0);
/// A cap's condition, judged on finished scores of the section. Not applicable counts as met, unanswered as unmet.
bool cap_holds(const Form& form, const Answers& answers, const Scorecard& card, int section,
               const Condition& condition);
/// Whether the condition asks about this item, or this fact, by name.
bool mentions_item(const Condition& condition, std::string_view item);
bool mentions_fact(const Condition& condition, std::string_view fact);

/// Whether points of this question's dimension count in its section at all.
bool is_in_sum(const Form& form, const Ask& ask);
/// Independent, guided or visiting, and no claim stands in place of the answer. Does not ask for the prerequisite.
bool is_performed(const Form& form, const Answers& answers, int ask);
bool has_claim(const Response& response);
/// A target, floor or number of cases as it holds for the period: × months/12 where the item says it is annual.
Rational for_period(const Item& item, const Decimal& annual, const Period& period);

ItemScore score_item(const Form& form, const Answers& answers, int ask, int depth = 0);
DimensionScore score_dimension(const Form& form, const Scorecard& card, int section, int dimension);
/// Compliance and coverage of a section. They look at its techniques and at nothing else.
void score_techniques(const Form& form, const Answers& answers, Scorecard& card, int section);
/// Total of a section whose items, dimensions and compliance stand; then its grade.
void score_section(const Form& form, const Answers& answers, Scorecard& card, int section);
void grade_section(const Form& form, const Answers& answers, Scorecard& card, int section);
void score_hospital(const Form& form, Scorecard& card);
void cover_hospital(const Form& form, const Answers& answers, Scorecard& card);

}  // namespace zk::forms
