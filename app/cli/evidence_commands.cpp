#include "app/cli/commands.h"
#include "app/cli/interrupt.h"

#include "app/cli/flow.h"
#include "app/session/text.h"

#include <charconv>

namespace zk::cli {

namespace {

using session::Session;

/// "cardiology/cardiology.tech.pci", or the item alone where only one section is asked.
session::EvidenceItem evidence_item(const Session& session, const std::string& text)
{
    if (const auto slash = text.find('/'); slash != std::string::npos)
        return {text.substr(0, slash), text.substr(slash + 1)};
    std::vector<std::string> asked;
    const forms::Form& form = session.form();
    for (const forms::Ask& ask : form.asks())
        if (form.item(ask).id == text)
            asked.push_back(form.sections()[ask.section].id);
    if (asked.empty())
        refuse({"cli.evidence_item",
                ZK_TR("No specialty is asked “{item}”. Write it as SPECIALTY/ITEM; “get” lists the items."),
                {{"item", text}}});
    if (asked.size() > 1)
        refuse({"cli.evidence_item_many",
                ZK_TR("“{item}” is asked of several: {known}. Write it as SPECIALTY/ITEM."),
                {{"item", text}, {"known", session::joined(asked)}}});
    return {asked.front(), text};
}

std::vector<session::EvidenceItem> items_of(const Context& context, const Session& session)
{
    std::vector<session::EvidenceItem> items;
    for (const std::string& text : context.arguments.all("--item"))
        items.push_back(evidence_item(session, text));
    return items;
}

bool deidentified(const Context& context)
{
    const std::string& text = context.arguments.one("--deidentified");
    if (text != "yes" && text != "no")
        refuse({"cli.deidentified",
                ZK_TR("Say whether patients can no longer be recognised in it: --deidentified yes, or no."),
                {}});
    return text == "yes";
}

int number_of(const Context& context)
{
    const std::string& text = context.arguments.one("NUMBER");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1)
        refuse({"cli.evidence_number",
                ZK_TR("“{text}” is not a number of evidence. “evidence list” shows the numbers."),
                {{"text", text}}});
    return number;
}

Json as_json(const session::Evidence& one)
{
    Json items = Json::array();
    for (const auto& at : one.items)
        items.push_back({{"section", at.section}, {"item", at.item}});
    return {{"number", one.number},
            {"title", one.title},
            {"kind", one.kept ? "kept" : "reference"},
            {"file", one.file},
            {"bytes", one.bytes},
            {"sha256", one.sha256},
            {"dated", one.dated ? Json(forms::iso(*one.dated)) : Json()},
            {"valid_until", one.valid_until ? Json(forms::iso(*one.valid_until)) : Json()},
            {"deidentified", one.deidentified},
            {"items", std::move(items)}};
}

void say_evidence(Context& context, const session::Evidence& one)
{
    std::string line = std::to_string(one.number) + "  " + one.title + "  " + one.file;
    if (!one.kept)
        line += "  " + context.word(ZK_TR("by reference"));
    if (one.dated)
        line += "  " + context.text({"cli.dated", ZK_TR("dated {date}"), {{"date", forms::iso(*one.dated)}}});
    if (one.valid_until)
        line += "  " + context.text({"cli.until", ZK_TR("valid until {date}"), {{"date", forms::iso(*one.valid_until)}}});
    line += "  " + (one.deidentified ? context.word(ZK_TR("De-identified")) : context.word(ZK_TR("Not de-identified")));
    context.out += line + "\n";
    for (const auto& at : one.items)
        context.out += "    " + at.section + "/" + at.item + "\n";
}

/// What was kept; a locked round keeps the list it was approved with.
int told(Context& context, const Session& session, int number, const forms::Message& sentence)
{
    if (context.json())
        context.print({{"number", number}});
    else
        context.say(sentence);
    if (session.assessment().locked)
        context.remark({"cli.evidence_locked",
                        ZK_TR("The assessment is locked: the list of evidence in its report and submission stays as it "
                              "was approved."),
                        {}});
    return fine;
}

}  // namespace

int add_evidence(Context& context)
{
    session::NewEvidence wanted;
    if (!context.arguments.has("--file"))
        refuse({"cli.evidence_file", ZK_TR("Which file? Give it with --file."), {}});
    wanted.file = path_of(context.arguments.one("--file"));
    wanted.title = context.arguments.one("--title");
    wanted.reference = context.arguments.has("--reference");
    wanted.dated = date_of(context, "--dated");
    wanted.valid_until = date_of(context, "--valid-until");
    wanted.deidentified = deidentified(context);
    const auto session = context.open_assessment(db::Access::write);
    wanted.items = items_of(context, *session);
    const int number = session->add_evidence(wanted);
    return told(context, *session, number,
                {"cli.evidence_kept", ZK_TR("Kept as evidence no. {n}."), {{"n", forms::Decimal(number)}}});
}

int edit_evidence(Context& context)
{
    const int number = number_of(context);
    session::EvidenceChange change;
    if (context.arguments.has("--title"))
        change.title = context.arguments.one("--title");
    if (context.arguments.has("--dated"))
        change.dated = date_of(context, "--dated");
    if (context.arguments.has("--valid-until"))
        change.valid_until = date_of(context, "--valid-until");
    if (context.arguments.has("--deidentified"))
        change.deidentified = deidentified(context);
    const auto session = context.open_assessment(db::Access::write);
    if (context.arguments.has("--item"))
        change.items = items_of(context, *session);
    session->edit_evidence(number, change);
    return told(context, *session, number,
                {"cli.evidence_edited", ZK_TR("Evidence no. {n} is changed."), {{"n", forms::Decimal(number)}}});
}

int list_evidence(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    Json list = Json::array();
    if (context.arguments.has("--missing")) {
        for (const auto& at : session->evidence_missing()) {
            const forms::Form& form = session->form();
            const forms::Item& item = form.item(form.asks()[form.ask(at.section, at.item)]);
            list.push_back({{"section", at.section},
                            {"item", at.item},
                            {"title", item.title.in(context.language)},
                            {"wanted", item.card.evidence.in(context.language)}});
            if (!context.json())
                context.out += at.section + "/" + at.item + "  " + item.title.in(context.language) + "  " +
                               item.card.evidence.in(context.language) + "\n";
        }
    } else {
        for (const auto& one : session->evidence()) {
            list.push_back(as_json(one));
            if (!context.json())
                say_evidence(context, one);
        }
    }
    if (context.json())
        context.print(list);
    else if (list.empty())
        context.say({"cli.evidence_none", ZK_TR("None."), {}});
    return fine;
}

int remove_evidence(Context& context)
{
    const int number = number_of(context);
    const auto session = context.open_assessment(db::Access::write);
    session->remove_evidence(number);
    return told(context, *session, number,
                {"cli.evidence_removed",
                 ZK_TR("Evidence no. {n} is taken out. “zhuanke-cli undo” brings it back."),
                 {{"n", forms::Decimal(number)}}});
}

int export_evidence(Context& context)
{
    const int number = number_of(context);
    const auto target = path_of(context.arguments.one("TARGET"));
    const auto session = context.open_assessment(db::Access::read);
    session->export_evidence(number, target);
    if (context.json())
        context.print({{"number", number}, {"file", session::utf8(target)}});
    else
        context.say({"cli.exported", ZK_TR("Written: {path}"), {{"path", session::utf8(target)}}});
    return fine;
}

int pack_evidence(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const Interruptible work;
    const auto packed = session->pack_evidence(path_of(context.arguments.one("TARGET")), context.language,
                                               context.translator, work.progress());
    if (context.json())
        context.print({{"target", session::utf8(packed.target)},
                       {"files", packed.files},
                       {"bytes", packed.bytes},
                       {"missing_items", packed.missing_items},
                       {"unavailable", packed.unavailable}});
    else
        context.say({"cli.packed",
                     ZK_TR("{path}: {files} {files|file|files}, {missing} {missing|item|items} without evidence."),
                     {{"path", session::utf8(packed.target)},
                      {"files", forms::Decimal(packed.files)},
                      {"missing", forms::Decimal(packed.missing_items)}}});
    for (const std::string& gone : packed.unavailable)
        context.remark({"cli.unavailable",
                        ZK_TR("Not packed, because the file is gone or has changed: {file}"),
                        {{"file", gone}}});
    return packed.unavailable.empty() ? fine : findings;
}

}  // namespace zk::cli
