// Finding Chinese names by the initials of their pinyin: “xxgnk” finds 心血管内科.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zk::gui {

/// One entry for each character that can be typed: the letters it may begin with ("z", for a character of two readings
/// "zc"), digits and Latin letters as they are in lower case. Blanks and signs have no entry.
///
/// Source: the first level of GB 2312 is sorted by pinyin, so a character's place gives its initial; the few characters
/// beyond it that the shipped standards use stand in a table (tests/gui names any that is missing).
std::vector<std::string> initials(std::string_view utf8);

/// A name found by what was typed: it holds the text (letters in any case), or its initials hold the letters in a row.
bool found_by(std::string_view name, std::string_view typed);

}  // namespace zk::gui
