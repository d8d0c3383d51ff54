// The main window: menus and tool row from the table of actions, navigator, one page, status bar. It is the Desk.
#pragma once

#include "app/gui/actions.h"
#include "app/gui/undo.h"

#include <wx/frame.h>
#include <wx/infobar.h>   // a macro on Windows, so that it can not be declared alone
#include <wx/timer.h>

#include <array>
#include <memory>
#include <optional>

class wxSearchCtrl;
class wxSimplebook;
class wxSplitterWindow;

namespace zk::gui {

class Navigator;
struct SashRule;

/// What outlives the window: given by the program, or by a test.
struct Surroundings {
    const forms::Translator& translator;
    const session::Library& library;
    Settings& settings;
    forms::Language language = forms::Language::zh;
    Ask* ask = nullptr;                  ///< nullptr: native dialogs
    bool file_follows = false;           ///< a document is opened next: no start page is made before it
};

class Frame : public wxFrame, public Desk {
public:
    explicit Frame(const Surroundings& surroundings);
    ~Frame() override;

    // ---- Desk
    session::Session* session() override { return session_.get(); }
    const session::Library& library() const override { return around_.library; }
    bool may_change(wxString* why) const override;
    const session::Json& report() override;
    const Words& words() const override { return *words_; }
    const Theme& theme() const override { return *theme_; }
    Settings& settings() override { return around_.settings; }
    Ask& ask() override { return *ask_; }
    wxWindow* window() override { return this; }
    const Place& place() const override { return place_; }
    void go(const Place& place) override;
    bool open(const std::filesystem::path& file) override;
    void adopt(std::unique_ptr<session::Session> session) override;
    void close_document() override;
    bool attempt(const std::function<void()>& verb) override;
    bool run(const wxString& title, const std::function<void(Progress&)>& work, Stopping stopping = Stopping::offered) override;
    void tell(Tone tone, const wxString& sentence) override;
    void tell_nothing() override;
    void kept() override;
    void act(const char* action) override;
    bool can(const char* action) override;
    void set_language(forms::Language language) override;
    UndoStack* undo_stack() override { return undo_.get(); }
    void focus_navigator() override;
    void focus_search() override;
    bool leave() override;

    /// The page of this kind if it has been made (tests).
    Page* page(PageKind kind) const { return pages_[static_cast<std::size_t>(kind)]; }
    Page* current() const { return current_; }
    Navigator& navigator() const { return *navigator_; }
    const wxString& told() const { return told_; }   ///< what the info bar says, "" for nothing

private:
    void build();
    void build_menus();
    wxWindow* build_tools(wxWindow* parent);
    void build_status();
    void show_document();
    void on_action(int id);
    void on_close(wxCloseEvent& event);
    void heard(const session::Change& change);
    void show_change(const session::Change& change);
    bool refuse_while_working();
    bool enabled(const Action& action);
    void do_action(const Action& action);
    Page* make(PageKind kind);
    void remember();

    Surroundings around_;
    std::unique_ptr<Words> words_holder_;
    const Words* words_ = nullptr;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<NativeAsk> native_ask_;
    Ask* ask_;
    std::unique_ptr<session::Session> session_;
    std::unique_ptr<UndoStack> undo_;
    int subscription_ = 0;
    session::Json report_;
    bool report_stands_ = false;
    Progress* work_ = nullptr;            ///< of the work that has the session now
    std::optional<session::Change> held_; ///< what it changed, for afterwards
    bool close_after_work_ = false;

    Place place_;
    std::array<Page*, page_kinds> pages_{};
    std::array<bool, page_kinds> stale_{};
    Page* current_ = nullptr;
    wxPanel* content_ = nullptr;
    wxInfoBar* info_ = nullptr;
    wxString told_, told_lines_;          ///< the sentence, and as the info bar has it
    int told_with_ = 0;                   ///< its icon
    wxTimer quiet_;                       ///< takes away what was told only to reassure
    SashRule navigator_rule() const;
    void show_navigator(bool shown);
    void show_told();

    wxSplitterWindow* splitter_ = nullptr;
    Navigator* navigator_ = nullptr;
    wxSimplebook* book_ = nullptr;
    wxSearchCtrl* search_ = nullptr;
};

}  // namespace zk::gui
