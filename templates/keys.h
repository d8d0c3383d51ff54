// Reading one table of a layout file: every key that is asked for is known, every other one is a mistake with the
// nearest known key. All mistakes are collected with their places.
#pragma once

#include "forms/message.h"
#include "forms/toml_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zk::templates {

class Mistakes {
public:
    explicit Mistakes(std::string file) : file_(std::move(file)) {}
    void at(const forms::Node& node, forms::Message message)
    {
        problems.push_back({file_, static_cast<int>(node.line), static_cast<int>(node.column), std::move(message)});
    }
    void at_key(const forms::Node& node, forms::Message message)
    {
        problems.push_back(
            {file_, static_cast<int>(node.key_line), static_cast<int>(node.key_column), std::move(message)});
    }
    std::vector<forms::Problem> problems;

private:
    std::string file_;
};

class Keys {
public:
    Keys(Mistakes& mistakes, const forms::Node& table, std::string where)
        : mistakes_(mistakes), table_(table), where_(std::move(where))
    {
    }

    const forms::Node& node() const { return table_; }
    /// The value of a key of that type; null where it is missing, or wrong and then reported.
    const forms::Node* get(std::string_view key, std::optional<forms::NodeType> type = {});
    const forms::Node* required(std::string_view key, std::optional<forms::NodeType> type = {});

    std::string text(std::string_view key, std::string otherwise = {});
    double number(std::string_view key, double otherwise, double least, double most);
    int whole(std::string_view key, int otherwise, int least, int most);
    bool truth(std::string_view key, bool otherwise);
    /// The place of the word in `words`; 0 where the key is missing.
    std::size_t choice(std::string_view key, const std::vector<std::string>& words);
    /// The tables of an array of tables, or a single one.
    std::vector<const forms::Node*> tables(std::string_view key);
    /// Reports the keys nobody asked for.
    void finish();

private:
    void wrong_type(const forms::Node& node, forms::NodeType expected);
    Mistakes& mistakes_;
    const forms::Node& table_;
    std::string where_;
    std::vector<std::string> known_;
};

}  // namespace zk::templates
