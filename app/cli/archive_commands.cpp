#include "app/cli/commands.h"

#include "app/session/text.h"

namespace zk::cli {

namespace {

Json as_json(const session::Archived& one)
{
    Json attachments = Json::array();
    for (const auto& attached : one.attachments)
        attachments.push_back({{"file", attached.file},
                               {"sha256", attached.sha256},
                               {"bytes", attached.bytes},
                               {"who", attached.who},
                               {"when", attached.when}});
    return {{"number", one.number},
            {"assessment", one.assessment},
            {"assessment_name", one.assessment_name},
            {"period", one.period.str()},
            {"correction", one.correction},
            {"file", one.file},
            {"bytes", one.bytes},
            {"sha256", one.sha256},
            {"digest", one.digest},
            {"check_code", one.check_code},
            {"layout", one.layout},
            {"layout_version", one.layout_version},
            {"language", one.language == forms::Language::en ? "en" : "zh"},
            {"who", one.who},
            {"date", forms::iso(one.date)},
            {"recorded_by", one.recorded_by},
            {"recorded", one.recorded},
            {"attachments", std::move(attachments)}};
}

}  // namespace

int list_archive(Context& context)
{
    const auto session = context.open(db::Access::read);
    Json list = Json::array();
    for (const auto& one : session->archive()) {
        list.push_back(as_json(one));
        if (context.json())
            continue;
        context.out += one.number + "  " + forms::iso(one.date) + "  " + one.assessment_name + "  " + one.who + "  " +
                       one.check_code + "  " + one.file;
        if (one.correction > 0)
            context.out += "  " + context.text({"submission.correction",
                                                ZK_TR("Corrected submission (no. {n})"),
                                                {{"n", forms::Decimal(one.correction)}}});
        context.out += "\n";
        for (const auto& attached : one.attachments)
            context.out += "    " + attached.file + "  " + attached.sha256.substr(0, 8) + "  " + attached.who + "\n";
    }
    if (context.json())
        context.print(list);
    else if (list.empty())
        context.say({"cli.archive_empty", ZK_TR("Nothing has been submitted yet."), {}});
    return fine;
}

int export_archive(Context& context)
{
    const auto session = context.open(db::Access::read);
    const std::string& number = context.arguments.one("NUMBER");
    const auto target = path_of(context.arguments.one("TARGET"));
    if (context.arguments.has("--tree")) {
        session->export_archived_tree(number, target);
    } else if (context.arguments.has("--attachment")) {
        const std::string& wanted = context.arguments.one("--attachment");
        std::string digest;
        for (const auto& one : session->archive())
            for (const auto& attached : one.attachments)
                if (one.number == number && (attached.file == wanted || attached.sha256.starts_with(wanted)))
                    digest = attached.sha256;
        if (digest.empty())
            refuse({"cli.unknown_attachment",
                    ZK_TR("“{file}” is not attached to {number}. “archive list” shows what is."),
                    {{"file", wanted}, {"number", number}}});
        session->export_attachment(number, digest, target);
    } else {
        session->export_archived(number, target);
    }
    if (context.json())
        context.print({{"number", number}, {"file", session::utf8(target)}});
    else
        context.say({"cli.exported", ZK_TR("Written: {path}"), {{"path", session::utf8(target)}}});
    return fine;
}

int attach(Context& context)
{
    const auto session = context.open(db::Access::write);
    const std::string& number = context.arguments.one("NUMBER");
    const auto file = path_of(context.arguments.one("FILE"));
    session->attach(number, file);
    if (context.json())
        context.print({{"number", number}, {"file", session::utf8(file.filename())}});
    else
        context.say({"cli.attached",
                     ZK_TR("{file} is attached to {number}."),
                     {{"file", session::utf8(file.filename())}, {"number", number}}});
    return fine;
}

}  // namespace zk::cli
