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

Message decision_title(const forms::Item& item, const forms::Response& response)
{
    if (response.claim != forms::Claim::not_applicable)
        return {};
    if (item.na_allowed && response.decision == forms::Decision::pending)
        return {"decision.allowed", ZK_TR("Allowed by the standard"), {}};
    return title(response.decision);
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
