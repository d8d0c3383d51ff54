// Paths, sentences, conditions and lists, as a layout writes them.
#include "templates/layout_reader.h"

#include <algorithm>
#include <span>

namespace zk::templates {

using forms::Message;
using forms::Node;
using forms::NodeType;

std::pair<std::string, std::string> LayoutReader::languages(const Node& node)
{
    if (node.type == NodeType::text)
        return {std::string(node.text), std::string(node.text)};
    const Node* zh = node.type == NodeType::table ? node.child("zh") : nullptr;
    const Node* en = node.type == NodeType::table ? node.child("en") : nullptr;
    if (!zh || !en || zh->type != NodeType::text || en->type != NodeType::text || node.children.size() != 2) {
        mistakes_.at(node, {"layout.languages",
                            ZK_TR("{key} must be a text, or one for each language like {example}"),
                            {{"key", std::string(node.key)}, {"example", "{ zh = \"合计\", en = \"Sum\" }"}}});
        return {};
    }
    return {std::string(zh->text), std::string(en->text)};
}

forms::Text LayoutReader::both(const Node& node)
{
    auto [zh, en] = languages(node);
    return {std::move(zh), std::move(en)};
}

Words LayoutReader::words(const Node& node, const Scope& scope, bool header)
{
    Words out;
    const auto [zh, en] = languages(node);
    for (const auto& [text, sentence] : {std::pair{&zh, &out.zh}, std::pair{&en, &out.en}}) {
        auto read = parse_sentence(*text, scope, header);
        if (auto* message = std::get_if<Message>(&read)) {
            mistakes_.at(node, std::move(*message));
            break;
        }
        *sentence = std::move(std::get<Sentence>(read));
    }
    return out;
}

std::optional<Path> LayoutReader::path(const Node* node, const Scope& scope)
{
    if (!node)
        return {};
    auto read = parse_path(node->text, scope);
    if (auto* message = std::get_if<Message>(&read)) {
        mistakes_.at(*node, std::move(*message));
        return {};
    }
    return std::move(std::get<Path>(read));
}

void LayoutReader::clauses(const Node* node, const Scope& scope, bool negated, Condition& condition)
{
    if (!node)
        return;
    for (const Node& child : node->children) {
        auto read = parse_path(child.key, scope);
        if (auto* message = std::get_if<Message>(&read)) {
            mistakes_.at_key(child, std::move(*message));
            continue;
        }
        Condition::Clause clause{std::move(std::get<Path>(read)), {}, negated};
        const auto value = [&](const Node& one) {
            if (one.type == NodeType::text)
                clause.any.emplace_back(one.text);
            else if (one.type == NodeType::boolean)
                clause.any.emplace_back(one.boolean ? "true" : "false");
            else if (one.type == NodeType::number)
                clause.any.push_back(one.number.str());
            else
                mistakes_.at(one, {"layout.condition",
                                   ZK_TR("{key} is compared with texts, numbers, true or false, or a list of them"),
                                   {{"key", std::string(child.key)}}});
        };
        if (child.type == NodeType::array)
            std::for_each(child.children.begin(), child.children.end(), value);
        else
            value(child);
        condition.clauses.push_back(std::move(clause));
    }
}

Condition LayoutReader::condition(Keys& keys, std::string_view positive, std::string_view negative, const Scope& scope)
{
    Condition out;
    clauses(keys.get(positive, NodeType::table), scope, false, out);
    clauses(keys.get(negative, NodeType::table), scope, true, out);
    return out;
}

std::vector<Source> LayoutReader::sources(const Node& node, Scope& scope)
{
    std::vector<Source> out;
    std::string_view rest = node.text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        std::string_view one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        const std::size_t as = one.find(" as ");
        const auto trimmed = [](std::string_view text) {
            const std::size_t from = text.find_first_not_of(" \n\t");
            return from == std::string_view::npos ? std::string_view()
                                                  : text.substr(from, text.find_last_not_of(" \n\t") - from + 1);
        };
        const std::string_view name = as == std::string_view::npos ? "" : trimmed(one.substr(as + 4));
        if (name.empty() || name.find_first_of(" .[]{}#") != std::string_view::npos) {
            mistakes_.at(node, {"layout.source",
                                ZK_TR("{text}: write a list and a name for its elements, like {example}"),
                                {{"text", std::string(one)}, {"example", "sections as section"}}});
            return out;
        }
        auto read = parse_path(trimmed(one.substr(0, as)), scope);
        if (auto* message = std::get_if<Message>(&read)) {
            mistakes_.at(node, std::move(*message));
            return out;
        }
        Path list = std::move(std::get<Path>(read));
        Shape element = list.shape;
        if (element.ends_with("[]"))
            element.resize(element.size() - 2);
        else if (element.empty() || element == "T" || list.counter) {
            mistakes_.at(node, {"layout.not_a_list", ZK_TR("{text} is not a list"), {{"text", std::string(one)}}});
            return out;
        }
        out.push_back({std::move(list), static_cast<int>(scope.names.size()), {}});
        scope.names.push_back({std::string(name), element});
    }
    return out;
}

}  // namespace zk::templates
