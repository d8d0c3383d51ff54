// Opens a file or folder with the program the system has for it.
#pragma once

#include <filesystem>

namespace zk::gui {

bool launch(const std::filesystem::path& what);   ///< false: there is none

}  // namespace zk::gui
