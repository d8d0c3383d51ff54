#include "app/gui/walk/months_dialog.h"

#include "app/gui/accessible.h"
#include "app/gui/walk/block.h"
#include "app/gui/walk/field.h"
#include "app/gui/wrap.h"
#include "forms/input.h"

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include <algorithm>
#include <utility>

namespace zk::gui::walk {
namespace {

std::string month_value(const forms::Entry& entry, forms::Month month)
{
    for (const auto& [at, number] : entry.months) {
        if (at == month) {
            return number.str();
        }
    }
    return {};
}

wxString month_label(const Words& words, forms::Month month)
{
    return words.chinese() ? wxString::Format(wx("%d年%d月"), month.year(), month.month()) : wx(month.str());
}

}  // namespace

MonthsDialog::MonthsDialog(Desk& desk, int ask)
    : wxDialog(desk.window(), wxID_ANY, desk.words()(ZK_TR("Values of the months")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      desk_(desk), ask_(ask), item_(desk.session()->form().item(desk.session()->form().asks()[ask])),
      section_(desk.session()->form().sections()[desk.session()->form().asks()[ask].section].id)
{
    const Theme& theme = desk.theme();
    const Words& words = desk.words();
    const forms::Form& form = desk.session()->form();
    const forms::Period period = desk.session()->answers().period;
    for (int i = 0; i < period.months(); ++i) {
        months_.push_back(period.first + i);
    }
    for (const auto& input : item_.inputs) {
        const auto aggregation = form.fact(form.slots()[form.slot_of(form.asks()[ask], input.field)]).aggregation;
        if (aggregation == forms::Aggregation::sum || aggregation == forms::Aggregation::last) {
            fields_.push_back(input.field);
        }
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    const int width = theme.px(470);
    all->SetMinSize(wxSize(width, -1));   // a text that is broken asks for no width by itself
    auto* title = new WrappedText(this, words(item_.title), theme.heading(), theme.ink(Ink::text));
    title->fit(width);
    all->Add(title, 0, wxEXPAND);
    auto* hint = new WrappedText(this, words(ZK_TR("A block of cells copied in Excel or WPS can be pasted into any cell: months "
                                                   "below each other or side by side, with their names or without.")),
                                 theme.body(), theme.ink(Ink::muted));
    hint->fit(width);
    all->Add(hint, 0, wxEXPAND | wxTOP | wxBOTTOM, theme.px(Space::small));
    scroll_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    scroll_->SetScrollRate(0, theme.px(8));
    scroll_->SetSizer(build_table());
    all->Add(scroll_, 1, wxEXPAND);
    taken_ = new WrappedText(this, wxString(), theme.body(), theme.ink(Ink::good));
    taken_->fit(width);
    all->Add(taken_, 0, wxEXPAND | wxTOP, theme.px(Space::small));
    refused_ = new WrappedText(this, wxString(), theme.body(), theme.ink(Ink::bad));
    refused_->fit(width);
    all->Add(refused_, 0, wxEXPAND | wxTOP, theme.px(Space::small));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton(this, wxID_CANCEL, words(ZK_TR("Cancel"))), 0, wxRIGHT, theme.px(Space::small));
    keep_ = new wxButton(this, wxID_OK, words(ZK_TR("Keep the months")));
    keep_->SetDefault();
    keep_->Enable(desk.may_change());
    buttons->Add(keep_);
    keep_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (keep()) {
            EndModal(wxID_OK);
        }
    });
    all->Add(buttons, 0, wxEXPAND | wxTOP, theme.px(Space::normal));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(all, 1, wxEXPAND | wxALL, theme.px(Space::wide));
    sum();
    SetSizer(frame);
    fit();
    CentreOnParent();
    if (!cells_.empty() && !cells_.front().empty()) {
        cells_.front().front().control->SetFocus();
    }
}

/// As high as all months and sentences, but never higher than the screen: then the months scroll and the buttons stay.
void MonthsDialog::fit()
{
    constexpr int title_bar = 40;
    const Theme& theme = desk_.theme();
    const wxRect screen = wxGetClientDisplayRect();
    wxSize table = scroll_->GetSizer()->GetMinSize() + wxSize(theme.px(16), 0);   // the scroll bar
    scroll_->SetMinSize(table);
    const int over = GetSizer()->CalcMin().y + title_bar - screen.height;
    table.y -= std::max(over, 0);
    scroll_->SetMinSize(table);
    SetMinSize(wxDefaultSize);
    GetSizer()->SetSizeHints(this);
    Layout();   // the size of the window may be what it was
    scroll_->FitInside();
    const int low = GetPosition().y + GetSize().y + title_bar - screen.GetBottom();
    if (IsShown() && low > 0) {
        Move(GetPosition().x, std::max(screen.y, GetPosition().y - low));
    }
}

wxSizer* MonthsDialog::build_table()
{
    const Theme& theme = desk_.theme();
    const Words& words = desk_.words();
    const forms::Form& form = desk_.session()->form();
    const bool ratio = item_.kind == forms::ItemKind::ratio;
    const int columns = 1 + 2 * static_cast<int>(fields_.size()) + (ratio ? 1 : 0);
    auto* table = new wxFlexGridSizer(columns, theme.px(3), theme.px(Space::small));
    const auto text = [&](const wxString& what, Ink ink, int width = -1) {
        auto* made = new wxStaticText(scroll_, wxID_ANY, what, wxDefaultPosition, wxSize(width, -1),
                                      width > 0 ? wxALIGN_RIGHT | wxST_NO_AUTORESIZE : 0);
        made->SetForegroundColour(theme.ink(ink));
        return made;
    };
    const int right = wxALIGN_RIGHT | wxALIGN_CENTRE_VERTICAL;
    table->Add(text(words(ZK_TR("Month")), Ink::muted));
    for (const auto field : fields_) {
        table->Add(text(words(walk::label(field, item_)), Ink::muted), 0, right);
    }
    if (ratio) {
        table->Add(text(words(item_.unit), Ink::muted), 0, right);
    }
    for (const auto field : fields_) {
        const wxString head = words(forms::Message{"months.last_year", ZK_TR("{field}, last year"),
                                                   {{"field", std::vector<forms::Message>{walk::label(field, item_)}}}});
        table->Add(text(head, Ink::muted), 0, right);
    }
    for (std::size_t m = 0; m < months_.size(); ++m) {
        const wxString name = month_label(words, months_[m]);
        table->Add(text(name, Ink::text), 0, wxALIGN_CENTRE_VERTICAL);
        cells_.emplace_back();
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            const int slot = form.slot_of(form.asks()[ask_], fields_[f]);
            Cell cell;
            cell.before = month_value(desk_.session()->answers().entries[slot], months_[m]);
            cell.control = new wxTextCtrl(scroll_, wxID_ANY, wx(cell.before), wxDefaultPosition, wxSize(theme.px(90), -1), wxTE_RIGHT);
            set_accessible_name(*cell.control, name + wx(" ") + words(walk::label(fields_[f], item_)));
            cell.control->SetEditable(desk_.may_change());
            cell.control->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
                sum();
                say_refused();
            });
            cell.control->Bind(wxEVT_TEXT_PASTE,
                               [this, control = cell.control](wxClipboardTextEvent& event) { on_paste(*control, event); });
            cells_.back().push_back(cell);
            table->Add(cell.control);
        }
        if (ratio) {
            values_.push_back(text(wxString(), Ink::text, theme.px(64)));
            table->Add(values_.back(), 0, right);
        }
        for (const auto field : fields_) {
            const int slot = form.slot_of(form.asks()[ask_], field);
            table->Add(text(wx(month_value(desk_.session()->answers().prior[slot], months_[m] + -12)), Ink::muted), 0, right);
        }
    }
    auto* sigma = text(wx("Σ"), Ink::text);
    sigma->SetFont(theme.strong());
    table->Add(sigma);
    for (std::size_t f = 0; f < fields_.size() + (ratio ? 1 : 0); ++f) {
        sums_.push_back(text(wx("—"), Ink::text, theme.px(f < fields_.size() ? 90 : 64)));
        sums_.back()->SetFont(theme.strong());
        table->Add(sums_.back(), 0, right);
    }
    return table;
}

void MonthsDialog::on_paste(wxTextCtrl& into, wxClipboardTextEvent& event)
{
    wxTextDataObject data;
    if (wxTheClipboard->Open()) {
        wxTheClipboard->GetData(data);
        wxTheClipboard->Close();
    }
    const std::string text = utf8(data.GetText());
    if (text.find_first_of("\t\n") == std::string::npos) {
        event.Skip();   // one cell: the control's own business
        return;
    }
    for (std::size_t m = 0; m < cells_.size(); ++m) {
        for (std::size_t f = 0; f < cells_[m].size(); ++f) {
            if (cells_[m][f].control == &into) {
                paste(text, static_cast<int>(m), static_cast<int>(f));
                return;
            }
        }
    }
}

void MonthsDialog::paste(const std::string& clipboard, int row, int column)
{
    outside_.clear();
    std::vector<BlockCell> beyond;
    int taken = 0;
    for (const BlockCell& cell : lay_block(split_block(clipboard), desk_.session()->form().standard(), item_, fields_, months_, row, column)) {
        if (cell.row < static_cast<int>(cells_.size()) && cell.column < static_cast<int>(fields_.size())) {
            cells_[cell.row][cell.column].control->ChangeValue(wx(cell.text));
            taken += cell.refused.empty() ? 1 : 0;
        } else {
            beyond.push_back(cell);
        }
    }
    say_beyond(beyond);
    const wxString said = taken == 0 ? wxString() : wx("✔ ") + desk_.words()(forms::Message{
        "paste.taken", ZK_TR("{n} {n|value|values} pasted; the button below keeps {n|it|them}"), {{"n", forms::Decimal(taken)}}});
    if (taken_->set(said)) {
        fit();
    }
    sum();
    say_refused();
}

void MonthsDialog::say_beyond(const std::vector<BlockCell>& cells)
{
    const auto outside = [](const BlockCell& each) { return std::string_view(each.refused.code) == "paste.outside"; };
    const auto count = std::count_if(cells.begin(), cells.end(), outside);
    bool said = false;
    for (const BlockCell& cell : cells) {
        if (count <= 2 || !outside(cell)) {
            outside_.push_back(desk_.words()(cell.refused));
        } else if (!std::exchange(said, true)) {   // a column too many is one sentence
            outside_.push_back(desk_.words()(forms::Message{
                "paste.beyond", ZK_TR("{n} cells fall outside the months and fields of this item, the first is “{text}”"),
                {{"n", forms::Decimal(static_cast<int>(count))}, {"text", cell.text}}}));
        }
    }
}

void MonthsDialog::sum()
{
    const forms::Standard& standard = desk_.session()->form().standard();
    std::vector<std::optional<forms::Rational>> totals(fields_.size());
    for (std::size_t m = 0; m < cells_.size(); ++m) {
        std::vector<std::optional<forms::Rational>> numbers(fields_.size());
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            const auto read = forms::read_value(standard, item_, fields_[f], utf8(cells_[m][f].control->GetValue()));
            if (const auto* value = std::get_if<forms::Value>(&read); value && value->number) {
                numbers[f] = value->number->rational();
                totals[f] = totals[f].value_or(0) + *numbers[f];
            }
        }
        if (!values_.empty()) {
            const bool whole = numbers[0] && numbers[1] && *numbers[1] != 0;
            values_[m]->SetLabel(whole ? wx(forms::publish(*numbers[0] / *numbers[1] * item_.scale.rational(), item_.decimals)
                                                .fixed(item_.decimals))
                                       : wxString());
        }
    }
    for (std::size_t f = 0; f < fields_.size(); ++f) {
        sums_[f]->SetLabel(totals[f] ? wx(forms::publish(*totals[f], 6).str()) : wx("—"));
    }
    if (!values_.empty()) {
        const bool whole = totals[0] && totals[1] && *totals[1] != 0;
        sums_.back()->SetLabel(whole ? wx(forms::publish(*totals[0] / *totals[1] * item_.scale.rational(), item_.decimals)
                                              .fixed(item_.decimals))
                                     : wx("—"));
    }
}

void MonthsDialog::say_refused()
{
    const Words& words = desk_.words();
    const Theme& theme = desk_.theme();
    wxString all;
    int shown = 0;
    const auto say = [&](const wxString& sentence) {
        if (++shown <= 4) {
            all += (all.empty() ? wxString() : wx("\n")) + wx("✖ ") + sentence;
        }
    };
    for (std::size_t m = 0; m < cells_.size(); ++m) {
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            wxTextCtrl& control = *cells_[m][f].control;
            const std::string text = utf8(control.GetValue());
            const auto read = forms::fold_width(text).empty()
                                  ? std::variant<forms::Value, forms::Message>(forms::Value{})
                                  : forms::read_value(desk_.session()->form().standard(), item_, fields_[f], text);
            const auto* wrong = std::get_if<forms::Message>(&read);
            control.SetForegroundColour(theme.ink(wrong ? Ink::bad : Ink::text));
            control.Refresh();
            if (wrong) {
                say(words(forms::Message{"months.wrong", ZK_TR("{month}: {what}"),
                                         {{"month", utf8(month_label(words, months_[m]))}, {"what", std::vector<forms::Message>{*wrong}}}}));
            }
        }
    }
    for (const wxString& sentence : outside_) {
        say(sentence);
    }
    if (shown > 4) {
        all += wx("\n") + words(forms::Message{"paste.more", ZK_TR("and {n} more"), {{"n", forms::Decimal(shown - 4)}}});
    }
    if (refused_->set(all)) {
        fit();
    }
}

bool MonthsDialog::keep()
{
    std::vector<session::Typed> typed;
    for (std::size_t m = 0; m < cells_.size(); ++m) {
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            const std::string text = utf8(cells_[m][f].control->GetValue());
            const std::string& before = cells_[m][f].before;
            if (forms::fold_width(text) == before) {
                continue;
            }
            if (!forms::fold_width(text).empty()) {
                const auto read = forms::read_value(desk_.session()->form().standard(), item_, fields_[f], text);
                if (std::holds_alternative<forms::Message>(read)) {
                    say_refused();
                    cells_[m][f].control->SetFocus();
                    return false;
                }
            }
            typed.push_back({{section_, item_.id, fields_[f], months_[m]}, text, {}});
        }
    }
    outside_.clear();
    if (typed.empty()) {
        return true;
    }
    if (!desk_.attempt([&] { desk_.session()->set_all(typed); })) {
        return false;
    }
    desk_.kept();
    return true;
}

wxString MonthsDialog::refused() const { return refused_->whole(); }
wxString MonthsDialog::taken() const { return taken_->whole(); }

}  // namespace zk::gui::walk
