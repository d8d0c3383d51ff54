#include "app/gui/walk/definition.h"

#include "app/gui/style.h"
#include "app/gui/wrap.h"
#include "app/session/text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace zk::gui::walk {
namespace {

constexpr const char* settings_key = "definition";

}  // namespace

Definition::Definition(wxWindow* parent, Desk& desk, const forms::Item& item)
    : wxPanel(parent), desk_(desk), lines_(new wxFlexGridSizer(2, desk.theme().px(Space::tight), desk.theme().px(Space::small)))
{
    const Theme& theme = desk.theme();
    const Words& words = desk.words();
    const forms::Card& card = item.card;
    SetBackgroundColour(theme.fill(Fill::raised));
    const bool measured = item.kind == forms::ItemKind::ratio;
    add(measured ? ZK_TR("Numerator") : ZK_TR("Counted"), words(card.numerator), Shown::always);
    add(ZK_TR("Denominator"), words(card.denominator), Shown::always);
    add(ZK_TR("How to count"), words(card.how_to_count), Shown::with_room);
    add(ZK_TR("Target from"), words(item.target_basis), Shown::unfolded);
    add(ZK_TR("All or nothing"), words(item.all_or_nothing_reason), Shown::unfolded);
    add(ZK_TR("Codes"), words(card.codes), Shown::unfolded);
    add(ZK_TR("Evidence"), words(card.evidence), Shown::unfolded);
    add(ZK_TR("Remark"), words(card.note), Shown::unfolded);
    add(ZK_TR("Source"), words(card.source), Shown::with_room);
    add(ZK_TR("Confidence"), words(session::title(card.confidence)), Shown::unfolded);
    lines_->AddGrowableCol(1);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(lines_, 0, wxEXPAND | wxALL, theme.px(Space::small));
    if (!folding_.empty() || !shortening_.empty()) {
        button_ = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT | wxBORDER_NONE);
        button_->SetForegroundColour(theme.ink(Ink::accent));
        ground_flat_button(*button_);
        button_->SetFont(theme.small());
        button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            desk_.settings().set(settings_key, 1 - desk_.settings().number(settings_key, 0));
            fold();
            unfolded();
        });
        all->Add(button_, 0, wxLEFT | wxBOTTOM, theme.px(Space::tight));
    }
    SetSizer(all);
    fold();
    Show(lines_->GetItemCount() > 0);
}

void Definition::add(const char* head, const wxString& text, Shown shown)
{
    if (text.empty()) {
        return;
    }
    const Theme& theme = desk_.theme();
    auto* name = new wxStaticText(this, wxID_ANY, desk_.words()(head));
    name->SetForegroundColour(theme.ink(Ink::muted));
    auto* line = new WrappedText(this, text, theme.body(), theme.ink(Ink::text));
    heads_.push_back(name);
    lines_->Add(name);
    lines_->Add(line, 0, wxEXPAND);
    if (shown != Shown::always) {
        auto& list = shown == Shown::unfolded ? folding_ : shortening_;
        list.push_back(name);
        list.push_back(line);
    }
}

void Definition::fold()
{
    const bool open = desk_.settings().number(settings_key, 0) != 0;
    for (wxWindow* line : folding_) {
        line->Show(open);
    }
    for (wxWindow* line : shortening_) {
        line->Show(open || !short_);
    }
    if (button_) {
        button_->SetLabel(desk_.words()(open ? ZK_TR("Less ▲") : ZK_TR("Full definition ▼")));
    }
    if (width_ > 0) {
        fit(width_);   // without the longest head there is more room
    }
    Layout();
}

bool Definition::shorten(bool only_counts)
{
    if (short_ == only_counts) {
        return false;
    }
    short_ = only_counts;
    fold();
    return true;
}

bool Definition::fit(int width)
{
    width_ = width;
    int heads = 0;
    for (const wxWindow* head : heads_) {
        heads = std::max(heads, head->IsShown() ? head->GetBestSize().x : 0);
    }
    return fit_texts(*this, width - heads - 4 * desk_.theme().px(Space::small));
}

}  // namespace zk::gui::walk
