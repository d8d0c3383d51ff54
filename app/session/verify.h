// Is this workbook still what was submitted? Alone: its sheets against the report it carries and that against its digest.
// With the document: against the submission archived there, too. What reviewers wrote into the cells left for them is
// read and is no change. Nothing is changed by any of this.
#pragma once

#include "app/session/session.h"
#include "templates/workbook.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zk::session {

struct ReviewMark {                       ///< what a reviewer wrote beside one item
    std::string section, item;
    forms::Text section_title, item_title;
    std::string number;                   ///< of the item on its sheet: "2.1.3"
    std::string points, earned;           ///< of the self-assessment; "" where it is not scored
    std::string mark, comment;            ///< as typed; "" where nothing is
    bool mark_is_number = false;
    std::string sheet, mark_cell, comment_cell;
};

/// The submission of the document that a workbook was compared with.
struct Counterpart {
    enum class Kind {
        archived,   ///< a submission of the archive with the same digest
        present,    ///< none in the archive, but the self-assessment as it stands now has this digest
        other,      ///< the digest is not known: compared with what stands nearest
        none        ///< of another hospital or another self-assessment: nothing to compare with
    } kind = Kind::none;
    std::string number;                   ///< 本院流水号 of it, "" where it is not archived
};

struct Verification {
    Json tree;                            ///< the report that the workbook carries; null if it can not be put together
    std::string digest_stated, digest;    ///< as written in it, and computed from its tree
    std::vector<forms::Message> findings; ///< what is wrong, beside single cells
    std::vector<forms::Message> remarks;  ///< what is good to know: a draft, a later submission, another layout installed
    bool sheets_compared = false;
    templates::Comparison sheets;         ///< against what the report and the layout say
    std::vector<ReviewMark> marks;        ///< in the order of the sheets
    std::vector<templates::Entered> notes;   ///< in unlocked cells that belong to no item
    std::optional<Counterpart> counterpart;  ///< only with a document

    bool clean() const { return findings.empty() && sheets_compared && sheets.same(); }
};

using Progress = std::function<bool(int percent)>;   ///< false cancels; may be empty

/// Throws Error: no workbook (io), no workbook of this program (not_ours), cancelled (io).
Verification verify(const std::filesystem::path& workbook, const Library& library, const Progress& progress = {});
/// With the document behind `session`; selects its self-assessment if there is one.
Verification verify(const std::filesystem::path& workbook, const Library& library, Session& session,
                    const forms::Translator& translator, const Progress& progress = {});

}   // namespace zk::session
