// What a command works with: its arguments, the language, the installed data, and where its words go.
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/session/session.h"

#include <filesystem>
#include <memory>
#include <string>

namespace zk::cli {

using session::Json;

enum ExitCode { fine = 0, findings = 1, wrong_use = 2, cannot_read_or_write = 3, not_ours = 4, stopped = 130 };

std::filesystem::path path_of(const std::string& utf8);

[[noreturn]] void refuse(forms::Message message);  ///< wrong use
/// Refuse an id that the standard, or the report tree, does not know, with the nearest known one.
void require_specialty(const forms::Standard& standard, const std::string& id);
const Json& section_of(const Json& report, const std::string& id);
const Json& item_of(const Json& section, const std::string& id);

class Context {
public:
    Context(Arguments given, const forms::Translator& sentences, forms::Language in_language);

    const Arguments arguments;
    const forms::Translator& translator;
    const forms::Language language;
    const session::Library library;
    const std::string who;
    std::string out;  ///< for the standard output, written once the command is through
    std::string err;  ///< remarks beside a result

    bool json() const { return arguments.has("--json"); }
    std::string text(const forms::Message& message) const { return translator.text(message, language); }
    /// A fixed word or sentence without places.
    std::string word(const char* msgid) const { return translator.pattern(msgid, language); }
    void say(const forms::Message& message) { out += text(message) + "\n"; }
    void remark(const forms::Message& message) { err += text(message) + "\n"; }
    void print(const Json& value);
    /// {"code", "text"} of a sentence.
    Json told(const forms::Message& message) const { return {{"code", message.code}, {"text", text(message)}}; }
    /// The text of a {"zh", "en"} of the report tree; "" for null.
    std::string in(const Json& text) const;

    /// The document of the argument DOC.
    std::unique_ptr<session::Session> open(db::Access access) const;
    /// The same with the assessment of --assessment, or the only or newest one.
    std::unique_ptr<session::Session> open_assessment(db::Access access) const;
};

}  // namespace zk::cli
