#include "app/cli/commands.h"
#include "app/cli/verify_print.h"

#include "app/session/review.h"
#include "app/session/text.h"

#include <algorithm>

namespace zk::cli {

namespace {

Json text_json(const forms::Text& text)
{
    return {{"zh", text.zh}, {"en", text.en}};
}

Json as_json(const session::Review& review)
{
    Json items = Json::array(), sums = Json::array();
    for (const session::Reviewed& one : review.items)
        items.push_back({{"section", one.section},
                         {"section_title", text_json(one.section_title)},
                         {"item", one.item},
                         {"item_title", text_json(one.item_title)},
                         {"number", one.number},
                         {"points", one.points},
                         {"earned", one.earned},
                         {"mark", one.mark},
                         {"difference", one.difference},
                         {"comment", one.comment},
                         {"who", one.who},
                         {"when", one.when},
                         {"source", one.source}});
    for (const session::ReviewSum& sum : review.sums)
        sums.push_back({{"section", sum.section},
                        {"title", text_json(sum.title)},
                        {"marked", sum.marked},
                        {"scored", sum.scored},
                        {"earned", sum.earned},
                        {"mark", sum.mark},
                        {"difference", sum.difference}});
    return {{"number", review.number}, {"items", std::move(items)}, {"sums", std::move(sums)}};
}

using Align = Table::Align;

void print_items(Context& context, const session::Review& review)
{
    Table table({Align::left, Align::left, Align::left, Align::right, Align::right, Align::right, Align::left});
    table.row({context.word(ZK_TR("Specialty")), context.word(ZK_TR("No.")), context.word(ZK_TR("Item")),
               context.word(ZK_TR("Self score")), context.word(ZK_TR("Review score")),
               context.word(ZK_TR("Difference")), context.word(ZK_TR("Review comment"))});
    table.rule();
    for (const session::Reviewed& one : review.items)
        table.row({context.in(text_json(one.section_title)), one.number, context.in(text_json(one.item_title)),
                   one.earned.empty() ? "/" : one.earned, one.mark, one.difference, shortened(one.comment)});
    table.rule();
    for (const session::ReviewSum& sum : review.sums)
        table.row({context.in(text_json(sum.title)), "",
                   context.text({"cli.review_marked",
                                 ZK_TR("{marked} of {scored} {scored|item|items} marked"),
                                 {{"marked", std::to_string(sum.marked)}, {"scored", std::to_string(sum.scored)}}}),
                   sum.earned, sum.mark, sum.difference, ""});
    context.out += table.str();
}

}  // namespace

int verify(Context& context)
{
    const auto workbook = path_of(context.arguments.one("WORKBOOK"));
    session::Verification done;
    if (context.arguments.has("--doc")) {
        const auto session = session::Session::open(path_of(context.arguments.one("--doc")), db::Access::read,
                                                    context.who, context.library);
        done = session::verify(workbook, context.library, *session, context.translator);
    } else {
        done = session::verify(workbook, context.library);
    }
    if (context.json())
        context.print(as_json(context, done));
    else
        print_text(context, done);
    return done.clean() ? fine : findings;
}

int import_review(Context& context)
{
    const auto session = context.open(db::Access::write);
    const auto done = session::import_review(*session, path_of(context.arguments.one("WORKBOOK")), context.library,
                                             context.translator);
    if (context.json()) {
        Json problems = Json::array();
        for (const forms::Message& problem : done.problems)
            problems.push_back(context.told(problem));
        context.print({{"number", done.number},
                       {"refused", done.refused()},
                       {"marks", done.marks},
                       {"comments", done.comments},
                       {"changed", done.changed},
                       {"problems", std::move(problems)},
                       {"verification", as_json(context, done.verification)}});
        return done.refused() ? findings : fine;
    }
    if (!done.verification.clean())
        print_text(context, done.verification);
    for (const forms::Message& problem : done.problems)
        context.say(problem);
    if (done.refused())
        context.say({"cli.review_refused",
                     ZK_TR("Nothing was taken. Have the places above put right, then import again."),
                     {}});
    else
        context.say({"cli.review_taken",
                     ZK_TR("Submission {number}: {marks} {marks|mark|marks} and {comments} {comments|comment|comments} read, {changed} {changed|item|items} changed."),
                     {{"number", done.number},
                      {"marks", std::to_string(done.marks)},
                      {"comments", std::to_string(done.comments)},
                      {"changed", std::to_string(done.changed)}}});
    return done.refused() ? findings : fine;
}

int list_review(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    session::Review review = session::review_of(*session, context.arguments.one("--number"));
    if (const std::string& only = context.arguments.one("--specialty"); !only.empty()) {
        require_specialty(session->form().standard(), only);
        std::erase_if(review.items, [&](const auto& one) { return one.section != only; });
        std::erase_if(review.sums, [&](const auto& sum) { return sum.section != only; });
    }
    if (context.arguments.has("--differing"))
        std::erase_if(review.items,
                      [](const auto& one) { return one.comment.empty() && (one.difference.empty() || one.difference == "0.00"); });
    if (context.json())
        context.print(as_json(review));
    else if (review.number.empty() || session->reviews(review.number).empty())
        context.say({"cli.no_review", ZK_TR("No review was brought in yet: “review import” does it."), {}});
    else {
        context.say({"cli.review_head", ZK_TR("Review of submission {number}:"), {{"number", review.number}}});
        print_items(context, review);
    }
    return fine;
}

}  // namespace zk::cli
