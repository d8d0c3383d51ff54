// The main window in this process on a display of its own, driven by keys as a person would; questions are answered from
// a list. `tests/session/helpers.h` makes the hospital.
#pragma once

#include "app/gui/frame.h"
#include "app/gui/pages/section_page.h"
#include "app/gui/walk/card.h"
#include "app/gui/walk/table.h"
#include "tests/session/helpers.h"

#include <wx/uiaction.h>

#include <functional>
#include <queue>

/// Runs events until it holds; false after three seconds.
bool wait_for(const std::function<bool()>& holds);

class ScriptedAsk : public zk::gui::Ask {
public:
    std::queue<fs::path> files;
    std::queue<std::string> reasons;
    std::queue<int> answers;
    std::function<int(wxDialog&)> dialog;
    std::vector<wxString> asked;         ///< titles, in order

    std::optional<fs::path> open_file(wxWindow*, const zk::gui::FileRequest& request) override { return file(request); }
    std::optional<fs::path> save_file(wxWindow*, const zk::gui::FileRequest& request) override { return file(request); }
    std::optional<fs::path> folder(wxWindow*, const zk::gui::FileRequest& request) override { return file(request); }
    int choose(wxWindow*, const zk::gui::Question& question) override;
    std::optional<std::string> words(wxWindow*, const wxString& title, const wxString&, const std::string&) override;
    int run(wxDialog& shown) override;

private:
    std::optional<fs::path> file(const zk::gui::FileRequest& request);
};

/// The ward of the example standard, open in a window at the specialty "medicine".
struct Window : Ward {
    zk::gui::Settings settings;
    ScriptedAsk ask;
    zk::gui::Frame* frame = nullptr;
    wxUIActionSimulator keys;

    explicit Window(zk::forms::Language language = zk::forms::Language::zh);
    ~Window();

    zk::session::Session& open() { return *frame->session(); }
    zk::gui::SectionPage& walk() { return static_cast<zk::gui::SectionPage&>(*frame->page(zk::gui::PageKind::section)); }
    zk::gui::walk::Card& card() { return walk().card(); }
    std::string item();                                ///< id of the item the card shows
    std::string kept(const char* item, zk::forms::Field field, const char* section = "medicine");
    const zk::forms::ItemScore& scored(const char* item);

    void go(const char* item, zk::forms::Field field);  ///< the field has the focus then
    void type(const char* text);
    void press(int key, int modifiers = wxMOD_NONE);
    bool focused(zk::forms::Field field);
};
