// A TOML file as plain nodes with their places. The only door to toml++ in this folder.
#pragma once

#include "forms/decimal.h"
#include "forms/month.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zk::forms {

enum class NodeType : std::uint8_t {
    text,
    number,
    unfit_number,  ///< not finite, too large, or more than 15 significant digits
    boolean,
    date,
    table,
    array,
    other,  ///< a time of day: nothing of ours is one
};

/// One value of a file. Lives as long as its TomlFile; views point into it.
struct Node {
    NodeType type = NodeType::other;
    bool boolean = false;
    std::uint16_t file = 0;                      ///< number given to TomlFile::parse
    std::uint32_t line = 0, column = 0;          ///< from 1, columns in characters
    std::uint32_t key_line = 0, key_column = 0;  ///< of the key before it, in a table
    std::string_view key;                        ///< in a table
    std::string_view text;
    Decimal number;  ///< exactly as typed
    Date date;
    std::span<const Node> children;  ///< of a table in order of keys, of an array in order of writing

    const Node* child(std::string_view name) const;
};

struct SyntaxError {
    std::uint32_t line = 0, column = 0;
    std::string reason;
};

class TomlFile {
public:
    /// `file` is written into every node, so that a node alone tells its place. Never throws for wrong bytes.
    static TomlFile parse(std::string_view bytes, std::uint16_t file);

    TomlFile(TomlFile&&) noexcept;
    TomlFile& operator=(TomlFile&&) noexcept;
    ~TomlFile();

    const std::optional<SyntaxError>& error() const { return error_; }
    const Node& root() const { return root_; }  ///< an empty table if there is an error

private:
    struct Storage;
    TomlFile();
    std::unique_ptr<Storage> storage_;
    std::optional<SyntaxError> error_;
    Node root_;
};

}  // namespace zk::forms
