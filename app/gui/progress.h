#pragma once

#include "app/gui/desk.h"

namespace zk::gui {

/// Desk::run. The dialog shows itself after 150 ms; an exception of the work is told through Desk::attempt.
bool run_behind_dialog(Desk& desk, const wxString& title, const std::function<void(Progress&)>& work);

}  // namespace zk::gui
