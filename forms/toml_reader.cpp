#include "forms/toml_reader.h"

#include <toml++/toml.h>

#include <charconv>
#include <cmath>
#include <vector>

namespace zk::forms {

/// The nodes' strings are toml++'s own; nodes of one table or array lie side by side in chunks that never move.
struct TomlFile::Storage {
    toml::table table;
    std::vector<std::unique_ptr<Node[]>> chunks;
    std::size_t used = 0, size = 0;
    std::uint16_t file = 0;

    Node* take(std::size_t count)
    {
        if (count == 0)
            return nullptr;
        if (size - used < count) {
            size = std::max<std::size_t>(count, 512);
            chunks.push_back(std::make_unique<Node[]>(size));
            used = 0;
        }
        Node* taken = chunks.back().get() + used;
        used += count;
        return taken;
    }

    void read(const toml::node& from, Node& to);
    void read_children(const toml::table& from, Node& to);
    void read_children(const toml::array& from, Node& to);
};

namespace {

bool fits(std::int64_t value)
{
    return value < 1'000'000'000'000'000 && value > -1'000'000'000'000'000;
}

/// The shortest decimal that gives this double is what was typed, as long as that had 15 digits or fewer.
bool to_decimal(double value, Decimal& out)
{
    if (!std::isfinite(value))
        return false;
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return Decimal::parse({buffer, static_cast<std::size_t>(end - buffer)}, out) == NumberError::none;
}

std::optional<Date> to_date(const toml::date& date)
{
    if (date.year < 1900 || date.year > 2199)
        return std::nullopt;
    return Date(date.year, date.month, date.day);
}

}  // namespace

void TomlFile::Storage::read_children(const toml::table& from, Node& to)
{
    Node* const first = take(from.size());
    Node* at = first;
    for (const auto& [key, value] : from) {
        const auto place = key.source().begin;
        at->key = key.str();
        at->key_line = place.line;
        at->key_column = place.column;
        read(value, *at++);
    }
    to.type = NodeType::table;
    to.children = {first, from.size()};
}

void TomlFile::Storage::read_children(const toml::array& from, Node& to)
{
    Node* const first = take(from.size());
    Node* at = first;
    for (const auto& value : from)
        read(value, *at++);
    to.type = NodeType::array;
    to.children = {first, from.size()};
}

void TomlFile::Storage::read(const toml::node& from, Node& to)
{
    const auto place = from.source().begin;
    to.line = place.line;
    to.column = place.column;
    to.file = file;
    switch (from.type()) {
    case toml::node_type::table:
        return read_children(*from.as_table(), to);
    case toml::node_type::array:
        return read_children(*from.as_array(), to);
    case toml::node_type::string:
        to.type = NodeType::text;
        to.text = from.as_string()->get();
        return;
    case toml::node_type::integer: {
        const std::int64_t value = from.as_integer()->get();
        to.type = fits(value) ? NodeType::number : NodeType::unfit_number;
        if (fits(value))
            to.number = Decimal(value, 0);
        return;
    }
    case toml::node_type::floating_point:
        to.type = to_decimal(from.as_floating_point()->get(), to.number) ? NodeType::number : NodeType::unfit_number;
        return;
    case toml::node_type::boolean:
        to.type = NodeType::boolean;
        to.boolean = from.as_boolean()->get();
        return;
    case toml::node_type::date:
        if (const auto date = to_date(from.as_date()->get())) {
            to.type = NodeType::date;
            to.date = *date;
        }
        return;
    default:
        return;
    }
}

const Node* Node::child(std::string_view name) const
{
    for (const auto& node : children)
        if (node.key == name)
            return &node;
    return nullptr;
}

TomlFile::TomlFile() : storage_(std::make_unique<Storage>()) {}
TomlFile::TomlFile(TomlFile&&) noexcept = default;
TomlFile& TomlFile::operator=(TomlFile&&) noexcept = default;
TomlFile::~TomlFile() = default;

TomlFile TomlFile::parse(std::string_view bytes, std::uint16_t file)
{
    TomlFile made;
    made.storage_->file = file;
    made.root_.type = NodeType::table;
    made.root_.file = file;
    made.root_.line = made.root_.column = 1;
    try {
        // Without a path: every node of toml++ would hold a counted reference to it.
        made.storage_->table = toml::parse(bytes);
    } catch (const toml::parse_error& error) {
        const auto place = error.source().begin;
        made.error_ = SyntaxError{place.line, place.column, std::string(error.description())};
        return made;
    }
    made.storage_->read_children(made.storage_->table, made.root_);
    return made;
}

}  // namespace zk::forms
