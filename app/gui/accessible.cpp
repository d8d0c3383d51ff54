#include "app/gui/accessible.h"

#include <wx/window.h>

#ifdef __WXGTK__
#include <dlfcn.h>   // platform: GTK's own functions, which are loaded with wx; its headers are not needed to build
#endif

namespace zk::gui {

void set_accessible_name(wxWindow& window, const wxString& name)
{
    window.SetName(name);
#ifdef __WXGTK__
    using GetAccessible = void* (*)(void* widget);
    using SetName = void (*)(void* accessible, const char* name);
    static const auto get = reinterpret_cast<GetAccessible>(dlsym(RTLD_DEFAULT, "gtk_widget_get_accessible"));
    static const auto set = reinterpret_cast<SetName>(dlsym(RTLD_DEFAULT, "atk_object_set_name"));
    if (get && set && window.GetHandle()) {
        set(get(window.GetHandle()), name.utf8_str());
    }
#endif
}

}  // namespace zk::gui
