#include "app/gui/pages/history_dialog.h"

#include "app/gui/pages/record_list.h"
#include "app/session/surroundings.h"
#include "app/session/text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace zk::gui {
namespace {

constexpr int most_changes = 500;

std::vector<db::ChangeRow> changes_of(const session::Session& session, const std::string& section, const std::string& item)
{
    const forms::Form& form = session.form();
    const int ask = form.ask(section, item);
    std::vector<db::ChangeRow> changes;
    const auto take = [&](const std::string& scope, const std::string& subject) {
        db::HistoryFilter filter;
        filter.scope = scope;
        filter.subject = subject;
        filter.limit = most_changes;
        for (auto& row : session.history(filter)) {
            if (row.scope == scope) {
                changes.push_back(std::move(row));
            }
        }
    };
    if (ask >= 0) {
        for (const int slot : form.asks()[ask].slots) {
            if (slot >= 0) {
                take(form.slots()[slot].scope, form.fact(form.slots()[slot]).id);
            }
        }
    }
    take(section, item);
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.sequence > b.sequence; });
    return changes;
}

}  // namespace

HistoryDialog::HistoryDialog(Desk& desk, const std::string& section, const std::string& item)
    : wxDialog(desk.window(), wxID_ANY, desk.words()(ZK_TR("Record of changes")), wxDefaultPosition,
               wxSize(desk.theme().px(900), desk.theme().px(460)), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER)
{
    const Words& words = desk.words();
    const Theme& theme = desk.theme();
    const forms::Standard& standard = desk.session()->form().standard();
    const int gap = theme.px(Space::wide), index = standard.item(item);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxStaticText(this, wxID_ANY, index < 0 ? wx(item) : words(standard.items[index].title));
    head->SetFont(theme.heading());
    all->Add(head, 0, wxALL, gap);
    list_ = new RecordList(this, theme, {{words(ZK_TR("When")), 130}, {words(ZK_TR("Who")), 90}, {words(ZK_TR("What")), 180}, {words(ZK_TR("Month")), 76},
                                         {words(ZK_TR("Before")), 100}, {words(ZK_TR("After")), 100}, {words(ZK_TR("How and why")), 0}});
    all->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    desk.attempt([&] {
        for (const auto& change : changes_of(*desk.session(), section, item)) {
            const int fact = standard.fact(change.subject);
            wxString how = words(session::title(change.origin));
            for (const std::string& more : {change.source, change.reason}) {
                if (!more.empty()) {
                    how += wx(" · ") + wx(more);
                }
            }
            rows.push_back({wx(session::local_moment(change.when)), wx(change.who), fact < 0 ? words(ZK_TR("Said beside it")) : words(standard.facts[fact].title),
                            change.month ? wx(change.month->str()) : wxString(), wx(change.old_value), wx(change.new_value), how});
            keys.push_back(change.id);
        }
    });
    list_->fill(rows, keys);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* count = new wxStaticText(this, wxID_ANY,
                                   rows.empty() ? words(ZK_TR("Nothing was ever entered here."))
                                                : words(forms::Message{"gui.changes", ZK_TR("{count} changes"), {{"count", forms::Decimal(static_cast<int>(rows.size()))}}}));
    count->SetForegroundColour(theme.ink(Ink::muted));
    row->Add(count, 1, wxALIGN_CENTRE_VERTICAL);
    auto* close = new wxButton(this, wxID_CANCEL, words(ZK_TR("Close")));
    close->SetDefault();
    row->Add(close);
    all->Add(row, 0, wxEXPAND | wxALL, gap);
    SetSizer(all);
    CentreOnParent();
}

}  // namespace zk::gui
