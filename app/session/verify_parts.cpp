#include "app/session/verify_parts.h"

namespace zk::session {

const Json* find_at(const Json& tree, std::initializer_list<const char*> path)
{
    const Json* at = &tree;
    for (const char* key : path) {
        if (!at->is_object())
            return nullptr;
        const auto found = at->find(key);
        if (found == at->end())
            return nullptr;
        at = &*found;
    }
    return at;
}

std::string text_at(const Json& tree, std::initializer_list<const char*> path)
{
    const Json* found = find_at(tree, path);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

bool truth_at(const Json& tree, std::initializer_list<const char*> path)
{
    const Json* found = find_at(tree, path);
    return found && found->is_boolean() && found->get<bool>();
}

forms::Text both_at(const Json& tree, std::initializer_list<const char*> path)
{
    const Json* found = find_at(tree, path);
    return found ? forms::Text{text_at(*found, {"zh"}), text_at(*found, {"en"})} : forms::Text{};
}

const Json& list_at(const Json& tree, const char* key)
{
    static const Json none = Json::array();
    const Json* found = find_at(tree, {key});
    return found && found->is_array() ? *found : none;
}

}   // namespace zk::session
