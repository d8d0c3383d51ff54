// The evidence of an item: numbers and titles, a button to add files; files can also be dropped onto the card.
#pragma once

#include "app/gui/desk.h"

#include <wx/panel.h>

#include <filesystem>
#include <functional>
#include <vector>

class wxButton;

namespace zk::gui {
class WrappedText;
}

namespace zk::gui::walk {

class EvidenceLine : public wxPanel {
public:
    EvidenceLine(wxWindow* parent, Desk& desk, const std::string& section, const std::string& item);
    void refresh();
    void fit(int width);
    void ask();                           ///< which file to add
    /// Each file becomes a piece of evidence of this item; a very large one by reference.
    void add(const std::vector<std::filesystem::path>& files);

private:
    Desk& desk_;
    std::string section_, item_;
    WrappedText* list_;
    wxButton* add_;
};

}  // namespace zk::gui::walk
