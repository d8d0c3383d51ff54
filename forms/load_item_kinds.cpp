// What one kind of item alone has: shares of a technique, bounds of a measure, options of a choice.
#include "forms/load_internal.h"

namespace zk::forms::load {
namespace {

constexpr std::array<std::string_view, 2> ratio_forms = {"proportion", "rate"};
constexpr std::array<std::string_view, 3> directions = {"higher", "lower", "range"};

using Key = Record<item_keys>::Key;

}  // namespace

std::optional<Decimal> Loader::share(ItemRecord& table, ItemRecord::Key key)
{
    const auto number = table.number(key);
    if (!number || (!number->is_negative() && *number <= Decimal(1)))
        return number;
    reporter_.at_value(table.where(key), {"load.share_range",
                                          ZK_TR("{key} is {number}, but is a share: write a number from 0 to 1"),
                                          {{"key", std::string(ItemRecord::name_of(key))}, {"number", *number}}});
    return std::nullopt;
}

void Loader::read_technique(ItemRecord& table, Item& item)
{
    item.guided = share(table, "guided").value_or(default_values_.guided);
    item.visiting = share(table, "visiting").value_or(default_values_.visiting);
    item.below_min_cases = share(table, "below_min_cases").value_or(default_values_.below_min_cases);
    item.min_cases = table.number("min_cases");
    item.score_cases = table.boolean("score_cases");
    if (item.score_cases)
        table.need("min_cases");
    if (item.min_cases && *item.min_cases <= Decimal(0))
        reporter_.at_value(table.where("min_cases"), {"load.min_cases",
                                                      ZK_TR("min_cases is {number}; write more than 0 or take it out"),
                                                      {{"number", *item.min_cases}}});
}

void Loader::read_measure(ItemRecord& table, Item& item)
{
    table.need("unit");
    item.form = static_cast<RatioForm>(table.word("form", ratio_forms).value_or(0));
    if (const auto scale = table.number("scale")) {
        item.scale = *scale;
        if (*scale <= Decimal(0))
            reporter_.at_value(table.where("scale"),
                               {"load.scale", ZK_TR("scale is {number}; write more than 0"), {{"number", *scale}}});
    }
    item.decimals = table.whole("decimals", 0, 6).value_or(2);
    const auto direction = table.word("direction", directions);
    if (direction)
        item.direction = static_cast<Direction>(*direction);
    item.target_basis = table.both("target_basis");
    const bool compared = item.rule == Rule::target || item.rule == Rule::improve;
    if ((compared && !table.need("direction")) || (table.given("direction") && !direction))
        return;
    read_target(table, item);
    if (item.rule == Rule::improve)
        read_improve(table, item);
}

void Loader::read_target(ItemRecord& table, Item& item)
{
    const std::size_t before = reporter_.count();
    if (const Node* reason = table.node("all_or_nothing")) {
        item.all_or_nothing = true;
        item.all_or_nothing_reason = read_text(reporter_, "all_or_nothing", *reason);
    }
    const auto pair = [&](Key key, std::optional<Decimal>& low, std::optional<Decimal>& high) {
        const auto numbers = table.numbers(key);
        if (table.node(key) && table.node(key)->type == NodeType::array &&
            numbers.size() == table.node(key)->children.size() && numbers.size() != 2)
            reporter_.at_value(table.where(key),
                               {"load.two_numbers",
                                ZK_TR("{key} needs two numbers, the lower and the upper one: [36, 37.5]"),
                                {{"key", std::string(ItemRecord::name_of(key))}}});
        if (numbers.size() == 2) {
            low = numbers[0].number;
            high = numbers[1].number;
        }
    };
    item.target = table.number("target");
    item.floor = table.number("floor");
    pair("range", item.range_low, item.range_high);
    pair("floors", item.floor_low, item.floor_high);
    const bool range = item.direction == Direction::range;
    const Key aim = range ? Key("range") : Key("target");
    const Key zero = range ? Key("floors") : Key("floor");
    if (item.rule == Rule::target && !table.need(aim))
        return;
    if (item.rule == Rule::target && !item.all_or_nothing && !table.given(zero))
        reporter_.at_value(
            table.where(aim),
            {"load.no_floor",
             ZK_TR("a target needs the value that scores 0: write {floor}, or all_or_nothing with its reason"),
             {{"floor", std::string(ItemRecord::name_of(zero))}}});
    if (item.all_or_nothing && table.node(zero))
        reporter_.at_key(*table.node(zero),
                         {"load.floor_and_nothing",
                          ZK_TR("{floor} and all_or_nothing exclude each other; take one of them out"),
                          {{"floor", std::string(ItemRecord::name_of(zero))}}});
    for (const Key odd : range ? std::array{Key("target"), Key("floor")} : std::array{Key("range"), Key("floors")})
        if (const Node* node = table.node(odd))
            reporter_.at_key(*node, {"load.direction_key",
                                     ZK_TR("{key} does not go with this direction; higher and lower have target and "
                                           "floor, range has range and floors"),
                                     {{"key", std::string(ItemRecord::name_of(odd))}}});
    if (reporter_.count() != before)
        return;
    if (item.target && item.floor &&
        (item.direction == Direction::higher ? *item.floor >= *item.target : *item.floor <= *item.target))
        reporter_.at_value(table.where("floor"), {"load.floor_side",
                                                  item.direction == Direction::higher
                                                      ? ZK_TR("higher is better, so floor ({floor}) must be below "
                                                              "target ({target}); exchange them or change direction")
                                                      : ZK_TR("lower is better, so floor ({floor}) must be above "
                                                              "target ({target}); exchange them or change direction"),
                                                  {{"floor", *item.floor}, {"target", *item.target}}});
    if (item.range_low &&
        (*item.range_low > *item.range_high ||
         (item.floor_low && (*item.floor_low >= *item.range_low || *item.floor_high <= *item.range_high))))
        reporter_.at_value(
            table.where("range"),
            {"load.range_order",
             ZK_TR(
                 "these bounds must rise: lower floor, lower end of range, upper end, upper floor; put them in order"),
             {}});
    const bool proportion = item.kind == ItemKind::ratio && item.form == RatioForm::proportion;
    for (const auto& bound : {item.target, item.floor, item.range_low, item.range_high})
        if (bound && proportion && (bound->is_negative() || *bound > item.scale))
            return reporter_.at_value(table.where(aim),
                                      {"load.outside_proportion",
                                       ZK_TR("{number} is no possible value: a proportion lies between 0 and {scale}; "
                                             "correct it, or write form = \"rate\""),
                                       {{"number", *bound}, {"scale", item.scale}}});
}

void Loader::read_improve(ItemRecord& table, Item& item)
{
    if (item.direction == Direction::range)
        reporter_.at_value(
            table.where("direction"),
            {"load.improve_range", ZK_TR("an item that is to improve needs direction = \"higher\" or \"lower\""), {}});
    item.hold = share(table, "hold").value_or(default_values_.hold);
    item.tolerance = share(table, "tolerance").value_or(default_values_.tolerance);
    item.min_denominator = table.number("min_denominator").value_or(default_values_.min_denominator);
    item.best = table.number("best");
    if (table.given("best"))
        return;
    if (item.direction == Direction::lower && !table.boolean("may_be_negative"))
        item.best = Decimal(0);
    else if (item.kind == ItemKind::ratio && item.form == RatioForm::proportion)
        item.best = item.scale;
}

void Loader::read_options(ItemRecord& table, Item& item)
{
    item.several = table.boolean("several");
    const auto options = table.tables("options");
    const Node* const given = table.node("options");
    if ((!given && table.need("options")) || (given && given->type == NodeType::array && given->children.empty()))
        reporter_.at_value(
            given ? *given : table.home(),
            {"load.no_options",
             ZK_TR("a choice needs at least one option; write options = [{ id = …, title = …, share = … }]"),
             {}});
    item.options.reserve(options.size());
    for (const Node& written : options) {
        Record<option_keys> option(reporter_, written);
        Option& made = item.options.emplace_back();
        if (option.need("id"))
            if (const auto id = option.text("id")) {
                made.id = *id;
                // Several answers are stored joined by '|'.
                if (id->find('|') != std::string_view::npos)
                    reporter_.at_value(option.where("id"),
                                       {"load.option_id",
                                        ZK_TR("the option's id {id} may not contain |; choose another"),
                                        {{"id", made.id}}});
                for (const Option& other : item.options)
                    if (&other != &made && other.id == made.id)
                        reporter_.at_value(option.where("id"),
                                           {"load.duplicate_option",
                                            ZK_TR("there are two options {id}; give one of them another id"),
                                            {{"id", made.id}}});
            }
        if (option.need("title"))
            made.title = option.both("title");
        made.exclusive = option.boolean("exclusive");
        if (item.scored())
            option.need("share");
        if (const auto number = option.number("share")) {
            made.share = *number;
            if (number->is_negative() || *number > Decimal(1))
                reporter_.at_value(option.where("share"),
                                   {"load.share_range",
                                    ZK_TR("{key} is {number}, but is a share: write a number from 0 to 1"),
                                    {{"key", std::string("share")}, {"number", *number}}});
        }
    }
}

}  // namespace zk::forms::load
