#include "app/gui/words.h"

namespace zk::gui {

wxString wx_path(const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return wxString::FromUTF8(reinterpret_cast<const char*>(text.data()), text.size());
}

std::filesystem::path path_of(const wxString& text) { return std::filesystem::u8path(text.utf8_string()); }

std::string straight_quotes(std::string english)
{
    for (const auto& [curly, straight] : {std::pair("“", "\""), std::pair("”", "\""), std::pair("‘", "'"), std::pair("’", "'")}) {
        for (auto at = english.find(curly); at != std::string::npos; at = english.find(curly, at)) {
            english.replace(at, std::string_view(curly).size(), straight);
        }
    }
    return english;
}

wxString Words::operator()(const char* msgid) const
{
    return shown(translator_->pattern(msgid, language_));
}

wxString Words::operator()(const forms::Message& message) const
{
    return shown(translator_->text(message, language_));
}

wxString Words::joined(const std::vector<forms::Message>& messages) const
{
    wxString all;
    for (const forms::Message& message : messages) {
        if (!all.empty()) {
            all += separator();
        }
        all += (*this)(message);
    }
    return all;
}

}  // namespace zk::gui
