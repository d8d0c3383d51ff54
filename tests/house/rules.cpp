#include "tests/house/rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

namespace zk::house {
namespace fs = std::filesystem;
namespace {

struct Layer {
    std::string folder;
    std::vector<std::string> own;        ///< folders of ours it may include
    std::vector<std::string> libraries;  ///< keys of `libraries`
};

// Who knows whom. Boost is forms' business: its types reach the others through forms/month.h and forms/decimal.h.
const std::vector<Layer> layers = {
    {"forms/", {"forms/"}, {"boost", "toml++"}},
    {"templates/",
     {"templates/", "forms/"},
     {"nlohmann", "boost flat map", "toml++", "xlsxwriter", "minizip", "minizip writing", "expat"}},
    {"db/", {"db/", "forms/"}, {"sqlite", "sodium", "zlib"}},
    {"app/session/", {"app/session/", "forms/", "templates/", "db/"}, {"nlohmann", "csv"}},
    {"app/i18n/", {"app/i18n/", "forms/"}, {"wx base"}},
    {"app/cli/", {"app/cli/", "app/session/", "app/i18n/", "forms/"}, {"nlohmann", "CLI11", "wx base"}},
    {"app/gui/", {"app/gui/", "app/session/", "app/i18n/", "forms/"}, {"nlohmann", "wx base", "wx windows"}},
    {"app/windows/", {"app/cli/", "app/gui/"}, {}},
};

struct Library {
    std::string name;
    std::string headers;    ///< regular expression over the name in the include line
    bool only_cpp = false;  ///< never in a header of ours
    bool one_file = false;  ///< in one .cpp of a folder
};

// The first that matches counts.
const std::vector<Library> libraries = {
    {"boost", "boost/(date_time|multiprecision)[/.].*"},
    {"boost flat map", "boost/container/flat_map\\.hpp"},
    {"toml++", "toml\\+\\+/.*", true, true},
    {"nlohmann", "nlohmann/.*"},
    {"xlsxwriter", "xlsxwriter.*", true, true},
    {"minizip writing", "minizip/zip\\.h|zip\\.h", true, true},
    {"minizip", "minizip/.*|unzip\\.h", true, true},
    {"expat", "expat\\.h", true, true},
    {"sqlite", "SQLiteCpp/.*|sqlite3\\.h", true},
    {"sodium", "sodium.*", true},
    {"zlib", "zlib\\.h", true, true},
    {"csv", "csv\\.h", true, true},
    {"CLI11", "CLI/.*", true},
    {"wx base", "wx/(arrstr|buffer|defs|init|intl|language|log|string|translation|uilocale)\\.h"},
    {"wx windows", "wx/.*"},
};

// Headers of the language itself have neither '/' nor ".h".
const std::regex standard_header("[a-z_]+");
const std::regex include_line(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"](.*)$)");
// Where operating systems differ: files and processes, the character sets they know, the command line and its console.
const std::vector<std::string> platform_files = {"db/platform.cpp", "forms/gb18030.cpp", "app/windows/zhuanke.cpp",
                                                 "app/windows/zhuanke-cli.cpp"};
const char* const platform_mark = "// platform:";

bool starts(const std::string& text, const std::string& with)
{
    return text.compare(0, with.size(), with) == 0;
}

bool ends(const std::string& text, const std::string& with)
{
    return text.size() >= with.size() && text.compare(text.size() - with.size(), with.size(), with) == 0;
}

template <class List, class Item> bool contains(const List& list, const Item& item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string place(const std::string& path, std::size_t line)
{
    return path + ":" + std::to_string(line) + ": ";
}

/// What is wrong with one include line; "" if nothing. `once` remembers where a one-file library lives.
std::string judge(const Layer& layer, const std::string& path, const std::smatch& line,
                  std::map<std::string, std::string>& once)
{
    const std::string header = line[2];
    if (line[1] == "\"") {
        const bool allowed = std::any_of(layer.own.begin(), layer.own.end(),
                                         [&](const std::string& folder) { return starts(header, folder); });
        return allowed ? "" : layer.folder + " must not include \"" + header + "\"";
    }
    if (std::regex_match(header, standard_header)) {
        return "";
    }
    const auto library = std::find_if(libraries.begin(), libraries.end(), [&](const Library& candidate) {
        return std::regex_match(header, std::regex(candidate.headers));
    });
    if (library == libraries.end()) {
        // What is neither the language nor a library of ours belongs to one operating system.
        const bool marked = contains(platform_files, path) || line[3].str().find(platform_mark) != std::string::npos;
        return marked ? ""
                      : "<" + header + "> belongs in " + platform_files[0] + " (or say why: " + platform_mark + " …)";
    }
    if (!contains(layer.libraries, library->name)) {
        return layer.folder + " must not use " + library->name + " (<" + header + ">)";
    }
    if (library->only_cpp && !ends(path, ".cpp")) {
        return "<" + header + "> belongs in a .cpp file, not in a header";
    }
    if (library->one_file) {
        const auto [known, fresh] = once.emplace(layer.folder + library->name, path);
        if (!fresh && known->second != path) {
            return library->name + " belongs in one file of " + layer.folder + ", and " + known->second + " has it";
        }
    }
    return "";
}

}  // namespace

std::vector<Source> read_sources(const std::string& top, const std::vector<std::string>& folders)
{
    std::vector<Source> sources;
    for (const std::string& folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::u8path(top) / folder)) {
            const std::string extension = entry.path().extension().string();
            if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".h")) {
                continue;
            }
            std::ifstream in(entry.path(), std::ios::binary);
            const auto name = entry.path().lexically_relative(fs::u8path(top)).generic_u8string();
            sources.push_back({std::string(name.begin(), name.end()), {std::istreambuf_iterator<char>(in), {}}});
        }
    }
    std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return sources;
}

Complaints check_includes(const std::vector<Source>& sources)
{
    Complaints complaints;
    std::map<std::string, std::string> once;
    for (const Source& source : sources) {
        const auto layer = std::find_if(layers.begin(), layers.end(),
                                        [&](const Layer& candidate) { return starts(source.path, candidate.folder); });
        if (layer == layers.end()) {
            complaints.push_back(place(source.path, 1) + "lies in none of the folders of the house");
            continue;
        }
        const std::vector<std::string> lines = lines_of(source.text);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::smatch match;
            if (!std::regex_match(lines[i], match, include_line)) {
                continue;
            }
            const std::string wrong = judge(*layer, source.path, match, once);
            if (!wrong.empty()) {
                complaints.push_back(place(source.path, i + 1) + wrong);
            }
        }
    }
    return complaints;
}

Complaints check_words(const std::vector<Source>& sources)
{
    struct Word {
        std::regex pattern;
        const char* why;
    };
    static const std::vector<Word> words = {
        {std::regex(R"(std::locale\s*(\w+\s*)?[({]\s*")"), "a named locale throws on Windows and changes numbers"},
        {std::regex(R"(\bsetlocale\s*\(\s*LC_(ALL|NUMERIC))"), "numbers must not depend on the user's locale"},
        {std::regex(R"(\bwxLocale\b|wxUILocale::UseDefault)"), "takes LC_NUMERIC from the user"},
        {std::regex(R"(\b(strtod|strtof|atof|stod|stof)\s*\()"),
         "reads numbers by the locale; use from_chars or Decimal"},
        {std::regex(R"re(\{\s*"[a-z_]+(\.[a-z_]+)+"\s*,\s*")re"),
         "a sentence without ZK_TR never reaches the catalogue"},
    };
    Complaints complaints;
    for (const Source& source : sources) {
        for (const Word& word : words) {
            for (auto it = std::sregex_iterator(source.text.begin(), source.text.end(), word.pattern);
                 it != std::sregex_iterator(); ++it) {
                const auto line = 1 + std::count(source.text.begin(), source.text.begin() + it->position(), '\n');
                complaints.push_back(place(source.path, static_cast<std::size_t>(line)) + it->str() + " – " + word.why);
            }
        }
    }
    return complaints;
}

Complaints check_top(const std::set<std::string>& names)
{
    static const std::set<std::string> agreed = {
        ".ci",       ".clang-format", ".git", ".gitignore", "CMakeLists.txt", "CMakePresets.json",
        "LICENSE",   "README.md",     "app",  "db",         "forms",          "installer",
        "templates", "tests",         "build"};  // made by building, not in the repository
    // What editors and one person's settings leave there is ignored by git and nobody's business.
    static const std::set<std::string> personal = {".cache", ".idea", ".vs", ".vscode", "CMakeUserPresets.json"};
    Complaints complaints;
    for (const std::string& name : names) {
        if (agreed.count(name) == 0 && personal.count(name) == 0) {
            complaints.push_back(name + ":1: not agreed at the top of the repository; put it into one of the folders");
        }
    }
    return complaints;
}

Complaints check_tests(const std::set<std::string>& present, const std::set<std::string>& built)
{
    Complaints complaints;
    for (const std::string& path : present) {
        if (built.count(path) == 0) {
            complaints.push_back(path + ":1: no test program compiles this file; see zk_test in tests/CMakeLists.txt");
        }
    }
    return complaints;
}

}  // namespace zk::house
