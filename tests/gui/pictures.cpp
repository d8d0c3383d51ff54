// Pictures of every page and dialog of the sample hospital, for the eyes of who changes them and for README and guide.
// Hidden: tests/gui/pictures.sh runs it once for each language, scaling and theme; ZK_PICTURES names the folder.
#include "app/gui/app.h"
#include "app/gui/pages/record_list.h"
#include "app/gui/style.h"
#include "app/session/sample.h"
#include "tests/gui/window.h"
#include "tests/session/workbooks.h"

#include <catch2/catch.hpp>

#include <wx/app.h>
#include <wx/bitmap.h>
#include <wx/button.h>
#include <wx/dcmemory.h>
#include <wx/dcscreen.h>
#include <wx/dialog.h>
#include <wx/evtloop.h>
#include <wx/gauge.h>
#include <wx/image.h>
#include <wx/stopwatch.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>
#ifdef __WXGTK__
#include <dlfcn.h>
#endif

using namespace zk;
using namespace zk::gui;

namespace {

std::string setting(const char* name)
{
    const char* const set = std::getenv(name);
    return set ? set : "";
}

/// One round of what is due: events, calls put off, idle work, painting.
void breathe()
{
    wxYield();
    wxTheApp->ProcessPendingEvents();
    wxTheApp->ProcessIdle();
    wxMilliSleep(5);
}

/// What is put off until the next round, and what that puts off in its turn.
void settle()
{
    for (int round = 0; round < 4; ++round) {
        breathe();
    }
}

/// Cairo takes the screen for unchanged as long as nobody draws on it through Cairo, and would give the first picture again.
void forget_what_was_seen(wxDC& screen)
{
#ifdef __WXGTK__
    using Target = void* (*)(void* context);
    using Dirty = void (*)(void* surface);
    const auto target = reinterpret_cast<Target>(dlsym(RTLD_DEFAULT, "cairo_get_target"));
    const auto dirty = reinterpret_cast<Dirty>(dlsym(RTLD_DEFAULT, "cairo_surface_mark_dirty"));
    REQUIRE((target && dirty));
    dirty(target(screen.GetImpl()->GetCairoContext()));
#else
    (void)screen;
#endif
}

class Photographer {
public:
    explicit Photographer(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(folder_); }

    /// The window as soon as it no longer changes.
    void take(const std::string& name, wxWindow& window)
    {
        wxStopWatch watch;
        wxImage picture = seen(window);
        // Counted in rounds: a single one may take long, building what only the next one paints.
        for (int unchanged = 0; unchanged < unchanged_rounds || watch.Time() < least_ms;) {
            breathe();
            const wxImage now = seen(window);
            unchanged = same(now, picture) ? unchanged + 1 : 0;
            picture = now;
            INFO(name);
            REQUIRE(watch.Time() < 20000);   // it never comes to rest; a caret does after ten seconds
        }
        CHECK(picture.SaveFile(wx_path(folder_ / u8(name + ".png")), wxBITMAP_TYPE_PNG));
    }

private:
    static constexpr int unchanged_rounds = 8;
    static constexpr long least_ms = 350;

    static bool same(const wxImage& a, const wxImage& b)
    {
        return a.GetSize() == b.GetSize() && std::equal(a.GetData(), a.GetData() + 3 * a.GetWidth() * a.GetHeight(), b.GetData());
    }
    static wxImage seen(wxWindow& window)
    {
        const wxRect area = window.GetScreenRect();
        wxScreenDC screen;
        forget_what_was_seen(screen);
        wxBitmap bitmap;
        bitmap.CreateScaled(area.width, area.height, wxBITMAP_SCREEN_DEPTH, window.GetContentScaleFactor());
        {
            wxMemoryDC memory(bitmap);
            memory.Blit(0, 0, area.width, area.height, &screen, area.x, area.y);
        }
        return bitmap.ConvertToImage();
    }

    fs::path folder_;
};

/// The main window with the sample hospital, as large as the screen.
struct Studio {
    Folder folder;
    i18n::Catalogue catalogue;
    session::Library library{{u8(ZK_DATA)}};
    Settings settings{fs::path()};
    ScriptedAsk ask;
    Photographer photographer{u8(setting("ZK_PICTURES"))};
    forms::Language language = setting("ZK_PICTURES_LANGUAGE") == "en" ? forms::Language::en : forms::Language::zh;
    Frame* frame = nullptr;

    Studio()
    {
        wxImage::AddHandler(new wxPNGHandler);
        prepare_locale(language);   // as the program does before its first window
        make_controls_dense();
        ask.dialog = [this](wxDialog& dialog) {
            for (const wxWindow* child : dialog.GetChildren()) {
                if (dynamic_cast<const wxGauge*>(child)) {
                    return static_cast<int>(wxID_OK);   // of long work: who shows it waits for the thread anyway
                }
            }
            dialog.CentreOnParent();
            dialog.Show();
            photographer.take(dialog_name, *frame);
            if (work) {
                work(dialog);
            }
            dialog.Hide();
            return static_cast<int>(wxID_CANCEL);
        };
        frame = new Frame({catalogue, library, settings, language, &ask});
        frame->Maximize(false);
        const wxSize screen = wxGetDisplaySize();
        frame->SetSize(0, 0, screen.x, screen.y);
        frame->Show();
        wait_for([&] { return frame->IsShownOnScreen() && frame->GetSize() == screen; });
    }

    ~Studio()
    {
        frame->Destroy();
        settle();
    }

    void open_sample()
    {
        auto session = session::create_sample(folder.path / u8("示例县人民医院.zhuanke"), library);
        workbook = session::submit_sample(*session, library, folder.path, "county", forms::Language::zh, catalogue).workbook;
        frame->adopt(std::move(session));
    }

    void page(const std::string& name, const Place& place)
    {
        frame->go(place);
        photographer.take(name, *frame);
    }

    /// A dialog that a command or a page opens while it is photographed.
    /// `within`: what is done and photographed in it afterwards.
    template <class Opening> void dialog(const std::string& name, const Opening& opening, std::function<void(wxDialog&)> within = {})
    {
        dialog_name = name;
        work = std::move(within);
        opening();
        work = {};
        settle();
    }

    std::string dialog_name;
    std::function<void(wxDialog&)> work;
    fs::path workbook;                   ///< last year's submission
};

/// The controls of a kind in a window, in the order in which they were made.
template <class Control> std::vector<Control*> all_within(const wxWindow& window)
{
    std::vector<Control*> found;
    for (wxWindow* child : window.GetChildren()) {
        if (auto* wanted = dynamic_cast<Control*>(child)) {
            found.push_back(wanted);
        }
        const auto deeper = all_within<Control>(*child);
        found.insert(found.end(), deeper.begin(), deeper.end());
    }
    return found;
}

void press_last_button(wxDialog& dialog)
{
    wxButton* const last = all_within<wxButton>(dialog).back();
    wxCommandEvent event(wxEVT_BUTTON, last->GetId());
    event.SetEventObject(last);
    last->ProcessWindowEvent(event);
}

Place at(PageKind kind, const char* section = "", const char* dimension = "", const char* text = "")
{
    return {kind, section, dimension, {}, {}, {}, text};
}

/// What README and guide show.
void shown_pages(Studio& studio)
{
    studio.page("specialty", at_item("cardiology", "cardiology.quality.stemi_d2b_90min"));
    studio.page("overview", at(PageKind::overview));
    studio.page("summary", at(PageKind::summary, "cardiology"));
    studio.page("approval", at(PageKind::approval));
}

void main_pages(Studio& studio)
{
    studio.page("technology", at(PageKind::section, "cardiology", "technology"));
    studio.page("findings", at(PageKind::findings));
    studio.page("evidence", at(PageKind::evidence));
    studio.page("submissions", at(PageKind::submissions));
    studio.page("actions", at(PageKind::actions));
    studio.page("search", at(PageKind::search, "", "", "PCI"));
    studio.page("guide", at(PageKind::guide));
}

void further_pages(Studio& studio)
{
    studio.page("hospital", at(PageKind::section, "hospital"));
    studio.page("profile", at(PageKind::section, "cardiology", "profile"));
    studio.page("mdt", at(PageKind::section, "cardiology", "mdt"));
    studio.page("minimally-invasive", at(PageKind::section, "cardiology", "minimally_invasive"));
    studio.page("quality", at(PageKind::section, "cardiology", "quality"));
    studio.page("surgery", at(PageKind::section, "general_surgery", "minimally_invasive"));
    studio.page("laboratory", at(PageKind::summary, "laboratory"));
    studio.page("search-nothing", at(PageKind::search, "", "", "没有这个词"));
    studio.page("guide-keys", at(PageKind::guide, "", "", "keys"));
}

/// The steps of the wizard with a wrong code, with a right one, and to the end.
void wizard(Studio& studio)
{
    Frame& frame = *studio.frame;
    studio.dialog("new", [&] { frame.act("file.new"); }, [&](wxDialog& dialog) {
        const auto fields = all_within<wxTextCtrl>(dialog);
        fields[0]->SetValue(wx("某某县人民医院"));
        fields[1]->SetValue("12139921MB09992131");
        studio.photographer.take("new-wrong", frame);
        fields[1]->SetValue("12139921MB09992130");
        studio.photographer.take("new-right", frame);
        press_last_button(dialog);
        studio.photographer.take("new-period", frame);
        press_last_button(dialog);
        studio.photographer.take("new-specialties", frame);
    });
}

void dialogs(Studio& studio)
{
    Frame& frame = *studio.frame;
    studio.dialog("about", [&] { frame.act("help.about"); });
    wizard(studio);
    studio.dialog("new-round", [&] { frame.act("file.assessment"); });
    studio.dialog("choose-round", [&] { frame.act("file.choose"); });
    frame.go(at_item("cardiology", "cardiology.quality.stemi_d2b_90min"));
    settle();
    studio.dialog("months", [&] { frame.act("item.months"); });
    studio.dialog("history", [&] { frame.act("item.history"); });
    studio.dialog("audit", [&] { frame.act("audit.show"); });
    const fs::path reviewed = studio.folder.path / u8("已审 自评表.xlsx"), forged = studio.folder.path / u8("改过 自评表.xlsx");
    write_marks(studio.workbook, same_mark, "text = \"见病案\", ", reviewed);
    rewrite(studio.workbook, [](session::Json& tree, std::string&) { tree["hospital"]["phone"] = "0371-7654321"; }, forged);
    for (const auto& [name, file] : {std::pair("verify-clean", studio.workbook), std::pair("verify-changed", forged), std::pair("verify-reviewed", reviewed)}) {
        studio.ask.files.push(file);
        studio.dialog(name, [&] { frame.act("workbook.verify"); });
    }
    studio.ask.files.push(reviewed);
    studio.dialog("review", [&] { frame.act("review.import"); });
}

/// What opens from a row of a page's list.
void dialogs_of_rows(Studio& studio)
{
    Frame& frame = *studio.frame;
    const auto open_first = [&] { all_within<RecordList>(*frame.page(frame.place().page)).front()->on_open(0); };
    frame.go(at(PageKind::actions));
    settle();
    studio.dialog("action", open_first);
    frame.go(at(PageKind::evidence));
    settle();
    studio.dialog("evidence-edit", open_first);
    frame.go(at(PageKind::approval));
    settle();
    studio.dialog("sign", [&] { all_within<RecordList>(*frame.page(PageKind::approval)).front()->on_open(1); });
    frame.go(at(PageKind::overview));
    settle();
    studio.dialog("enlarged", [&] { frame.act("chart.enlarge"); });
}

/// Last year's round, which is locked.
void locked_pages(Studio& studio)
{
    session::Session& open = *studio.frame->session();
    const auto rounds = open.assessments();
    const auto last_year = std::find_if(rounds.begin(), rounds.end(), [](const auto& round) { return round.period.zh() == "2024年"; });
    REQUIRE(last_year != rounds.end());
    const std::string now = open.assessment().id;
    open.select(last_year->id);
    studio.page("locked-overview", at(PageKind::overview));
    studio.page("locked-specialty", at_item("cardiology", "cardiology.quality.stemi_d2b_90min"));
    studio.page("locked-approval", at(PageKind::approval));
    studio.page("locked-submissions", at(PageKind::submissions));
    open.select(now);
    studio.page("obstetrics", at(PageKind::summary, "obstetrics"));
    studio.page("oncology", at(PageKind::summary, "oncology"));
    studio.page("oncology-quality", at(PageKind::section, "oncology", "quality"));
}

/// Files that cannot be opened, each told in the start page's own window, and recent files with long names or gone.
void start_pages(Studio& studio)
{
    Frame& frame = *studio.frame;
    const fs::path good = frame.session()->path();
    frame.adopt(nullptr);
    const std::string bytes = read(good);
    const fs::path folder = studio.folder.path / u8("2025年度专科能力自评材料（医务科、质控科汇总稿，各科室确认后使用）/最终版 第三稿 请勿覆盖");
    const fs::path longest = folder / u8("某某省某某市某某自治县中医医院暨某某县人民医院医疗集团总医院（城北院区）专科能力自评.zhuanke");
    const fs::path gone = studio.folder.path / u8("U盘/上一年度.zhuanke");
    fs::create_directories(folder);
    write(longest, bytes);
    for (const fs::path& file : {gone, longest}) {
        studio.settings.opened(file);
    }
    frame.adopt(nullptr);
    studio.photographer.take("start-recent", frame);
    std::string newer = bytes, damaged = bytes;
    newer[63] = 99;   // the low byte of the schema's version
    std::fill(damaged.begin() + static_cast<std::ptrdiff_t>(damaged.size() / 4), damaged.end(), 'x');
    const std::vector<std::tuple<const char*, const char*, std::string>> wrong{
        {"start-newer", "新版程序.zhuanke", newer},
        {"start-damaged", "损坏.zhuanke", damaged},
        {"start-empty", "空文件.zhuanke", ""},
        {"start-workbook", "其实是表格.zhuanke", read(studio.workbook)}};
    for (const auto& [name, file, content] : wrong) {
        write(folder / u8(file), content);
        frame.open(folder / u8(file));
        studio.photographer.take(name, frame);
    }
    frame.open(gone);
    studio.photographer.take("start-gone", frame);
    fs::permissions(longest, fs::perms::owner_read);
    frame.open(longest);   // says less where the tester may write everywhere
    studio.photographer.take("start-protected", frame);
    frame.adopt(nullptr);
    fs::permissions(longest, fs::perms::none);
    frame.open(longest);
    studio.photographer.take("start-forbidden", frame);
    fs::permissions(longest, fs::perms::owner_all);
}

}  // namespace

TEST_CASE("pictures of every page and dialog", "[.pictures]")
{
    REQUIRE_FALSE(setting("ZK_PICTURES").empty());
    const std::string set = setting("ZK_PICTURES_SET");
    Studio studio;
    studio.photographer.take("start", *studio.frame);
    studio.open_sample();
    shown_pages(studio);
    if (set == "shown") {
        return;
    }
    main_pages(studio);
    if (set != "main") {
        further_pages(studio);
        locked_pages(studio);
        dialogs(studio);
        dialogs_of_rows(studio);
        start_pages(studio);
    }
}
