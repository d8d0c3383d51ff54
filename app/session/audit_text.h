// 核查底稿 as plain text, for the terminal and for the windows.
#pragma once

#include "app/session/audit.h"

#include <string>
#include <vector>

namespace zk::session {

struct AuditLine {
    int indent = 0;                      ///< in characters
    std::string text;                    ///< without line ends; longer than a line often
};

/// The lines of audit_report()'s tree: a head, then item after item, an empty line before each.
std::vector<AuditLine> audit_text(const Json& audit, const forms::Translator& translator, forms::Language language);

}   // namespace zk::session
