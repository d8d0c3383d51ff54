#include "app/gui/walk/evidence_line.h"

#include "app/gui/wrap.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>

namespace zk::gui::walk {

EvidenceLine::EvidenceLine(wxWindow* parent, Desk& desk, const std::string& section, const std::string& item)
    : wxPanel(parent), desk_(desk), section_(section), item_(item)
{
    const Theme& theme = desk.theme();
    SetBackgroundColour(parent->GetBackgroundColour());
    list_ = new WrappedText(this, wxString(), theme.body(), theme.ink(Ink::muted));
    add_ = new wxButton(this, wxID_ANY, desk.words()(ZK_TR("Add…")));
    add_->SetToolTip(desk.words()(ZK_TR("Or drop files onto this card")));
    add_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(list_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, theme.px(Space::small));
    row->Add(add_, 0, wxALIGN_CENTRE_VERTICAL);
    SetSizer(row);
}

void EvidenceLine::refresh()
{
    const Words& words = desk_.words();
    const session::EvidenceItem here{section_, item_};
    wxString text;
    desk_.attempt([&] {
        for (const session::Evidence& evidence : desk_.session()->evidence()) {
            if (std::find(evidence.items.begin(), evidence.items.end(), here) != evidence.items.end()) {
                text += wxString::Format("\n%d  ", evidence.number) + wx(evidence.title);
                text += evidence.dated ? words.in_brackets(wx(forms::iso(*evidence.dated))) : wxString();
            }
        }
    });
    list_->set(text.empty() ? words(ZK_TR("Evidence: none")) : words(ZK_TR("Evidence")) + text);
    add_->Enable(desk_.may_change());
}

void EvidenceLine::fit(int width)
{
    list_->fit(width - add_->GetBestSize().x - desk_.theme().px(Space::small));
    SetMinSize(wxSize(-1, GetSizer()->CalcMin().y));
    Layout();
}

void EvidenceLine::ask()
{
    const auto file = desk_.ask().open_file(desk_.window(), {desk_.words()(ZK_TR("Add evidence to this item")), wx("*"), {}, {}});
    if (file) {
        add({*file});
    }
}

void EvidenceLine::add(const std::vector<std::filesystem::path>& files)
{
    wxString why;
    if (!desk_.may_change(&why)) {
        desk_.tell(Tone::caution, why);
        return;
    }
    int number = 0;
    const bool done = desk_.attempt([&] {
        for (const auto& file : files) {
            session::NewEvidence evidence;
            evidence.file = file;
            std::error_code unknown;
            const auto bytes = std::filesystem::file_size(file, unknown);
            evidence.reference = !unknown && bytes > static_cast<std::uintmax_t>(session::largest_kept_file);
            evidence.items = {{section_, item_}};
            number = desk_.session()->add_evidence(evidence);
        }
    });
    if (done && number > 0) {
        desk_.kept();
        desk_.tell(Tone::done, desk_.words()(forms::Message{
                                   "evidence.added",
                                   ZK_TR("Added as evidence {n}. Its date and validity, and whether patients are made "
                                         "unrecognisable, stand on the page “Evidence”."),
                                   {{"n", forms::Decimal(number)}}}));
    }
    refresh();
}

}  // namespace zk::gui::walk
