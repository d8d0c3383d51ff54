#include "app/gui/accessible.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/radiobut.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#if defined(__WXGTK__)
#include <dlfcn.h>   // platform: GTK's own functions, which are loaded with wx; its headers are not needed to build
#elif wxUSE_ACCESSIBILITY
#include <wx/access.h>
#endif

namespace zk::gui {

#if defined(__WXGTK__)
namespace {

/// `setter` of ATK for the window, and for what takes the focus inside it.
void tell(wxWindow& window, const char* setter, const wxString& text)
{
    using GetAccessible = void* (*)(void* widget);
    using Set = void (*)(void* accessible, const char* text);
    static const auto get = reinterpret_cast<GetAccessible>(dlsym(RTLD_DEFAULT, "gtk_widget_get_accessible"));
    const auto set = reinterpret_cast<Set>(dlsym(RTLD_DEFAULT, setter));
    using Type = unsigned long (*)();
    using IsA = int (*)(void* instance, unsigned long type);
    using Child = void* (*)(void* bin);
    static const auto scrolled = reinterpret_cast<Type>(dlsym(RTLD_DEFAULT, "gtk_scrolled_window_get_type"));
    static const auto is_a = reinterpret_cast<IsA>(dlsym(RTLD_DEFAULT, "g_type_check_instance_is_a"));
    static const auto inside = reinterpret_cast<Child>(dlsym(RTLD_DEFAULT, "gtk_bin_get_child"));
    if (!get || !set || !window.GetHandle()) {
        return;
    }
    set(get(window.GetHandle()), text.utf8_str());
    // Lists and texts of several lines lie in a frame that scrolls; what has the focus is inside it.
    if (scrolled && is_a && inside && is_a(window.GetHandle(), scrolled()) && inside(window.GetHandle())) {
        set(get(inside(window.GetHandle())), text.utf8_str());
    }
}

}  // namespace
#elif wxUSE_ACCESSIBILITY
namespace {

/// Answers with what was set and leaves everything else (role, value, children) to the control's own.
class Told : public wxAccessible {
public:
    explicit Told(wxWindow& window) : wxAccessible(&window) {}
    wxAccStatus GetName(int child, wxString* name) override { return answer(child, name_, name); }
    wxAccStatus GetDescription(int child, wxString* description) override { return answer(child, description_, description); }

    wxString name_, description_;

private:
    static wxAccStatus answer(int child, const wxString& set, wxString* said)
    {
        if (child != wxACC_SELF || set.empty()) {
            return wxACC_NOT_IMPLEMENTED;
        }
        *said = set;
        return wxACC_OK;
    }
};

Told* told(wxWindow& window)
{
    if (!window.GetAccessible()) {
        window.SetAccessible(new Told(window));
    }
    return dynamic_cast<Told*>(window.GetAccessible());   // none: the control has one of its own, which knows more
}

}  // namespace
#endif

void set_accessible_name(wxWindow& window, const wxString& name)
{
    window.SetName(name);
#if defined(__WXGTK__)
    tell(window, "atk_object_set_name", name);
#elif wxUSE_ACCESSIBILITY
    if (Told* const here = told(window)) {
        here->name_ = name;
    }
#endif
}

void describe_inputs([[maybe_unused]] wxWindow& in, [[maybe_unused]] const wxString& description)
{
    for (wxWindow* child : in.GetChildren()) {
        if (dynamic_cast<wxTextCtrl*>(child) || dynamic_cast<wxChoice*>(child) || dynamic_cast<wxRadioButton*>(child) ||
            dynamic_cast<wxCheckBox*>(child)) {
#if defined(__WXGTK__)
            tell(*child, "atk_object_set_description", description);
#elif wxUSE_ACCESSIBILITY
            if (Told* const here = told(*child)) {
                here->description_ = description;
            }
#endif
        } else {
            describe_inputs(*child, description);
        }
    }
}

#if defined(__WXGTK__)
namespace {

template <class Function> Function gtk(const char* name) { return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name)); }

wxString label_before(wxWindow& window)
{
    const wxWindow* const before = window.GetPrevSibling();
    const auto* label = dynamic_cast<const wxStaticText*>(before);
    return label ? label->GetLabelText() : wxString();
}

int focused(void* button, void*, void* choice)
{
    auto& chosen = *static_cast<wxChoice*>(choice);
    const wxString label = label_before(chosen);
    const wxString name = label + (label.empty() ? "" : ": ") + chosen.GetStringSelection();
    static const auto get = gtk<void* (*)(void*)>("gtk_widget_get_accessible");
    static const auto set = gtk<void (*)(void*, const char*)>("atk_object_set_name");
    set(get(button), name.utf8_str());
    return 0;   // goes on to the button
}

void find_button(void* widget, void* choice)
{
    static const auto is_a = gtk<int (*)(void*, unsigned long)>("g_type_check_instance_is_a");
    static const auto button = gtk<unsigned long (*)()>("gtk_toggle_button_get_type");
    static const auto container = gtk<unsigned long (*)()>("gtk_container_get_type");
    static const auto each = gtk<void (*)(void*, void (*)(void*, void*), void*)>("gtk_container_forall");
    static const auto connect =
        gtk<unsigned long (*)(void*, const char*, void (*)(), void*, void*, int)>("g_signal_connect_data");
    if (is_a(widget, button())) {
        connect(widget, "focus-in-event", reinterpret_cast<void (*)()>(&focused), choice, nullptr, 0);
    } else if (is_a(widget, container())) {
        each(widget, &find_button, choice);
    }
}

}  // namespace

void name_focus_of(wxChoice& choice)
{
    if (choice.GetHandle() && dlsym(RTLD_DEFAULT, "gtk_combo_box_get_type")) {
        find_button(choice.GetHandle(), &choice);
    }
}

void search_nothing(wxWindow& list)
{
    static const auto child = gtk<void* (*)(void*)>("gtk_bin_get_child");
    static const auto enable = gtk<void (*)(void* view, int search)>("gtk_tree_view_set_enable_search");
    if (child && enable && list.GetHandle() && child(list.GetHandle())) {
        enable(child(list.GetHandle()), 0);
    }
}

bool put_cursor(wxWindow& list, int row, int column)
{
    static const auto child = gtk<void* (*)(void*)>("gtk_bin_get_child");
    static const auto new_path = gtk<void* (*)(int, ...)>("gtk_tree_path_new_from_indices");
    static const auto free_path = gtk<void (*)(void*)>("gtk_tree_path_free");
    static const auto get_column = gtk<void* (*)(void*, int)>("gtk_tree_view_get_column");
    static const auto set = gtk<void (*)(void* view, void* path, void* column, int editing)>("gtk_tree_view_set_cursor");
    void* const view = child && list.GetHandle() ? child(list.GetHandle()) : nullptr;
    if (!view || !new_path || !free_path || !get_column || !set) {
        return false;
    }
    void* const path = new_path(row, -1);
    set(view, path, get_column(view, column), 0);
    free_path(path);
    return true;
}
#else
void name_focus_of(wxChoice&) {}
void search_nothing(wxWindow&) {}
bool put_cursor(wxWindow&, int, int) { return false; }
#endif

}  // namespace zk::gui
