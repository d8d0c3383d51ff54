#include "db/schema.h"

#include "db/backup.h"
#include "db/platform.h"

#include <array>
#include <fstream>
#include <string_view>

namespace zk::db {

namespace fs = std::filesystem;

namespace {

// Months are Month::index(). In `value`, month 0 means "no month" and assessment 0 "no assessment", because the parts
// of a primary key are never NULL: so a month's values lie side by side and opening reads only the months it needs,
// however many years are kept. Numbers are their exact decimal text, never a float. A value's who and when are those of
// the batch that wrote it last. Changes of one batch have consecutive sequence numbers beginning at batch.first.
constexpr const char* schema_1 = R"sql(
CREATE TABLE document (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    writer TEXT NOT NULL DEFAULT '',
    computer TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE standard (
    number INTEGER PRIMARY KEY,
    standard TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE standard_file (
    standard INTEGER NOT NULL REFERENCES standard (number),
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (standard, position)
) STRICT;

CREATE TABLE assessment (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    first_month INTEGER NOT NULL,
    last_month INTEGER NOT NULL CHECK (last_month >= first_month),
    cutoff TEXT,
    standard INTEGER NOT NULL REFERENCES standard (number),
    status TEXT NOT NULL,
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    created TEXT NOT NULL
) STRICT;

CREATE TABLE specialty (
    assessment INTEGER NOT NULL REFERENCES assessment (number),
    specialty TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (assessment, specialty)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('typed', 'imported', 'merged', 'undo', 'sample')),
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    first INTEGER NOT NULL
) STRICT;

CREATE TABLE value (
    month INTEGER NOT NULL,
    assessment INTEGER NOT NULL,
    scope TEXT NOT NULL,
    fact TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('number', 'text')),
    value TEXT NOT NULL CHECK (value <> ''),
    provider TEXT NOT NULL,
    source TEXT NOT NULL,
    extracted TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (number),
    of_assessment INTEGER GENERATED ALWAYS AS (nullif(assessment, 0)) VIRTUAL REFERENCES assessment (number),
    PRIMARY KEY (month, assessment, scope, fact),
    CHECK (month = 0 OR assessment = 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE mode (
    assessment INTEGER NOT NULL REFERENCES assessment (number),
    scope TEXT NOT NULL,
    fact TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('months', 'period')),
    PRIMARY KEY (assessment, scope, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE response (
    assessment INTEGER NOT NULL REFERENCES assessment (number),
    section TEXT NOT NULL,
    item TEXT NOT NULL,
    claim TEXT NOT NULL CHECK (claim IN ('none', 'not_applicable', 'no_data')),
    reason TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('pending', 'accepted', 'refused')),
    note TEXT NOT NULL,
    baseline TEXT,
    baseline_source TEXT NOT NULL,
    PRIMARY KEY (assessment, section, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE hint (
    assessment INTEGER NOT NULL REFERENCES assessment (number),
    key TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (assessment, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    sequence INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    batch INTEGER NOT NULL REFERENCES batch (number),
    kind TEXT NOT NULL CHECK (kind IN ('value', 'mode', 'response', 'hint', 'specialty')),
    assessment INTEGER REFERENCES assessment (number),
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    month INTEGER,
    old_type TEXT CHECK (old_type IN ('number', 'text')),
    old_value TEXT NOT NULL,
    old_provenance TEXT NOT NULL,
    new_type TEXT CHECK (new_type IN ('number', 'text')),
    new_value TEXT NOT NULL,
    new_provenance TEXT NOT NULL
) STRICT;
CREATE INDEX change_of_subject ON change (subject, scope);

CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;
CREATE TRIGGER batch_stays BEFORE UPDATE ON batch
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;
CREATE TRIGGER change_stays BEFORE UPDATE ON change
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;
)sql";

// Offsets of https://www.sqlite.org/fileformat.html
constexpr std::size_t header_size = 100;
constexpr std::size_t user_version_at = 60;
constexpr std::size_t application_id_at = 68;
constexpr std::string_view magic("SQLite format 3\0", 16);

std::uint32_t big_endian(const std::array<char, header_size>& bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return number;
}

Error not_ours(const fs::path& path, const char* code, const char* pattern)
{
    return Error(ErrorKind::not_ours, {code, pattern, {{"file", platform::utf8(path)}}});
}

}  // namespace

std::string schema_script()
{
    // A new file takes the same way as an old one, so that both are the same.
    std::string script = schema_1;
    for (const MigrationStep& step : released_steps())
        script += step.script;
    return script + "PRAGMA application_id = " + std::to_string(application_id) +
           "; PRAGMA user_version = " + std::to_string(schema_version) + ";";
}

int read_version(const fs::path& path, bool look_for_backup)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error == std::errc::permission_denied) {
        throw Error(ErrorKind::cannot_read,
                    {"db.folder_unreadable",
                     ZK_TR("{file} cannot be read: you may not look into its folder. Ask whoever manages the folder for permission."),
                     {{"file", platform::utf8(path)}}});
    }
    if (!fs::exists(status)) {
        throw Error(ErrorKind::not_found, {"db.not_found",
                                           ZK_TR("There is no file {file}. Check the name and the folder."),
                                           {{"file", platform::utf8(path)}}});
    }
    if (fs::is_directory(status))
        throw not_ours(path, "db.is_folder", ZK_TR("{file} is a folder, not a document of this program."));
    std::ifstream file(path, std::ios::binary);
    std::array<char, header_size> bytes{};
    file.read(bytes.data(), header_size);
    const auto got = static_cast<std::size_t>(file.gcount());
    if (!file && !file.eof()) {
        throw Error(ErrorKind::cannot_read,
                    {"db.file_unreadable",
                     ZK_TR("{file} cannot be read. Check that it is still there and that you may read it."),
                     {{"file", platform::utf8(path)}}});
    }
    if (got == 0) {
        throw not_ours(path, "db.empty_file",
                       ZK_TR("{file} is empty: it is not a document of this program. If it should be one, copy it "
                             "again from where it came, or take a backup."));
    }
    if (!std::string_view(bytes.data(), got).starts_with(magic)) {
        throw not_ours(path, "db.other_file",
                       ZK_TR("{file} is a file of another kind, not a document of this program. Nothing was changed. Choose another one; a workbook is opened with Excel or WPS."));
    }
    if (got < header_size)
        throw damage(path, forms::Message{"db.cut_off", ZK_TR("cut off after {bytes} {bytes|byte|bytes}"), {{"bytes", forms::Decimal(static_cast<int>(got))}}},
                     look_for_backup);
    if (big_endian(bytes, application_id_at) != application_id) {
        throw not_ours(path, "db.other_database",
                       ZK_TR("{file} is a database of another program, not a document of this one. "
                             "Nothing was changed."));
    }
    const auto version = static_cast<std::int32_t>(big_endian(bytes, user_version_at));
    if (version < 1)
        throw damage(path, "schema version " + std::to_string(version), look_for_backup);
    return version;
}

void refuse_newer(const fs::path& path, int version)
{
    if (version > schema_version) {
        throw Error(ErrorKind::newer,
                    {"db.newer",
                     ZK_TR("{file} was written by a newer version of this program: it needs one that knows document "
                           "version {needed}, and this one knows versions up to {known}. Install the newer program. "
                           "Nothing was changed."),
                     {{"file", platform::utf8(path)},
                      {"needed", forms::Decimal(version)},
                      {"known", forms::Decimal(schema_version)}}});
    }
}

}  // namespace zk::db
