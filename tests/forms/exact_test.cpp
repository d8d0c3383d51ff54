#include "forms/exact.h"

#include <catch2/catch.hpp>

using namespace zk::forms;

TEST_CASE("a sum stays exact when it outgrows 64 bits", "[exact]")
{
    ExactSum sum;
    Rational plain = 0;
    for (const int prime : {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61}) {
        sum.add(Rational(prime - 1, prime));
        plain += Rational(prime - 1, prime);
        CHECK(sum.value() == plain);
    }
    CHECK(denominator(plain) > std::numeric_limits<std::int64_t>::max());
    CHECK(sum.published_mean(18, 2) == publish(plain / 18, 2));
    sum.add(-plain);
    CHECK(sum.is_zero());
    CHECK(sum.value() == 0);
}

TEST_CASE("a sum of numbers that are long themselves is exact from the first on", "[exact]")
{
    const Rational large(boost::multiprecision::pow(boost::multiprecision::cpp_int(10), 30), 7);
    ExactSum sum;
    CHECK(sum.is_zero());
    sum.add(Rational(1, 3));
    sum.add(large);
    sum.add(Rational(2, 3));
    CHECK(sum.value() == large + 1);
    CHECK_FALSE(sum.is_zero());
}

TEST_CASE("a sum does not wrap round where one step alone leaves 64 bits", "[exact]")
{
    const Rational large = std::int64_t{1} << 62, third(1, 3);
    for (const auto& [one, other] : {std::pair(large, third), std::pair(third, large), std::pair(large, large),
                                     std::pair(Rational(-large), Rational(-large - large)),
                                     std::pair(Rational(1, large), third)}) {
        ExactSum sum;
        sum.add(one);
        sum.add(other);
        CHECK(sum.value() == one + other);
    }
}
