// Sentences in the user's language, from catalogues that lie inside the program: no file to install, none to miss.
//
// Built on wxTranslations, which needs neither an application object nor a window and leaves the process's locale alone
// (numbers keep their point). English is the language of the msgids and has no catalogue.
#pragma once

#include "forms/message.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zk::i18n {

/// Safe to read from several threads once made. Making one costs about a millisecond.
class Catalogue final : public forms::Translator {
public:
    Catalogue();
    ~Catalogue() override;
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    std::string pattern(const char* msgid, forms::Language language) const override;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// "zh", "en", also "zh_CN.UTF-8", "zh-Hans", "EN-us"; nothing for any other language.
std::optional<forms::Language> parse_language(std::string_view text);

/// Chinese on a Chinese system, English on any other. Windows: the display language of the user; elsewhere LC_ALL,
/// LC_MESSAGES, LANG, in this order.
forms::Language system_language();

/// What the user chose (an option, a setting), else the system's language. An unknown choice counts as none: who reads
/// the option reports it.
forms::Language choose_language(std::string_view choice);

}  // namespace zk::i18n
