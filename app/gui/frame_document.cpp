// The open document: opening, telling, what changed.
#include "app/gui/frame.h"
#include "app/gui/navigator.h"
#include "app/gui/progress.h"
#include "app/gui/wrap.h"
#include "app/session/surroundings.h"

#include <wx/app.h>
#include <wx/datetime.h>
#include <wx/dcclient.h>
#include <wx/infobar.h>
#include <wx/simplebook.h>
#include <wx/statusbr.h>

#include <algorithm>
#include <utility>

namespace zk::gui {

bool Frame::may_change(wxString* why) const
{
    const auto because = [&](const char* sentence) {
        if (why) {
            *why = (*words_)(sentence);
        }
        return false;
    };
    if (work_) {
        return because(ZK_TR("Something is still being worked at."));   // the session belongs to that thread
    }
    if (!session_) {
        return because(ZK_TR("No file is open."));
    }
    if (!session_->writable()) {
        return because(ZK_TR("This file is open for reading only, because somebody else writes in it or it is protected."));
    }
    if (session_->assessment().locked) {
        return because(ZK_TR("This self-assessment is locked: it has been approved. An unlock with a reason opens it again."));
    }
    return true;
}

const session::Json& Frame::report()
{
    if (!report_stands_) {
        report_ = session_->report(around_.translator);
        report_stands_ = true;
    }
    return report_;
}

bool Frame::refuse_while_working()
{
    if (work_) {
        tell(Tone::note, (*words_)(ZK_TR("Something is still being worked at.")));
    }
    return work_ != nullptr;
}

bool Frame::open(const std::filesystem::path& file)
{
    if (refuse_while_working()) {
        return false;
    }
    const std::string who = around_.settings.text("person", session::system_user());
    std::unique_ptr<session::Session> opened;
    wxString reading;
    const bool done = attempt([&] {
        try {
            opened = session::Session::open(file, db::Access::write, who, around_.library);
        } catch (const session::Error& error) {
            // Somebody else writes in it, or it lies on a protected medium: reading is still possible.
            if (error.failure() != session::Failure::io) {
                throw;
            }
            try {
                opened = session::Session::open(file, db::Access::read, who, around_.library);
            } catch (const session::Error&) {
                throw error;
            }
            reading = (*words_)(error.message());
        }
        if (!opened->assessments().empty()) {
            opened->select();
        }
    });
    if (!done) {
        return false;   // it stays among the recent ones: the disk may come back, a backup take its place
    }
    adopt(std::move(opened));
    if (!reading.empty()) {
        tell(Tone::caution, (*words_)(ZK_TR("Opened for reading only.")) + wx(words_->chinese() ? "" : " ") + reading);
    }
    return true;
}

void Frame::adopt(std::unique_ptr<session::Session> session)
{
    if (session_) {
        remember();
        session_->unsubscribe(subscription_);
    }
    // Pages of the old document hold on to its form.
    current_ = nullptr;
    pages_.fill(nullptr);
    book_->DeleteAllPages();
    undo_.reset();
    session_ = std::move(session);
    report_stands_ = false;
    tell_nothing();
    SetStatusText(wxString(), 0);   // what was kept, was kept in the one before
    Place to;
    if (session_) {
        undo_ = std::make_unique<UndoStack>(*session_);
        subscription_ = session_->subscribe([this](const session::Change& change) { heard(change); });
        around_.settings.opened(session_->path());
        to.page = PageKind::overview;
        const std::string last = around_.settings.text("place " + utf8(wx_path(session_->path())));
        if (!last.empty()) {
            to = Place::parse(last);
        }
    }
    around_.settings.save();
    navigator_->refresh();
    go(to);
    show_document();
    CallAfter([] { session::return_free_memory(); });   // of the document before, and what reading this one took for a moment
}

void Frame::close_document()
{
    if (!refuse_while_working()) {
        adopt(nullptr);
    }
}

/// Called in the thread that changes something. That is the thread of `work_` while there is one, and no other then.
void Frame::heard(const session::Change& change)
{
    if (!work_) {
        show_change(change);
    } else if (held_) {
        held_->merge(change);
    } else {
        held_ = change;
    }
}

void Frame::show_change(const session::Change& change)
{
    report_stands_ = false;
    for (Page* page : pages_) {
        if (page) {
            page->changed(change);
        }
    }
    if (change.everything) {
        navigator_->refresh();
    } else {
        navigator_->update();
    }
    show_document();
}

bool Frame::attempt(const std::function<void()>& verb)
{
    try {
        verb();
        return true;
    } catch (const session::Error& error) {
        tell(Tone::failed, (*words_)(error.message()));
    } catch (const std::bad_alloc&) {
        tell(Tone::failed, (*words_)(ZK_TR("There is not enough memory for this. Close other programs and try again.")));
    } catch (const std::exception& error) {
        tell(Tone::failed, (*words_)(forms::Message{"gui.unexpected",
                                                    ZK_TR("This did not work, and nothing was changed: {detail}"),
                                                    {{"detail", std::string(error.what())}}}));
    }
    return false;
}

bool Frame::run(const wxString& title, const std::function<void(Progress&)>& work, Stopping stopping)
{
    if (refuse_while_working() || !leave()) {
        return false;
    }
    // What was put off until after the present event looks at the session: before the thread gets it.
    wxTheApp->ProcessPendingEvents();
    Progress progress;
    work_ = &progress;
    const std::exception_ptr failed = run_behind_dialog(*this, title, progress, work, stopping);
    work_ = nullptr;
    CallAfter([] { session::return_free_memory(); });
    if (held_) {
        const session::Change change = *std::exchange(held_, {});
        show_change(change);
    }
    if (std::exchange(close_after_work_, false)) {
        Close(true);
    }
    if (failed && progress.cancelled()) {
        tell(Tone::note, (*words_)(ZK_TR("Stopped. Nothing was written or changed.")));
    } else if (failed) {
        attempt([&] { std::rethrow_exception(failed); });
    }
    return !failed;
}

void Frame::tell(Tone tone, const wxString& sentence)
{
    const int icon = tone == Tone::failed ? wxICON_ERROR : tone == Tone::caution ? wxICON_WARNING : wxICON_INFORMATION;
    told_ = sentence;
    told_with_ = icon;
    told_lines_.clear();
    show_told();
    constexpr int long_enough_to_read = 8000;
    if (tone == Tone::done) {
        quiet_.StartOnce(long_enough_to_read);
    } else {
        quiet_.Stop();
    }
}

/// In lines of our own: the bar counts one line for a sentence that it breaks itself, and cuts the others.
void Frame::show_told()
{
    if (told_.empty() || (!told_lines_.empty() && !info_->IsShown())) {
        return;   // nothing, or taken away by the person
    }
    const int room = content_->GetClientSize().x - info_->GetTextExtent((*words_)(ZK_TR("Close"))).x - theme_->px(110);
    wxString lines;
    for (const wxString& line : wrapped(wxClientDC(info_), told_, std::max(room, theme_->px(200)))) {
        lines += (lines.empty() ? wxString() : wx("\n")) + line;
    }
    if (lines != told_lines_) {
        told_lines_ = lines;
        info_->ShowMessage(lines, told_with_);
        info_->InvalidateBestSize();   // that of the sentence before
        content_->Layout();
    }
}

void Frame::tell_nothing()
{
    told_.clear();
    quiet_.Stop();
    if (info_->IsShown()) {
        info_->Dismiss();
    }
}

void Frame::kept()
{
    const wxString time = wxDateTime::Now().Format("%H:%M:%S");
    SetStatusText((*words_)(forms::Message{"gui.kept", ZK_TR("Kept at {time}"), {{"time", utf8(time)}}}), 0);
}

void Frame::show_document()
{
    wxString title = (*words_)(ZK_TR("Zhuanke – self-assessment of clinical specialties"));
    wxString file, standard;
    if (session_) {
        file = wx_path(session_->path().filename());
        title = file + wx(" – ") + title;
        try {
            const auto& used = session_->form().standard();
            standard = (*words_)(used.title) + wx(" ") + wx(used.version);
        } catch (const session::Error&) {
            // a document without an assessment has no standard yet
        }
    }
    if (current_ && session_) {
        title = current_->title() + wx(" – ") + title;
    }
    if (GetTitle() != title) {
        SetTitle(title);
    }
    if (!session_) {
        SetStatusText(wxString(), 0);
    } else if (!session_->writable()) {
        SetStatusText((*words_)(ZK_TR("Open for reading only")), 0);
    } else if (GetStatusBar()->GetStatusText(0).empty()) {
        SetStatusText((*words_)(ZK_TR("Every value is kept as it is typed")), 0);
    }
    SetStatusText(file, 1);
    SetStatusText(standard, 2);
    SetStatusText(words_->chinese() ? wx("中文") : wx("English"), 3);
}

}  // namespace zk::gui
