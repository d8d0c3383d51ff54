// Paths into the report tree, sentences with places in them, and conditions: the three small notations a layout is made
// of. Compiled once when the layout is loaded; resolving copies nothing.
#pragma once

#include "templates/layout.h"
#include "templates/tree.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zk::templates {

/// Where among the members of an object each step of a layout's paths found its key last. The elements of a list have the
/// same keys, so that it is found there again without a search.
class Lookups {
public:
    /// Null where the object has no such key. `asker` is where the asking stands: any number that stays the same.
    const Json* member(const Json& object, const MemberKey& key, std::size_t asker);

private:
    static constexpr int place_bits = 11;
    std::vector<std::uint16_t> last_ = std::vector<std::uint16_t>(std::size_t(1) << place_bits);
};

/// Elements that the names in a layout stand for right now; [0] is the whole report.
struct Slots : std::vector<const Json*> {
    using vector::vector;
    Lookups* lookups = nullptr;  ///< of this report, which stays as it is; may be missing
};

/// Names bound by `as`, in the order of their slots; [0] is the report itself and has no name.
struct Scope {
    struct Name {
        std::string name;
        Shape shape;
    };
    std::vector<Name> names{{"", tree_root}};
};

/// "item.value.number", "section.dimensions[id='technology'].score", "section.dimensions[id=column.id].score",
/// "value.1" (second of a list), "cell.missing[].title" (of every element, joined), "#" (number of the row or sheet).
struct Path {
    struct Step {
        enum class Kind { key, index, select, all } kind = Kind::key;
        MemberKey key;
        std::size_t index = 0;
        std::string literal;
        std::shared_ptr<const Path> equals;  ///< instead of the literal
    };
    int slot = 0;
    std::vector<Step> steps;
    bool joined = false;  ///< has a step `all`
    bool counter = false;
    Shape shape;

    /// The deepest slot it looks at.
    int depth() const;
    /// Null where there is nothing, also for JSON's null. Of a joined path: the first list.
    const Json* in(const Slots& slots) const;
    /// As text. Returns a string inside the tree, or `scratch`.
    const std::string& text(const Slots& slots, forms::Language language, std::string& scratch) const;
};

/// Reads a path; a Message if it is wrong or names something the report tree does not have.
std::variant<Path, forms::Message> parse_path(std::string_view text, const Scope& scope);

/// A plain value or a text in both languages as text. Returns a string inside the tree, or `scratch`.
const std::string& text_of(const Json* value, forms::Language language, std::string& scratch);

/// "填报单位：{hospital.name}", "{submission.check_code|—}" (what stands where there is nothing), "{submission.draft?草稿}"
/// (what stands where there is something else than false and 0), {page} and {pages} in headers and footers, "{{" for "{".
class Sentence {
public:
    enum class Place { literal, path, choice, page, pages };
    struct Part {
        Place place = Place::literal;
        std::string text;
        Path path;
    };  ///< text: literal, fallback, or what a choice shows
    std::vector<Part> parts;

    int depth() const;
    bool empty() const { return parts.empty(); }
    /// Appends to `out`. `counter` is what "#" shows. With `escape_ampersand`, "&" becomes "&&" and pages "&P", "&N".
    void append(const Slots& slots, forms::Language language, std::int64_t counter, bool header,
                std::string& out) const;
};
std::variant<Sentence, forms::Message> parse_sentence(std::string_view text, const Scope& scope, bool header = false);

/// Both languages of a sentence.
struct Words {
    Sentence zh, en;
    const Sentence& in(forms::Language language) const { return language == forms::Language::zh ? zh : en; }
    int depth() const { return std::max(zh.depth(), en.depth()); }
    bool empty() const { return zh.empty() && en.empty(); }
};

/// All clauses hold: the value at each path is one of the texts (or none of them, when negated).
struct Condition {
    struct Clause {
        Path path;
        std::vector<std::string> any;
        bool negated = false;
    };
    std::vector<Clause> clauses;

    int depth() const;
    bool holds(const Slots& slots, forms::Language language) const;
};

}  // namespace zk::templates
