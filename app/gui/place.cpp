#include "app/gui/place.h"

#include <array>
#include <vector>

namespace zk::gui {
namespace {

constexpr std::array<const char*, page_kinds> names = {"start",    "overview", "section",     "summary", "findings", "approval",
                                                       "evidence", "submissions", "actions", "search",  "guide"};

std::vector<std::string> parts_of(const std::string& text)
{
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == '/') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    parts.resize(6);
    return parts;
}

}  // namespace

const char* name(PageKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::string Place::str() const
{
    std::string result = name(page);
    for (const std::string& part : {section, dimension, item, field ? std::string(forms::name(*field)) : std::string(),
                                    month ? month->str() : std::string()}) {
        result += '/' + part;
    }
    while (result.ends_with('/')) {
        result.pop_back();
    }
    return result;
}

Place Place::parse(const std::string& text)
{
    const std::vector<std::string> parts = parts_of(text);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (parts[0] == names[i]) {
            return {static_cast<PageKind>(i), parts[1], parts[2], parts[3], forms::field_named(parts[4]),
                    forms::Month::parse(parts[5]), {}};
        }
    }
    return {};
}

}  // namespace zk::gui
