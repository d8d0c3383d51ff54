// 核查底稿: from a number back to what it rests on. The report tree of an item, a specialty or everything, with who
// entered each month, when, from which provider and source, how it was changed since, and the evidence.
#pragma once

#include "app/session/session.h"

#include <filesystem>
#include <functional>
#include <string>

namespace zk::session {

struct AuditScope {
    std::string section, item;   ///< empty: all
};

/// The report tree reduced to the scope, with the keys that report.md marks as of the audit: at the top `audit`, in each
/// item `audit`, in each input `months` and `entered`. Times are Beijing time. Throws Error for an unknown section or item.
Json audit_report(const Session& session, const AuditScope& scope, const forms::Translator& translator);

/// Writes such a tree with the layout "audit" beside the target, reads it again and puts it in place. Throws Error; an
/// old file stays then.
void write_audit(const Json& audit, const std::filesystem::path& target, const Library& library, forms::Language language,
                 const std::function<bool(int percent)>& progress = {});

/// How an item earns its points, by the rule's id: 按目标值计分.
forms::Message rule_title(std::string_view rule);

}   // namespace zk::session
