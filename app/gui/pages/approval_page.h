// 审核与上报: who has confirmed, which claims are undecided, which step comes next and why it can not be taken yet.
#pragma once

#include "app/gui/page.h"
#include "app/gui/pages/record_list.h"

#include <map>
#include <string>
#include <vector>

class wxBoxSizer;
class wxButton;
class wxNotebook;
class wxStaticText;

namespace zk::gui {

class NoteBox;

class ApprovalPage : public Page {
public:
    ApprovalPage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Approval and submission")); }
    void show(const Place&) override;
    void changed(const session::Change&) override { CallAfter([this] { refresh(); }); }
    Place place() const override { return {PageKind::approval, {}, {}, {}, {}, {}, {}}; }

    RecordList& specialties() const { return *confirmations_; }   ///< tests
    wxButton* button(session::StepKind kind) const { return buttons_.at(kind); }

private:
    struct Claimed { std::string section, item; };

    void build_chain(wxSizer* into);
    wxWindow* build_confirmations(wxWindow* parent);
    wxWindow* build_claims(wxWindow* parent);
    void build_steps(wxSizer* into);

    void refresh();
    void refresh_chain();
    void refresh_confirmations();
    void refresh_claims();
    void refresh_log();
    void refresh_steps();
    void go_on();

    void confirm(int row);
    void return_specialty(int row);
    void decide(int row, forms::Decision decision);
    void take(session::StepKind kind);
    void submit(bool draft);
    void change_cutoff();
    const session::NextStep* next(session::StepKind kind, const std::string& section = {}) const;
    const session::NextStep* waiting() const;   ///< the step of the hospital that the chain waits for

    std::vector<session::NextStep> next_;
    std::vector<session::Step> steps_;
    std::vector<Claimed> claims_;

    wxStaticText *status_ = nullptr, *dates_ = nullptr;
    std::vector<wxStaticText*> chain_;
    wxNotebook* book_ = nullptr;
    RecordList *confirmations_ = nullptr, *claimed_ = nullptr, *log_ = nullptr;
    wxButton *confirm_ = nullptr, *return_one_ = nullptr, *accept_ = nullptr, *refuse_ = nullptr;
    std::map<session::StepKind, wxButton*> buttons_;
    NoteBox* why_ = nullptr;
};

}  // namespace zk::gui
