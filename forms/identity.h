// Who the hospital is: the identity facts every standard has, and the real rules of Chinese identifiers.
//
// Rules: 统一社会信用代码 GB 32100-2015, organisation part GB 11714; 医疗机构登记号 WS 218 (22 characters); 行政区划代码
// GB/T 2260 (6 digits). Texts are compared after full-width folding and upper-casing.
#pragma once

#include "forms/message.h"
#include "forms/standard.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zk::forms {

/// Identity facts that exist in every standard: "identity.name", "identity.uscc", "identity.registration_no",
/// "identity.region_code", "identity.insurance_code", "identity.grade", "identity.category", "identity.ownership",
/// "identity.legal_representative", "identity.phone", "identity.licensed_beds"; scope hospital, constant.
const std::vector<Fact>& identity_facts();

/// Folds full-width characters to ASCII, removes blanks, upper-cases: how identifiers are compared and stored.
std::string fold_identifier(std::string_view text);

struct IdentityRemark { bool error = true; Message message; };   ///< not an error: a warning (temporary code PDY…)

/// Names of the formats a text item may ask for: "uscc", "registration_no", "region_code", "insurance_code", "phone".
bool is_identity_format(std::string_view format);
/// What is wrong with `text` as that identifier; nothing if it is fine. Says which character and which rule.
std::optional<IdentityRemark> check_identity(std::string_view format, std::string_view text);

}   // namespace zk::forms
