#include "app/cli/verify_print.h"

#include "app/session/verify_parts.h"

namespace zk::cli {

using session::Verification;

std::string shortened(const std::string& text)
{
    constexpr std::size_t most = 120;
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (text[end] & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

namespace {

forms::Message told(const templates::Difference& difference)
{
    const std::vector<std::pair<const char*, forms::Argument>> where{{"sheet", difference.sheet},
                                             {"cell", difference.cell},
                                             {"expected", shortened(difference.expected)},
                                             {"found", shortened(difference.found)}};
    if (difference.cell.empty())
        return difference.found.empty()
                   ? forms::Message{"verify.sheet_missing", ZK_TR("The sheet {sheet} is missing."), where}
                   : forms::Message{"verify.sheet_added", ZK_TR("The sheet {sheet} was added."), where};
    if (difference.cell == "&")
        return {"verify.footer_changed",
                ZK_TR("{sheet}, page footer: it says “{found}”, it should say “{expected}”."),
                where};
    if (difference.found.empty())
        return {"verify.cell_emptied", ZK_TR("{sheet}, {cell}: emptied, it should say “{expected}”."), where};
    if (difference.expected.empty())
        return {"verify.cell_added", ZK_TR("{sheet}, {cell}: added “{found}”, it should be empty."), where};
    return {"verify.cell_changed",
            ZK_TR("{sheet}, {cell}: changed to “{found}”, it should say “{expected}”."),
            where};
}

Json text_json(const forms::Text& text)
{
    return {{"zh", text.zh}, {"en", text.en}};
}

Json marks_json(const std::vector<session::ReviewMark>& marks)
{
    Json list = Json::array();
    for (const session::ReviewMark& mark : marks)
        list.push_back({{"section", mark.section},
                        {"section_title", text_json(mark.section_title)},
                        {"item", mark.item},
                        {"item_title", text_json(mark.item_title)},
                        {"number", mark.number},
                        {"points", mark.points},
                        {"earned", mark.earned},
                        {"mark", mark.mark},
                        {"comment", mark.comment},
                        {"sheet", mark.sheet},
                        {"mark_cell", mark.mark_cell},
                        {"comment_cell", mark.comment_cell}});
    return list;
}

}  // namespace

Json as_json(const Context& context, const Verification& done)
{
    const auto sentences = [&](const std::vector<forms::Message>& messages) {
        Json list = Json::array();
        for (const forms::Message& message : messages)
            list.push_back(context.told(message));
        return list;
    };
    Json differences = Json::array(), notes = Json::array();
    for (const auto& one : done.sheets.differences)
        differences.push_back(
            {{"sheet", one.sheet}, {"cell", one.cell}, {"expected", one.expected}, {"found", one.found}});
    for (const auto& one : done.notes)
        notes.push_back({{"sheet", one.sheet}, {"cell", one.cell}, {"text", one.text}});
    Json counterpart;
    if (done.counterpart) {
        static const char* kinds[] = {"archived", "present", "other", "none"};
        counterpart = {{"kind", kinds[static_cast<int>(done.counterpart->kind)]}, {"number", done.counterpart->number}};
    }
    return {{"clean", done.clean()},
                   {"hospital", session::text_at(done.tree, {"hospital", "name"})},
                   {"assessment", session::text_at(done.tree, {"assessment", "id"})},
                   {"number", session::text_at(done.tree, {"submission", "number"})},
                   {"digest_stated", done.digest_stated},
                   {"digest", done.digest},
                   {"findings", sentences(done.findings)},
                   {"remarks", sentences(done.remarks)},
                   {"sheets_compared", done.sheets_compared},
                   {"cells_equal", done.sheets.equal},
                   {"cells_different", done.sheets.different},
                   {"differences", std::move(differences)},
                   {"review", marks_json(done.marks)},
                   {"notes", std::move(notes)},
                   {"document", std::move(counterpart)}};
}

namespace {

void print_head(Context& context, const Verification& done)
{
    if (!done.tree.is_object())
        return;
    const std::string number = session::text_at(done.tree, {"submission", "number"});
    const forms::Text period = session::both_at(done.tree, {"assessment", "period", "title"});
    context.say({"cli.verify_head",
                 number.empty() ? ZK_TR("{hospital}, {period}. Check code {code}.")
                                : ZK_TR("{hospital}, {period}, submission {number}. Check code {code}."),
                 {{"hospital", session::text_at(done.tree, {"hospital", "name"})},
                  {"period", period},
                  {"number", number},
                  {"code", done.digest_stated.substr(0, 8)}}});
}

void print_marks(Context& context, const Verification& done)
{
    if (!done.marks.empty()) {
        context.out += "\n" + context.word(ZK_TR("Written by the reviewer:")) + "\n";
        using Align = Table::Align;
        Table table({Align::left, Align::left, Align::left, Align::right, Align::right, Align::left});
        table.row({context.word(ZK_TR("Specialty")), context.word(ZK_TR("No.")), context.word(ZK_TR("Item")),
                   context.word(ZK_TR("Self score")), context.word(ZK_TR("Review score")),
                   context.word(ZK_TR("Review comment"))});
        table.rule();
        for (const session::ReviewMark& mark : done.marks)
            table.row({context.in(text_json(mark.section_title)), mark.number, context.in(text_json(mark.item_title)),
                       mark.earned.empty() ? "/" : mark.earned, mark.mark, shortened(mark.comment)});
        context.out += table.str("  ");
    }
    for (const auto& note : done.notes)
        context.say({"cli.verify_note",
                     ZK_TR("Also written: {sheet}, {cell}: {text}"),
                     {{"sheet", note.sheet}, {"cell", note.cell}, {"text", shortened(note.text)}}});
}

}  // namespace

void print_text(Context& context, const Verification& done)
{
    print_head(context, done);
    if (done.counterpart && done.counterpart->kind == session::Counterpart::Kind::archived)
        context.say({"cli.verify_archived",
                     ZK_TR("This is submission {number}, as the document has archived it."),
                     {{"number", done.counterpart->number}}});
    if (done.counterpart && done.counterpart->kind == session::Counterpart::Kind::present)
        context.say({"cli.verify_present",
                     ZK_TR("This is the self-assessment as it stands in the document now; it is not archived."),
                     {}});
    for (const forms::Message& finding : done.findings)
        context.say(finding);
    for (const auto& difference : done.sheets.differences)
        context.say(told(difference));
    const auto unlisted = done.sheets.different - static_cast<std::int64_t>(done.sheets.differences.size());
    if (unlisted > 0)
        context.say({"cli.verify_more",
                     ZK_TR("… and {count} more {count|cell|cells}."),
                     {{"count", std::to_string(unlisted)}}});
    for (const forms::Message& remark : done.remarks)
        context.say(remark);
    print_marks(context, done);
    if (done.clean())
        context.say({"cli.verify_clean",
                     ZK_TR("Nothing was changed: {count} cells compared."),
                     {{"count", std::to_string(done.sheets.equal)}}});
    else if (done.sheets_compared && done.sheets.different == 0)   // what was changed is said above
        context.say({"cli.verify_others",
                     ZK_TR("The other {count} cells are as they were written."),
                     {{"count", std::to_string(done.sheets.equal)}}});
    else if (done.sheets_compared)
        context.say({"cli.verify_changed",
                     ZK_TR("Changed: {different} {different|cell|cells} of {count}."),
                     {{"different", std::to_string(done.sheets.different)},
                      {"count", std::to_string(done.sheets.equal + done.sheets.different)}}});
}

}  // namespace zk::cli
