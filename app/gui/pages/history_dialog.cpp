#include "app/gui/pages/history_dialog.h"

#include "app/gui/pages/record_list.h"
#include "app/session/surroundings.h"
#include "app/session/text.h"
#include "forms/input.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <sstream>

namespace zk::gui {
namespace {

constexpr int most_changes = 500;

struct Changed {
    db::ChangeRow row;
    std::optional<forms::Field> field;   ///< nothing: what is said beside the numbers
};

/// Newest first: of the facts behind the item, and of what is said beside them.
std::vector<Changed> changes_of(const session::Session& session, const std::string& section, const std::string& item)
{
    const forms::Form& form = session.form();
    const int ask = form.ask(section, item);
    std::vector<Changed> changes;
    const auto take = [&](const std::string& scope, const std::string& subject, std::optional<forms::Field> field) {
        db::HistoryFilter filter;
        filter.scope = scope;
        filter.subject = subject;
        filter.limit = most_changes;
        for (auto& row : session.history(filter)) {
            if (row.scope == scope) {
                changes.push_back({std::move(row), field});
            }
        }
    };
    if (ask >= 0) {
        const auto& slots = form.asks()[ask].slots;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (slots[i] >= 0) {
                const forms::FactSlot& slot = form.slots()[slots[i]];
                take(slot.scope, form.fact(slot).id, form.item(form.asks()[ask]).inputs[i].field);
            }
        }
    }
    take(section, item, {});
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.row.sequence > b.row.sequence; });
    return changes;
}

/// How a technique is carried out, or the chosen options, in words; any other value as it is kept.
wxString value_words(const Words& words, const forms::Item& item, std::optional<forms::Field> field, const std::string& value)
{
    if (field == forms::Field::status) {
        if (const auto performed = forms::performed_named(value)) {
            return words(forms::title(*performed));
        }
    }
    wxString titles;
    for (const forms::Option& option : item.options) {
        if (("|" + value + "|").find("|" + option.id + "|") != std::string::npos) {
            titles += (titles.empty() ? wxString() : words.separator()) + words(option.title);
        }
    }
    return titles.empty() ? wx(value) : titles;
}

template <class Kind> wxString title_named(const Words& words, std::initializer_list<Kind> all, const std::string& named)
{
    for (const Kind each : all) {
        if (session::name(each) == named) {
            return words(session::title(each));
        }
    }
    return wx(named);
}

/// A claim, a note, last year's figure: kept as lines "field=value".
wxString said_words(const Words& words, const std::string& lines)
{
    wxString all;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
        const std::size_t at = line.find('=');
        const std::string field = line.substr(0, at), value = at == std::string::npos ? std::string() : line.substr(at + 1);
        wxString said = wx(value);
        if (field == "claim") {
            said = title_named(words, {forms::Claim::not_applicable, forms::Claim::no_data}, value);
        } else if (field == "decision") {
            said = title_named(words, {forms::Decision::accepted, forms::Decision::refused}, value);
        } else if (field == "baseline") {
            said = words(forms::Message{"gui.last_year", ZK_TR("last year: {value}"), {{"value", value}}});
        } else if (field == "recheck") {
            said = words(ZK_TR("to be verified"));
        }
        all += (all.empty() ? wxString() : words.separator()) + said;
    }
    return all;
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
    list_ = new RecordList(this, theme, {{words(ZK_TR("When")), 130}, {words(ZK_TR("Who")), 90}, {words(ZK_TR("What")), 130}, {words(ZK_TR("Month")), 76},
                                         {words(ZK_TR("Before")), 130}, {words(ZK_TR("After")), 130}, {words(ZK_TR("How and why")), 0}});
    all->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    desk.attempt([&] {
        for (const auto& [change, field] : changes_of(*desk.session(), section, item)) {
            wxString how = words(session::title(change.origin));
            for (const std::string& more : {change.source, change.reason}) {
                if (!more.empty()) {
                    how += wx(" · ") + wx(more);
                }
            }
            const auto value = [&](const std::string& kept) {
                return field && index >= 0 ? value_words(words, standard.items[index], field, kept) : said_words(words, kept);
            };
            rows.push_back({wx(session::local_moment(change.when)), wx(change.who), field ? words(forms::title(*field)) : words(ZK_TR("Claim and note")),
                            change.month ? wx(change.month->str()) : wxString(), value(change.old_value), value(change.new_value), how});
            keys.push_back(change.id);
        }
    });
    list_->fill(rows, keys);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* count = new wxStaticText(this, wxID_ANY,
                                   rows.empty() ? words(ZK_TR("Nothing was ever entered here."))
                                                : words(forms::Message{"gui.changes", ZK_TR("{count} {count|change|changes}"), {{"count", forms::Decimal(static_cast<int>(rows.size()))}}}));
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
