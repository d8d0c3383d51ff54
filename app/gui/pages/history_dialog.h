// 修改记录 of an item: who, when, from what to what, from which file, why.
#pragma once

#include "app/gui/desk.h"

#include <wx/dialog.h>

namespace zk::gui {

class RecordList;

class HistoryDialog : public wxDialog {
public:
    /// Changes of the numbers behind the item and of what is said beside them, newest first.
    HistoryDialog(Desk& desk, const std::string& section, const std::string& item);

    RecordList& list() const { return *list_; }   ///< tests

private:
    RecordList* list_ = nullptr;
};

}  // namespace zk::gui
