// How the main window is put together and which page it shows; documents and errors are in frame_document.cpp.
#include "app/gui/frame.h"

#include "app/gui/accessible.h"
#include "app/gui/navigator.h"
#include "app/gui/sash.h"
#include "app/gui/style.h"

#include <wx/button.h>
#include <wx/display.h>
#include <wx/image.h>
#include <wx/infobar.h>
#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/srchctrl.h>
#include <wx/statusbr.h>
#include <wx/wupdlock.h>

#include <algorithm>

namespace zk::gui {
namespace {

constexpr int first_action_id = wxID_HIGHEST + 1000;
constexpr int default_width = 1280, default_height = 760;
constexpr int navigator_least = 150, navigator_usual = 220;

}  // namespace

Frame::Frame(const Surroundings& surroundings)
    : wxFrame(nullptr, wxID_ANY, wxString()), around_(surroundings), theme_(std::make_unique<Theme>(*this)),
      native_ask_(std::make_unique<NativeAsk>(words_)), ask_(around_.ask ? around_.ask : native_ask_.get())
{
    const wxRect screen = wxDisplay(wxDisplay::GetFromWindow(this) == wxNOT_FOUND ? 0 : wxDisplay::GetFromWindow(this)).GetClientArea();
    SetMinSize(wxSize(std::min(theme_->px(880), screen.width), std::min(theme_->px(540), screen.height)));
    const auto size = around_.settings.numbers("window");
    if (size.size() == 5) {
        SetSize(size[0], size[1], size[2], size[3]);
        if (size[4] != 0) {
            Maximize();
        }
    } else {
        SetSize(std::min(theme_->px(default_width), screen.width), std::min(theme_->px(default_height), screen.height));
        Maximize();
    }
    if (!wxImage::FindHandler(wxBITMAP_TYPE_PNG)) {
        wxImage::AddHandler(new wxPNGHandler);   // the pictures of the guide, charts saved as pictures
    }
    Bind(wxEVT_CLOSE_WINDOW, &Frame::on_close, this);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (event.GetModifiers() == wxMOD_CONTROL && (key == WXK_PAGEUP || key == WXK_PAGEDOWN)) {
            act(key == WXK_PAGEUP ? "section.previous" : "section.next");   // a native list takes these before the menu does
        } else {
            event.Skip();
        }
    });
    quiet_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tell_nothing(); });
    for (std::size_t i = 0; i < actions().size(); ++i) {
        const int id = first_action_id + static_cast<int>(i);
        Bind(wxEVT_MENU, [this](wxCommandEvent& event) { on_action(event.GetId()); }, id);
        Bind(wxEVT_UPDATE_UI,
             [this](wxUpdateUIEvent& event) { event.Enable(enabled(actions()[event.GetId() - first_action_id])); }, id);
    }
    build();
    if (!around_.file_follows) {
        go({});
    }
}

Frame::~Frame()
{
    // Pages look at the session while they go.
    DestroyChildren();
    if (session_) {
        session_->unsubscribe(subscription_);
    }
}

void Frame::build()
{
    words_holder_ = std::make_unique<Words>(around_.translator, around_.language);
    words_ = words_holder_.get();
    pages_.fill(nullptr);
    current_ = nullptr;
    quiet_.Stop();
    told_.clear();
    build_menus();
    build_status();
    content_ = new wxPanel(this);
    content_->SetBackgroundColour(theme_->fill(Fill::panel));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(build_tools(content_), 0, wxEXPAND);
    info_ = new wxInfoBar(content_);
    all->Add(info_, 0, wxEXPAND);
    content_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { show_told(); });
    });
    splitter_ = new wxSplitterWindow(content_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_NOBORDER | wxSP_THIN_SASH);
    navigator_ = new Navigator(splitter_, *this);
    book_ = new wxSimplebook(splitter_);
    splitter_->SetMinimumPaneSize(theme_->px(navigator_least));
    splitter_->SplitVertically(navigator_, book_, theme_->px(navigator_usual));
    keep_sash(*splitter_, *this, [this] { return navigator_rule(); });
    navigator_->filled = [this] {
        if (splitter_->IsSplit()) {
            splitter_->SetSashPosition(sash_position(*splitter_, *this, navigator_rule()));
        }
    };
    all->Add(splitter_, 1, wxEXPAND);
    content_->SetSizer(all);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(content_, 1, wxEXPAND);
    SetSizer(frame);
    Layout();
    navigator_->refresh();
}

/// As wide as its names with score and grade, in the language and font of now.
SashRule Frame::navigator_rule() const
{
    const int wanted = navigator_->wanted_width() * 100 / theme_->px(100);
    return {"navigator", false, navigator_least, std::max(wanted, navigator_usual), 0.25};
}

/// Without a document there is nothing to go to.
void Frame::show_navigator(bool shown)
{
    if (shown && !splitter_->IsSplit()) {
        splitter_->SplitVertically(navigator_, book_, sash_position(*splitter_, *this, navigator_rule()));
    } else if (!shown && splitter_->IsSplit()) {
        splitter_->Unsplit(navigator_);
    }
}

void Frame::build_menus()
{
    auto* bar = new wxMenuBar;
    for (int kind = 0; kind < static_cast<int>(Menu::none); ++kind) {
        auto* menu = new wxMenu;
        for (std::size_t i = 0; i < actions().size(); ++i) {
            const Action& each = actions()[i];
            if (each.menu != static_cast<Menu>(kind)) {
                continue;
            }
            if (!each.label) {
                menu->AppendSeparator();
                continue;
            }
            wxString label = (*words_)(each.label);
            if (*each.key) {
                label += wx("\t") + wx(each.key);
            }
            menu->Append(first_action_id + static_cast<int>(i), label, *each.help ? (*words_)(each.help) : wxString());
        }
        bar->Append(menu, (*words_)(title(static_cast<Menu>(kind))));
    }
    wxMenuBar* before = GetMenuBar();
    SetMenuBar(bar);
    delete before;
}

wxWindow* Frame::build_tools(wxWindow* parent)
{
    auto* row = new wxPanel(parent);
    row->SetBackgroundColour(theme_->fill(Fill::panel));
    auto* sizer = new wxBoxSizer(wxHORIZONTAL);
    const auto button = [&](const char* id, const char* label) {
        auto* made = new wxButton(row, wxID_ANY, (*words_)(label));
        made->Bind(wxEVT_BUTTON, [this, id](wxCommandEvent&) { act(id); });
        made->Bind(wxEVT_UPDATE_UI, [this, id](wxUpdateUIEvent& event) { event.Enable(enabled(*action(id))); });
        sizer->Add(made, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme_->px(Space::small));
    };
    sizer->AddSpacer(theme_->px(Space::small));
    button("item.previous", ZK_TR("← Previous item"));
    button("item.todo", ZK_TR("Next to do →"));
    button("view.findings", ZK_TR("Findings"));
    button("view.approval", ZK_TR("Approval and submission"));
    sizer->AddStretchSpacer();
    search_ = new wxSearchCtrl(row, wxID_ANY, wxString(), wxDefaultPosition, wxSize(theme_->px(250), -1), wxTE_PROCESS_ENTER);
    search_->ShowCancelButton(true);
    ground_search_field(*search_, *theme_);
    search_->SetDescriptiveText((*words_)(ZK_TR("Search items (also pinyin initials)")));
    set_accessible_name(*search_, (*words_)(ZK_TR("Search items (also pinyin initials)")));
    const auto look = [this](wxCommandEvent&) {
        if (session_) {
            go({PageKind::search, {}, {}, {}, {}, {}, utf8(search_->GetValue())});
        }
    };
    search_->Bind(wxEVT_SEARCH, look);
    search_->Bind(wxEVT_TEXT_ENTER, look);
    sizer->Add(search_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme_->px(Space::small));
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(sizer, 0, wxEXPAND | wxTOP | wxBOTTOM, theme_->px(6));
    row->SetSizer(outer);
    return row;
}

void Frame::build_status()
{
    if (wxStatusBar* before = GetStatusBar()) {
        SetStatusBar(nullptr);
        before->Destroy();
    }
    wxStatusBar* bar = CreateStatusBar(4);
    const int kept = GetTextExtent((*words_)(ZK_TR("Every value is kept as it is typed"))).x + theme_->px(Space::wide);
    const int widths[] = {std::max(kept, theme_->px(130)), -2, -3, theme_->px(80)};
    bar->SetStatusWidths(4, widths);
    show_document();
}

Page* Frame::make(PageKind kind)
{
    Page*& page = pages_[static_cast<std::size_t>(kind)];
    if (!page) {
        const PageEntry* entry = page_entry(kind);
        if (!entry || (entry->needs_document && !session_)) {
            return nullptr;
        }
        page = entry->make(book_, *this);
        book_->AddPage(page, wxString());
    }
    return page;
}

void Frame::go(const Place& wanted)
{
    if (refuse_while_working() || !leave()) {
        return;
    }
    // 得分汇总 is a step of the walk: the section page shows it.
    const PageKind kind = wanted.page == PageKind::summary ? PageKind::section : wanted.page;
    Page* page = make(kind);
    if (!page) {
        page = make(PageKind::start);
    }
    show_navigator(session_ != nullptr);
    place_ = wanted;
    current_ = page;
    page->show(wanted);
    for (std::size_t i = 0; i < book_->GetPageCount(); ++i) {
        if (book_->GetPage(i) == page) {
            book_->ChangeSelection(i);
        }
    }
    place_ = page->place();
    navigator_->mark(place_);
    show_document();
}

bool Frame::leave() { return !work_ && (!current_ || current_->leave()); }

bool Frame::enabled(const Action& action)
{
    if (work_) {
        return false;
    }
    if (action.run) {
        return !action.enabled || action.enabled(*this);
    }
    return current_ && current_->can(action.id);
}

void Frame::do_action(const Action& action)
{
    if (!enabled(action)) {
        return;
    }
    if (action.run) {
        action.run(*this);
    } else {
        current_->act(action.id);
    }
}

void Frame::on_action(int id) { do_action(actions()[id - first_action_id]); }

void Frame::act(const char* id)
{
    if (const Action* found = action(id)) {
        do_action(*found);
    }
}

bool Frame::can(const char* id)
{
    const Action* found = action(id);
    return found && enabled(*found);
}

void Frame::focus_navigator() { navigator_->focus(); }
void Frame::focus_search()
{
    search_->SetFocus();
    search_->SelectAll();
}

void Frame::set_language(forms::Language language)
{
    if (language == around_.language || !leave()) {
        return;
    }
    around_.language = language;
    around_.settings.set("language", std::string(language == forms::Language::zh ? "zh" : "en"));
    // The command may come from a menu that is about to go.
    CallAfter([this, back = current_ ? current_->place() : Place{}] {
        const wxWindowUpdateLocker still(this);
        remember();
        SetSizer(nullptr);
        content_->Destroy();
        build();
        go(back);
    });
}

void Frame::remember()
{
    Settings& settings = around_.settings;
    const wxRect at = GetRect();
    if (!IsMaximized()) {
        settings.set("window", std::vector<int>{at.x, at.y, at.width, at.height, 0});
    } else {
        settings.set("window", std::vector<int>{0, 0, theme_->px(default_width), theme_->px(default_height), 1});
    }
    if (session_ && current_) {
        settings.set("place " + utf8(wx_path(session_->path())), current_->place().str());
    }
}

void Frame::on_close(wxCloseEvent& event)
{
    if (work_) {
        // Its thread writes into what would go. Where the system ends the session, it is stopped and closed after.
        if (event.CanVeto()) {
            event.Veto();
        } else {
            work_->cancel();
            close_after_work_ = true;
        }
        return;
    }
    if (!leave() && event.CanVeto()) {
        event.Veto();
        return;
    }
    remember();
    around_.settings.save();
    Destroy();
}

}  // namespace zk::gui
