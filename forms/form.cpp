#include "forms/form.h"

namespace zk::forms {
namespace {

std::string key_of(std::string_view scope, std::string_view id)
{
    std::string key;
    key.reserve(scope.size() + id.size() + 1);
    return key.append(scope).append(1, '\n').append(id);
}

int look_up(const std::map<std::string, int, std::less<>>& index, std::string_view key)
{
    const auto found = index.find(key);
    return found == index.end() ? -1 : found->second;
}

}  // namespace

Form::Form(std::shared_ptr<const Standard> standard, const std::vector<std::string>& specialties)
    : standard_(std::move(standard))
{
    const auto slot_for = [&](int fact_index, const std::string& specialty) {
        const Fact& fact = standard_->facts[static_cast<std::size_t>(fact_index)];
        const std::string& scope = fact.scope == Scope::hospital ? std::string()
                                   : !fact.owner.empty()         ? fact.owner
                                                                 : specialty;
        const auto [place, fresh] = slot_index_.emplace(key_of(scope, fact.id), static_cast<int>(slots_.size()));
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
            ask_index_.emplace(key_of(id, item.id), ask);
            asks_.push_back(asked);
        }
        section_index_.emplace(id, section);
        sections_.push_back({specialty, std::move(id), first, static_cast<int>(asks_.size())});
    };

    add_section(-1, "hospital", "", standard_->hospital_items);
    for (const auto& id : specialties) {
        const int specialty = standard_->specialty(id);
        if (specialty >= 0 && section_index_.find(id) == section_index_.end())
            add_section(specialty, id, id, standard_->specialties[static_cast<std::size_t>(specialty)].items);
    }
}

int Form::section(std::string_view id) const
{
    return look_up(section_index_, id);
}

int Form::ask(std::string_view section, std::string_view item) const
{
    return look_up(ask_index_, key_of(section, item));
}

int Form::slot(std::string_view scope, std::string_view fact) const
{
    return look_up(slot_index_, key_of(scope, fact));
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
