// 上报记录: every submission as it left, what was attached later, and what has changed since.
#pragma once

#include "app/gui/page.h"
#include "app/gui/pages/record_list.h"

#include <vector>

class wxButton;
class wxStaticText;

namespace zk::gui {

class SubmissionsPage : public Page {
public:
    SubmissionsPage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Record of submissions")); }
    void show(const Place&) override;
    void changed(const session::Change&) override { CallAfter([this] { refresh(); }); }
    Place place() const override { return {PageKind::submissions, {}, {}, {}, {}, {}, {}}; }

    RecordList& list() const { return *list_; }   ///< tests

private:
    void refresh();
    void choose(int row);
    void export_workbook();
    void attach();
    void export_attachment();
    const session::Archived* current() const;

    std::vector<session::Archived> all_;
    int chosen_ = -1;
    RecordList *list_ = nullptr, *attachments_ = nullptr, *changes_ = nullptr;
    wxStaticText* detail_ = nullptr;
    wxButton *export_ = nullptr, *attach_ = nullptr, *review_ = nullptr, *export_attachment_ = nullptr;
};

}  // namespace zk::gui
