#include "app/gui/pages/about_dialog.h"

#include "app/gui/components.h"
#include "app/gui/pages/record_list.h"
#include "app/session/version.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/version.h>

namespace zk::gui {
namespace {

struct Component {
    const char *name, *version, *licence;
    const char* purpose;   ///< msgid
};

const Component components[] = {
    {"wxWidgets", wxVERSION_NUM_DOT_STRING, "wxWindows Library Licence 3.1", ZK_TR("windows")},
    {"SQLite", ZK_SQLITE_VERSION, "public domain", ZK_TR("the document file")},
    {"SQLiteCpp", ZK_SQLITECPP_VERSION, "MIT", ZK_TR("the document file")},
    {"libxlsxwriter", "", "BSD-2-Clause", ZK_TR("writing workbooks")},
    {"Expat", ZK_EXPAT_VERSION, "MIT", ZK_TR("reading workbooks")},
    {"minizip, zlib", ZK_MINIZIP_VERSION, "zlib", ZK_TR("reading workbooks")},
    {"Boost.Date_Time, Boost.Multiprecision", ZK_BOOST_VERSION, "BSL-1.0", ZK_TR("dates and exact numbers")},
    {"toml++", ZK_TOML_VERSION, "MIT", ZK_TR("standards and layouts")},
    {"nlohmann-json", ZK_JSON_VERSION, "MIT", ZK_TR("the report")},
    {"libcsv", "", "LGPL-2.1", ZK_TR("reading tables")},
    {"libsodium", ZK_SODIUM_VERSION, "ISC", ZK_TR("check codes")},
    {"CLI11", ZK_CLI11_VERSION, "BSD-3-Clause", ZK_TR("the command line")},
};

class AboutDialog : public wxDialog {
public:
    explicit AboutDialog(Desk& desk)
        : wxDialog(desk.window(), wxID_ANY, desk.words()(ZK_TR("About")), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER)
    {
        const Words& words = desk.words();
        const Theme& theme = desk.theme();
        const int gap = theme.px(Space::wide);
        auto* all = new wxBoxSizer(wxVERTICAL);
        auto* name = new wxStaticText(this, wxID_ANY, words(ZK_TR("Zhuanke – self-assessment of clinical specialties")));
        name->SetFont(theme.title());
        all->Add(name, 0, wxLEFT | wxRIGHT | wxTOP, gap);
        all->Add(new wxStaticText(this, wxID_ANY, words(forms::Message{"gui.version", ZK_TR("Version {version}. MIT licence: free to use, to copy and to change, without warranty."),
                                                                       {{"version", std::string(session::program_version)}}})),
                 0, wxLEFT | wxRIGHT | wxTOP, gap);
        all->AddSpacer(theme.px(Space::small));
        all->Add(new wxStaticText(this, wxID_ANY, words(ZK_TR("The default standard is not issued by any authority. Works offline; sends nothing anywhere."))),
                 0, wxLEFT | wxRIGHT, gap);
        auto* list = new RecordList(this, theme, {{words(ZK_TR("Stands on")), 300}, {words(ZK_TR("Version")), 76}, {words(ZK_TR("Licence")), 230},
                                                  {words(ZK_TR("For")), 0}});
        list->SetMinSize(wxSize(theme.px(820), theme.px(350)));
        std::vector<std::vector<wxString>> rows;
        std::vector<std::string> keys;
        for (const Component& each : components) {
            rows.push_back({wx(each.name), wx(each.version), wx(each.licence), words(each.purpose)});
            keys.push_back(each.name);
        }
        list->fill(rows, keys);
        all->Add(list, 1, wxEXPAND | wxALL, gap);
        auto* close = new wxButton(this, wxID_CANCEL, words(ZK_TR("Close")));
        close->SetDefault();
        all->Add(close, 0, wxALIGN_RIGHT | wxLEFT | wxRIGHT | wxBOTTOM, gap);
        SetSizerAndFit(all);
        close->SetFocus();
        CentreOnParent();
    }
};

}  // namespace

void show_about(Desk& desk)
{
    AboutDialog dialog(desk);
    desk.ask().run(dialog);
}

}  // namespace zk::gui
