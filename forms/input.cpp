#include "forms/input.h"

#include "forms/gb18030.h"
#include "forms/identity.h"

#include <algorithm>
#include <array>

namespace zk::forms {

namespace {

constexpr std::size_t longest_text = 32767;  // bytes; what one cell of a workbook can hold is not less

struct Scanned {
    std::size_t bad = std::string_view::npos;  ///< offset of the first byte that is not UTF-8
    int multibyte = 0;                         ///< characters of three or four bytes before it
};

/// Length of the well-formed sequence at `at` (no overlong form, no surrogate, nothing above U+10FFFF), 0 if none.
std::size_t sequence_length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned lead = byte(at);
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            return 0;
        }
    }
    const unsigned second = byte(at + 1);
    const bool outside = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                         (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return outside ? 0 : length;
}

Scanned scan(std::string_view text)
{
    Scanned result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) {
            result.bad = at;
            return result;
        }
        result.multibyte += length >= 3;
        at += length;
    }
    return result;
}

Decimal number(std::size_t n)
{
    return Decimal(static_cast<std::int64_t>(n), 0);
}

std::vector<std::pair<const char*, Argument>> place(std::string_view bytes, std::size_t at)
{
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    return {{"byte", number(at + 1)}, {"line", number(static_cast<std::size_t>(line))}};
}

std::optional<Message> not_text(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return Message{"input.utf16", ZK_TR("this text is UTF-16 (“Unicode text”): save it as “CSV UTF-8”"), {}};
    }
    const std::size_t zero = bytes.find('\0');
    if (zero != std::string_view::npos) {
        return Message{"input.not_text",
                       ZK_TR("byte {byte} (line {line}) is 0: this is not a text file; save it as “CSV UTF-8”"),
                       place(bytes, zero)};
    }
    return std::nullopt;
}

/// Blanks of every width as one space, marks of no width as nothing, full-width ASCII as ASCII.
std::string fold(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::max<std::size_t>(sequence_length(text, at), 1);
        const std::string_view one = text.substr(at, length);
        at += length;
        if (one == "\xC2\xA0" || one == "\xE3\x80\x80" || one == "\xE2\x80\xAF" ||
            (length == 3 && one.starts_with("\xE2\x80") && static_cast<unsigned char>(one[2]) <= 0x8A)) {
            out += ' ';
        } else if (one == "\xE2\x80\x8B" || one == "\xEF\xBB\xBF") {
            continue;
        } else if (length == 3 && one.starts_with("\xEF\xBC") && one[2] != '\x80') {  // U+FF01 … U+FF3F
            out += static_cast<char>(static_cast<unsigned char>(one[2]) - 0x80 + 0x20);
        } else if (length == 3 && one.starts_with("\xEF\xBD") && static_cast<unsigned char>(one[2]) <= 0x9E) {
            out += static_cast<char>(static_cast<unsigned char>(one[2]) - 0x80 + 0x60);  // U+FF40 … U+FF5E
        } else {
            out += one;
        }
    }
    return out;
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
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

bool is_valid_utf8(std::string_view text)
{
    return scan(text).bad == std::string_view::npos;
}

std::string fold_width(std::string_view text)
{
    return std::string(trimmed(fold(text)));
}

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

std::variant<std::string, Message> to_utf8(std::string_view bytes)
{
    if (auto problem = not_text(bytes)) {
        return std::move(*problem);
    }
    const bool marked = bytes.starts_with("\xEF\xBB\xBF");
    const Scanned scanned = scan(bytes);
    if (scanned.bad == std::string_view::npos) {
        return std::string(marked ? bytes.substr(3) : bytes);
    }
    // GB18030 accepts nearly any bytes, so a damaged UTF-8 file would come out as other Chinese characters. No Chinese
    // text in GB18030 begins with several well-formed UTF-8 characters.
    if (marked || scanned.multibyte >= 3) {
        return Message{"input.damaged_utf8",
                       ZK_TR("byte {byte} (line {line}) does not fit into this UTF-8 text: the file is damaged or cut "
                             "off; export it again"),
                       place(bytes, scanned.bad)};
    }
    Gb18030 decoded = decode_gb18030(bytes);
    if (decoded.utf8) {
        return std::move(*decoded.utf8);
    }
    if (!decoded.available) {
        return Message{"input.no_gb18030",
                       ZK_TR("byte {byte} (line {line}) is not UTF-8, and this computer cannot read GB18030: save the "
                             "file as “CSV UTF-8”"),
                       place(bytes, scanned.bad)};
    }
    return Message{"input.unknown_encoding",
                   ZK_TR("byte {byte} (line {line}) is neither UTF-8 nor GB18030: save the file as “CSV UTF-8”"),
                   place(bytes, decoded.bad_byte)};
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
