// Verifying with the document: which of its submissions a workbook is, and what differs from that.
#include "app/session/report.h"
#include "app/session/verify_parts.h"
#include "db/digest.h"

#include <algorithm>

namespace zk::session {

namespace {

const Archived* archived_as(const std::vector<Archived>& archive, const std::string& digest, const std::string& number)
{
    const Archived* found = nullptr;
    for (const Archived& one : archive) {
        if (one.digest == digest)
            return &one;
        if (!number.empty() && one.number == number)
            found = &one;
    }
    return found;
}

void say_later(const std::vector<Archived>& archive, const Archived& found, Verification& result)
{
    const Archived* last = nullptr;
    for (const Archived& one : archive)
        if (&one > &found && one.assessment == found.assessment)
            last = &one;
    if (last)
        result.remarks.push_back({"verify.later",
                                  ZK_TR("It has been replaced since: submission {number} of {date} corrects it."),
                                  {{"number", last->number}, {"date", forms::iso(last->date)}}});
}

/// The self-assessment of the workbook as it stands in the document now; null if it has none of that id.
Json present_tree(Session& session, const Verification& result, const forms::Translator& translator)
{
    const std::string id = text_at(result.tree, {"assessment", "id"});
    const auto rows = session.assessments();
    if (id.empty() || std::none_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; }))
        return nullptr;
    session.select(id);
    Json tree = session.report(translator);
    tree["submission"] = result.tree["submission"];
    const std::string digest = db::sha256(canonical(tree));
    tree["submission"]["digest"] = digest;
    tree["submission"]["check_code"] = digest.substr(0, 8);
    return tree;
}

/// Why there is nothing to compare with: another hospital, or a period the document does not hold.
void say_foreign(Session& session, const forms::Translator& translator, Verification& result)
{
    std::string own;
    if (!session.assessments().empty()) {
        session.select();
        own = text_at(session.report(translator), {"hospital", "name"});
    }
    const std::string theirs = text_at(result.tree, {"hospital", "name"});
    const forms::Text period = both_at(result.tree, {"assessment", "period", "title"});
    if (own != theirs)
        result.findings.push_back({"verify.other_hospital",
                                   ZK_TR("The workbook is of {theirs}, the document of {own}."),
                                   {{"theirs", theirs}, {"own", own}}});
    else
        result.findings.push_back({"verify.other_assessment",
                                   ZK_TR("The document holds no self-assessment that this workbook ({period}) was written "
                                         "from."),
                                   {{"period", period}}});
}

}   // namespace

Verification verify(const std::filesystem::path& workbook, const Library& library, Session& session,
                    const forms::Translator& translator, const Progress& progress)
{
    Verification result;
    const MachineData data = begin_verification(workbook, result);
    const auto archive = session.archive();
    Counterpart counterpart;
    Json reference;
    if (const Archived* found = archived_as(archive, data.digest, data.number)) {
        counterpart.kind = found->digest == result.digest ? Counterpart::Kind::archived : Counterpart::Kind::other;
        counterpart.number = found->number;
        reference = session.archived_tree(found->number);
        session.select(found->assessment);
        say_later(archive, *found, result);
    } else if (!result.tree.is_null()) {
        reference = present_tree(session, result, translator);
        if (!reference.is_null())
            counterpart.kind = text_at(reference, {"submission", "digest"}) == result.digest ? Counterpart::Kind::present
                                                                                             : Counterpart::Kind::other;
    }
    Json* against = &reference;
    if (reference.is_null()) {
        if (!result.tree.is_null()) {
            say_foreign(session, translator, result);
            against = &result.tree;
        }
    } else if (counterpart.kind == Counterpart::Kind::other && !result.tree.is_null()) {
        result.findings.push_back(
            counterpart.number.empty()
                ? forms::Message{"verify.digest_unknown",
                                 ZK_TR("The document does not know this digest: the workbook was not submitted from it, and "
                                       "the self-assessment has changed since. Compared with what stands there now."),
                                 {}}
                : forms::Message{"verify.not_as_archived",
                                 ZK_TR("The workbook is not what was submitted as {number}. Compared with that."),
                                 {{"number", counterpart.number}}});
    }
    result.counterpart = counterpart;
    if (against->is_null())
        return result;
    if (result.tree.is_null()) {   // so that what was written into the sheets keeps its words
        result.tree = std::move(reference);
        against = &result.tree;
    }
    const Json submission = (*against)["submission"];
    compare_sheets(workbook, choose_layout(submission, data.layout, library), *against, result, progress);
    collect_marks(result);
    return result;
}

}   // namespace zk::session
