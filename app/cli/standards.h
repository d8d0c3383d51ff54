// A standard for people and for programs: shared by the commands "standard …".
#pragma once

#include "app/cli/context.h"
#include "forms/diff.h"

namespace zk::cli {

/// An installed id, a folder, or a document (*.zhuanke), whose assessment's own standard is meant.
std::shared_ptr<const forms::Standard> standard_at(const Context& context, const std::string& which);

/// Who answers for it: the issuer with the document's number, or that it is this program's default.
std::string basis_of(const Context& context, const forms::Standard& standard);

/// The frame: title, dimensions, groups, grades, specialties with their weights.
Json standard_head(const forms::Standard& standard);
Json standard_item(const Context& context, const forms::Standard& standard, const forms::Item& item);

/// One property that changed, old and new.
void say_change(Context& context, const forms::FieldChange& change);
/// A number, text or sentence of a standard in words; "" where there is nothing.
std::string in_words(const Context& context, const forms::Argument& value);
Json in_both(const Context& context, const forms::Argument& value);  ///< {"zh", "en"} or null

}  // namespace zk::cli
