#include "forms/gb18030.h"
#include "forms/input.h"
#include "forms/trim.h"

#include <algorithm>

namespace zk::forms {

namespace {

struct Scanned {
    std::size_t bad = std::string_view::npos;  ///< offset of the first byte that is not UTF-8
    int multibyte = 0;                         ///< characters of three or four bytes before it
};

/// Length of the well-formed sequence at `at` (no overlong form, no surrogate, nothing above U+10FFFF), 0 if none.
std::size_t sequence_length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned lead = byte(at);
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            return 0;
        }
    }
    const unsigned second = byte(at + 1);
    const bool outside = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                         (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return outside ? 0 : length;
}

Scanned scan(std::string_view text)
{
    Scanned result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) {
            result.bad = at;
            return result;
        }
        result.multibyte += length >= 3;
        at += length;
    }
    return result;
}

Decimal number(std::size_t n)
{
    return Decimal(static_cast<std::int64_t>(n), 0);
}

std::vector<std::pair<const char*, Argument>> place(std::string_view bytes, std::size_t at)
{
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    return {{"byte", number(at + 1)}, {"line", number(static_cast<std::size_t>(line))}};
}

std::optional<Message> not_text(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return Message{"input.utf16", ZK_TR("this text is UTF-16 (“Unicode text”): save it as “CSV UTF-8”"), {}};
    }
    const std::size_t zero = bytes.find('\0');
    if (zero != std::string_view::npos) {
        return Message{"input.not_text",
                       ZK_TR("byte {byte} (line {line}) is 0: this is not a text file; save it as “CSV UTF-8”"),
                       place(bytes, zero)};
    }
    return std::nullopt;
}

/// Blanks of every width as one space, marks of no width as nothing, full-width ASCII as ASCII.
std::string fold(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::max<std::size_t>(sequence_length(text, at), 1);
        const std::string_view one = text.substr(at, length);
        at += length;
        if (one == "\xC2\xA0" || one == "\xE3\x80\x80" || one == "\xE2\x80\xAF" ||
            (length == 3 && one.starts_with("\xE2\x80") && static_cast<unsigned char>(one[2]) <= 0x8A)) {
            out += ' ';
        } else if (one == "\xE2\x80\x8B" || one == "\xEF\xBB\xBF") {
            continue;
        } else if (length == 3 && one.starts_with("\xEF\xBC") && one[2] != '\x80') {  // U+FF01 … U+FF3F
            out += static_cast<char>(static_cast<unsigned char>(one[2]) - 0x80 + 0x20);
        } else if (length == 3 && one.starts_with("\xEF\xBD") && static_cast<unsigned char>(one[2]) <= 0x9E) {
            out += static_cast<char>(static_cast<unsigned char>(one[2]) - 0x80 + 0x60);  // U+FF40 … U+FF5E
        } else {
            out += one;
        }
    }
    return out;
}

}  // namespace

bool is_valid_utf8(std::string_view text)
{
    return scan(text).bad == std::string_view::npos;
}

std::string fold_width(std::string_view text)
{
    return std::string(trimmed(fold(text)));
}

std::variant<std::string, Message> to_utf8(std::string_view bytes)
{
    if (auto problem = not_text(bytes)) {
        return std::move(*problem);
    }
    const bool marked = bytes.starts_with("\xEF\xBB\xBF");
    const Scanned scanned = scan(bytes);
    if (scanned.bad == std::string_view::npos) {
        return std::string(marked ? bytes.substr(3) : bytes);
    }
    // GB18030 accepts nearly any bytes, so a damaged UTF-8 file would come out as other Chinese characters. No Chinese
    // text in GB18030 begins with several well-formed UTF-8 characters.
    if (marked || scanned.multibyte >= 3) {
        return Message{"input.damaged_utf8",
                       ZK_TR("byte {byte} (line {line}) does not fit into this UTF-8 text: the file is damaged or cut "
                             "off; export it again"),
                       place(bytes, scanned.bad)};
    }
    Gb18030 decoded = decode_gb18030(bytes);
    if (decoded.utf8) {
        return std::move(*decoded.utf8);
    }
    if (!decoded.available) {
        return Message{"input.no_gb18030",
                       ZK_TR("byte {byte} (line {line}) is not UTF-8, and this computer cannot read GB18030: save the "
                             "file as “CSV UTF-8”"),
                       place(bytes, scanned.bad)};
    }
    return Message{"input.unknown_encoding",
                   ZK_TR("byte {byte} (line {line}) is neither UTF-8 nor GB18030: save the file as “CSV UTF-8”"),
                   place(bytes, decoded.bad_byte)};
}

}  // namespace zk::forms
