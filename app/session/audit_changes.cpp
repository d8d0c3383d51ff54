// 修改记录 of one item: what was entered differently later, and what was said beside the numbers.
#include "app/session/audit_item.h"
#include "app/session/text.h"
#include "app/session/verify_parts.h"
#include "forms/input.h"

#include <algorithm>
#include <set>

namespace zk::session {

using forms::Message;
using forms::Text;

namespace {

Json json(const Text& words)
{
    return {{"zh", words.zh}, {"en", words.en}};
}

/// Whether a change belongs to the period of the report: its months, or values of this self-assessment as a whole.
bool concerns(const db::ChangeRow& row, const std::string& assessment, const forms::Period& period)
{
    return row.month ? period.contains(*row.month) : row.assessment.empty() || row.assessment == assessment;
}

const char* label_of(std::string_view field)
{
    if (field == "claim")
        return ZK_TR("claim");
    if (field == "reason")
        return ZK_TR("reason of the claim");
    if (field == "decision")
        return ZK_TR("decision");
    if (field == "note")
        return ZK_TR("note");
    if (field == "baseline")
        return ZK_TR("figure of last year");
    return ZK_TR("source of that figure");
}

/// The lines "field=value" of what was said beside the numbers.
std::map<std::string, std::string> fields_of(const std::string& lines)
{
    std::map<std::string, std::string> fields;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const std::string line = lines.substr(at, end - at);
        const std::size_t equals = std::min(line.find('='), line.size());
        fields[line.substr(0, equals)] = equals < line.size() ? line.substr(equals + 1) : std::string();
        at = end + 1;
    }
    return fields;
}

Text word_of(const std::string& field, const std::string& value, const forms::Translator& translator)
{
    for (const auto claim : {forms::Claim::not_applicable, forms::Claim::no_data})
        if (field == "claim" && value == name(claim))
            return translator.both(title(claim));
    for (const auto decision : {forms::Decision::accepted, forms::Decision::refused})
        if (field == "decision" && value == name(decision))
            return translator.both(title(decision));
    return {value, value};
}

}   // namespace

/// Statuses and options by their titles, everything else as it was typed.
Text AuditItems::value_words(const Json& section, const Json& item, const Json& input, const std::string& value) const
{
    if (const auto performed = forms::performed_named(value); performed && text_at(input, {"field"}) == "status")
        return forms::title(*performed);
    const int ask = session_.form().ask(text_at(section, {"id"}), text_at(item, {"id"}));
    if (ask < 0 || text_at(input, {"field"}) != "choice")
        return {value, value};
    Text words;
    for (const std::string& id : forms::split_options(value))
        for (const forms::Option& option : session_.form().item(session_.form().asks()[ask]).options)
            if (option.id == id) {
                words.zh += (words.zh.empty() ? "" : "、") + option.title.zh;
                words.en += (words.en.empty() ? "" : ", ") + option.title.en;
            }
    return words;
}

void AuditItems::add_changes(const Json& section, const Json& item, const Json* input, Json& changes) const
{
    db::HistoryFilter filter;
    filter.subject = input ? text_at(*input, {"fact"}) : text_at(item, {"id"});
    filter.scope = input ? text_at(*input, {"scope"}) : text_at(section, {"id"});   // "" also finds the hospital's
    filter.limit = 100000;
    auto rows = session_.history(filter);
    std::reverse(rows.begin(), rows.end());
    std::set<std::string> seen;   // months, or fields, that had something already
    for (const db::ChangeRow& row : rows) {
        if (row.scope != filter.scope || row.kind != (input ? "value" : "response") ||
            !concerns(row, session_.assessment().id, session_.assessment().period))
            continue;
        const std::string month = row.month ? row.month->str() : std::string();
        if (input && seen.insert(month).second && row.old_value.empty())
            continue;   // entered for the first time
        const auto add = [&](const Json& field_title, const Text& before, const Text& after) {
            changes.push_back({{"section", section.at("id")},
                               {"section_title", section.at("title")},
                               {"item", item.at("id")},
                               {"number", item.at("number")},
                               {"item_title", item.at("title")},
                               {"field_title", field_title},
                               {"month", month},
                               {"when", beijing_time(row.when)},
                               {"who", row.who},
                               {"old", json(before)},
                               {"new", json(after)},
                               {"reason", row.reason},
                               {"origin", name(row.origin)},
                               {"origin_title", text(title(row.origin))},
                               {"source", row.source}});
        };
        if (input) {
            add(input->at("field_title"), value_words(section, item, *input, row.old_value),
                value_words(section, item, *input, row.new_value));
            continue;
        }
        const auto before = fields_of(row.old_value), after = fields_of(row.new_value);
        for (const char* field : {"claim", "reason", "decision", "note", "baseline", "baseline_source"}) {
            const std::string was = before.count(field) ? before.at(field) : "", is = after.count(field) ? after.at(field) : "";
            if (was != is && !(seen.insert(field).second && was.empty()))
                add(text({"audit.label", label_of(field), {}}), word_of(field, was, translator_),
                    word_of(field, is, translator_));
        }
    }
}

Json AuditItems::line_of(const Json& change) const
{
    const auto sentence = [&](const char* lang) {
        const bool zh = *lang == 'z';
        const auto or_nothing = [&](const std::string& text) { return text.empty() ? zh ? "（空）" : "(nothing)" : text; };
        std::string line = text_at(change, {"when"}) + " " + text_at(change, {"who"}) + (zh ? "：" : ": ") +
                           text_at(change, {"field_title", lang});
        if (const std::string month = text_at(change, {"month"}); !month.empty())
            line += " " + month;
        line += " " + or_nothing(text_at(change, {"old", lang})) + " → " + or_nothing(text_at(change, {"new", lang}));
        std::string why = text_at(change, {"origin_title", lang});
        for (const char* key : {"source", "reason"})
            if (const std::string word = text_at(change, {key}); !word.empty())
                why += (zh ? "，" : ", ") + word;
        return line + (zh ? "（" : " (") + why + (zh ? "）" : ")");
    };
    return json(Text{sentence("zh"), sentence("en")});
}

}   // namespace zk::session
