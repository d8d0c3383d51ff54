#include "app/gui/pages/start_page.h"

#include "app/gui/accessible.h"
#include "app/gui/pages/record_list.h"
#include "app/gui/wrap.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace zk::gui {
namespace {

bool there(const std::filesystem::path& file)
{
    std::error_code unknown;
    return std::filesystem::exists(file, unknown);
}

}  // namespace

StartPage::StartPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const int gap = theme().px(28);
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    all->Add(choices(), 0, wxEXPAND | wxALL, gap);
    auto* right = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxStaticText(this, wxID_ANY, words()(ZK_TR("Recent files")));
    head->SetFont(theme().heading());
    right->Add(head, 0, wxBOTTOM, theme().px(Space::small));
    recent_ = new RecordList(this, theme(), {{words()(ZK_TR("File")), 380}, {words()(ZK_TR("Folder")), 0}});
    recent_->say_when_empty(words()(ZK_TR("No file yet: “New file” begins the one of your hospital, “Open a file” takes one that exists, and the sample hospital shows how it looks.")), true);
    recent_->on_choice = [this](int row) { say_about(row); };
    recent_->on_open = [this](int row) { open(row); };
    recent_->on_delete = [this](int row) { forget(row); };
    right->Add(recent_, 1, wxEXPAND);
    hint_ = new WrappedText(this, wxString(), theme().small(), theme().ink(Ink::muted));
    right->Add(hint_, 0, wxEXPAND | wxTOP, theme().px(Space::small));
    recent_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (hint_->fit(event.GetSize().x)) {
            CallAfter([this] { Layout(); });
        }
    });
    set_accessible_name(*recent_, words()(ZK_TR("Recent files")));
    all->Add(right, 1, wxEXPAND | wxTOP | wxBOTTOM | wxRIGHT, gap);
    SetSizer(all);
}

wxWindow* StartPage::choices()
{
    auto* own = new wxPanel(this);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    auto* name = new wxStaticText(own, wxID_ANY, words()(ZK_TR("Zhuanke")));
    name->SetFont(theme().title().Scaled(1.4F));
    name->SetForegroundColour(theme().ink(Ink::accent));
    sizer->Add(name);
    auto* what = new wxStaticText(own, wxID_ANY, words()(ZK_TR("Self-assessment of the\nspecialties of a county hospital")));
    what->SetForegroundColour(theme().ink(Ink::muted));
    sizer->Add(what, 0, wxTOP | wxBOTTOM, theme().px(Space::wide));
    const auto button = [&](const char* id, const char* label) {
        auto* made = new wxButton(own, wxID_ANY, words()(label), wxDefaultPosition, wxSize(theme().px(220), theme().px(40)));
        made->Bind(wxEVT_BUTTON, [this, id](wxCommandEvent&) { desk().act(id); });
        sizer->Add(made, 0, wxBOTTOM, theme().px(Space::normal));
        return made;
    };
    new_ = button("file.new", ZK_TR("&New file…"));
    button("file.open", ZK_TR("&Open a file…"));
    button("file.sample", ZK_TR("Sample &hospital"));
    auto* note = new wxStaticText(own, wxID_ANY,
                                  words()(ZK_TR("Every value is kept as soon as it is entered.\nOne file per hospital; nothing leaves this computer.")));
    note->SetFont(theme().small());
    note->SetForegroundColour(theme().ink(Ink::muted));
    sizer->Add(note, 0, wxTOP, theme().px(Space::normal));
    own->SetSizer(sizer);
    return own;
}

void StartPage::show(const Place&)
{
    list();
    if (files_.empty()) {
        new_->SetFocus();
    } else {
        recent_->SetFocus();
    }
}

void StartPage::list()
{
    files_ = desk().settings().recent();
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (const auto& file : files_) {
        const wxString folder = wx_path(file.parent_path());
        rows.push_back({wx_path(file.stem()), there(file) ? folder : words()(ZK_TR("(not there now)")) + wx(" ") + folder});
        keys.push_back(utf8(wx_path(file)));
    }
    recent_->fill(rows, keys);
    Layout();
}

/// The whole path, which the columns may cut, and what can be done with it.
void StartPage::say_about(int row)
{
    wxString said;
    if (row >= 0 && row < static_cast<int>(files_.size())) {
        const auto& file = files_[static_cast<std::size_t>(row)];
        said = wx_path(file) + wx("\n") +
               words()(there(file) ? ZK_TR("Enter or a double click opens; Delete takes a file off this list and leaves the file alone.")
                                   : ZK_TR("Not there now. Plug in the disk or connect the network it lies on; “Open a file” finds it elsewhere; Delete takes it off this list."));
    }
    if (hint_->set(said)) {
        Layout();
    }
}

void StartPage::open(int row)
{
    if (row >= 0 && row < static_cast<int>(files_.size())) {
        // After the list's own event: opening takes this page away.
        desk().window()->CallAfter([&desk = desk(), file = files_[static_cast<std::size_t>(row)]] { desk.open(file); });
    }
}

void StartPage::forget(int row)
{
    if (row >= 0 && row < static_cast<int>(files_.size())) {
        desk().settings().forget(files_[static_cast<std::size_t>(row)]);
        list();
    }
}

}  // namespace zk::gui
