#include "forms/gb18030.h"

#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#else
#include <iconv.h>
#endif

#include <algorithm>

namespace zk::forms {

#ifdef _WIN32

namespace {

/// Length of the character that begins at `at`, by GB18030's own structure.
std::size_t length_at(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
    const std::size_t wanted = byte(at) < 0x80 ? 1 : byte(at + 1) >= 0x30 && byte(at + 1) <= 0x39 ? 4 : 2;
    return std::min(wanted, bytes.size() - at);
}

int widen(unsigned page, std::string_view bytes, wchar_t* out, int room)
{
    return MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes.data(), static_cast<int>(bytes.size()), out, room);
}

}  // namespace

Gb18030 decode_gb18030(std::string_view bytes)
{
    Gb18030 result;
    if (bytes.empty()) {
        result.utf8 = "";
        return result;
    }
    // Code page 54936 is GB18030; a system without it still has 936, GBK, its common part.
    const unsigned page = IsValidCodePage(54936) ? 54936u : 936u;
    result.available = IsValidCodePage(page);
    const int wide_length = result.available ? widen(page, bytes, nullptr, 0) : 0;
    if (wide_length > 0) {
        std::wstring wide(static_cast<std::size_t>(wide_length), L'\0');
        widen(page, bytes, wide.data(), wide_length);
        const int length = WideCharToMultiByte(CP_UTF8, 0, wide.data(), wide_length, nullptr, 0, nullptr, nullptr);
        result.utf8.emplace(static_cast<std::size_t>(length), '\0');
        WideCharToMultiByte(CP_UTF8, 0, wide.data(), wide_length, result.utf8->data(), length, nullptr, nullptr);
        return result;
    }
    while (result.available && result.bad_byte < bytes.size()) {
        const std::size_t length = length_at(bytes, result.bad_byte);
        if (widen(page, bytes.substr(result.bad_byte, length), nullptr, 0) == 0) {
            break;
        }
        result.bad_byte += length;
    }
    return result;
}

#else

Gb18030 decode_gb18030(std::string_view bytes)
{
    Gb18030 result;
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        result.available = false;
        return result;
    }
    // Two bytes become at most three, four at most four: this room always suffices.
    std::string out(bytes.size() * 2 + 16, '\0');
    char* in_at = const_cast<char*>(bytes.data());  // iconv does not write there
    char* out_at = out.data();
    std::size_t in_left = bytes.size();
    std::size_t out_left = out.size();
    const std::size_t failed = iconv(converter, &in_at, &in_left, &out_at, &out_left);
    iconv_close(converter);
    if (failed == static_cast<std::size_t>(-1) || in_left != 0) {
        result.bad_byte = bytes.size() - in_left;
        return result;
    }
    out.resize(out.size() - out_left);
    result.utf8 = std::move(out);
    return result;
}

#endif

}  // namespace zk::forms
