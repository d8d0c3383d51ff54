#include "app/cli/commands.h"

#include "app/cli/flow.h"
#include "app/session/text.h"

namespace zk::cli {

using session::Session;
using session::StepKind;

std::optional<forms::Date> date_of(const Context& context, const char* parameter)
{
    if (!context.arguments.has(parameter) || context.arguments.one(parameter).empty())
        return std::nullopt;
    const std::string& text = context.arguments.one(parameter);
    const auto date = forms::parse_date(text);
    if (!date)
        refuse({"cli.date", ZK_TR("“{text}” is not a date: write it as 2026-01-20."), {{"text", text}}});
    return date;
}

namespace {

std::string signer(const Context& context)
{
    return context.arguments.has("--name") ? context.arguments.one("--name") : context.who;
}

forms::Text section_title(const Session& session, const std::string& id)
{
    const forms::Standard& standard = session.form().standard();
    const int at = standard.specialty(id);
    return at < 0 ? forms::Text{id, id} : standard.specialties[at].title;
}

Json step_json(const Context& context, const session::Step& step)
{
    return {{"step", session::name(step.kind)},
            {"title", context.text(session::title(step.kind))},
            {"specialty", step.section},
            {"who", step.who},
            {"date", forms::iso(step.date)},
            {"comment", step.comment},
            {"slip", step.slip},
            {"stale", step.stale},
            {"recorded_by", step.recorded_by},
            {"recorded", step.recorded}};
}

/// What a step has led to, in one line or as JSON.
int told(Context& context, const Session& session, StepKind kind, const Json& more = Json::object())
{
    const auto& row = session.assessment();
    if (context.json()) {
        Json answer = {{"step", session::name(kind)}, {"status", row.status}, {"locked", row.locked}};
        answer.update(more);
        context.print(answer);
    } else {
        context.say({"cli.step_taken",
                     ZK_TR("{step}: {assessment}. Status: {status}."),
                     {{"step", std::vector<forms::Message>{session::title(kind)}},
                      {"assessment", row.name},
                      {"status", std::vector<forms::Message>{session::status_title(row.status)}}}});
    }
    return fine;
}

void say_step(Context& context, const Session& session, const session::Step& step)
{
    std::string line = "  " + forms::iso(step.date) + "  " + context.text(session::title(step.kind));
    if (!step.section.empty())
        line += " · " + section_title(session, step.section).in(context.language);
    line += "  " + step.who;
    if (step.slip > 0)
        line += "  " + context.text({"cli.slip", ZK_TR("slip no. {n}"), {{"n", forms::Decimal(step.slip)}}});
    if (!step.comment.empty())
        line += "  " + step.comment;
    if (step.stale)
        line += "  " + context.word(ZK_TR("(no longer holds)"));
    context.out += line + "\n";
}

void say_next(Context& context, const Session& session, const session::NextStep& next)
{
    std::string line = "  " + context.text(session::title(next.kind));
    if (!next.section.empty())
        line += " · " + section_title(session, next.section).in(context.language);
    if (next.done)
        line += "  " + context.word(ZK_TR("done"));
    else if (next.possible)
        line += "  " + context.word(ZK_TR("possible now"));
    else
        line += "  " + context.text({"cli.why_not", ZK_TR("not yet: {why}"), {{"why", next.why}}});
    context.out += line + "\n";
}

}  // namespace

int approval_status(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const auto& row = session->assessment();
    const auto steps = session->steps();
    const auto next = session->next_steps();
    if (context.json()) {
        Json taken = Json::array(), possible = Json::array();
        for (const auto& step : steps)
            taken.push_back(step_json(context, step));
        for (const auto& one : next) {
            Json why = Json::array();
            for (const auto& message : one.why)
                why.push_back(context.told(message));
            possible.push_back({{"step", session::name(one.kind)},
                                {"specialty", one.section},
                                {"possible", one.possible},
                                {"done", one.done},
                                {"why", std::move(why)}});
        }
        context.print({{"assessment", row.id},
                       {"name", row.name},
                       {"status", row.status},
                       {"locked", row.locked},
                       {"correction", row.correction},
                       {"cutoff", row.cutoff ? Json(forms::iso(*row.cutoff)) : Json()},
                       {"inspection", row.inspection ? Json(forms::iso(*row.inspection)) : Json()},
                       {"steps", std::move(taken)},
                       {"next", std::move(possible)}});
        return fine;
    }
    context.say({"cli.status",
                 row.locked ? ZK_TR("{assessment}: {status}, locked") : ZK_TR("{assessment}: {status}"),
                 {{"assessment", row.name}, {"status", std::vector<forms::Message>{session::status_title(row.status)}}}});
    if (!steps.empty())
        context.out += context.word(ZK_TR("Steps")) + "\n";
    for (const auto& step : steps)
        say_step(context, *session, step);
    context.out += context.word(ZK_TR("What may be done")) + "\n";
    for (const auto& one : next)
        say_next(context, *session, one);
    return fine;
}

int confirm(Context& context)
{
    const auto date = date_of(context, "--date");
    const auto session = context.open_assessment(db::Access::write);
    std::vector<std::string> confirmed;
    for (const std::string& specialty : context.arguments.all("SPECIALTY")) {
        try {
            session->confirm(specialty, signer(context), date);
        } catch (const session::Error& error) {
            if (context.arguments.all("SPECIALTY").size() == 1)
                throw;
            throw session::Error(error.failure(),
                                 {"cli.confirm_stopped",
                                  ZK_TR("Stopped at {specialty}: {why} Confirmed before it: {confirmed}."),
                                  {{"specialty", section_title(*session, specialty)},
                                   {"why", std::vector<forms::Message>{error.message()}},
                                   {"confirmed", confirmed.empty() ? std::string("/") : session::joined(confirmed)}}},
                                 error.problems());
        }
        confirmed.push_back(specialty);
    }
    return told(context, *session, StepKind::confirm, {{"specialties", context.arguments.all("SPECIALTY")}});
}

int review(Context& context)
{
    const auto session = context.open_assessment(db::Access::write);
    session->review(signer(context), date_of(context, "--date"));
    return told(context, *session, StepKind::review);
}

int approve(Context& context)
{
    const auto session = context.open_assessment(db::Access::write);
    session->approve(signer(context), context.translator, date_of(context, "--date"));
    return told(context, *session, StepKind::approve);
}

int return_to(Context& context)
{
    const auto session = context.open_assessment(db::Access::write);
    session->return_to(signer(context), context.arguments.one("--reason"), context.arguments.one("--specialty"),
                       date_of(context, "--date"));
    return told(context, *session, StepKind::return_to);
}

/// Of a submission by the bureau or, with a specialty and an item, of a claim by the administrator.
int accept(Context& context)
{
    if (context.arguments.has("SPECIALTY")) {
        if (!context.arguments.has("ITEM"))
            refuse({"cli.accept_item",
                    ZK_TR("“accept” needs the item as well, to accept that it is not applicable. Without specialty and "
                          "item it records that the bureau has accepted the submission."),
                    {}});
        return accept_claim(context);
    }
    const auto session = context.open_assessment(db::Access::write);
    session->accept(signer(context), date_of(context, "--date"));
    return told(context, *session, StepKind::accept);
}

int lock(Context& context)
{
    const auto session = context.open_assessment(db::Access::write);
    session->lock(signer(context), context.arguments.one("--reason"), context.translator, date_of(context, "--date"));
    return told(context, *session, StepKind::lock);
}

int unlock(Context& context)
{
    const auto session = context.open_assessment(db::Access::write);
    const std::string name = signer(context);
    const std::string& reason = context.arguments.one("--reason");
    const int slip = session->unlock(name, reason, date_of(context, "--date"));
    if (!context.json())
        context.say({"cli.slip_made",
                     ZK_TR("Unlock slip no. {n}: {assessment}, {who}: {reason}"),
                     {{"n", forms::Decimal(slip)},
                      {"assessment", session->assessment().name},
                      {"who", name},
                      {"reason", reason}}});
    return told(context, *session, StepKind::unlock, {{"slip", slip}});
}

namespace {

/// The date given, none with --clear; refused where neither was given.
std::optional<forms::Date> date_or_cleared(const Context& context)
{
    const auto date = date_of(context, "DATE");
    if (!date && !context.arguments.has("--clear"))
        refuse({"cli.date_missing", ZK_TR("Give the date (2026-01-31), or --clear to remove it."), {}});
    return context.arguments.has("--clear") ? std::nullopt : date;
}

int told_date(Context& context, const char* key, const std::optional<forms::Date>& date)
{
    if (context.json())
        context.print({{key, date ? Json(forms::iso(*date)) : Json()}});
    else if (date)
        context.say({"cli.date_kept", ZK_TR("Kept: {date}."), {{"date", forms::iso(*date)}}});
    else
        context.say({"cli.date_cleared", ZK_TR("Removed."), {}});
    return fine;
}

}  // namespace

int cutoff(Context& context)
{
    const auto date = date_or_cleared(context);
    const auto session = context.open_assessment(db::Access::write);
    session->set_cutoff(date, context.arguments.one("--reason"));
    return told_date(context, "cutoff", date);
}

int inspection(Context& context)
{
    const auto date = date_or_cleared(context);
    const auto session = context.open_assessment(db::Access::write);
    session->set_inspection(date);
    return told_date(context, "inspection", date);
}

int list_corrections(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const Json tree = session->report(context.translator);
    Json list = Json::array();
    for (const Json& one : tree.at("corrections")) {
        list.push_back(one);
        const auto shown = [&](const char* value, const char* title) {
            const std::string words = context.in(one.at(title));
            const std::string& kept = one.at(value).get_ref<const std::string&>();
            return !words.empty() ? words : kept.empty() ? context.word(ZK_TR("(nothing)")) : kept;
        };
        context.out += context.json() ? std::string()
                                      : std::to_string(one.at("number").get<int>()) + "  " +
                                            context.in(one.at("section_title")) + " · " +
                                            context.in(one.at("item_title")) + " · " +
                                            context.in(one.at("field_title")) + " " +
                                            one.at("month").get<std::string>() + "  " + shown("old", "old_title") +
                                            " → " + shown("new", "new_title") + "  " +
                                            one.at("who").get<std::string>() + "  " +
                                            one.at("reason").get<std::string>() + "\n";
    }
    if (context.json())
        context.print(list);
    else if (list.empty())
        context.say({"cli.no_corrections", ZK_TR("Nothing differs from a submission before."), {}});
    return fine;
}

}  // namespace zk::cli
