#include "forms/score.h"

#include "forms/scoring.h"

#include <algorithm>
#include <set>

namespace zk::forms {

namespace {

/// Scores again what depends on the questions and the fact that changed.
class Rescore {
public:
    Rescore(const Form& form, const Answers& answers, Scorecard& card)
        : form_(form), answers_(answers), card_(card), changed_(form.asks().size(), false)
    {
    }

    void ask(int ask)
    {
        if (!changed_[ask]) {
            changed_[ask] = true;
            asks_.push_back(ask);
        }
    }
    void fact(std::string_view id) { fact_ = id; }

    void run()
    {
        follow_prerequisites();
        std::set<std::pair<int, int>> dimensions;
        for (int ask : asks_) {
            card_.items[ask] = score_item(form_, answers_, ask);
            techniques_ = techniques_ || form_.item(form_.asks()[ask]).kind == ItemKind::technique;
            dimensions.emplace(form_.asks()[ask].section, form_.item(form_.asks()[ask]).dimension);
        }
        std::set<int> sections;
        for (const auto& [section, dimension] : dimensions) {
            card_.sections[section].dimensions[dimension] = score_dimension(form_, card_, section, dimension);
            sections.insert(section);
        }
        for (int section : sections) {
            if (techniques_) {
                score_techniques(form_, answers_, card_, section);
            }
            score_section(form_, answers_, card_, section);
        }
        for (std::size_t section = 0; section < card_.sections.size() && caps_depend(); ++section) {
            grade_section(form_, answers_, card_, static_cast<int>(section));
        }
        score_hospital(form_, card_);
        if (techniques_) {
            cover_hospital(form_, answers_, card_);
        }
    }

private:
    /// A question whose prerequisite names a changed one changes too, and so on along the chain.
    void follow_prerequisites()
    {
        for (std::size_t done = 0, fact_done = 0; done < asks_.size() || !fact_done;) {
            std::set<std::string_view> items;
            for (; done < asks_.size(); ++done) {
                items.insert(form_.item(form_.asks()[asks_[done]]).id);
            }
            for (std::size_t ask = 0; ask < form_.asks().size(); ++ask) {
                const Condition& prerequisite = form_.item(form_.asks()[ask]).requires_;
                if (prerequisite.op != Condition::Op::always && !changed_[ask] &&
                    (names_any(prerequisite, items) || (!fact_done && mentions_fact(prerequisite, fact_)))) {
                    this->ask(static_cast<int>(ask));
                }
            }
            fact_done = 1;
        }
    }

    /// A cap may name an item or fact that belongs to another section.
    bool caps_depend() const
    {
        std::set<std::string_view> items;
        for (int ask : asks_) {
            items.insert(form_.item(form_.asks()[ask]).id);
        }
        const auto& caps = form_.standard().caps;
        return std::any_of(caps.begin(), caps.end(), [&](const Cap& cap) {
            return names_any(cap.unless, items) || mentions_fact(cap.unless, fact_);
        });
    }

    static bool names_any(const Condition& condition, const std::set<std::string_view>& items)
    {
        return std::any_of(items.begin(), items.end(),
                           [&](std::string_view item) { return mentions_item(condition, item); });
    }

    const Form& form_;
    const Answers& answers_;
    Scorecard& card_;
    std::vector<bool> changed_;
    std::vector<int> asks_;
    std::string_view fact_;
    bool techniques_ = false;  ///< one of the questions is a technique: nothing else moves compliance and coverage
};

}  // namespace

std::string_view name(Status status)
{
    switch (status) {
    case Status::blank:
        return "blank";
    case Status::partial:
        return "partial";
    case Status::scored:
        return "scored";
    case Status::observed:
        return "observed";
    case Status::no_cases:
        return "no_cases";
    case Status::no_data:
        return "no_data";
    case Status::not_carried_out:
        return "not_carried_out";
    case Status::not_applicable:
        return "not_applicable";
    case Status::claim_pending:
        return "claim_pending";
    case Status::not_due:
        return "not_due";
    case Status::error:
        break;
    }
    return "error";
}

Message label(Status status)
{
    switch (status) {
    case Status::blank:
        return {"status.blank", ZK_TR("Not answered"), {}};
    case Status::partial:
        return {"status.partial", ZK_TR("Incomplete"), {}};
    case Status::scored:
        return {"status.scored", ZK_TR("Scored"), {}};
    case Status::observed:
        return {"status.observed", ZK_TR("Observed"), {}};
    case Status::no_cases:
        return {"status.no_cases", ZK_TR("No cases"), {}};
    case Status::no_data:
        return {"status.no_data", ZK_TR("No data"), {}};
    case Status::not_carried_out:
        return {"status.not_carried_out", ZK_TR("Not carried out"), {}};
    case Status::not_applicable:
        return {"status.not_applicable", ZK_TR("Not applicable"), {}};
    case Status::claim_pending:
        return {"status.claim_pending", ZK_TR("Claim not decided"), {}};
    case Status::not_due:
        return {"status.not_due", ZK_TR("Not due yet"), {}};
    case Status::error:
        break;
    }
    return {"status.error", ZK_TR("Contradiction"), {}};
}

bool complete(Status status)
{
    return status != Status::blank && status != Status::partial && status != Status::not_due && status != Status::error;
}

Scorecard score(const Form& form, const Answers& answers)
{
    const Standard& standard = form.standard();
    const std::size_t sections = form.sections().size();
    Scorecard card;
    card.items.resize(form.asks().size());
    card.sections.resize(sections);
    card.hospital.resize(standard.dimensions.size());
    card.coverage.assign(sections, std::vector<CoverageCell>(standard.categories.size()));
    card.hospital_coverage.resize(standard.categories.size());
    for (std::size_t ask = 0; ask < form.asks().size(); ++ask) {
        card.items[ask] = score_item(form, answers, static_cast<int>(ask));
    }
    for (std::size_t section = 0; section < sections; ++section) {
        auto& dimensions = card.sections[section].dimensions;
        dimensions.resize(standard.dimensions.size());
        for (std::size_t dimension = 0; dimension < dimensions.size(); ++dimension) {
            dimensions[dimension] = score_dimension(form, card, static_cast<int>(section), static_cast<int>(dimension));
        }
        score_techniques(form, answers, card, static_cast<int>(section));
        score_section(form, answers, card, static_cast<int>(section));
    }
    score_hospital(form, card);
    cover_hospital(form, answers, card);
    return card;
}

void rescore_slot(const Form& form, const Answers& answers, int slot, Scorecard& card)
{
    Rescore rescore(form, answers, card);
    rescore.fact(form.fact(form.slots()[slot]).id);
    for (int ask : form.slots()[slot].asked_by) {
        rescore.ask(ask);
    }
    rescore.run();
}

void rescore_ask(const Form& form, const Answers& answers, int ask, Scorecard& card)
{
    Rescore rescore(form, answers, card);
    rescore.ask(ask);
    rescore.run();
}

ItemScore preview(const Form& form, const Answers& answers, int ask)
{
    return score_item(form, answers, ask);
}

}  // namespace zk::forms
