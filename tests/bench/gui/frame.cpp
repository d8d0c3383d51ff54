// The floor: an empty wx frame; with ZK_BENCH_TYPE a field in it whose text a label repeats; with ZK_BENCH_CHINESE what any
// Chinese program shows: a word, once bold, and an empty table.
#include "tests/bench/gui/shown.h"

#include <wx/frame.h>
#include <wx/grid.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <memory>

namespace {

class Floor : public wxApp {
public:
    bool OnInit() override
    {
        auto* frame = new wxFrame(nullptr, wxID_ANY, "empty", wxDefaultPosition, wxSize(1280, 760));
        auto* panel = new wxPanel(frame);
        std::function<void()> then = [] { zk::bench::end(); };
        if (std::getenv("ZK_BENCH_TYPE")) {
            auto* text = new wxTextCtrl(panel, wxID_ANY);
            auto* label = new wxStaticText(panel, wxID_ANY, wxString());
            auto* sizer = new wxBoxSizer(wxVERTICAL);
            sizer->Add(text);
            sizer->Add(label);
            panel->SetSizer(sizer);
            text->Bind(wxEVT_TEXT, [=](wxCommandEvent&) { label->SetLabel(text->GetValue()); });
            then = [text] {
                zk::bench::figure("typing", zk::bench::keystroke_ms(60, [text](int i) {
                                      text->SetValue(wxString::Format("%d", i));
                                  }));
                zk::bench::end();
            };
        }
        if (std::getenv("ZK_BENCH_CHINESE")) {
            const wxString word = wxString::FromUTF8("专科");
            auto* plain = new wxStaticText(panel, wxID_ANY, word);
            auto* bold = new wxStaticText(panel, wxID_ANY, word);
            bold->SetFont(plain->GetFont().Bold());
            auto* table = new wxGrid(panel, wxID_ANY);
            table->CreateGrid(0, 3);
            auto* sizer = new wxBoxSizer(wxVERTICAL);
            sizer->Add(plain);
            sizer->Add(bold);
            sizer->Add(table, 1, wxEXPAND);
            panel->SetSizer(sizer);
        }
        shown_ = std::make_unique<zk::bench::Shown>(then);
        frame->Show();
        return true;
    }

private:
    std::unique_ptr<zk::bench::Shown> shown_;
};

}   // namespace

wxIMPLEMENT_APP(Floor);
