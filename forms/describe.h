// A standard in words: every property of each of its parts with what it says. What differs between two standards, and
// what a person must look at again, is read from here.
#pragma once

#include "forms/standard.h"

#include <vector>

namespace zk::forms {

struct Property {
    const char* field;  ///< stable: "title", "how_to_count", "target", …
    const char* title;  ///< msgid of its name for people
    Argument value;     ///< an empty text where there is nothing
    bool asks = false;  ///< another value may make an answer given before wrong
};

std::vector<Property> describe(const Standard& standard);  ///< its head: title, issuer, version, …
std::vector<Property> describe(const Standard& standard, const Dimension& dimension);
std::vector<Property> describe(const Standard& standard, const Group& group);
std::vector<Property> describe(const Standard& standard, const Category& category);
std::vector<Property> describe(const Standard& standard, const Provider& provider);
std::vector<Property> describe(const Standard& standard, const Grade& grade);
std::vector<Property> describe(const Standard& standard, const Cap& cap);
std::vector<Property> describe(const Standard& standard, const Specialty& specialty);
std::vector<Property> describe(const Standard& standard, const Fact& fact);
std::vector<Property> describe(const Standard& standard, const Item& item);

/// A prerequisite or the condition of a cap as a sentence; nothing for one that always holds.
Message in_words(const Standard& standard, const Condition& condition);

/// Whether the same is said.
bool same(const Argument& one, const Argument& other);

}  // namespace zk::forms
