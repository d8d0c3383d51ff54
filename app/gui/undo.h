// Undo and redo over the change log: this session's batches, newest first. Undo appends, nothing is ever rewritten.
#pragma once

#include "app/session/session.h"

#include <string>
#include <vector>

namespace zk::gui {

class UndoStack {
public:
    /// Listens to the session from now on; what was changed before can not be undone here.
    explicit UndoStack(session::Session& session);
    ~UndoStack();
    UndoStack(const UndoStack&) = delete;
    UndoStack& operator=(const UndoStack&) = delete;

    bool can_undo() const { return !done_.empty(); }
    bool can_redo() const { return !undone_.empty(); }
    /// Both throw session::Error (a value has been changed since); the step stays on its stack then.
    void undo();
    void redo();

private:
    void noticed();
    std::string newest() const;

    session::Session& session_;
    int subscription_;
    std::string last_;                    ///< newest batch already known
    std::vector<std::string> done_, undone_;
    bool busy_ = false;                   ///< the change is ours
};

}  // namespace zk::gui
