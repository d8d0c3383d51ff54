// Files dropped onto a window, as paths.
#pragma once

#include "app/gui/words.h"

#include <wx/dnd.h>

#include <functional>
#include <utility>
#include <vector>

namespace zk::gui {

class FileDrop : public wxFileDropTarget {
public:
    /// Takes them, or says false.
    using Take = std::function<bool(wxPoint at, const std::vector<std::filesystem::path>& files)>;
    explicit FileDrop(Take take) : take_(std::move(take)) {}
    bool OnDropFiles(wxCoord x, wxCoord y, const wxArrayString& files) override
    {
        std::vector<std::filesystem::path> paths;
        for (const wxString& file : files) {
            paths.push_back(path_of(file));
        }
        return take_({x, y}, paths);
    }

private:
    Take take_;
};

}  // namespace zk::gui
