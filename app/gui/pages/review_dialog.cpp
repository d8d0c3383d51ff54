#include "app/gui/pages/review_dialog.h"

#include "app/gui/pages/record_list.h"
#include "app/gui/style.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace zk::gui {
namespace {

/// The reviewer gave another mark, or had something to say.
bool differs(const session::Reviewed& item)
{
    return !item.comment.empty() || (!item.difference.empty() && item.difference != "0.00");
}

wxString or_stroke(const std::string& number) { return number.empty() ? wx("/") : wx(number); }

}  // namespace

ReviewDialog::ReviewDialog(Desk& desk, const session::Review& review, bool opens, bool may_import)
    : wxDialog(desk.window(), wxID_ANY, desk.words()(ZK_TR("Review by the bureau")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      desk_(desk), words_(desk.words()), review_(review), opens_(opens)
{
    const Theme& theme = desk.theme();
    const int gap = theme.px(Space::wide), small = theme.px(Space::small);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxStaticText(this, wxID_ANY, words_(forms::Message{"gui.review_head", ZK_TR("Review of submission {number}"), {{"number", review.number}}}));
    head->SetFont(theme.heading());
    all->Add(head, 0, wxALL, gap);
    add_sums(all);
    add_items(all);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* import = new wxButton(this, wxID_OPEN, words_(ZK_TR("Bring in a review…")));
    import->Enable(may_import);
    import->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_OPEN); });
    row->Add(import, 0, wxRIGHT, small);
    auto* open = new wxButton(this, wxID_OK, words_(ZK_TR("Open the item")));
    open->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) { event.Enable(opens_ && items_->selected() >= 0); });
    open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { items_->on_open(items_->selected()); });
    row->Add(open);
    row->AddStretchSpacer();
    auto* close = new wxButton(this, wxID_CANCEL, words_(ZK_TR("Close")));
    row->Add(close);
    all->Add(row, 0, wxEXPAND | wxALL, gap);
    SetSizer(all);
    SetSize(dialog_size(theme, 960, 600));
    items_->SetFocus();
    CentreOnParent();
}

void ReviewDialog::add_sums(wxSizer* into)
{
    const Theme& theme = desk_.theme();
    sums_ = new RecordList(this, theme, {{words_(ZK_TR("Specialty")), 0}, {words_(ZK_TR("Marked")), 110, true}, {words_(ZK_TR("Self score")), 100, true},
                                         {words_(ZK_TR("Review score")), 100, true}, {words_(ZK_TR("Difference")), 100, true}});
    sums_->say_when_empty(words_(ZK_TR("No review was brought in yet. When the bureau sends the workbook back with its marks, bring it in here: it "
                                       "changes nothing of the hospital's own figures.")));
    into->Add(sums_, 2, wxEXPAND | wxLEFT | wxRIGHT, theme.px(Space::wide));
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (const session::ReviewSum& sum : review_.sums) {
        rows.push_back({words_(sum.title), wxString::Format("%d/%d", sum.marked, sum.scored), or_stroke(sum.earned), or_stroke(sum.mark), or_stroke(sum.difference)});
        keys.push_back(sum.section);
    }
    sums_->fill(rows, keys);
}

void ReviewDialog::add_items(wxSizer* into)
{
    const Theme& theme = desk_.theme();
    const int gap = theme.px(Space::wide);
    differing_ = new wxCheckBox(this, wxID_ANY, words_(ZK_TR("Only items with another mark or a comment")));
    differing_->SetValue(true);
    differing_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { list_items(); });
    into->Add(differing_, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    into->AddSpacer(theme.px(Space::small));
    items_ = new RecordList(this, theme, {{words_(ZK_TR("Specialty")), 130}, {words_(ZK_TR("No.")), 70}, {words_(ZK_TR("Item")), 0},
                                          {words_(ZK_TR("Self score")), 80, true}, {words_(ZK_TR("Review score")), 80, true},
                                          {words_(ZK_TR("Difference")), 70, true}, {words_(ZK_TR("Review comment")), 260}});
    items_->say_when_empty(words_(review_.items.empty() ? ZK_TR("No mark and no comment.") : ZK_TR("The reviewer agrees with every self-score.")));
    items_->on_open = [this](int row) {
        if (opens_ && row >= 0 && row < static_cast<int>(shown_.size())) {
            chosen_ = at_item(shown_[static_cast<std::size_t>(row)]->section, shown_[static_cast<std::size_t>(row)]->item);
            EndModal(wxID_OK);
        }
    };
    into->Add(items_, 3, wxEXPAND | wxLEFT | wxRIGHT, gap);
    list_items();
}

void ReviewDialog::list_items()
{
    shown_.clear();
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (const session::Reviewed& item : review_.items) {
        if (differing_->GetValue() && !differs(item)) {
            continue;
        }
        shown_.push_back(&item);
        rows.push_back({words_(item.section_title), wx(item.number), words_(item.item_title), or_stroke(item.earned), or_stroke(item.mark),
                        or_stroke(item.difference), wx(item.comment)});
        keys.push_back(item.section + "/" + item.item);
    }
    items_->fill(rows, keys);
}

}  // namespace zk::gui
