#include "app/gui/pinyin.h"

#include "forms/gb18030.h"

#include <array>
#include <cctype>
#include <map>

namespace zk::gui {
namespace {

struct Range { int from; char letter; };
constexpr std::array<Range, 23> level_1 = {{{0xB0A1, 'a'}, {0xB0C5, 'b'}, {0xB2C1, 'c'}, {0xB4EE, 'd'}, {0xB6EA, 'e'}, {0xB7A2, 'f'},
                                            {0xB8C1, 'g'}, {0xB9FE, 'h'}, {0xBBF7, 'j'}, {0xBFA6, 'k'}, {0xC0AC, 'l'}, {0xC2E8, 'm'},
                                            {0xC4C3, 'n'}, {0xC5B6, 'o'}, {0xC5BE, 'p'}, {0xC6DA, 'q'}, {0xC8BB, 'r'}, {0xC8F6, 's'},
                                            {0xCBFA, 't'}, {0xCDDA, 'w'}, {0xCEF4, 'x'}, {0xD1B9, 'y'}, {0xD4D1, 'z'}}};
constexpr int level_1_end = 0xD7FA;

/// Beyond the first level, and those that are read in two ways in medicine.
constexpr std::array<std::pair<std::string_view, std::string_view>, 40> others = {{
    {"肽", "t"}, {"拮", "j"}, {"瘘", "l"}, {"疝", "s"}, {"黏", "n"}, {"阈", "y"}, {"钼", "m"}, {"疸", "d"}, {"瘢", "b"}, {"氩", "y"},
    {"遴", "l"}, {"唑", "z"}, {"莞", "g"}, {"儋", "d"}, {"髋", "k"}, {"腱", "j"}, {"骶", "d"}, {"髂", "q"}, {"髁", "k"}, {"喹", "k"},
    {"疱", "p"}, {"贲", "b"}, {"膈", "g"}, {"厥", "j"}, {"锂", "l"}, {"痫", "x"},
    {"长", "cz"}, {"调", "td"}, {"行", "xh"}, {"重", "zc"}, {"卒", "cz"}, {"率", "ls"}, {"降", "jx"}, {"还", "hx"}, {"度", "d"},
    {"参", "cs"}, {"系", "xj"}, {"会", "hk"}, {"血", "x"}, {"脉", "m"},
}};

const std::map<std::string, std::string, std::less<>>& table()
{
    static const auto made = [] {
        std::map<std::string, std::string, std::less<>> letters;
        for (std::size_t i = 0; i < level_1.size(); ++i) {
            const int end = i + 1 < level_1.size() ? level_1[i + 1].from : level_1_end;
            for (int code = level_1[i].from; code < end; ++code) {
                const int low = code & 0xFF;
                if (low < 0xA1 || low > 0xFE) {
                    continue;
                }
                const char bytes[] = {static_cast<char>(code >> 8), static_cast<char>(low)};
                if (const auto text = forms::decode_gb18030({bytes, 2}).utf8) {
                    letters[*text] = std::string(1, level_1[i].letter);
                }
            }
        }
        for (const auto& [character, initial] : others) {
            letters[std::string(character)] = std::string(initial);
        }
        return letters;
    }();
    return made;
}

std::size_t length_of(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return result;
}

}  // namespace

std::vector<std::string> initials(std::string_view utf8)
{
    std::vector<std::string> result;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[at]);
        const std::string_view character = utf8.substr(at, length_of(first));
        at += character.size();
        if (first < 0x80) {
            if (std::isalnum(first) != 0) {
                result.push_back(lower(character));
            }
        } else if (const auto found = table().find(character); found != table().end()) {
            result.push_back(found->second);
        }
    }
    return result;
}

bool found_by(std::string_view name, std::string_view typed)
{
    const std::string wanted = lower(typed);
    if (wanted.empty() || lower(name).find(wanted) != std::string::npos) {
        return true;
    }
    const auto letters = initials(name);
    for (std::size_t start = 0; start + wanted.size() <= letters.size(); ++start) {
        std::size_t same = 0;
        while (same < wanted.size() && letters[start + same].find(wanted[same]) != std::string::npos) {
            ++same;
        }
        if (same == wanted.size()) {
            return true;
        }
    }
    return false;
}

}  // namespace zk::gui
