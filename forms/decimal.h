// Exact numbers: what people type, what is computed, what is published.
//
// Typed numbers have at most 15 significant digits and stay exact decimals; everything computed from them is an exact
// rational; a computed value becomes a decimal once, where it is published, by rounding half up. So 9/10 meets a target
// of 90 %, and nobody sees 90.00 beside the lower grade.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace zk::forms {

using Rational = boost::multiprecision::cpp_rational;

/// Why a text is not a Decimal.
enum class NumberError {
    none,
    empty,             ///< nothing but blanks
    not_a_number,      ///< something other than sign, digits, one decimal point
    too_many_digits,   ///< more than 15 significant digits
    out_of_range,      ///< magnitude above 10^15 or more than 15 decimals
};

/// A decimal number of at most 15 significant digits, kept without trailing zeros.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(int whole) : Decimal(static_cast<std::int64_t>(whole), 0) {}
    /// mantissa / 10^scale; normalised, so Decimal(50, 1) == Decimal(5, 0). Precondition: |mantissa| < 10^15, 0 <= scale <= 15.
    constexpr Decimal(std::int64_t mantissa, int scale) : mantissa_(mantissa), scale_(scale)
    {
        while (scale_ > 0 && mantissa_ % 10 == 0) {
            mantissa_ /= 10;
            --scale_;
        }
    }

    /// Reads what a person or a file may write: surrounding blanks (also NBSP and full-width), full-width digits and
    /// signs, thousands separators in groups of three ("1,234"), a fraction ("0.5", ".5"), an exponent ("1e3").
    /// A percent sign is not part of a number: see parse_number in input.h.
    static NumberError parse(std::string_view text, Decimal& out);

    std::int64_t mantissa() const { return mantissa_; }
    int scale() const { return scale_; }
    bool is_whole() const { return scale_ == 0; }
    bool is_negative() const { return mantissa_ < 0; }
    bool is_zero() const { return mantissa_ == 0; }

    Rational rational() const;
    double to_double() const;           ///< nearest double, for drawing and for Excel cells
    std::string str() const;            ///< shortest plain text: "-0.5", "1200"; never an exponent
    std::string fixed(int decimals) const;  ///< with exactly that many decimals, rounded half up (away from zero)

    std::strong_ordering operator<=>(const Decimal& other) const;
    bool operator==(const Decimal& other) const = default;   // normalised form is unique

private:
    std::int64_t mantissa_ = 0;
    int scale_ = 0;
};

/// The published value: half up (away from zero for negatives) to that many decimals.
Decimal publish(const Rational& exact, int decimals);
/// The same for a fraction that need not be reduced. Precondition: denominator > 0.
Decimal publish(const boost::multiprecision::cpp_int& numerator, const boost::multiprecision::cpp_int& denominator,
                int decimals);

}   // namespace zk::forms
