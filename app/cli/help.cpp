#include "app/cli/help.h"

#include "app/cli/console.h"

#include <algorithm>

namespace zk::cli {

namespace {

constexpr int page_width = 100;

using Kind = Parameter::Kind;

std::string shown(const Parameter& p)
{
    return p.value ? std::string(p.name) + " " + p.value : p.name;
}

/// Two columns; the right one is wrapped and stays in its column.
void list(std::string& out, const std::vector<std::pair<std::string, std::string>>& lines)
{
    int left = 0;
    for (const auto& line : lines)
        left = std::max(left, display_width(line.first));
    left = std::min(left, 34);
    for (const auto& [name, text] : lines) {
        std::string first = "  " + name;
        if (display_width(name) > left) {
            out += first + "\n";
            first.clear();
        }
        for (const std::string& part : wrap(text, page_width - left - 4)) {
            out += first + std::string(static_cast<std::size_t>(left + 4 - display_width(first)), ' ') + part + "\n";
            first.clear();
        }
    }
}

void list(std::string& out, const char* head, const std::vector<Parameter>& parameters, bool named,
          const forms::Translator& translator, forms::Language language)
{
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Parameter& p : parameters)
        if (p.named() == named)
            lines.emplace_back(shown(p), translator.pattern(p.help, language));
    if (lines.empty())
        return;
    out += "\n" + translator.pattern(head, language) + "\n";
    list(out, lines);
}

void closing(std::string& out, const forms::Translator& translator, forms::Language language)
{
    out += "\n" + translator.pattern(ZK_TR("Exit codes"), language) + "\n";
    list(out,
         {{"0", translator.pattern(ZK_TR("fine"), language)},
          {"1", translator.pattern(ZK_TR("findings: errors or hints without a reason, a wrong table or standard"),
                                   language)},
          {"2", translator.pattern(ZK_TR("wrong use of this command"), language)},
          {"3", translator.pattern(ZK_TR("cannot read or write a file, or what was written differs when re-read"),
                                   language)},
          {"4", translator.pattern(ZK_TR("not a document of this program, or one of a newer version"), language)},
          {"130", translator.pattern(ZK_TR("stopped by Ctrl+C; what had been begun is gone"), language)}});
    out += "\n";
    const std::string errors = translator.pattern(
        ZK_TR("What goes wrong is said on the standard error in one sentence; with --json as one JSON object "
              "{\"error\": {\"code\", \"exit\", \"text\", \"problems\"}}."),
        language);
    for (const std::string& line : wrap(errors, page_width))
        out += line + "\n";
}

}  // namespace

std::string help(const Command& command, const forms::Translator& translator, forms::Language language)
{
    std::string usage = std::string("zhuanke-cli ") + command.name;
    bool options = false;
    for (const Parameter& p : command.parameters) {
        options = options || p.named();
        if (p.kind == Kind::required)
            usage += std::string(" ") + p.name;
        else if (p.kind == Kind::optional)
            usage += std::string(" [") + p.name + "]";
        else if (p.kind == Kind::rest)
            usage += std::string(" ") + p.name + "…";
    }
    usage += options ? " [" + translator.pattern(ZK_TR("options"), language) + "]" : "";
    std::string out;
    for (const std::string& line : wrap(translator.pattern(command.help, language), page_width))
        out += line + "\n";
    out += "\n" + translator.pattern(ZK_TR("Usage"), language) + "\n  " + usage + "\n";
    list(out, ZK_TR("Arguments"), command.parameters, false, translator, language);
    list(out, ZK_TR("Options"), command.parameters, true, translator, language);
    list(out, ZK_TR("With every command"), everywhere(), true, translator, language);
    out += "\n" + translator.pattern(ZK_TR("Example"), language) + "\n";
    std::string_view examples = command.example;
    while (!examples.empty()) {
        const auto end = std::min(examples.find('\n'), examples.size());
        out += "  zhuanke-cli " + std::string(examples.substr(0, end)) + "\n";
        examples.remove_prefix(std::min(end + 1, examples.size()));
    }
    closing(out, translator, language);
    return out;
}

std::string help(const std::vector<Command>& commands, const std::string& group, const forms::Translator& translator,
                 forms::Language language)
{
    std::string out = translator.pattern(
        ZK_TR("Zhuanke: scores each clinical specialty of a county hospital and writes its Excel submission."),
        language);
    out += "\n\n" + translator.pattern(ZK_TR("Usage"), language) + "\n  zhuanke-cli " +
           (group.empty() ? std::string() : group + " ") + translator.pattern(ZK_TR("COMMAND … [options]"), language) +
           "\n\n" + translator.pattern(ZK_TR("Commands"), language) + "\n";
    std::vector<std::pair<std::string, std::string>> lines;
    const Command* last = nullptr;
    for (const Command& command : commands) {
        if (!group.empty() && !std::string_view(command.name).starts_with(group + " "))
            continue;
        lines.emplace_back(command.name, translator.pattern(command.help, language));
        last = last ? last : &command;
    }
    list(out, lines);
    list(out, ZK_TR("With every command"), everywhere(), true, translator, language);
    if (last) {
        const std::string_view example = group.empty() ? std::string_view("demo --out demo") : last->example;
        out += "\n" + translator.pattern(ZK_TR("Example"), language) + "\n  zhuanke-cli " +
               std::string(example.substr(0, example.find('\n'))) + "\n  zhuanke-cli " + last->name + " --help\n";
    }
    closing(out, translator, language);
    return out;
}

}  // namespace zk::cli
