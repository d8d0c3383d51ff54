// Calendar months and the periods of an assessment.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace zk::forms {

using Date = boost::gregorian::date;

/// A calendar month, 1900-01 … 2199-12. Ordered; months can be added.
class Month {
public:
    constexpr Month() = default;
    constexpr Month(int year, int month) : index_(year * 12 + month - 1) {}
    static constexpr Month from_index(int index) { Month m; m.index_ = index; return m; }
    /// Reads "2025-03", "2025-3", "202503", "2025/3", "2025年3月", also with full-width digits. Nothing else.
    static std::optional<Month> parse(std::string_view text);

    constexpr int index() const { return index_; }       ///< months since year 0; what the document stores
    constexpr int year() const { return index_ / 12; }
    constexpr int month() const { return index_ % 12 + 1; }
    std::string str() const;                             ///< "2025-03"
    Date first_day() const;
    Date last_day() const;

    constexpr Month operator+(int months) const { return from_index(index_ + months); }
    constexpr int operator-(Month other) const { return index_ - other.index_; }
    constexpr auto operator<=>(const Month&) const = default;

private:
    int index_ = 2000 * 12;
};

enum class PeriodKind { year, half, quarter, cumulative };   // cumulative: January to month N

/// The months an assessment covers: whole calendar months, first <= last.
struct Period {
    Month first;
    Month last;

    /// Reads "2025", "2025H1", "2025Q3", "2025-01..2025-09" (must be one of the kinds; cumulative starts in January).
    static std::optional<Period> parse(std::string_view text);

    int months() const { return last - first + 1; }
    bool contains(Month m) const { return first <= m && m <= last; }
    Period year_before() const { return {first + -12, last + -12}; }
    PeriodKind kind() const;
    std::string str() const;        ///< the shortest form parse() reads
    std::string zh() const;         ///< 2025年, 2025年上半年, 2025年第三季度, 2025年1–9月
    std::string en() const;         ///< 2025, first half of 2025, Q3 2025, January–September 2025
    bool operator==(const Period&) const = default;
};

/// ISO date "2025-12-31" (also 2025/12/31, 2025.12.31, 2025年12月31日); nothing for a date that does not exist.
std::optional<Date> parse_date(std::string_view text);
std::string iso(const Date& date);

}   // namespace zk::forms
