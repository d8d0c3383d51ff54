#include "templates/path.h"

#include "forms/nearest.h"

#include <algorithm>
#include <charconv>

namespace zk::templates {

namespace {

using forms::Message;

bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

const Json* non_null(const Json* value)
{
    return value && !value->is_null() ? value : nullptr;
}

/// Reads one path from left to right; `error` is set at the first thing that is wrong.
class PathReader {
public:
    PathReader(std::string_view text, const Scope& scope) : text_(text), scope_(scope) {}

    std::variant<Path, Message> read()
    {
        Path path;
        if (text_ == "#") {
            path.counter = true;
            return path;
        }
        chain(path);
        if (error_.empty() && at_ != text_.size())
            wrong();
        if (!error_.empty())
            return error_;
        return path;
    }

private:
    void wrong()
    {
        if (error_.empty())
            error_ = {
                "layout.path_syntax",
                ZK_TR("{path} is not a path: write names joined by points, like item.title, or select one of a list, "
                      "like section.dimensions[id='quality'].score"),
                {{"path", std::string(text_)}}};
    }

    std::string_view name()
    {
        const std::size_t from = at_;
        while (at_ < text_.size() && is_name(text_[at_]))
            ++at_;
        if (at_ == from)
            wrong();
        return text_.substr(from, at_ - from);
    }

    void unknown(std::string_view key, const Shape& parent, std::vector<std::string> candidates)
    {
        if (!error_.empty())
            return;
        const std::string near = forms::nearest(key, candidates);
        if (near.empty())
            error_ = {"layout.unknown_path",
                      ZK_TR("{path}: the report has no {key} in {parent}; it has: {known}"),
                      {{"path", std::string(text_)},
                       {"key", std::string(key)},
                       {"parent", parent},
                       {"known", joined(candidates)}}};
        else
            error_ = {"layout.unknown_path_near",
                      ZK_TR("{path}: the report has no {key} in {parent}; perhaps {nearest} is meant"),
                      {{"path", std::string(text_)}, {"key", std::string(key)}, {"parent", parent}, {"nearest", near}}};
    }

    static std::string joined(const std::vector<std::string>& words)
    {
        std::string out;
        for (const std::string& word : words)
            out += (out.empty() ? "" : ", ") + word;
        return out;
    }

    static Path::Step key_step(std::string_view key)
    {
        Path::Step step;
        step.key = key;
        return step;
    }

    void root(Path& path)
    {
        const std::string_view first = name();
        for (std::size_t i = scope_.names.size(); i-- > 1;) {  // the innermost of equal names
            if (scope_.names[i].name == first) {
                path.slot = static_cast<int>(i);
                path.shape = scope_.names[i].shape;
                return;
            }
        }
        path.shape = tree_member(tree_root, first);
        if (path.shape == "?" && error_.empty()) {
            std::vector<std::string> candidates = tree_keys(tree_root);
            for (std::size_t i = 1; i < scope_.names.size(); ++i)
                candidates.push_back(scope_.names[i].name);
            unknown(first, tree_root, std::move(candidates));
        }
        path.steps.push_back(key_step(first));
    }

    void chain(Path& path)
    {
        root(path);
        while (error_.empty() && at_ < text_.size()) {
            if (text_[at_] == '.') {
                ++at_;
                member(path);
            } else if (text_[at_] == '[') {
                ++at_;
                select(path);
            } else {
                break;
            }
        }
    }

    void member(Path& path)
    {
        const std::string_view key = name();
        if (!error_.empty())
            return;
        const bool digits = key.find_first_not_of("0123456789") == std::string_view::npos;
        if (digits && path.shape.ends_with("[]")) {
            Path::Step step;
            step.kind = Path::Step::Kind::index;
            std::from_chars(key.data(), key.data() + key.size(), step.index);
            path.steps.push_back(std::move(step));
            path.shape.resize(path.shape.size() - 2);
            return;
        }
        const Shape shape = tree_member(path.shape, key);
        if (shape == "?")
            unknown(key, path.shape.empty() ? "a plain value" : path.shape, tree_keys(path.shape));
        path.steps.push_back(key_step(key));
        path.shape = shape;
    }

    void select(Path& path)
    {
        if (!path.shape.ends_with("[]"))
            return wrong();
        if (at_ < text_.size() && text_[at_] == ']') {
            ++at_;
            path.joined = true;
            path.steps.emplace_back().kind = Path::Step::Kind::all;
            path.shape.resize(path.shape.size() - 2);
            return;
        }
        const Shape element = path.shape.substr(0, path.shape.size() - 2);
        const std::string_view key = name();
        if (error_.empty() && tree_member(element, key) == "?")
            unknown(key, element, tree_keys(element));
        Path::Step step = key_step(key);
        step.kind = Path::Step::Kind::select;
        if (at_ >= text_.size() || text_[at_++] != '=')
            return wrong();
        if (at_ < text_.size() && text_[at_] == '\'') {
            const std::size_t close = text_.find('\'', at_ + 1);
            if (close == std::string_view::npos)
                return wrong();
            step.literal = text_.substr(at_ + 1, close - at_ - 1);
            at_ = close + 1;
        } else {
            Path other;
            chain(other);
            step.equals = std::make_shared<const Path>(std::move(other));
        }
        if (at_ >= text_.size() || text_[at_++] != ']')
            return wrong();
        path.steps.push_back(std::move(step));
        path.shape = element;
    }

    std::string_view text_;
    const Scope& scope_;
    std::size_t at_ = 0;
    Message error_;
};

const Json* member(const Json& object, const Path::Step& step, const Slots& slots)
{
    if (slots.lookups)
        return slots.lookups->member(object, step.key, reinterpret_cast<std::uintptr_t>(&step));
    const auto found = object.find(step.key);
    return found == object.end() ? nullptr : &*found;
}

const Json* selected(const Json& list, const Path::Step& step, const Slots& slots)
{
    std::string ours, theirs;
    const std::string& wanted = step.equals ? step.equals->text(slots, forms::Language::en, ours) : step.literal;
    for (const Json& element : list) {
        if (!element.is_object())
            continue;
        const Json* found = member(element, step, slots);
        if (found && text_of(found, forms::Language::en, theirs) == wanted)
            return &element;
    }
    return nullptr;
}

}  // namespace

const Json* Lookups::member(const Json& object, const MemberKey& key, std::size_t asker)
{
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio: the upper bits come out mixed
    std::uint16_t& last = last_[asker * spread >> (64 - place_bits)];
    const auto& members = object.get_ref<const Json::object_t&>();
    if (last < members.size()) {
        const auto& there = *members.nth(last);
        if (there.first == key)
            return &there.second;
    }
    const auto at = members.find(key);
    if (at == members.end())
        return nullptr;
    last = static_cast<std::uint16_t>(members.index_of(at));
    return &at->second;
}

int Path::depth() const
{
    int deepest = slot;
    for (const Step& step : steps) {
        if (step.equals)
            deepest = std::max(deepest, step.equals->depth());
    }
    return deepest;
}

namespace {

/// Follows the steps from `at` on, up to the end or the next `all`.
const Json* follow(const Json* value, const std::vector<Path::Step>& steps, std::size_t& at, const Slots& slots)
{
    using Step = Path::Step;
    for (; at < steps.size() && steps[at].kind != Step::Kind::all; ++at) {
        const Step& step = steps[at];
        if (!value)
            return nullptr;
        if (step.kind == Step::Kind::key) {
            if (!value->is_object())
                return nullptr;
            value = member(*value, step, slots);
        } else if (!value->is_array()) {
            return nullptr;
        } else if (step.kind == Step::Kind::index) {
            value = step.index < value->size() ? &(*value)[step.index] : nullptr;
        } else {
            value = selected(*value, step, slots);
        }
    }
    return non_null(value);
}

void join(const Json* value, const std::vector<Path::Step>& steps, std::size_t at, const Slots& slots,
          forms::Language language, std::string& out)
{
    value = follow(value, steps, at, slots);
    if (at == steps.size()) {
        std::string one;
        const std::string& text = text_of(value, language, one);
        if (!out.empty() && !text.empty())
            out += language == forms::Language::zh ? "、" : ", ";
        out += text;
        return;
    }
    for (std::size_t i = 0; value && value->is_array() && i < value->size(); ++i)
        join(&(*value)[i], steps, at + 1, slots, language, out);
}

}  // namespace

const Json* Path::in(const Slots& slots) const
{
    std::size_t at = 0;
    return follow(slots[slot], steps, at, slots);
}

const std::string& Path::text(const Slots& slots, forms::Language language, std::string& scratch) const
{
    if (!joined)
        return text_of(in(slots), language, scratch);
    scratch.clear();
    join(slots[slot], steps, 0, slots, language, scratch);
    return scratch;
}

std::variant<Path, Message> parse_path(std::string_view text, const Scope& scope)
{
    return PathReader(text, scope).read();
}

const std::string& text_of(const Json* value, forms::Language language, std::string& scratch)
{
    if (value && value->is_object()) {  // a text in both languages; the standard may have left the English one out
        static const MemberKey zh_key("zh"), en_key("en");
        const Json *zh = nullptr, *en = nullptr;
        for (const auto& [key, text] : value->get_ref<const Json::object_t&>()) {
            if (key == zh_key)
                zh = &text;
            else if (key == en_key)
                en = &text;
        }
        const Json* wanted = language == forms::Language::zh ? zh : en;
        const bool said = wanted && wanted->is_string() && !wanted->get_ref<const std::string&>().empty();
        value = said ? wanted : language == forms::Language::zh ? en : zh;
    }
    if (value && value->is_string())
        return value->get_ref<const std::string&>();
    scratch.clear();
    if (value && value->is_number_integer())
        scratch = std::to_string(value->get<std::int64_t>());
    else if (value && value->is_boolean())
        scratch = value->get<bool>() ? "true" : "false";
    return scratch;
}

std::variant<Sentence, Message> parse_sentence(std::string_view text, const Scope& scope, bool header)
{
    Sentence sentence;
    std::string literal;
    const auto flush = [&] {
        if (!literal.empty())
            sentence.parts.push_back({Sentence::Place::literal, std::exchange(literal, {}), {}});
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{' || text.substr(at, 2) == "{{") {
            literal += text[at];
            at += text[at] == '{';
            continue;
        }
        const std::size_t close = text.find('}', at);
        if (close == std::string_view::npos)
            return Message{
                "layout.open_brace",
                ZK_TR("{text}: the place that begins with a brace is not closed; for a brace itself write two"),
                {{"text", std::string(text)}}};
        std::string_view inside = text.substr(at + 1, close - at - 1);
        const std::size_t bar = inside.find_first_of("|?");
        Sentence::Part part{Sentence::Place::path, {}, {}};
        if (bar != std::string_view::npos && inside[bar] == '?')
            part.place = Sentence::Place::choice;
        if (bar != std::string_view::npos)
            part.text = inside.substr(bar + 1);
        inside = inside.substr(0, bar);
        flush();
        if (header && (inside == "page" || inside == "pages")) {
            part.place = inside == "page" ? Sentence::Place::page : Sentence::Place::pages;
        } else {
            auto path = parse_path(inside, scope);
            if (auto* message = std::get_if<Message>(&path))
                return *message;
            part.path = std::move(std::get<Path>(path));
        }
        sentence.parts.push_back(std::move(part));
        at = close;
    }
    flush();
    return sentence;
}

int Sentence::depth() const
{
    int deepest = 0;
    for (const Part& part : parts) {
        // The number of a row changes with every row.
        deepest = std::max(deepest, part.path.counter ? 1000 : part.path.depth());
    }
    return deepest;
}

void Sentence::append(const Slots& slots, forms::Language language, std::int64_t counter, bool header,
                      std::string& out) const
{
    std::string scratch;
    const auto add = [&](const std::string& text) {
        for (const char c : text)
            out.append(header && c == '&' ? 2 : 1, c);
    };
    for (const Part& part : parts) {
        if (part.place == Place::page) {
            out += "&P";
        } else if (part.place == Place::pages) {
            out += "&N";
        } else if (part.place == Place::literal) {
            add(part.text);
        } else if (part.path.counter) {
            out += std::to_string(counter);
        } else {
            const std::string& text = part.path.text(slots, language, scratch);
            if (part.place == Place::choice)
                add(text.empty() || text == "false" || text == "0" ? std::string() : part.text);
            else
                add(text.empty() ? part.text : text);
        }
    }
}

int Condition::depth() const
{
    int deepest = 0;
    for (const Clause& clause : clauses)
        deepest = std::max(deepest, clause.path.depth());
    return deepest;
}

bool Condition::holds(const Slots& slots, forms::Language language) const
{
    std::string scratch;
    for (const Clause& clause : clauses) {
        const std::string& text = clause.path.text(slots, language, scratch);
        const bool found = std::find(clause.any.begin(), clause.any.end(), text) != clause.any.end();
        if (found == clause.negated)
            return false;
    }
    return true;
}

}  // namespace zk::templates
