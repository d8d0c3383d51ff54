// The bureau's review of a submission, brought back from the workbook it was written into: 审核分 and 审核意见 beside the
// self-scores. It changes nothing of the hospital's own and no digest.
#pragma once

#include "app/session/verify.h"

namespace zk::session {

struct ReviewImport {
    Verification verification;            ///< only a workbook that is clean apart from the reviewer's cells is taken
    std::vector<forms::Message> problems; ///< marks that can not be: named by cell. Any: nothing was taken
    std::string number;                   ///< 本院流水号 of the submission reviewed
    int marks = 0, comments = 0, changed = 0;   ///< found, and kept anew
    bool refused() const { return !problems.empty() || !verification.clean(); }
};

/// Reads and keeps. The same workbook again changes nothing; items without mark and comment keep what they have.
/// Throws Error where there is nothing that could be reviewed: no workbook of this program, or none the archive knows;
/// also when cancelled, and then nothing was kept.
ReviewImport import_review(Session& session, const std::filesystem::path& workbook, const Library& library,
                           const forms::Translator& translator, const Progress& progress = {});

struct Reviewed {
    std::string section, item, number;
    forms::Text section_title, item_title;
    std::string points, earned, mark;     ///< "" where there is none
    std::string difference;               ///< mark − earned, "-0.50"; "" unless both are there
    std::string comment, who, when, source;
};
struct ReviewSum {                        ///< of a specialty, over the items that have a mark and a self-score
    std::string section;
    forms::Text title;
    int marked = 0, scored = 0;           ///< of how many scored items
    std::string earned, mark, difference;
};
struct Review {
    std::string number;                   ///< of the submission; "" if none was submitted
    std::vector<Reviewed> items;          ///< those with a mark or comment, in the order of the report
    std::vector<ReviewSum> sums;
};
/// Of that submission; without a number, of the newest one of the selected self-assessment that was reviewed.
Review review_of(const Session& session, const std::string& number = {});
/// The same inside a report tree: item.review and section.review (report.md), for what shows the two side by side.
void add_review(Json& tree, const Review& review);

}   // namespace zk::session
