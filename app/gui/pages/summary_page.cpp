#include "app/gui/pages/summary_page.h"

#include <wx/sizer.h>

namespace zk::gui {

using charts::Board;

SummaryPage::SummaryPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    board_ = new Board(this, desk);
    grade_ = board_->add(Board::Side::narrow);   // where there is one column, what one looks for first stands first
    scores_ = board_->add(Board::Side::wide);
    radar_ = board_->add(Board::Side::narrow);
    losses_ = board_->add(Board::Side::wide);
    compliance_ = board_->add(Board::Side::narrow);
    findings_ = board_->add(Board::Side::narrow);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(board_, wxSizerFlags(1).Expand());
    SetSizer(column);
}

wxString SummaryPage::title() const { return words()(ZK_TR("Score summary")); }

void SummaryPage::show(const Place& place)
{
    section_ = place.section;
    refresh();
    scores_->focus_quietly();
}

void SummaryPage::changed(const session::Change& change)
{
    reader_.changed(change);
    if (IsShownOnScreen()) {
        refresh();
    }
}

void SummaryPage::refresh()
{
    const int section = session().form().section(section_);
    if (section <= 0) {
        return;   // the specialty has just been removed
    }
    const charts::Say say(words().translator(), words().language());
    charts::Summary made = charts::summary(reader_.read(session()), section, say);
    places_ = std::move(made.places);
    const auto opens = [this](charts::Key key) { open(key); };
    scores_->set(charts::make_table(std::move(made.scores)), opens);
    losses_->set(charts::make_losses(std::move(made.losses)), opens);
    grade_->set(charts::make_list(std::move(made.grade)), opens);
    compliance_->set(charts::make_list(std::move(made.compliance)), opens);
    radar_->set(charts::make_radar(std::move(made.radar)), opens);
    findings_->set(charts::make_list(std::move(made.findings)), opens);
    board_->arrange();
}

void SummaryPage::open(charts::Key key)
{
    if (const Place* to = places_.at(key)) {
        const Place copy = *to;
        desk().go(copy);
    }
}

bool SummaryPage::can(std::string_view action) const { return board_->current() && board_->current()->can(action); }
void SummaryPage::act(std::string_view action)
{
    if (can(action)) {
        board_->current()->act(action);
    }
}

}  // namespace zk::gui
