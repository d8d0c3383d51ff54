#include "app/i18n/catalogue.h"

#include "app/i18n/embedded.h"

#include <wx/arrstr.h>
#include <wx/translation.h>

#include <stdexcept>

namespace zk::i18n {
namespace {

const char* const domain = "zhuanke";

/// Hands wx the catalogues that were compiled into the program.
class EmbeddedLoader final : public wxTranslationsLoader {
public:
    wxMsgCatalog* LoadCatalog(const wxString& name, const wxString& language) override
    {
        if (!language.StartsWith("zh")) {
            return nullptr;
        }
        const auto* bytes = reinterpret_cast<const char*>(embedded_zh_CN);
        return wxMsgCatalog::CreateFromData(wxScopedCharBuffer::CreateNonOwned(bytes, embedded_zh_CN_size), name);
    }

    // Plain "zh" too, so that zh_TW, zh_HK and zh_SG find Chinese rather than English.
    wxArrayString GetAvailableTranslations(const wxString&) const override
    {
        wxArrayString languages;
        languages.Add("zh_CN");
        languages.Add("zh");
        languages.Add("en");
        return languages;
    }
};

}  // namespace

class Catalogue::Impl {
public:
    Impl()
    {
        chinese.SetLoader(new EmbeddedLoader);
        chinese.SetLanguage("zh_CN");
        if (!chinese.AddCatalog(domain)) {
            throw std::logic_error("the embedded Chinese catalogue is not a valid message catalogue");
        }
    }

    wxTranslations chinese;
};

Catalogue::Catalogue() : impl_(std::make_unique<Impl>()) {}
Catalogue::~Catalogue() = default;

std::string Catalogue::pattern(const char* msgid, forms::Language language) const
{
    // The empty msgid is the catalogue's header, not a sentence.
    if (language == forms::Language::en || *msgid == '\0') {
        return msgid;
    }
    const wxString* found = impl_->chinese.GetTranslatedString(wxString::FromUTF8(msgid), domain);
    return found != nullptr ? found->utf8_string() : std::string(msgid);
}

std::optional<forms::Language> parse_language(std::string_view text)
{
    const auto letter = [&](std::size_t at) {
        const char c = at < text.size() ? text[at] : '\0';
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    const char end = letter(2);
    if (end != '\0' && end != '_' && end != '-' && end != '.' && end != '@') {
        return std::nullopt;
    }
    if (letter(0) == 'z' && letter(1) == 'h') {
        return forms::Language::zh;
    }
    if (letter(0) == 'e' && letter(1) == 'n') {
        return forms::Language::en;
    }
    return std::nullopt;
}

forms::Language system_language()
{
    wxTranslations system;
    system.SetLoader(new EmbeddedLoader);
    const std::string best = system.GetBestTranslation(domain, "en").utf8_string();
    return parse_language(best).value_or(forms::Language::en);
}

forms::Language choose_language(std::string_view choice)
{
    const std::optional<forms::Language> chosen = parse_language(choice);
    return chosen ? *chosen : system_language();
}

}  // namespace zk::i18n
