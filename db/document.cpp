#include "db/document.h"

#include "db/backup.h"
#include "db/platform.h"
#include "db/schema.h"
#include "db/sql.h"
#include "db/store.h"

#include <system_error>

namespace zk::db {

namespace fs = std::filesystem;

namespace {

/// Who holds the document, as far as it can be read at this moment.
Error busy(const fs::path& path)
{
    try {
        Sql sql(path, Sql::Mode::inspect);
        Query row = sql.query("SELECT writer, computer, since FROM document");
        if (row.step() && !row.text(2).empty()) {
            return Error(ErrorKind::busy,
                         {"db.busy",
                          ZK_TR("{file} is being written by {writer} on {computer} since {since}. It can be opened "
                                "for reading meanwhile."),
                          {{"file", platform::utf8(path)},
                           {"writer", row.text(0)},
                           {"computer", row.text(1)},
                           {"since", platform::on_the_wall(row.text(2))}}});
        }
    } catch (const Error&) {
        // The other one is just writing its name: then without it.
    }
    return Error(ErrorKind::busy,
                 {"db.busy_somebody",
                  ZK_TR("{file} is being written by another program. It can be opened for reading meanwhile."),
                  {{"file", platform::utf8(path)}}});
}

std::unique_ptr<platform::FileLock> lock(const fs::path& path)
{
    fs::path sidecar = path;
    sidecar += "-lock";
    std::unique_ptr<platform::FileLock> taken;
    try {
        taken = platform::FileLock::try_take(sidecar);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::no_space)
            throw;
        throw Error(error.kind(),
                    {"db.folder_unwritable",
                     ZK_TR("{file} cannot be opened for writing: you may not write into its folder. Copy it to a folder "
                           "where you may write, and open the copy."),
                     {{"file", platform::utf8(path)}}});
    }
    if (!taken)
        throw busy(path);
    return taken;
}

void make_document(const fs::path& path)
{
    Sql sql(path, Sql::Mode::create);
    Transaction transaction(sql);
    sql.script(schema_script());
    sql.query("INSERT INTO document (one, id, created) VALUES (1, ?1, ?2)")
        .with(platform::new_uuid(), platform::utc_now())
        .run();
    transaction.commit();
}

}  // namespace

std::unique_ptr<Document> Document::create(const fs::path& path, const std::string& who)
{
    platform::require_new_file(path);
    const fs::path whole = fs::canonical(fs::absolute(path).parent_path()) / path.filename();
    std::unique_ptr<platform::FileLock> ours = lock(whole);
    fs::path temporary = whole;
    temporary += "-new-" + platform::new_uuid();
    const TemporaryFile unfinished(temporary);
    make_document(unfinished.path());
    platform::place_new_file(unfinished.path(), whole);
    return std::make_unique<Store>(whole, std::move(ours), who);
}

std::unique_ptr<Document> Document::open(const fs::path& path, Access access, const std::string& who)
{
    refuse_newer(path, read_version(path));
    const fs::path whole = fs::canonical(path);  // one sidecar for one file, by whatever name it is reached
    if (access == Access::read) {
        if (const int version = read_version(whole); version < schema_version) {
            throw Error(ErrorKind::read_only,
                        {"db.older",
                         ZK_TR("{file} was written by an older version of this program and must be brought up to date "
                               "before it can be read. Open it once for writing; a backup is made beside it."),
                         {{"file", platform::utf8(whole)}}});
        }
        return std::make_unique<Store>(whole, nullptr, who);
    }
    std::unique_ptr<platform::FileLock> ours = lock(whole);
    // Read again: whoever held the lock before us may have brought the file up to date.
    const int version = read_version(whole);
    refuse_newer(whole, version);
    if (version < schema_version)
        migrate(whole, released_steps(), schema_version);
    return std::make_unique<Store>(whole, std::move(ours), who);
}

}  // namespace zk::db
