// From the program's UTF-8 to wx strings, and sentences in the window's language.
#pragma once

#include "forms/message.h"

#include <wx/string.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace zk::gui {

inline wxString wx(std::string_view utf8) { return wxString::FromUTF8(utf8.data(), utf8.size()); }
inline std::string utf8(const wxString& text) { return text.utf8_string(); }
wxString wx_path(const std::filesystem::path& path);
std::filesystem::path path_of(const wxString& text);

/// English with straight quotes: a Chinese font, which draws both languages here, gives a curly one the width of a character.
std::string straight_quotes(std::string english);

/// The one way texts reach a window: a sentence of ours, a message of a lower layer, a text of the standard.
class Words {
public:
    Words(const forms::Translator& translator, forms::Language language) : translator_(&translator), language_(language)
    {
    }

    /// Words("&Open…") with the msgid marked ZK_TR where it is written.
    wxString operator()(const char* msgid) const;
    wxString operator()(const forms::Message& message) const;
    wxString operator()(const forms::Text& text) const { return shown(text.in(language_)); }
    wxString separator() const { return chinese() ? wx("；") : wx("; "); }   ///< between sentences or values side by side
    wxString in_brackets(const wxString& text) const { return chinese() ? wx("（") + text + wx("）") : wx(" (") + text + wx(")"); }
    /// Several sentences side by side: "；" or "; ".
    wxString joined(const std::vector<forms::Message>& messages) const;

    forms::Language language() const { return language_; }
    bool chinese() const { return language_ == forms::Language::zh; }
    const forms::Translator& translator() const { return *translator_; }

private:
    wxString shown(const std::string& text) const { return chinese() ? wx(text) : wx(straight_quotes(text)); }

    const forms::Translator* translator_;
    forms::Language language_;
};

}  // namespace zk::gui
