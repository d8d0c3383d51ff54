#include "forms/message.h"

#include <algorithm>

namespace zk::forms {
namespace {

std::string argument_text(const Argument& argument, const Translator& translator, Language language)
{
    struct Visitor {
        const Translator& translator;
        Language language;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Text& text) const { return text.in(language); }
        std::string operator()(const Decimal& number) const { return number.str(); }
        std::string operator()(const std::vector<Message>& messages) const
        {
            std::string joined;
            for (const auto& message : messages) {
                if (!joined.empty())
                    joined += language == Language::zh ? "；" : "; ";
                joined += translator.text(message, language);
            }
            return joined;
        }
    };
    return std::visit(Visitor{translator, language}, argument);
}

/// The one of "singular|plural" that goes with the number.
std::string_view inflected(std::string_view number, std::string_view forms)
{
    const auto bar = std::min(forms.find('|'), forms.size());
    return number == "1" ? forms.substr(0, bar) : forms.substr(std::min(bar + 1, forms.size()));
}

}  // namespace

std::string Translator::text(const Message& message, Language language) const
{
    const std::string form = pattern(message.pattern, language);
    std::string out;
    std::size_t at = 0;
    while (at < form.size()) {
        const auto open = form.find('{', at);
        const auto close = open == std::string::npos ? open : form.find('}', open);
        if (close == std::string::npos)
            break;
        const std::string_view inside = std::string_view(form).substr(open + 1, close - open - 1);
        const std::string_view place = inside.substr(0, inside.find('|'));
        const Argument* argument = nullptr;
        for (const auto& [named, value] : message.arguments) {
            if (place == named) {
                argument = &value;
                break;
            }
        }
        // An unknown place stays readable as it is, so that a faulty catalogue shows itself and loses nothing.
        if (!argument) {
            out.append(form, at, open + 1 - at);
            at = open + 1;
            continue;
        }
        out.append(form, at, open - at);
        const std::string said = argument_text(*argument, *this, language);
        out += place == inside ? said : inflected(said, inside.substr(place.size() + 1));
        at = close + 1;
    }
    return out.append(form, at, std::string::npos);
}

std::string sentence(const Problem& problem, const Translator& translator, Language language)
{
    const std::string said = translator.text(problem.message, language);
    const std::string line = std::to_string(problem.line);
    const std::string column = std::to_string(problem.column);
    if (language == Language::zh) {
        std::string place = problem.file;
        if (problem.line > 0)
            place += " 第 " + line + " 行";
        if (problem.line > 0 && problem.column > 0)
            place += "第 " + column + " 列";
        return place.empty() ? said : place + "：" + said;
    }
    std::string place = problem.file;
    if (problem.line > 0)
        place += ":" + line;
    if (problem.line > 0 && problem.column > 0)
        place += ":" + column;
    return place.empty() ? said : place + ": " + said;
}

}  // namespace zk::forms
