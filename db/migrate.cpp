#include "db/backup.h"
#include "db/platform.h"
#include "db/schema.h"

#include <system_error>

namespace zk::db {

namespace fs = std::filesystem;

namespace {

fs::path free_backup_name(const fs::path& path, int version)
{
    std::error_code ignored;
    for (int copy = 1;; ++copy) {
        fs::path name = path.stem();
        name += ".v" + std::to_string(version) + "-backup";
        if (copy > 1)
            name += std::to_string(-copy);
        name += extension;
        name = path.parent_path() / name;
        if (!fs::exists(fs::symlink_status(name, ignored)))
            return name;
    }
}

Error no_way(const fs::path& path, int version, const std::string& detail)
{
    return Error(ErrorKind::damaged,
                 {"db.migration_failed",
                  ZK_TR("{file} could not be brought from document version {version} to the present one ({detail}). "
                        "It is as it was. Send the file, or a copy without values, to the makers of the program."),
                  {{"file", platform::utf8(path)}, {"version", forms::Decimal(version)}, {"detail", detail}}});
}

void run_step(Sql& sql, const MigrationStep& step)
{
    sql.script(step.script);
    if (!sql.in_transaction())
        throw no_way(sql.path(), step.from, "a step ended the transaction");
    sql.script("PRAGMA user_version = " + std::to_string(step.from + 1));
}

}  // namespace

fs::path migrate(const fs::path& path, const std::vector<MigrationStep>& steps, int target)
{
    Sql sql(path, Sql::Mode::write);
    const auto version = [&] { return static_cast<int>(sql.integer("PRAGMA user_version")); };
    const int before = version();
    const fs::path backup = free_backup_name(path, before);
    verified_copy(sql, backup);

    sql.script("PRAGMA foreign_keys = OFF");  // ignored inside a transaction; references are checked at the end
    Transaction whole(sql);
    // The number is read again before every step: it alone says which step comes next.
    for (int now = version(); now != target; now = version()) {
        const MigrationStep* next = nullptr;
        for (const MigrationStep& step : steps)
            next = step.from == now ? &step : next;
        if (!next || now > target)
            throw no_way(path, before, "no step leads on from version " + std::to_string(now));
        try {
            run_step(sql, *next);
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::damaged || error.kind() == ErrorKind::invalid)
                throw no_way(path, before, error.what());
            throw;
        }
    }
    try {
        sql.check_integrity();
    } catch (const Error& error) {
        throw no_way(path, before, error.what());
    }
    whole.commit();
    return backup;
}

}  // namespace zk::db
