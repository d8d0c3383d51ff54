#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace zk::cli {
namespace {

// Windows calls the handler in a thread of its own.
std::atomic<bool> asked = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void ask(int signal)
{
    asked = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

Interruptible::Interruptible() { std::signal(SIGINT, ask); }

Interruptible::~Interruptible() { std::signal(SIGINT, SIG_DFL); }

std::function<bool(int)> Interruptible::progress() const
{
    return [](int) { return !asked; };
}

bool interrupted() { return asked; }

}  // namespace zk::cli
