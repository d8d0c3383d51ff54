// Documents that are not what they should be: a sentence, the right exit code, and not a byte changed.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>

using namespace zk::test;

namespace {

void check_left_alone(const Desk& desk, const std::string& bytes, int exit)
{
    write(u8(desk.doc), bytes);
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"score", desk.doc},
          std::vector<std::string>{"set", desk.doc, "medicine", "medicine.tech.esd", "none"},
          std::vector<std::string>{"submit", desk.doc, desk.at("x.xlsx"), "--draft"}}) {
        const Ran ran = desk.run(words);
        INFO(words.front() << ": " << ran.err);
        CHECK(ran.exit == exit);
        CHECK(contains(ran.err, utf8(u8(desk.doc).filename())));
        CHECK(read(u8(desk.doc)) == bytes);
        CHECK_FALSE(fs::exists(u8(desk.at("x.xlsx"))));
    }
}

/// A big-endian number in the header of an SQLite file.
std::string with_number(std::string bytes, std::size_t at, unsigned value)
{
    for (int i = 0; i < 4; ++i)
        bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (24 - 8 * i) & 0xFF);
    return bytes;
}

constexpr std::size_t user_version = 60, application_id = 68;

}  // namespace

TEST_CASE("what is not this program's document is refused and left alone")
{
    const Desk desk;
    desk.begin();
    const std::string whole = read(u8(desk.doc));
    REQUIRE(whole.size() > 8192);
    SECTION("empty")
    {
        check_left_alone(desk, "", 4);
    }
    SECTION("a text")
    {
        check_left_alone(desk, "specialty,item,field\n", 4);
    }
    SECTION("another SQLite file")
    {
        check_left_alone(desk, with_number(whole, application_id, 0), 4);
    }
    SECTION("of a newer version")
    {
        check_left_alone(desk, with_number(whole, user_version, 99), 4);
        CHECK(contains(desk.run({"score", desk.doc}).err, "newer"));
    }
    SECTION("cut inside its header")
    {
        check_left_alone(desk, whole.substr(0, 50), 3);
    }
    SECTION("cut in the middle")
    {
        check_left_alone(desk, whole.substr(0, whole.size() / 2), 3);
    }
}

TEST_CASE("a document that is missing or a folder is named")
{
    const Desk desk;
    const Ran missing = desk.run({"score", desk.doc});
    CHECK(missing.exit == 3);
    CHECK(contains(missing.err, desk.doc));
    const Ran folder = desk.run({"score", desk.data});
    CHECK(folder.exit >= 3);
    CHECK(contains(folder.err, "data"));
}

TEST_CASE("a new document never replaces a file that is there")
{
    const Desk desk;
    write(u8(desk.doc), "mine");
    CHECK(desk.run({"new", desk.doc, "--name", "示例县人民医院"}).exit == 3);
    CHECK(read(u8(desk.doc)) == "mine");
    CHECK(desk.run({"new", desk.at("fehlt/a.zhuanke"), "--name", "示例县人民医院"}).exit == 3);
}

TEST_CASE("a read-only document in a read-only folder can be read and says that it cannot be written")
{
    const Desk desk;
    desk.begin();
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "none"}).exit == 0);
    using fs::perms;
    fs::permissions(desk.path / "run", perms::all);
    fs::permissions(u8(desk.doc), perms::owner_read | perms::group_read | perms::others_read);
    fs::permissions(desk.path, perms(0555));
    const std::string before = read(u8(desk.doc));
    const Ran reading =
        desk.run_without_permission({"get", desk.doc, "medicine", "medicine.tech.esd", "--field", "status"});
    const Ran writing = desk.run_without_permission({"set", desk.doc, "medicine", "medicine.tech.esd", "independent"});
    const Ran submitting = desk.run_without_permission({"submit", desk.doc, desk.at("x.xlsx"), "--draft"});
    const Ran copying = desk.run_without_permission({"backup", desk.doc, desk.at("b.zhuanke")});
    const Ran beginning = desk.run_without_permission({"new", desk.at("n.zhuanke"), "--name", "示例县人民医院"});
    fs::permissions(desk.path, perms::none);
    const Ran hidden = desk.run_without_permission({"get", desk.doc, "medicine", "medicine.tech.esd"});
    fs::permissions(desk.path, perms::owner_all);
    INFO(reading.err << writing.err << submitting.err << copying.err << beginning.err << hidden.err);
    CHECK(reading.exit == 0);
    CHECK(reading.out == "none\n");
    CHECK(writing.exit == 3);
    CHECK(contains(writing.err, desk.doc));
    CHECK(submitting.exit == 3);
    CHECK(contains(submitting.err, "x.xlsx"));
    CHECK(read(u8(desk.doc)) == before);
    for (const Ran* each : {&copying, &beginning}) {
        CHECK(each->exit == 3);
        CHECK(contains(each->err, "Choose another folder"));
    }
    CHECK(hidden.exit == 3);
    CHECK(contains(hidden.err, "may not look into its folder"));
    for (const char* inner : {"-lock", "-part-", "denied", "unable to open"}) {
        CHECK_FALSE(contains(writing.err + copying.err + beginning.err, inner));   // files and words of the program's own
    }
}

TEST_CASE("on a full disk nothing is kept, nothing is lost, and it is said")
{
    const Desk desk;
    desk.begin();
    REQUIRE(desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "none"}).exit == 0);
    const Ran full = desk.run_on_full_disk({"set", desk.doc, "medicine", "medicine.tech.esd", "independent"}, 4);
    INFO(full.out << full.err);
    CHECK(full.exit == 3);
    CHECK_FALSE(full.err.empty());
    CHECK(desk.get("medicine.tech.esd", "status") == "none");
    CHECK(desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "independent"}).exit == 0);

    const std::string target = desk.at("旧 表.xlsx");
    write(u8(target), "older");
    const Ran submitted = desk.run_on_full_disk({"submit", desk.doc, target, "--draft"}, 4);
    INFO(submitted.out << submitted.err);
    CHECK(submitted.exit == 3);
    CHECK(read(u8(target)) == "older");
}

TEST_CASE("a workbook's target that cannot be is named, and the older workbook stays")
{
    const Desk desk;
    desk.begin();
    const Ran missing = desk.run({"submit", desk.doc, desk.at("没有 的/自评表.xlsx"), "--draft"});
    CHECK(missing.exit == 3);
    CHECK(contains(missing.err, "没有 的"));
    CHECK(desk.run({"submit", desk.doc, desk.at("没有/"), "--draft"}).exit == 3);
    write(desk.path / "file", "a file, not a folder");
    const Ran under = desk.run({"submit", desk.doc, desk.at("file/自评表.xlsx"), "--draft"});
    CHECK(under.exit == 3);
    CHECK(contains(under.err, "file"));
    CHECK(desk.run({"submit", desk.doc, desk.at("a.xlsx"), "--layout", "conty", "--draft"}).exit == 2);
    fs::create_directories(desk.path / u8("二〇二五 年/上报"));
    const std::string good = desk.at("二〇二五 年/上报/自评 表.xlsx");
    CHECK(desk.run({"submit", desk.doc, good, "--draft"}).exit <= 1);
    CHECK(read(u8(good)).substr(0, 2) == "PK");
}
