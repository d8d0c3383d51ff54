#include "forms/circumstances.h"

#include "forms/exact.h"

#include <algorithm>

namespace zk::forms {

namespace {

Finding hint(const Form& form, int section, Message message, const std::string& numbers)
{
    Finding finding;
    finding.severity = Severity::hint;
    finding.section = section;
    finding.key = std::string(message.code) + "|" + form.sections()[section].id + "|" + numbers;
    finding.message = std::move(message);
    return finding;
}

/// Questions of the section (or of all: -1) that want evidence and have none.
int without_evidence(const Form& form, const Scorecard& card, const Circumstances& beside, int section)
{
    std::vector<bool> covered(form.asks().size());
    for (const auto& piece : beside.evidence) {
        for (const int ask : piece.asks)
            covered[static_cast<std::size_t>(ask)] = true;
    }
    int count = 0;
    for (int ask = 0; ask < static_cast<int>(form.asks().size()); ++ask) {
        if ((section < 0 || form.asks()[ask].section == section) && !covered[static_cast<std::size_t>(ask)] &&
            wants_evidence(form, card, ask))
            ++count;
    }
    return count;
}

/// One hint for a specialty, so that what is missing does not drown what is wrong; where a hospital keeps no evidence
/// here at all, one hint says so once.
void missing(const Form& form, const Scorecard& card, const Circumstances& beside, int section,
             std::vector<Finding>& findings)
{
    const bool none = beside.evidence.empty();
    if (none != (section == 0))
        return;
    const int count = without_evidence(form, card, beside, none ? -1 : section);
    if (count == 0)
        return;
    const Decimal number(count);
    findings.push_back(
        none ? hint(form, section,
                    {"finding.no_evidence",
                     ZK_TR("No evidence is kept for {n} {n|item that is answered|items that are answered} as fulfilled and "
                           "whose card asks for it. Add it, or say where it is kept"),
                     {{"n", number}}},
                    number.str())
             : hint(form, section,
                    {"finding.evidence_missing",
                     ZK_TR("{n} {n|item is answered|items are answered} as fulfilled without the evidence {n|its|their} "
                           "card asks for. Add it, or say why there is none"),
                     {{"n", number}}},
                    number.str()));
}

void expiring(const Form& form, const Circumstances& beside, int section, std::vector<Finding>& findings)
{
    for (const auto& piece : beside.evidence) {
        const bool here = piece.asks.empty() ? section == 0 : form.asks()[piece.asks.front()].section == section;
        if (!here || !piece.valid_until || !beside.inspection || *piece.valid_until >= *beside.inspection)
            continue;
        findings.push_back(hint(form, section,
                                {"finding.evidence_expires",
                                 ZK_TR("Evidence {number} “{title}” is valid until {until} only, before the inspection "
                                       "on {inspection}. Renew it, or say why it still counts"),
                                 {{"number", Decimal(piece.number)},
                                  {"title", piece.title},
                                  {"until", iso(*piece.valid_until)},
                                  {"inspection", iso(*beside.inspection)}}},
                                std::to_string(piece.number) + "|" + iso(*piece.valid_until) + "|" +
                                    iso(*beside.inspection)));
        findings.back().ask = piece.asks.empty() ? -1 : piece.asks.front();
    }
}

}  // namespace

bool wants_evidence(const Form& form, const Scorecard& card, int ask)
{
    const Item& item = form.item(form.asks()[ask]);
    const ItemScore& score = card.items[ask];
    const bool claimed = item.kind == ItemKind::technique || item.kind == ItemKind::choice;
    return claimed && item.scored() && !item.card.evidence.empty() && score.share && sign(*score.share) > 0;
}

void check_circumstances(const Form& form, const Answers& answers, const Scorecard& card, const Circumstances& beside,
                         int section, std::vector<Finding>& findings)
{
    missing(form, card, beside, section, findings);
    expiring(form, beside, section, findings);
    const auto at = static_cast<std::size_t>(section);
    if (at < beside.late.size() && beside.late[at] > 0 && answers.as_of) {
        findings.push_back(hint(form, section,
                                {"finding.after_cutoff",
                                 ZK_TR("{n} {n|value was|values were} entered or changed after the data cut-off date {date}. Say why, "
                                       "or move the date"),
                                 {{"n", Decimal(beside.late[at])}, {"date", iso(*answers.as_of)}}},
                                std::to_string(beside.late[at]) + "|" + iso(*answers.as_of)));
    }
}

}  // namespace zk::forms
