#include "app/cli/commands.h"

#include "app/session/text.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace zk::cli {

namespace {

constexpr int default_lines = 100;

int limit_of(const Context& context)
{
    const std::string& text = context.arguments.one("--limit");
    if (!context.arguments.has("--limit"))
        return default_lines;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1)
        refuse({"cli.limit", ZK_TR("“{text}” is not a number of lines: write --limit 20."), {{"text", text}}});
    return number;
}

Json as_json(const db::ChangeRow& row)
{
    return {{"sequence", row.sequence},
            {"id", row.id},
            {"batch", row.batch},
            {"when", row.when},
            {"who", row.who},
            {"kind", row.kind},
            {"assessment", row.assessment},
            {"specialty", row.scope},
            {"subject", row.subject},
            {"month", row.month ? Json(row.month->str()) : Json()},
            {"old", row.old_value},
            {"new", row.new_value},
            {"reason", row.reason},
            {"origin", session::name(row.origin)},
            {"source", row.source}};
}

std::string one_line(std::string text, const Context& context)
{
    if (text.empty())
        return context.word(ZK_TR("(nothing)"));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string readable(const Context& context, const db::ChangeRow& row)
{
    std::string where = row.scope.empty() ? row.subject : row.scope + " · " + row.subject;
    if (row.month)
        where += " " + row.month->str();
    std::string origin = context.text(session::title(row.origin));
    if (!row.source.empty())
        origin += " " + row.source;
    std::string line = row.batch.substr(0, 8) + "  " + row.when + "  " + row.who + "  " + where + "  " +
                       one_line(row.old_value, context) + " → " + one_line(row.new_value, context) + "  [" + origin +
                       "]";
    return row.reason.empty() ? line : line + "  " + one_line(row.reason, context);
}

/// The one batch whose id begins with `start`.
std::string batch_of(const session::Session& session, const std::string& start)
{
    db::HistoryFilter filter;
    filter.batch = start;
    if (!session.history(filter).empty())
        return start;
    filter.batch.clear();
    filter.limit = 1'000'000;
    std::set<std::string> matching;
    for (const auto& row : session.history(filter))
        if (!start.empty() && row.batch.starts_with(start))
            matching.insert(row.batch);
    if (matching.size() == 1)
        return *matching.begin();
    if (matching.empty())
        refuse({"cli.unknown_batch",
                ZK_TR("No changes were made under “{batch}”. “zhuanke-cli history” prints the id at the start of each "
                      "line."),
                {{"batch", start}}});
    refuse(
        {"cli.ambiguous_batch", ZK_TR("Several ids begin with “{batch}”. Write more of the id."), {{"batch", start}}});
}

}  // namespace

int history(Context& context)
{
    db::HistoryFilter filter;
    filter.scope = context.arguments.one("--specialty");
    filter.subject = context.arguments.one("--subject");
    filter.limit = limit_of(context);
    if (context.arguments.has("--month")) {
        filter.month = forms::Month::parse(context.arguments.one("--month"));
        if (!filter.month)
            refuse({"cli.month",
                    ZK_TR("“{text}” is not a month: write it as 2025-03."),
                    {{"text", context.arguments.one("--month")}}});
    }
    const auto session = context.open(db::Access::read);
    if (context.arguments.has("--batch"))
        filter.batch = batch_of(*session, context.arguments.one("--batch"));
    Json list = Json::array();
    for (const auto& row : session->history(filter)) {
        if (context.json())
            list.push_back(as_json(row));
        else
            context.out += readable(context, row) + "\n";
    }
    if (context.json())
        context.print(list);
    return fine;
}

int undo(Context& context)
{
    auto session = context.open(db::Access::write);
    const std::string batch = batch_of(*session, context.arguments.one("BATCH"));
    const std::string made = session->undo(batch);
    if (context.json())
        context.print({{"undone", batch}, {"batch", made}});
    else
        context.say({"cli.undone",
                     ZK_TR("Taken back: {batch}. To take this back in turn: zhuanke-cli undo DOC {made}"),
                     {{"batch", batch.substr(0, 8)}, {"made", made.substr(0, 8)}}});
    return fine;
}

}  // namespace zk::cli
