// The wizard of a new self-assessment: hospital, period and standard, specialties and file. For a document that is open
// only the round is asked.
#pragma once

#include "app/gui/desk.h"
#include "app/gui/pages/new_round.h"

#include <wx/dialog.h>
#include <wx/panel.h>

#include <array>

class wxButton;
class wxCheckListBox;
class wxChoice;
class wxSimplebook;
class wxSizer;
class wxSpinCtrl;
class wxStaticText;
class wxTextCtrl;

namespace zk::gui {

class NewDialog : public wxDialog {
public:
    /// `open_document`: a further round of the open document.
    NewDialog(Desk& desk, std::vector<OfferedStandard> standards, const NewRound& proposed, bool open_document);

    const NewRound& round() const { return round_; }   ///< what was chosen, after wxID_OK

    enum Step { hospital, period, specialties, steps };

private:
    wxPanel* page(const char* heading, const char* explanation);
    void build_hospital();
    void build_period();
    void build_specialties();
    wxTextCtrl* field(wxWindow* parent, wxSizer* grid, const char* label, const std::string& text);
    wxStaticText* remark_line(wxWindow* parent, wxSizer* sizer, int lines = 1);

    void show(int step);
    void next();
    void read();                        ///< controls → round_
    void show_remarks();
    void say(wxStaticText* line, const std::optional<Remark>& remark, const wxString& otherwise = {});
    bool barred(int step) const;
    void offer_parts();
    void offer_specialties();
    void choose_file();

    Desk& desk_;
    const Words& words_;
    const std::vector<OfferedStandard> standards_;
    NewRound round_;
    const bool open_document_;
    int step_ = 0;
    bool cutoff_touched_ = false, file_touched_ = false;

    wxSimplebook* book_ = nullptr;
    std::array<wxPanel*, steps> pages_{};
    wxStaticText* where_ = nullptr;
    wxButton *back_ = nullptr, *next_ = nullptr;

    wxTextCtrl *name_ = nullptr, *uscc_ = nullptr, *person_ = nullptr;
    wxStaticText* uscc_remark_ = nullptr;
    wxChoice *kind_ = nullptr, *part_ = nullptr, *standard_ = nullptr;
    wxSpinCtrl* year_ = nullptr;
    wxTextCtrl* cutoff_ = nullptr;
    wxStaticText *cutoff_remark_ = nullptr, *basis_ = nullptr;
    wxCheckListBox* list_ = nullptr;
    std::vector<std::string> listed_;    ///< specialty ids along the list
    wxTextCtrl* file_ = nullptr;
    wxStaticText* last_remark_ = nullptr;
};

}  // namespace zk::gui
