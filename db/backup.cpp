#include "db/backup.h"

#include "db/digest.h"
#include "db/platform.h"
#include "db/schema.h"

#include <algorithm>
#include <system_error>

namespace zk::db {

namespace fs = std::filesystem;

namespace {

void count(Sql& sql, BackupResult& result)
{
    result.values = sql.integer("SELECT count(*) FROM value");
    result.changes = sql.integer("SELECT count(*) FROM change");
}

}  // namespace

TemporaryFile::~TemporaryFile()
{
    std::error_code ignored;
    fs::remove(path_, ignored);
    fs::path journal = path_;
    fs::remove(journal += "-journal", ignored);
}

BackupResult verified_copy(Sql& source, const fs::path& target)
{
    platform::require_new_file(target);
    fs::path temporary = target;
    temporary += "-part-" + platform::new_uuid();
    const TemporaryFile copy(temporary);
    BackupResult expected, result;
    {
        const Transaction one_state(source, Transaction::Kind::read);
        count(source, expected);
        source.copy_to(copy.path());
    }
    {
        Sql opened(copy.path(), Sql::Mode::inspect);
        opened.check_integrity();
        count(opened, result);
    }
    if (result.values != expected.values || result.changes != expected.changes) {
        throw Error(ErrorKind::cannot_write,
                    {"db.backup_differs",
                     ZK_TR("The copy of {file} does not hold the same number of values and was thrown away. "
                           "Check the disk and make the backup again."),
                     {{"file", platform::utf8(source.path())}}});
    }
    result.sha256 = sha256_of_file(copy.path());
    result.bytes = fs::file_size(copy.path());
    platform::place_new_file(copy.path(), target);
    result.path = target;
    return result;
}

std::optional<fs::path> newest_good_backup(const fs::path& path)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> candidates;
    std::error_code error;
    const fs::path::string_type stem = path.stem().native();
    for (fs::directory_iterator entry(fs::absolute(path).parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path candidate = entry->path();
        if (candidate.filename() == path.filename() || candidate.extension() != extension ||
            !candidate.stem().native().starts_with(stem))
            continue;
        std::error_code unreadable;
        const fs::file_time_type changed = entry->last_write_time(unreadable);
        if (!unreadable)
            candidates.emplace_back(changed, candidate);
    }
    std::sort(candidates.begin(), candidates.end(), std::greater<>());
    for (const auto& [changed, candidate] : candidates) {
        try {
            if (read_version(candidate, false) > schema_version)
                continue;
            Sql opened(candidate, Sql::Mode::inspect);
            opened.check_integrity();
            return candidate;
        } catch (const Error&) {
            // Not a good one: the next older may be.
        }
    }
    return std::nullopt;
}

Error damage(const fs::path& path, const std::string& detail, bool look_for_backup)
{
    // What SQLite says in most cases, in words; what is rarer is left to those who repair files.
    if (detail == "database disk image is malformed")
        return damage(path, forms::Message{"db.malformed", ZK_TR("its content contradicts itself"), {}}, look_for_backup);
    return damage(path, forms::Message{"db.damage_detail", ZK_TR("{detail}"), {{"detail", detail}}}, look_for_backup);
}

Error damage(const fs::path& path, const forms::Message& said, bool look_for_backup)
{
    const std::vector<forms::Message> detail{said};
    const std::string file = platform::utf8(path);
    const auto backup = look_for_backup ? newest_good_backup(path) : std::nullopt;
    if (backup) {
        return Error(
            ErrorKind::damaged,
            {"db.damaged_backup",
             ZK_TR("{file} is damaged ({detail}). Nothing is written into it. The newest good backup beside it "
                   "is {backup}: copy it and go on with the copy."),
             {{"file", file}, {"detail", detail}, {"backup", platform::utf8(*backup)}}});
    }
    return Error(ErrorKind::damaged,
                 {"db.damaged",
                  ZK_TR("{file} is damaged ({detail}). Nothing is written into it. There is no good backup beside it; "
                        "look for a copy elsewhere."),
                  {{"file", file}, {"detail", detail}}});
}

}  // namespace zk::db
