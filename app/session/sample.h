// The sample hospital 示例县人民医院: a year of believable monthly values and the year before, from a table of volumes
// and levels that ships with the program. Reproducible: the same program makes the same document contents.
#pragma once

#include "app/session/session.h"

namespace zk::session {

/// Everything in the sample was entered by this person; a change by anybody else is not the sample's.
inline constexpr const char* sample_person = "示例填报人";

/// Makes the document at `path` (which must not exist), filled and with its newest assessment selected.
std::unique_ptr<Session> create_sample(const std::filesystem::path& path, const Library& library);

/// Adds papers that say they are samples to the selected assessment, and reasons where a hint asks for one.
void add_sample_evidence(Session& session, const std::filesystem::path& folder);

/// Takes the year before through confirmation, review, approval and submission to its acceptance.
/// The workbook goes into `folder` under the layout's own name. Leaves the newest assessment selected.
Submission submit_sample(Session& session, const Library& library, const std::filesystem::path& folder,
                         const std::string& layout, forms::Language language, const forms::Translator& translator,
                         const std::function<bool(int percent)>& progress = {});

}   // namespace zk::session
