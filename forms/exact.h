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
        const cpp_int top = boost::multiprecision::numerator(value), bottom = boost::multiprecision::denominator(value);
        if (!large_ && fits(top) && fits(bottom) &&
            add_small(static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)))
            return;
        add_large(top, bottom);
    }

    bool is_zero() const { return large_ ? numerator_ == 0 : small_numerator_ == 0; }
    Rational value() const
    {
        return large_ ? Rational(numerator_, denominator_) : Rational(small_numerator_, small_denominator_);
    }
    Decimal published_mean(int of, int decimals) const
    {
        using boost::multiprecision::cpp_int;
        return large_ ? publish(numerator_, denominator_ * of, decimals)
                      : publish(cpp_int(small_numerator_), cpp_int(small_denominator_) * of, decimals);
    }

private:
    static bool fits(const boost::multiprecision::cpp_int& number)
    {
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        return number <= most && number >= -most;
    }

    /// Points and shares of a form nearly always fit; what does not is left to the long numbers, unchanged.
    bool add_small(std::int64_t top, std::int64_t bottom)
    {
        const std::int64_t common = std::gcd(bottom, small_denominator_);
        const std::int64_t widen = bottom / common;
        std::int64_t mine = 0, its = 0, sum = 0, denominator = 0;
        if (__builtin_mul_overflow(small_numerator_, widen, &mine) ||
            __builtin_mul_overflow(top, small_denominator_ / common, &its) || __builtin_add_overflow(mine, its, &sum) ||
            __builtin_mul_overflow(small_denominator_, widen, &denominator))
            return false;
        small_numerator_ = sum;
        small_denominator_ = denominator;
        return true;
    }

    void add_large(const boost::multiprecision::cpp_int& top, const boost::multiprecision::cpp_int& bottom)
    {
        using boost::multiprecision::cpp_int;
        if (!large_) {
            large_ = true;
            numerator_ = small_numerator_;
            denominator_ = small_denominator_;
        }
        const cpp_int common = boost::multiprecision::gcd(bottom, denominator_);
        const cpp_int widen = bottom / common;
        numerator_ = numerator_ * widen + top * (denominator_ / common);
        denominator_ *= widen;
    }

    std::int64_t small_numerator_ = 0, small_denominator_ = 1;  ///< while everything fits
    bool large_ = false;
    boost::multiprecision::cpp_int numerator_, denominator_;
};

}  // namespace zk::forms
