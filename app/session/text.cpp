#include "app/session/text.h"

#include <array>

namespace zk::session {

using forms::Message;

std::string joined(const std::vector<std::string>& words)
{
    std::string result;
    for (const std::string& word : words)
        result += (result.empty() ? "" : ", ") + word;
    return result;
}

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::optional<forms::Field> field_of(std::string_view word)
{
    using forms::Field;
    // Words a Chinese table's heading may carry; they do not follow the language of the program.
    static const std::vector<std::pair<std::string_view, Field>> words = {
        {"状态", Field::status},     {"开展情况", Field::status}, {"例数", Field::cases}, {"分子", Field::numerator},
        {"分母", Field::denominator}, {"数值", Field::value},      {"值", Field::value},   {"选项", Field::choice},
        {"文本", Field::text},       {"文字", Field::text},       {"日期", Field::date},
    };
    for (const auto& [text, field] : words)
        if (text == word)
            return field;
    return forms::field_named(lower(std::string(word)));
}

Message title(forms::Field field)
{
    switch (field) {
    case forms::Field::status: return {"field.status", ZK_TR("Carried out by"), {}};
    case forms::Field::cases: return {"field.cases", ZK_TR("Cases"), {}};
    case forms::Field::numerator: return {"field.numerator", ZK_TR("Numerator"), {}};
    case forms::Field::denominator: return {"field.denominator", ZK_TR("Denominator"), {}};
    case forms::Field::value: return {"field.value", ZK_TR("Value"), {}};
    case forms::Field::choice: return {"field.choice", ZK_TR("Option"), {}};
    case forms::Field::text: return {"field.text", ZK_TR("Text"), {}};
    case forms::Field::date: return {"field.date", ZK_TR("Date"), {}};
    }
    return {};
}

Message title(forms::ItemKind kind)
{
    switch (kind) {
    case forms::ItemKind::technique: return {"kind.technique", ZK_TR("Technique"), {}};
    case forms::ItemKind::ratio: return {"kind.ratio", ZK_TR("Ratio"), {}};
    case forms::ItemKind::number: return {"kind.number", ZK_TR("Number"), {}};
    case forms::ItemKind::choice: return {"kind.choice", ZK_TR("Choice"), {}};
    case forms::ItemKind::text: return {"kind.text", ZK_TR("Text"), {}};
    case forms::ItemKind::date: return {"kind.date", ZK_TR("Date"), {}};
    }
    return {};
}

Message title(forms::SpecialtyKind kind)
{
    switch (kind) {
    case forms::SpecialtyKind::medical: return {"specialty_kind.medical", ZK_TR("Medical specialties"), {}};
    case forms::SpecialtyKind::surgical: return {"specialty_kind.surgical", ZK_TR("Surgical specialties"), {}};
    case forms::SpecialtyKind::platform: return {"specialty_kind.platform", ZK_TR("Platform specialties"), {}};
    }
    return {};
}

Message title(forms::Level level)
{
    switch (level) {
    case forms::Level::none: return {};
    case forms::Level::basic: return {"level.basic", ZK_TR("Basic"), {}};
    case forms::Level::recommended: return {"level.recommended", ZK_TR("Recommended"), {}};
    }
    return {};
}

Message title(forms::Confidence confidence)
{
    switch (confidence) {
    case forms::Confidence::high: return {"confidence.high", ZK_TR("Well documented"), {}};
    case forms::Confidence::medium: return {"confidence.medium", ZK_TR("To be checked against the original"), {}};
    case forms::Confidence::low: return {"confidence.low", ZK_TR("Uncertain"), {}};
    }
    return {};
}

Message title(forms::Claim claim)
{
    switch (claim) {
    case forms::Claim::none: return {};
    case forms::Claim::not_applicable: return {"claim.not_applicable", ZK_TR("Not applicable"), {}};
    case forms::Claim::no_data: return {"claim.no_data", ZK_TR("No data"), {}};
    }
    return {};
}

Message title(forms::Decision decision)
{
    switch (decision) {
    case forms::Decision::pending: return {"decision.pending", ZK_TR("To be decided"), {}};
    case forms::Decision::accepted: return {"decision.accepted", ZK_TR("Accepted"), {}};
    case forms::Decision::refused: return {"decision.refused", ZK_TR("Refused"), {}};
    }
    return {};
}

Message title(forms::Severity severity)
{
    return severity == forms::Severity::error ? Message{"severity.error", ZK_TR("Error"), {}}
                                              : Message{"severity.hint", ZK_TR("Hint"), {}};
}

Message title(db::Origin origin)
{
    switch (origin) {
    case db::Origin::typed: return {"origin.typed", ZK_TR("typed"), {}};
    case db::Origin::imported: return {"origin.imported", ZK_TR("imported"), {}};
    case db::Origin::merged: return {"origin.merged", ZK_TR("merged"), {}};
    case db::Origin::undo: return {"origin.undo", ZK_TR("undone"), {}};
    case db::Origin::sample: return {"origin.sample", ZK_TR("sample data"), {}};
    }
    return {};
}

namespace {

template <class Enum, std::size_t N>
std::string_view at(const std::array<std::string_view, N>& names, Enum value)
{
    return names.at(static_cast<std::size_t>(value));
}

}   // namespace

std::string_view name(forms::ItemKind kind)
{
    return at(std::array<std::string_view, 6>{"technique", "ratio", "number", "choice", "text", "date"}, kind);
}
std::string_view name(forms::Rule rule)
{
    return at(std::array<std::string_view, 6>{"technique", "target", "improve", "options", "observe", "sentinel"}, rule);
}
std::string_view name(forms::SpecialtyKind kind)
{
    return at(std::array<std::string_view, 3>{"medical", "surgical", "platform"}, kind);
}
std::string_view name(forms::Level level)
{
    return at(std::array<std::string_view, 3>{"", "basic", "recommended"}, level);
}
std::string_view name(forms::Confidence confidence)
{
    return at(std::array<std::string_view, 3>{"high", "medium", "low"}, confidence);
}
std::string_view name(forms::Direction direction)
{
    return at(std::array<std::string_view, 3>{"higher", "lower", "range"}, direction);
}
std::string_view name(forms::Aggregation aggregation)
{
    return at(std::array<std::string_view, 5>{"sum", "last", "none", "state", "constant"}, aggregation);
}
std::string_view name(forms::Claim claim)
{
    return at(std::array<std::string_view, 3>{"", "not_applicable", "no_data"}, claim);
}
std::string_view name(forms::Decision decision)
{
    return at(std::array<std::string_view, 3>{"pending", "accepted", "refused"}, decision);
}
std::string_view name(forms::DimensionState state)
{
    return at(std::array<std::string_view, 4>{"scored", "insufficient", "not_applicable", "unscored"}, state);
}
std::string_view name(forms::PeriodKind kind)
{
    return at(std::array<std::string_view, 4>{"year", "half", "quarter", "cumulative"}, kind);
}
std::string_view name(forms::Severity severity)
{
    return at(std::array<std::string_view, 2>{"error", "hint"}, severity);
}
std::string_view name(db::Origin origin)
{
    return at(std::array<std::string_view, 5>{"typed", "imported", "merged", "undo", "sample"}, origin);
}

}   // namespace zk::session
