#include "app/cli/commands.h"
#include "app/cli/standards.h"

#include "app/session/text.h"

namespace zk::cli {

std::shared_ptr<const forms::Standard> standard_at(const Context& context, const std::string& which)
{
    std::error_code ignored;
    const auto path = path_of(which);
    if (path.extension() != db::extension || !std::filesystem::is_regular_file(path, ignored))
        return context.library.require_standard(which);
    const auto session = session::Session::open(path, db::Access::read, context.who, context.library);
    session->select(context.arguments.one("--assessment"));
    return session->form().standard_ptr();
}

std::string basis_of(const Context& context, const forms::Standard& standard)
{
    if (!standard.official)
        return context.word(ZK_TR("Self-assessment within the hospital (standard set by this program, not official)"));
    return standard.issuer.in(context.language) + " " + standard.document.in(context.language);
}

int list_standards(Context& context)
{
    Json list = Json::array();
    using Align = Table::Align;
    Table table({Align::left, Align::left, Align::left, Align::left});
    bool wrong = false;
    for (const std::string& id : context.library.standard_ids()) {
        const auto loaded = context.library.standard(id);
        if (!loaded.standard) {
            wrong = true;
            list.push_back({{"id", id}, {"problems", loaded.problems.size()}});
            table.row({id, "",
                       context.text({"cli.standard_has_mistakes",
                                     ZK_TR("has mistakes: see “zhuanke-cli standard check {id}”"),
                                     {{"id", id}}})});
            continue;
        }
        list.push_back(standard_head(*loaded.standard));
        table.row({id, loaded.standard->version, loaded.standard->title.in(context.language),
                   basis_of(context, *loaded.standard)});
    }
    if (context.json())
        context.print(list);
    else if (list.empty())
        context.say(
            {"cli.no_standards",
             ZK_TR("No standard is installed. Name a folder that holds forms/ with --data, or install the program "
                   "again."),
             {}});
    else
        context.out += table.str();
    return wrong ? findings : fine;
}

int check_standard(Context& context)
{
    const std::string& given = context.arguments.one("STANDARD");
    const auto loaded = context.library.standard_at(given);
    if (context.json()) {
        Json problems = Json::array();
        for (const auto& problem : loaded.problems) {
            Json one = context.told(problem.message);
            one["file"] = problem.file;
            one["line"] = problem.line;
            one["column"] = problem.column;
            problems.push_back(std::move(one));
        }
        context.print({{"standard", given}, {"problems", std::move(problems)}});
    } else {
        for (const auto& problem : loaded.problems) {
            // FILE:LINE:COLUMN in either language, so that editors jump to it.
            std::string place = problem.file;
            if (problem.line > 0)
                place += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
            context.out += (place.empty() ? place : place + ": ") + context.text(problem.message) + "\n";
        }
    }
    return loaded.standard ? fine : findings;
}

}  // namespace zk::cli
