#include "app/gui/pages/evidence_page.h"

#include "app/gui/pages/evidence_dialog.h"
#include "app/gui/pages/launch.h"

#include <wx/button.h>
#include <wx/dnd.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace zk::gui {
namespace {

class DropFiles : public wxFileDropTarget {
public:
    explicit DropFiles(Desk& desk) : desk_(desk) {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& names) override
    {
        std::vector<std::filesystem::path> files;
        for (const wxString& name : names) {
            files.push_back(path_of(name));
        }
        // After the drop is over: the other program waits meanwhile.
        desk_.window()->CallAfter([&desk = desk_, files] { add_evidence_files(desk, files, {}); });
        return true;
    }

private:
    Desk& desk_;
};

}  // namespace

bool add_evidence_files(Desk& desk, const std::vector<std::filesystem::path>& files, const std::vector<session::EvidenceItem>& items)
{
    wxString why;
    if (!desk.may_change(&why)) {
        desk.tell(Tone::caution, why);
        return false;
    }
    bool any = false;
    session::Evidence last;
    last.items = items;
    for (const auto& file : files) {
        session::Evidence proposed = last;   // several files of one visit mostly share dates and items
        proposed.title = utf8(wx_path(file.stem()));
        EvidenceDialog dialog(desk, wx_path(file), proposed, true);
        if (desk.ask().run(dialog) != wxID_OK) {
            break;
        }
        last = dialog.result();
        session::NewEvidence made{last.title, file, !last.kept, last.dated, last.valid_until, last.deidentified, last.items};
        if (!desk.attempt([&] { desk.session()->add_evidence(made); })) {
            break;
        }
        desk.kept();
        any = true;
    }
    return any;
}

EvidencePage::EvidencePage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const int edge = theme().px(Space::page), small = theme().px(Space::small);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* head = new wxStaticText(this, wxID_ANY, title());
    head->SetFont(theme().title());
    top->Add(head, 0, wxALIGN_BOTTOM | wxRIGHT, theme().px(Space::wide));
    counts_ = new wxStaticText(this, wxID_ANY, wxString());
    counts_->SetForegroundColour(theme().ink(Ink::muted));
    top->Add(counts_, 1, wxALIGN_BOTTOM);
    all->Add(top, 0, wxEXPAND | wxALL, edge);
    list_ = new RecordList(this, theme(), {{words()(ZK_TR("No.")), 50, true}, {words()(ZK_TR("Title")), 190}, {words()(ZK_TR("Proves")), 0},
                                           {words()(ZK_TR("Dated")), 100}, {words()(ZK_TR("Valid until")), 100},
                                           {words()(ZK_TR("De-identified")), 80}, {words()(ZK_TR("Where")), 80}});
    list_->on_open = [this](int row) { edit(row); };
    list_->on_delete = [this](int row) { remove(row); };
    all->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT, edge);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    // `of`: the list one of whose rows must be selected; none: always.
    const auto button = [&](const char* label, auto verb, bool changes, const RecordList* of) {
        auto* made = new wxButton(this, wxID_ANY, words()(label));
        made->Bind(wxEVT_BUTTON, [verb](wxCommandEvent&) { verb(); });
        made->Bind(wxEVT_UPDATE_UI, [this, changes, of](wxUpdateUIEvent& event) {
            event.Enable((!changes || this->desk().may_change()) && (!of || of->selected() >= 0));
        });
        return made;
    };
    row->Add(button(ZK_TR("Add…"), [this] { add({}); }, true, nullptr), 0, wxRIGHT, small);
    row->Add(button(ZK_TR("Edit…"), [this] { edit(list_->selected()); }, true, list_), 0, wxRIGHT, small);
    row->Add(button(ZK_TR("Remove"), [this] { remove(list_->selected()); }, true, list_), 0, wxRIGHT, small);
    row->Add(button(ZK_TR("Take out this file…"), [this] { take_out(list_->selected()); }, false, list_), 0, wxRIGHT, small);
    row->AddStretchSpacer();
    row->Add(button(ZK_TR("Pack for the inspection…"), [this] { pack(); }, false, nullptr));
    all->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, edge);
    auto* below = new wxBoxSizer(wxHORIZONTAL);
    missing_head_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE);
    missing_head_->SetFont(theme().strong());
    below->Add(missing_head_, 1, wxALIGN_CENTRE_VERTICAL);
    missing_ = new RecordList(this, theme(), {{words()(ZK_TR("Specialty")), 150}, {words()(ZK_TR("Item")), 320}, {words()(ZK_TR("Evidence wanted")), 0}});
    missing_->on_open = [this](int at) {
        if (at >= 0 && at < static_cast<int>(without_.size())) {
            this->desk().go(at_item(without_[static_cast<std::size_t>(at)].section, without_[static_cast<std::size_t>(at)].item));
        }
    };
    auto* add_here = button(ZK_TR("Add for this item…"), [this] { add_for(missing_->selected()); }, true, missing_);
    add_here->MoveBeforeInTabOrder(missing_);   // it stands above the list
    below->Add(add_here);
    all->Add(below, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, edge);
    all->AddSpacer(small);
    all->Add(missing_, 1, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, edge);
    list_->say_when_empty(words()(ZK_TR("No evidence yet. Drop files here or add them; each says which items it proves, when it is dated and "
                                        "until when it is valid.")), true);
    missing_->say_when_empty(words()(ZK_TR("Everything that is claimed and asks for evidence has some.")), true);
    SetSizer(all);
    SetDropTarget(new DropFiles(desk));
}

void EvidencePage::show(const Place&)
{
    refresh();
    list_->SetFocus();
}

wxString EvidencePage::names(const std::vector<session::EvidenceItem>& items) const
{
    const forms::Standard& standard = session().form().standard();
    wxString all;
    for (const auto& item : items) {
        const int at = standard.item(item.item);
        all += (all.empty() ? wxString() : words().separator()) + (at < 0 ? wx(item.item) : words()(standard.items[at].title));
    }
    return all;
}

void EvidencePage::refresh()
{
    if (!desk().session()) {
        return;
    }
    desk().attempt([&] {
        all_ = session().evidence();
        without_ = session().evidence_missing();
    });
    const forms::Form& form = session().form();
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (const auto& each : all_) {
        rows.push_back({wxString::Format("%d", each.number), wx(each.title), names(each.items),
                        each.dated ? wx(forms::iso(*each.dated)) : wxString(), each.valid_until ? wx(forms::iso(*each.valid_until)) : wxString(),
                        words()(each.deidentified ? ZK_TR("yes") : ZK_TR("no")), words()(each.kept ? ZK_TR("in this file") : ZK_TR("referred to"))});
        keys.push_back(std::to_string(each.number));
    }
    list_->fill(rows, keys);
    counts_->SetLabelText(words()(forms::Message{"gui.evidence_count", ZK_TR("{count} {count|piece|pieces} · files may be dropped here"),
                                                 {{"count", forms::Decimal(static_cast<int>(all_.size()))}}}));
    rows.clear();
    keys.clear();
    for (const auto& each : without_) {
        const int section = form.section(each.section), item = form.standard().item(each.item);
        rows.push_back({section <= 0 ? words()(ZK_TR("Hospital")) : words()(form.standard().specialties[form.sections()[section].specialty].title),
                        item < 0 ? wx(each.item) : words()(form.standard().items[item].title),
                        item < 0 ? wxString() : words()(form.standard().items[item].card.evidence)});
        keys.push_back(each.section + "/" + each.item);
    }
    missing_->fill(rows, keys);
    missing_head_->SetLabelText(words()(forms::Message{"gui.evidence_missing", ZK_TR("Claimed without evidence: {count}"),
                                                       {{"count", forms::Decimal(static_cast<int>(without_.size()))}}}));
    Layout();
}

void EvidencePage::add_for(int row)
{
    if (row >= 0 && row < static_cast<int>(without_.size())) {
        add({without_[static_cast<std::size_t>(row)]});
    }
}

void EvidencePage::add(const std::vector<session::EvidenceItem>& items)
{
    const auto file = desk().ask().open_file(desk().window(), {words()(ZK_TR("New evidence")), words()(ZK_TR("All files")) + wx("|*"),
                                                               session().path().parent_path(), {}});
    if (file) {
        add_evidence_files(desk(), {*file}, items);
        refresh();
    }
}

void EvidencePage::edit(int row)
{
    if (row < 0 || row >= static_cast<int>(all_.size()) || !desk().may_change()) {
        return;
    }
    const auto before = all_[static_cast<std::size_t>(row)];
    EvidenceDialog dialog(desk(), wx(before.file), before, false);
    if (desk().ask().run(dialog) != wxID_OK) {
        return;
    }
    const auto now = dialog.result();
    session::EvidenceChange change;
    change.title = now.title;
    change.dated = now.dated;
    change.valid_until = now.valid_until;
    change.deidentified = now.deidentified;
    change.items = now.items;
    if (desk().attempt([&] { session().edit_evidence(before.number, change); })) {
        desk().kept();
        refresh();
    }
}

void EvidencePage::remove(int row)
{
    if (row < 0 || row >= static_cast<int>(all_.size()) || !desk().may_change()) {
        return;
    }
    const auto& each = all_[static_cast<std::size_t>(row)];
    const int number = each.number;
    const int answer = desk().ask().choose(desk().window(), {words()(forms::Message{"gui.remove_evidence", ZK_TR("Remove “{title}”?"), {{"title", each.title}}}),
                                                             words()(ZK_TR("Its number is not used again. The record of changes keeps that it was there.")),
                                                             {words()(ZK_TR("Remove")), words()(ZK_TR("Cancel"))}, 1, true});
    if (answer == 0 && desk().attempt([&] { session().remove_evidence(number); })) {
        desk().kept();
        refresh();
    }
}

void EvidencePage::take_out(int row)
{
    if (row < 0 || row >= static_cast<int>(all_.size())) {
        return;
    }
    const auto each = all_[static_cast<std::size_t>(row)];
    if (!each.kept) {
        if (!launch(std::filesystem::u8path(each.file))) {
            desk().tell(Tone::caution, words()(forms::Message{"gui.reference_gone", ZK_TR("“{file}” can not be opened. It may have been moved."), {{"file", each.file}}}));
        }
        return;
    }
    const auto target = desk().ask().save_file(desk().window(), {words()(ZK_TR("Take out this file")), words()(ZK_TR("All files")) + wx("|*"),
                                                                 session().path().parent_path(), std::filesystem::u8path(each.file)});
    if (target && desk().attempt([&] { session().export_evidence(each.number, *target); })) {
        desk().tell(Tone::done, words()(forms::Message{"gui.exported_file", ZK_TR("“{file}” was written."), {{"file", utf8(wx_path(*target))}}}));
    }
}

void EvidencePage::pack()
{
    const auto target = desk().ask().save_file(desk().window(), {words()(ZK_TR("Pack for the inspection")), words()(ZK_TR("ZIP files")) + wx(" (*.zip)|*.zip"),
                                                                 session().path().parent_path(), std::filesystem::u8path("佐证材料.zip")});
    if (!target) {
        return;
    }
    session::Packed packed;
    const bool done = desk().run(words()(ZK_TR("Pack for the inspection")), [&](Progress& progress) {
        packed = session().pack_evidence(*target, words().language(), words().translator(), [&](int percent) {
            progress.step({"gui.packing", ZK_TR("Checking and packing the files…"), {}}, percent / 100.0);
            return !progress.cancelled();
        });
    });
    if (done) {
        desk().tell(packed.unavailable.empty() ? Tone::done : Tone::caution,
                    words()(forms::Message{"gui.packed", ZK_TR("{files} {files|file|files} packed into “{target}”. Items without evidence: {missing}; files not found: {gone}."),
                                           {{"files", forms::Decimal(packed.files)}, {"target", utf8(wx_path(packed.target))},
                                            {"missing", forms::Decimal(packed.missing_items)},
                                            {"gone", forms::Decimal(static_cast<int>(packed.unavailable.size()))}}}));
    }
}

}  // namespace zk::gui
