#include "db/sql.h"

#include "db/backup.h"
#include "db/platform.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

namespace zk::db {

namespace {

constexpr int patience_ms = 5000;  // a reader in the middle of a look, or a writer in the middle of a commit

int open_flags(Sql::Mode mode)
{
    // Readers too ask for writing: SQLite must be able to roll back what a killed program left half done. Where the
    // system allows only reading, SQLite falls back to it by itself.
    return mode == Sql::Mode::create ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READWRITE;
}

}  // namespace

Query::~Query()
{
    statement_.tryReset();
}

Query& Query::bind(int index, std::int64_t value)
{
    try {
        statement_.bind(index, static_cast<int64_t>(value));
    } catch (const SQLite::Exception& why) {
        sql_.fail(why);
    }
    return *this;
}

Query& Query::bind(int index, const std::string& value)
{
    try {
        statement_.bind(index, value);
    } catch (const SQLite::Exception& why) {
        sql_.fail(why);
    }
    return *this;
}

Query& Query::bind(int index, Blob value)
{
    try {
        // A null pointer would bind NULL.
        statement_.bind(index, value.bytes.empty() ? "" : value.bytes.data(), static_cast<int>(value.bytes.size()));
    } catch (const SQLite::Exception& why) {
        sql_.fail(why);
    }
    return *this;
}

Query& Query::bind(int index, Null)
{
    try {
        statement_.bind(index);
    } catch (const SQLite::Exception& why) {
        sql_.fail(why);
    }
    return *this;
}

bool Query::step()
{
    try {
        return statement_.executeStep();
    } catch (const SQLite::Exception& why) {
        sql_.fail(why);
    }
}

void Query::run()
{
    while (step()) {
    }
}

void Query::forget()
{
    statement_.tryReset();
    statement_.clearBindings();
}

std::int64_t Query::integer(int column) const
{
    return statement_.getColumn(column).getInt64();
}

std::string Query::text(int column) const
{
    return statement_.getColumn(column).getString();
}

bool Query::is_null(int column) const
{
    return statement_.isColumnNull(column);
}

Sql::Sql(const std::filesystem::path& path, Mode mode) : path_(path), mode_(mode)
{
    try {
        database_ = std::make_unique<SQLite::Database>(platform::utf8(path), open_flags(mode), patience_ms);
        script("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL;");
        if (mode == Mode::read || mode == Mode::inspect)
            script("PRAGMA query_only = ON;");
        else
            script("PRAGMA journal_mode = DELETE;");
    } catch (const SQLite::Exception& why) {
        fail(why);
    }
}

Sql::~Sql()
{
    kept_.clear();  // before the connection they belong to
}

Query Sql::query(const char* literal)
{
    std::unique_ptr<SQLite::Statement>& statement = kept_[literal];
    try {
        if (!statement)
            statement = std::make_unique<SQLite::Statement>(*database_, literal);
    } catch (const SQLite::Exception& why) {
        kept_.erase(literal);
        fail(why);
    }
    return {*this, *statement};
}

Query Sql::query(const std::string& built)
{
    return query(built_.insert(built).first->c_str());
}

void Sql::script(const std::string& statements)
{
    try {
        database_->exec(statements);
    } catch (const SQLite::Exception& why) {
        fail(why);
    }
}

std::int64_t Sql::integer(const std::string& statement)
{
    try {
        return database_->execAndGet(statement).getInt64();
    } catch (const SQLite::Exception& why) {
        fail(why);
    }
}

std::string Sql::text(const std::string& statement)
{
    try {
        return database_->execAndGet(statement).getString();
    } catch (const SQLite::Exception& why) {
        fail(why);
    }
}

std::int64_t Sql::last_insert() const
{
    return database_->getLastInsertRowid();
}

void Sql::shrink()
{
    sqlite3_db_release_memory(database_->getHandle());
}

bool Sql::in_transaction() const
{
    return sqlite3_get_autocommit(database_->getHandle()) == 0;
}

bool Sql::writable() const
{
    return sqlite3_db_readonly(database_->getHandle(), "main") == 0;
}

void Sql::copy_to(const std::filesystem::path& target)
{
    Sql copy(target, Mode::create);
    try {
        // The copy is flushed once, when it is put in place.
        copy.database_->exec("PRAGMA synchronous = OFF;");
        SQLite::Backup backup(*copy.database_, *database_);
        const int result = backup.executeStep(-1);
        if (result != SQLITE_DONE)  // busy or locked: the others throw
            throw SQLite::Exception(sqlite3_errstr(result), result);
    } catch (const SQLite::Exception& why) {
        // Step reports through its result, not through a connection: a full disk is the copy's, damage the original's.
        if (why.getErrorCode() == SQLITE_CORRUPT || why.getErrorCode() == SQLITE_NOTADB)
            fail(why);
        copy.fail(why);
    }
}

void Sql::check_integrity()
{
    const std::string result = text("PRAGMA integrity_check(1)");
    if (result != "ok")
        fail(SQLite::Exception(result, SQLITE_CORRUPT));
    SQLite::Statement references(*database_, "PRAGMA foreign_key_check");
    try {
        if (references.executeStep())
            throw SQLite::Exception("a row refers to a missing one: " + references.getColumn(0).getString(),
                                    SQLITE_CORRUPT);
    } catch (const SQLite::Exception& why) {
        fail(why);
    }
}

void Sql::fail(const SQLite::Exception& why)
{
    const std::string file = platform::utf8(path_);
    const int code = why.getErrorCode() & 0xFF;
    const bool reading = mode_ == Mode::read || mode_ == Mode::inspect;
    const int system_error = database_ ? sqlite3_system_errno(database_->getHandle()) : 0;
    if (code == SQLITE_FULL || (code == SQLITE_IOERR && platform::means_no_space(system_error))) {
        throw Error(ErrorKind::no_space,
                    {"db.no_space",
                     ZK_TR("There is not enough space on the disk to write {file}. Nothing of this change was kept. "
                           "Free some space and try again."),
                     {{"file", file}}});
    }
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        throw Error(ErrorKind::busy,
                    {"db.in_use",
                     ZK_TR("{file} is held by another program at this moment. Nothing was changed. Try again shortly."),
                     {{"file", file}}});
    }
    if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM || code == SQLITE_IOERR ||
        code == SQLITE_AUTH) {
        if (why.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK ||
            why.getExtendedErrorCode() == SQLITE_READONLY_RECOVERY) {
            throw Error(ErrorKind::cannot_read,
                        {"db.needs_recovery",
                         ZK_TR("{file} was left in the middle of a write and must be repaired before it can be read, "
                               "but it may not be written here. Copy it together with {journal} to a folder where you "
                               "may write and open it there."),
                         {{"file", file}, {"journal", platform::utf8(path_.filename()) + "-journal"}}});
        }
        if (reading) {
            throw Error(ErrorKind::cannot_read,
                        {"db.cannot_read",
                         ZK_TR("{file} cannot be read ({detail}). Check that it is still there, that you may read it "
                               "and that the disk is in order."),
                         {{"file", file}, {"detail", std::string(why.what())}}});
        }
        throw Error(ErrorKind::cannot_write,
                    {"db.cannot_write",
                     ZK_TR("{file} cannot be written ({detail}). Nothing of this change was kept. Check that you may "
                           "write the file and its folder and that the disk is in order."),
                     {{"file", file}, {"detail", std::string(why.what())}}});
    }
    if (code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG || code == SQLITE_RANGE) {
        throw Error(ErrorKind::invalid,
                    {"db.refused_by_rules",
                     ZK_TR("{file} refuses this change by its own rules ({detail}). Nothing was changed."),
                     {{"file", file}, {"detail", std::string(why.what())}}});
    }
    if (code == SQLITE_NOMEM)
        throw std::bad_alloc();
    damaged_ = true;
    throw damage(path_, why.what(), mode_ != Mode::inspect);
}

Transaction::Transaction(Sql& sql, Kind kind) : sql_(sql)
{
    if (kind == Kind::write)
        sql_.query("BEGIN IMMEDIATE").run();
    else
        sql_.query("BEGIN").run();
}

Transaction::~Transaction()
{
    try {
        // After a full disk SQLite has often rolled back by itself.
        if (sql_.in_transaction())
            sql_.query("ROLLBACK").run();
    } catch (const Error&) {
        // What made us roll back is already on its way to the caller; the journal undoes the rest at the next opening.
    }
}

void Transaction::commit()
{
    sql_.query("COMMIT").run();
}

}  // namespace zk::db
