// What the actions of the table do, as far as it is more than going to a page. All take the desk and nothing else.
#pragma once

#include "app/gui/desk.h"

namespace zk::gui {

void open_document(Desk& desk);
void open_sample(Desk& desk);
void save_copy(Desk& desk);
void back_up(Desk& desk);
void close_document(Desk& desk);
void quit(Desk& desk);

bool can_undo(Desk& desk);
bool can_redo(Desk& desk);
void undo(Desk& desk);
void redo(Desk& desk);
void search(Desk& desk);

void go_hospital(Desk& desk);
void next_section(Desk& desk);
void previous_section(Desk& desk);
void focus_navigator(Desk& desk);
void next_todo(Desk& desk);
void next_finding(Desk& desk);

void in_chinese(Desk& desk);
void in_english(Desk& desk);
void ask_person(Desk& desk);

}  // namespace zk::gui
