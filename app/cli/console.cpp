#include "app/cli/console.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace zk::cli {

namespace {

/// The next character and its length in bytes; a stray byte counts as a character of its own.
std::pair<char32_t, std::size_t> next_character(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length == 1 || at + length > text.size())
        return {lead, 1};
    char32_t character = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        character = character << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    return {character, length};
}

/// East Asian Width W and F as terminals apply it; the ambiguous ones (≥, ·, —, “ ”) are narrow.
int width_of(char32_t c)
{
    static constexpr std::pair<char32_t, char32_t> wide[] = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
    };
    if (c < 0x20 || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F))
        return 0;
    for (const auto& [first, last] : wide)
        if (c >= first && c <= last)
            return 2;
    return 1;
}

/// Punctuation that may not begin a line in Chinese typesetting.
bool clings_to_previous(char32_t c)
{
    static constexpr std::u32string_view closing = U"，。；：！？、）》」』】…％’”";
    return closing.find(c) != std::u32string_view::npos;
}

}  // namespace

int display_width(std::string_view utf8)
{
    int width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [character, length] = next_character(utf8, at);
        width += width_of(character);
        at += length;
    }
    return width;
}

std::vector<std::string> wrap(std::string_view utf8, int width)
{
    std::vector<std::string> lines;
    std::size_t start = 0, break_at = 0, at = 0;  // break_at: where this line may end; == start: nowhere yet
    int used = 0;
    while (at < utf8.size()) {
        const auto [character, length] = next_character(utf8, at);
        if (width_of(character) == 2 && !clings_to_previous(character) && at > start)
            break_at = at;
        if (used + width_of(character) > width && break_at > start && character != ' ') {
            std::string_view line = utf8.substr(start, break_at - start);
            line = line.substr(0, line.find_last_not_of(' ') + 1);
            lines.emplace_back(line);
            start = break_at;
            used = display_width(utf8.substr(start, at - start));
        }
        used += width_of(character);
        at += length;
        if (character == ' ' || width_of(character) == 2)
            break_at = character == ' ' ? at : break_at;
    }
    if (start < utf8.size() || lines.empty())
        lines.emplace_back(utf8.substr(start));
    return lines;
}

std::string Table::str(std::string_view indent) const
{
    std::vector<int> widths(columns_.size(), 0);
    for (const auto& row : rows_)
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], display_width(row[c]));
    int total = 0;
    for (const int width : widths)
        total += width + 2;
    std::string out;
    for (const auto& row : rows_) {
        std::string line(indent);
        if (row.empty())
            line.append(static_cast<std::size_t>(std::max(0, total - 2)), '-');
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string padding(static_cast<std::size_t>(widths[c] - display_width(row[c])), ' ');
            line += columns_[c] == Align::right ? padding + row[c] : row[c] + padding;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

}  // namespace zk::cli
