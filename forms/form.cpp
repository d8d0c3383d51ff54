#include "forms/form.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace zk::forms {

Form::Form(std::shared_ptr<const Standard> standard, const std::vector<std::string>& specialties)
    : standard_(std::move(standard))
{
    std::unordered_map<std::string, int> slots_known;   // by scope and fact
    const auto slot_for = [&](int fact_index, const std::string& specialty) {
        const Fact& fact = standard_->facts[static_cast<std::size_t>(fact_index)];
        const std::string& scope = fact.scope == Scope::hospital ? std::string()
                                   : !fact.owner.empty()         ? fact.owner
                                                                 : specialty;
        const auto [place, fresh] = slots_known.emplace(scope + '\n' + fact.id, static_cast<int>(slots_.size()));
        if (fresh)
            slots_.push_back({fact_index, scope, {}});
        return place->second;
    };
    const auto add_section = [&](int specialty, std::string id, const std::string& scope,
                                 const std::vector<int>& items) {
        const int section = static_cast<int>(sections_.size());
        const int first = static_cast<int>(asks_.size());
        for (const int item_index : items) {
            const Item& item = standard_->items[static_cast<std::size_t>(item_index)];
            const int ask = static_cast<int>(asks_.size());
            Ask asked{item_index, section, {-1, -1}};
            for (std::size_t i = 0; i < item.inputs.size() && i < asked.slots.size(); ++i) {
                asked.slots[i] = slot_for(item.inputs[i].fact, scope);
                auto& asked_by = slots_[static_cast<std::size_t>(asked.slots[i])].asked_by;
                if (asked_by.empty() || asked_by.back() != ask)
                    asked_by.push_back(ask);
            }
            asks_.push_back(asked);
        }
        sections_.push_back({specialty, std::move(id), first, static_cast<int>(asks_.size())});
    };

    add_section(-1, "hospital", "", standard_->hospital_items);
    for (const auto& id : specialties) {
        const int specialty = standard_->specialty(id);
        if (specialty >= 0 && section(id) < 0)
            add_section(specialty, id, id, standard_->specialties[static_cast<std::size_t>(specialty)].items);
    }
    slots_.shrink_to_fit();
    asks_.shrink_to_fit();
    const auto in_order = [](std::size_t count, auto less) {
        std::vector<int> order(count);
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), less);
        return order;
    };
    asks_by_id_ = in_order(asks_.size(), [this](int a, int b) { return ask_key(a) < ask_key(b); });
    slots_by_id_ = in_order(slots_.size(), [this](int a, int b) { return slot_key(a) < slot_key(b); });
}

std::pair<int, std::string_view> Form::ask_key(int ask) const
{
    const Ask& asked = asks_[static_cast<std::size_t>(ask)];
    return {asked.section, item(asked).id};
}

std::pair<std::string_view, std::string_view> Form::slot_key(int slot) const
{
    const FactSlot& kept = slots_[static_cast<std::size_t>(slot)];
    return {kept.scope, fact(kept).id};
}

int Form::section(std::string_view id) const
{
    const auto found = std::find_if(sections_.begin(), sections_.end(), [&](const Section& each) { return each.id == id; });
    return found == sections_.end() ? -1 : static_cast<int>(found - sections_.begin());
}

int Form::ask(std::string_view section, std::string_view item) const
{
    const std::pair<int, std::string_view> wanted{this->section(section), item};
    const auto found = std::lower_bound(asks_by_id_.begin(), asks_by_id_.end(), wanted,
                                        [this](int ask, const auto& key) { return ask_key(ask) < key; });
    return found == asks_by_id_.end() || ask_key(*found) != wanted ? -1 : *found;
}

int Form::slot(std::string_view scope, std::string_view fact) const
{
    const std::pair<std::string_view, std::string_view> wanted{scope, fact};
    const auto found = std::lower_bound(slots_by_id_.begin(), slots_by_id_.end(), wanted,
                                        [this](int slot, const auto& key) { return slot_key(slot) < key; });
    return found == slots_by_id_.end() || slot_key(*found) != wanted ? -1 : *found;
}

int Form::slot_of(const Ask& ask, Field field) const
{
    const auto& inputs = item(ask).inputs;
    for (std::size_t i = 0; i < inputs.size() && i < ask.slots.size(); ++i)
        if (inputs[i].field == field)
            return ask.slots[i];
    return -1;
}

}  // namespace zk::forms
