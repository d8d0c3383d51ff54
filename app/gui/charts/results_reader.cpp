#include "app/gui/charts/results_reader.h"

namespace zk::gui::charts {

Results ResultsReader::read(session::Session& session)
{
    if (assessment_ != session.assessment().id) {
        assessment_ = session.assessment().id;
        before_ = session.year_before();
    }
    return {session.form(), session.answers(), session.scorecard(), before_ ? &*before_ : nullptr, session.findings(),
            session.assessment().cutoff, session.assessment().locked};
}

void ResultsReader::changed(const session::Change& change)
{
    if (change.everything) {
        assessment_.clear();
    }
}

}  // namespace zk::gui::charts
