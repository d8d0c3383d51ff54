#include "app/cli/arguments.h"

#include "app/session/error.h"
#include "forms/nearest.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>

namespace zk::cli {

namespace {

using Kind = Parameter::Kind;

[[noreturn]] void wrong_use(forms::Message message)
{
    throw session::Error(session::Failure::wrong_use, std::move(message));
}

const Parameter* find(const std::vector<Parameter>& parameters, std::string_view name)
{
    const auto it =
        std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& p) { return p.name == name; });
    return it == parameters.end() ? nullptr : &*it;
}

/// How many words an option at the front of a command line takes, itself included; nothing if it is not ours.
std::optional<std::size_t> words_of(const std::string& word)
{
    if (word == "--json" || word == "--help" || word == "-h" || word == "--version")
        return 1;
    const auto equals = word.find('=');
    const Parameter* known = find(everywhere(), word.substr(0, equals));
    if (!known)
        return {};
    return known->kind == Kind::flag || equals != std::string::npos ? 1 : 2;
}

bool is_group(const std::string& word, const std::vector<Command>& commands)
{
    return std::any_of(commands.begin(), commands.end(),
                       [&](const Command& c) { return std::string_view(c.name).starts_with(word + " "); });
}

[[noreturn]] void unknown_command(const std::string& wanted, const std::vector<Command>& commands)
{
    std::vector<std::string> names;
    for (const Command& command : commands)
        names.emplace_back(command.name);
    const std::string near = forms::nearest(wanted, names);
    if (near.empty())
        wrong_use({"cli.unknown_command",
                   ZK_TR("There is no command “{word}”. “zhuanke-cli --help” lists all commands."),
                   {{"word", wanted}}});
    wrong_use({"cli.unknown_command_near",
               ZK_TR("There is no command “{word}”. Did you mean “{near}”? “zhuanke-cli --help” lists all commands."),
               {{"word", wanted}, {"near", near}}});
}

[[noreturn]] void unknown_option(const std::string& word, const Command& command)
{
    std::vector<std::string> names;
    for (const auto* list : {&command.parameters, &everywhere()})
        for (const Parameter& p : *list)
            if (p.named())
                names.emplace_back(p.name);
    const std::string near = forms::nearest(word.substr(0, word.find('=')), names);
    if (near.empty())
        wrong_use({"cli.unknown_option",
                   ZK_TR("“{command}” has no option “{word}”. “zhuanke-cli {command} --help” lists its options; a text "
                         "that begins with a hyphen goes after “--”."),
                   {{"command", command.name}, {"word", word}}});
    wrong_use({"cli.unknown_option_near",
               ZK_TR("“{command}” has no option “{word}”. Did you mean “{near}”? “zhuanke-cli {command} --help” lists "
                     "its options."),
               {{"command", command.name}, {"word", word}, {"near", near}}});
}

/// Everything that is left over after CLI11 has taken what it knows.
[[noreturn]] void left_over(const std::string& word, const Command& command)
{
    if (word.size() > 1 && word.front() == '-')
        unknown_option(word, command);
    wrong_use({"cli.too_many",
               ZK_TR("“{command}” does not know what to do with “{word}”. Put quotes around a text with blanks; "
                     "“zhuanke-cli {command} --help” shows what it takes."),
               {{"command", command.name}, {"word", word}}});
}

void require_all(const Command& command, const Arguments& arguments)
{
    for (const Parameter& p : command.parameters)
        if ((p.kind == Kind::required || p.kind == Kind::rest) && !arguments.has(p.name))
            wrong_use({"cli.missing",
                       ZK_TR("“{command}” needs {name}: {meaning}. “zhuanke-cli {command} --help” shows an example."),
                       {{"command", command.name},
                        {"name", p.name},
                        {"meaning", std::vector<forms::Message>{{"cli.parameter", p.help, {}}}}}});
}

/// CLI11 reads the words after the command; its own sentences never reach the user.
Arguments read_options(const std::vector<std::string>& words, const Command& command, bool& help)
{
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    app.allow_windows_style_options(false);  // "/home/a" is a path on every system
    std::vector<std::string> unused;         // the raw words are wanted: CLI11's conversion drops a value "{}"
    std::vector<std::pair<const Parameter*, CLI::Option*>> options;
    const auto declare = [&](const Parameter& p) {
        CLI::Option* option = nullptr;
        if (p.kind == Kind::flag)
            option = app.add_flag(p.name == std::string_view("--help") ? "-h,--help" : p.name);
        else
            option = app.add_option(p.name, unused);
        if (p.kind != Kind::flag && p.kind != Kind::rest)  // one word each; otherwise the first would take them all
            option->allow_extra_args(false);
        if (p.kind == Kind::required || p.kind == Kind::optional)
            option->expected(1);
        options.emplace_back(&p, option);
    };
    for (const Parameter& p : command.parameters)
        declare(p);
    for (const Parameter& p : everywhere())
        declare(p);
    try {
        std::vector<std::string> reversed(words.rbegin(), words.rend());  // the order CLI11 takes a vector in
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError&) {
        // With the settings above only one mistake is left to CLI11: an option at the very end without its value.
        const std::string last = words.empty() ? std::string() : words.back();
        const Parameter* p = find(command.parameters, last);
        p = p ? p : find(everywhere(), last);
        wrong_use({"cli.no_value",
                   ZK_TR("After “{option}” its value is missing: write “{option} {value}”."),
                   {{"option", last}, {"value", p && p->value ? p->value : "…"}}});
    }
    Arguments arguments;
    for (const auto& [p, option] : options)
        if (option->count() > 0)
            arguments.add(p->name, p->kind == Kind::flag ? std::vector<std::string>{} : option->results());
    help = arguments.has("--help");
    for (const std::string& word : app.remaining())
        if (!help && word != "--")  // CLI11 also gives back the mark itself
            left_over(word, command);
    return arguments;
}

}  // namespace

const std::vector<Parameter>& everywhere()
{
    static const std::vector<Parameter> list = {
        {Kind::option, "--lang", "zh|en", ZK_TR("Language of everything that is printed and of the workbook")},
        {Kind::option, "--who", "NAME", ZK_TR("Who makes the change (default: the user of this computer)")},
        {Kind::repeat, "--data", "DIR", ZK_TR("Folder with further standards (forms/) and layouts (templates/)")},
        {Kind::flag, "--help", nullptr, ZK_TR("Shows this page")},
    };
    return list;
}

const std::string& Arguments::one(std::string_view name) const
{
    static const std::string none;
    const auto& values = all(name);
    return values.empty() ? none : values.back();
}

const std::vector<std::string>& Arguments::all(std::string_view name) const
{
    static const std::vector<std::string> none;
    const auto it = values_.find(name);
    return it == values_.end() ? none : it->second;
}

Manner manner(const std::vector<std::string>& args, forms::Language fallback)
{
    Manner result{fallback};
    for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
        const std::string& word = args[i];
        std::string language;
        if (word == "--lang" && i + 1 < args.size())
            language = args[i + 1];
        else if (word.starts_with("--lang="))
            language = word.substr(7);
        if (language == "zh")
            result.language = forms::Language::zh;
        else if (language == "en")
            result.language = forms::Language::en;
        result.json = result.json || word == "--json";
    }
    return result;
}

Parsed parse(const std::vector<std::string>& args, const std::vector<Command>& commands)
{
    Parsed parsed;
    std::vector<std::string> words;  // what CLI11 will read: everything but the command's own name
    std::size_t at = 0;
    while (at < args.size() && args[at].size() > 1 && args[at].front() == '-') {
        parsed.help = parsed.help || args[at] == "--help" || args[at] == "-h";
        parsed.version = parsed.version || args[at] == "--version";
        const auto count = words_of(args[at]);
        if (!count)
            wrong_use({"cli.option_first",
                       ZK_TR("The option “{word}” is not known before a command. “zhuanke-cli --help” lists all "
                             "commands and options."),
                       {{"word", args[at]}}});
        for (std::size_t i = 0; i < *count && at < args.size(); ++i, ++at)
            if (args[at] != "--version")
                words.push_back(args[at]);
    }
    if (at == args.size()) {
        if (!parsed.help && !parsed.version)
            wrong_use({"cli.no_command", ZK_TR("No command was given. “zhuanke-cli --help” lists all commands."), {}});
        return parsed;
    }
    std::string name = args[at++];
    const auto named = [&](const std::string& wanted) {
        return std::any_of(commands.begin(), commands.end(), [&](const Command& c) { return c.name == wanted; });
    };
    if (named(name)) {  // "review" is a command, and the first word of "review import"
        if (at < args.size() && named(name + " " + args[at]))
            name += " " + args[at++];
    } else if (is_group(name, commands)) {
        if (at == args.size() || args[at].starts_with("-")) {
            parsed.group = name;
            if (parsed.help || (at < args.size() && (args[at] == "--help" || args[at] == "-h"))) {
                parsed.help = true;
                return parsed;
            }
            wrong_use({"cli.half_command",
                       ZK_TR("“{word}” needs a second word. “zhuanke-cli {word} --help” lists what it can do."),
                       {{"word", name}}});
        }
        name += " " + args[at++];
    }
    const auto it = std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == name; });
    if (it == commands.end())
        unknown_command(name, commands);
    parsed.command = &*it;
    words.insert(words.end(), args.begin() + static_cast<std::ptrdiff_t>(at), args.end());
    bool help = false;
    parsed.arguments = read_options(words, *it, help);
    parsed.help = help;
    if (!help)
        require_all(*it, parsed.arguments);
    return parsed;
}

}  // namespace zk::cli
