// F1: the short illustrated guide, shipped with the program in both languages.
#pragma once

#include "app/gui/page.h"

class wxHtmlWindow;

namespace zk::gui {

class GuidePage : public Page {
public:
    GuidePage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Guide")); }
    void show(const Place& place) override;
    void changed(const session::Change&) override {}
    Place place() const override { return {PageKind::guide, {}, {}, {}, {}, {}, chapter_}; }

    wxHtmlWindow& html() const { return *html_; }   ///< tests

private:
    bool load();

    std::string chapter_;
    bool loaded_ = false;
    wxHtmlWindow* html_ = nullptr;
};

}  // namespace zk::gui
