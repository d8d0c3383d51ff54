// 整改措施: problem, cause, measure, who, until when, and whether it worked.
#pragma once

#include "app/gui/page.h"
#include "app/gui/pages/record_list.h"

#include <wx/dialog.h>

#include <vector>

class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace zk::gui {

class NoteBox;

class ActionDialog : public wxDialog {
public:
    ActionDialog(Desk& desk, const db::ActionRow& action);
    db::ActionRow result() const;

private:
    wxString wrong() const;

    Desk& desk_;
    const Words& words_;
    db::ActionRow action_;
    std::vector<std::string> sections_;
    wxChoice* section_ = nullptr;
    wxTextCtrl *problem_ = nullptr, *cause_ = nullptr, *measure_ = nullptr, *owner_ = nullptr, *due_ = nullptr, *effect_ = nullptr,
               *closed_ = nullptr;
};

class ActionsPage : public Page {
public:
    ActionsPage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Improvement actions")); }
    /// With an item in the place: begins a new action about it.
    void show(const Place& place) override;
    void changed(const session::Change&) override { CallAfter([this] { refresh(); }); }
    Place place() const override { return {PageKind::actions, {}, {}, {}, {}, {}, {}}; }

    RecordList& list() const { return *list_; }   ///< tests

private:
    void refresh();
    void edit(int row);
    void begin(const std::string& section, const std::string& item);
    void ask(const db::ActionRow& action);
    void remove(int row);
    wxString whole(const db::ActionRow& action) const;

    std::vector<db::ActionRow> all_;
    RecordList* list_ = nullptr;
    NoteBox* detail_ = nullptr;
    wxStaticText* counts_ = nullptr;
};

}  // namespace zk::gui
