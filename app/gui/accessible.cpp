#include "app/gui/accessible.h"

#include <wx/window.h>

#if defined(__WXGTK__)
#include <dlfcn.h>   // platform: GTK's own functions, which are loaded with wx; its headers are not needed to build
#elif wxUSE_ACCESSIBILITY
#include <wx/access.h>
#endif

namespace zk::gui {

#if wxUSE_ACCESSIBILITY && !defined(__WXGTK__)
namespace {

/// Answers with the name and leaves everything else (role, value, children) to the control's own.
class Named : public wxAccessible {
public:
    explicit Named(wxWindow& window) : wxAccessible(&window) {}
    wxAccStatus GetName(int child, wxString* name) override
    {
        if (child != wxACC_SELF) {
            return wxACC_NOT_IMPLEMENTED;
        }
        *name = GetWindow()->GetName();
        return wxACC_OK;
    }
};

}  // namespace
#endif

void set_accessible_name(wxWindow& window, const wxString& name)
{
    window.SetName(name);
#if defined(__WXGTK__)
    using GetAccessible = void* (*)(void* widget);
    using SetName = void (*)(void* accessible, const char* name);
    static const auto get = reinterpret_cast<GetAccessible>(dlsym(RTLD_DEFAULT, "gtk_widget_get_accessible"));
    static const auto set = reinterpret_cast<SetName>(dlsym(RTLD_DEFAULT, "atk_object_set_name"));
    using Type = unsigned long (*)();
    using IsA = int (*)(void* instance, unsigned long type);
    using Child = void* (*)(void* bin);
    static const auto scrolled = reinterpret_cast<Type>(dlsym(RTLD_DEFAULT, "gtk_scrolled_window_get_type"));
    static const auto is_a = reinterpret_cast<IsA>(dlsym(RTLD_DEFAULT, "g_type_check_instance_is_a"));
    static const auto inside = reinterpret_cast<Child>(dlsym(RTLD_DEFAULT, "gtk_bin_get_child"));
    if (!get || !set || !window.GetHandle()) {
        return;
    }
    set(get(window.GetHandle()), name.utf8_str());
    // Lists and texts of several lines lie in a frame that scrolls; what has the focus is inside it.
    if (scrolled && is_a && inside && is_a(window.GetHandle(), scrolled()) && inside(window.GetHandle())) {
        set(get(inside(window.GetHandle())), name.utf8_str());
    }
#elif wxUSE_ACCESSIBILITY
    if (!window.GetAccessible()) {
        window.SetAccessible(new Named(window));
    }
#endif
}

}  // namespace zk::gui
