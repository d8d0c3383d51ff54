#include "app/gui/pages/search_page.h"

#include "app/gui/pinyin.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

namespace zk::gui {

std::vector<int> find_items(const forms::Form& form, std::string_view typed)
{
    std::vector<int> by_name, by_text;
    if (typed.empty()) {
        return by_name;
    }
    for (std::size_t i = 0; i < form.asks().size(); ++i) {
        const forms::Item& item = form.item(form.asks()[i]);
        const forms::Card& card = item.card;
        if (found_by(item.title.zh, typed) || found_by(item.title.en, typed)) {
            by_name.push_back(static_cast<int>(i));
            continue;
        }
        for (const std::string& text : {item.id, card.numerator.zh, card.denominator.zh, card.codes.zh, card.source.zh}) {
            if (text.find(typed) != std::string::npos) {
                by_text.push_back(static_cast<int>(i));
                break;
            }
        }
    }
    by_name.insert(by_name.end(), by_text.begin(), by_text.end());
    return by_name;
}

SearchPage::SearchPage(wxWindow* parent, Desk& desk) : Page(parent, desk)
{
    const int edge = theme().px(Space::page);
    auto* all = new wxBoxSizer(wxVERTICAL);
    head_ = new wxStaticText(this, wxID_ANY, title());
    head_->SetFont(theme().title());
    all->Add(head_, 0, wxALL, edge);
    list_ = new RecordList(this, theme(), {{words()(ZK_TR("Specialty")), 150}, {words()(ZK_TR("Dimension")), 100}, {words()(ZK_TR("Item")), 0},
                                           {words()(ZK_TR("State")), 100}});
    list_->say_when_empty(words()(ZK_TR("Try a part of the name, its pinyin initials (gxy finds 高血压), the code of the item, or a code of ICD-10 or "
                                        "ICD-9-CM-3. Items of specialties that this hospital does not have are not searched.")));
    list_->on_open = [this](int row) {
        if (row >= 0 && row < static_cast<int>(found_.size())) {
            const forms::Form& form = session().form();
            const forms::Ask& ask = form.asks()[found_[static_cast<std::size_t>(row)]];
            this->desk().go(at_item(form.sections()[ask.section].id, form.item(ask).id));
        }
    };
    all->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, edge);
    SetSizer(all);
}

void SearchPage::show(const Place& place)
{
    typed_ = place.text;
    const forms::Form& form = session().form();
    const forms::Standard& standard = form.standard();
    found_ = find_items(form, typed_);
    std::vector<std::vector<wxString>> rows;
    std::vector<std::string> keys;
    for (const int ask : found_) {
        const forms::Ask& asked = form.asks()[ask];
        const forms::Section& section = form.sections()[asked.section];
        const forms::Item& item = form.item(asked);
        rows.push_back({section.specialty < 0 ? words()(ZK_TR("Hospital")) : words()(standard.specialties[section.specialty].title),
                        words()(standard.dimensions[item.dimension].title), words()(item.title),
                        words()(forms::label(session().scorecard().items[ask].status))});
        keys.push_back(section.id + "/" + item.id);
    }
    list_->fill(rows, keys);
    const forms::Message said =
        found_.empty() ? forms::Message{"gui.found_none", ZK_TR("Nothing is called “{typed}”"), {{"typed", typed_}}}
                       : forms::Message{"gui.found", ZK_TR("{count} {count|item|items} for “{typed}”"),
                                        {{"count", forms::Decimal(static_cast<int>(found_.size()))}, {"typed", typed_}}};
    head_->SetLabelText(typed_.empty() ? title() : words()(said));   // the place one comes back to may be an empty search
    list_->SetFocus();
}

}  // namespace zk::gui
