// The way from older versions. There is none yet in the field, so the steps here are made up; the way is the real one.
#include "helpers.h"

#include "db/backup.h"
#include "db/schema.h"

using namespace zk;
using namespace zk::test;
using db::Document;
using db::ErrorKind;
using db::MigrationStep;

namespace {

void make(const fs::path& path)
{
    auto document = Document::create(path, "王");
    assessment(*document, "2025");
    keep(*document, monthly("n", 2025, 1), number("1"));
}

const MigrationStep add_table = {
    1, "CREATE TABLE action (id INTEGER PRIMARY KEY, what TEXT NOT NULL DEFAULT 'a;b') STRICT; "
       "/* ; */ INSERT INTO action (id) VALUES (1);"};
const MigrationStep add_column = {2, "ALTER TABLE action ADD COLUMN due TEXT;"};

}  // namespace

TEST_CASE("migration runs every step in order after a verified backup of the old version")
{
    const Folder folder;
    const fs::path path = folder / "甲 医院.zhuanke";
    make(path);
    const std::string before = bytes_of(path);
    const fs::path backup = db::migrate(path, {add_column, add_table}, 3);
    CHECK(backup.filename() == fs::u8path("甲 医院.v1-backup.zhuanke"));
    CHECK(db::read_version(path) == 3);
    CHECK(db::read_version(backup) == 1);
    db::Sql sql(path, db::Sql::Mode::read);
    CHECK(sql.text("SELECT what FROM action WHERE due IS NULL") == "a;b");
    CHECK(sql.integer("SELECT count(*) FROM value") == 1);
    CHECK(Document::open(backup, db::Access::read, "")->count_values() == 1);
}

TEST_CASE("a step that breaks half-way leaves the file as it was, and a good backup")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    make(path);
    const std::string before = bytes_of(path);
    const auto breaks = [&](const std::vector<MigrationStep>& steps, int target) {
        const db::Error error = error_of([&] { db::migrate(path, steps, target); });
        INFO(error.what());
        CHECK(std::string(error.message().code) == "db.migration_failed");
        CHECK(bytes_of(path) == before);
        CHECK(db::read_version(path) == 1);
        CHECK_FALSE(fs::exists(folder / "a.zhuanke-journal"));
    };
    breaks({add_table, {2, "ALTER TABLE action ADD COLUMN due TEXT; INSERT INTO nowhere VALUES (1);"}}, 3);
    breaks({add_table, {2, "INSERT INTO action (id) VALUES (1);"}}, 3);
    breaks({add_table, {2, "DELETE FROM standard;"}}, 3);  // leaves references to nothing
    breaks({add_table}, 3);                                // no step leads to 3
    breaks({{1, "PRAGMA user_version = 7;"}, add_column}, 3);
    CHECK(fs::exists(folder / "a.v1-backup.zhuanke"));
    CHECK(fs::exists(folder / "a.v1-backup-5.zhuanke"));
    db::migrate(path, {add_table, add_column}, 3);
    CHECK(db::read_version(path) == 3);
}

TEST_CASE("a step that ends the transaction by itself is refused")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    make(path);
    CHECK_THROWS_AS(db::migrate(path, {{1, "CREATE TABLE t (a); COMMIT;"}}, 2), db::Error);
    CHECK(db::read_version(path) == 1);
}

TEST_CASE("the released steps lead from every version to this one without a gap")
{
    int next = 1;
    for (const MigrationStep& step : db::released_steps())
        CHECK(step.from == next++);
    CHECK(next == db::schema_version);
}
