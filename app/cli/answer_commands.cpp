#include "app/cli/commands.h"

#include "app/session/text.h"
#include "forms/input.h"

#include <algorithm>

namespace zk::cli {

namespace {

using Align = Table::Align;
using session::Session;

forms::Month month_of(const std::string& text)
{
    const auto month = forms::Month::parse(text);
    if (!month)
        refuse({"cli.month", ZK_TR("“{text}” is not a month: write it as 2025-03."), {{"text", text}}});
    return *month;
}

/// The field named, or the one that can be meant: a technique's status, an item's only field.
forms::Field field_of(const Context& context, const Session& session, const std::string& section,
                      const std::string& item)
{
    const int ask = session.form().ask(section, item);
    const std::string& named = context.arguments.one("--field");
    if (!named.empty()) {
        const auto field = session::field_of(named);
        if (!field)
            refuse(
                {"cli.field",
                 ZK_TR("“{text}” is not a field: write status, cases, numerator, denominator, value, choice, text or "
                       "date."),
                 {{"text", named}}});
        return *field;
    }
    if (ask < 0)  // the session says what is not known
        return forms::Field::value;
    const auto& inputs = session.form().item(session.form().asks()[static_cast<std::size_t>(ask)]).inputs;
    if (inputs.size() == 1 || inputs.front().field == forms::Field::status)
        return inputs.front().field;
    std::vector<std::string> names;
    for (const auto& input : inputs)
        names.emplace_back(forms::name(input.field));
    refuse({"cli.which_field",
            ZK_TR("“{item}” has several fields. Write --field with one of: {fields}."),
            {{"item", item}, {"fields", session::joined(names)}}});
}

session::Address address_of(const Context& context, const Session& session)
{
    session::Address address;
    address.section = context.arguments.one("SPECIALTY");
    address.item = context.arguments.one("ITEM");
    address.field = field_of(context, session, address.section, address.item);
    if (context.arguments.has("--month"))
        address.month = month_of(context.arguments.one("--month"));
    return address;
}

db::Provenance provenance_of(const Context& context)
{
    db::Provenance provenance{context.arguments.one("--provider"), context.arguments.one("--source"), {}};
    if (const std::string& date = context.arguments.one("--extracted"); !date.empty()) {
        provenance.extracted = forms::parse_date(date);
        if (!provenance.extracted)
            refuse({"cli.date", ZK_TR("“{text}” is not a date: write it as 2026-01-20."), {{"text", date}}});
    }
    return provenance;
}

Json as_json(const session::Address& address)
{
    return {{"specialty", address.section},
            {"item", address.item},
            {"field", forms::name(address.field)},
            {"month", address.month ? Json(address.month->str()) : Json()}};
}

/// What every verb about one item ends with: the item as it now stands.
int item_kept(Context& context, const Session& session)
{
    const Json tree = session.report(context.translator);
    const Json& item = item_of(section_of(tree, context.arguments.one("SPECIALTY")), context.arguments.one("ITEM"));
    if (context.json())
        context.print({{"specialty", context.arguments.one("SPECIALTY")},
                       {"item", item.at("id")},
                       {"status", item.at("status")},
                       {"claim", item.at("claim")},
                       {"note", item.at("note")}});
    else
        context.say({"cli.item_kept",
                     ZK_TR("Kept. {item} is now: {status}."),
                     {{"item", context.in(item.at("title"))}, {"status", context.in(item.at("status_title"))}}});
    return fine;
}

int set_claim(Context& context, forms::Claim claim, const char* option)
{
    const std::string& reason = option ? context.arguments.one(option) : context.arguments.one("");
    auto session = context.open_assessment(db::Access::write);
    session->claim(context.arguments.one("SPECIALTY"), context.arguments.one("ITEM"), claim, reason);
    return item_kept(context, *session);
}

int decide(Context& context, forms::Decision decision)
{
    auto session = context.open_assessment(db::Access::write);
    session->decide(context.arguments.one("SPECIALTY"), context.arguments.one("ITEM"), decision,
                    context.arguments.one("REASON"));
    return item_kept(context, *session);
}

std::string shown(const Json& value)
{
    return value.is_null() ? std::string() : value.is_string() ? value.get<std::string>() : value.dump();
}

void show_item(Context& context, Table& table, const Json& item, const std::string& field, const std::string& month)
{
    bool first = true;
    for (const Json& input : item.at("inputs")) {
        if (!field.empty() && input.at("field") != field)
            continue;
        std::string values;
        for (const Json& pair : input.at("values")) {
            if (!month.empty() && pair.at(0) != month)
                continue;
            values +=
                (values.empty() ? "" : "  ") + (pair.at(0) == "" ? "" : shown(pair.at(0)) + "=") + shown(pair.at(1));
        }
        if (!month.empty() && values.empty())
            continue;
        table.row({first ? item.at("id").get<std::string>() : "", context.in(input.at("field_title")),
                   first ? context.in(item.at("value").at("display")) : "", values});
        first = false;
    }
    if (first && field.empty() && month.empty())
        table.row({item.at("id"), "", context.in(item.at("value").at("display")), ""});
}

int get_one(Context& context, const Session& session)
{
    const session::Address address = address_of(context, session);
    const auto row = session.get(address);
    const std::string value = row ? forms::write_value(row->value) : std::string();
    if (context.json()) {
        Json result = as_json(address);
        result["value"] = row ? Json(value) : Json();
        if (row) {
            result["who"] = row->who;
            result["when"] = row->when;
            result["provider"] = row->provenance.provider;
            result["source"] = row->provenance.source;
        }
        context.print(result);
    } else {
        context.out += value + "\n";
    }
    return fine;
}

}  // namespace

int set_value(Context& context)
{
    const Arguments& a = context.arguments;
    int given = 0;
    for (const char* one : {"VALUE", "--clear", "--no-data", "--not-applicable", "--withdraw"})
        given += a.has(one) ? 1 : 0;
    if (given != 1)
        refuse({"cli.set_what",
                ZK_TR("“set” needs exactly one of: a value, --clear, --no-data REASON, --not-applicable REASON, "
                      "--withdraw."),
                {}});
    if (a.has("--no-data"))
        return set_claim(context, forms::Claim::no_data, "--no-data");
    if (a.has("--not-applicable"))
        return set_claim(context, forms::Claim::not_applicable, "--not-applicable");
    if (a.has("--withdraw"))
        return set_claim(context, forms::Claim::none, nullptr);

    const db::Provenance provenance = provenance_of(context);
    auto session = context.open_assessment(db::Access::write);
    const session::Address address = address_of(context, *session);
    const std::string kept = session->set(address, a.has("--clear") ? std::string() : a.one("VALUE"), provenance, a.one("--reason"));
    if (context.json()) {
        Json result = as_json(address);
        result["value"] = kept.empty() ? Json() : Json(kept);
        context.print(result);
        return fine;
    }
    const forms::Message where{"cli.where",
                               address.month ? ZK_TR("{item}, {field}, {month}") : ZK_TR("{item}, {field}"),
                               {{"item", address.item},
                                {"field", std::vector<forms::Message>{session::title(address.field)}},
                                {"month", address.month ? address.month->str() : std::string()}}};
    if (kept.empty())
        context.say({"cli.value_removed", ZK_TR("Removed: {where}."), {{"where", std::vector<forms::Message>{where}}}});
    else
        context.say({"cli.value_kept",
                     ZK_TR("Kept: {where} = {value}"),
                     {{"where", std::vector<forms::Message>{where}}, {"value", kept}}});
    return fine;
}

int get_values(Context& context)
{
    const Arguments& a = context.arguments;
    const auto session = context.open_assessment(db::Access::read);
    const Json tree = session->report(context.translator);
    const Json& section = section_of(tree, a.one("SPECIALTY"));
    if (a.has("ITEM")) {
        const Json& item = item_of(section, a.one("ITEM"));
        if (a.has("--field") || a.has("--month"))
            return get_one(context, *session);
        if (context.json()) {
            context.print(item);
            return fine;
        }
    }
    std::string field, month;
    if (a.has("--field"))
        field = a.one("--field");
    if (a.has("--month"))
        month = month_of(a.one("--month")).str();
    Json items = Json::array();
    Table table({Align::left, Align::left, Align::right, Align::left});
    for (const Json& dimension : section.at("dimensions"))
        for (const Json& group : dimension.at("groups"))
            for (const Json& item : group.at("items")) {
                if (a.has("ITEM") && item.at("id") != a.one("ITEM"))
                    continue;
                items.push_back(item);
                show_item(context, table, item, field, month);
            }
    if (context.json())
        context.print(items);
    else
        context.out += table.str();
    return fine;
}

/// One sentence for each mistake; a mistake that goes on through the following problems is said once, with its extent.
void say_problems(Context& context, const std::string& file, const std::vector<session::LoadLine>& problems)
{
    for (std::size_t i = 0; i < problems.size();) {
        const std::string said = context.translator.text(problems[i].message, context.language);
        std::size_t next = i + 1;
        while (next < problems.size() && context.translator.text(problems[next].message, context.language) == said)
            ++next;
        context.err += forms::sentence({file, problems[i].line, 0, problems[i].message}, context.translator, context.language);
        if (next - i > 1)
            context.err += context.translator.text(
                {"cli.load_same",
                 ZK_TR(" (the same in {count} more {count|line|lines}, up to line {last})"),
                 {{"count", std::to_string(next - i - 1)}, {"last", std::to_string(problems[next - 1].line)}}},
                context.language);
        context.err += "\n";
        i = next;
    }
}

int load_table(Context& context)
{
    const std::string& file = context.arguments.one("CSV");
    const bool dry = context.arguments.has("--dry-run");
    auto session = context.open_assessment(dry ? db::Access::read : db::Access::write);
    const session::LoadResult result = session->load_csv(path_of(file), dry);
    const int wrong = static_cast<int>(
        std::count_if(result.problems.begin(), result.problems.end(), [](const auto& line) { return !line.warning; }));
    if (context.json()) {
        Json lines = Json::array();
        for (const auto& line : result.problems) {
            Json one = context.told(line.message);
            one["line"] = line.line;
            one["warning"] = line.warning;
            lines.push_back(std::move(one));
        }
        context.print({{"file", file},
                       {"dry_run", dry},
                       {"refused", result.refused()},
                       {"rows", result.rows},
                       {"changed", result.changed},
                       {"same", result.same},
                       {"batch", result.batch},
                       {"problems", std::move(lines)}});
        return result.refused() ? findings : fine;
    }
    say_problems(context, file, result.problems);
    const std::vector<std::pair<const char*, forms::Argument>> counts{{"file", file},
                                                                      {"rows", std::to_string(result.rows)},
                                                                      {"changed", std::to_string(result.changed)},
                                                                      {"same", std::to_string(result.same)},
                                                                      {"wrong", std::to_string(wrong)},
                                                                      {"batch", result.batch.substr(0, 8)}};
    if (result.refused()) {
        context.remark({"cli.load_refused",
                        ZK_TR("{file}: nothing was taken, because {wrong} {wrong|place is wrong. Correct it and|places are "
                              "wrong. Correct them and} load the table again."),
                        counts});
        return findings;
    }
    if (dry)
        context.say(
            {"cli.load_dry",
             ZK_TR("{file}: {rows} {rows|row is right|rows are right}; {changed} {changed|value|values} would "
                   "change, {same} would stay. Nothing was changed (dry run)."),
             counts});
    else if (result.batch.empty())
        context.say(
            {"cli.load_nothing", ZK_TR("{file}: {rows} {rows|row|rows}, all already so. Nothing was changed."), counts});
    else
        context.say({"cli.loaded",
                     ZK_TR("{file}: {rows} {rows|row|rows} taken; {changed} {changed|value|values} changed, {same} stayed. "
                           "To take it back: zhuanke-cli undo DOC {batch}"),
                     counts});
    return fine;
}

int accept_claim(Context& context)
{
    return decide(context, forms::Decision::accepted);
}

int refuse_claim(Context& context)
{
    return decide(context, forms::Decision::refused);
}

int keep_note(Context& context)
{
    auto session = context.open_assessment(db::Access::write);
    session->note(context.arguments.one("SPECIALTY"), context.arguments.one("ITEM"), context.arguments.one("TEXT"));
    return item_kept(context, *session);
}

int keep_baseline(Context& context)
{
    auto session = context.open_assessment(db::Access::write);
    session->baseline(context.arguments.one("SPECIALTY"), context.arguments.one("ITEM"),
                      context.arguments.one("NUMBER"), context.arguments.one("--source"));
    return item_kept(context, *session);
}

int give_reason(Context& context)
{
    const std::string& wanted = context.arguments.one("KEY");
    auto session = context.open_assessment(db::Access::write);
    std::vector<std::string> matching;
    for (const auto& finding : session->findings()) {
        if (finding.finding.key == wanted) {
            matching = {wanted};
            break;
        }
        if (finding.finding.key.starts_with(wanted))
            matching.push_back(finding.finding.key);
    }
    if (matching.empty())
        refuse({"cli.unknown_finding",
                ZK_TR("No finding has the key “{key}”. “zhuanke-cli check” prints the keys; a key changes with the "
                      "numbers behind it."),
                {{"key", wanted}}});
    if (matching.size() > 1)
        refuse({"cli.ambiguous_finding",
                ZK_TR("{count} findings have keys that begin with “{key}”. Write more of the key."),
                {{"count", std::to_string(matching.size())}, {"key", wanted}}});
    session->give_reason(matching.front(), context.arguments.one("REASON"));
    if (context.json())
        context.print({{"key", matching.front()}, {"reason", context.arguments.one("REASON")}});
    else
        context.say({"cli.reason_kept", ZK_TR("Kept: the reason for {key}."), {{"key", matching.front()}}});
    return fine;
}

}  // namespace zk::cli
