// Inside db/ only: the kinds of kept things as one: a place, and what stands there. apply(), undo() and the change
// log walk the same two functions, so nothing can be kept without being logged or logged without being undoable.
#pragma once

#include "db/document.h"
#include "db/sql.h"

namespace zk::db {

/// step and attachment stand in the change log only: they have no cell, and no undo.
enum class Kind { value, mode, response, hint, specialty, evidence, cutoff, inspection, step, attachment, standard, action };
const char* name(Kind kind);
Kind kind_named(const std::string& text);  ///< throws std::invalid_argument

struct Place {
    Kind kind = Kind::value;
    std::int64_t assessment = 0;  ///< number; 0 none
    std::string scope;            ///< scope of a value or mode, section of a response, else ""
    std::string subject;          ///< fact, item, hint key, specialty, number of evidence or action, step
    int month = 0;                ///< Month::index(); 0 none
};

struct Cell {
    bool number = false;    ///< of a value: text is a decimal number
    std::string text;       ///< as in the change log
    Provenance provenance;  ///< of a value
    bool operator==(const Cell&) const = default;
};

std::optional<Cell> read_cell(Sql& sql, const Place& place);
/// Writes or, without a cell, removes.
void write_cell(Sql& sql, const Place& place, const std::optional<Cell>& cell, std::int64_t batch);

/// The columns section … closed of table `action`, from column `first` on.
ActionRow action_of(const Query& row, int first);

Cell cell_of(const forms::Value& value, const Provenance& provenance);
forms::Value value_of(const std::string& type, const std::string& text);

}  // namespace zk::db
