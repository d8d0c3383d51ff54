#include "app/cli/commands.h"
#include "app/cli/standards.h"

#include "app/session/text.h"

namespace zk::cli {

namespace {

using Align = Table::Align;
using forms::Fate;
using session::Moved;

Json both(const forms::Text& text)
{
    return {{"zh", text.zh}, {"en", text.en}};
}

Json total(const std::optional<forms::Decimal>& value, bool complete, const std::optional<forms::Text>& grade)
{
    return {{"total", value ? Json(value->fixed(2)) : Json()},
            {"complete", complete},
            {"grade", grade ? both(*grade) : Json()}};
}

Json described(const Context& context, const Moved& moved)
{
    Json left = Json::array(), recheck = Json::array(), totals = Json::array(), counts;
    for (const auto& one : moved.left)
        left.push_back({{"specialty", one.scope.empty() ? "hospital" : one.scope},
                        {"fact", one.fact},
                        {"title", both(one.title)},
                        {"month", one.month ? one.month->str() : std::string()},
                        {"value", one.value},
                        {"why", context.told(one.why)}});
    for (const auto& one : moved.recheck)
        recheck.push_back({{"specialty", one.section}, {"item", one.item}, {"title", both(one.title)}});
    for (const auto& one : moved.totals)
        totals.push_back({{"specialty", one.specialty},
                          {"title", both(one.title)},
                          {"before", total(one.before, one.complete_before, one.grade_before)},
                          {"after", total(one.after, one.complete_after, one.grade_after)}});
    for (const Fate fate : {Fate::added, Fate::changed, Fate::same, Fate::dropped})
        counts[std::string(forms::name(fate))] = moved.differences.count(fate);
    return {{"from", moved.from},  {"to", moved.to},     {"items", counts},  {"values_kept", moved.kept},
            {"values_left", left}, {"recheck", recheck}, {"totals", totals}, {"further_specialties", moved.further},
            {"batch", moved.batch}};
}

std::string shown(const Context& context, const std::optional<forms::Decimal>& total, bool complete,
                  const std::optional<forms::Text>& grade)
{
    if (!total)
        return "/";
    const std::string word = !complete ? context.word(ZK_TR("Provisional")) : grade ? grade->in(context.language) : "";
    return total->fixed(2) + (word.empty() ? "" : " " + word);
}

void say_left(Context& context, const Moved& moved)
{
    if (moved.left.empty())
        return;
    context.say({"cli.move_left",
                 ZK_TR("{count} {count|value does not move along; it stays|values do not move along; they stay} in the document:"),
                 {{"count", std::to_string(moved.left.size())}}});
    Table table({Align::left, Align::left, Align::left, Align::right, Align::left});
    for (const auto& one : moved.left)
        table.row({one.scope.empty() ? context.word(ZK_TR("Hospital")) : one.scope, one.title.in(context.language),
                   one.month ? one.month->str() : "", one.shown.in(context.language), context.text(one.why)});
    context.out += table.str("  ");
}

void say_totals(Context& context, const Moved& moved)
{
    Table table({Align::left, Align::right, Align::right});
    table.row(
        {context.word(ZK_TR("Specialty")), context.word(ZK_TR("Old standard")), context.word(ZK_TR("New standard"))});
    for (const auto& one : moved.totals)
        table.row({one.title.in(context.language), shown(context, one.before, one.complete_before, one.grade_before),
                   shown(context, one.after, one.complete_after, one.grade_after)});
    context.out += context.word(ZK_TR("Totals of the same data")) + "\n" + table.str("  ");
}

/// The questions that wait, of one section or all.
std::vector<session::Recheck> waiting(const Context& context, const session::Session& session)
{
    auto list = session.rechecks();
    const std::string& only = context.arguments.one("--specialty");
    if (!only.empty() && only != "hospital")
        require_specialty(session.form().standard(), only);
    std::erase_if(list, [&](const session::Recheck& one) {
        const forms::Form& form = session.form();
        return !only.empty() && form.sections()[form.asks()[one.ask].section].id != only;
    });
    return list;
}

}  // namespace

int move_assessment(Context& context)
{
    const std::string& standard = context.arguments.one("--standard");
    if (standard.empty())
        refuse({"cli.need_option",
                ZK_TR("The option {option} is missing: write “{option} {example}”."),
                {{"option", "--standard"}, {"example", "county-2025"}}});
    const bool dry_run = context.arguments.has("--dry-run");
    auto session = context.open_assessment(dry_run ? db::Access::read : db::Access::write);
    const Moved moved = session->move_to(standard, dry_run);
    if (context.json()) {
        context.print(described(context, moved));
        return fine;
    }
    context.say({"cli.move_head", ZK_TR("{from} → {to}"), {{"from", moved.from}, {"to", moved.to}}});
    context.say(
        {"cli.move_items",
         ZK_TR("Items: {new} new, {changed} changed, {same} unchanged, {dropped} dropped. {kept} {kept|value moves along|values move along}."),
         {{"new", std::to_string(moved.differences.count(Fate::added))},
          {"changed", std::to_string(moved.differences.count(Fate::changed))},
          {"same", std::to_string(moved.differences.count(Fate::same))},
          {"dropped", std::to_string(moved.differences.count(Fate::dropped))},
          {"kept", std::to_string(moved.kept)}}});
    say_left(context, moved);
    if (!moved.recheck.empty())
        context.say({"cli.move_recheck",
                     ZK_TR("{count} {count|answer is|answers are} marked to be re-checked: see “recheck list”."),
                     {{"count", std::to_string(moved.recheck.size())}}});
    if (!moved.further.empty())
        context.say({"cli.move_further",
                     ZK_TR("The new standard also has these specialties, which “specialty add” takes in: {ids}."),
                     {{"ids", session::joined(moved.further)}}});
    say_totals(context, moved);
    if (dry_run)
        context.say({"cli.move_dry", ZK_TR("Nothing was changed."), {}});
    else
        context.say(
            {"cli.move_done", ZK_TR("Moved. “undo {batch}” takes it back."), {{"batch", moved.batch.substr(0, 8)}}});
    return fine;
}

int list_rechecks(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const forms::Form& form = session->form();
    Json list = Json::array();
    for (const session::Recheck& one : waiting(context, *session)) {
        const forms::Ask& ask = form.asks()[one.ask];
        const forms::Item& item = form.item(ask);
        const std::string& section = form.sections()[ask.section].id;
        Json changes = Json::array();
        if (!context.json())
            context.out +=
                section + "  " + item.title.in(context.language) + "  (" + item.id + ")  " + one.since + "\n";
        for (const auto& change : one.changes) {
            changes.push_back({{"field", change.field},
                               {"field_title", both(context.translator.both(change.title))},
                               {"old", in_both(context, change.old)},
                               {"new", in_both(context, change.now)}});
            if (!context.json())
                say_change(context, change);
        }
        list.push_back(
            {{"specialty", section}, {"item", item.id}, {"since", one.since}, {"changes", std::move(changes)}});
    }
    if (context.json())
        context.print(list);
    else if (list.empty())
        context.say({"cli.no_rechecks", ZK_TR("No answer waits to be re-checked."), {}});
    return list.empty() ? fine : findings;
}

int confirm_rechecks(Context& context)
{
    auto session = context.open_assessment(db::Access::write);
    const int confirmed = session->confirm_answers(context.arguments.one("SPECIALTY"), context.arguments.all("ITEM"));
    const std::size_t left = session->rechecks().size();
    if (context.json())
        context.print({{"confirmed", confirmed}, {"left", left}});
    else
        context.say({"cli.rechecks_done",
                     ZK_TR("{confirmed} {confirmed|answer|answers} confirmed; {left} still {left|waits|wait}."),
                     {{"confirmed", std::to_string(confirmed)}, {"left", std::to_string(left)}}});
    return fine;
}

}  // namespace zk::cli
