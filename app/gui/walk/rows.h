// The walk of a section without a window: which items a step shows, what each row says, what needs something next.
#pragma once

#include "app/gui/place.h"
#include "app/session/session.h"

#include <string>
#include <vector>

namespace zk::gui::walk {

/// What is to be done with an item, as the sign at the head of its row. Signs differ in shape, not in colour alone.
enum class Sign {
    blank,            ///< nothing typed
    partial,          ///< months or one half missing
    done,
    lost,             ///< complete, points lost
    hint,             ///< an unexplained hint, a claim to be decided
    error,            ///< contradicts itself
    not_asked,        ///< not applicable, not due, no cases
};
forms::Message label(Sign sign);

enum class Filter { all, blank, verify, lost, changed };
inline constexpr int filters = 5;
forms::Message label(Filter filter);

struct Row {
    int ask = -1;                        ///< -1: the heading of a group
    forms::Text title;                   ///< of the item or the group
    Sign sign = Sign::blank;
    forms::Text value, goal, prior, score;
    bool word = false;                   ///< the value is a word that stands for an empty (未填, 暂无数据 …)
    bool operator==(const Row&) const = default;
};

/// The findings that matter here, by question: contradictions, and hints without a reason (a blank is no contradiction). Made once after every change.
struct Noted {
    std::vector<char> error, hint;       ///< along Form::asks
    explicit Noted(const session::Session& session);
};

/// A step: one dimension of a section. Dimensions of which the section has no item are left out.
struct Step {
    int dimension;
    int asked = 0, answered = 0;
};
std::vector<Step> steps(const forms::Form& form, const forms::Scorecard& card, int section);

Sign sign_of(const session::Session& session, const Noted& noted, int ask);
bool passes(const session::Session& session, const Noted& noted, int ask, Filter filter);
/// Something is still to be typed or mended here.
bool needs_something(const session::Session& session, const Noted& noted, int ask);

/// How many items of the dimension pass each filter.
std::vector<int> counts(const session::Session& session, const Noted& noted, int section, int dimension);
/// Rows of a dimension with the headings of their groups; headings without an item below are left out.
std::vector<Row> rows(const session::Session& session, const Noted& noted, int section, int dimension, Filter filter,
                      const forms::Translator& translator);
/// One row anew.
Row row(const session::Session& session, const Noted& noted, int ask, const forms::Translator& translator);

/// The next question after `from` in the section that needs something, round at its end; -1 if none does.
int next_needing(const session::Session& session, const Noted& noted, int section, int from);
/// Where a person who comes to this section begins: the first that needs something, else the first at all; -1: none.
int first_needing(const session::Session& session, const Noted& noted, int section);

/// New since the previous round, or another answer than then (a number: by more than the item's change threshold).
bool changed_since_last(const session::Session& session, int ask);

}  // namespace zk::gui::walk
