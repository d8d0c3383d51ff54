// For the programs that zk_bench_gui starts: says when the window stands there, and how much memory that took.
#pragma once

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/toplevel.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zk::bench {

/// Milliseconds since zk_bench_gui started this program: it hands on its own steady clock, one for the whole machine.
inline double since_start_ms()
{
    const char* const start = std::getenv("ZK_BENCH_START");
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<double>(std::chrono::nanoseconds(now).count() - (start ? std::atoll(start) : 0)) / 1e6;
}

/// What is in memory now (VmRSS); 0 where the system does not tell.
inline double resident_mb()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmRSS:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

/// One figure for zk_bench_gui.
inline void figure(const char* name, double value) { std::printf("%s %.4f\n", name, value); }

/// What of it is whose: memory of its own (heap, data, relocations), fonts, the program's file, other files (libraries).
inline void where_it_is()
{
    std::ifstream maps("/proc/self/smaps");
    const auto ends = [](const std::string& text, std::string_view end) {
        return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
    };
    double own = 0, fonts = 0, program = 0, libraries = 0;
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    std::string file;
    double resident = 0;
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        std::string word;
        words >> word;
        double kilobytes = 0;
        if (!ends(word, ":")) {
            const std::size_t slash = line.find('/');
            file = slash == std::string::npos ? std::string() : line.substr(slash);
        } else if (word == "Rss:") {
            words >> resident;
        } else if (word == "Anonymous:" && words >> kilobytes) {
            own += kilobytes;
            const bool font = ends(file, ".ttc") || ends(file, ".ttf") || ends(file, ".otf");
            (font ? fonts : file == self ? program : libraries) += resident - kilobytes;
        }
    }
    figure("own", own / 1024);
    figure("fonts", fonts / 1024);
    figure("program", program / 1024);
    figure("libraries", libraries / 1024);
}

/// Calls `then` once: when the window is on the screen, something of it was painted and nothing is left to do.
class Shown : public wxEventFilter {
public:
    explicit Shown(std::function<void()> then) : then_(std::move(then)) { wxEvtHandler::AddFilter(this); }
    ~Shown() override { wxEvtHandler::RemoveFilter(this); }
    int FilterEvent(wxEvent& event) override
    {
        painted_ = painted_ || event.GetEventType() == wxEVT_PAINT;
        const wxWindow* const window = wxTheApp->GetTopWindow();
        if (event.GetEventType() == wxEVT_IDLE && painted_ && window && window->IsShownOnScreen() && then_) {
            figure("shown", since_start_ms());
            figure("resident", resident_mb());
            where_it_is();
            wxTheApp->CallAfter(std::exchange(then_, nullptr));
        }
        return Event_Skip;
    }

private:
    std::function<void()> then_;
    bool painted_ = false;
};

/// Ends the program with what was printed; nothing is saved.
[[noreturn]] inline void end()
{
    std::fflush(stdout);
    std::_Exit(0);
}

/// Milliseconds of one keystroke until what it changes is painted: the median of `times`.
inline double keystroke_ms(int times, const std::function<void(int)>& type)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        type(i);
        wxTheApp->GetTopWindow()->Update();
        wxYield();
        all.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(all.begin(), all.begin() + times / 2, all.end());
    return all[static_cast<std::size_t>(times) / 2];
}

}   // namespace zk::bench
