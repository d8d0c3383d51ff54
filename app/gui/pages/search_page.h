// Items found by name, code or pinyin initials, over all specialties.
#pragma once

#include "app/gui/page.h"
#include "app/gui/pages/record_list.h"

#include <vector>

class wxStaticText;

namespace zk::gui {

/// Questions found, those whose name fits before those where only id, codes or wording do. Indices in Form::asks.
std::vector<int> find_items(const forms::Form& form, std::string_view typed);

class SearchPage : public Page {
public:
    SearchPage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Search")); }
    void show(const Place& place) override;
    void changed(const session::Change&) override {}
    Place place() const override { return {PageKind::search, {}, {}, {}, {}, {}, typed_}; }

    RecordList& list() const { return *list_; }   ///< tests

private:
    std::string typed_;
    std::vector<int> found_;
    wxStaticText* head_ = nullptr;
    RecordList* list_ = nullptr;
};

}  // namespace zk::gui
