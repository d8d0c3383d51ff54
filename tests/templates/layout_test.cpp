#include "sample_report.h"

#include "templates/text.h"

#include <catch2/catch.hpp>

using namespace zk;
using namespace zk::templates;
using namespace zk::templates::test;

namespace {

const std::string head = R"([layout]
id = "sample"
version = "1"
title = { zh = "样表", en = "Sample" }
file = { zh = "{hospital.name}：{assessment.period.title}", en = "{hospital.name}/{assessment.period.title}" }
)";

std::vector<forms::Problem> problems_of(const std::string& toml)
{
    return load_layout(StringSource(toml), "sample").problems;
}

bool has(const std::vector<forms::Problem>& problems, const std::string& code, int line)
{
    for (const auto& problem : problems) {
        if (problem.message.code == code && problem.line == line)
            return true;
    }
    for (const auto& problem : problems)
        UNSCOPED_INFO(forms::sentence(problem, forms::Untranslated(), forms::Language::en)
                      << " [" << problem.message.code << "]");
    return false;
}

}  // namespace

TEST_CASE("every mistake in a layout is reported at once, with its line and the nearest known word")
{
    const auto problems = problems_of(head + R"([style.cell]
bolt = true
[style.odd]
like = "cel"
[[sheet]]
id = "a"
name = { zh = "甲" }
landscape = "yes"
[[sheet.part]]
rows = "sections as section, section.dimensons as dimension"
[[sheet.part]]
rows = "sections as section"
where = { "section.kint" = "medical" }
[[sheet.part.column]]
value = "section.total.valeu"
style = "head9"
decimals = 99
[[sheet.part.column]]
text = "{section.title"
[[sheet]]
id = "a"
name = "b"
print_rows = 0
[[sheet.part]]
rows = "sections as section"
[[sheet.part.column]]
value = "section.title"
width = { zh = 8, en = 300 }
[[sheet.part.column]]
value = "section.title"
width = { zh = 8, end = 9 }
)");
    CHECK(has(problems, "layout.unknown_key_near", 7));
    CHECK(has(problems, "layout.unknown_style", 9));
    CHECK(has(problems, "layout.languages", 12));
    CHECK(has(problems, "layout.wrong_type", 13));
    CHECK(has(problems, "layout.unknown_path_near", 15));
    CHECK(has(problems, "layout.unknown_path_near", 18));
    CHECK(has(problems, "layout.unknown_path_near", 20));
    CHECK(has(problems, "layout.unknown_style", 21));
    CHECK(has(problems, "layout.out_of_range", 22));
    CHECK(has(problems, "layout.open_brace", 24));
    CHECK(has(problems, "layout.duplicate_id", 26));
    CHECK(has(problems, "layout.out_of_range", 28));
    CHECK(has(problems, "layout.out_of_range", 33));
    CHECK(has(problems, "layout.unknown_key_near", 36));
    for (const auto& problem : problems) {
        if (problem.line == 20) {
            CHECK(forms::sentence(problem, forms::Untranslated(), forms::Language::en) ==
                  "sample/layout.toml:20:9: section.total.valeu: the report has no valeu in total; perhaps value is "
                  "meant");
        }
    }
}

TEST_CASE("a layout that is missing, cut off, empty or under another name is a problem and no crash")
{
    struct Nothing final : forms::FileSource {
        std::optional<std::string> read(std::string_view, std::string_view) const override { return {}; }
    };
    CHECK(load_layout(Nothing(), "sample").problems.front().message.code == std::string("layout.missing"));
    CHECK(has(problems_of("[layout]\nid = "), "layout.syntax", 2));
    CHECK(has(problems_of(""), "layout.no_sheet", 1));
    CHECK_FALSE(load_layout(StringSource(head), "other").layout);
    const std::string county = bytes_of(std::filesystem::u8path(ZK_SOURCE_DIR "/templates/county/layout.toml"));
    for (std::size_t size = 0; size < county.size(); size += 977)
        CHECK_NOTHROW(load_layout(StringSource(county.substr(0, size)), "county"));
}

TEST_CASE("styles that are like each other in a circle are refused")
{
    const auto problems =
        problems_of(head + "[style.a]\nlike = \"b\"\n[style.b]\nlike = \"a\"\n[[sheet]]\nid = \"s\"\nname = \"s\"\n");
    CHECK(has(problems, "layout.style_circle", 6));
    CHECK(has(problems, "layout.style_circle", 8));
}

TEST_CASE("the file name follows the layout's pattern and never holds what a file system refuses")
{
    const auto layout = layout_of(head + "[[sheet]]\nid = \"s\"\nname = \"s\"\n");
    Json report = sample_report();
    report["hospital"]["name"] = "示例县/人民*医院?.";
    CHECK(file_name(*layout, report, forms::Language::zh) == "示例县_人民_医院_.：2025年.xlsx");
    CHECK(file_name(*layout, report, forms::Language::en) == "示例县_人民_医院_._2025.xlsx");
    CHECK(safe_file_name("CON.x") == "_CON.x");
    CHECK(safe_file_name("...") == "_");
    const std::string cut = safe_file_name(std::string(300, 'a') + "医", 10);
    CHECK(cut == "aaaaaaaaaa");
    CHECK(safe_file_name("医医医医", 10) == "医医医");
}

TEST_CASE("sheet names are made fit for Excel and unique without regard to case")
{
    SheetNames names;
    CHECK(names.take("内科[一]:*?/\\") == "内科_一______");
    CHECK(names.take("Ward") == "Ward");
    CHECK(names.take("WARD") == "WARD(2)");
    CHECK(names.take("ＷＡＲＤ") == "ＷＡＲＤ(3)");
    CHECK(names.take("'quoted'") == "quoted");
    CHECK(names.take("History") == "History_");
    CHECK(names.take("") == "_");
    const std::string longest = names.take(std::string(40, 'x'));
    CHECK(longest == std::string(31, 'x'));
    CHECK(names.take(std::string(40, 'x')) == std::string(28, 'x') + "(2)");
    std::string emoji;
    for (int i = 0; i < 20; ++i)
        emoji += "\U0001F600";
    CHECK(utf16_length(names.take(emoji)) == 30);
}

TEST_CASE("wrapped text is given enough lines: Chinese breaks anywhere, words stay whole")
{
    CHECK(wrapped_lines("", 10) == 1);
    CHECK(wrapped_lines("一二三四", 10) == 1);
    CHECK(wrapped_lines("一二三四五六七八九十", 10) == 2);
    CHECK(wrapped_lines("一\n二\n三", 11) == 3);
    CHECK(wrapped_lines("numerator denominator", 14) == 2);
    CHECK(wrapped_lines("numerator denominator numerator denominator", 14) == 4);
    CHECK(wrapped_lines("one two three four five six seven eight", 12) >= 4);
    CHECK(wrapped_lines(std::string(100, 'x'), 11) >= 10);
    CHECK(wrapped_lines("医师数/万人次", 7) == 3);  // 医师 · 数/万人 · 次
    CHECK(wrapped_lines("量表（PANSS、MMSE）", 20) == 2);  // capitals of another font than 宋体 are wider
    CHECK(wrapped_lines("immunity", 8, Letters::serif) == 1);
    CHECK(wrapped_lines("MMMMMMMM", 8, Letters::serif) == 2);
    CHECK(wrapped_lines("illicit illicit", 9, Letters::sans) == 1);
}

TEST_CASE("text is cleaned to what a cell can hold and otherwise left alone")
{
    std::string scratch;
    const std::string good = "多行\n文字\t\U0001F600";
    CHECK(&clean(good, scratch) == &good);
    CHECK(clean(std::string("a\x01"
                            "b\x0b"
                            "c",
                            5),
                scratch) == "a b c");
    CHECK(clean("一\r\n二\r三", scratch) == "一\n二\n三");
    CHECK(clean("坏\xff", scratch) == "坏\xEF\xBF\xBD");
    CHECK(clean("\xEF\xBF\xBE", scratch) == " ");
}

TEST_CASE("what a text holds is seen wherever it stands in it")
{
    for (std::size_t before = 0; before < 20; ++before) {
        CAPTURE(before);
        const std::string lead(before, 'x');
        std::string scratch;
        CHECK(clean(lead + "\x1f" "12345678", scratch) == lead + " 12345678");
        CHECK(clean(lead + "\xff" "12345678", scratch) == lead + "\xEF\xBF\xBD" "12345678");
        CHECK(clean(lead + "医\xE5\x8C", scratch).find(lead + "医\xEF\xBF\xBD") == 0);
        const std::string good = lead + "医\n院\U0001F600é 12345678";
        CHECK(&clean(good, scratch) == &good);
        CHECK(utf16_length(good) == before + 15);
        std::size_t units = 0;
        CHECK(&clean(good, scratch, &units) == &good);
        CHECK(units == before + 15);
    }
}

TEST_CASE("of two characters side by side each is checked")
{
    const std::vector<std::pair<std::string, std::string>> characters{
        {"医", "医"},
        {"、", "、"},
        {"\u0800", "\u0800"},
        {"\uD7FF", "\uD7FF"},
        {"\uE000", "\uE000"},
        {"（", "（"},
        {"\uFFFD", "\uFFFD"},
        {"\xEF\xBF\xBE", " "},                                           // U+FFFE is no character
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // half of a pair of UTF-16
        {"\xE0\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // longer than it needs to be
        {"\xE5\x8C\x41", "\xEF\xBF\xBD\xEF\xBF\xBD" "A"},
    };
    for (const auto& [one, one_cleaned] : characters)
        for (const auto& [other, other_cleaned] : characters) {
            CAPTURE(one, other);
            std::string scratch;
            std::size_t units = 0;
            const std::string text = one + other + "abcdefgh";
            CHECK(clean(text, scratch, &units) == one_cleaned + other_cleaned + "abcdefgh");
            CHECK(units == utf16_length(one_cleaned + other_cleaned) + 8);
        }
}
