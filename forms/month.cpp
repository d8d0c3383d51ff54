#include "forms/month.h"

#include <array>
#include <string>
#include <vector>

namespace zk::forms {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2199;

/// Blanks off both ends; full-width ASCII to ASCII; the Chinese calendar words to '-' (year, month) and 'd' (day).
std::string fold(std::string_view text)
{
    struct Word {
        std::string_view wide;
        char narrow;
    };
    static constexpr Word words[] = {{"\xE5\xB9\xB4", 'y'}, {"\xE6\x9C\x88", 'm'}, {"\xE6\x97\xA5", 'd'},
                                     {"\xC2\xA0", ' '},     {"\xE3\x80\x80", ' '}, {"\xEF\xBB\xBF", ' '}};
    std::string out;
    while (!text.empty()) {
        bool found = false;
        for (const auto& word : words) {
            if (text.starts_with(word.wide)) {
                out.push_back(word.narrow);
                text.remove_prefix(word.wide.size());
                found = true;
                break;
            }
        }
        if (found)
            continue;
        if (text.size() >= 3 && (text.starts_with("\xEF\xBC") || text.starts_with("\xEF\xBD"))) {
            const int code =
                (static_cast<unsigned char>(text[1]) - 0xBC) * 64 + static_cast<unsigned char>(text[2]) - 0x80;
            if (code >= 1 && code <= 94) {  // U+FF01 … U+FF5E are '!' … '~'
                out.push_back(static_cast<char>(' ' + code));
                text.remove_prefix(3);
                continue;
            }
        }
        const char c = text.front();
        // The letters that stand for Chinese words must not be writable as such.
        out.push_back(c == 'y' || c == 'm' || c == 'd' ? '?' : c == '\t' || c == '\r' || c == '\n' ? ' ' : c);
        text.remove_prefix(1);
    }
    const auto first = out.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(' ') - first + 1);
}

/// Takes min…max digits off the front.
std::optional<int> digits(std::string_view& text, std::size_t least, std::size_t most)
{
    int value = 0;
    std::size_t count = 0;
    while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9')
        value = value * 10 + (text[count++] - '0');
    if (count < least)
        return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<int> year_at(std::string_view& text)
{
    const auto year = digits(text, 4, 4);
    return year && *year >= first_year && *year <= last_year ? year : std::nullopt;
}

std::string two(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

bool is_period(const Period& period)
{
    if (period.first > period.last || period.first.year() != period.last.year())
        return false;
    const int first = period.first.month();
    const int months = period.months();
    return first == 1 || (months == 6 && first == 7) || (months == 3 && first % 3 == 1);
}

const char* month_name(int month)
{
    static constexpr std::array<const char*, 12> names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
    return names[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::optional<Month> Month::parse(std::string_view text)
{
    const std::string folded = fold(text);
    std::string_view rest = folded;
    const auto year = year_at(rest);
    if (!year)
        return std::nullopt;
    const bool chinese = take(rest, 'y');
    const bool bare = !chinese && !take(rest, '-') && !take(rest, '/');
    const auto month = digits(rest, bare ? 2 : 1, 2);
    if (!month || *month < 1 || *month > 12 || (chinese && !take(rest, 'm')) || !rest.empty())
        return std::nullopt;
    return Month(*year, *month);
}

std::string Month::str() const
{
    return std::to_string(year()) + "-" + two(month());
}

Date Month::first_day() const
{
    return Date(static_cast<unsigned short>(year()), static_cast<unsigned short>(month()), 1);
}

Date Month::last_day() const
{
    return first_day().end_of_month();
}

std::optional<Period> Period::parse(std::string_view text)
{
    const std::string folded = fold(text);
    if (const auto dots = folded.find(".."); dots != std::string::npos) {
        const auto first = Month::parse(std::string_view(folded).substr(0, dots));
        const auto last = Month::parse(std::string_view(folded).substr(dots + 2));
        if (!first || !last || !is_period({*first, *last}))
            return std::nullopt;
        return Period{*first, *last};
    }
    std::string_view rest = folded;
    const auto year = year_at(rest);
    if (!year)
        return std::nullopt;
    if (rest.empty())
        return Period{Month(*year, 1), Month(*year, 12)};
    const bool half = take(rest, 'H') || take(rest, 'h');
    if (!half && !take(rest, 'Q') && !take(rest, 'q'))
        return std::nullopt;
    const auto part = digits(rest, 1, 1);
    const int length = half ? 6 : 3;
    if (!part || *part < 1 || *part > 12 / length || !rest.empty())
        return std::nullopt;
    const Month first(*year, (*part - 1) * length + 1);
    return Period{first, first + (length - 1)};
}

PeriodKind Period::kind() const
{
    switch (months()) {
    case 12:
        return PeriodKind::year;
    case 6:
        return PeriodKind::half;
    case 3:
        return PeriodKind::quarter;
    default:
        return PeriodKind::cumulative;
    }
}

std::string Period::str() const
{
    const std::string year = std::to_string(first.year());
    switch (kind()) {
    case PeriodKind::year:
        return year;
    case PeriodKind::half:
        return year + (first.month() == 1 ? "H1" : "H2");
    case PeriodKind::quarter:
        return year + "Q" + std::to_string((first.month() + 2) / 3);
    case PeriodKind::cumulative:
        break;
    }
    return first.str() + ".." + last.str();
}

std::string Period::zh() const
{
    static constexpr std::array<const char*, 4> ordinals = {"一", "二", "三", "四"};
    const std::string year = std::to_string(first.year()) + "年";
    switch (kind()) {
    case PeriodKind::year:
        return year;
    case PeriodKind::half:
        return year + (first.month() == 1 ? "上半年" : "下半年");
    case PeriodKind::quarter:
        return year + "第" + ordinals[static_cast<std::size_t>((first.month() - 1) / 3)] + "季度";
    case PeriodKind::cumulative:
        break;
    }
    if (first == last)
        return year + std::to_string(first.month()) + "月";
    return year + std::to_string(first.month()) + "–" + std::to_string(last.month()) + "月";
}

std::string Period::en() const
{
    const std::string year = std::to_string(first.year());
    switch (kind()) {
    case PeriodKind::year:
        return year;
    case PeriodKind::half:
        return (first.month() == 1 ? "first half of " : "second half of ") + year;
    case PeriodKind::quarter:
        return "Q" + std::to_string((first.month() + 2) / 3) + " " + year;
    case PeriodKind::cumulative:
        break;
    }
    if (first == last)
        return std::string(month_name(first.month())) + " " + year;
    return std::string(month_name(first.month())) + "–" + month_name(last.month()) + " " + year;
}

std::optional<Date> parse_date(std::string_view text)
{
    const std::string folded = fold(text);
    std::string_view rest = folded;
    const auto year = year_at(rest);
    if (!year || rest.empty())
        return std::nullopt;
    const char separator = rest.front();
    if (separator != '-' && separator != '/' && separator != '.' && separator != 'y')
        return std::nullopt;
    rest.remove_prefix(1);
    const auto month = digits(rest, 1, 2);
    if (!month || !take(rest, separator == 'y' ? 'm' : separator))
        return std::nullopt;
    const auto day = digits(rest, 1, 2);
    if (!day || (separator == 'y' && !take(rest, 'd')) || !rest.empty())
        return std::nullopt;
    if (*month < 1 || *month > 12 || *day < 1 || *day > Month(*year, *month).last_day().day())
        return std::nullopt;
    return Date(static_cast<unsigned short>(*year), static_cast<unsigned short>(*month),
                static_cast<unsigned short>(*day));
}

std::string iso(const Date& date)
{
    const auto ymd = date.year_month_day();
    return std::to_string(static_cast<int>(ymd.year)) + "-" + two(static_cast<int>(ymd.month.as_number())) + "-" +
           two(static_cast<int>(ymd.day));
}

}  // namespace zk::forms
