#include "app/gui/pages/guide_page.h"

#include "app/gui/pages/guide_text.h"

#include <wx/file.h>
#include <wx/filename.h>
#include <wx/filesys.h>
#include <wx/html/htmlwin.h>
#include <wx/image.h>
#include <wx/sizer.h>

namespace zk::gui {
namespace {

constexpr int longest_line = 980;   ///< pixels at 100 %: longer ones are hard to read

}  // namespace

GuidePage::GuidePage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    if (!wxImage::FindHandler(wxBITMAP_TYPE_PNG)) {
        wxImage::AddHandler(new wxPNGHandler);   // the guide's pictures
    }
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    html_ = new wxHtmlWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxHW_SCROLLBAR_AUTO | wxBORDER_NONE);
    const wxFont font = theme().body();
    html_->SetStandardFonts(font.GetPointSize() + 1, font.GetFaceName(), font.GetFaceName());
    html_->SetBorders(theme().px(Space::page));
    html_->SetBackgroundColour(theme().fill(Fill::page));
    html_->SetMaxSize(wxSize(theme().px(longest_line), -1));
    allow_breaks(*html_);
    all->Add(html_, 1, wxEXPAND);
    SetSizer(all);
    html_->Bind(wxEVT_HTML_LINK_CLICKED, [this](wxHtmlLinkEvent& event) {
        // Only chapters: nothing here leads out of the program.
        const wxString to = event.GetLinkInfo().GetHref();
        if (to.StartsWith("#")) {
            chapter_ = utf8(to.Mid(1));
            html_->LoadPage(to);
        }
    });
}

bool GuidePage::load()
{
    const auto path = desk().library().guide_file(words().language());
    wxString html;
    if (!path || !wxFile(wx_path(*path)).ReadAll(&html, wxConvUTF8)) {
        return false;
    }
    html_->GetParser()->GetFS()->ChangePathTo(wxFileSystem::FileNameToURL(wxFileName(wx_path(*path))));   // its pictures
    return html_->SetPage(guide_html(html, theme()));
}

void GuidePage::show(const Place& place)
{
    if (!loaded_) {
        if (!load()) {
            html_->SetPage(wx("<p>") + words()(ZK_TR("The guide was not found beside the program. Install it again.")) + wx("</p>"));
        }
        loaded_ = true;
    }
    if (!place.text.empty()) {
        chapter_ = place.text;
        html_->LoadPage(wx("#" + chapter_));
    }
    html_->SetFocus();
}

}  // namespace zk::gui
