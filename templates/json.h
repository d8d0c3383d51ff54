// The type of the report tree (app/session/report.md): JSON whose objects keep their members side by side in one block,
// sorted by key. A tree of a whole hospital has a quarter of a million members; each in a node of its own, as nlohmann::json
// has them, they lie all over the memory, and fetching them from there cost more than all else in writing a workbook.
//
// A reference to a member holds until another member comes to the same object.
#pragma once

#include <boost/container/flat_map.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace zk::templates {

/// The key of a member. All trees together have some hundred different ones: each text is kept once, for as long as the
/// program runs, and a key is where it lies, a quarter of a string and compared at once. May be made in any thread.
/// The keys of a strange workbook's JSON stay as well: at most as much as is read of it.
class MemberKey {
public:
    MemberKey() : MemberKey(std::string_view()) {}
    MemberKey(std::string_view text) : text_(kept(text)) {}
    MemberKey(const std::string& text) : MemberKey(std::string_view(text)) {}
    MemberKey(const char* text) : MemberKey(std::string_view(text)) {}
    operator const std::string&() const { return *text_; }
    operator std::string_view() const { return *text_; }

    friend bool operator==(const MemberKey& one, const MemberKey& other) { return one.text_ == other.text_; }
    friend bool operator==(const MemberKey& one, const std::string& other) { return *one.text_ == other; }
    friend bool operator==(const MemberKey& one, const char* other) { return *one.text_ == other; }
    friend bool operator<(const MemberKey& one, const MemberKey& other) { return *one.text_ < *other.text_; }

private:
    static const std::string* kept(std::string_view text);
    const std::string* text_;
};

struct ByText {
    using is_transparent = void;
    bool operator()(std::string_view one, std::string_view other) const { return one < other; }
};

template <class, class Value, class, class> using SideBySide = boost::container::flat_map<MemberKey, Value, ByText>;

using Json = nlohmann::basic_json<SideBySide>;

}  // namespace zk::templates
