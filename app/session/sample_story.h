// What the sample hospital's people say beside the numbers: reasons of hints, notes, baselines, decisions about claims.
//
// story.csv: kind,year,section,item,text,extra
//   reason    text for every hint about the item
//   note      text
//   baseline  text: last year's figure; extra: where it was taken from
//   decide    text: accepted or refused; extra: why
#pragma once

#include "app/session/csv.h"
#include "app/session/session.h"

#include <string>
#include <vector>

namespace zk::session {

class SampleStory {
public:
    explicit SampleStory(const std::vector<CsvRow>& rows);

    /// Says what belongs to the year of the selected assessment, whose values are there already.
    void tell(Session& session, int year) const;

private:
    struct Row { std::string kind, year, section, item, text, extra; };
    std::vector<Row> rows_;
};

}   // namespace zk::session
