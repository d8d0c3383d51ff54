#include "forms/decimal.h"

#include <catch2/catch.hpp>

using namespace zk::forms;

namespace {

Decimal number(std::string_view text)
{
    Decimal out;
    REQUIRE(Decimal::parse(text, out) == NumberError::none);
    return out;
}

NumberError refusal(std::string_view text)
{
    Decimal out(7);
    const NumberError error = Decimal::parse(text, out);
    CHECK(out == Decimal(7));
    return error;
}

std::string published(const Rational& exact, int decimals = 2)
{
    return publish(exact, decimals).fixed(decimals);
}

}  // namespace

TEST_CASE("products of typed decimals are exact")
{
    CHECK(published(number("7").rational() / 100 * number("300").rational()) == "21.00");
    CHECK(publish(number("0.07").rational() * 300, 0) == Decimal(21));
    CHECK(published(number("1.15").rational() * 100) == "115.00");
    CHECK(publish(number("0.285").rational() * 100, 0).str() == "29");
    CHECK(publish(number("1.005").rational() * 100, 0).str() == "101");
    CHECK(publish(number("0.285").rational(), 2).str() == "0.29");
}

TEST_CASE("9 of 10 is exactly 90 per cent")
{
    CHECK(Rational(9, 10) * 100 == number("90").rational());
    CHECK_FALSE(Rational(2, 3) * 100 >= number("66.67").rational());
}

TEST_CASE("publishing rounds half up, once, away from zero")
{
    CHECK(published(number("89.996").rational()) == "90.00");
    CHECK(published(number("89.994").rational()) == "89.99");
    CHECK(published(number("89.995").rational()) == "90.00");
    CHECK(published(Rational(2, 3) * 100) == "66.67");
    CHECK(published(Rational(-5, 1000)) == "-0.01");
    CHECK(published(Rational(-4, 1000)) == "0.00");
    CHECK(published(Rational(0)) == "0.00");
    CHECK(published(Rational(1, 8), 3) == "0.125");
}

TEST_CASE("a magnitude beyond the type loses decimals before it loses its size")
{
    CHECK(publish(Rational("123456789012345") + Rational(1, 3), 2).str() == "123456789012345");
    CHECK(publish(Rational("1000000000000000000000"), 2).str() == "999999999999999");
    CHECK(publish(Rational("-1000000000000000000000"), 2).str() == "-999999999999999");
}

TEST_CASE("numbers are read as people and files write them")
{
    CHECK(number("12") == Decimal(12));
    CHECK(number(" 12.50 ") == Decimal(125, 1));
    CHECK(number(".5") == Decimal(5, 1));
    CHECK(number("5.") == Decimal(5));
    CHECK(number("007") == Decimal(7));
    CHECK(number("-3.25") == Decimal(-325, 2));
    CHECK(number("+3") == Decimal(3));
    CHECK(number("1,234") == Decimal(1234));
    CHECK(number("12,345,678.5") == Decimal(123456785, 1));
    CHECK(number("1e3") == Decimal(1000));
    CHECK(number("1.5E-2") == Decimal(15, 3));
    CHECK(number("0e400") == Decimal(0));
    CHECK(number("１２．５") == Decimal(125, 1));
    CHECK(number("－１２") == Decimal(-12));
    CHECK(number("１，２３４") == Decimal(1234));
    CHECK(number("\xC2\xA0"
                 "42\xC2\xA0") == Decimal(42));
    CHECK(number("\xE3\x80\x80"
                 "42\t\r\n") == Decimal(42));
    CHECK(number("-0") == Decimal(0));
}

TEST_CASE("fifteen significant digits are kept, sixteen refused")
{
    CHECK(number("123456789012345").str() == "123456789012345");
    CHECK(number("0.123456789012345").str() == "0.123456789012345");
    CHECK(number("1.50000000000000000000").str() == "1.5");
    CHECK(number("-999999999999999").str() == "-999999999999999");
    CHECK(refusal("1234567890123456") == NumberError::too_many_digits);
    CHECK(refusal("0.1234567890123456") == NumberError::too_many_digits);
    CHECK(refusal("1.000000000000001") == NumberError::too_many_digits);
    CHECK(number("1.00000000000001").str() == "1.00000000000001");
}

TEST_CASE("magnitudes outside the range are refused")
{
    CHECK(refusal("1e400") == NumberError::out_of_range);
    CHECK(refusal("1e-400") == NumberError::out_of_range);
    CHECK(refusal("1e99999999999999999999") == NumberError::out_of_range);
    CHECK(refusal("1e15") == NumberError::out_of_range);
    CHECK(refusal("1000000000000000") == NumberError::out_of_range);
    CHECK(refusal("1e-16") == NumberError::out_of_range);
    CHECK(number("1e-15").str() == "0.000000000000001");
    CHECK(number("1e14").str() == "100000000000000");
}

TEST_CASE("what is not a number is refused")
{
    for (const char* text : {"abc",    "1 2",   "1.2.3", "--1",     "1-",      "=1+1", "12%",   "１２％", "1,23",
                             "1,2345", ",123",  "0,123", "1,234,5", "1.5,000", ".",    "-",     "e5",     "1e",
                             "1e+",    "1e1.5", "0x10",  "nan",     "inf",     "1。5", "1\xC2", "五"})
        CHECK(refusal(text) == NumberError::not_a_number);
    CHECK(refusal(std::string_view("1\0", 2)) == NumberError::not_a_number);
    for (const char* text : {"", " ", "\xC2\xA0", "\xE3\x80\x80\t"})
        CHECK(refusal(text) == NumberError::empty);
}

TEST_CASE("plain text never has an exponent and reads back")
{
    for (const char* text : {"0", "-0.5", "1200", "0.000000000000001", "123456789012345", "36.8", "-0.07"})
        CHECK(number(text).str() == text);
    CHECK(Decimal(50, 1) == Decimal(5));
    CHECK(Decimal(50, 1).is_whole());
}

TEST_CASE("a fixed number of decimals is padded or rounded half up")
{
    CHECK(number("5").fixed(2) == "5.00");
    CHECK(number("5.1").fixed(2) == "5.10");
    CHECK(number("5.125").fixed(2) == "5.13");
    CHECK(number("-5.125").fixed(2) == "-5.13");
    CHECK(number("0.004").fixed(2) == "0.00");
    CHECK(number("-0.004").fixed(2) == "0.00");
    CHECK(number("0.5").fixed(0) == "1");
    CHECK(number("0.000000000000001").fixed(0) == "0");
}

TEST_CASE("decimals are ordered by value, not by writing")
{
    CHECK(number("0.5") < number("0.51"));
    CHECK(number("-0.5") > number("-0.51"));
    CHECK(number("-0.5") < number("0.4"));
    CHECK(number("999999999999999") > number("0.000000000000001"));
    CHECK(number("1.10") == number("1.1"));
    CHECK((number("2") <=> number("2.0")) == std::strong_ordering::equal);
}

TEST_CASE("the nearest double is the one the text itself would give")
{
    CHECK(number("0.1").to_double() == 0.1);
    CHECK(number("36.8").to_double() == 36.8);
    CHECK(number("-123456789012.345").to_double() == -123456789012.345);
}
