#include "app/session/sample_year.h"

#include "forms/answers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>

namespace zk::session {

using forms::Aggregation;
using forms::Decimal;
using forms::Field;
using forms::ItemKind;

namespace {

/// A number in 0…1 that depends on the words alone, so that a month of an item is the same in every run.
double chance(const std::string& words)
{
    std::uint64_t hash = 1469598103934665603ull;   // FNV-1a
    for (const char c : words) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ull;
    }
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdull;
    hash ^= hash >> 33;
    return static_cast<double>(hash >> 11) / 9007199254740992.0;
}

/// A county hospital's year: fewer patients around Spring Festival, more in winter.
constexpr std::array<double, 12> season = {1.04, 0.82, 1.02, 1.00, 0.98, 0.97, 0.99, 0.98, 0.99, 0.99, 1.06, 1.16};

double number(const std::string& text)
{
    Decimal value;
    return Decimal::parse(text.substr(0, text.find('@')), value) == forms::NumberError::none ? value.to_double() : 0;
}

std::string digits(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return Decimal(std::llround(value * scale), decimals).str();
}

/// The words behind “@” in a volume: rows with the same are the same patients, so their months are the same.
std::string patients(const std::string& text)
{
    const auto at = text.find('@');
    return at == std::string::npos ? std::string() : text.substr(at);
}

bool is_claim(const std::string& text) { return text == "暂无数据" || text == "不适用"; }

constexpr std::array<double, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// About normal with mean 0 and deviation 1, from the words alone.
double deviate(const std::string& words)
{
    double sum = 0;
    for (const char* which : {"a", "b", "c", "d"})
        sum += chance(words + which);
    return std::clamp((sum - 2) * 1.732, -2.2, 2.2);   // four uniforms have a variance of 1/3
}

/// Twelve whole numbers that add up to the whole of `total`, follow the season and vary as counts do: few cases a month
/// scatter widely. Only bed-days follow the calendar: a ward has as many beds at Spring Festival as before.
std::array<long, 12> spread(double total, const forms::Fact& fact, const std::string& words)
{
    const bool calendar = fact.unit.zh == "床日";
    const double scatter = 0.04 + 0.8 / std::sqrt(std::max(total, 1.0) / 12);
    std::array<double, 12> weight{};
    double sum = 0;
    for (int m = 0; m < 12; ++m) {
        weight[m] = calendar ? days[m]
                             : season[m] * std::max(0.0, 1 + scatter * deviate(words + std::to_string(m)));
        sum += weight[m];
    }
    std::array<long, 12> months{};
    double carried = 0;
    for (int m = 0; m < 12; ++m) {
        carried += std::round(total) * weight[m] / sum;
        months[m] = std::lround(carried);
        carried -= static_cast<double>(months[m]);
    }
    return months;
}

/// What happened in each month of what could have: counts scatter as chance does, sums of minutes or money a little, and
/// the year comes out at its level. Nothing below 0, no part above its whole.
std::array<double, 12> happened(const std::array<double, 12>& expected, const std::array<double, 12>& whole, bool proportion,
                                bool counts, const std::string& words)
{
    std::array<double, 12> result{};
    double missing = 0;
    for (int m = 0; m < 12; ++m) {
        const double most = proportion ? whole[m] : expected[m] * 10 + 10;
        const double rest = proportion && whole[m] > 0 ? std::max(0.0, 1 - expected[m] / whole[m]) : 1.0;
        const double deviation = counts ? std::sqrt(std::max(expected[m], 0.0) * rest) : 0.04 * expected[m];
        result[m] = std::clamp(std::round(expected[m] + deviation * deviate(words + std::to_string(m))), 0.0, most);
        missing += expected[m] - result[m];
    }
    missing = std::round(missing);
    for (int round = 0; round < 400 && missing != 0; ++round) {   // the rest of the year, where there is room
        const int m = static_cast<int>(chance(words + "rest" + std::to_string(round)) * 12);
        const double step = counts ? (missing > 0 ? 1.0 : -1.0) : std::round(missing / 12) + (missing > 0 ? 1.0 : -1.0);
        const double most = proportion ? whole[m] : expected[m] * 10 + 10;
        if (expected[m] <= 0 || result[m] + step < 0 || result[m] + step > most)
            continue;
        result[m] += step;
        missing = std::abs(missing) <= std::abs(step) ? 0 : missing - step;
    }
    return result;
}

struct Exceptions {
    std::map<int, double> scaled;   // month 1…12 → factor on the level
    double trend = 1;               // December's level over January's
    std::set<int> left_out;
};

Exceptions exceptions(const std::string& text)
{
    Exceptions result;
    for (const std::string& word : forms::split_options(text)) {
        if (word.size() > 5 && word[4] == '*')
            result.trend = number(word.substr(5));
        const auto month = forms::Month::parse(word.substr(0, 7));
        if (!month)
            continue;
        if (word.ends_with("-"))
            result.left_out.insert(month->month());
        else if (const auto star = word.find('*'); star != std::string::npos)
            result.scaled[month->month()] = number(word.substr(star + 1));
    }
    return result;
}

std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

/// Writes one year; remembers facts already written, because a shared number is given once.
class YearWriter {
public:
    YearWriter(const forms::Form& form, int year) : form_(form), year_(year) {}

    void row(const std::string& section, const forms::Ask& ask, const std::string& level, const std::string& volume,
             const Exceptions& unusual, const std::string& reason);
    std::string text = "\xEF\xBB\xBFspecialty,item,field,month,value,provider,source,extracted,reason\r\n";

private:
    void line(const std::string& section, const forms::Item& item, Field field, int month, const std::string& value,
              const std::string& reason = {});
    void months(const std::string& section, const forms::Ask& ask, Field field, const std::array<std::string, 12>& values,
                const Exceptions& unusual);
    void ratio(const std::string& section, const forms::Ask& ask, double level, const std::string& of, const Exceptions& unusual);
    bool once(const forms::Ask& ask, Field field) { return written_.insert(form_.slot_of(ask, field)).second; }

    const forms::Form& form_;
    int year_;
    std::set<int> written_;
    std::map<int, std::array<double, 12>> denominators_;   // by slot
};

void YearWriter::line(const std::string& section, const forms::Item& item, Field field, int month,
                      const std::string& value, const std::string& reason)
{
    const int slot_fact = item.fact(field);
    const auto& standard = form_.standard();
    const std::string provider = slot_fact < 0 ? std::string() : standard.facts[slot_fact].provider;
    text += section + "," + item.id + "," + std::string(forms::name(field)) + ",";
    text += month ? forms::Month(year_, month).str() : std::string();
    text += "," + quoted(value) + "," + provider + "," + (provider.empty() ? "" : "月报表") + "," +
            std::to_string(year_ + 1) + "-01-15," + quoted(reason) + "\r\n";
}

void YearWriter::months(const std::string& section, const forms::Ask& ask, Field field,
                        const std::array<std::string, 12>& values, const Exceptions& unusual)
{
    if (!once(ask, field))
        return;
    for (int m = 1; m <= 12; ++m)
        if (!unusual.left_out.contains(m))
            line(section, form_.item(ask), field, m, values[m - 1]);
}

void YearWriter::ratio(const std::string& section, const forms::Ask& ask, double level, const std::string& of,
                       const Exceptions& unusual)
{
    const double volume = number(of);
    const forms::Item& item = form_.item(ask);
    const forms::Fact& below = form_.standard().facts[item.fact(Field::denominator)];
    const forms::Fact& above = form_.standard().facts[item.fact(Field::numerator)];
    const int slot = form_.slot_of(ask, Field::denominator);
    const std::string words = section + item.id + std::to_string(year_);
    if (below.aggregation != Aggregation::sum) {   // stock figures: one of each
        const double whole = below.whole ? std::round(volume) : volume;
        const double part = whole * level / item.scale.to_double();
        if (once(ask, Field::denominator))
            line(section, item, Field::denominator, below.aggregation == Aggregation::last ? 12 : 0, digits(whole, 0));
        if (once(ask, Field::numerator))
            line(section, item, Field::numerator, above.aggregation == Aggregation::last ? 12 : 0, digits(part, 0));
        return;
    }
    const auto known = denominators_.find(slot);
    std::array<double, 12> whole{};
    if (known != denominators_.end()) {
        whole = known->second;
    } else {
        const std::string shared = patients(of);
        const auto spread_out = spread(
            volume, below, (shared.empty() ? form_.slots()[slot].scope + below.id : shared) + std::to_string(year_));
        std::copy(spread_out.begin(), spread_out.end(), whole.begin());
        denominators_[slot] = whole;
    }
    std::array<double, 12> expected{};
    for (int m = 0; m < 12; ++m) {
        const auto scaled = unusual.scaled.find(m + 1);
        const double slope = 2 * (unusual.trend - 1) / (unusual.trend + 1) * (m - 5.5) / 11;
        const double factor = (1 + slope) * (scaled == unusual.scaled.end() ? 1.0 : scaled->second);
        expected[m] = whole[m] * level * factor / item.scale.to_double();
        if (item.form == forms::RatioForm::proportion)
            expected[m] = std::min(expected[m], whole[m]);
    }
    // Minutes, bed-days and money are sums, not counts; they are reported whole as well.
    static const std::set<std::string> sums = {"分钟", "床日", "小时", "元", "DDD"};
    const auto part = happened(expected, whole, item.form == forms::RatioForm::proportion, !sums.contains(above.unit.zh), words);
    std::array<std::string, 12> parts, wholes;
    for (int m = 0; m < 12; ++m) {
        parts[m] = digits(part[m], 0);
        wholes[m] = digits(whole[m], 0);
    }
    if (above.aggregation != Aggregation::last)
        months(section, ask, Field::numerator, parts, unusual);
    else if (once(ask, Field::numerator))   // staff at the end of the year, related to what the whole year did
        line(section, item, Field::numerator, 12, digits(std::round(volume) * level / item.scale.to_double(), 0));
    months(section, ask, Field::denominator, wholes, unusual);
}

void YearWriter::row(const std::string& section, const forms::Ask& ask, const std::string& level,
                     const std::string& volume, const Exceptions& unusual, const std::string& reason)
{
    const forms::Item& item = form_.item(ask);
    if (is_claim(level)) {
        line(section, item, item.inputs.front().field, 0, level, reason);
        return;
    }
    switch (item.kind) {
    case ItemKind::technique: {
        const auto colon = level.find(':');
        if (once(ask, Field::status))
            line(section, item, Field::status, 0, level.substr(0, colon));
        if (colon == std::string::npos)
            break;
        const forms::Fact& fact = form_.standard().facts[item.fact(Field::cases)];
        const std::string of = level.substr(colon + 1), shared = patients(of);
        const auto cases = spread(number(of), fact, (shared.empty() ? section + item.id : shared) + std::to_string(year_));
        std::array<std::string, 12> values;
        std::transform(cases.begin(), cases.end(), values.begin(), [](long n) { return std::to_string(n); });
        months(section, ask, Field::cases, values, unusual);
        break;
    }
    case ItemKind::ratio: ratio(section, ask, number(level), volume, unusual); break;
    case ItemKind::number: {
        const forms::Fact& fact = form_.standard().facts[item.fact(Field::value)];
        if (fact.aggregation == Aggregation::sum) {
            const auto spread_out = spread(number(level), fact, section + item.id + std::to_string(year_));
            std::array<std::string, 12> values;
            std::transform(spread_out.begin(), spread_out.end(), values.begin(), [](long n) { return std::to_string(n); });
            months(section, ask, Field::value, values, unusual);
        } else if (once(ask, Field::value)) {
            line(section, item, Field::value, fact.aggregation == Aggregation::last ? 12 : 0, level);
        }
        break;
    }
    case ItemKind::choice:
    case ItemKind::text:
    case ItemKind::date:
        if (once(ask, item.inputs.front().field))
            line(section, item, item.inputs.front().field, 0, level);
        break;
    }
}

/// Two years back there is no row of its own: a little below (or above) last year, on the line through both years.
std::string year_before(const forms::Item& item, const std::string& prior, const std::string& now)
{
    if (item.kind != ItemKind::ratio || is_claim(prior) || prior.empty() || is_claim(now) || now.empty())
        return {};
    const double last = number(prior);
    const double guess = last - (number(now) - last) / 2;
    const double most = item.form == forms::RatioForm::proportion ? item.scale.to_double() : guess;
    return digits(std::min(std::max(guess, 0.0), most), 3);
}

}   // namespace

SampleTable::SampleTable(const std::vector<CsvRow>& hospital, const std::vector<CsvRow>& items, int newest) : newest_(newest)
{
    for (const CsvRow& row : hospital)
        if (row.fields.size() >= 2)
            hospital_[row.fields[0]] = row.fields[1];
    for (std::size_t i = 1; i < items.size(); ++i) {
        auto fields = items[i].fields;
        fields.resize(7);
        for (const std::string& section : forms::split_options(fields[0]))
            rows_.push_back({section, fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]});
    }
}

std::string SampleTable::value(const std::string& key) const
{
    const auto at = hospital_.find(key);
    return at == hospital_.end() ? std::string() : at->second;
}

std::vector<std::string> SampleTable::specialties() const { return forms::split_options(value("specialties")); }

std::string SampleTable::csv(const forms::Form& form, int year) const
{
    YearWriter writer(form, year);
    for (const Row& row : rows_) {
        const int ask = form.ask(row.section, row.item);
        if (ask < 0)
            continue;   // the table may know more than this assessment asks
        const forms::Ask& asked = form.asks()[ask];
        const std::string level = year == newest_       ? row.now
                                  : year == newest_ - 1 ? row.prior
                                                       : year_before(form.item(asked), row.prior, row.now);
        if (level.empty())
            continue;
        const double growth = year == newest_ ? 1.0 : year == newest_ - 1 ? 0.95 : 0.91;
        const std::string volume = row.volume.empty() ? row.volume : digits(number(row.volume) * growth, 0) + patients(row.volume);
        writer.row(row.section, asked, level, volume, year == newest_ ? exceptions(row.months) : Exceptions{}, row.reason);
    }
    return writer.text;
}

}   // namespace zk::session
