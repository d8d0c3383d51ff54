// What the program's faces need of the machine and of the layouts without touching the layers below the session.
#pragma once

#include "app/session/session.h"

#include <filesystem>
#include <string>

namespace zk::session {

/// The name of the person logged in; the default for who makes a change.
std::string system_user();

/// For a program that stays open: once at its start, and after a document was opened or long work is done.
void prefer_small_memory();
void return_free_memory();

/// A recorded moment (ISO, UTC) by the clock on the wall: "2025-12-31 16:15".
std::string local_moment(const std::string& utc);

/// The workbook's file name by the layout's own pattern, ending in ".xlsx"; a correction or a draft is told apart.
std::filesystem::path workbook_name(const Library& library, const std::string& layout, const Json& report,
                                    forms::Language language, bool draft = false);

}  // namespace zk::session
