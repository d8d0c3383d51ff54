#include "app/gui/app.h"

#include "app/gui/frame.h"
#include "app/gui/style.h"
#include "app/session/surroundings.h"

#include <wx/cmdline.h>
#include <wx/stdpaths.h>
#include <wx/translation.h>

#include <clocale>
#include <cstdlib>

namespace zk::gui {

std::filesystem::path settings_file()
{
    const auto program = path_of(wxStandardPaths::Get().GetExecutablePath()).parent_path();
    std::error_code failed;
    if (std::filesystem::exists(program / "zhuanke-portable", failed)) {
        return program / "settings.json";
    }
#ifdef __WXMSW__
    const auto folder = path_of(wxStandardPaths::Get().GetUserConfigDir());
#else
    const char* const set = std::getenv("XDG_CONFIG_HOME");
    const auto folder = set && *set ? std::filesystem::path(set)
                                    : path_of(wxStandardPaths::Get().GetUserConfigDir()) / ".config";
#endif
    return folder / "zhuanke" / "settings.json";
}

void prepare_locale(forms::Language language)
{
#ifndef __WXMSW__
    // Hospitals and items are Chinese in either language, so the shapes always are.
    setenv("FC_LANG", "zh-cn", 0);
    setenv("LANGUAGE", language == forms::Language::zh ? "zh_CN" : "en", 1);
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, "C.UTF-8");   // a call also makes gettext read LANGUAGE again
#endif
    auto* own = new wxTranslations;
    wxTranslations::Set(own);
#ifdef __WXMSW__
    own->SetLoader(new wxResourceTranslationsLoader);   // wx's own Chinese lies in the program (installer/windows)
#endif
    own->SetLanguage(language == forms::Language::zh ? wxLANGUAGE_CHINESE_CHINA : wxLANGUAGE_ENGLISH_US);
    own->AddStdCatalog();
}

App::App()
{
    session::prefer_small_memory();
    // Before gtk_init. A choice in the settings is heard in OnInit.
    prepare_locale(i18n::system_language());
}

App::~App() = default;

void App::OnInitCmdLine(wxCmdLineParser& parser)
{
    parser.AddOption("", "lang", "zh | en");
    parser.AddParam("FILE.zhuanke", wxCMD_LINE_VAL_STRING, wxCMD_LINE_PARAM_OPTIONAL);
}

bool App::OnCmdLineParsed(wxCmdLineParser& parser)
{
    parser.Found("lang", &language_);
    if (parser.GetParamCount() > 0) {
        file_ = parser.GetParam(0);
    }
    return true;
}

bool App::OnInit()
{
    SetAppName("zhuanke");
    if (!wxApp::OnInit()) {
        return false;
    }
    settings_ = std::make_unique<Settings>(settings_file());
    catalogue_ = std::make_unique<i18n::Catalogue>();
    library_ = std::make_unique<session::Library>();
    const std::string choice = language_.empty() ? settings_->text("language") : utf8(language_);
    const forms::Language language = i18n::choose_language(choice);
    prepare_locale(language);
    make_controls_dense();
    frame_ = new Frame({*catalogue_, *library_, *settings_, language, nullptr, !file_.empty()});
#ifdef __WXMSW__
    frame_->SetIcons(wxIconBundle("aaa_program", nullptr));
#endif
    frame_->Show();
    if (!file_.empty() && !frame_->open(path_of(file_))) {
        frame_->go({});   // the start page, with the sentence why
    }
    return true;
}

int App::OnExit()
{
    settings_->save();
    return wxApp::OnExit();
}

bool App::OnExceptionInMainLoop()
{
    // Whatever a handler let through is told in words; every kept value is in the file already.
    frame_->attempt([] { throw; });
    return true;
}

}  // namespace zk::gui
