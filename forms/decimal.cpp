#include "forms/decimal.h"

#include <algorithm>
#include <array>

namespace zk::forms {
namespace {

constexpr int max_digits = 15;
constexpr int max_exponent = 100000;

constexpr std::array<std::int64_t, 17> powers = [] {
    std::array<std::int64_t, 17> table{};
    std::int64_t value = 1;
    for (auto& entry : table) {
        entry = value;
        value *= 10;
    }
    return table;
}();

struct Width {
    std::string_view wide;
    char narrow;
};

/// What Chinese input methods and spreadsheets put in place of ASCII, in UTF-8. ' ' stands for any blank.
constexpr Width signs[] = {
    {"\xC2\xA0", ' '},     {"\xE3\x80\x80", ' '}, {"\xEF\xBB\xBF", ' '}, {"\xEF\xBC\x8B", '+'}, {"\xEF\xBC\x8D", '-'},
    {"\xE2\x88\x92", '-'}, {"\xEF\xBC\x8E", '.'}, {"\xEF\xBC\x8C", ','}, {"\xEF\xBC\xA5", 'e'}, {"\xEF\xBD\x85", 'e'},
};

/// Next character in ASCII, 0 at the end, '?' for one that no number contains.
char next(std::string_view& text)
{
    if (text.empty())
        return '\0';
    const char c = text.front();
    if (static_cast<unsigned char>(c) < 0x80) {
        text.remove_prefix(1);
        if (c == '\0')
            return '?';
        if (c == '\t' || c == '\r' || c == '\n')
            return ' ';
        return c == 'E' ? 'e' : c;
    }
    for (const auto& sign : signs) {
        if (text.starts_with(sign.wide)) {
            text.remove_prefix(sign.wide.size());
            return sign.narrow;
        }
    }
    if (text.size() >= 3 && text.starts_with("\xEF\xBC")) {
        const int digit = static_cast<unsigned char>(text[2]) - 0x90;
        if (digit >= 0 && digit <= 9) {
            text.remove_prefix(3);
            return static_cast<char>('0' + digit);
        }
    }
    text.remove_prefix(1);
    return '?';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Folds to ASCII without the surrounding blanks; false if a character is none of a number's.
bool fold(std::string_view text, std::string& out)
{
    bool known = true;
    while (!text.empty()) {
        const char c = next(text);
        known = known && c != '?';
        out.push_back(c);
    }
    const auto first = out.find_first_not_of(' ');
    if (first == std::string::npos) {
        out.clear();
        return true;
    }
    out = out.substr(first, out.find_last_not_of(' ') - first + 1);
    return known;
}

/// Digits of the whole part, thousands separators checked and left out; false if they are misplaced.
bool read_whole_part(std::string_view& text, std::string& digits)
{
    std::size_t group = 0;
    bool grouped = false;
    while (!text.empty() && (is_digit(text.front()) || text.front() == ',')) {
        if (text.front() == ',') {
            if (grouped ? group != 3 : (group == 0 || group > 3 || digits.front() == '0'))
                return false;
            grouped = true;
            group = 0;
        } else {
            digits.push_back(text.front());
            ++group;
        }
        text.remove_prefix(1);
    }
    return !grouped || group == 3;
}

bool read_exponent(std::string_view text, int& exponent)
{
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit))
        return false;
    for (const char c : text)
        exponent = std::min(max_exponent, exponent * 10 + (c - '0'));
    if (negative)
        exponent = -exponent;
    return true;
}

std::string unsigned_text(std::uint64_t mantissa, int scale)
{
    std::string digits = std::to_string(mantissa);
    if (scale == 0)
        return digits;
    if (digits.size() <= static_cast<std::size_t>(scale))
        digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(scale), 1, '.');
    return digits;
}

std::uint64_t magnitude(std::int64_t value)
{
    return static_cast<std::uint64_t>(value < 0 ? -value : value);
}

}  // namespace

NumberError Decimal::parse(std::string_view text, Decimal& out)
{
    std::string folded;
    const bool known = fold(text, folded);
    if (folded.empty())
        return NumberError::empty;
    if (!known)
        return NumberError::not_a_number;
    std::string_view rest = folded;
    const bool negative = rest.front() == '-';
    if (negative || rest.front() == '+')
        rest.remove_prefix(1);

    std::string digits;
    if (!read_whole_part(rest, digits))
        return NumberError::not_a_number;
    int exponent = 0;
    std::int64_t decimals = 0;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        for (; !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1), ++decimals)
            digits.push_back(rest.front());
    }
    if (digits.empty())
        return NumberError::not_a_number;
    if (!rest.empty() && (rest.front() != 'e' || !read_exponent(rest.substr(1), exponent)))
        return NumberError::not_a_number;

    std::string_view significant = digits;
    significant.remove_prefix(std::min(significant.find_first_not_of('0'), significant.size()));
    std::int64_t scale = decimals - exponent;
    while (!significant.empty() && significant.back() == '0') {
        significant.remove_suffix(1);
        --scale;
    }
    if (significant.empty()) {
        out = Decimal();
        return NumberError::none;
    }
    if (significant.size() > max_digits)
        return NumberError::too_many_digits;
    if (scale > max_digits || static_cast<std::int64_t>(significant.size()) - scale > max_digits)
        return NumberError::out_of_range;
    std::int64_t mantissa = 0;
    for (const char c : significant)
        mantissa = mantissa * 10 + (c - '0');
    if (scale < 0) {
        mantissa *= powers[static_cast<std::size_t>(-scale)];
        scale = 0;
    }
    out = Decimal(negative ? -mantissa : mantissa, static_cast<int>(scale));
    return NumberError::none;
}

Rational Decimal::rational() const
{
    if (scale_ == 0)
        return Rational(mantissa_);   // no gcd to take
    return Rational(mantissa_, powers[static_cast<std::size_t>(scale_)]);
}

double Decimal::to_double() const
{
    // Both sides are below 2^53, hence exact, and one IEEE division rounds to nearest.
    return static_cast<double>(mantissa_) / static_cast<double>(powers[static_cast<std::size_t>(scale_)]);
}

std::string Decimal::str() const
{
    const std::string text = unsigned_text(magnitude(mantissa_), scale_);
    return mantissa_ < 0 ? "-" + text : text;
}

std::string Decimal::fixed(int decimals) const
{
    std::uint64_t value = magnitude(mantissa_);
    std::string text;
    if (scale_ > decimals) {
        const auto cut = static_cast<std::uint64_t>(powers[static_cast<std::size_t>(scale_ - decimals)]);
        value = value / cut + (value % cut >= cut / 2 ? 1 : 0);
        text = unsigned_text(value, decimals);
    } else {
        text = unsigned_text(value, scale_);
        if (scale_ == 0 && decimals > 0)
            text.push_back('.');
        text.append(static_cast<std::size_t>(decimals - scale_), '0');
    }
    return mantissa_ < 0 && value != 0 ? "-" + text : text;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const
{
    const std::int64_t one = powers[static_cast<std::size_t>(scale_)];
    const std::int64_t other_one = powers[static_cast<std::size_t>(other.scale_)];
    if (const auto whole = mantissa_ / one <=> other.mantissa_ / other_one; whole != 0)
        return whole;
    const auto fraction = [](std::int64_t mantissa, std::int64_t unit, int scale) {
        return mantissa % unit * powers[static_cast<std::size_t>(max_digits - scale)];
    };
    return fraction(mantissa_, one, scale_) <=> fraction(other.mantissa_, other_one, other.scale_);
}

Decimal publish(const Rational& exact, int decimals)
{
    return publish(boost::multiprecision::numerator(exact), boost::multiprecision::denominator(exact), decimals);
}

Decimal publish(const boost::multiprecision::cpp_int& numerator, const boost::multiprecision::cpp_int& denominator,
                int decimals)
{
    using boost::multiprecision::cpp_int;
    const bool negative = numerator.sign() < 0;
    decimals = std::clamp(decimals, 0, max_digits);
    // Nearly every number shown is a small fraction, and long division of such is ten times dearer than short.
    constexpr std::int64_t half_of_room = std::int64_t{1} << 61;
    const std::int64_t unit = powers[static_cast<std::size_t>(decimals)];
    if (denominator < half_of_room && (negative ? -numerator : numerator) < half_of_room / unit) {
        const auto bottom = static_cast<std::int64_t>(denominator);
        const auto top = magnitude(static_cast<std::int64_t>(numerator)) * static_cast<std::uint64_t>(unit);
        const auto rounded = static_cast<std::int64_t>((top * 2 + static_cast<std::uint64_t>(bottom)) /
                                                       (static_cast<std::uint64_t>(bottom) * 2));
        if (rounded < powers[max_digits])
            return Decimal(negative ? -rounded : rounded, decimals);
    }
    const cpp_int size = negative ? cpp_int(-numerator) : numerator;
    // A magnitude no hospital has still needs a value of this type: decimals give way first, then the largest stands.
    for (int scale = decimals; scale >= 0; --scale) {
        const cpp_int rounded = (size * powers[static_cast<std::size_t>(scale)] * 2 + denominator) / (denominator * 2);
        if (rounded < powers[max_digits]) {
            const auto mantissa = static_cast<std::int64_t>(rounded);
            return Decimal(negative ? -mantissa : mantissa, scale);
        }
    }
    const std::int64_t largest = powers[max_digits] - 1;
    return Decimal(negative ? -largest : largest, 0);
}

}  // namespace zk::forms
