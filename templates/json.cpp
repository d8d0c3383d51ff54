#include "templates/json.h"

#include <functional>
#include <mutex>
#include <unordered_set>

namespace zk::templates {

namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

}  // namespace

const std::string* MemberKey::kept(std::string_view text)
{
    static std::mutex one_at_a_time;
    static std::unordered_set<std::string, Hash, std::equal_to<>> all;  // its strings stay where they are
    const std::lock_guard lock(one_at_a_time);
    const auto found = all.find(text);
    return &*(found != all.end() ? found : all.emplace(text).first);
}

}  // namespace zk::templates
