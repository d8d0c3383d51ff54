// Ctrl+C during long work: the verb is asked to stop and takes away what it had begun. A second one ends the program at once,
// and so does the first while nothing listens (short verbs keep everything in one transaction).
#pragma once

#include <functional>

namespace zk::cli {

/// Listens while it lives. One at a time.
class Interruptible {
public:
    Interruptible();
    ~Interruptible();
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

    /// For verbs that ask whether to go on.
    std::function<bool(int percent)> progress() const;
};

/// True once Ctrl+C was pressed while something listened.
bool interrupted();

}  // namespace zk::cli
