// Keeps last year's scores between two looks at the result pages: reading and scoring a whole year costs too much for
// every change.
#pragma once

#include "app/gui/charts/results.h"

namespace zk::gui::charts {

class ResultsReader {
public:
    Results read(session::Session& session);
    void changed(const session::Change& change);

private:
    std::string assessment_;
    std::optional<session::YearBefore> before_;
};

}  // namespace zk::gui::charts
