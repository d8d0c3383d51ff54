#include "app/session/audit_item.h"

#include "app/session/audit.h"
#include "app/session/text.h"
#include "app/session/verify_parts.h"

#include <algorithm>
#include <set>

namespace zk::session {

using forms::Message;
using forms::Text;

namespace {

constexpr std::size_t most_lines = 20;   // of changes beside one item; the list of changes has all of them

std::string two_digits(long number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

Json json(const Text& words)
{
    return {{"zh", words.zh}, {"en", words.en}};
}

}   // namespace

std::string beijing_time(const std::string& utc)
{
    const auto day = forms::parse_date(utc.substr(0, std::min<std::size_t>(utc.size(), 10)));
    if (!day || utc.size() < 16)
        return utc;
    const long hour = std::stol(utc.substr(11, 2)) + 8;
    return forms::iso(hour < 24 ? *day : *day + boost::gregorian::days(1)) + " " + two_digits(hour % 24) + utc.substr(13, 3);
}

Message rule_title(std::string_view rule)
{
    static const std::pair<std::string_view, const char*> titles[] = {
        {"technique", ZK_TR("by how the technique is carried out")},
        {"target", ZK_TR("against target and floor")},
        {"improve", ZK_TR("against the same period last year")},
        {"options", ZK_TR("by the option chosen")},
        {"observe", ZK_TR("shown, not scored")},
        {"sentinel", ZK_TR("every case is reviewed, never scored")},
    };
    for (const auto& [id, pattern] : titles)
        if (id == rule)
            return {"rule.title", pattern, {}};
    return {"rule.other", ZK_TR("by the rule {id}"), {{"id", std::string(rule)}}};
}

/// Parts joined by "；" and "; ", each under its label.
struct AuditItems::Say {
    const forms::Translator& translator;
    Text words;

    void part(const char* label, const Text& value)
    {
        if (value.zh.empty() && value.en.empty())
            return;
        const Text head = translator.both({"audit.label", label, {}});
        for (auto [text, stop] : {std::pair{&words.zh, "。"}, {&words.en, "."}})   // a sentence goes on
            if (text->ends_with(stop))
                text->resize(text->size() - std::string_view(stop).size());
        words.zh += (words.zh.empty() ? "" : "；") + head.zh + "：" + (value.zh.empty() ? value.en : value.zh);
        words.en += (words.en.empty() ? "" : "; ") + head.en + ": " + (value.en.empty() ? value.zh : value.en);
    }
    void part(const char* label, const std::string& value) { part(label, Text{value, value}); }
};

AuditItems::AuditItems(const Session& session, const Json& report, const forms::Translator& translator)
    : session_(session), report_(report), translator_(translator)
{
}

Json AuditItems::text(const Message& message) const
{
    return json(translator_.both(message));
}

Json AuditItems::rule(const Json& item) const
{
    Say say{translator_, translator_.both(rule_title(text_at(item, {"rule"})))};
    const Text goal = both_at(item, {"goal"});
    const std::string kind = text_at(item, {"rule"});
    if (goal.zh != "/" && kind != "observe" && kind != "sentinel")
        say.part(kind == "improve" ? ZK_TR("direction") : ZK_TR("full marks at"), goal);
    say.part(ZK_TR("no marks at"), text_at(item, {"floor"}));
    say.part(ZK_TR("because"), both_at(item, {"card", "all_or_nothing_reason"}));
    return json(say.words);
}

Json AuditItems::definition(const Json& item) const
{
    Say say{translator_, {}};
    say.part(ZK_TR("numerator"), both_at(item, {"card", "numerator"}));
    say.part(ZK_TR("denominator"), both_at(item, {"card", "denominator"}));
    say.part(ZK_TR("how to count"), both_at(item, {"card", "how_to_count"}));
    say.part(ZK_TR("codes"), both_at(item, {"card", "codes"}));
    say.part(ZK_TR("taken from"), both_at(item, {"card", "source"}));
    return json(say.words);
}

Json AuditItems::evidence(const Json& section, const Json& item) const
{
    Text listed;
    for (const Json& one : list_at(report_, "evidence"))
        for (const Json& use : list_at(one, "items")) {
            if (text_at(use, {"section"}) != text_at(section, {"id"}) || text_at(use, {"item"}) != text_at(item, {"id"}))
                continue;
            const std::string dated = text_at(one, {"dated"});
            const std::string number = one.contains("number") ? one["number"].dump() : std::string();
            const std::string which = number + " " + text_at(one, {"title"});
            listed.zh += (listed.zh.empty() ? "" : "、") + which + (dated.empty() ? "" : "（" + dated + "）");
            listed.en += (listed.en.empty() ? "" : ", ") + which + (dated.empty() ? "" : " (" + dated + ")");
        }
    if (!listed.zh.empty())
        return json(listed);
    Say say{translator_, translator_.both({"audit.no_evidence", ZK_TR("none filed"), {}})};
    say.part(ZK_TR("asked for"), both_at(item, {"card", "evidence"}));
    return json(say.words);
}

Json AuditItems::claim(const Json& item) const
{
    Say say{translator_, {}};
    if (const Json* claim = find_at(item, {"claim"}); claim && claim->is_object()) {
        say.part(ZK_TR("claim"), both_at(*claim, {"kind_title"}));
        say.part(ZK_TR("reason of the claim"), text_at(*claim, {"reason"}));
        if (text_at(*claim, {"kind"}) == "not_applicable")
            say.part(ZK_TR("decision"), both_at(*claim, {"decision_title"}));
    }
    say.part(ZK_TR("note"), text_at(item, {"note"}));
    return json(say.words);
}

/// One for each month of the period, so that columns can ask for theirs; a value of the whole period has none.
Json AuditItems::months(const Json& input) const
{
    Json result = Json::array();
    if (text_at(input, {"mode"}) != "months")
        return result;
    const forms::Period& period = session_.assessment().period;
    for (forms::Month month = period.first; month <= period.last; month = month + 1) {
        Json value;
        for (const Json& pair : list_at(input, "values"))
            if (pair.is_array() && pair.size() == 2 && pair[0] == month.str())
                value = pair[1];
        Json display = json(Text{});
        if (!value.is_null())
            display = json(Text{value.get<std::string>(), value.get<std::string>()});
        else if (text_at(input, {"aggregation"}) == "sum")   // of beds only the last month is asked
            display = text({"status.blank", ZK_TR("not filled in"), {}});
        result.push_back({{"id", month.str()}, {"value", value}, {"display", display}});
    }
    return result;
}

/// "2025-01 – 2025-06: 张三 2025-07-05 10:12, 病案科, HIS": neighbouring months of the same origin in one part.
Json AuditItems::entered(const std::string& section, const std::string& item, const Json& input) const
{
    const auto field = forms::field_named(text_at(input, {"field"}));
    std::vector<std::pair<std::string, Text>> parts;   // months, origin
    std::string last;
    for (const Json& pair : list_at(input, "values")) {
        if (!field || !pair.is_array() || pair.empty() || !pair[0].is_string())
            continue;
        const std::string month = pair[0];
        const auto row = session_.get({section, item, *field, month.empty() ? std::nullopt : forms::Month::parse(month)});
        if (!row)
            continue;
        Text origin{row->who + " " + beijing_time(row->when), row->who + " " + beijing_time(row->when)};
        const forms::Provider* provider = session_.form().standard().provider(
            row->provenance.provider.empty() ? text_at(input, {"provider"}) : row->provenance.provider);
        const Text from = provider ? provider->title : Text{row->provenance.provider, row->provenance.provider};
        Text extracted;
        if (row->provenance.extracted)
            extracted = translator_.both({"audit.extracted",
                                          ZK_TR("extracted {date}"),
                                          {{"date", forms::iso(*row->provenance.extracted)}}});
        for (const Text& word : {from, Text{row->provenance.source, row->provenance.source}, extracted})
            if (!word.zh.empty() || !word.en.empty()) {
                origin.zh += "，" + (word.zh.empty() ? word.en : word.zh);
                origin.en += ", " + (word.en.empty() ? word.zh : word.en);
            }
        if (!parts.empty() && parts.back().second == origin)
            last = month;
        else {
            if (!parts.empty() && parts.back().first != last)
                parts.back().first += " – " + last;
            parts.emplace_back(month, std::move(origin));
            last = month;
        }
    }
    if (!parts.empty() && parts.back().first != last)
        parts.back().first += " – " + last;
    Text words;
    for (const auto& [when, origin] : parts) {
        const bool alone = parts.size() == 1;   // all of it: the months need no naming
        words.zh += (words.zh.empty() ? "" : "；") + (alone || when.empty() ? "" : when + "：") + origin.zh;
        words.en += (words.en.empty() ? "" : "; ") + (alone || when.empty() ? "" : when + ": ") + origin.en;
    }
    return json(words);
}

void AuditItems::extend(const Json& section, Json& item, Json& changes) const
{
    const std::size_t first = changes.size();
    for (Json& input : item["inputs"]) {
        input["months"] = months(input);
        input["entered"] = entered(text_at(section, {"id"}), text_at(item, {"id"}), input);
        add_changes(section, item, &input, changes);
    }
    add_changes(section, item, nullptr, changes);
    Text lines;
    for (std::size_t i = first; i < changes.size(); ++i) {
        const Json line = i - first < most_lines
                              ? line_of(changes[i])
                              : text({"audit.more_changes", ZK_TR("… and {count} more, on the list of changes"),
                                      {{"count", std::to_string(changes.size() - i)}}});
        lines.zh += (lines.zh.empty() ? "" : "\n") + text_at(line, {"zh"});
        lines.en += (lines.en.empty() ? "" : "\n") + text_at(line, {"en"});
        if (i - first == most_lines)
            break;
    }
    item["audit"] = {{"rule", rule(item)},         {"definition", definition(item)}, {"evidence", evidence(section, item)},
                     {"claim", claim(item)},       {"changes", json(lines)}};
}

}   // namespace zk::session
