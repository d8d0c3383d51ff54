#include "forms/input.h"

#include "forms/identity.h"
#include "forms/trim.h"

#include <algorithm>
#include <array>

namespace zk::forms {

namespace {

constexpr std::size_t longest_text = 32767;  // bytes; what one cell of a workbook can hold is not less

Decimal number(std::size_t n)
{
    return Decimal(static_cast<std::int64_t>(n), 0);
}

/// Surrounding blanks of every width off, the inside as it was typed: Chinese punctuation is full-width by right.
std::string_view outer_trimmed(std::string_view text)
{
    constexpr std::array<std::string_view, 4> wide{"\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF", "\xE2\x80\x8B"};
    for (bool again = true; again;) {
        again = false;
        text = trimmed(text);
        for (std::string_view blank : wide) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            } else if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

bool same_title(const Text& title, std::string_view folded)
{
    return fold_width(title.zh) == folded || lower(fold_width(title.en)) == lower(folded);
}

bool has_unit(const Standard& standard, const Item& item, Field field, std::string_view sign)
{
    const int fact = item.fact(field);
    const Text& unit = fact >= 0 && !standard.facts[fact].unit.empty() ? standard.facts[fact].unit : item.unit;
    return unit.zh == sign || unit.en == sign;
}

Message number_problem(NumberError error, std::string_view text)
{
    std::vector<std::pair<const char*, Argument>> arguments{{"text", std::string(text.substr(0, 60))}};
    switch (error) {
    case NumberError::too_many_digits:
        return {"input.too_many_digits", ZK_TR("“{text}” has more than 15 significant digits: write at most 15"),
                std::move(arguments)};
    case NumberError::out_of_range:
        return {"input.out_of_range",
                ZK_TR("“{text}” is too large or has too many decimals: numbers go up to 10 to the power of 15, with at "
                      "most 15 decimals"),
                std::move(arguments)};
    default:
        return {"input.not_a_number", ZK_TR("“{text}” is not a number: write digits and at most one decimal point"),
                std::move(arguments)};
    }
}

std::variant<Value, Message> read_number(const Standard& standard, const Item& item, Field field, std::string folded)
{
    const std::string typed = folded;
    for (std::string_view sign : {"%", "‰"}) {
        if (!folded.ends_with(sign)) {
            continue;
        }
        if (field != Field::value || !has_unit(standard, item, field, sign)) {
            return Message{"input.percent",
                           ZK_TR("“{text}”: a count is wanted here, not a rate; write the number alone"),
                           {{"text", typed}}};
        }
        folded.resize(folded.size() - sign.size());
    }
    Decimal value;
    if (const NumberError error = Decimal::parse(folded, value); error != NumberError::none) {
        return number_problem(error, typed);
    }
    const Fact& fact = standard.facts[item.fact(field)];
    const bool count =
        fact.whole || field == Field::cases || (item.kind == ItemKind::ratio && item.form == RatioForm::proportion);
    if (value.is_negative() && !fact.may_be_negative) {
        return Message{
            "input.negative", ZK_TR("“{text}” is negative: write 0 or a positive number"), {{"text", typed}}};
    }
    if (count && !value.is_whole()) {
        return Message{
            "input.not_whole", ZK_TR("“{text}” is not a whole number: cases are counted whole"), {{"text", typed}}};
    }
    return Value{value, {}};
}

std::variant<Value, Message> read_status(const std::string& folded)
{
    if (const auto performed = performed_named(lower(folded))) {
        return Value{{}, std::string(name(*performed))};
    }
    constexpr std::array all{Performed::independent, Performed::guided, Performed::visiting, Performed::none};
    for (Performed performed : all) {
        if (same_title(title(performed), folded)) {
            return Value{{}, std::string(name(performed))};
        }
    }
    return Message{"input.unknown_status",
                   ZK_TR("“{text}” does not say how it is carried out: write independent (独立开展), guided "
                         "(上级专家指导下开展), visiting (外请专家开展) or none (未开展)"),
                   {{"text", folded}}};
}

int option_named(const Item& item, std::string_view folded)
{
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        if (item.options[i].id == folded || same_title(item.options[i].title, folded)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

std::vector<std::string> split_at(std::string_view text, const std::vector<std::string_view>& separators)
{
    std::vector<std::string> parts(1);
    while (!text.empty()) {
        const auto found = std::find_if(separators.begin(), separators.end(),
                                        [&](std::string_view separator) { return text.starts_with(separator); });
        if (found == separators.end()) {
            parts.back() += text.front();
            text.remove_prefix(1);
        } else {
            parts.emplace_back();
            text.remove_prefix(found->size());
        }
    }
    for (std::string& part : parts) {
        part = std::string(trimmed(part));
    }
    std::erase(parts, "");
    return parts;
}

Message unknown_option(const Item& item, const std::string& part)
{
    std::vector<Message> known;
    for (const Option& option : item.options) {
        known.push_back({"input.option", ZK_TR("{id} ({title})"), {{"id", option.id}, {"title", option.title}}});
    }
    return {"input.unknown_option",
            ZK_TR("“{text}” is not one of the options: {options}"),
            {{"text", part}, {"options", std::move(known)}}};
}

std::variant<Value, Message> read_choice(const Item& item, const std::string& folded)
{
    // A title may itself hold a comma: the whole text first, then the stored separator, then what people write.
    std::vector<std::string> parts{folded};
    if (option_named(item, folded) < 0 && item.several) {
        parts = split_at(folded, {"|"});
        if (parts.size() == 1) {
            parts = split_at(folded, {";", ",", "、"});
        }
    }
    std::vector<bool> chosen(item.options.size(), false);
    for (const std::string& part : parts) {
        const int option = option_named(item, part);
        if (option < 0) {
            return unknown_option(item, part);
        }
        chosen[static_cast<std::size_t>(option)] = true;
    }
    Value value;
    const Option* exclusive = nullptr;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i]) {
            value.text += (value.text.empty() ? "" : "|") + item.options[i].id;
            exclusive = item.options[i].exclusive ? &item.options[i] : exclusive;
        }
    }
    if (exclusive && value.text != exclusive->id) {
        return Message{"input.exclusive_option",
                       ZK_TR("“{title}” cannot stand beside another option: keep one of the two"),
                       {{"title", exclusive->title}}};
    }
    return value;
}

std::variant<Value, Message> read_text(const Item& item, std::string_view typed)
{
    if (!is_valid_utf8(typed)) {
        return Message{"input.not_utf8", ZK_TR("the text is not valid UTF-8: type it again"), {}};
    }
    if (is_identity_format(item.format)) {
        return Value{{}, fold_identifier(typed)};
    }
    if (typed.size() > longest_text) {
        return Message{"input.too_long",
                       ZK_TR("the text has {bytes} bytes: at most {limit} can be kept"),
                       {{"bytes", number(typed.size())}, {"limit", number(longest_text)}}};
    }
    return Value{{}, std::string(typed)};
}

std::variant<Value, Message> read_date(const std::string& folded)
{
    if (const auto date = parse_date(folded)) {
        return Value{{}, iso(*date)};
    }
    return Message{"input.not_a_date", ZK_TR("“{text}” is not a date: write it as 2025-12-31"), {{"text", folded}}};
}

Message no_such_field(const Item& item, Field field)
{
    std::string fields;
    for (const Item::Input& input : item.inputs) {
        fields += (fields.empty() ? "" : ", ") + std::string(name(input.field));
    }
    return {"input.no_such_field",
            ZK_TR("{item} has no field {field}: its fields are {fields}"),
            {{"item", item.id}, {"field", std::string(name(field))}, {"fields", fields}}};
}

}  // namespace

Text title(Performed performed)
{
    switch (performed) {
    case Performed::independent:
        return {"独立开展", "Independently"};
    case Performed::guided:
        return {"上级专家指导下开展", "Guided by a senior expert"};
    case Performed::visiting:
        return {"外请专家开展", "By a visiting expert"};
    case Performed::none:
        break;
    }
    return {"未开展", "Not carried out"};
}

std::variant<Value, Message> read_value(const Standard& standard, const Item& item, Field field, std::string_view text)
{
    if (item.fact(field) < 0) {
        return no_such_field(item, field);
    }
    const std::string folded = fold_width(text);
    if (folded.empty()) {
        return Message{"input.empty", ZK_TR("nothing is written here: a zero must be typed as 0"), {}};
    }
    if (folded.front() == '=') {
        return Message{
            "input.formula", ZK_TR("“{text}” is a formula: write its result"), {{"text", folded.substr(0, 60)}}};
    }
    switch (field) {
    case Field::status:
        return read_status(folded);
    case Field::choice:
        return read_choice(item, folded);
    case Field::text:
        return read_text(item, outer_trimmed(text));
    case Field::date:
        return read_date(folded);
    default:
        return read_number(standard, item, field, folded);
    }
}

std::string write_value(const Value& value)
{
    return value.number ? value.number->str() : value.text;
}

}  // namespace zk::forms
