// What this program is, its version, and the libraries it stands on with their licences.
#pragma once

#include "app/gui/desk.h"

namespace zk::gui {

void show_about(Desk& desk);

}  // namespace zk::gui
