#include "forms/input.h"

#include "tests/forms/build.h"

#include <catch2/catch.hpp>

using namespace zk::forms;
using namespace zk::forms::test;

namespace {

std::string decoded(std::string_view bytes)
{
    const auto result = to_utf8(bytes);
    return std::holds_alternative<std::string>(result) ? std::get<std::string>(result)
                                                       : "!" + std::string(std::get<Message>(result).code);
}

/// A standard with one item of each kind.
struct Kinds {
    Build build;
    std::shared_ptr<const Standard> standard;

    Kinds()
    {
        build.technique("t", 5);
        build.ratio("q", 3, Direction::higher, "90", "60");
        Item& rate = build.ratio("r", 3, Direction::lower, "2", "60");
        rate.form = RatioForm::rate;
        Item& percent = build.value("p", 1, Direction::higher, "90", "60");
        percent.unit = {"%", "%"};
        build.value("m", 1, Direction::higher, "90", "60").unit = {"分钟", "minutes"};
        build.choice(
            "c", 4,
            {{"none", {"无", "None"}, 0, true}, {"a", {"甲、乙", "A and B"}, 1, false}, {"b", {"丙", "C"}, 1, false}},
            true);
        Item& text = build.item("x", "quality", ItemKind::text, Rule::observe, 0);
        text.inputs = {{Field::text, build.fact("x.text", Aggregation::state)}};
        Item& code = build.item("u", "quality", ItemKind::text, Rule::observe, 0);
        code.format = "uscc";
        code.inputs = {{Field::text, build.fact("u.text", Aggregation::state)}};
        Item& date = build.item("d", "quality", ItemKind::date, Rule::observe, 0);
        date.inputs = {{Field::date, build.fact("d.date", Aggregation::state)}};
        standard = build.done();
    }

    std::string read(const char* item, Field field, std::string_view text) const
    {
        const auto result = read_value(*standard, standard->items[standard->item(item)], field, text);
        if (std::holds_alternative<Message>(result)) {
            return "!" + std::string(std::get<Message>(result).code);
        }
        return write_value(std::get<Value>(result));
    }
};

}  // namespace

TEST_CASE("UTF-8 with and without mark and GB18030 all become UTF-8", "[input]")
{
    CHECK(decoded("专科,1") == "专科,1");
    CHECK(decoded("\xEF\xBB\xBF"
                  "专科") == "专科");
    CHECK(decoded("\xD7\xA8\xBF\xC6,1") == "专科,1");            // GBK
    CHECK(decoded("\xCB\xC9\x8B\xB6") == "松嫸");                // a character GB 2312 has not
    CHECK(decoded("\x81\x30\x84\x36\xC1\xBA") == "\xC2\xA5梁");  // four bytes: ¥
    CHECK(decoded("plain") == "plain");
    CHECK(decoded("") == "");
}

TEST_CASE("bytes that are no text are refused and named", "[input]")
{
    CHECK(decoded("\xD7\xA8\n\xFF\xFF") == "!input.unknown_encoding");
    const auto result = to_utf8("a\n\xD7\xA8\xFF\xFF");
    CHECK(Untranslated().text(std::get<Message>(result), Language::en) ==
          "byte 5 (line 2) is neither UTF-8 nor GB18030: save the file as “CSV UTF-8”");
    CHECK(decoded("\xFF\xFE"
                  "a") == "!input.utf16");
    CHECK(decoded(std::string_view("a\0b", 3)) == "!input.not_text");
}

TEST_CASE("a damaged UTF-8 file does not turn into other Chinese characters", "[input]")
{
    const std::string whole = "心血管内科";
    CHECK(decoded(whole.substr(0, whole.size() - 1)) == "!input.damaged_utf8");
    CHECK(decoded("\xEF\xBB\xBF"
                  "a\xBF\xC6") == "!input.damaged_utf8");
}

TEST_CASE("valid UTF-8 is exactly what Unicode calls so", "[input]")
{
    CHECK(is_valid_utf8("a专😀"));
    CHECK_FALSE(is_valid_utf8("\xC0\x80"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    CHECK_FALSE(is_valid_utf8("\xE4\xB8"));
}

TEST_CASE("full-width letters and blanks fold, Chinese stays", "[input]")
{
    CHECK(fold_width("　１２．５％\xC2\xA0") == "12.5%");
    CHECK(fold_width("ＡｂＺ～＿｀") == "AbZ~_`");
    CHECK(fold_width("专、科。") == "专、科。");
}

TEST_CASE("numbers are read with the limits of what they count", "[input]")
{
    const Kinds kinds;
    CHECK(kinds.read("q", Field::numerator, "１２") == "12");
    CHECK(kinds.read("q", Field::numerator, "1,234") == "1234");
    CHECK(kinds.read("q", Field::numerator, "12.5") == "!input.not_whole");
    CHECK(kinds.read("r", Field::numerator, "12.5") == "12.5");
    CHECK(kinds.read("q", Field::numerator, "-1") == "!input.negative");
    CHECK(kinds.read("t", Field::cases, "3.5") == "!input.not_whole");
    CHECK(kinds.read("q", Field::numerator, "") == "!input.empty");
    CHECK(kinds.read("q", Field::numerator, "\xC2\xA0") == "!input.empty");
    CHECK(kinds.read("q", Field::numerator, "=1+1") == "!input.formula");
    CHECK(kinds.read("x", Field::text, "＝1+1") == "!input.formula");
    CHECK(kinds.read("q", Field::numerator, "1e400") == "!input.out_of_range");
    CHECK(kinds.read("q", Field::numerator, "1234567890123456") == "!input.too_many_digits");
    CHECK(kinds.read("q", Field::numerator, "十二") == "!input.not_a_number");
}

TEST_CASE("a percent sign belongs to a value in per cent only", "[input]")
{
    const Kinds kinds;
    CHECK(kinds.read("p", Field::value, "12%") == "12");
    CHECK(kinds.read("p", Field::value, "12.5％") == "12.5");
    CHECK(kinds.read("q", Field::numerator, "12％") == "!input.percent");
    CHECK(kinds.read("m", Field::value, "12%") == "!input.percent");
}

TEST_CASE("status and options are read by id and by both titles", "[input]")
{
    const Kinds kinds;
    CHECK(kinds.read("t", Field::status, "guided") == "guided");
    CHECK(kinds.read("t", Field::status, "Guided") == "guided");
    CHECK(kinds.read("t", Field::status, " 未开展 ") == "none");
    CHECK(kinds.read("t", Field::status, "by a visiting expert") == "visiting");
    CHECK(kinds.read("t", Field::status, "是") == "!input.unknown_status");
    CHECK(kinds.read("c", Field::choice, "甲、乙") == "a");  // the title itself holds a separator
    CHECK(kinds.read("c", Field::choice, "丙；甲、乙") == "!input.unknown_option");
    CHECK(kinds.read("c", Field::choice, "丙|甲、乙") == "a|b");
    CHECK(kinds.read("c", Field::choice, "b, a") == "a|b");
    CHECK(kinds.read("c", Field::choice, "none|a") == "!input.exclusive_option");
    CHECK(kinds.read("c", Field::choice, "none") == "none");
}

TEST_CASE("texts keep what was typed, identifiers are folded, dates are ISO", "[input]")
{
    const Kinds kinds;
    CHECK(kinds.read("x", Field::text, "　人民医院（总院）\xC2\xA0") == "人民医院（总院）");
    CHECK(kinds.read("x", Field::text, std::string(40000, 'a')) == "!input.too_long");
    CHECK(kinds.read("x", Field::text, "\xBF\xC6") == "!input.not_utf8");
    CHECK(kinds.read("u", Field::text, "１２44 0184 455904217u") == "12440184455904217U");
    CHECK(kinds.read("d", Field::date, "2025年12月31日") == "2025-12-31");
    CHECK(kinds.read("d", Field::date, "2025-02-30") == "!input.not_a_date");
    CHECK(kinds.read("d", Field::text, "2025") == "!input.no_such_field");
}

TEST_CASE("what is written is read again as the same value", "[input]")
{
    const Kinds kinds;
    for (const char* number : {"0", "12.5", "0.000000000000001", "999999999999999"}) {
        CHECK(kinds.read("p", Field::value, number) == number);
    }
}
