#include "app/gui/ask.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace zk::gui {
namespace {

std::optional<std::filesystem::path> file(wxWindow* parent, const FileRequest& request, long style)
{
    wxFileDialog dialog(parent, request.title, wx_path(request.folder), wx_path(request.name), request.kinds, style);
    if (dialog.ShowModal() != wxID_OK) {
        return {};
    }
    return path_of(dialog.GetPath());
}

/// Buttons in a row at the right; the first does on Enter.
class AnswerDialog : public wxDialog {
public:
    AnswerDialog(wxWindow* parent, const Question& question)
        : wxDialog(parent, wxID_ANY, question.title, wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE)
    {
        const int gap = FromDIP(12);
        auto* all = new wxBoxSizer(wxVERTICAL);
        auto* head = new wxStaticText(this, wxID_ANY, question.title);
        head->SetFont(GetFont().Scaled(1.1F).Bold());
        all->Add(head, 0, wxALL, gap);
        auto* text = new wxTextCtrl(this, wxID_ANY, question.text, wxDefaultPosition, wxSize(FromDIP(420), FromDIP(90)),
                                    wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE | wxTE_NO_VSCROLL);
        text->SetBackgroundColour(GetBackgroundColour());
        all->Add(text, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        for (std::size_t i = question.answers.size(); i-- > 0;) {
            auto* button = new wxButton(this, wxID_ANY, question.answers[i]);
            button->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) { EndModal(first_answer + static_cast<int>(i)); });
            buttons->Add(button, 0, wxLEFT, FromDIP(8));
            if (i == 0) {
                button->SetDefault();
                button->SetFocus();
            }
        }
        all->Add(buttons, 0, wxEXPAND | wxALL, gap);
        SetEscapeId(wxID_CANCEL);
        SetSizerAndFit(all);
        CentreOnParent();
    }
    static constexpr int first_answer = wxID_HIGHEST + 100;
};

class WordsDialog : public wxDialog {
public:
    WordsDialog(wxWindow* parent, const wxString& title, const wxString& prompt, const wxString& before,
                const Words& words)
        : wxDialog(parent, wxID_ANY, title, wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER)
    {
        const int gap = FromDIP(12);
        auto* all = new wxBoxSizer(wxVERTICAL);
        all->Add(new wxStaticText(this, wxID_ANY, prompt), 0, wxLEFT | wxRIGHT | wxTOP, gap);
        text_ = new wxTextCtrl(this, wxID_ANY, before, wxDefaultPosition, wxSize(FromDIP(420), FromDIP(80)),
                               wxTE_MULTILINE);
        all->Add(text_, 1, wxEXPAND | wxALL, gap);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        buttons->Add(new wxButton(this, wxID_CANCEL, words(ZK_TR("Cancel"))), 0, wxRIGHT, FromDIP(8));
        auto* ok = new wxButton(this, wxID_OK, words(ZK_TR("OK")));
        ok->SetDefault();
        buttons->Add(ok);
        all->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
        // A reason is a few words: nothing is kept without any.
        ok->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) { event.Enable(!text().empty()); });
        text_->SetFocus();
        SetSizerAndFit(all);
        CentreOnParent();
    }
    std::string text() const { return utf8(text_->GetValue().Strip(wxString::both)); }

private:
    wxTextCtrl* text_;
};

}  // namespace

std::optional<std::filesystem::path> NativeAsk::open_file(wxWindow* parent, const FileRequest& request)
{
    return file(parent, request, wxFD_OPEN | wxFD_FILE_MUST_EXIST);
}

std::optional<std::filesystem::path> NativeAsk::save_file(wxWindow* parent, const FileRequest& request)
{
    return file(parent, request, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
}

std::optional<std::filesystem::path> NativeAsk::folder(wxWindow* parent, const FileRequest& request)
{
    wxDirDialog dialog(parent, request.title, wx_path(request.folder));
    if (dialog.ShowModal() != wxID_OK) {
        return {};
    }
    return path_of(dialog.GetPath());
}

int NativeAsk::choose(wxWindow* parent, const Question& question)
{
    AnswerDialog dialog(parent, question);
    const int answer = dialog.ShowModal() - AnswerDialog::first_answer;
    return answer >= 0 && answer < static_cast<int>(question.answers.size()) ? answer : question.safe;
}

std::optional<std::string> NativeAsk::words(wxWindow* parent, const wxString& title, const wxString& prompt,
                                            const std::string& before)
{
    WordsDialog dialog(parent, title, prompt, wx(before), *words_);
    if (dialog.ShowModal() != wxID_OK || dialog.text().empty()) {
        return {};
    }
    return dialog.text();
}

int NativeAsk::run(wxDialog& dialog) { return dialog.ShowModal(); }

}  // namespace zk::gui
