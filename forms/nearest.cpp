#include "forms/nearest.h"

#include <algorithm>
#include <cstddef>

namespace zk::forms {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Restricted Damerau-Levenshtein distance: a swapped pair is one slip of the finger, not two.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, row);
    }
    return previous[b.size()];
}

}   // namespace

std::string nearest(std::string_view text, const std::vector<std::string>& candidates)
{
    if (text.empty() || text.size() > 200)
        return {};
    std::string best;
    std::size_t best_distance = static_cast<std::size_t>(-1);
    for (const std::string& candidate : candidates) {
        const std::size_t dot = candidate.rfind('.');
        if (dot != std::string::npos && std::string_view(candidate).substr(dot + 1) == text)
            return candidate;
        const std::size_t longer = std::max(text.size(), candidate.size());
        const std::size_t shorter = std::min(text.size(), candidate.size());
        const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
        if (longer - shorter > allowed)
            continue;
        const std::size_t found = distance(text, candidate);
        if (found <= allowed && found < best_distance) {
            best_distance = found;
            best = candidate;
        }
    }
    return best;
}

}   // namespace zk::forms
