// The pieces of the report tree that tell the road of an assessment: approval, evidence, corrections.
#include "app/session/audit_item.h"
#include "app/session/report.h"

#include <algorithm>

namespace zk::session {

using forms::Message;
using forms::Text;

namespace {

class FlowPieces {
public:
    FlowPieces(const Reported& reported, const ItemReporter& words) : reported_(reported), words_(words) {}

    Json section_title(const std::string& id) const
    {
        const forms::Form& form = reported_.form;
        const int at = form.standard().specialty(id);
        if (at >= 0)
            return words_.text(form.standard().specialties[at].title);
        return words_.text(Message{"section.hospital", ZK_TR("Hospital"), {}});
    }
    Json item_title(const std::string& id) const
    {
        for (const forms::Item& item : reported_.form.standard().items)
            if (item.id == id)
                return words_.text(item.title);
        return words_.text(Text{id, id});   // of an item that a newer version of the standard dropped
    }

private:
    const Reported& reported_;
    const ItemReporter& words_;
};

std::string date_text(const std::optional<forms::Date>& date)
{
    return date ? forms::iso(*date) : std::string();
}

Message field_title(const std::string& field)
{
    if (field == "claim")
        return {"field.claim", ZK_TR("Not applicable or no data"), {}};
    if (field == "prior")
        return {"field.prior", ZK_TR("Same period of last year"), {}};
    const auto known = forms::field_named(field);
    return known ? title(*known) : Message{"field.other", ZK_TR("Other"), {}};
}

}   // namespace

Json correction_title(int correction, const ItemReporter& words)
{
    if (correction == 0)
        return nullptr;
    return words.text(Message{"submission.correction", ZK_TR("Corrected submission (no. {n})"),
                              {{"n", forms::Decimal(correction)}}});
}

Json approval_of(const Reported& reported, const ItemReporter& words)
{
    const FlowPieces pieces(reported, words);
    Json steps = Json::array();
    for (const Step& step : reported.steps)
        steps.push_back({{"step", name(step.kind)},
                         {"step_title", words.text(title(step.kind))},
                         {"section", step.section},
                         {"section_title", step.section.empty() ? Json(nullptr) : pieces.section_title(step.section)},
                         {"who", step.who},
                         {"when", forms::iso(step.date)},
                         {"comment", step.comment},
                         {"slip", step.slip},
                         {"stale", step.stale}});
    const db::AssessmentRow& row = reported.assessment;
    return {{"status", row.status},
            {"status_title", words.text(status_title(row.status))},
            {"locked", row.locked},
            {"correction", row.correction},
            {"correction_title", correction_title(row.correction, words)},
            {"steps", std::move(steps)}};
}

Json evidence_of(const Reported& reported, const ItemReporter& words)
{
    const FlowPieces pieces(reported, words);
    Json result = Json::array();
    for (const Evidence& evidence : reported.evidence) {
        Json items = Json::array(), sections = Json::array();
        for (const EvidenceItem& at : evidence.items) {
            if (std::none_of(sections.begin(), sections.end(), [&](const Json& s) { return s["id"] == at.section; }))
                sections.push_back({{"id", at.section}, {"title", pieces.section_title(at.section)}});
            items.push_back({{"section", at.section},
                             {"section_title", pieces.section_title(at.section)},
                             {"item", at.item},
                             {"item_title", pieces.item_title(at.item)}});
        }
        const Message kind = evidence.kept ? Message{"evidence.kept", ZK_TR("Kept in the document"), {}}
                                           : Message{"evidence.reference", ZK_TR("By reference"), {}};
        const Message deidentified = evidence.deidentified
                                         ? Message{"evidence.deidentified", ZK_TR("De-identified"), {}}
                                         : Message{"evidence.identified", ZK_TR("Not de-identified"), {}};
        result.push_back({{"number", evidence.number},
                          {"title", evidence.title},
                          {"kind", evidence.kept ? "kept" : "reference"},
                          {"kind_title", words.text(kind)},
                          {"file", evidence.file},
                          {"bytes", evidence.bytes},
                          {"sha256", evidence.sha256},
                          {"dated", date_text(evidence.dated)},
                          {"valid_until", date_text(evidence.valid_until)},
                          {"deidentified", evidence.deidentified},
                          {"deidentified_title", words.text(deidentified)},
                          {"sections", std::move(sections)},
                          {"items", std::move(items)}});
    }
    return result;
}

Json corrections_of(const Reported& reported, const ItemReporter& words)
{
    const FlowPieces pieces(reported, words);
    Json result = Json::array();
    for (const Correction& correction : reported.corrections)
        result.push_back({{"number", correction.number},
                          {"section", correction.section},
                          {"section_title", pieces.section_title(correction.section)},
                          {"item", correction.item},
                          {"item_title", pieces.item_title(correction.item)},
                          {"field", correction.field},
                          {"field_title", words.text(field_title(correction.field))},
                          {"month", correction.month},
                          {"sheet", correction.sheet},
                          {"cell", correction.cell},
                          {"old", correction.old_value},
                          {"old_title", correction.old_title.empty() ? Json(nullptr) : words.text(correction.old_title)},
                          {"new", correction.new_value},
                          {"new_title", correction.new_title.empty() ? Json(nullptr) : words.text(correction.new_title)},
                          {"reason", correction.reason},
                          {"who", correction.who},
                          {"when", beijing_time(correction.when)}});
    return result;
}

std::string evidence_numbers(const std::vector<Evidence>& evidence, const std::string& section, const std::string& item)
{
    std::string numbers;
    for (const Evidence& one : evidence)
        if (std::find(one.items.begin(), one.items.end(), EvidenceItem{section, item}) != one.items.end())
            numbers += (numbers.empty() ? "" : "、") + std::to_string(one.number);
    return numbers;
}

}   // namespace zk::session
