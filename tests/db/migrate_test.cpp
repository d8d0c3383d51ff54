// The way from older versions: the real steps on a real old file, and made-up steps that lead further or break.
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

constexpr int now = db::schema_version;

std::string backup_name(const std::string& stem, const std::string& copy = "")
{
    return stem + ".v" + std::to_string(now) + "-backup" + copy + ".zhuanke";
}

fs::path old_document(const Folder& folder)
{
    const fs::path path = folder / "旧 医院.zhuanke";
    fs::copy_file(fs::u8path(ZK_SOURCE_DIR) / "tests" / "data" / "schema-1.zhuanke", path);
    return path;
}

const MigrationStep add_table = {
    now, "CREATE TABLE made_up (id INTEGER PRIMARY KEY, what TEXT NOT NULL DEFAULT 'a;b') STRICT; "
       "/* ; */ INSERT INTO made_up (id) VALUES (1);"};
const MigrationStep add_column = {now + 1, "ALTER TABLE made_up ADD COLUMN due TEXT;"};

}  // namespace

TEST_CASE("migration runs every step in order after a verified backup of the old version")
{
    const Folder folder;
    const fs::path path = folder / "甲 医院.zhuanke";
    make(path);
    const std::string before = bytes_of(path);
    const fs::path backup = db::migrate(path, {add_column, add_table}, now + 2);
    CHECK(backup.filename() == fs::u8path(backup_name("甲 医院")));
    CHECK(db::read_version(path) == now + 2);
    CHECK(db::read_version(backup) == now);
    db::Sql sql(path, db::Sql::Mode::read);
    CHECK(sql.text("SELECT what FROM made_up WHERE due IS NULL") == "a;b");
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
        CHECK(db::read_version(path) == now);
        CHECK_FALSE(fs::exists(folder / "a.zhuanke-journal"));
    };
    breaks({add_table, {now + 1, "ALTER TABLE made_up ADD COLUMN due TEXT; INSERT INTO nowhere VALUES (1);"}}, now + 2);
    breaks({add_table, {now + 1, "INSERT INTO made_up (id) VALUES (1);"}}, now + 2);
    breaks({add_table, {now + 1, "DELETE FROM standard;"}}, now + 2);  // leaves references to nothing
    breaks({add_table}, now + 2);  // no step leads there
    breaks({{now, "PRAGMA user_version = 7;"}, add_column}, now + 2);
    CHECK(fs::exists(folder / backup_name("a").c_str()));
    CHECK(fs::exists(folder / backup_name("a", "-5").c_str()));
    db::migrate(path, {add_table, add_column}, now + 2);
    CHECK(db::read_version(path) == now + 2);
}

TEST_CASE("a step that ends the transaction by itself is refused")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    make(path);
    CHECK_THROWS_AS(db::migrate(path, {{now, "CREATE TABLE t (a); COMMIT;"}}, now + 1), db::Error);
    CHECK(db::read_version(path) == now);
}

TEST_CASE("the released steps lead from every version to this one without a gap")
{
    int next = 1;
    for (const MigrationStep& step : db::released_steps())
        CHECK(step.from == next++);
    CHECK(next == db::schema_version);
}

TEST_CASE("a document of schema 1 becomes one of today with every change kept, and its backup is as it was")
{
    const Folder folder;
    const fs::path path = old_document(folder);
    {
        const fs::path copy = folder / "只看.zhuanke";
        fs::copy_file(path, copy);
        db::Sql sql(copy, db::Sql::Mode::read);
        CHECK(sql.integer("SELECT count(*) FROM change") == 35);
    }
    auto document = Document::open(path, db::Access::write, "李");
    CHECK(db::read_version(path) == now);
    document->check_integrity();
    CHECK(document->history({}).size() == 35);
    CHECK(bytes_of(folder / "旧 医院.v1-backup.zhuanke") != "");
    CHECK(db::read_version(folder / "旧 医院.v1-backup.zhuanke") == 1);
    const auto rows = document->assessments();
    CHECK(rows[0].correction == 0);
    CHECK_FALSE(rows[0].inspection);
    CHECK(document->steps(rows[0].id).empty());
    CHECK(document->submissions().empty());
    CHECK(document->load(rows[0]).evidence.empty());
    // The log still only grows.
    document.reset();
    db::Sql sql(path, db::Sql::Mode::write);
    CHECK_THROWS_AS(sql.script("DELETE FROM change"), db::Error);
    CHECK_THROWS_AS(sql.script("UPDATE change SET reason = ''"), db::Error);
}

TEST_CASE("the step from schema 1 to 2 that breaks half-way leaves the old document as it was")
{
    const Folder folder;
    const fs::path path = old_document(folder);
    const std::string before = bytes_of(path);
    const std::string whole = db::released_steps().front().script;
    for (const char* at : {"DROP TABLE change;", "ALTER TABLE change_2", "CREATE TABLE evidence_item", "CREATE TRIGGER step_stays"}) {
        const std::string half = whole.substr(0, whole.find(at)) + "INSERT INTO nowhere VALUES (1);";
        const db::Error error = error_of([&] { db::migrate(path, {{1, half.c_str()}}, 2); });
        INFO(at << ": " << error.what());
        CHECK(std::string(error.message().code) == "db.migration_failed");
        CHECK(bytes_of(path) == before);
    }
    CHECK(Document::open(path, db::Access::write, "李")->count_values() == 27);
}

TEST_CASE("a new document and a migrated one have the same schema")
{
    const Folder folder;
    const fs::path migrated = old_document(folder);
    Document::open(migrated, db::Access::write, "李");
    const fs::path fresh = folder / "新.zhuanke";
    Document::create(fresh, "李");
    const auto schema = [](const fs::path& path) {
        db::Sql sql(path, db::Sql::Mode::read);
        return sql.text("SELECT group_concat(type || ' ' || name || ' ' || ifnull(sql, ''), char(10)) FROM "
                        "(SELECT * FROM sqlite_schema ORDER BY type, name)");
    };
    CHECK(schema(migrated) == schema(fresh));
}
