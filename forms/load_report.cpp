#include "forms/load_report.h"

#include "forms/nearest.h"

#include <tuple>

namespace zk::forms::load {

std::uint16_t Reporter::add_file(std::string path)
{
    files_.push_back(std::move(path));
    return static_cast<std::uint16_t>(files_.size() - 1);
}

void Reporter::at(std::uint16_t file, std::uint32_t line, std::uint32_t column, Message message)
{
    problems_.push_back({file, {files_[file], static_cast<int>(line), static_cast<int>(column), std::move(message)}});
}

std::vector<Problem> Reporter::take()
{
    std::stable_sort(problems_.begin(), problems_.end(), [](const Placed& a, const Placed& b) {
        return std::tie(a.file, a.problem.line, a.problem.column) < std::tie(b.file, b.problem.line, b.problem.column);
    });
    std::vector<Problem> taken;
    taken.reserve(problems_.size());
    for (auto& placed : problems_)
        taken.push_back(std::move(placed.problem));
    problems_.clear();
    return taken;
}

std::string place(const Reporter& reporter, const Node& node)
{
    return reporter.file(node.file) + ":" + std::to_string(node.line);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const auto& word : words)
        all.append(all.empty() ? "" : ", ").append(word);
    return all;
}

Message unknown_key(std::string_view key, std::span<const std::string_view> known)
{
    const std::vector<std::string> keys(known.begin(), known.end());
    if (std::string near = nearest(key, keys); !near.empty())
        return {"load.unknown_key",
                ZK_TR("the key {key} is not known here; write {nearest} if that is meant, or take it out"),
                {{"key", std::string(key)}, {"nearest", std::move(near)}}};
    return {"load.unknown_key",
            ZK_TR("the key {key} is not known here; take it out or write one of: {known}"),
            {{"key", std::string(key)}, {"known", joined(keys)}}};
}

Message missing_key(std::string_view key)
{
    return {"load.missing_key", ZK_TR("the key {key} is missing; write it here"), {{"key", std::string(key)}}};
}

Message wrong_type(std::string_view key, Message expected)
{
    return {"load.wrong_type",
            ZK_TR("{key} has a value of the wrong sort; write {expected}"),
            {{"key", std::string(key)}, {"expected", std::vector<Message>{std::move(expected)}}}};
}

Message unknown_word(std::string_view key, std::string_view word, const std::vector<std::string>& known)
{
    if (std::string near = nearest(word, known); !near.empty())
        return {"load.unknown_word",
                ZK_TR("{key} cannot be \"{word}\"; did you mean \"{nearest}\"? Possible are: {known}"),
                {{"key", std::string(key)},
                 {"word", std::string(word)},
                 {"nearest", std::move(near)},
                 {"known", joined(known)}}};
    return {"load.unknown_word",
            ZK_TR("{key} cannot be \"{word}\"; write one of: {known}"),
            {{"key", std::string(key)}, {"word", std::string(word)}, {"known", joined(known)}}};
}

namespace expected {

Message text()
{
    return {"load.expected_text", ZK_TR("a text in quotation marks"), {}};
}

Message number()
{
    return {"load.expected_number", ZK_TR("a number of at most 15 digits, without quotation marks"), {}};
}

Message whole(int least, int most)
{
    return {"load.expected_whole",
            ZK_TR("a whole number from {least} to {most}"),
            {{"least", Decimal(least)}, {"most", Decimal(most)}}};
}

Message boolean()
{
    return {"load.expected_boolean", ZK_TR("true or false, without quotation marks"), {}};
}

Message date()
{
    return {"load.expected_date", ZK_TR("a date like 2025-12-31, without quotation marks"), {}};
}

Message both_languages()
{
    return {"load.expected_both", ZK_TR("{ zh = \"…\", en = \"…\" }"), {}};
}

Message table()
{
    return {"load.expected_table", ZK_TR("a table: { key = value, … } or a heading [name] of its own"), {}};
}

Message tables()
{
    return {"load.expected_tables", ZK_TR("a list of tables: [{ … }, { … }] or headings [[name]]"), {}};
}

Message texts()
{
    return {"load.expected_texts", ZK_TR("a list of texts: [\"…\", \"…\"]"), {}};
}

static Message numbers()
{
    return {"load.expected_numbers", ZK_TR("a list of numbers: [36, 37.5]"), {}};
}

}  // namespace expected

void Table::lay(const Node& laid, std::span<const std::string_view> skip)
{
    if (!home_)
        home_ = &laid;
    for (const Node& entry : laid.children) {
        const auto found = std::lower_bound(known_.begin(), known_.end(), entry.key);
        if (std::find(skip.begin(), skip.end(), entry.key) != skip.end())
            continue;
        if (found != known_.end() && *found == entry.key) {
            const auto index = found - known_.begin();
            slots_[static_cast<std::size_t>(index)] = &entry;
            present_ |= std::uint64_t(1) << index;
            continue;
        }
        reporter_->at_key(entry, unknown_key(entry.key, known_));
        const std::string meant = nearest(entry.key, {known_.begin(), known_.end()});
        if (const auto near = std::find(known_.begin(), known_.end(), meant); near != known_.end())
            suppressed_ |= std::uint64_t(1) << (near - known_.begin());
    }
}

void Table::remove(const Node& key_names)
{
    for (const Node& name : key_names.children) {
        const auto found = std::find(known_.begin(), known_.end(), name.text);
        if (name.type != NodeType::text)
            reporter_->at_value(name, wrong_type("remove", expected::texts()));
        else if (found == known_.end())
            reporter_->at_value(name, unknown_key(name.text, known_));
        else {
            slots_[static_cast<std::size_t>(found - known_.begin())] = nullptr;
            present_ &= ~(std::uint64_t(1) << (found - known_.begin()));
        }
    }
}

bool Table::need(int key)
{
    if (given(key))
        return true;
    reporter_->at_value(*home_, missing_key(known_[static_cast<std::size_t>(key)]));
    return false;
}

std::optional<std::string_view> Table::text(int key)
{
    const Node* found = node(key);
    if (!found)
        return std::nullopt;
    if (found->type == NodeType::text && !found->text.empty())
        return found->text;
    reporter_->at_value(*found, wrong_type(found->key, expected::text()));
    return std::nullopt;
}

std::optional<Decimal> Table::number(int key)
{
    const Node* found = node(key);
    if (!found)
        return std::nullopt;
    if (found->type == NodeType::number)
        return found->number;
    reporter_->at_value(*found, wrong_type(found->key, expected::number()));
    return std::nullopt;
}

std::optional<int> Table::whole(int key, int least, int most)
{
    const Node* found = node(key);
    if (!found)
        return std::nullopt;
    if (found->type == NodeType::number && found->number.is_whole() && found->number >= Decimal(least) &&
        found->number <= Decimal(most))
        return static_cast<int>(found->number.mantissa());
    reporter_->at_value(*found, wrong_type(found->key, expected::whole(least, most)));
    return std::nullopt;
}

bool Table::boolean(int key, bool otherwise)
{
    const Node* found = node(key);
    if (!found)
        return otherwise;
    if (found->type == NodeType::boolean)
        return found->boolean;
    reporter_->at_value(*found, wrong_type(found->key, expected::boolean()));
    return otherwise;
}

std::optional<Date> Table::date(int key)
{
    const Node* found = node(key);
    if (!found)
        return std::nullopt;
    if (found->type == NodeType::date)
        return found->date;
    reporter_->at_value(*found, wrong_type(found->key, expected::date()));
    return std::nullopt;
}

Text Table::both(int key)
{
    const Node* found = node(key);
    return found ? read_text(*reporter_, found->key, *found) : Text();
}

std::optional<int> Table::word(int key, std::span<const std::string_view> words)
{
    const auto written = text(key);
    if (!written)
        return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), *written);
    if (found != words.end())
        return static_cast<int>(found - words.begin());
    reporter_->at_value(*node(key), unknown_word(known_[static_cast<std::size_t>(key)], *written,
                                                 std::vector<std::string>(words.begin(), words.end())));
    return std::nullopt;
}

std::span<const Node> Table::list(int key, NodeType of)
{
    const Node* found = node(key);
    if (!found)
        return {};
    if (found->type == NodeType::array && std::all_of(found->children.begin(), found->children.end(),
                                                      [of](const Node& child) { return child.type == of; }))
        return found->children;
    reporter_->at_value(*found, wrong_type(found->key, of == NodeType::text     ? expected::texts()
                                                       : of == NodeType::number ? expected::numbers()
                                                                                : expected::tables()));
    return {};
}

const Node* Table::table(int key)
{
    const Node* found = node(key);
    if (!found || found->type == NodeType::table)
        return found;
    reporter_->at_value(*found, wrong_type(found->key, expected::table()));
    return nullptr;
}

Text read_text(Reporter& reporter, std::string_view key, const Node& node)
{
    if (node.type != NodeType::table) {
        reporter.at_value(node, wrong_type(key, expected::both_languages()));
        return {};
    }
    Text read;
    bool wrong = false;
    for (const Node& entry : node.children) {
        static constexpr std::array<std::string_view, 2> languages = {"en", "zh"};
        std::string* to = entry.key == "zh" ? &read.zh : entry.key == "en" ? &read.en : nullptr;
        wrong = wrong || !to || entry.type != NodeType::text;
        if (!to)
            reporter.at_key(entry, unknown_key(entry.key, languages));
        else if (entry.type != NodeType::text)
            reporter.at_value(entry, wrong_type(entry.key, expected::text()));
        else
            *to = entry.text;
    }
    if (wrong || (!read.zh.empty() && !read.en.empty()))
        return read;
    if (read.zh.empty() && read.en.empty())
        reporter.at_value(node, wrong_type(key, expected::both_languages()));
    else if (read.zh.empty())
        reporter.at_value(node, {"load.missing_zh",
                                 ZK_TR("{key} has no Chinese text; write zh = \"…\" beside en = \"{other}\""),
                                 {{"key", std::string(key)}, {"other", read.en}}});
    else
        reporter.at_value(node, {"load.missing_en",
                                 ZK_TR("{key} has no English text; write en = \"…\" beside zh = \"{other}\""),
                                 {{"key", std::string(key)}, {"other", read.zh}}});
    return read;
}

}  // namespace zk::forms::load
