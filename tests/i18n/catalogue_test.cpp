#include "app/i18n/catalogue.h"

#include <catch2/catch.hpp>

#include <clocale>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using zk::forms::Language;
using zk::i18n::Catalogue;

namespace {

/// The environment decides the system language outside Windows; puts it back afterwards.
class Environment {
public:
    void set(const char* name, const char* value)
    {
        const char* old = std::getenv(name);
        saved_.emplace_back(name, old != nullptr ? old : "");
        put(name, value);
    }
    ~Environment()
    {
        for (auto it = saved_.rbegin(); it != saved_.rend(); ++it) {
            put(it->first.c_str(), it->second.c_str());
        }
    }

private:
    static void put(const char* name, const char* value)
    {
#ifdef _WIN32
        _putenv_s(name, value);
#else
        *value != '\0' ? setenv(name, value, 1) : unsetenv(name);
#endif
    }
    std::vector<std::pair<std::string, std::string>> saved_;
};

std::string file_text(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("sentences come in Chinese without a file, an application or a window")
{
    const Catalogue catalogue;
    CHECK(catalogue.pattern("Not carried out", Language::zh) == "未开展");
    CHECK(catalogue.pattern("Not carried out", Language::en) == "Not carried out");
}

TEST_CASE("the places of a Chinese sentence are filled by name")
{
    const Catalogue catalogue;
    const zk::forms::Message message{
        "test",
        "it has {found} {found|character|characters} where {wanted} are needed: compare it with the certificate",
        {{"found", std::string("17")}, {"wanted", std::string("18")}}};
    CHECK(catalogue.text(message, Language::zh) == "应为 18 位，现为 17 位，请与证书核对");
}

TEST_CASE("a sentence the catalogue does not know stays English, and the header is not a sentence")
{
    const Catalogue catalogue;
    CHECK(catalogue.pattern("no such sentence {x} “未”", Language::zh) == "no such sentence {x} “未”");
    CHECK(catalogue.pattern("", Language::zh).empty());
}

TEST_CASE("several threads may ask the same catalogue")
{
    const Catalogue catalogue;
    std::vector<std::thread> threads;
    std::vector<int> right(4);
    for (int& count : right) {
        threads.emplace_back([&] {
            for (int i = 0; i < 1000; ++i) {
                count += catalogue.pattern("Not carried out", Language::zh) == "未开展";
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(right == std::vector<int>(4, 1000));
}

TEST_CASE("a language is named as options and systems name it")
{
    using zk::i18n::parse_language;
    for (const char* chinese : {"zh", "ZH", "zh_CN", "zh_CN.UTF-8", "zh-Hans-CN", "zh_TW"}) {
        CHECK(parse_language(chinese) == Language::zh);
    }
    for (const char* english : {"en", "en_US.UTF-8", "EN-gb"}) {
        CHECK(parse_language(english) == Language::en);
    }
    for (const char* other : {"", "z", "zhx", "english", "de", "C", "中文"}) {
        CHECK_FALSE(parse_language(other).has_value());
    }
}

#ifndef _WIN32
TEST_CASE("the language is the one chosen, else the system's, else English")
{
    struct Case {
        const char* all;
        const char* lang;
        Language expected;
    };
    for (const Case& c : {Case{"", "zh_CN.UTF-8", Language::zh}, Case{"", "zh_TW.UTF-8", Language::zh},
                          Case{"", "en_US.UTF-8", Language::en}, Case{"", "de_DE.UTF-8", Language::en},
                          Case{"", "C.UTF-8", Language::en}, Case{"", "", Language::en},
                          Case{"zh_CN.UTF-8", "en_US.UTF-8", Language::zh}}) {
        Environment environment;
        environment.set("LC_ALL", c.all);
        environment.set("LC_MESSAGES", "");
        environment.set("LANG", c.lang);
        CAPTURE(c.all, c.lang);
        CHECK(zk::i18n::choose_language("") == c.expected);
        CHECK(zk::i18n::choose_language("xx") == c.expected);
        CHECK(zk::i18n::choose_language("zh") == Language::zh);
        CHECK(zk::i18n::choose_language("en") == Language::en);
    }
}
#endif

TEST_CASE("looking for the language leaves the process's locale alone")
{
    Environment environment;
    environment.set("LC_ALL", "de_DE.UTF-8");
    zk::i18n::system_language();
    const Catalogue catalogue;
    CHECK(std::string(std::setlocale(LC_ALL, nullptr)) == "C");
}

TEST_CASE("Chinese sentences use Chinese punctuation")
{
    const std::string po = file_text(ZK_SOURCE_DIR "/app/i18n/zh_CN.po");
    REQUIRE(po.size() > 1000);
    // A comma, semicolon, colon or question mark right after a Chinese character (lead bytes E4…E9) is a half-width
    // slip.
    for (std::size_t at = po.find("msgstr \""); at != std::string::npos; at = po.find("msgstr \"", at + 1)) {
        const std::string text = po.substr(at, po.find('\n', at) - at);
        for (std::size_t i = 3; i < text.size(); ++i) {
            const auto lead = static_cast<unsigned char>(text[i - 3]);
            const bool slip = lead >= 0xE4 && lead <= 0xE9 && std::string(",;:?!").find(text[i]) != std::string::npos;
            if (slip) {
                FAIL_CHECK(text);
            }
        }
    }
}
