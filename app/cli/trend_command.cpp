#include "app/cli/commands.h"

#include "app/session/text.h"

#include <charconv>

namespace zk::cli {

namespace {

using Align = Table::Align;

std::string figure(const std::optional<forms::Rational>& number)
{
    return number ? forms::publish(*number, 2).str() : std::string();
}

/// A rate with two decimals, a number as it is.
std::string value_of(const forms::SeriesPoint& point)
{
    return point.value && point.denominator ? forms::publish(*point.value, 2).fixed(2) : figure(point.value);
}

/// A limit is an irrational number, for looking at.
std::string figure(const std::optional<double>& number)
{
    if (!number)
        return {};
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, *number, std::chars_format::fixed, 2).ptr;
    return {digits, end};
}

/// The value, or in a word why there is none.
std::string shown(const Context& context, const forms::SeriesPoint& point)
{
    switch (point.gap) {
    case forms::Gap::none: return value_of(point);
    case forms::Gap::missing: return context.word(ZK_TR("not filled in"));
    case forms::Gap::no_cases: return context.word(ZK_TR("no cases"));
    case forms::Gap::error: return context.word(ZK_TR("wrong"));
    }
    return {};
}

Json or_null(std::string text) { return text.empty() ? Json() : Json(std::move(text)); }

Json as_json(const forms::Series& series)
{
    static const char* gaps[] = {"", "missing", "no_cases", "error"};
    Json months = Json::array();
    for (std::size_t i = 0; i < series.now.size(); ++i) {
        const forms::SeriesPoint& now = series.now[i];
        Json month = {{"month", now.month.str()},
                      {"numerator", or_null(figure(now.numerator))},
                      {"denominator", or_null(figure(now.denominator))},
                      {"value", or_null(value_of(now))},
                      {"gap", gaps[static_cast<int>(now.gap)]},
                      {"year_before", or_null(value_of(series.before[i]))}};
        if (series.limits) {
            const auto& limits = series.limits->months[i];
            month["lower"] = or_null(figure(limits.lower));
            month["upper"] = or_null(figure(limits.upper));
            month["outside"] = limits.outside;
        }
        months.push_back(std::move(month));
    }
    return months;
}

void print_months(Context& context, const forms::Series& series)
{
    Table table({Align::left, Align::right, Align::right, Align::right, Align::right, Align::right, Align::right, Align::left});
    table.row({context.word(ZK_TR("Month")), context.word(ZK_TR("Numerator or number")), context.word(ZK_TR("Denominator")),
               context.word(ZK_TR("Value")), context.word(ZK_TR("Same month last year")),
               context.word(ZK_TR("Lower limit")), context.word(ZK_TR("Upper limit")), ""});
    table.rule();
    for (std::size_t i = 0; i < series.now.size(); ++i) {
        const forms::SeriesPoint& now = series.now[i];
        const auto limits = series.limits ? series.limits->months[i] : forms::ControlLimits::Pair{};
        table.row({now.month.str(), figure(now.numerator), figure(now.denominator), shown(context, now),
                   value_of(series.before[i]), figure(limits.lower), figure(limits.upper),
                   limits.outside ? context.word(ZK_TR("outside the control limits")) : std::string()});
    }
    context.out += table.str();
    if (series.limits)
        context.say({"cli.trend_limits",
                     ZK_TR("Limits: three standard deviations around last year's {mean}; a month outside asks for a look at "
                           "the cases, it is no verdict."),
                     {{"mean", figure(std::optional(series.limits->mean))}}});
}

}  // namespace

int trend(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const std::string& section = context.arguments.one("SPECIALTY");
    const std::string& id = context.arguments.one("ITEM");
    const forms::Series series = session->series(section, id);
    const forms::Form& form = session->form();
    const forms::Item& item = form.item(form.asks()[form.ask(section, id)]);
    if (context.json()) {
        context.print({{"specialty", section},
                       {"item", id},
                       {"title", item.title.in(context.language)},
                       {"unit", item.unit.in(context.language)},
                       {"monthly", series.monthly},
                       {"mean", series.limits ? or_null(figure(std::optional(series.limits->mean))) : Json()},
                       {"months", series.monthly ? as_json(series) : Json::array()}});
        return fine;
    }
    const std::string unit = item.unit.in(context.language);
    context.out += item.title.in(context.language) + (unit.empty() ? "" : " (" + unit + ")") + "\n";
    if (series.monthly)
        print_months(context, series);
    else
        context.say({"cli.not_monthly", ZK_TR("This item is kept for the whole period, not by month."), {}});
    return fine;
}

}  // namespace zk::cli
