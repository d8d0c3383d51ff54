// Who signs a step of the approval, when, and with what words.
#pragma once

#include "app/gui/desk.h"

#include <wx/dialog.h>

#include <optional>

class wxStaticText;
class wxTextCtrl;

namespace zk::gui {

struct SignRequest {
    wxString title;                      ///< "科室确认 · 心血管内科"
    wxString consequence;                ///< what follows from it, one or two sentences
    std::string name;                    ///< proposed
    bool comment = false;                ///< asked for
    bool comment_needed = false;
    wxString comment_label;
};

class SignDialog : public wxDialog {
public:
    SignDialog(Desk& desk, const SignRequest& request);

    std::string name() const;
    forms::Date date() const;            ///< after wxID_OK only
    std::string comment() const;

private:
    wxString wrong() const;              ///< why it can not be signed yet; empty: it can
    const Words& words_;
    bool comment_needed_;
    wxTextCtrl *name_ = nullptr, *date_ = nullptr, *comment_ = nullptr;
};

}  // namespace zk::gui
