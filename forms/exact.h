// A sum of rationals that reduces only once. Adding cpp_rationals reduces after every step, which costs a gcd of long
// numbers each time; here the denominator grows as the least common multiple and the gcds are of short ones.
#pragma once

#include "forms/decimal.h"

#include <cstdint>
#include <numeric>

namespace zk::forms {

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

private:
    boost::multiprecision::cpp_int numerator_ = 0;
    boost::multiprecision::cpp_int denominator_ = 1;
};

}  // namespace zk::forms
