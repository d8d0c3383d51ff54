// What is said, and with which exit code, when the command line is not understood.
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <iterator>
#include <sstream>

using namespace zk::test;
using Json = nlohmann::json;

namespace {

/// One sentence on the standard error, nothing on the standard output.
void check_refused(const Ran& ran, int exit, const std::string& part)
{
    INFO(ran.out << ran.err);
    CHECK(ran.exit == exit);
    CHECK(ran.out.empty());
    CHECK(contains(ran.err, part));
}

}  // namespace

TEST_CASE("an unknown command or option names the nearest one that is known")
{
    const Desk desk;
    check_refused(desk.run({"chek", desk.doc}), 2, "“check”");
    check_refused(desk.run({"assessment", "nwe", desk.doc}), 2, "“assessment new”");
    check_refused(desk.run({"check", desk.doc, "--asessment", "x"}), 2, "“--assessment”");
    check_refused(desk.run({"xyzzyxyzzy"}), 2, "xyzzyxyzzy");
    check_refused(desk.run({"--frobnicate", "check", desk.doc}), 2, "--frobnicate");
}

TEST_CASE("a missing or superfluous word is named")
{
    const Desk desk;
    check_refused(desk.run({}), 2, "No command");
    check_refused(desk.run({"assessment"}), 2, "assessment");
    check_refused(desk.run({"check"}), 2, "DOC");
    check_refused(desk.run({"check", desk.doc, "more"}), 2, "more");
    check_refused(desk.run({"check", desk.doc, "--assessment"}), 2, "--assessment WHICH");
    check_refused(desk.run({"new", desk.doc}), 2, "--name");
    check_refused(desk.run({"set", desk.doc, "medicine", "x"}), 2, "--no-data");
    check_refused(desk.run({"standard", "list", "--lang", "fr"}), 2, "fr");
}

TEST_CASE("verbs in the wrong order say what comes first")
{
    const Desk desk;
    check_refused(desk.run({"check", desk.doc}), 3, desk.doc);
    REQUIRE(desk.run({"new", desk.doc, "--name", "示例县人民医院"}).exit == 0);
    check_refused(desk.run({"score", desk.doc}), 2, "assessment new");
    check_refused(desk.run({"score", desk.doc}), 2, "示例 医院.zhuanke");
    check_refused(desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "none"}), 2, "assessment new");
    check_refused(desk.run({"assessment", "new", desk.doc, "--period", "2025-02..2025-09", "--standard", "ward"}), 2,
                  "2025-02..2025-09");
    check_refused(desk.run({"assessment", "new", desk.doc, "--period", "2025", "--standard", "wrad"}), 2, "ward");
    REQUIRE(desk.run({"assessment", "new", desk.doc, "--period", "2025", "--standard", "ward"}).exit == 0);
    check_refused(desk.run({"score", desk.doc, "--assessment", "2019"}), 2, "2019");
    check_refused(desk.run({"set", desk.doc, "medicine", "medicine.tech.eds", "none"}), 2, "medicine.tech.esd");
    check_refused(desk.run({"set", desk.doc, "medecine", "medicine.tech.esd", "none"}), 2, "medicine");
    check_refused(desk.run({"set", desk.doc, "medicine", "medicine.quality.handwashing", "9"}), 2, "numerator");
    check_refused(
        desk.run({"set", desk.doc, "medicine", "medicine.tech.esd", "3", "--field", "cases", "--month", "13"}), 2,
        "13");
    check_refused(desk.run({"score", desk.doc, "--explain", "handwashing"}), 2, "handwashing");
    check_refused(desk.run({"specialty", "add", desk.doc, "surgery", "nowhere"}), 2, "nowhere");
    check_refused(desk.run({"accept", desk.doc, "medicine", "medicine.tech.esd"}), 2, "not been claimed");
    check_refused(desk.run({"undo", desk.doc, "ffffffff"}), 2, "ffffffff");
}

TEST_CASE("with --json an error is one JSON object with its code and exit code")
{
    const Desk desk;
    const Ran ran = desk.run({"check", desk.doc, "--json"});
    CHECK(ran.out.empty());
    const Json error = Json::parse(ran.err)["error"];
    CHECK(error["exit"] == 3);
    CHECK(error["exit"] == ran.exit);
    CHECK_FALSE(error["code"].get<std::string>().empty());
    CHECK(contains(error["text"], desk.doc));
}

TEST_CASE("every command explains itself in both languages, with an example and the exit codes")
{
    const Desk desk;
    const Ran all = desk.run({"--help"});
    REQUIRE(all.exit == 0);
    // Every line of the list of commands that begins with a name: two blanks, words, blanks.
    std::vector<std::vector<std::string>> commands;
    std::istringstream lines(all.out.substr(all.out.find("\nCommands\n") + 10));
    for (std::string line; std::getline(lines, line) && !line.empty();) {
        if (!line.starts_with("  ") || line[2] == ' ')
            continue;
        std::istringstream words(line.substr(2, line.find("  ", 2) - 2));
        commands.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
    }
    CHECK(commands.size() >= 50);
    for (auto words : commands) {
        std::string name;
        for (const std::string& word : words)
            name += (name.empty() ? "" : " ") + word;
        INFO(name);
        CHECK(contains(all.out, "  " + name));
        words.push_back("--help");
        const Ran english = desk.run(words);
        CHECK(english.exit == 0);
        CHECK(contains(english.out, "Example\n  zhuanke-cli " + name));
        CHECK(contains(english.out, "Exit codes\n  0"));
        words.insert(words.end(), {"--lang", "zh"});
        const Ran chinese = desk.run(words);
        CHECK(chinese.exit == 0);
        CHECK_FALSE(contains(chinese.out, "Exit codes"));
        CHECK_FALSE(contains(chinese.out, "Example"));
    }
    CHECK(contains(desk.run({"assessment", "--help"}).out, "assessment list"));
    CHECK(contains(desk.run({"--version"}).out, "zhuanke-cli "));
}

TEST_CASE("an error is told in the language asked for")
{
    const Desk desk;
    const Ran ran = desk.run({"chek", desk.doc, "--lang", "zh"});
    CHECK(ran.exit == 2);
    CHECK(contains(ran.err, "check"));
    CHECK_FALSE(contains(ran.err, "There is no command"));
}
