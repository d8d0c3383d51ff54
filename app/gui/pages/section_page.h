// The walk of a specialty (or of the hospital's own profile): heading with steps, the table, the card.
#pragma once

#include "app/gui/page.h"
#include "app/gui/walk/rows.h"

class wxSplitterWindow;

namespace zk::gui::walk {
class Card;
class Heading;
class ItemGrid;
}

namespace zk::gui {

class SectionPage : public Page {
public:
    SectionPage(wxWindow* parent, Desk& desk);
    ~SectionPage() override;

    wxString title() const override;
    void show(const Place& place) override;
    void changed(const session::Change& change) override;
    Place place() const override;
    bool leave() override;
    bool can(std::string_view action) const override;
    void act(std::string_view action) override;

    walk::Card& card() { return *card_; }
    walk::ItemGrid& grid() { return *grid_; }

private:
    void show_step(int step);
    void show_rows();
    bool choose(int ask);              ///< keeps, then moves; false if what is typed is wrong
    void go_on();
    void move(int n);
    int step_of(int ask) const;
    void set_filter(walk::Filter filter);

    int section_ = -1, step_ = 0;
    walk::Filter filter_ = walk::Filter::all;
    std::unique_ptr<walk::Noted> noted_;
    std::vector<walk::Step> steps_;
    wxSplitterWindow* splitter_;
    walk::Heading* heading_;
    wxPanel* middle_;
    walk::ItemGrid* grid_;
    Page* summary_ = nullptr;
    walk::Card* card_;
};

}  // namespace zk::gui
