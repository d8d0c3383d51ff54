#include "app/gui/walk/heading.h"

#include <wx/dcbuffer.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>
#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>

namespace zk::gui::walk {

namespace {

/// Setting a label makes GTK measure everything around it again, even if it is the same.
void set_label(wxToggleButton& button, const wxString& label)
{
    if (button.GetLabel() != label) {
        button.SetLabel(label);
    }
}

/// Pressed it is also written in the accent: a dark theme hardly tells the two apart by their ground.
void press(wxToggleButton& button, bool pressed, const Theme& theme)
{
    button.SetValue(pressed);
    const wxColour ink = theme.ink(pressed ? Ink::accent : Ink::text);
    if (button.GetForegroundColour() != ink) {
        button.SetForegroundColour(ink);
    }
}

}  // namespace

/// The scores of the dimensions, each with a bar. The tabs say the same for a screen reader.
class Heading::Bars : public wxPanel {
public:
    struct Bar {
        wxString title, score;
        double share;
    };
    Bars(wxWindow* parent, Desk& desk) : wxPanel(parent), desk_(desk)
    {
        SetBackgroundStyle(wxBG_STYLE_PAINT);
        Bind(wxEVT_PAINT, &Bars::paint, this);
    }
    void show(std::vector<Bar> bars)
    {
        bars_ = std::move(bars);
        const Theme& theme = desk_.theme();
        int width = 0;
        for (const Bar& bar : bars_) {
            width += width_of(bar) + theme.px(Space::normal);
        }
        SetMinSize(wxSize(width, GetCharHeight() + theme.px(12)));
        Refresh();
    }
    bool AcceptsFocus() const override { return false; }

private:
    int width_of(const Bar& bar) const { return GetTextExtent(bar.title + wx("  ") + bar.score).x + desk_.theme().px(6); }
    void paint(wxPaintEvent&)
    {
        wxAutoBufferedPaintDC dc(this);
        const Theme& theme = desk_.theme();
        dc.SetBackground(wxBrush(theme.fill(Fill::page)));
        dc.Clear();
        int x = 0;
        dc.SetPen(*wxTRANSPARENT_PEN);
        for (const Bar& bar : bars_) {
            const int width = width_of(bar);
            dc.SetFont(theme.body());
            dc.SetTextForeground(theme.ink(Ink::muted));
            dc.DrawText(bar.title, x, 0);
            dc.SetFont(theme.strong());
            dc.SetTextForeground(theme.ink(Ink::text));
            dc.DrawText(bar.score, x + width - dc.GetTextExtent(bar.score).x, 0);
            const int y = dc.GetCharHeight() + theme.px(4), height = theme.px(4);
            dc.SetBrush(wxBrush(theme.ink(Ink::line)));
            dc.DrawRectangle(x, y, width, height);
            dc.SetBrush(wxBrush(theme.ink(Ink::accent)));
            dc.DrawRectangle(x, y, static_cast<int>(width * bar.share), height);
            x += width + theme.px(Space::normal);
        }
    }

    Desk& desk_;
    std::vector<Bar> bars_;
};

Heading::Heading(wxWindow* parent, Desk& desk) : wxPanel(parent), desk_(desk)
{
    SetBackgroundColour(desk.theme().fill(Fill::page));
    SetForegroundColour(desk.theme().ink(Ink::text));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (GetClientSize().x != width_) {
            width_ = GetClientSize().x;
            fit();
        }
    });
}

void Heading::build(int section)
{
    const wxWindowUpdateLocker still(this);
    const Theme& theme = desk_.theme();
    DestroyChildren();
    tabs_.clear();
    filters_.clear();
    section_ = section;
    steps_ = steps(desk_.session()->form(), desk_.session()->scorecard(), section);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    name_ = new wxStaticText(this, wxID_ANY, wxString());
    name_->SetFont(theme.title());
    about_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    about_->SetForegroundColour(theme.ink(Ink::muted));
    bars_ = new Bars(this, desk_);
    top->Add(name_, 0, wxALIGN_CENTRE_VERTICAL);
    top->Add(about_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, theme.px(Space::normal));
    top->Add(bars_, 0, wxALIGN_CENTRE_VERTICAL);
    all->Add(top, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, theme.px(Space::wide));

    const auto toggle = [&](std::vector<wxToggleButton*>& list, wxSizer* row, long style, std::function<void()> act) {
        auto* button = new wxToggleButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT | style);
        button->Bind(wxEVT_TOGGLEBUTTON, [act](wxCommandEvent&) { act(); });
        list.push_back(button);
        row->Add(button, 0, wxRIGHT | wxBOTTOM, theme.px(Space::tight));
    };
    auto* tabs = new wxWrapSizer(wxHORIZONTAL, 0);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        toggle(tabs_, tabs, 0, [this, i] { step_chosen(static_cast<int>(i)); });
    }
    if (section > 0) {
        toggle(tabs_, tabs, 0, [this] { step_chosen(-1); });
    }
    all->AddSpacer(theme.px(Space::normal));
    all->Add(tabs, 0, wxEXPAND | wxLEFT | wxRIGHT, theme.px(Space::wide));
    all->Show(tabs, tabs_.size() > 1);   // the profile of the hospital is one step
    filter_row_ = new wxWrapSizer(wxHORIZONTAL, 0);
    for (int f = 0; f < filters; ++f) {
        toggle(filters_, filter_row_, wxBORDER_NONE, [this, f] { filter_chosen(static_cast<Filter>(f)); });
    }
    all->AddSpacer(theme.px(Space::tight));
    all->Add(filter_row_, 0, wxEXPAND | wxLEFT | wxRIGHT, theme.px(Space::wide));
    all->AddSpacer(theme.px(Space::small));
    SetSizer(all);
}

void Heading::show(const Noted& noted, int section, int step, Filter filter)
{
    if (section != section_) {
        build(section);
    }
    const session::Session& session = *desk_.session();
    const forms::Form& form = session.form();
    const forms::Standard& standard = form.standard();
    const Words& words = desk_.words();
    const auto& score = session.scorecard().sections[section];
    const int specialty = form.sections()[section].specialty;
    name_->SetLabelText(specialty < 0 ? words(ZK_TR("Profile of the hospital")) : words(standard.specialties[specialty].title));
    const forms::Period period = session.answers().period;
    period_ = words(forms::Text{period.zh(), period.en()});
    state_ = words(forms::Message{"section.filled", ZK_TR("{done} of {all} answered"),
                                  {{"done", forms::Decimal(score.answered)}, {"all", forms::Decimal(score.asked)}}});
    total_.clear();
    if (score.total) {
        total_ = (score.grade >= 0 ? words(standard.grades[score.grade].title) : words(ZK_TR("provisional"))) + wx(" ") +
                 wx(score.total->fixed(standard.decimals));
        state_ += wx(" · ") + total_;
    }
    std::vector<Bars::Bar> bars;
    steps_ = steps(form, session.scorecard(), section);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const auto& dimension = standard.dimensions[steps_[i].dimension];
        const auto& scored = score.dimensions[steps_[i].dimension];
        set_label(*tabs_[i], words(dimension.title) + wxString::Format("  %d/%d", steps_[i].answered, steps_[i].asked));
        press(*tabs_[i], static_cast<int>(i) == step, desk_.theme());
        if (dimension.scored) {
            bars.push_back({words(dimension.title), scored.published ? wx(scored.published->fixed(standard.decimals)) : wx("—"),
                            scored.published ? scored.published->to_double() / 100 : 0});
        }
    }
    if (section > 0) {
        set_label(*tabs_.back(), words(ZK_TR("Score summary")));
        press(*tabs_.back(), step < 0, desk_.theme());
    }
    bars_->show(std::move(bars));
    // Measured by ourselves: before it is on the screen GTK measures a label in another font.
    int width = 0, height = 0;
    const wxFont font = desk_.theme().title();
    GetTextExtent(name_->GetLabelText(), &width, &height, nullptr, nullptr, &font);
    name_->SetMinSize(wxSize(width + 2, height));
    about_->SetMinSize(wxSize(1, GetCharHeight()));
    if (step >= 0) {
        const auto numbers = counts(session, noted, section, steps_[step].dimension);
        for (int f = 0; f < filters; ++f) {
            set_label(*filters_[f], words(walk::label(static_cast<Filter>(f))) + wxString::Format(" %d", numbers[f]));
            press(*filters_[f], f == static_cast<int>(filter), desk_.theme());
            // A flat button forgets its padding when its label changes.
            filters_[f]->SetMinSize(wxSize(GetTextExtent(filters_[f]->GetLabel()).x + desk_.theme().px(18), desk_.theme().px(26)));
        }
    }
    GetSizer()->Show(filter_row_, step >= 0);
    const bool points = step >= 0 && standard.dimensions[steps_[step].dimension].scored;
    filters_[static_cast<int>(Filter::lost)]->Show(points || (step >= 0 && filter == Filter::lost));
    fit();
}

void Heading::fit()
{
    if (!name_) {
        return;
    }
    // How far and how good comes before the period, which the window says elsewhere, and before the bars, which say again
    // what the summary says; it is never cut.
    const int room = GetClientSize().x - 2 * desk_.theme().px(Space::wide) - name_->GetMinSize().x - 2 * desk_.theme().px(Space::normal);
    const wxString whole = period_ + wx(" · ") + state_;
    const int bars = bars_->GetMinSize().x;
    const auto width = [this](const wxString& text) { return GetTextExtent(text).x + 2; };
    const wxString about = width(whole) + bars <= room ? whole : width(state_) + bars <= room ? state_ : width(whole) <= room ? whole : width(state_) <= room ? state_ : total_;
    about_->SetLabelText(about);
    bars_->Show(width(about) + bars <= room);
    Layout();
    // A wrapping row knows its height only once it has been laid out at its width.
    InvalidateBestSize();
    SetMinSize(wxSize(-1, GetSizer()->CalcMin().y));
    if (GetMinSize().y != GetSize().y) {
        GetParent()->Layout();
    }
}

}  // namespace zk::gui::walk
