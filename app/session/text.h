// Small words shared by the session's files: paths as text, lists, the names of fields and states on screens and sheets.
#pragma once

#include "db/document.h"
#include "db/platform.h"
#include "forms/findings.h"
#include "forms/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace zk::session {

using db::platform::utf8;
std::string joined(const std::vector<std::string>& words);   ///< "a, b, c"
std::string lower(std::string text);                         ///< ASCII only

/// The field by its name, or by the Chinese or English word on screen ("分子", "numerator").
std::optional<forms::Field> field_of(std::string_view word);

using forms::name;    // with the words of the standard's own enumerations
using forms::title;

forms::Message title(forms::Claim claim);
forms::Message title(forms::Decision decision);
/// What was decided of the item's claim of not applicable; empty where nothing is to be decided.
forms::Message decision_title(const forms::Item& item, const forms::Response& response);
forms::Message title(forms::Severity severity);
forms::Message title(db::Origin origin);

std::string_view name(forms::Claim claim);           ///< "" for none
std::string_view name(forms::Decision decision);
std::string_view name(forms::DimensionState state);
std::string_view name(forms::PeriodKind kind);
std::string_view name(forms::Severity severity);
std::string_view name(db::Origin origin);

}   // namespace zk::session
