// What is known about the report tree (app/session/report.md, schema 1), so that a misspelt path in a layout is refused
// when the layout is loaded and not found missing on paper.
#pragma once

#include "templates/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace zk::templates {

/// The shape of a value: "" a text, number or truth; "T" a text in both languages; the name of an object ("item");
/// each with "[]" behind it for every list around it ("section[]", "[][]").
using Shape = std::string;

/// The shape of `key` inside an object of shape `parent`; "?" if it has no such key.
Shape tree_member(const Shape& parent, std::string_view key);
/// The keys of an object of that shape.
std::vector<std::string> tree_keys(const Shape& parent);
inline const Shape tree_root = "report";

/// Where a report and this knowledge differ: "sections[0].total.colour: unknown", "hospital.name: missing",
/// "standard.title: not a text in both languages". Empty for a report as report.md says.
std::vector<std::string> tree_differences(const Json& report);

}  // namespace zk::templates
