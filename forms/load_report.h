// How the loader tells mistakes, and how it reads a table against the keys it knows. Only for forms/load*.cpp.
#pragma once

#include "forms/standard.h"
#include "forms/toml_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zk::forms::load {

/// Collects problems; every node knows its file by number.
class Reporter {
public:
    std::uint16_t add_file(std::string path);
    const std::string& file(std::uint16_t number) const { return files_[number]; }
    void at(std::uint16_t file, std::uint32_t line, std::uint32_t column, Message message);
    void at_value(const Node& node, Message message) { at(node.file, node.line, node.column, std::move(message)); }
    void at_key(const Node& node, Message message)
    {
        at(node.file, node.key_line, node.key_column, std::move(message));
    }
    std::size_t count() const { return problems_.size(); }
    std::vector<Problem> take();  ///< in order of files, lines, columns

private:
    struct Placed {
        std::uint16_t file;
        Problem problem;
    };
    std::vector<std::string> files_;
    std::vector<Placed> problems_;
};

/// "FILE:LINE" of a node, for messages that name a second place.
std::string place(const Reporter& reporter, const Node& node);
std::string joined(const std::vector<std::string>& words);
Message unknown_key(std::string_view key, std::span<const std::string_view> known);
Message missing_key(std::string_view key);
Message wrong_type(std::string_view key, Message expected);
/// A word that is none of the few possible ones.
Message unknown_word(std::string_view key, std::string_view word, const std::vector<std::string>& known);

namespace expected {
Message text();
Message number();
Message whole(int least, int most);
Message boolean();
Message date();
Message both_languages();
Message table();
Message tables();
Message texts();
}  // namespace expected

template <std::size_t N> consteval std::array<std::string_view, N> key_list(const char* const (&names)[N])
{
    static_assert(N <= 64);
    std::array<std::string_view, N> keys{};
    for (std::size_t i = 0; i < N; ++i)
        keys[i] = names[i];
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// A table of a file, possibly changed by overlays, laid out along its known keys once; getters are then plain
/// look-ups. A getter reports what has the wrong type and then behaves as if the key were given, so that one mistake
/// stays one.
class Table {
public:
    Table(Reporter& reporter, std::span<const std::string_view> known) : reporter_(&reporter), known_(known) {}

    /// Lays a table over what is there; `skip` are keys that are not the table's own (of a [[change]]).
    void lay(const Node& table, std::span<const std::string_view> skip = {});
    void remove(const Node& key_names);          ///< the list under `remove` of a [[change]]
    const Node& home() const { return *home_; }  ///< the first table laid
    Reporter& reporter() const { return *reporter_; }
    std::uint64_t present() const { return present_; }
    const Node* at(std::size_t key) const { return slots_[key]; }

protected:
    const Node* node(int key) const { return slots_[static_cast<std::size_t>(key)]; }
    bool given(int key) const { return ((present_ | suppressed_) >> key & 1) != 0; }
    bool need(int key);
    std::optional<std::string_view> text(int key);
    std::optional<Decimal> number(int key);
    std::optional<int> whole(int key, int least, int most);
    bool boolean(int key, bool otherwise);
    std::optional<Date> date(int key);
    Text both(int key);
    std::optional<int> word(int key, std::span<const std::string_view> words);
    std::span<const Node> list(int key, NodeType of);  ///< elements; empty if absent or wrong
    const Node* table(int key);

private:
    Reporter* reporter_;
    std::span<const std::string_view> known_;
    const Node* home_ = nullptr;
    std::uint64_t present_ = 0, suppressed_ = 0;
    std::array<const Node*, 64> slots_{};
};

/// The typed face of Table: keys are checked at compile time against the list of this record.
template <const auto& Known> class Record : public Table {
public:
    struct Key {
        int index;
        consteval Key(const char* name)
            : index(static_cast<int>(std::lower_bound(Known.begin(), Known.end(), std::string_view(name)) -
                                     Known.begin()))
        {
            if (index == static_cast<int>(Known.size()) || Known[static_cast<std::size_t>(index)] != name)
                throw "not a key of this record";
        }
    };

    explicit Record(Reporter& reporter) : Table(reporter, Known) {}
    Record(Reporter& reporter, const Node& laid) : Table(reporter, Known) { lay(laid); }

    static constexpr std::uint64_t bit(Key key) { return std::uint64_t(1) << key.index; }
    static constexpr std::string_view name_of(Key key) { return Known[static_cast<std::size_t>(key.index)]; }
    const Node* node(Key key) const { return Table::node(key.index); }
    bool given(Key key) const { return Table::given(key.index); }
    /// Where to tell something about this key: at its value, at the table if the key itself is missing or misspelt.
    const Node& where(Key key) const { return node(key) ? *node(key) : home(); }
    /// Reports a key that is not there; false if so.
    bool need(Key key) { return Table::need(key.index); }
    std::optional<std::string_view> text(Key key) { return Table::text(key.index); }
    std::optional<Decimal> number(Key key) { return Table::number(key.index); }
    std::optional<int> whole(Key key, int least, int most) { return Table::whole(key.index, least, most); }
    bool boolean(Key key, bool otherwise = false) { return Table::boolean(key.index, otherwise); }
    std::optional<Date> date(Key key) { return Table::date(key.index); }
    Text both(Key key) { return Table::both(key.index); }
    /// Index of the word in `words`.
    std::optional<int> word(Key key, std::span<const std::string_view> words) { return Table::word(key.index, words); }
    std::span<const Node> texts(Key key) { return Table::list(key.index, NodeType::text); }
    std::span<const Node> tables(Key key) { return Table::list(key.index, NodeType::table); }
    std::span<const Node> numbers(Key key) { return Table::list(key.index, NodeType::number); }
    const Node* table(Key key) { return Table::table(key.index); }
};

/// Reads a { zh, en } value; reports what is missing.
Text read_text(Reporter& reporter, std::string_view key, const Node& node);

}  // namespace zk::forms::load
