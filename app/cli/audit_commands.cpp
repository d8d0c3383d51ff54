#include "app/cli/commands.h"

#include "app/session/audit.h"
#include "app/session/text.h"

namespace zk::cli {

namespace {

constexpr int page = 100;

void line(Context& context, const char* head, const std::string& text, int indent = 2)
{
    if (text.empty())
        return;
    std::string rest = context.word(head) + (context.language == forms::Language::zh ? "：" : ": ") + text;
    for (std::size_t at = 0; at < rest.size();) {   // lines of the text stay lines
        const std::size_t end = std::min(rest.find('\n', at), rest.size());
        bool first = at == 0;
        for (const std::string& part : wrap(rest.substr(at, end - at), page - indent - 2)) {
            context.out += std::string(static_cast<std::size_t>(indent + (first ? 0 : 2)), ' ') + part + "\n";
            first = false;
        }
        at = end + 1;
    }
}

std::string plain(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

void print_input(Context& context, const Json& input)
{
    const std::string unit = context.in(input.at("unit"));
    context.out += "    " + context.in(input.at("field_title")) + " · " + context.in(input.at("fact_title")) + "  " +
                   context.in(input.at("display")) + (unit.empty() ? "" : " " + unit) + "\n";
    std::string months;
    for (const Json& month : input.at("months"))
        months += (months.empty() ? "" : "  ") + plain(month.at("id")).substr(5) + "=" +
                  context.in(month.at("display"));
    line(context, ZK_TR("By month"), months, 6);
    line(context, ZK_TR("Same period last year"), plain(input.at("prior")), 6);
    line(context, ZK_TR("Entered"), context.in(input.at("entered")), 6);
}

void print_item(Context& context, const Json& section, const Json& dimension, const Json& item)
{
    const Json& audit = item.at("audit");
    context.out += "\n" + plain(item.at("number")) + "  " + context.in(item.at("title")) + "  (" +
                   context.in(section.at("title")) + " · " + context.in(dimension.at("title")) + ", " +
                   plain(item.at("id")) + ")\n";
    const std::string earned = item.at("earned").is_null() ? "/" : plain(item.at("earned"));
    line(context, ZK_TR("Points"), item.at("points").is_null() ? context.word(ZK_TR("not scored"))
                                                               : earned + " / " + plain(item.at("points")));
    line(context, ZK_TR("Why"), context.in(item.at("reason").at("text")));
    line(context, ZK_TR("Rule"), context.in(audit.at("rule")));
    line(context, ZK_TR("Definition"), context.in(audit.at("definition")));
    line(context, ZK_TR("Claim and note"), context.in(audit.at("claim")));
    for (const Json& input : item.at("inputs"))
        print_input(context, input);
    line(context, ZK_TR("Changes"), context.in(audit.at("changes")));
    line(context, ZK_TR("Evidence"), context.in(audit.at("evidence")));
}

void print_section(Context& context, const Json& section)
{
    for (const Json& dimension : section.at("dimensions"))
        for (const Json& group : dimension.at("groups"))
            for (const Json& item : group.at("items"))
                print_item(context, section, dimension, item);
}

}  // namespace

int audit(Context& context)
{
    const auto session = context.open_assessment(db::Access::read);
    const Json tree = session::audit_report(
        *session, {context.arguments.one("--specialty"), context.arguments.one("--item")}, context.translator);
    if (context.arguments.has("--out")) {
        const auto target = path_of(context.arguments.one("--out"));
        session::write_audit(tree, target, context.library, context.language);
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
    context.say({"cli.audit_head",
                 ZK_TR("Audit paper: {hospital}, {period}. All times are Beijing time."),
                 {{"hospital", plain(tree.at("hospital").at("name"))},
                  {"period", context.in(tree.at("assessment").at("period").at("title"))}}});
    if (tree.at("audit").at("with_hospital").get<bool>())
        print_section(context, tree.at("profile"));
    for (const Json& section : tree.at("sections"))
        print_section(context, section);
    return fine;
}

}  // namespace zk::cli
