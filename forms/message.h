// What the program says to people: a code, an English pattern, and arguments. Core layers make messages; a Translator
// handed in by the program turns them into sentences, so that screens, sheets and the command line speak the same words.
#pragma once

#include "forms/decimal.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace zk::forms {

enum class Language { zh, en };

/// A text that the standard itself carries in both languages.
struct Text {
    std::string zh;
    std::string en;
    const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
    bool empty() const { return zh.empty() && en.empty(); }
    bool operator==(const Text&) const = default;
};

/// Marks an English pattern for the translation catalogue (xgettext keyword). The value is the literal itself.
#define ZK_TR(literal) literal

struct Message;
/// A plain string (file name, id), a text of the standard, a number, or another message.
using Argument = std::variant<std::string, Text, Decimal, std::vector<Message>>;

/// `code` is stable for ever and appears in JSON ("finding.numerator_exceeds_denominator"); `pattern` is the English
/// msgid with named places: ZK_TR("{item}: numerator {numerator} is larger than denominator {denominator}").
/// Both are string literals. A vector<Message> argument is joined with "；" / "; ".
/// "{n|hint has|hints have}" takes its first words where the number n is 1, its second ones elsewhere; Chinese needs none.
struct Message {
    const char* code = "";
    const char* pattern = "";
    std::vector<std::pair<const char*, Argument>> arguments;

    bool empty() const { return *code == '\0'; }
};

/// Finds the pattern of a msgid in the language asked for. English needs no catalogue.
class Translator {
public:
    virtual ~Translator() = default;
    /// The translated pattern; the msgid itself where there is none.
    virtual std::string pattern(const char* msgid, Language language) const = 0;
    /// The whole sentence.
    std::string text(const Message& message, Language language) const;
    Text both(const Message& message) const { return {text(message, Language::zh), text(message, Language::en)}; }
};

/// English patterns in either language: for tests and for the moment before catalogues are loaded.
class Untranslated final : public Translator {
public:
    std::string pattern(const char* msgid, Language) const override { return msgid; }
};

/// One mistake in a file a person wrote (standard, layout, CSV). line and column count from 1, columns in characters;
/// 0 when the mistake has no place of its own.
struct Problem {
    std::string file;
    int line = 0;
    int column = 0;
    Message message;
};

/// "FILE:LINE:COLUMN: sentence" / "FILE 第 LINE 行第 COLUMN 列：sentence".
std::string sentence(const Problem& problem, const Translator& translator, Language language);

}   // namespace zk::forms
