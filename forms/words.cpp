#include "forms/words.h"

#include <array>

namespace zk::forms {

Message title(Field field)
{
    switch (field) {
    case Field::status:
        return {"field.status", ZK_TR("How carried out"), {}};
    case Field::cases:
        return {"field.cases", ZK_TR("Cases"), {}};
    case Field::numerator:
        return {"field.numerator", ZK_TR("Numerator"), {}};
    case Field::denominator:
        return {"field.denominator", ZK_TR("Denominator"), {}};
    case Field::value:
        return {"field.value", ZK_TR("Value"), {}};
    case Field::choice:
        return {"field.choice", ZK_TR("Option"), {}};
    case Field::text:
        return {"field.text", ZK_TR("Text"), {}};
    case Field::date:
        return {"field.date", ZK_TR("Date"), {}};
    }
    return {};
}

Message title(ItemKind kind)
{
    switch (kind) {
    case ItemKind::technique:
        return {"kind.technique", ZK_TR("Technique"), {}};
    case ItemKind::ratio:
        return {"kind.ratio", ZK_TR("Ratio"), {}};
    case ItemKind::number:
        return {"kind.number", ZK_TR("Number"), {}};
    case ItemKind::choice:
        return {"kind.choice", ZK_TR("Choice"), {}};
    case ItemKind::text:
        return {"kind.text", ZK_TR("Text"), {}};
    case ItemKind::date:
        return {"kind.date", ZK_TR("Date"), {}};
    }
    return {};
}

Message title(SpecialtyKind kind)
{
    switch (kind) {
    case SpecialtyKind::medical:
        return {"specialty_kind.medical", ZK_TR("Medical"), {}};
    case SpecialtyKind::surgical:
        return {"specialty_kind.surgical", ZK_TR("Surgical"), {}};
    case SpecialtyKind::platform:
        return {"specialty_kind.platform", ZK_TR("Platform"), {}};
    }
    return {};
}

Message title(Level level)
{
    switch (level) {
    case Level::none:
        return {};
    case Level::basic:
        return {"level.basic", ZK_TR("Basic"), {}};
    case Level::recommended:
        return {"level.recommended", ZK_TR("Recommended"), {}};
    }
    return {};
}

Message title(Confidence confidence)
{
    switch (confidence) {
    case Confidence::high:
        return {"confidence.high", ZK_TR("Well documented"), {}};
    case Confidence::medium:
        return {"confidence.medium", ZK_TR("To be checked against the original"), {}};
    case Confidence::low:
        return {"confidence.low", ZK_TR("Uncertain"), {}};
    }
    return {};
}

Message title(Rule rule)
{
    switch (rule) {
    case Rule::technique:
        return {"rule.technique", ZK_TR("by how the technique is carried out"), {}};
    case Rule::target:
        return {"rule.target", ZK_TR("against target and floor"), {}};
    case Rule::improve:
        return {"rule.improve", ZK_TR("against the same period last year"), {}};
    case Rule::options:
        return {"rule.options", ZK_TR("by the option chosen"), {}};
    case Rule::observe:
        return {"rule.observe", ZK_TR("shown, not scored"), {}};
    case Rule::sentinel:
        return {"rule.sentinel", ZK_TR("every case is reviewed, never scored"), {}};
    }
    return {};
}

Message title(Direction direction)
{
    switch (direction) {
    case Direction::higher:
        return {"direction.higher", ZK_TR("higher is better"), {}};
    case Direction::lower:
        return {"direction.lower", ZK_TR("lower is better"), {}};
    case Direction::range:
        return {"direction.range", ZK_TR("within a range"), {}};
    }
    return {};
}

Message title(RatioForm form)
{
    return form == RatioForm::proportion ? Message{"form.proportion", ZK_TR("proportion (part of the whole)"), {}}
                                         : Message{"form.rate", ZK_TR("rate (not a part of the whole)"), {}};
}

Message title(Scope scope)
{
    return scope == Scope::hospital ? Message{"scope.hospital", ZK_TR("one for the hospital"), {}}
                                    : Message{"scope.specialty", ZK_TR("one for each specialty"), {}};
}

Message title(Aggregation aggregation)
{
    switch (aggregation) {
    case Aggregation::sum:
        return {"aggregation.sum", ZK_TR("months are added up"), {}};
    case Aggregation::last:
        return {"aggregation.last", ZK_TR("the last month counts"), {}};
    case Aggregation::none:
        return {"aggregation.none", ZK_TR("one number for each period"), {}};
    case Aggregation::state:
        return {"aggregation.state", ZK_TR("one state for each assessment"), {}};
    case Aggregation::constant:
        return {"aggregation.constant", ZK_TR("one for ever"), {}};
    }
    return {};
}

Message title(Method method)
{
    switch (method) {
    case Method::points:
        return {"method.points", ZK_TR("points earned of those that apply"), {}};
    case Method::sum:
        return {"method.sum", ZK_TR("points earned, added up"), {}};
    case Method::mean:
        return {"method.mean", ZK_TR("mean of the items"), {}};
    case Method::group_means:
        return {"method.group_means", ZK_TR("mean of the groups"), {}};
    }
    return {};
}

namespace {

template <class Enum, std::size_t N> std::string_view at(const std::array<std::string_view, N>& names, Enum value)
{
    return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name(ItemKind kind)
{
    return at(std::array<std::string_view, 6>{"technique", "ratio", "number", "choice", "text", "date"}, kind);
}
std::string_view name(Rule rule)
{
    return at(std::array<std::string_view, 6>{"technique", "target", "improve", "options", "observe", "sentinel"},
              rule);
}
std::string_view name(SpecialtyKind kind)
{
    return at(std::array<std::string_view, 3>{"medical", "surgical", "platform"}, kind);
}
std::string_view name(Level level)
{
    return at(std::array<std::string_view, 3>{"", "basic", "recommended"}, level);
}
std::string_view name(Confidence confidence)
{
    return at(std::array<std::string_view, 3>{"high", "medium", "low"}, confidence);
}
std::string_view name(Direction direction)
{
    return at(std::array<std::string_view, 3>{"higher", "lower", "range"}, direction);
}
std::string_view name(Aggregation aggregation)
{
    return at(std::array<std::string_view, 5>{"sum", "last", "none", "state", "constant"}, aggregation);
}
std::string_view name(RatioForm form)
{
    return at(std::array<std::string_view, 2>{"proportion", "rate"}, form);
}
std::string_view name(Scope scope)
{
    return at(std::array<std::string_view, 2>{"hospital", "specialty"}, scope);
}

}  // namespace zk::forms
