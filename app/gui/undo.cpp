#include "app/gui/undo.h"

namespace zk::gui {

UndoStack::UndoStack(session::Session& session)
    : session_(session), subscription_(session.subscribe([this](const session::Change&) { noticed(); })),
      last_(newest())
{
}

UndoStack::~UndoStack() { session_.unsubscribe(subscription_); }

std::string UndoStack::newest() const
{
    db::HistoryFilter filter;
    filter.limit = 1;
    const auto rows = session_.history(filter);
    return rows.empty() ? std::string() : rows.front().batch;
}

void UndoStack::noticed()
{
    if (busy_) {
        return;
    }
    const std::string batch = newest();
    if (batch == last_) {
        return;   // another assessment was chosen, or a value was typed again as it was
    }
    last_ = batch;
    done_.push_back(batch);
    undone_.clear();
}

void UndoStack::undo()
{
    busy_ = true;
    try {
        undone_.push_back(session_.undo(done_.back()));
        done_.pop_back();
        last_ = newest();
    } catch (...) {
        busy_ = false;
        throw;
    }
    busy_ = false;
}

void UndoStack::redo()
{
    busy_ = true;
    try {
        done_.push_back(session_.undo(undone_.back()));
        undone_.pop_back();
        last_ = newest();
    } catch (...) {
        busy_ = false;
        throw;
    }
    busy_ = false;
}

}  // namespace zk::gui
