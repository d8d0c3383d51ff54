#include "tests/house/rules.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace zk::house;
namespace fs = std::filesystem;

namespace {

const std::string top = ZK_SOURCE_DIR;

std::string all(const Complaints& complaints)
{
    std::string text;
    for (const std::string& line : complaints) {
        text += line + "\n";
    }
    return text;
}

std::string includes(const std::string& path, const std::string& text)
{
    return all(check_includes({{path, text}}));
}

}  // namespace

TEST_CASE("every include keeps to the layers")
{
    const std::vector<Source> sources = read_sources(top, {"forms", "templates", "db", "app"});
    REQUIRE(sources.size() > 10);
    CHECK(all(check_includes(sources)) == "");
}

TEST_CASE("no source depends on the user's locale, and every sentence can be translated")
{
    CHECK(all(check_words(read_sources(top, {"forms", "templates", "db", "app"}))) == "");
}

TEST_CASE("only the agreed entries lie at the top")
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::u8path(top))) {
        names.insert(entry.path().filename().string());
    }
    CHECK(all(check_top(names)) == "");
}

TEST_CASE("every test file is compiled into a test program")
{
    std::set<std::string> built;
    std::ifstream list(fs::u8path(ZK_TEST_SOURCES));
    for (std::string line; std::getline(list, line);) {
        built.insert(line);
    }
    std::set<std::string> present;
    for (const Source& source : read_sources(top, {"tests"})) {
        if (source.path.find("_test.cpp") != std::string::npos) {
            present.insert(source.path);
        }
    }
    REQUIRE(present.count("tests/house/house_test.cpp") == 1);
    CHECK(all(check_tests(present, built)) == "");
}

TEST_CASE("a folder that includes what it must not know is named with file and line")
{
    CHECK(includes("forms/a.cpp", "#include <string>\n#include \"db/document.h\"\n") ==
          "forms/a.cpp:2: forms/ must not include \"db/document.h\"\n");
    CHECK(includes("templates/a.h", "#include \"app/session/session.h\"") ==
          "templates/a.h:1: templates/ must not include \"app/session/session.h\"\n");
    CHECK(includes("app/cli/a.cpp", "#include \"db/document.h\"") ==
          "app/cli/a.cpp:1: app/cli/ must not include \"db/document.h\"\n");
    CHECK(includes("app/gui/a.cpp", "#include \"templates/workbook.h\"") ==
          "app/gui/a.cpp:1: app/gui/ must not include \"templates/workbook.h\"\n");
    CHECK(includes("lost/a.cpp", "") == "lost/a.cpp:1: lies in none of the folders of the house\n");
    CHECK(includes("app/session/a.cpp", "#include \"db/document.h\"\n#include \"templates/layout.h\"") == "");
}

TEST_CASE("a library outside its place is named with file and line")
{
    CHECK(includes("db/a.h", "\n#include <SQLiteCpp/Database.h>") ==
          "db/a.h:2: <SQLiteCpp/Database.h> belongs in a .cpp file, not in a header\n");
    CHECK(includes("forms/a.cpp", "#include <wx/string.h>") ==
          "forms/a.cpp:1: forms/ must not use wx base (<wx/string.h>)\n");
    CHECK(includes("app/session/a.cpp", "#include <xlsxwriter.h>") ==
          "app/session/a.cpp:1: app/session/ must not use xlsxwriter (<xlsxwriter.h>)\n");
    CHECK(includes("app/cli/a.cpp", "#include <wx/frame.h>") ==
          "app/cli/a.cpp:1: app/cli/ must not use wx windows (<wx/frame.h>)\n");
    CHECK(includes("db/a.cpp", "#include <nlohmann/json.hpp>") ==
          "db/a.cpp:1: db/ must not use nlohmann (<nlohmann/json.hpp>)\n");
    CHECK(includes("app/gui/a.cpp", "#include <wx/frame.h>\n#include <wx/translation.h>") == "");
}

TEST_CASE("a library that belongs in one file may not come into a second")
{
    const Complaints complaints = check_includes({{"forms/a.cpp", "#include <toml++/toml.h>\n#include <toml++/toml.h>"},
                                                  {"forms/b.cpp", "#include <toml++/toml.h>"},
                                                  {"templates/c.cpp", "#include <toml++/toml.h>"}});
    CHECK(all(complaints) == "forms/b.cpp:1: toml++ belongs in one file of forms/, and forms/a.cpp has it\n");
}

TEST_CASE("headers of one operating system stay in their file or say why not")
{
    CHECK(includes("db/platform.cpp", "#include <unistd.h>\n#include <windows.h>") == "");
    CHECK(includes("db/a.cpp", "#include <sys/stat.h>") ==
          "db/a.cpp:1: <sys/stat.h> belongs in db/platform.cpp (or say why: // platform: …)\n");
    CHECK(includes("forms/a.cpp", "#include <iconv.h>   // platform: GB18030, also in mingw") == "");
}

TEST_CASE("locale-dependent calls and unmarked sentences are named")
{
    const auto words = [](const std::string& text) { return all(check_words({{"a.cpp", text}})); };
    CHECK(words("x;\nstd::locale(\"\");").find("a.cpp:2: std::locale(\"") == 0);
    CHECK(words("std::locale here{\"zh_CN\"};") != "");
    CHECK(words("setlocale(LC_ALL, \"\");") != "");
    CHECK(words("double d = std::stod(text);") != "");
    CHECK(words("throw Error({\"csv.bad\",\n  \"no such line\", {}});").find("a.cpp:1: ") == 0);
    CHECK(words("throw Error({\"csv.bad\", ZK_TR(\"no such line\"), {}}); setlocale(LC_CTYPE, \"C.UTF-8\");") == "");
}

TEST_CASE("an entry at the top that nobody agreed to and a test that nobody builds are named")
{
    CHECK(all(check_top({"forms", "utils"})) ==
          "utils:1: not agreed at the top of the repository; put it into one of the folders\n");
    CHECK(all(check_tests({"tests/forms/a_test.cpp", "tests/new/b_test.cpp"}, {"tests/forms/a_test.cpp"})) ==
          "tests/new/b_test.cpp:1: no test program compiles this file; see zk_test in tests/CMakeLists.txt\n");
}
