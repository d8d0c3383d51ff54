#include "app/gui/pages/start_page.h"

#include "app/gui/accessible.h"
#include "app/gui/wrap.h"

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace zk::gui {

StartPage::StartPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const int gap = theme().px(28);
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    all->Add(choices(), 0, wxEXPAND | wxALL, gap);
    auto* right = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxStaticText(this, wxID_ANY, words()(ZK_TR("Recent files")));
    head->SetFont(theme().heading());
    right->Add(head, 0, wxBOTTOM, theme().px(Space::small));
    recent_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
    recent_->AppendTextColumn(words()(ZK_TR("File")), wxDATAVIEW_CELL_INERT, theme().px(280), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    recent_->AppendTextColumn(words()(ZK_TR("Folder")), wxDATAVIEW_CELL_INERT, theme().px(160), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    recent_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open_selected(); });
    recent_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE) {
            forget_selected();
        } else {
            event.Skip();
        }
    });
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
    recent_->DeleteAllItems();
    files_ = desk().settings().recent();
    for (const auto& file : files_) {
        std::error_code unused;
        wxString name = wx_path(file.stem());
        if (!std::filesystem::exists(file, unused)) {
            name += wx("  ") + words()(ZK_TR("(not there now)"));
        }
        wxVector<wxVariant> row;
        row.push_back(wxVariant(name));
        row.push_back(wxVariant(wx_path(file.parent_path())));
        recent_->AppendItem(row);
    }
    if (!files_.empty()) {
        recent_->SelectRow(0);
    }
    hint_->set(words()(files_.empty()
                           ? ZK_TR("No file yet: “New file” begins the one of your hospital, “Open a file” takes one that exists, and the sample hospital shows how it looks.")
                           : ZK_TR("Enter or a double click opens; Delete takes a file off this list and leaves the file alone.")));
    Layout();
}

void StartPage::open_selected()
{
    if (const int row = recent_->GetSelectedRow(); row >= 0 && row < static_cast<int>(files_.size())) {
        desk().open(std::filesystem::path(files_[row]));   // its own copy: opening makes the list anew
        list();
    }
}

void StartPage::forget_selected()
{
    if (const int row = recent_->GetSelectedRow(); row >= 0 && row < static_cast<int>(files_.size())) {
        desk().settings().forget(files_[row]);
        list();
    }
}

}  // namespace zk::gui
