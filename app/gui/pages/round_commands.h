// Commands that begin or choose a self-assessment.
#pragma once

#include "app/gui/desk.h"

namespace zk::gui {

void new_document(Desk& desk);
void new_assessment(Desk& desk);       ///< a further round in the open document
void choose_assessment(Desk& desk);
bool can_begin(Desk& desk);            ///< a document is open and may be written

}  // namespace zk::gui
