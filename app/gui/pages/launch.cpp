#include "app/gui/pages/launch.h"

#include "app/gui/words.h"

#include <wx/log.h>
#include <wx/utils.h>

namespace zk::gui {

bool launch(const std::filesystem::path& what)
{
    const wxLogNull quiet;   // the caller says it in words
    return wxLaunchDefaultApplication(wx_path(what));
}

}  // namespace zk::gui
