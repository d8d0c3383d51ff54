#include "app/gui/pages/submissions_page.h"

#include "app/gui/pages/launch.h"
#include "app/gui/pages/workbook_commands.h"
#include "app/session/text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace zk::gui {
namespace {

wxString size_of(std::int64_t bytes)
{
    return bytes < 1024 * 1024 ? wxString::Format("%.0f KB", static_cast<double>(bytes) / 1024)
                               : wxString::Format("%.1f MB", static_cast<double>(bytes) / (1024 * 1024));
}

}  // namespace

SubmissionsPage::SubmissionsPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const int edge = theme().px(Space::page), small = theme().px(Space::small);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxStaticText(this, wxID_ANY, title());
    head->SetFont(theme().title());
    all->Add(head, 0, wxALL, edge);
    list_ = new RecordList(this, theme(), {{words()(ZK_TR("Serial no.")), 90}, {words()(ZK_TR("Period")), 130}, {words()(ZK_TR("Kind")), 150},
                                           {words()(ZK_TR("Date")), 100}, {words()(ZK_TR("Submitted by")), 110}, {words()(ZK_TR("Check code")), 100},
                                           {words()(ZK_TR("Workbook")), 0}});
    list_->say_when_empty(words()(ZK_TR("Nothing has been submitted yet. Approval and submission (F9) leads there.")));
    list_->on_choice = [this](int row) { choose(row); };
    list_->on_open = [this](int) { export_workbook(); };
    all->Add(list_, 3, wxEXPAND | wxLEFT | wxRIGHT, edge);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    export_ = new wxButton(this, wxID_ANY, words()(ZK_TR("Take out the workbook…")));
    export_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { export_workbook(); });
    attach_ = new wxButton(this, wxID_ANY, words()(ZK_TR("Attach the sealed scan…")));
    attach_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { attach(); });
    row->Add(export_, 0, wxRIGHT, small);
    row->Add(attach_, 0, wxRIGHT, small);
    review_ = new wxButton(this, wxID_ANY, words()(ZK_TR("Bureau's review…")));
    review_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto* submission = current()) {
            show_review_of(this->desk(), std::string(submission->number));
        }
    });
    row->Add(review_, 0, wxRIGHT, small);
    auto* verify = new wxButton(this, wxID_ANY, words()(ZK_TR("Verify a workbook…")));
    verify->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->desk().act("workbook.verify"); });
    row->Add(verify, 0, wxRIGHT, theme().px(Space::wide));
    detail_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    detail_->SetForegroundColour(theme().ink(Ink::muted));
    row->Add(detail_, 1, wxALIGN_CENTRE_VERTICAL);
    all->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, edge);

    auto* lower = new wxBoxSizer(wxHORIZONTAL);
    auto* left = new wxBoxSizer(wxVERTICAL);
    const auto head_of = [&](wxSizer* column, const char* label) {
        auto* made = new wxStaticText(this, wxID_ANY, words()(label));
        made->SetFont(theme().strong());
        column->Add(made, 0, wxBOTTOM, small);
    };
    head_of(left, ZK_TR("Attached to it"));
    attachments_ = new RecordList(this, theme(), {{words()(ZK_TR("File")), 0}, {words()(ZK_TR("Size")), 80, true}});
    attachments_->say_when_empty(words()(ZK_TR("Nothing is attached.")), true);
    attachments_->on_open = [this](int) { export_attachment(); };
    left->Add(attachments_, 1, wxEXPAND);
    export_attachment_ = new wxButton(this, wxID_ANY, words()(ZK_TR("Take out this file…")));
    export_attachment_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { export_attachment(); });
    left->Add(export_attachment_, 0, wxTOP, small);
    lower->Add(left, 2, wxEXPAND | wxRIGHT, edge);
    auto* right = new wxBoxSizer(wxVERTICAL);
    head_of(right, ZK_TR("Changed since the last submission of this self-assessment"));
    changes_ = new RecordList(this, theme(), {{words()(ZK_TR("Specialty")), 110}, {words()(ZK_TR("Item")), 0}, {words()(ZK_TR("Before")), 90},
                                              {words()(ZK_TR("Now")), 90}, {words()(ZK_TR("Reason")), 160}});
    right->Add(changes_, 1, wxEXPAND);
    lower->Add(right, 5, wxEXPAND);
    all->Add(lower, 2, wxEXPAND | wxALL, edge);
    SetSizer(all);
}

void SubmissionsPage::show(const Place&)
{
    refresh();
    list_->SetFocus();
}

void SubmissionsPage::refresh()
{
    if (!desk().session()) {
        return;
    }
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    std::vector<session::Correction> corrections;
    desk().attempt([&] {
        all_ = session().archive();
        corrections = session().corrections();
    });
    for (const auto& each : all_) {
        wxString kind = words()(ZK_TR("First submission"));
        if (each.correction > 0) {
            kind = words()(forms::Message{"gui.correction", ZK_TR("Correction no. {number}"), {{"number", forms::Decimal(each.correction)}}});
        }
        rows.push_back({wx(each.number), words()(forms::Text{each.period.zh(), each.period.en()}), kind, wx(forms::iso(each.date)),
                        wx(each.who), wx(each.check_code), wx(each.file)});
        keys.push_back(each.number);
    }
    list_->fill(rows, keys);

    const forms::Standard& standard = session().form().standard();
    rows.clear();
    keys.clear();
    for (const auto& each : corrections) {
        const int specialty = standard.specialty(each.section), item = standard.item(each.item);
        wxString what = item < 0 ? wx(each.item) : words()(standard.items[item].title);
        if (!each.month.empty()) {
            what += wx("　") + wx(each.month);
        }
        rows.push_back({specialty < 0 ? words()(ZK_TR("Hospital")) : words()(standard.specialties[specialty].title), what,
                        wx(each.old_value), wx(each.new_value), wx(each.reason)});
        keys.push_back(each.section + "/" + each.item + "/" + each.field + "/" + each.month);
    }
    const auto of_this = [&](const session::Archived& each) { return each.assessment == session().assessment().id; };
    changes_->say_when_empty(words()(std::any_of(all_.begin(), all_.end(), of_this) ? ZK_TR("Nothing was changed since.")
                                                                                    : ZK_TR("This self-assessment has not been submitted yet.")), true);
    changes_->fill(rows, keys);
}

const session::Archived* SubmissionsPage::current() const
{
    return chosen_ >= 0 && chosen_ < static_cast<int>(all_.size()) ? &all_[static_cast<std::size_t>(chosen_)] : nullptr;
}

void SubmissionsPage::choose(int row)
{
    chosen_ = row;
    const auto* submission = current();
    export_->Enable(submission);
    attach_->Enable(submission && session().writable());
    review_->Enable(submission);
    detail_->SetLabelText(submission ? words()(forms::Message{"gui.archived",
                                                              ZK_TR("Kept as it left: {size}, SHA-256 {sha256}…"),
                                                              {{"size", utf8(size_of(submission->bytes))}, {"sha256", submission->sha256.substr(0, 16)}}})
                                     : wxString());
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    if (submission) {
        for (const auto& each : submission->attachments) {
            rows.push_back({wx(each.file), size_of(each.bytes)});
            keys.push_back(each.sha256);
        }
    }
    attachments_->fill(rows, keys);
    export_attachment_->Enable(!rows.empty());
}

void SubmissionsPage::export_workbook()
{
    const auto* submission = current();
    if (!submission) {
        return;
    }
    const std::string number = submission->number;
    const auto target = desk().ask().save_file(desk().window(), {words()(ZK_TR("Take out the workbook")), words()(ZK_TR("Excel workbooks")) + wx(" (*.xlsx)|*.xlsx"),
                                                                 session().path().parent_path(), std::filesystem::u8path(submission->file)});
    if (target && desk().attempt([&] { session().export_archived(number, *target); })) {
        desk().tell(Tone::done, words()(forms::Message{"gui.exported", ZK_TR("“{file}” was written, the same bytes as submitted."),
                                                       {{"file", utf8(wx_path(*target))}}}));
        launch(target->parent_path());
    }
}

void SubmissionsPage::attach()
{
    const auto* submission = current();
    if (!submission) {
        return;
    }
    const std::string number = submission->number;
    const auto file = desk().ask().open_file(desk().window(), {words()(ZK_TR("The signed, sealed and scanned submission")),
                                                               words()(ZK_TR("PDF and pictures")) + wx(" (*.pdf;*.jpg;*.png)|*.pdf;*.PDF;*.jpg;*.JPG;*.jpeg;*.png;*.PNG|") +
                                                                   words()(ZK_TR("All files")) + wx("|*"),
                                                               session().path().parent_path(), {}});
    if (file && desk().attempt([&] { session().attach(number, *file); })) {
        desk().kept();
        refresh();
    }
}

void SubmissionsPage::export_attachment()
{
    const auto* submission = current();
    const int row = attachments_->selected();
    if (!submission || row < 0 || row >= static_cast<int>(submission->attachments.size())) {
        return;
    }
    const auto attached = submission->attachments[static_cast<std::size_t>(row)];
    const std::string number = submission->number;
    const auto target = desk().ask().save_file(desk().window(), {words()(ZK_TR("Take out this file")), words()(ZK_TR("All files")) + wx("|*"),
                                                                 session().path().parent_path(), std::filesystem::u8path(attached.file)});
    if (target && desk().attempt([&] { session().export_attachment(number, attached.sha256, *target); })) {
        desk().tell(Tone::done, words()(forms::Message{"gui.exported_file", ZK_TR("“{file}” was written."), {{"file", utf8(wx_path(*target))}}}));
    }
}

}  // namespace zk::gui
