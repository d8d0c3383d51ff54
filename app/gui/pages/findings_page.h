// 逻辑校验: what contradicts itself or looks unlikely. Each opens its field; a hint takes its reason here.
#pragma once

#include "app/gui/page.h"
#include "app/gui/pages/record_list.h"

#include <string>
#include <vector>

class wxButton;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace zk::gui {

class NoteBox;

/// One line of the page, without a window.
struct FindingLine {
    session::CheckedFinding checked;
    std::string section;                 ///< specialty id or "hospital"
    forms::Text section_title, item_title;
};
/// Errors, claims, hints without a reason, blanks, explained hints, each in the order of the form.
std::vector<FindingLine> finding_lines(const session::Session& session);

class FindingsPage : public Page {
public:
    FindingsPage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Findings")); }
    void show(const Place& place) override;
    void changed(const session::Change&) override { stale_ = true; CallAfter([this] { refresh(); }); }
    Place place() const override;
    bool leave() override;

    RecordList& list() const { return *list_; }                 ///< tests
    wxTextCtrl& reason() const { return *reason_; }

private:
    void build_detail(wxSizer* into);
    void refresh();
    void choose(int row);
    void go_to(const std::string& key);
    void open(int row);
    bool keep_reason();
    void keep_and_go_on();
    std::string next_open_hint() const;
    bool typed() const;
    const FindingLine* current() const;
    bool wanted(const FindingLine& line) const;

    std::vector<FindingLine> all_;
    std::vector<int> shown_;             ///< indices in all_, along the rows
    std::string only_;                   ///< a section, or all
    std::string key_, kept_reason_;      ///< of the chosen finding; its reason as it was then
    int chosen_ = -1;
    bool stale_ = true, refreshing_ = false;

    wxStaticText* counts_ = nullptr;
    wxChoice* filter_ = nullptr;
    RecordList* list_ = nullptr;
    NoteBox* text_ = nullptr;
    wxTextCtrl* reason_ = nullptr;
    wxStaticText* reason_label_ = nullptr;
    wxButton *keep_ = nullptr, *open_ = nullptr;
};

}  // namespace zk::gui
