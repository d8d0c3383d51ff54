// Long work: a thread, and a dialog that shows how far it is and offers to stop.
#include "app/gui/progress.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <thread>

namespace zk::gui {

void Progress::step(const forms::Message& what, double share)
{
    const std::scoped_lock lock(guard_);
    what_ = what;
    share_ = share;
}

std::pair<forms::Message, double> Progress::now() const
{
    const std::scoped_lock lock(guard_);
    return {what_, share_};
}

namespace {

class ProgressDialog : public wxDialog {
public:
    ProgressDialog(wxWindow* parent, const wxString& title, const Words& words, Progress& progress,
                   const std::atomic<bool>& finished, Stopping stopping)
        : wxDialog(parent, wxID_ANY, title, wxDefaultPosition, wxDefaultSize, wxCAPTION), words_(words),
          progress_(progress), finished_(finished), timer_(this)
    {
        const int gap = FromDIP(12);
        auto* all = new wxBoxSizer(wxVERTICAL);
        what_ = new wxStaticText(this, wxID_ANY, title, wxDefaultPosition, wxSize(FromDIP(380), -1),
                                 wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_MIDDLE);
        all->Add(what_, 0, wxEXPAND | wxALL, gap);
        gauge_ = new wxGauge(this, wxID_ANY, 1000);
        all->Add(gauge_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
        cancel_ = new wxButton(this, wxID_CANCEL, words(ZK_TR("Cancel")));
        all->Add(cancel_, 0, wxALIGN_RIGHT | wxALL, gap);
        cancel_->Show(stopping == Stopping::offered);
        cancel_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { stop(); });
        Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
            event.Veto();
            stop();
        });
        Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
        SetSizerAndFit(all);
        CentreOnParent();
        timer_.Start(60);
    }

private:
    void stop()
    {
        if (!cancel_->IsShown()) {
            return;
        }
        progress_.cancel();
        cancel_->Disable();
        cancel_->SetLabel(words_(ZK_TR("Stopping…")));
    }

    void look()
    {
        if (finished_) {
            timer_.Stop();
            EndModal(wxID_OK);
            return;
        }
        const auto [what, share] = progress_.now();
        if (!what.empty()) {
            what_->SetLabelText(words_(what));
        }
        if (share < 0) {
            gauge_->Pulse();
        } else {
            gauge_->SetValue(static_cast<int>(share * 1000));
        }
    }

    Words words_;
    Progress& progress_;
    const std::atomic<bool>& finished_;
    wxTimer timer_;
    wxStaticText* what_;
    wxGauge* gauge_;
    wxButton* cancel_;
};

}  // namespace

std::exception_ptr run_behind_dialog(Desk& desk, const wxString& title, Progress& progress,
                                     const std::function<void(Progress&)>& work, Stopping stopping)
{
    std::atomic<bool> finished = false;
    std::exception_ptr failed;
    std::thread worker([&] {
        try {
            work(progress);
        } catch (...) {
            failed = std::current_exception();
        }
        finished = true;
    });
    // Most work is over before a dialog would have been read: it comes only after a moment.
    for (int waited = 0; waited < 150 && !finished; waited += 5) {
        wxMilliSleep(5);
    }
    if (!finished) {
        ProgressDialog dialog(desk.window(), title, desk.words(), progress, finished, stopping);
        desk.ask().run(dialog);
    }
    worker.join();
    return failed;
}

}  // namespace zk::gui
