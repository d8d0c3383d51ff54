// Inside db/ only: SQLite as the rest of db/ uses it. Statements are prepared once and kept; every failure of SQLite
// becomes a db::Error with a sentence. The only file that knows SQLiteCpp is sql.cpp.
#pragma once

#include "db/error.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace SQLite {
class Database;
class Exception;
class Statement;
}  // namespace SQLite

namespace zk::db {

class Sql;

struct Blob {
    std::string_view bytes;
};  ///< binds as BLOB instead of TEXT
struct Null {};

/// One run of a kept statement: bind, step, read. Reset at the end of its scope, so that it holds no lock.
class Query {
public:
    Query(Sql& sql, SQLite::Statement& statement) : sql_(sql), statement_(statement) {}
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    Query& bind(int index, std::int64_t value);
    Query& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Query& bind(int index, const std::string& value);
    Query& bind(int index, const char* value) { return bind(index, std::string(value)); }
    Query& bind(int index, Blob value);
    Query& bind(int index, Null);
    /// The arguments ?1, ?2 … in order.
    template <class... Values> Query& with(const Values&... values)
    {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    bool step();  ///< true: a row is there
    void run();   ///< to the end, rows ignored
    void forget();   ///< frees what was bound: a kept statement holds large bytes otherwise
    std::int64_t integer(int column) const;
    std::string text(int column) const;  ///< also bytes of a BLOB; NULL is ""
    bool is_null(int column) const;

private:
    Sql& sql_;
    SQLite::Statement& statement_;
};

class Sql {
public:
    /// create: the file must not exist or be empty. read: writes nothing but the roll-back of a transaction that a
    /// dying program left behind. inspect: as read, and damage is reported without looking for backups.
    enum class Mode { create, write, read, inspect };
    Sql(const std::filesystem::path& path, Mode mode);
    ~Sql();
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;

    const std::filesystem::path& path() const { return path_; }
    Query query(const char* literal);       ///< a string literal: its address is the name of the kept statement
    Query query(const std::string& built);  ///< kept by its text: for the few variants of a built statement
    void script(const std::string& statements);
    std::int64_t integer(const std::string& statement);  ///< first column of the first row, not kept
    std::string text(const std::string& statement);
    std::int64_t last_insert() const;
    void shrink();   ///< frees the pages that are kept to be read again: after something large was read once
    bool in_transaction() const;
    bool writable() const;                     ///< false if the system allowed only reading
    bool damaged() const { return damaged_; }  ///< has answered once that the file is damaged

    /// Consistent copy into a file that does not exist.
    void copy_to(const std::filesystem::path& target);
    /// Every page, index, constraint and reference. Throws damaged.
    void check_integrity();
    [[noreturn]] void fail(const SQLite::Exception& why);

private:
    std::filesystem::path path_;
    Mode mode_;
    bool damaged_ = false;
    std::unique_ptr<SQLite::Database> database_;
    std::set<std::string> built_;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> kept_;
};

/// Begins at once as the writer (or for a consistent look at several tables) and rolls back unless committed.
class Transaction {
public:
    enum class Kind { write, read };
    explicit Transaction(Sql& sql, Kind kind = Kind::write);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Sql& sql_;
};

}  // namespace zk::db
