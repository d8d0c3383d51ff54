#include "app/gui/pages/section_page.h"

#include "app/gui/actions.h"
#include "app/gui/sash.h"
#include "app/gui/walk/card.h"
#include "app/gui/walk/heading.h"
#include "app/gui/walk/table.h"

#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/wupdlock.h>

namespace zk::gui {
namespace {

constexpr SashRule card_sash{"card", true, 250, 356, 0.37};

}  // namespace

SectionPage::SectionPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    splitter_ = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_NOBORDER | wxSP_THIN_SASH);
    middle_ = new wxPanel(splitter_);
    middle_->SetBackgroundColour(theme().fill(Fill::page));
    heading_ = new walk::Heading(middle_, desk);
    grid_ = new walk::ItemGrid(middle_, desk);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(heading_, 0, wxEXPAND);
    column->Add(grid_, 1, wxEXPAND);
    middle_->SetSizer(column);
    card_ = new walk::Card(splitter_, desk);
    splitter_->SetMinimumPaneSize(theme().px(240));
    splitter_->SplitVertically(middle_, card_, -theme().px(card_sash.usual));
    keep_sash(*splitter_, desk, [] { return card_sash; });
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(splitter_, 1, wxEXPAND);
    SetSizer(all);
    grid_->chosen = [this](int ask) { choose(ask); };
    grid_->enter = [this](wxUniChar typed) {
        if (typed == 0) {
            card_->focus();
        } else {
            card_->type(typed);
        }
    };
    grid_->menu = [this](wxPoint at) {
        pop_up(*grid_, this->desk(), at, "item.months", "item.not-applicable", "item.no-data", "", "item.note", "item.evidence",
               "item.history", "audit.show");
    };
    grid_->dropped = [this](int ask, const std::vector<std::filesystem::path>& files) { return choose(ask) && card_->drop(files); };
    card_->go_on = [this] { go_on(); };
    heading_->step_chosen = [this](int step) {
        if (leave()) {
            show_step(step);
        } else {
            heading_->show(*noted_, section_, step_, filter_);
        }
    };
    heading_->filter_chosen = [this](walk::Filter filter) { set_filter(filter); };
}

SectionPage::~SectionPage() = default;

wxString SectionPage::title() const
{
    if (section_ <= 0) {
        return words()(ZK_TR("Profile of the hospital"));
    }
    const forms::Form& form = session().form();
    return words()(form.standard().specialties[form.sections()[section_].specialty].title);
}

int SectionPage::step_of(int ask) const
{
    const int dimension = session().form().item(session().form().asks()[ask]).dimension;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (steps_[i].dimension == dimension) {
            return static_cast<int>(i);
        }
    }
    return 0;
}

void SectionPage::show(const Place& place)
{
    const wxWindowUpdateLocker still(this);
    const forms::Form& form = session().form();
    int section = form.section(place.section);
    if (section < 0) {
        section = form.sections().size() > 1 ? 1 : 0;
    }
    noted_ = std::make_unique<walk::Noted>(session());
    if (section != section_) {
        section_ = section;
        filter_ = walk::Filter::all;
        step_ = 0;
        card_->show(-1);
    }
    steps_ = walk::steps(form, session().scorecard(), section_);
    if (place.page == PageKind::summary && section_ > 0) {
        show_step(-1);
        return;
    }
    int ask = place.item.empty() ? -1 : form.ask(form.sections()[section_].id, place.item);
    if (ask < 0 && !place.dimension.empty()) {
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            if (form.standard().dimensions[steps_[i].dimension].id == place.dimension) {
                show_step(static_cast<int>(i));
                return;
            }
        }
    }
    if (ask < 0) {
        ask = walk::first_needing(session(), *noted_, section_);
    }
    if (ask < 0) {
        show_step(0);
        return;
    }
    filter_ = walk::Filter::all;
    choose(ask);
    if (place.field) {
        card_->focus(place.field);
    }
    if (place.month) {
        CallAfter([this] { card_->months(); });
    }
}

void SectionPage::show_step(int step)
{
    step_ = step;
    if (step < 0) {
        if (!summary_) {
            if (const PageEntry* entry = page_entry(PageKind::summary)) {
                summary_ = entry->make(middle_, desk());
                middle_->GetSizer()->Add(summary_, 1, wxEXPAND);
            }
        }
        Place place{PageKind::summary, session().form().sections()[section_].id, {}, {}, {}, {}, {}};
        heading_->show(*noted_, section_, -1, filter_);
        grid_->Hide();
        if (splitter_->IsSplit()) {
            splitter_->Unsplit(card_);
        }
        if (summary_) {
            summary_->Show();
            summary_->show(place);
        }
        middle_->Layout();
        return;
    }
    if (summary_) {
        summary_->Hide();
    }
    grid_->Show();
    if (!splitter_->IsSplit()) {
        card_->Show();
        splitter_->SplitVertically(middle_, card_, sash_position(*splitter_, desk(), card_sash));
    }
    show_rows();
    const int now = card_->ask();
    if (now < 0 || step_of(now) != step_) {
        for (const walk::Row& row : grid_->rows()) {
            if (row.ask >= 0) {
                choose(row.ask);
                break;
            }
        }
    }
    middle_->Layout();
}

void SectionPage::show_rows()
{
    if (step_ < 0 || steps_.empty()) {
        return;
    }
    heading_->show(*noted_, section_, step_, filter_);
    grid_->fill(walk::rows(session(), *noted_, section_, steps_[step_].dimension, filter_, words().translator()),
                session().form().standard().dimensions[steps_[step_].dimension].scored);
    grid_->mark(card_->ask());
}

bool SectionPage::choose(int ask)
{
    if (!card_->keep()) {
        grid_->mark(card_->ask());
        return false;
    }
    const int step = step_of(ask);
    card_->show(ask);
    if (step != step_ || grid_->rows().empty() || !grid_->IsShown()) {
        show_step(step);
    }
    if (!grid_->mark(ask)) {
        // A filter hides it, and somebody wants to go there: the filter gives way.
        filter_ = walk::Filter::all;
        show_rows();
        grid_->mark(ask);
    }
    return true;
}

void SectionPage::go_on()
{
    const int next = walk::next_needing(session(), *noted_, section_, card_->ask());
    if (next < 0) {
        desk().tell(Tone::done, words()(forms::Message{"section.complete", ZK_TR("“{name}” needs nothing more: every item is answered."),
                                                       {{"name", utf8(title())}}}));
        const int below = grid_->neighbour(1);
        if (below >= 0) {
            choose(below);
        }
    } else {
        choose(next);
    }
    card_->focus();
}

void SectionPage::move(int n)
{
    const int ask = grid_->neighbour(n);
    const bool in_card = card_->focused().has_value();
    if (ask >= 0 && choose(ask) && in_card) {
        card_->focus();
    }
}

void SectionPage::set_filter(walk::Filter filter)
{
    if (leave()) {
        filter_ = filter;
    }
    show_rows();
    if (!grid_->rows().empty() && !grid_->mark(card_->ask())) {
        for (const walk::Row& row : grid_->rows()) {
            if (row.ask >= 0) {
                choose(row.ask);
                return;
            }
        }
    }
}

void SectionPage::changed(const session::Change& change)
{
    if (section_ < 0) {
        return;
    }
    const wxWindowUpdateLocker still(this);
    const forms::Form& form = session().form();
    if (change.everything && section_ >= static_cast<int>(form.sections().size())) {
        section_ = -1;
        card_->show(-1);
        return;
    }
    noted_ = std::make_unique<walk::Noted>(session());
    steps_ = walk::steps(form, session().scorecard(), section_);
    if (summary_) {
        summary_->changed(change);
    }
    if (step_ < 0) {
        heading_->show(*noted_, section_, -1, filter_);
        return;
    }
    show_rows();
    card_->refresh();
}

Place SectionPage::place() const
{
    Place place{PageKind::section, {}, {}, {}, {}, {}, {}};
    if (section_ < 0) {
        return place;
    }
    const forms::Form& form = session().form();
    place.section = form.sections()[section_].id;
    if (step_ < 0) {
        place.page = PageKind::summary;
    } else if (card_->ask() >= 0) {
        place.item = form.item(form.asks()[card_->ask()]).id;
    }
    return place;
}

bool SectionPage::leave() { return card_->keep(); }

bool SectionPage::can(std::string_view action) const
{
    if (step_ < 0 && summary_ && summary_->can(action)) {
        return true;
    }
    const bool item = card_->ask() >= 0 && step_ >= 0;
    if (action == "item.go-on") {
        return section_ >= 0;
    }
    if (action == "item.restore") {
        return card_->typing();
    }
    if (action == "step.next" || action == "step.previous") {
        return section_ >= 0;
    }
    if (action == "item.next" || action == "item.previous" || action == "item.months" || action == "item.history") {
        return item;
    }
    if (action == "item.not-applicable" || action == "item.no-data" || action == "item.note" || action == "item.evidence") {
        return item && desk().may_change();
    }
    return false;
}

void SectionPage::act(std::string_view action)
{
    if (step_ < 0 && summary_ && summary_->can(action)) {
        summary_->act(action);
    } else if (action == "item.restore") {
        card_->restore();
    } else if (action == "item.go-on") {
        go_on();
    } else if (action == "item.next") {
        move(1);
    } else if (action == "item.previous") {
        move(-1);
    } else if (action == "step.next" || action == "step.previous") {
        // Round: the summary is the last step of a specialty.
        const int count = static_cast<int>(steps_.size()) + (section_ > 0 ? 1 : 0);
        const int now = step_ < 0 ? count - 1 : step_;
        const int next = (now + (action == "step.next" ? 1 : count - 1)) % count;
        if (leave()) {
            show_step(next >= static_cast<int>(steps_.size()) ? -1 : next);
        }
    } else if (action == "item.months") {
        card_->months();
    } else if (action == "item.not-applicable") {
        card_->claim(forms::Claim::not_applicable);
    } else if (action == "item.no-data") {
        card_->claim(forms::Claim::no_data);
    } else if (action == "item.note") {
        card_->note();
    } else if (action == "item.evidence") {
        card_->add_evidence();
    } else if (action == "item.history") {
        card_->history();
    }
}

}  // namespace zk::gui
