// The program: what must be right before the first window, arguments, settings, one window.
#pragma once

#include "app/i18n/catalogue.h"
#include "app/session/library.h"

#include <wx/app.h>

#include <filesystem>
#include <memory>

namespace zk::gui {

class Frame;
class Settings;

class App : public wxApp {
public:
    App();
    ~App() override;
    bool OnInit() override;
    int OnExit() override;
    void OnInitCmdLine(wxCmdLineParser& parser) override;
    bool OnCmdLineParsed(wxCmdLineParser& parser) override;
    bool OnExceptionInMainLoop() override;

private:
    std::unique_ptr<i18n::Catalogue> catalogue_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<session::Library> library_;
    Frame* frame_ = nullptr;
    wxString file_, language_;
};

/// Where this person's settings lie; beside the program where "zhuanke-portable" lies there.
std::filesystem::path settings_file();
/// GTK's and wx's own texts and the shapes of Chinese characters; before the first window, and when the language changes.
void prepare_locale(forms::Language language);

}  // namespace zk::gui
