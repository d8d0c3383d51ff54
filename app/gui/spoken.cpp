#include "app/gui/spoken.h"

#include <wx/window.h>
#ifdef __WXGTK__
#include <wx/dynlib.h>
#endif

namespace zk::gui {

void set_spoken_name(wxWindow& window, const wxString& name)
{
#ifdef __WXGTK__
    // Both libraries are in the process already because wx is built on them; asked for by name, so that building needs
    // no headers of GTK.
    using Accessible = void* (*)(void* widget);
    using SetName = void (*)(void* object, const char* name);
    wxDllType handle = wxDynamicLibrary::GetProgramHandle();
    const auto accessible = reinterpret_cast<Accessible>(wxDynamicLibrary::RawGetSymbol(handle, "gtk_widget_get_accessible"));
    const auto set_name = reinterpret_cast<SetName>(wxDynamicLibrary::RawGetSymbol(handle, "atk_object_set_name"));
    if (accessible && set_name && window.GetHandle()) {
        set_name(accessible(window.GetHandle()), name.utf8_str());
    }
#else
    window.SetLabel(name);
#endif
}

}  // namespace zk::gui
