// Stands where a page is not built yet.
#pragma once

#include "app/gui/page.h"

namespace zk::gui {

template <PageKind kind> class BlankPage : public Page {
public:
    using Page::Page;
    wxString title() const override { return wx(name(kind)); }
    void show(const Place& place) override { place_ = place; }
    void changed(const session::Change&) override {}
    Place place() const override { return place_; }

private:
    Place place_;
};

}  // namespace zk::gui
