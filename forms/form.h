// The form: a standard applied to the specialties one hospital has. It settles once which questions are asked and which
// stored number stands behind each field, so that scoring works on plain indices.
#pragma once

#include "forms/standard.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zk::forms {

/// One number of this hospital: a fact and whose it is. Two questions that share a fact share its index.
struct FactSlot {
    int fact;                  ///< index in Standard::facts
    std::string scope;         ///< specialty id, or "" for the hospital
    std::vector<int> asked_by; ///< indices in Form::asks
};

/// One question asked of one specialty (or of the hospital).
struct Ask {
    int item;                  ///< index in Standard::items
    int section;               ///< index in Form::sections
    std::array<int, 2> slots;  ///< index in Form::slots for each of Item::inputs, -1 beyond
};

/// The hospital itself (first) or one specialty.
struct Section {
    int specialty;             ///< index in Standard::specialties, -1 the hospital
    std::string id;            ///< specialty id, "hospital" for the hospital
    int first_ask, end_ask;    ///< its questions are asks[first_ask, end_ask), in the standard's order
};

class Form {
public:
    /// `specialties`: ids the hospital has, in its order; unknown ids are left out (the session reports them).
    Form(std::shared_ptr<const Standard> standard, const std::vector<std::string>& specialties);

    const Standard& standard() const { return *standard_; }
    std::shared_ptr<const Standard> standard_ptr() const { return standard_; }
    const std::vector<Section>& sections() const { return sections_; }
    const std::vector<Ask>& asks() const { return asks_; }
    const std::vector<FactSlot>& slots() const { return slots_; }

    const Item& item(const Ask& ask) const { return standard_->items[ask.item]; }
    const Fact& fact(const FactSlot& slot) const { return standard_->facts[slot.fact]; }
    /// -1 where there is none. `section` is a specialty id or "hospital".
    int section(std::string_view id) const;
    int ask(std::string_view section, std::string_view item) const;
    int slot(std::string_view scope, std::string_view fact) const;
    /// Slot behind a field of a question, -1 if the item has no such field.
    int slot_of(const Ask& ask, Field field) const;

private:
    std::pair<int, std::string_view> ask_key(int ask) const;
    std::pair<std::string_view, std::string_view> slot_key(int slot) const;

    std::shared_ptr<const Standard> standard_;
    std::vector<Section> sections_;
    std::vector<Ask> asks_;
    std::vector<FactSlot> slots_;
    /// Indices of asks_ by section and id of the item, of slots_ by scope and id of the fact: a hospital has thousands, and
    /// a map's nodes with their own keys would take more memory than everything else of the form.
    std::vector<int> asks_by_id_, slots_by_id_;
};

}   // namespace zk::forms
