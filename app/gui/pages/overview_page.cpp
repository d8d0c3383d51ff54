#include "app/gui/pages/overview_page.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

namespace zk::gui {

using charts::Board;

OverviewPage::OverviewPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const Theme& look = theme();
    heading_ = new wxStaticText(this, wxID_ANY, title());
    heading_->SetFont(look.title());
    subtitle_ = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    subtitle_->SetForegroundColour(look.ink(Ink::muted));
    board_ = new Board(this, desk);
    scores_ = board_->add(Board::Side::wide);
    coverage_ = board_->add(Board::Side::wide);
    completion_ = board_->add(Board::Side::narrow);
    missing_ = board_->add(Board::Side::narrow);
    radar_ = board_->add(Board::Side::narrow);
    findings_ = board_->add(Board::Side::narrow);

    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(heading_, wxSizerFlags().Bottom());
    head->AddSpacer(look.px(Space::normal));
    head->Add(subtitle_, wxSizerFlags(1).Bottom().Border(wxBOTTOM, look.px(Space::hair)));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, look.px(Space::wide)));
    column->AddSpacer(look.px(Space::tight));
    column->Add(board_, wxSizerFlags(1).Expand());
    SetSizer(column);
}

wxString OverviewPage::title() const { return words()(ZK_TR("Overview of the hospital")); }

void OverviewPage::show(const Place&)
{
    refresh();
    scores_->focus_quietly();
}

void OverviewPage::changed(const session::Change& change)
{
    reader_.changed(change);
    if (IsShownOnScreen()) {
        refresh();
    }
}

void OverviewPage::refresh()
{
    const charts::Say say(words().translator(), words().language());
    charts::Overview made = charts::overview(reader_.read(session()), say);
    places_ = std::move(made.places);
    const auto opens = [this](charts::Key key) { open(key); };
    scores_->set(charts::make_table(std::move(made.scores)), opens);
    coverage_->set(charts::make_table(std::move(made.coverage)), opens);
    radar_->set(charts::make_radar(std::move(made.radar)), opens);
    completion_->set(charts::make_ring(std::move(made.completion)), opens);
    missing_->set(charts::make_list(std::move(made.missing)), opens);
    findings_->set(charts::make_list(std::move(made.findings)), opens);
    subtitle_->SetLabel(wx(made.subtitle));
    Layout();
    board_->arrange();
}

void OverviewPage::open(charts::Key key)
{
    if (const Place* to = places_.at(key)) {
        const Place copy = *to;
        desk().go(copy);
    }
}

bool OverviewPage::can(std::string_view action) const { return board_->current() && board_->current()->can(action); }
void OverviewPage::act(std::string_view action)
{
    if (can(action)) {
        board_->current()->act(action);
    }
}

}  // namespace zk::gui
