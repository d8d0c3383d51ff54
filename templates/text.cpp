#include "templates/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <iterator>

namespace zk::templates {

namespace {

constexpr char32_t broken = 0xFFFFFFFF;

/// Decodes one character at `at` and moves on; `broken` for a byte that starts no valid sequence.
char32_t decode(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xF0 && lead < 0xF5   ? 3
                     : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xC2 && lead < 0xE0 ? 1
                                                   : 0;
    if (more == 0 || at + more > text.size())
        return broken;
    char32_t code = lead & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return broken;
        code = code << 6 | (byte(at + i) & 0x3F);
    }
    constexpr std::array<char32_t, 4> least{0, 0x80, 0x800, 0x10000};
    if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return broken;
    at += more;
    return code;
}

/// Eight bytes at once, in whatever order, and a one in each.
constexpr std::uint64_t every = 0x0101010101010101;
std::uint64_t eight(std::string_view text, std::size_t at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    return word;
}

/// The highest bit set in each that is no ASCII or a control character, and perhaps in more after the first such one.
std::uint64_t not_plain(std::uint64_t word)
{
    return (word | (word - every * 0x20)) & every * 0x80;
}

/// How many of them, from the first on, are ASCII and no control characters. 0 also where counting is not worth it.
std::size_t plain_ones(std::uint64_t word)
{
    const std::uint64_t others = not_plain(word);
    if constexpr (std::endian::native == std::endian::little)
        return others == 0 ? 8 : static_cast<std::size_t>(std::countr_zero(others)) / 8;
    return others == 0 ? 8 : 0;
}

/// The first six are two characters of three bytes, as most of a Chinese text is: whole and allowed. False also for some
/// that are, such as full-width forms.
bool two_chinese(std::uint64_t word)
{
    constexpr auto leads = [](int byte) {
        const auto lead = static_cast<unsigned char>(byte);
        return std::bit_cast<std::uint64_t>(std::array<unsigned char, 8>{lead, 0, 0, lead, 0, 0, 0, 0});
    };
    constexpr auto mask = std::bit_cast<std::uint64_t>(std::array<unsigned char, 8>{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0});
    constexpr auto form = std::bit_cast<std::uint64_t>(std::array<unsigned char, 8>{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0});
    const std::uint64_t low = word & leads(0x0F);  // E0, ED, EE and EF have their own rules
    return (word & mask) == form && ((low + leads(0x0F)) & ~(low + leads(0x03)) & leads(0x10)) == leads(0x10);
}

void encode(char32_t code, std::string& out)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

bool allowed(char32_t code)
{
    return code == '\n' || code == '\t' || (code >= 0x20 && code != 0xFFFE && code != 0xFFFF && code != broken);
}

/// As wide as a Chinese character in a Chinese font, Greek letters and ° ± · × ÷ too.
bool wide(char32_t code)
{
    if (code < 0x1100)
        return code == 0xB0 || code == 0xB1 || code == 0xB7 || code == 0xD7 || code == 0xF7 ||
               (code >= 0x391 && code <= 0x3C9);
    return code <= 0x115F || (code >= 0x2010 && code <= 0x2026) || code == 0x2030 ||
           (code >= 0x2100 && code <= 0x27BF) || (code >= 0x2E80 && code <= 0xA4CF) ||
           (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
           (code >= 0xFFE0 && code <= 0xFFE6) || code >= 0x1F300;
}

/// ASCII and full-width letters folded: what Excel takes for the same sheet name.
std::string folded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        char32_t code = decode(text, at);
        if (code >= 0xFF01 && code <= 0xFF5E)
            code -= 0xFEE0;
        if (code >= 'A' && code <= 'Z')
            code += 'a' - 'A';
        encode(code == broken ? 0xFFFD : code, out);
    }
    return out;
}

}  // namespace

const std::string& clean(const std::string& text, std::string& scratch, std::size_t* units)
{
    const auto plain = [](char c) { return (static_cast<unsigned char>(c) >= 0x20 && !(c & 0x80)) || c == '\n'; };
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    // Most of a Chinese text is three bytes after an ordinary lead: every such character is whole and allowed.
    const auto ordinary = [&](std::size_t i) {
        return byte(i) > 0xE0 && byte(i) < 0xEF && byte(i) != 0xED && i + 2 < text.size() &&
               (byte(i + 1) & 0xC0) == 0x80 && (byte(i + 2) & 0xC0) == 0x80;
    };
    std::size_t at = 0, further = 0;  // bytes beyond one for each unit
    while (at < text.size()) {
        if (at + 8 <= text.size()) {
            const std::uint64_t word = eight(text, at);
            if (const std::size_t ones = plain_ones(word); ones > 0) {
                at += ones;
                continue;
            }
            if (two_chinese(word)) {
                at += 6;
                further += 4;
                continue;
            }
        }
        std::size_t next = at;
        if (plain(text[at]))
            next = at + 1;
        else if (ordinary(at))
            next = at + 3;
        else if (!allowed(decode(text, next)))
            break;
        const std::size_t bytes = next - at;
        further += bytes == 4 ? 2 : bytes - 1;
        at = next;
    }
    if (at == text.size()) {
        if (units)
            *units = at - further;
        return text;
    }
    std::string out = text.substr(0, at);
    while (at < text.size()) {
        const char32_t code = decode(text, at);
        if (code == '\r') {
            out += '\n';
            if (at < text.size() && text[at] == '\n')
                ++at;
        } else if (code == broken) {
            out += "\xEF\xBF\xBD";
        } else {
            encode(allowed(code) ? code : U' ', out);
        }
    }
    scratch = std::move(out);
    if (units)
        *units = utf16_length(scratch);
    return scratch;
}

std::string_view shortened(std::string_view text, std::size_t units)
{
    std::size_t at = 0;
    for (std::size_t used = 0; at < text.size();) {
        std::size_t next = at;
        used += decode(text, next) >= 0x10000 ? 2 : 1;
        if (used > units)
            break;
        at = next;
    }
    return text.substr(0, at);
}

std::size_t utf16_length(std::string_view text)
{
    // One for each byte that begins a character (not 10xxxxxx), one more for those of four bytes (1111xxxx).
    std::size_t units = 0, at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        const std::uint64_t word = eight(text, at);
        const std::uint64_t within = word >> 7 & ~word >> 6 & every;
        const std::uint64_t four = word >> 7 & word >> 6 & word >> 5 & word >> 4 & every;
        units += 8 - (within * every >> 56) + (four * every >> 56);  // the product adds the bytes up in the highest
    }
    for (; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        units += ((byte & 0xC0) != 0x80 ? 1 : 0) + (byte >= 0xF0 ? 1 : 0);
    }
    return units;
}

namespace {

// Widths of " " to "~" in hundredths of the size of the letters, as Times New Roman, Arial and the free fonts that stand in
// for them have them.
constexpr std::uint8_t serif_widths[] = {
    25, 33, 41, 50, 50, 83, 78, 33, 33, 33, 50, 56, 25, 33, 25, 28, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 28, 28, 56, 56, 56, 44,
    92, 72, 67, 67, 72, 61, 56, 72, 72, 33, 39, 72, 61, 89, 72, 72, 56, 72, 67, 56, 61, 72, 72, 94, 72, 72, 61, 33, 28, 33, 47, 50,
    33, 44, 50, 44, 50, 44, 33, 50, 50, 28, 28, 50, 28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72, 50, 50, 44, 48, 20, 48, 54};
constexpr std::uint8_t sans_widths[] = {
    28, 28, 36, 56, 56, 89,  67, 22, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28, 58, 58, 58, 56,
    102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78, 67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56,
    22, 56, 56, 50, 56, 56,  28, 56, 56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50, 28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58};
static_assert(std::size(serif_widths) == 95 && std::size(sans_widths) == 95);

/// In half-width characters.
double advance(char32_t code, Letters letters)
{
    if (wide(code))
        return 2;
    if (letters != Letters::chinese && code >= ' ' && code <= '~')
        return (letters == Letters::serif ? serif_widths : sans_widths)[code - ' '] / 50.0;
    // Half a character in 宋体 and 黑体; where these are missing, capitals are the widest of what comes instead.
    return code >= 'A' && code <= 'Z' ? 1.2 : 1;
}

}  // namespace

int wrapped_lines(std::string_view text, double width, Letters letters)
{
    // A font with Latin letters wider than half a Chinese character has columns as much wider: these count its digits.
    // A closing punctuation mark takes its neighbour along to the next line: one unit less where there is one.
    const bool punctuation = text.find("\xE3\x80") != text.npos || text.find("\xEF\xBC") != text.npos;
    width = std::max(width - (punctuation ? 1 : 0), 2.0);
    int lines = 1;
    double used = 0;
    for (std::size_t at = 0; at < text.size();) {
        double token = 0;  // a Latin word stays together, Chinese breaks anywhere
        char32_t code = 0, first = 0;
        bool word = false;
        do {
            std::size_t next = at;
            code = decode(text, next);
            if (word && (wide(code) || code == ' ' || code == '\n'))
                break;
            if (!word)
                first = code;
            at = next;
            word = !wide(code) && code != ' ' && code != '\n' && code != '-' && code != '/';
            token += advance(code, letters);
        } while (word && at < text.size());
        if (wide(code) && at < text.size() && text[at] == '/') {
            // LibreOffice keeps a stroke with both its neighbours.
            std::size_t after = ++at;
            ++token;
            if (after < text.size() && wide(decode(text, after))) {
                at = after;
                token += 2;
            }
        }
        if (!word && code == '\n') {
            ++lines;
            used = 0;
            continue;
        }
        if (used > 0 && used + token > width && first != ' ') {
            ++lines;
            used = 0;
        }
        for (; token > width; token -= width)
            ++lines;
        used += token;
    }
    return lines;
}

std::optional<double> number_in(std::string_view text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return {};
    return number;
}

std::string number_text(double number, int significant)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::general, significant).ptr;
    return {buffer, end};
}

std::string with_plain_ends(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            continue;
        plain += text[i] == '\r' ? '\n' : text[i];
    }
    return plain;
}

std::string SheetNames::take(std::string_view wanted)
{
    std::string scratch;
    std::string name(clean(std::string(wanted), scratch));
    for (char& c : name) {
        if (std::string_view("[]:*?/\\\n\t").find(c) != std::string_view::npos)
            c = '_';
    }
    name = std::string(shortened(name, 31));
    // Excel refuses an apostrophe at either end, blanks there make two names look alike, "History" is its own.
    while (!name.empty() && (name.front() == '\'' || name.front() == ' '))
        name.erase(0, 1);
    while (!name.empty() && (name.back() == '\'' || name.back() == ' '))
        name.pop_back();
    if (name.empty() || folded(name) == "history")
        name += "_";
    std::string unique = name;
    for (int n = 2; !taken_.insert(folded(unique)).second; ++n) {
        const std::string tail = "(" + std::to_string(n) + ")";
        unique = std::string(shortened(name, 31 - tail.size())) + tail;
    }
    return unique;
}

std::string safe_file_name(std::string_view wanted, std::size_t bytes)
{
    std::string scratch;
    std::string name(clean(std::string(wanted), scratch));
    for (char& c : name) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
            std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos)
            c = '_';
    }
    std::size_t end = 0;
    for (std::size_t at = 0; at < name.size() && at <= bytes;) {
        end = at;
        decode(name, at);
        if (at <= bytes)
            end = at;
    }
    name.resize(end);
    while (!name.empty() && (name.back() == '.' || name.back() == ' '))
        name.pop_back();
    while (!name.empty() && (name.front() == '.' || name.front() == ' '))
        name.erase(0, 1);
    // Windows keeps these names for devices, whatever follows the first dot.
    static const std::set<std::string> devices{"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4",
                                               "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
                                               "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
    if (name.empty() || devices.count(folded(name.substr(0, name.find('.')))) != 0)
        name.insert(0, "_");
    return name;
}

std::string cell_name(std::uint32_t row, std::uint32_t column)
{
    std::string letters;
    for (std::uint32_t left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters + std::to_string(row + 1);
}

}  // namespace zk::templates
