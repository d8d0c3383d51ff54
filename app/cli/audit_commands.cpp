#include "app/cli/commands.h"
#include "app/cli/interrupt.h"

#include "app/session/audit_text.h"
#include "app/session/text.h"

namespace zk::cli {

namespace {

constexpr int page = 100;

void print(Context& context, const session::AuditLine& line)
{
    if (line.text.empty()) {
        context.out += "\n";
        return;
    }
    bool first = true;
    for (const std::string& part : wrap(line.text, page - line.indent - 2)) {
        context.out += std::string(static_cast<std::size_t>(line.indent + (first ? 0 : 2)), ' ') + part + "\n";
        first = false;
    }
}

}  // namespace

int audit(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const Json tree = session::audit_report(
        *session, {context.arguments.one("--specialty"), context.arguments.one("--item")}, context.translator);
    if (context.arguments.has("--out")) {
        const auto target = path_of(context.arguments.one("--out"));
        const Interruptible work;
        session::write_audit(tree, target, context.library, context.language, work.progress());
        if (context.json())
            context.print({{"workbook", session::utf8(target)}});
        else
            context.say({"cli.audit_written",
                         ZK_TR("The audit paper was written: {path}"),
                         {{"path", session::utf8(target)}}});
        return fine;
    }
    if (context.json()) {
        context.print(tree);
        return fine;
    }
    for (const session::AuditLine& line : session::audit_text(tree, context.translator, context.language))
        print(context, line);
    return fine;
}

}  // namespace zk::cli
