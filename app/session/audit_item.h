// Inside audit*.cpp: the sentences of one item.
#pragma once

#include "app/session/session.h"

namespace zk::session {

/// "2026-01-20T02:00:00Z" as "2026-01-20 10:00", the time of all of China; "" for "".
std::string beijing_time(const std::string& utc);

class AuditItems {
public:
    AuditItems(const Session& session, const Json& report, const forms::Translator& translator);
    /// Adds `audit` to the item, `months` and `entered` to each of its inputs, and its later changes to `changes`.
    void extend(const Json& section, Json& item, Json& changes) const;

private:
    struct Say;   ///< a text in both languages that grows

    Json rule(const Json& item) const;
    Json definition(const Json& item) const;
    Json evidence(const Json& section, const Json& item) const;
    Json claim(const Json& item) const;
    Json months(const Json& input) const;
    Json entered(const std::string& section, const std::string& item, const Json& input) const;
    /// Of one fact, or of what was said beside the numbers: first entries are no changes.
    void add_changes(const Json& section, const Json& item, const Json* input, Json& changes) const;
    forms::Text value_words(const Json& section, const Json& item, const Json& input, const std::string& value) const;
    Json line_of(const Json& change) const;
    Json text(const forms::Message& message) const;

    const Session& session_;
    const Json& report_;
    const forms::Translator& translator_;
};

}   // namespace zk::session
