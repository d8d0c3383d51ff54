// What a page may ask of the program around it: the open document, the language, going somewhere else, long work,
// questions, telling the person something. Pages know this and nothing of the frame.
#pragma once

#include "app/gui/ask.h"
#include "app/gui/place.h"
#include "app/gui/settings.h"
#include "app/gui/theme.h"
#include "app/gui/words.h"
#include "app/session/session.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace zk::gui {

/// Between the thread that works and the dialog that shows it.
class Progress {
public:
    void step(const forms::Message& what, double share);   ///< share 0…1 of the whole; below 0: not known
    bool cancelled() const { return cancelled_; }
    void cancel() { cancelled_ = true; }
    std::pair<forms::Message, double> now() const;

private:
    std::atomic<bool> cancelled_ = false;
    mutable std::mutex guard_;
    forms::Message what_;
    double share_ = -1;
};

/// Does the work look at Progress::cancelled()? Only then there is a button to stop it.
enum class Stopping { offered, impossible };

enum class Tone { done, note, caution, failed };

class UndoStack;

class Desk {
public:
    virtual ~Desk() = default;

    /// The open document; nullptr on the start page. An assessment is selected if the document has one.
    virtual session::Session* session() = 0;
    virtual const session::Library& library() const = 0;
    /// May something be changed here and now? False: read-only, locked or nothing open; `why` says it in a sentence.
    virtual bool may_change(wxString* why = nullptr) const = 0;
    virtual UndoStack* undo_stack() = 0;   ///< nullptr with nothing open
    /// The report tree of the selected assessment, made when asked for and kept until something changes.
    virtual const session::Json& report() = 0;

    virtual const Words& words() const = 0;
    virtual const Theme& theme() const = 0;
    virtual Settings& settings() = 0;
    virtual Ask& ask() = 0;
    virtual wxWindow* window() = 0;    ///< parent for dialogs

    virtual const Place& place() const = 0;
    /// Shows it. Stays where it is if the present page holds a wrong input.
    virtual void go(const Place& place) = 0;
    /// Keeps what is being typed on the present page; false if it is wrong (the field has the focus then).
    virtual bool leave() = 0;
    virtual void focus_navigator() = 0;
    virtual void focus_search() = 0;

    /// Opens a document (read-only with a note if somebody else writes in it). False: told why, the old one stays open.
    virtual bool open(const std::filesystem::path& file) = 0;
    /// Takes over a session made elsewhere (new, sample).
    virtual void adopt(std::unique_ptr<session::Session> session) = 0;
    virtual void close_document() = 0;

    /// Runs a verb. A session::Error (and any other) is told in the info bar; false then.
    virtual bool attempt(const std::function<void()>& verb) = 0;
    /// Work that may take longer than a moment, in a thread of its own behind a dialog with progress. The session belongs
    /// to that thread meanwhile: what is being typed is kept first, nothing can be changed, opened or closed until it is
    /// over, and what the work changed is heard by the pages afterwards, in the thread of the windows. False: something
    /// typed is wrong, other work is running, it failed or was stopped; all but the first is told.
    virtual bool run(const wxString& title, const std::function<void(Progress&)>& work, Stopping stopping = Stopping::offered) = 0;

    /// One sentence above the page until it is closed, replaced, or the person goes on. Tone::done goes by itself.
    virtual void tell(Tone tone, const wxString& sentence) = 0;
    virtual void tell_nothing() = 0;
    /// Every kept value says so: the status bar shows the time.
    virtual void kept() = 0;

    /// Does the action of this id (actions.h), as the menu would.
    virtual void act(const char* action) = 0;
    virtual bool can(const char* action) = 0;
    virtual void set_language(forms::Language language) = 0;
};

}  // namespace zk::gui
