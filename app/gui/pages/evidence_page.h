// 佐证材料: the files behind the answers, what is claimed without any, and the pack for an inspection.
#pragma once

#include "app/gui/page.h"
#include "app/gui/pages/record_list.h"

#include <filesystem>
#include <vector>

class wxButton;
class wxStaticText;

namespace zk::gui {

/// Asks for title, dates and de-identification of files and adds each to the item. Used by this page and by an item's
/// card when files are dropped on it. True if any was added.
bool add_evidence_files(Desk& desk, const std::vector<std::filesystem::path>& files, const std::vector<session::EvidenceItem>& items);

class EvidencePage : public Page {
public:
    EvidencePage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Evidence")); }
    void show(const Place&) override;
    void changed(const session::Change&) override { CallAfter([this] { refresh(); }); }
    Place place() const override { return {PageKind::evidence, {}, {}, {}, {}, {}, {}}; }

    RecordList& list() const { return *list_; }         ///< tests
    RecordList& missing() const { return *missing_; }

private:
    void refresh();
    void add(const std::vector<session::EvidenceItem>& items);
    void add_for(int row);               ///< of what is missing
    void edit(int row);
    void remove(int row);
    void take_out(int row);
    void pack();
    wxString names(const std::vector<session::EvidenceItem>& items) const;

    std::vector<session::Evidence> all_;
    std::vector<session::EvidenceItem> without_;
    RecordList *list_ = nullptr, *missing_ = nullptr;
    wxStaticText *counts_ = nullptr, *missing_head_ = nullptr;
};

}  // namespace zk::gui
