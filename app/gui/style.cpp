#include "app/gui/style.h"

#include "app/gui/theme.h"

#include <wx/bmpbndl.h>
#include <wx/settings.h>
#include <wx/srchctrl.h>
#include <wx/utils.h>

#include <algorithm>
#include <string>
#include <string_view>

#ifdef __WXGTK__
#include <dlfcn.h>   // platform: GTK's own functions, which are loaded with wx; its headers are not needed to build
#endif

namespace zk::gui {

wxSize dialog_size(const Theme& theme, int width, int height)
{
    constexpr int title_bar = 40;
    const wxSize screen = wxGetClientDisplayRect().GetSize();
    return {std::min(theme.px(width), screen.x), std::min(theme.px(height), screen.y - title_bar)};
}

#ifdef __WXGTK__
namespace {

/// Adwaita takes the marks of radio buttons and check boxes from SVG files, and falls back to PNG files of the same
/// pictures. The first SVG loads librsvg: 8 MB for a dot and a tick. Where one pixel of the PNG is one of the screen they look
/// the same; "" elsewhere, and for other themes.
std::string marks_without_svg(void* screen)
{
    using Settings = void* (*)();
    using Get = void (*)(void* object, const char* first, ...);
    using Free = void (*)(void*);
    using Factor = int (*)(void* screen, int monitor);
    const auto settings = reinterpret_cast<Settings>(dlsym(RTLD_DEFAULT, "gtk_settings_get_default"));
    const auto get = reinterpret_cast<Get>(dlsym(RTLD_DEFAULT, "g_object_get"));
    const auto release = reinterpret_cast<Free>(dlsym(RTLD_DEFAULT, "g_free"));
    const auto factor = reinterpret_cast<Factor>(dlsym(RTLD_DEFAULT, "gdk_screen_get_monitor_scale_factor"));
    if (!settings || !get || !release || !factor || !settings() || factor(screen, 0) != 1) {
        return {};
    }
    char* name = nullptr;
    get(settings(), "gtk-theme-name", &name, nullptr);
    const bool adwaita = name && (std::string_view(name) == "Adwaita" || std::string_view(name) == "Adwaita-dark");
    release(name);
    if (!adwaita) {
        return {};
    }
    const auto mark = [](const std::string& where, const std::string& picture) {
        return where + " { -gtk-icon-source: -gtk-recolor(url(\"resource:///org/gtk/libgtk/theme/Adwaita/assets/" + picture +
               "-symbolic.symbolic.png\")); }";
    };
    return mark("check:checked", "check") + mark("radio:checked", "bullet") +
           mark("check:indeterminate, radio:indeterminate", "dash");
}

}  // namespace
#endif

void make_controls_dense()
{
#ifdef __WXGTK__
    using New = void* (*)();
    using Load = int (*)(void* provider, const char* css, long length, void** error);
    using Screen = void* (*)();
    using Add = void (*)(void* screen, void* provider, unsigned priority);
    const auto make = reinterpret_cast<New>(dlsym(RTLD_DEFAULT, "gtk_css_provider_new"));
    const auto load = reinterpret_cast<Load>(dlsym(RTLD_DEFAULT, "gtk_css_provider_load_from_data"));
    const auto screen = reinterpret_cast<Screen>(dlsym(RTLD_DEFAULT, "gdk_screen_get_default"));
    const auto add = reinterpret_cast<Add>(dlsym(RTLD_DEFAULT, "gtk_style_context_add_provider_for_screen"));
    if (!make || !load || !screen || !add || !screen()) {
        return;
    }
    const std::string css = "button { min-height: 20px; padding: 3px 9px; }"
                            "entry { min-height: 0; padding: 3px 6px; }"
                            "radio, check { margin: 0 4px 0 0; }"
                            "radiobutton, checkbutton { padding: 0; }"
                            "paned { -GtkPaned-handle-size: 3; }"
                            "paned separator { background-image: none; min-width: 1px; }"
                            "textview { padding: 3px 6px; }"   // as entry
                            "infobar box { padding: 2px; }" +
                            marks_without_svg(screen());
    constexpr unsigned application = 600;
    void* const provider = make();
    load(provider, css.c_str(), -1, nullptr);
    add(screen(), provider, application);
#endif
}

void ground_search_field([[maybe_unused]] wxSearchCtrl& field, [[maybe_unused]] const Theme& theme)
{
#ifdef __WXMSW__
    const auto picture = [&](const char* lines) {
        const wxString svg = wxString::Format("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' width='16' height='16'>"
                                              "<g fill='none' stroke='%s' stroke-width='1.6' stroke-linecap='round'>%s</g></svg>",
                                              theme.ink(Ink::muted).GetAsString(wxC2S_HTML_SYNTAX), lines);
        return wxBitmapBundle::FromSVG(svg.utf8_str(), wxSize(16, 16)).GetBitmapFor(&field);
    };
    field.SetSearchBitmap(picture("<circle cx='6.5' cy='6.5' r='4.7'/><path d='M10 10 L14 14'/>"));
    field.SetCancelBitmap(picture("<path d='M4 4 L12 12'/><path d='M12 4 L4 12'/>"));
    const wxColour ground = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW);
    field.SetBackgroundColour(ground);
    for (wxWindow* part : field.GetChildren()) {
        part->SetBackgroundStyle(wxBG_STYLE_ERASE);
        part->SetBackgroundColour(ground);
    }
    field.Bind(wxEVT_SIZE, [&field](wxSizeEvent& event) {   // else the frame of the size before stays at its right
        event.Skip();
        field.Refresh();
    });
#endif
}

void ground_flat_button([[maybe_unused]] wxWindow& button)
{
#ifdef __WXMSW__
    button.SetBackgroundColour(button.GetParent()->GetBackgroundColour());
#endif
}

}  // namespace zk::gui
