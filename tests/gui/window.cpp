#include "tests/gui/window.h"

#include <catch2/catch.hpp>

#include <wx/app.h>
#include <wx/dialog.h>
#include <wx/stopwatch.h>
#include <wx/utils.h>

using namespace zk;

bool wait_for(const std::function<bool()>& holds)
{
    wxStopWatch watch;
    while (watch.Time() < 3000) {
        wxYield();
        wxTheApp->ProcessPendingEvents();
        if (holds()) {
            return true;
        }
        wxMilliSleep(2);
    }
    return false;
}

std::optional<fs::path> ScriptedAsk::file(const gui::FileRequest& request)
{
    asked.push_back(request.title);
    if (files.empty()) {
        return {};
    }
    const fs::path answer = files.front();
    files.pop();
    return answer;
}

int ScriptedAsk::choose(wxWindow*, const gui::Question& question)
{
    asked.push_back(question.title);
    if (answers.empty()) {
        return question.safe;
    }
    const int answer = answers.front();
    answers.pop();
    return answer;
}

std::optional<std::string> ScriptedAsk::words(wxWindow*, const wxString& title, const wxString&, const std::string&)
{
    asked.push_back(title);
    if (reasons.empty()) {
        return {};
    }
    const std::string answer = reasons.front();
    reasons.pop();
    return answer;
}

int ScriptedAsk::run(wxDialog& shown)
{
    asked.push_back(shown.GetTitle());
    return dialog ? dialog(shown) : wxID_CANCEL;
}

Window::Window(forms::Language language) : settings(path / "settings.json")
{
    frame = new gui::Frame({words, library, settings, language, &ask});
    frame->Show();
    frame->adopt(std::move(session));
    frame->go({gui::PageKind::section, "medicine", {}, {}, {}, {}, {}});
    wait_for([&] { return frame->IsShownOnScreen() && frame->IsActive(); });
}

Window::~Window()
{
    frame->Destroy();
    wxTheApp->ProcessPendingEvents();
    wxYield();
    wxTheApp->ProcessIdle();   // this is where destroyed windows go
}

std::string Window::item()
{
    const int ask_index = card().ask();
    return ask_index < 0 ? std::string() : open().form().item(open().form().asks()[ask_index]).id;
}

std::string Window::kept(const char* of, forms::Field field, const char* section)
{
    const auto row = open().get({section, of, field, {}});
    return row ? (row->value.number ? row->value.number->str() : row->value.text) : std::string();
}

const forms::ItemScore& Window::scored(const char* of)
{
    return open().scorecard().items[open().form().ask("medicine", of)];
}

bool Window::focused(forms::Field field) { return card().focused() == field; }

void Window::go(const char* to, forms::Field field)
{
    frame->go(gui::at_item("medicine", to, field));
    REQUIRE(wait_for([&] { return item() == to && focused(field); }));
}

void Window::type(const char* text) { keys.Text(text); }

void Window::press(int key, int modifiers)
{
    keys.Char(key, modifiers);
    wxYield();
}
