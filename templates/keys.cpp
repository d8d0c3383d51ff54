#include "templates/keys.h"

#include "forms/nearest.h"

#include <algorithm>

namespace zk::templates {

using forms::Node;
using forms::NodeType;

namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

forms::Message type_name(NodeType type)
{
    switch (type) {
    case NodeType::text:
        return {"layout.type_text", ZK_TR("a text in quotes"), {}};
    case NodeType::number:
    case NodeType::unfit_number:
        return {"layout.type_number", ZK_TR("a number"), {}};
    case NodeType::boolean:
        return {"layout.type_boolean", ZK_TR("true or false"), {}};
    case NodeType::table:
        return {"layout.type_table", ZK_TR("a table"), {}};
    case NodeType::array:
        return {"layout.type_array", ZK_TR("a list in square brackets"), {}};
    default:
        return {"layout.type_other", ZK_TR("another kind of value"), {}};
    }
}

}  // namespace

void Keys::wrong_type(const Node& node, NodeType expected)
{
    mistakes_.at(node, {"layout.wrong_type",
                        ZK_TR("{key} must be {expected}"),
                        {{"key", std::string(node.key)}, {"expected", std::vector{type_name(expected)}}}});
}

const Node* Keys::get(std::string_view key, std::optional<NodeType> type)
{
    known_.emplace_back(key);
    const Node* node = table_.child(key);
    if (node && type && node->type != *type) {
        wrong_type(*node, *type);
        return nullptr;
    }
    return node;
}

const Node* Keys::required(std::string_view key, std::optional<NodeType> type)
{
    if (!table_.child(key)) {
        known_.emplace_back(key);
        mistakes_.at(
            table_,
            {"layout.missing_key", ZK_TR("{where} has no {key}"), {{"where", where_}, {"key", std::string(key)}}});
        return nullptr;
    }
    return get(key, type);
}

std::string Keys::text(std::string_view key, std::string otherwise)
{
    const Node* node = get(key, NodeType::text);
    return node ? std::string(node->text) : std::move(otherwise);
}

double Keys::number(std::string_view key, double otherwise, double least, double most)
{
    const Node* node = get(key, NodeType::number);
    if (!node)
        return otherwise;
    const double number = node->number.to_double();
    if (number >= least && number <= most)
        return number;
    mistakes_.at(*node, {"layout.out_of_range",
                         ZK_TR("{key} must lie between {least} and {most}"),
                         {{"key", std::string(key)},
                          {"least", forms::Decimal(static_cast<int>(least))},
                          {"most", forms::Decimal(static_cast<int>(most))}}});
    return otherwise;
}

int Keys::whole(std::string_view key, int otherwise, int least, int most)
{
    const Node* node = table_.child(key);
    const double number = this->number(key, otherwise, least, most);
    if (node && node->type == NodeType::number && !node->number.is_whole()) {
        mistakes_.at(*node, {"layout.not_whole", ZK_TR("{key} must be a whole number"), {{"key", std::string(key)}}});
        return otherwise;
    }
    return static_cast<int>(number);
}

bool Keys::truth(std::string_view key, bool otherwise)
{
    const Node* node = get(key, NodeType::boolean);
    return node ? node->boolean : otherwise;
}

std::size_t Keys::choice(std::string_view key, const std::vector<std::string>& words)
{
    const Node* node = get(key, NodeType::text);
    if (!node)
        return 0;
    const auto found = std::find(words.begin(), words.end(), node->text);
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    mistakes_.at(*node, {"layout.unknown_word",
                         ZK_TR("{key} can not be {word}; it is one of: {known}"),
                         {{"key", std::string(key)}, {"word", std::string(node->text)}, {"known", joined(words)}}});
    return 0;
}

std::vector<const Node*> Keys::tables(std::string_view key)
{
    std::vector<const Node*> out;
    const Node* node = get(key);
    if (!node)
        return out;
    if (node->type == NodeType::table)
        return {node};
    if (node->type != NodeType::array) {
        wrong_type(*node, NodeType::table);
        return out;
    }
    for (const Node& element : node->children) {
        if (element.type == NodeType::table)
            out.push_back(&element);
        else
            mistakes_.at(element,
                         {"layout.not_a_table", ZK_TR("{key} must be a list of tables"), {{"key", std::string(key)}}});
    }
    return out;
}

void Keys::finish()
{
    for (const Node& child : table_.children) {
        if (std::find(known_.begin(), known_.end(), child.key) != known_.end())
            continue;
        const std::string near = forms::nearest(child.key, known_);
        if (near.empty())
            mistakes_.at_key(child, {"layout.unknown_key",
                                     ZK_TR("{where} has no key {key}; known are: {known}"),
                                     {{"where", where_}, {"key", std::string(child.key)}, {"known", joined(known_)}}});
        else
            mistakes_.at_key(child, {"layout.unknown_key_near",
                                     ZK_TR("{where} has no key {key}; perhaps {nearest} is meant"),
                                     {{"where", where_}, {"key", std::string(child.key)}, {"nearest", near}}});
    }
}

}  // namespace zk::templates
