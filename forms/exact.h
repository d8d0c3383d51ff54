// Exact arithmetic with few reductions: a cpp_rational takes a gcd at every step, and compares by continued fractions,
// which costs more than the whole rest of scoring.
// A sum of rationals that reduces only once. Adding cpp_rationals reduces after every step, which costs a gcd of long
// numbers each time; here the denominator grows as the least common multiple and the gcds are of short ones.
#pragma once

#include "forms/decimal.h"

#include <cstdint>
#include <numeric>

namespace zk::forms {

/// -1, 0, 1 as one is less than, equal to or greater than other.
inline int compare(const Rational& one, const Rational& other)
{
    using boost::multiprecision::cpp_int;
    const cpp_int left = boost::multiprecision::numerator(one) * boost::multiprecision::denominator(other);
    return left.compare(cpp_int(boost::multiprecision::numerator(other) * boost::multiprecision::denominator(one)));
}

/// Sign of the number, without a comparison.
inline int sign(const Rational& number)
{
    return boost::multiprecision::numerator(number).sign();
}

inline bool is_one(const Rational& number)
{
    return boost::multiprecision::numerator(number) == boost::multiprecision::denominator(number);
}

inline Rational product(const Rational& one, const Rational& other)
{
    using boost::multiprecision::denominator;
    using boost::multiprecision::numerator;
    return Rational(numerator(one) * numerator(other), denominator(one) * denominator(other));
}

/// top / bottom × scale. Precondition: bottom > 0.
inline Rational ratio(const Rational& top, const Rational& bottom, const Rational& scale)
{
    using boost::multiprecision::denominator;
    using boost::multiprecision::numerator;
    return Rational(numerator(top) * denominator(bottom) * numerator(scale),
                    denominator(top) * numerator(bottom) * denominator(scale));
}

/// Where value lies on the way from zero (0) to full (1).
inline Rational between(const Rational& value, const Rational& zero, const Rational& full)
{
    using boost::multiprecision::cpp_int;
    using boost::multiprecision::denominator;
    using boost::multiprecision::numerator;
    const cpp_int way = numerator(value) * denominator(zero) - numerator(zero) * denominator(value);
    const cpp_int whole = numerator(full) * denominator(zero) - numerator(zero) * denominator(full);
    const cpp_int bottom = whole * denominator(value);
    const cpp_int top = way * denominator(full);
    return bottom.sign() < 0 ? Rational(-top, -bottom) : Rational(top, bottom);  // boost refuses a negative denominator
}

class ExactSum {
public:
    void add(const Rational& value)
    {
        using boost::multiprecision::cpp_int;
        const cpp_int bottom = boost::multiprecision::denominator(value);
        if (bottom == denominator_) {
            numerator_ += boost::multiprecision::numerator(value);
            return;
        }
        cpp_int common = 1;
        if (bottom <= std::numeric_limits<std::uint32_t>::max()) {
            const auto small = static_cast<std::uint32_t>(bottom);
            common = std::gcd(small, static_cast<std::uint32_t>(denominator_ % small));
        }
        const cpp_int widen = bottom / common;
        numerator_ = numerator_ * widen + boost::multiprecision::numerator(value) * (denominator_ / common);
        denominator_ *= widen;
    }

    bool is_zero() const { return numerator_ == 0; }
    Rational value() const { return Rational(numerator_, denominator_); }
    Decimal published_mean(int of, int decimals) const { return publish(numerator_, denominator_ * of, decimals); }

private:
    boost::multiprecision::cpp_int numerator_ = 0;
    boost::multiprecision::cpp_int denominator_ = 1;
};

}  // namespace zk::forms
