// Scoring: from answers to item shares, dimension scores, totals, grades, coverage — each number with its reason.
// All computing is exact (decimal.h); what is published is rounded once.
#pragma once

#include "forms/answers.h"

#include <optional>
#include <string>
#include <vector>

namespace zk::forms {

enum class Status {
    blank,            ///< 未填: 0 points, incomplete
    partial,          ///< months missing: provisional share from the months there are, incomplete
    scored,           ///< share stands
    observed,         ///< answered, not scored (observe, sentinel, improve without fair comparison): points leave the sum
    no_cases,         ///< 无病例: 0 / 0, points leave the sum
    no_data,          ///< 暂无数据 with reason: 0 points, complete
    not_carried_out,  ///< 未开展: 0 points, complete
    not_applicable,   ///< by the standard, an unmet prerequisite, or an accepted claim: leaves the sum
    claim_pending,    ///< claim of not applicable awaiting the administrator: 0 points, complete
    not_due,          ///< 未到统计时点: leaves the sum, incomplete without blame
    error,            ///< numbers contradict each other: 0 points, incomplete, see findings
};
std::string_view name(Status status);   ///< "blank", "partial", … as in JSON
Message label(Status status);           ///< 未填, 数据不全, …
bool complete(Status status);

/// One question's result with its trace: rule, inputs, share, points, reason.
struct ItemScore {
    Status status = Status::blank;
    std::optional<Rational> value;      ///< ratio × scale or number, over the period
    std::optional<Rational> numerator, denominator;   ///< or cases / value in `numerator`
    std::optional<Rational> prior;      ///< the same value one year earlier
    std::optional<Rational> share;      ///< only where it counts in the sum
    Rational earned;                    ///< exact points × share
    bool counts = false;                ///< its points are in the dimension's sum (optional items add to earned only)
    Message reason;                     ///< why it has this share, as a sentence
};

enum class DimensionState { scored, insufficient, not_applicable, unscored };

struct GroupScore { int group; std::optional<Rational> exact; std::optional<Decimal> published; };

struct DimensionScore {
    DimensionState state = DimensionState::not_applicable;
    Rational earned, points;            ///< Σ over items that count
    Rational possible;                  ///< Σ points of applicable scored items, counted or not
    std::optional<Rational> exact;
    std::optional<Decimal> published;
    int asked = 0, answered = 0;        ///< questions asked, questions complete
    bool complete = true;               ///< every scored, non-optional question is complete
    std::vector<GroupScore> groups;
};

/// Basic or recommended techniques carried out among the applicable ones.
struct Compliance { int met = 0; int of = 0; std::optional<Decimal> rate; };   ///< per cent, two decimals

struct SectionScore {
    std::vector<DimensionScore> dimensions;   ///< along Standard::dimensions
    std::optional<Rational> exact;
    std::optional<Decimal> total;       ///< published; provisional (暂计) unless complete
    bool complete = false;
    int grade = -1;                     ///< index in Standard::grades; -1 ungraded
    int band = -1;                      ///< grade by the total alone
    std::vector<int> caps;              ///< indices in Standard::caps that hold, the deciding one first
    Compliance basic, recommended;
    int asked = 0, answered = 0;
};

/// Specialty × minimally invasive category; restricted and optional techniques only when carried out.
struct CoverageCell { int carried_out = 0; int of = 0; std::vector<int> missing; };   ///< missing: indices in Form::asks

struct Scorecard {
    std::vector<ItemScore> items;            ///< along Form::asks
    std::vector<SectionScore> sections;      ///< along Form::sections ([0], the hospital itself, is never scored)
    std::vector<std::optional<Decimal>> hospital;      ///< per dimension: mean over complete, applicable specialties
    std::vector<std::vector<CoverageCell>> coverage;   ///< [section][category]
    std::vector<CoverageCell> hospital_coverage;       ///< per category, each shared technique once
};

Scorecard score(const Form& form, const Answers& answers);

/// Several categories together: a technique belongs to one of them. `of` is 0 where nothing is expected.
CoverageCell together(const std::vector<CoverageCell>& cells);
/// 本院内镜、介入开展率: together those categories that the standard names endoscopic or interventional.
CoverageCell endoscopic_interventional(const Standard& standard, const std::vector<CoverageCell>& cells);
/// Per cent carried out, two decimals; nothing where nothing is expected.
std::optional<Decimal> coverage_rate(const CoverageCell& cell);

/// The same result as score() after one entry or response changed, touching only what depends on it.
void rescore_slot(const Form& form, const Answers& answers, int slot, Scorecard& card);
void rescore_ask(const Form& form, const Answers& answers, int ask, Scorecard& card);

/// A question's share if its slots held these answers: what typing previews. Nothing is changed.
ItemScore preview(const Form& form, const Answers& answers, int ask);

}   // namespace zk::forms
