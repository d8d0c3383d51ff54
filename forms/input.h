// From what a person typed or a file holds to a value of a fact: one place for typing, CSV and workbooks.
#pragma once

#include "forms/answers.h"

#include <string>
#include <string_view>
#include <variant>

namespace zk::forms {

/// UTF-8 with or without BOM, or GB18030 (what Excel saves as "CSV" in China) → UTF-8 without BOM. A text that is
/// neither is a Message that names the byte. Uses no system locale.
std::variant<std::string, Message> to_utf8(std::string_view bytes);
bool is_valid_utf8(std::string_view text);
/// Full-width ASCII → ASCII, NBSP and ideographic space → space, surrounding blanks off.
std::string fold_width(std::string_view text);

/// Reads `text` for a field of an item: number with the fact's limits, status or option by id or by Chinese or English
/// title, date. "12%" and "12％" are refused for a count and read as 12 for a value whose unit is %. A leading '=' is
/// refused as a formula. The Message says what is wrong and what to write.
std::variant<Value, Message> read_value(const Standard& standard, const Item& item, Field field, std::string_view text);

/// What a technique's status is called on screens and sheets; read_value reads it too.
Text title(Performed performed);

/// The value as read_value would read it again.
std::string write_value(const Value& value);

}   // namespace zk::forms
