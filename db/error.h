// How the document layer fails: a kind for the program, a message for people. It never talks to the user itself.
#pragma once

#include "forms/message.h"

#include <stdexcept>
#include <string>

namespace zk::db {

enum class ErrorKind {
    not_found,       ///< no such file or folder
    exists,          ///< would overwrite
    cannot_read,     ///< permission, device
    cannot_write,    ///< permission, read-only medium, folder missing
    no_space,        ///< disk full: nothing of the transaction was kept
    not_ours,        ///< not a document of this program (also: empty file, another SQLite database)
    newer,           ///< written by a newer version; the message names the version needed
    damaged,         ///< ours, but broken; the message offers the newest good backup if there is one
    busy,            ///< somebody else writes; the message says who, where, since when
    read_only,       ///< opened for reading only
    locked,          ///< the months belong to a locked assessment
    conflict,        ///< the value is no longer what the caller saw
    invalid,         ///< the caller asked for something that can not be (unknown assessment, period value of a month)
};

class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, forms::Message message);   ///< what() is the English sentence
    ErrorKind kind() const { return kind_; }
    const forms::Message& message() const { return message_; }

private:
    ErrorKind kind_;
    forms::Message message_;
};

}   // namespace zk::db
