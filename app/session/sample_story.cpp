#include "app/session/sample_story.h"

#include <map>
#include <utility>

namespace zk::session {

SampleStory::SampleStory(const std::vector<CsvRow>& rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto fields = rows[i].fields;
        fields.resize(6);
        rows_.push_back({fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]});
    }
}

void SampleStory::tell(Session& session, int year) const
{
    std::map<std::pair<std::string, std::string>, std::string> reasons;
    for (const Row& row : rows_) {
        if (row.year != std::to_string(year))
            continue;
        if (row.kind == "reason")
            reasons[{row.section, row.item}] = row.text;
        else if (row.kind == "note")
            session.note(row.section, row.item, row.text);
        else if (row.kind == "baseline")
            session.baseline(row.section, row.item, row.text, row.extra);
        else if (row.kind == "decide")
            session.decide(row.section, row.item,
                           row.text == "accepted" ? forms::Decision::accepted : forms::Decision::refused, row.extra);
    }
    for (const CheckedFinding& found : session.findings()) {   // last: what is said above may settle some of them
        if (found.finding.severity != forms::Severity::hint || found.finding.ask < 0)
            continue;
        const forms::Ask& ask = session.form().asks()[found.finding.ask];
        const auto reason = reasons.find({session.form().sections()[ask.section].id, session.form().item(ask).id});
        if (reason != reasons.end())
            session.give_reason(found.finding.key, reason->second);
    }
}

}   // namespace zk::session
