#include "forms/standard.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace zk::forms {
namespace {

constexpr std::array<std::string_view, 8> field_names = {"status", "cases",  "numerator", "denominator",
                                                         "value",  "choice", "text",      "date"};
constexpr std::array<std::string_view, 4> performed_names = {"independent", "guided", "visiting", "none"};

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view text)
{
    const auto found = std::find(names.begin(), names.end(), text);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

template <typename Part> int position(const std::vector<Part>& parts, std::string_view id)
{
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.id == id; });
    return found == parts.end() ? -1 : static_cast<int>(found - parts.begin());
}

/// Positions in order of the ids; of two with the same id the first is found.
template <typename Part> std::vector<int> indexed(const std::vector<Part>& parts)
{
    std::vector<int> index(parts.size());
    std::iota(index.begin(), index.end(), 0);
    std::stable_sort(index.begin(), index.end(), [&](int a, int b) { return parts[a].id < parts[b].id; });
    return index;
}

template <typename Part> int look_up(const std::vector<int>& index, const std::vector<Part>& parts, std::string_view id)
{
    const auto found = std::lower_bound(index.begin(), index.end(), id,
                                        [&](int part, std::string_view wanted) { return parts[part].id < wanted; });
    return found == index.end() || parts[*found].id != id ? -1 : *found;
}

}  // namespace

std::string_view name(Field field)
{
    return field_names[static_cast<std::size_t>(field)];
}

std::optional<Field> field_named(std::string_view text)
{
    return named<Field>(field_names, text);
}

std::string_view name(Performed performed)
{
    return performed_names[static_cast<std::size_t>(performed)];
}

std::optional<Performed> performed_named(std::string_view text)
{
    return named<Performed>(performed_names, text);
}

int Item::fact(Field field) const
{
    for (const auto& input : inputs)
        if (input.field == field)
            return input.fact;
    return -1;
}

void Standard::index()
{
    items.shrink_to_fit();
    facts.shrink_to_fit();
    item_index_ = indexed(items);
    fact_index_ = indexed(facts);
    specialty_index_ = indexed(specialties);
    group_index_ = indexed(groups);
}

int Standard::dimension(std::string_view wanted) const
{
    return position(dimensions, wanted);
}

int Standard::specialty(std::string_view wanted) const
{
    return look_up(specialty_index_, specialties, wanted);
}

int Standard::item(std::string_view wanted) const
{
    return look_up(item_index_, items, wanted);
}

int Standard::fact(std::string_view wanted) const
{
    return look_up(fact_index_, facts, wanted);
}

int Standard::group(std::string_view wanted) const
{
    return look_up(group_index_, groups, wanted);
}

int Standard::grade(std::string_view wanted) const
{
    return position(grades, wanted);
}

const Provider* Standard::provider(std::string_view wanted) const
{
    const int found = position(providers, wanted);
    return found < 0 ? nullptr : &providers[static_cast<std::size_t>(found)];
}

std::optional<std::string> MemorySource::read(std::string_view standard, std::string_view path) const
{
    for (const auto& file : files_) {
        const std::string_view full = file.path;
        if (full.size() == standard.size() + 1 + path.size() && full.starts_with(standard) &&
            full[standard.size()] == '/' && full.ends_with(path))
            return file.bytes;
    }
    return std::nullopt;
}

}  // namespace zk::forms
