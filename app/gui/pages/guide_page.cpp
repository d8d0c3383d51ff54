#include "app/gui/pages/guide_page.h"

#include <wx/html/htmlwin.h>
#include <wx/image.h>
#include <wx/sizer.h>

namespace zk::gui {

GuidePage::GuidePage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    if (!wxImage::FindHandler(wxBITMAP_TYPE_PNG)) {
        wxImage::AddHandler(new wxPNGHandler);   // the guide's pictures
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    html_ = new wxHtmlWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxHW_SCROLLBAR_AUTO | wxBORDER_NONE);
    const wxFont font = theme().body();
    html_->SetStandardFonts(font.GetPointSize() + 1, font.GetFaceName(), font.GetFaceName());
    html_->SetBorders(theme().px(Space::page));
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

void GuidePage::show(const Place& place)
{
    if (!loaded_) {
        const auto file = desk().library().guide_file(words().language());
        if (!file || !html_->LoadFile(wxFileName(wx_path(*file)))) {
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
