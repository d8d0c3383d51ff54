// The one door for file and message dialogs. Windows ask here and nowhere else, so that a test can answer.
#pragma once

#include "app/gui/words.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

class wxDialog;
class wxWindow;

namespace zk::gui {

struct FileRequest {
    wxString title;
    wxString kinds;                      ///< wx wildcard: "… (*.zhuanke)|*.zhuanke"
    std::filesystem::path folder, name;  ///< proposed
};

struct Question {
    wxString title;                      ///< what is asked, one sentence
    wxString text;                       ///< what follows from it
    std::vector<wxString> answers;       ///< as on the buttons; the first is done by Enter
    int safe = -1;                       ///< what Esc and closing mean; -1: nothing
    bool warning = false;
};

class Ask {
public:
    virtual ~Ask() = default;
    virtual std::optional<std::filesystem::path> open_file(wxWindow* parent, const FileRequest& request) = 0;
    virtual std::optional<std::filesystem::path> save_file(wxWindow* parent, const FileRequest& request) = 0;
    virtual std::optional<std::filesystem::path> folder(wxWindow* parent, const FileRequest& request) = 0;
    /// Index of the answer, question.safe for Esc.
    virtual int choose(wxWindow* parent, const Question& question) = 0;
    /// Some words, such as a reason; nothing if it was given up. An empty text is never returned.
    virtual std::optional<std::string> words(wxWindow* parent, const wxString& title, const wxString& prompt,
                                             const std::string& before) = 0;
    /// A dialog of ours; its modal result.
    virtual int run(wxDialog& dialog) = 0;
};

/// What people see. `words`: for the buttons.
class NativeAsk : public Ask {
public:
    explicit NativeAsk(const Words* const& words) : words_(words) {}
    std::optional<std::filesystem::path> open_file(wxWindow* parent, const FileRequest& request) override;
    std::optional<std::filesystem::path> save_file(wxWindow* parent, const FileRequest& request) override;
    std::optional<std::filesystem::path> folder(wxWindow* parent, const FileRequest& request) override;
    int choose(wxWindow* parent, const Question& question) override;
    std::optional<std::string> words(wxWindow* parent, const wxString& title, const wxString& prompt,
                                     const std::string& before) override;
    int run(wxDialog& dialog) override;

private:
    const Words* const& words_;   ///< the desk's, which changes with the language
};

}  // namespace zk::gui
