// A page of the main window. A new one is a class derived from Page and one line in pages.cpp.
#pragma once

#include "app/gui/desk.h"

#include <wx/panel.h>

#include <string_view>

namespace zk::gui {

class Page : public wxPanel {
public:
    Page(wxWindow* parent, Desk& desk);

    /// As in the window's title and for a screen reader.
    virtual wxString title() const = 0;
    /// Brings this place to view; called each time one comes here, also for another place on the same page. A document
    /// with an assessment is open unless the page's line in pages.cpp says that it needs none.
    virtual void show(const Place& place) = 0;
    /// Something was changed (also while the page is hidden: then show() follows before it is seen).
    virtual void changed(const session::Change& change) = 0;
    /// Where one is now, finer than what show() was given.
    virtual Place place() const = 0;
    /// Before going elsewhere or closing: keeps what is being typed. False if it is wrong; the field has the focus then.
    virtual bool leave() { return true; }

    /// Commands of the table of actions that this page does itself ("item.next", "edit.copy-chart", …).
    virtual bool can(std::string_view action) const { (void)action; return false; }
    virtual void act(std::string_view action) { (void)action; }

protected:
    Desk& desk() const { return desk_; }
    session::Session& session() const { return *desk_.session(); }
    const Words& words() const { return desk_.words(); }
    const Theme& theme() const { return desk_.theme(); }

private:
    Desk& desk_;
};

struct PageEntry {
    PageKind kind;
    Page* (*make)(wxWindow* parent, Desk& desk);
    bool needs_document = true;
};

/// The table of pages, one line each; a kind without a line can not be gone to.
const PageEntry* page_entry(PageKind kind);

}  // namespace zk::gui
