#pragma once

#include "app/gui/desk.h"

#include <exception>

namespace zk::gui {

/// The thread and the dialog of Desk::run; returns when the thread has ended. The dialog shows itself after 150 ms.
/// Gives the exception of the work, nothing if it came to its end (also if somebody wanted to stop it too late).
std::exception_ptr run_behind_dialog(Desk& desk, const wxString& title, Progress& progress,
                                     const std::function<void(Progress&)>& work, Stopping stopping);

}  // namespace zk::gui
