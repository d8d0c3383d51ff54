// Shared by verify*.cpp and review.cpp: reading trees that anybody may have written, and the steps of verifying.
#pragma once

#include "app/session/verify.h"
#include "app/session/verify_data.h"

#include <initializer_list>

namespace zk::session {

// A tree out of a workbook is read without trusting its shape: what is not there is "", an empty list or false.
const Json* find_at(const Json& tree, std::initializer_list<const char*> path);
std::string text_at(const Json& tree, std::initializer_list<const char*> path);
bool truth_at(const Json& tree, std::initializer_list<const char*> path);
forms::Text both_at(const Json& tree, std::initializer_list<const char*> path);
const Json& list_at(const Json& tree, const char* key);

/// The items of a section, dimension after dimension.
template <class Visit> void each_item_in(const Json& section, Visit visit)
{
    for (const Json& dimension : list_at(section, "dimensions"))
        for (const Json& group : list_at(dimension, "groups"))
            for (const Json& item : list_at(group, "items"))
                visit(item);
}

/// The layout that a workbook was written with: the installed one if it is exactly that, else the copy it carries.
struct ChosenLayout {
    std::shared_ptr<const templates::Layout> layout;   ///< null: neither fits
    std::string file;
    bool installed = false;
};
ChosenLayout choose_layout(const Json& submission, const std::string& carried, const Library& library);

/// Machine data, digest and what they say. The tree is moved to result.tree, which stays null if nothing more can be done.
MachineData begin_verification(const std::filesystem::path& workbook, Verification& result);
/// Fills result.sheets. The tree, which may be result.tree, gets its pieces for the time being.
void compare_sheets(const std::filesystem::path& workbook, const ChosenLayout& chosen, Json& tree, Verification& result,
                    const Progress& progress);

/// Fills result.marks and notes from what was entered.
void collect_marks(Verification& result);

}   // namespace zk::session
