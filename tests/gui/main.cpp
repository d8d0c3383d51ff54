// Catch and wx in one program: wx is started only when tests run, so that listing them needs no display.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "app/gui/app.h"
#include "app/gui/style.h"

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/log.h>

#include <cstdlib>

namespace {

/// wx shows what it logs in a dialog of its own, in words of its own: nobody shall see one.
class Logged : public wxLog {
protected:
    void DoLogRecord(wxLogLevel level, const wxString& message, const wxLogRecordInfo&) override
    {
        if (level <= wxLOG_Warning) {
            FAIL_CHECK("wx says: " << message);
        }
    }
};

class TestApp : public wxApp {
public:
    TestApp() { zk::gui::prepare_locale(zk::forms::Language::zh); }
    bool OnInit() override
    {
        zk::gui::make_controls_dense();   // as the program does
        return true;
    }
    void OnAssertFailure(const wxChar* file, int line, const wxChar* function, const wxChar* condition,
                         const wxChar* message) override
    {
        FAIL_CHECK("wx assertion " << wxString(condition) << " " << wxString(message) << " in " << wxString(function) << " "
                                   << wxString(file) << ":" << line);
    }
};

}  // namespace

wxIMPLEMENT_APP_NO_MAIN(TestApp);

int main(int argc, char** argv)
{
    Catch::Session session;
    if (const int wrong = session.applyCommandLine(argc, argv)) {
        return wrong;
    }
    const auto& config = session.configData();
    if (config.listTests || config.listTestNamesOnly || config.listTags || config.listReporters || config.showHelp) {
        return session.run();
    }
    int count = 1;
    if (!wxEntryStart(count, argv) || !wxTheApp->CallOnInit()) {
        return 2;
    }
    int result = 0;
    {
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        delete wxLog::SetActiveTarget(new Logged);
        result = session.run();
    }
    wxTheApp->OnExit();
    wxEntryCleanup();
    return result;
}
