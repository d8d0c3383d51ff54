#include "forms/message.h"

#include <catch2/catch.hpp>

using namespace zk::forms;

namespace {

class Swapped final : public Translator {
public:
    std::string pattern(const char* msgid, Language language) const override
    {
        return language == Language::zh ? "{b}在{a}之前" : msgid;
    }
};

}  // namespace

TEST_CASE("named places are filled in the order of the language")
{
    const Message message{"test", "{a} after {b}", {{"a", std::string("2")}, {"b", std::string("1")}}};
    CHECK(Swapped().text(message, Language::en) == "2 after 1");
    CHECK(Swapped().text(message, Language::zh) == "1在2之前");
    CHECK(Swapped().both(message) == Text{"1在2之前", "2 after 1"});
}

TEST_CASE("arguments are texts of the language, plain numbers and joined messages")
{
    const Untranslated translator;
    const Message part{"part", "{x}", {{"x", Decimal(1200)}}};
    const Message message{
        "test", "{t}: {list}", {{"t", Text{"胃镜", "Gastroscopy"}}, {"list", std::vector{part, part}}}};
    CHECK(translator.text(message, Language::en) == "Gastroscopy: 1200; 1200");
    CHECK(translator.text(message, Language::zh) == "胃镜: 1200；1200");
}

TEST_CASE("English words go with their number, one or many")
{
    const auto said = [](const Argument& number) {
        return Untranslated().text({"test", "{n} {n|hint has|hints have} no reason", {{"n", number}}}, Language::en);
    };
    CHECK(said(Decimal(1)) == "1 hint has no reason");
    CHECK(said(std::string("1")) == "1 hint has no reason");
    CHECK(said(Decimal(0)) == "0 hints have no reason");
    CHECK(said(Decimal(21)) == "21 hints have no reason");
    CHECK(Untranslated().text({"test", "{n|is|are} {m|one|}", {{"n", Decimal(2)}}}, Language::en) == "are {m|one|}");
}

TEST_CASE("an unknown place and a lone brace stay as they are")
{
    const Untranslated translator;
    CHECK(translator.text({"test", "a {who} b", {}}, Language::en) == "a {who} b");
    CHECK(translator.text({"test", "a { {x}", {{"x", std::string("1")}}}, Language::en) == "a { 1");
    CHECK(translator.text({"test", "a {x", {{"x", std::string("1")}}}, Language::en) == "a {x");
}

TEST_CASE("what an argument contains is never filled again")
{
    const Message message{"test", "{a}{b}", {{"a", std::string("{b}")}, {"b", std::string("1")}}};
    CHECK(Untranslated().text(message, Language::en) == "{b}1");
}

TEST_CASE("a problem is told with its place as far as it has one")
{
    const Untranslated translator;
    Problem problem{"ward/standard.toml", 3, 7, {"test", "wrong", {}}};
    CHECK(sentence(problem, translator, Language::en) == "ward/standard.toml:3:7: wrong");
    CHECK(sentence(problem, translator, Language::zh) == "ward/standard.toml 第 3 行第 7 列：wrong");
    problem.column = 0;
    CHECK(sentence(problem, translator, Language::en) == "ward/standard.toml:3: wrong");
    problem.line = 0;
    CHECK(sentence(problem, translator, Language::en) == "ward/standard.toml: wrong");
    CHECK(sentence(problem, translator, Language::zh) == "ward/standard.toml：wrong");
    problem.file.clear();
    CHECK(sentence(problem, translator, Language::en) == "wrong");
}
