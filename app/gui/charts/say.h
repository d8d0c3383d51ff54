// Sentences as UTF-8 for chart data, without a window.
#pragma once

#include "app/gui/words.h"
#include "forms/exact.h"
#include "forms/message.h"

#include <string>

namespace zk::gui::charts {

class Say {
public:
    Say(const forms::Translator& translator, forms::Language language) : translator_(translator), language_(language) {}

    std::string operator()(const char* msgid) const { return shown(translator_.pattern(msgid, language_)); }
    std::string operator()(const forms::Message& message) const { return shown(translator_.text(message, language_)); }
    std::string operator()(const forms::Text& text) const { return shown(text.in(language_)); }

    bool chinese() const { return language_ == forms::Language::zh; }
    const char* stop() const { return chinese() ? "；" : "; "; }
    const char* comma() const { return chinese() ? "、" : ", "; }
    std::string in_brackets(const std::string& text) const { return chinese() ? "（" + text + "）" : " (" + text + ")"; }

private:
    std::string shown(std::string text) const { return chinese() ? text : straight_quotes(std::move(text)); }

    const forms::Translator& translator_;
    forms::Language language_;
};

}  // namespace zk::gui::charts
