// What cells, sheet names and file names can hold, and how much room a text takes on paper.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace zk::templates {

/// The most a cell holds, in UTF-16 units as Excel counts.
constexpr std::size_t cell_text_limit = 32767;

/// The text as a cell can hold it: line ends become "\n"; control characters that XML has no way to write become a
/// space, broken UTF-8 becomes U+FFFD. Returns `text` itself where there is nothing to change, else `scratch`. `units`: the
/// length of what is returned in UTF-16 units.
const std::string& clean(const std::string& text, std::string& scratch, std::size_t* units = nullptr);

/// Length of valid UTF-8 in UTF-16 units.
std::size_t utf16_length(std::string_view text);

/// The longest start of `text` of at most `units` UTF-16 units.
std::string_view shortened(std::string_view text, std::size_t units);

/// Whose Latin letters a text is set in: a Chinese font's, which are half as wide as its characters; or those of Times New
/// Roman or Arial, each of its own width.
enum class Letters { chinese, serif, sans };
/// Lines a text takes when wrapped at `width` half-width characters; a Chinese character takes two. At least 1.
int wrapped_lines(std::string_view text, double width, Letters letters = Letters::chinese);

/// The number that a text is, from its first to its last character.
std::optional<double> number_in(std::string_view text);
/// A workbook holds 15 digits that mean anything; programs write the 16th and 17th differently.
std::string number_text(double number, int significant = 15);
/// Line ends as "\n", as this program writes them.
std::string with_plain_ends(std::string_view text);

/// Sheet names as Excel accepts them: at most 31 UTF-16 units, none of []:*?/\, unique without regard to case.
class SheetNames {
public:
    std::string take(std::string_view wanted);

private:
    std::set<std::string> taken_;
};

/// A name every file system accepts, at most `bytes` long; never empty.
std::string safe_file_name(std::string_view wanted, std::size_t bytes = 180);

/// "C7", "AA100" from a row and a column counted from 0.
std::string cell_name(std::uint32_t row, std::uint32_t column);

}  // namespace zk::templates
