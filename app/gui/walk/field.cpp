#include "app/gui/walk/field.h"

#include "app/gui/wrap.h"
#include "app/session/text.h"
#include "forms/input.h"

#include <wx/checkbox.h>
#include <wx/dcclient.h>
#include <wx/panel.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace zk::gui::walk {
namespace {

bool inside(const wxWindow* window, const wxWindow& outer)
{
    for (; window; window = window->GetParent()) {
        if (window == &outer) {
            return true;
        }
    }
    return false;
}

class TextField : public Field {
public:
    TextField(wxWindow* parent, Desk& desk, int width, long style)
        : control_(new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxSize(desk.theme().px(width), -1), style)),
          desk_(desk)
    {
        control_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            if (edited) {
                edited();
            }
        });
        control_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            if (left) {
                left();
            }
        });
        control_->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            // After the control's own handling, which would put the caret instead; not over what was typed meanwhile.
            control_->CallAfter([control = control_, before = control_->GetValue()] {
                if (control->GetValue() == before) {
                    control->SelectAll();
                }
            });
        });
    }
    wxWindow& window() override { return *control_; }
    std::string text() const override { return utf8(control_->GetValue()); }
    void set(const std::string& text) override { control_->ChangeValue(wx(text)); }
    void focus() override { control_->SetFocus(); }
    void allow(bool editing) override
    {
        control_->SetEditable(editing);
        const Theme& theme = desk_.theme();
        control_->SetForegroundColour(theme.ink(editing ? Ink::text : Ink::muted));
    }
    void type(wxUniChar first) override
    {
        if (control_->IsEditable()) {
            control_->SetFocus();
            control_->SetValue(wxString(first));
            control_->CallAfter([control = control_] { control->SetInsertionPointEnd(); });
        }
    }
    bool wants_enter() const override { return control_->IsMultiLine(); }

private:
    wxTextCtrl* control_;
    Desk& desk_;
};

/// Options as radio buttons (one) or check boxes (several). Digits choose: 1 is the first.
class OptionsField : public Field {
public:
    struct Choice {
        std::string id;
        wxString title;
        bool exclusive = false;
    };

    OptionsField(wxWindow* parent, Desk& desk, std::vector<Choice> choices, bool several)
        : panel_(new wxPanel(parent)), choices_(std::move(choices)), several_(several), theme_(desk.theme())
    {
        panel_->SetBackgroundColour(parent->GetBackgroundColour());
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        if (!several_) {
            // A group of radio buttons always has one chosen; this hidden one stands for "not answered".
            none_ = new wxRadioButton(panel_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
            none_->Hide();
        }
        for (std::size_t i = 0; i < choices_.size(); ++i) {
            wxControl* button = make_button(i);
            sizer->Add(button, 0, wxBOTTOM, desk.theme().px(Space::hair));
            buttons_.push_back(button);
        }
        panel_->SetSizer(sizer);
    }

    wxWindow& window() override { return *panel_; }
    std::string text() const override
    {
        std::string all;
        for (std::size_t i = 0; i < choices_.size(); ++i) {
            if (chosen(i)) {
                all += (all.empty() ? "" : "|") + choices_[i].id;
            }
        }
        return all;
    }
    void set(const std::string& text) override
    {
        const auto ids = forms::split_options(text);
        if (none_) {
            none_->SetValue(true);
        }
        for (std::size_t i = 0; i < choices_.size(); ++i) {
            choose(i, std::find(ids.begin(), ids.end(), choices_[i].id) != ids.end());
        }
    }
    void fit(int width) override
    {
        for (std::size_t i = 0; i < buttons_.size(); ++i) {
            const wxString label = label_of(i, width);
            if (buttons_[i]->GetLabel() != label) {
                buttons_[i]->SetLabel(label);
            }
        }
        panel_->InvalidateBestSize();
    }
    void focus() override
    {
        for (std::size_t i = 0; i < buttons_.size(); ++i) {
            if (chosen(i)) {
                buttons_[i]->SetFocus();
                return;
            }
        }
        if (!buttons_.empty()) {
            buttons_.front()->SetFocus();
        }
    }
    void allow(bool editing) override { panel_->Enable(editing); }
    void type(wxUniChar digit) override
    {
        const int at = static_cast<int>(digit.GetValue()) - '1';
        if (at >= 0 && at < static_cast<int>(buttons_.size()) && panel_->IsEnabled()) {
            buttons_[at]->SetFocus();
            pick(at, several_ ? !chosen(at) : true);
        }
    }

private:
    /// A label does not break by itself: broken here to what the card offers beside the button.
    wxString label_of(std::size_t i, int width) const
    {
        wxClientDC dc(panel_);
        dc.SetFont(theme_.body());
        wxString label;
        const wxString text = wxString::Format("%d  ", static_cast<int>(i) + 1) + choices_[i].title;
        for (const wxString& line : wrapped(dc, text, std::max(width - theme_.px(26), theme_.px(60)))) {
            label += (label.empty() ? wxString() : wxString("\n")) + wxControl::EscapeMnemonics(line);
        }
        return label;
    }
    wxControl* make_button(std::size_t i)
    {
        const wxString label = label_of(i, theme_.px(236));
        wxControl* button;
        if (several_) {
            button = new wxCheckBox(panel_, wxID_ANY, label);
            button->Bind(wxEVT_CHECKBOX, [this, i](wxCommandEvent&) { pick(i, chosen(i)); });
        } else {
            button = new wxRadioButton(panel_, wxID_ANY, label);
            button->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { tell(); });
        }
        button->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
            if (event.GetUnicodeKey() >= '1' && event.GetUnicodeKey() <= '9' && !event.HasModifiers()) {
                type(wxUniChar(event.GetUnicodeKey()));
            } else {
                event.Skip();
            }
        });
        button->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            const int key = event.GetKeyCode();
            if (key >= '1' && key <= '9' && !event.HasModifiers()) {
                type(wxUniChar(key));
                return;
            }
            if (key == WXK_TAB) {
                leave_as_one(event.ShiftDown());
            }
            event.Skip();
        });
        button->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            // Moving inside the group is not leaving it.
            panel_->CallAfter([this] {
                if (!inside(wxWindow::FindFocus(), *panel_) && left) {
                    left();
                }
            });
        });
        return button;
    }
    /// With nothing chosen GTK's Tab would stop at every button of the group: it goes on from the outermost.
    void leave_as_one([[maybe_unused]] bool backwards)
    {
#ifdef __WXGTK__
        if (!several_ && text().empty()) {
            (backwards ? buttons_.front() : buttons_.back())->SetFocus();
        }
#endif
    }
    bool chosen(std::size_t i) const
    {
        return several_ ? static_cast<wxCheckBox*>(buttons_[i])->GetValue()
                        : static_cast<wxRadioButton*>(buttons_[i])->GetValue();
    }
    void choose(std::size_t i, bool on)
    {
        if (several_) {
            static_cast<wxCheckBox*>(buttons_[i])->SetValue(on);
        } else if (on) {
            static_cast<wxRadioButton*>(buttons_[i])->SetValue(true);
        }
    }
    void pick(std::size_t at, bool on)
    {
        choose(at, on);
        for (std::size_t i = 0; several_ && on && i < choices_.size(); ++i) {
            // "None of these" and anything else put each other out.
            if (i != at && (choices_[i].exclusive || choices_[at].exclusive)) {
                choose(i, false);
            }
        }
        tell();
    }
    void tell()
    {
        if (edited) {
            edited();
        }
    }

    wxPanel* panel_;
    std::vector<Choice> choices_;
    bool several_;
    const Theme& theme_;
    wxRadioButton* none_ = nullptr;
    std::vector<wxControl*> buttons_;
};

std::unique_ptr<Field> status_field(wxWindow* parent, Desk& desk)
{
    using enum forms::Performed;
    std::vector<OptionsField::Choice> choices;
    for (const auto performed : {independent, guided, visiting, none}) {
        choices.push_back({std::string(forms::name(performed)), desk.words()(forms::title(performed))});
    }
    return std::make_unique<OptionsField>(parent, desk, std::move(choices), false);
}

std::unique_ptr<Field> options_field(wxWindow* parent, Desk& desk, const forms::Item& item)
{
    std::vector<OptionsField::Choice> choices;
    for (const forms::Option& option : item.options) {
        choices.push_back({option.id, desk.words()(option.title), option.exclusive});
    }
    return std::make_unique<OptionsField>(parent, desk, std::move(choices), item.several);
}

constexpr int text_width = 210;

}  // namespace

bool Field::holds_focus() const { return inside(wxWindow::FindFocus(), const_cast<Field*>(this)->window()); }

std::unique_ptr<Field> make_field(wxWindow* parent, Desk& desk, const forms::Item& item, forms::Field field)
{
    const auto number = [&] { return std::make_unique<TextField>(parent, desk, number_width, wxTE_RIGHT); };
    switch (item.kind) {
    case forms::ItemKind::technique:
        if (field == forms::Field::status) {
            return status_field(parent, desk);
        }
        return number();
    case forms::ItemKind::ratio:
    case forms::ItemKind::number: return number();
    case forms::ItemKind::choice: return options_field(parent, desk, item);
    case forms::ItemKind::text: return std::make_unique<TextField>(parent, desk, text_width, 0);
    case forms::ItemKind::date: return std::make_unique<TextField>(parent, desk, number_width, 0);
    }
    return nullptr;   // every kind returns above; the compiler says which one does not
}

forms::Message label(forms::Field field, const forms::Item& item)
{
    if (field == forms::Field::choice && item.several) {
        return {"field.choices", ZK_TR("Options (several)"), {}};
    }
    if (field == forms::Field::value && item.card.numerator.empty()) {
        return {"field.value", ZK_TR("Value"), {}};
    }
    return session::title(field);
}

}  // namespace zk::gui::walk
