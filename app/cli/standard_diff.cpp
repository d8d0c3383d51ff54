#include "app/cli/commands.h"
#include "app/cli/standards.h"

#include "forms/diff.h"

namespace zk::cli {

namespace {

using forms::Difference;
using forms::Differences;
using forms::Fate;

constexpr int page_width = 100;
constexpr Fate fates[] = {Fate::added, Fate::changed, Fate::same, Fate::dropped};

Json both(const forms::Text& text)
{
    return {{"zh", text.zh}, {"en", text.en}};
}

Json described(const Context& context, const Difference& difference)
{
    Json fields = Json::array();
    for (const auto& change : difference.fields)
        fields.push_back({{"field", change.field},
                          {"field_title", both(context.translator.both(change.title))},
                          {"old", in_both(context, change.old)},
                          {"new", in_both(context, change.now)},
                          {"asks_anew", change.asks}});
    return {{"part", forms::name(difference.part)},
            {"id", difference.id},
            {"title", both(difference.title)},
            {"fate", forms::name(difference.fate)},
            {"fields", std::move(fields)}};
}

Json named(const forms::Standard& standard)
{
    return {{"id", standard.id}, {"version", standard.version}, {"title", both(standard.title)}};
}

Json described(const Context& context, const forms::Standard& older, const forms::Standard& newer,
               const Differences& all)
{
    Json counts, frame = Json::array(), items = Json::array();
    for (const Fate fate : fates)
        counts[std::string(forms::name(fate))] = all.count(fate);
    for (const Difference& one : all.frame)
        frame.push_back(described(context, one));
    for (const Difference& one : all.items)
        items.push_back(described(context, one));
    return {{"old", named(older)},
            {"new", named(newer)},
            {"counts", std::move(counts)},
            {"frame", std::move(frame)},
            {"items", std::move(items)}};
}

void say_lines(Context& context, const std::string& head, const std::string& text)
{
    std::string first = head;
    const int indent = display_width(head);
    for (const std::string& line : wrap(text, page_width - indent)) {
        context.out += first + line + "\n";
        first.assign(static_cast<std::size_t>(indent), ' ');
    }
}

void say_difference(Context& context, const Difference& difference, const std::string& head)
{
    context.out += "  " + head + difference.title.in(context.language) +
                   (difference.part == forms::Part::standard ? "" : "  (" + difference.id + ")") + "\n";
    for (const auto& change : difference.fields)
        say_change(context, change);
}

void say_counts(Context& context, const forms::Standard& older, const forms::Standard& newer, const Differences& all)
{
    context.say(
        {"cli.diff_head",
         ZK_TR("{old} {old_version} → {new} {new_version}"),
         {{"old", older.id}, {"old_version", older.version}, {"new", newer.id}, {"new_version", newer.version}}});
    Table counts({Table::Align::left, Table::Align::right});
    for (const Fate fate : fates)
        counts.row({context.text(forms::title(fate)), std::to_string(all.count(fate))});
    context.out += context.word(ZK_TR("Items")) + "\n" + counts.str("  ");
    if (all.none())
        context.say({"cli.diff_none", ZK_TR("The two standards say the same."), {}});
}

}  // namespace

/// Short changes on one line, long ones under each other, so that the eye finds the word that differs.
void say_change(Context& context, const forms::FieldChange& change)
{
    const std::string none = context.word(ZK_TR("nothing"));
    std::string old = in_words(context, change.old), now = in_words(context, change.now);
    old = old.empty() ? none : old;
    now = now.empty() ? none : now;
    const std::string head = "      " + context.text(change.title);
    const forms::Message line{
        "cli.diff_change", ZK_TR("{field}: {old} → {new}"), {{"field", head}, {"old", old}, {"new", now}}};
    if (display_width(context.text(line)) <= page_width) {
        context.say(line);
        return;
    }
    context.out += head + "\n";
    say_lines(context, "        - ", old);
    say_lines(context, "        + ", now);
}

std::string in_words(const Context& context, const forms::Argument& value)
{
    return context.text({"words.plain", ZK_TR("{text}"), {{"text", value}}});
}

Json in_both(const Context& context, const forms::Argument& value)
{
    const forms::Text text = context.translator.both({"words.plain", ZK_TR("{text}"), {{"text", value}}});
    return text.empty() ? Json() : both(text);
}

int diff_standards(Context& context)
{
    const auto older = standard_at(context, context.arguments.one("OLD"));
    const auto newer = standard_at(context, context.arguments.one("NEW"));
    const Differences all = forms::differences(*older, *newer);
    if (context.json()) {
        context.print(described(context, *older, *newer, all));
        return fine;
    }
    say_counts(context, *older, *newer, all);
    if (!all.frame.empty())
        context.out += "\n" + context.word(ZK_TR("Frame")) + "\n";
    for (const Difference& one : all.frame)
        say_difference(context, one,
                       context.text(forms::title(one.fate)) + " · " + context.text(forms::title(one.part)) + "  ");
    for (const Fate fate : {Fate::added, Fate::changed, Fate::dropped}) {
        if (all.count(fate) > 0)
            context.out += "\n" + context.text(forms::title(fate)) + " (" + std::to_string(all.count(fate)) + ")\n";
        for (const Difference& one : all.items)
            if (one.fate == fate)
                say_difference(context, one, {});
    }
    return fine;
}

}  // namespace zk::cli
