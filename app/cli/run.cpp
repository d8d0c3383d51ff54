#include "app/cli/run.h"

#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/interrupt.h"
#include "app/session/version.h"

#include <exception>

namespace zk::cli {

namespace {

struct Voice {
    const forms::Translator& translator;
    Manner manner;

    std::string error(int exit, const forms::Message& message, const std::vector<forms::Problem>& problems) const
    {
        const std::string said = translator.text(message, manner.language);
        if (!manner.json) {
            std::string out = said + "\n";
            for (const auto& problem : problems)
                out += sentence(problem, translator, manner.language) + "\n";
            return out;
        }
        Json places = Json::array();
        for (const auto& problem : problems)
            places.push_back({{"file", problem.file},
                              {"line", problem.line},
                              {"column", problem.column},
                              {"code", problem.message.code},
                              {"text", translator.text(problem.message, manner.language)}});
        const Json whole = {
            {"error", {{"code", message.code}, {"exit", exit}, {"text", said}, {"problems", std::move(places)}}}};
        return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
};

Outcome attempt(const std::vector<std::string>& args, const Voice& voice)
{
    Parsed parsed = parse(args, commands());
    const auto language = voice.manner.language;
    if (parsed.version)
        return {fine, "zhuanke-cli " + std::string(session::program_version) + "\n", {}};
    if (parsed.help)
        return {fine,
                parsed.command ? help(*parsed.command, voice.translator, language)
                               : help(commands(), parsed.group, voice.translator, language),
                {}};
    Context context(std::move(parsed.arguments), voice.translator, language);
    const int exit = parsed.command->run(context);
    return {exit, std::move(context.out), std::move(context.err)};
}

}  // namespace

Outcome run(const std::vector<std::string>& args, const forms::Translator& translator, forms::Language fallback)
{
    const Voice voice{translator, manner(args, fallback)};
    try {
        return attempt(args, voice);
    } catch (const session::Error& error) {
        const int exit = interrupted() ? stopped : static_cast<int>(error.failure());
        return {exit, {}, voice.error(exit, error.message(), error.problems())};
    } catch (const std::exception& error) {
        return {cannot_read_or_write,
                {},
                voice.error(cannot_read_or_write,
                            {"cli.unexpected",
                             ZK_TR("Something unexpected went wrong ({what}); nothing more was changed. Try again, and "
                                   "if it stays, pass this sentence on to those who look after the program."),
                             {{"what", std::string(error.what())}}},
                            {})};
    }
}

}  // namespace zk::cli
