// From scores to what the two result pages show: cells, sentences and where each leads. No window, no invention: a number
// is the published one, what is missing is said in a word, and nothing says how to reach a score by other counts.
#pragma once

#include "app/gui/charts/data.h"
#include "app/gui/charts/say.h"
#include "app/gui/place.h"
#include "app/session/session.h"

#include <string>
#include <vector>

namespace zk::gui::charts {

/// What both pages read; `before` may be null.
struct Results {
    const forms::Form& form;
    const forms::Answers& answers;
    const forms::Scorecard& card;
    const session::YearBefore* before;
    std::vector<session::CheckedFinding> findings;
    std::optional<forms::Date> cutoff;
    bool locked = false;                 ///< approved or later: nothing is entered any more
};

/// Where keys lead.
class Places {
public:
    Key add(Place place)
    {
        places_.push_back(std::move(place));
        return static_cast<Key>(places_.size()) - 1;
    }
    /// nullptr for a key that leads nowhere.
    const Place* at(Key key) const
    {
        return key >= 0 && key < static_cast<Key>(places_.size()) ? &places_[key] : nullptr;
    }

private:
    std::vector<Place> places_;
};

struct Overview {
    std::string subtitle;
    TableData scores, coverage;
    RadarData radar;
    RingData completion;
    ListData missing, findings;
    Places places;
};
Overview overview(const Results& results, const Say& say);

struct Summary {
    std::string subtitle;
    TableData scores;
    RadarData radar;
    ListData grade, compliance, findings;
    LossData losses;
    Places places;
};
/// `section`: index in Form::sections.
Summary summary(const Results& results, int section, const Say& say);

}  // namespace zk::gui::charts
