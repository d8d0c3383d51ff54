// The released steps from one version of the schema to the next. A script that was released is never changed.
#include "db/schema.h"

namespace zk::db {

namespace {

// Version 2: approval, archive, evidence.
//   change    gets further kinds and a reason of its own (SQLite cannot widen a CHECK, so the table is made anew).
//   content   bytes, each once: report trees, workbooks, attachments, evidence. Read by number only, so that what is
//             read while opening and typing never meets them. packed: deflated.
//   step, submission, attachment only grow.
constexpr const char* to_2 = R"sql(
ALTER TABLE assessment ADD COLUMN inspection TEXT;

CREATE TABLE change_2 (
    sequence INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    batch INTEGER NOT NULL REFERENCES batch (number),
    kind TEXT NOT NULL CHECK (kind IN ('value', 'mode', 'response', 'hint', 'specialty', 'evidence', 'cutoff',
                                       'inspection', 'step', 'attachment')),
    assessment INTEGER REFERENCES assessment (number),
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    month INTEGER,
    old_type TEXT CHECK (old_type IN ('number', 'text')),
    old_value TEXT NOT NULL,
    old_provenance TEXT NOT NULL,
    new_type TEXT CHECK (new_type IN ('number', 'text')),
    new_value TEXT NOT NULL,
    new_provenance TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO change_2 (sequence, id, batch, kind, assessment, scope, subject, month, old_type, old_value,
                      old_provenance, new_type, new_value, new_provenance)
    SELECT sequence, id, batch, kind, assessment, scope, subject, month, old_type, old_value,
           old_provenance, new_type, new_value, new_provenance FROM change;
DROP TABLE change;
ALTER TABLE change_2 RENAME TO change;
CREATE INDEX change_of_subject ON change (subject, scope);
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;
CREATE TRIGGER change_stays BEFORE UPDATE ON change
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;

CREATE TABLE content (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    packed INTEGER NOT NULL CHECK (packed IN (0, 1)),
    stored BLOB NOT NULL
) STRICT;

CREATE TABLE step (
    number INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment (number),
    step TEXT NOT NULL
        CHECK (step IN ('confirm', 'review', 'approve', 'submit', 'accept', 'return', 'lock', 'unlock')),
    section TEXT NOT NULL,
    who TEXT NOT NULL CHECK (who <> ''),
    date TEXT NOT NULL,
    comment TEXT NOT NULL,
    status TEXT NOT NULL,
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    slip INTEGER UNIQUE,
    change INTEGER NOT NULL REFERENCES change (sequence),
    tree INTEGER REFERENCES content (number)
) STRICT;
CREATE INDEX step_of_assessment ON step (assessment);

CREATE TABLE submission (
    number INTEGER PRIMARY KEY,
    serial TEXT NOT NULL UNIQUE,
    assessment INTEGER NOT NULL REFERENCES assessment (number),
    step INTEGER NOT NULL REFERENCES step (number),
    correction INTEGER NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    layout TEXT NOT NULL,
    layout_version TEXT NOT NULL,
    layout_sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    workbook INTEGER NOT NULL REFERENCES content (number)
) STRICT;
CREATE INDEX submission_of_assessment ON submission (assessment);

CREATE TABLE attachment (
    number INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (number),
    file TEXT NOT NULL,
    content INTEGER NOT NULL REFERENCES content (number),
    change INTEGER NOT NULL REFERENCES change (sequence),
    UNIQUE (submission, content)
) STRICT;

CREATE TABLE evidence (
    assessment INTEGER NOT NULL REFERENCES assessment (number),
    number INTEGER NOT NULL CHECK (number > 0),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('kept', 'reference')),
    file TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content INTEGER REFERENCES content (number),
    dated TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    deidentified INTEGER NOT NULL CHECK (deidentified IN (0, 1)),
    PRIMARY KEY (assessment, number),
    CHECK ((kind = 'kept') = (content IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_item (
    assessment INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    section TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (assessment, number, position),
    FOREIGN KEY (assessment, number) REFERENCES evidence (assessment, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TRIGGER step_is_kept BEFORE DELETE ON step
BEGIN SELECT raise(ABORT, 'the steps only grow'); END;
CREATE TRIGGER step_stays BEFORE UPDATE ON step
BEGIN SELECT raise(ABORT, 'the steps only grow'); END;
CREATE TRIGGER submission_is_kept BEFORE DELETE ON submission
BEGIN SELECT raise(ABORT, 'the archive only grows'); END;
CREATE TRIGGER submission_stays BEFORE UPDATE ON submission
BEGIN SELECT raise(ABORT, 'the archive only grows'); END;
CREATE TRIGGER attachment_is_kept BEFORE DELETE ON attachment
BEGIN SELECT raise(ABORT, 'the archive only grows'); END;
CREATE TRIGGER attachment_stays BEFORE UPDATE ON attachment
BEGIN SELECT raise(ABORT, 'the archive only grows'); END;
)sql";

// Version 3: what reviewers wrote. It only grows; the newest of an item counts. Not in the change log: it changes nothing
// of the hospital's own, and its source, the workbook, stays with who sent it.
constexpr const char* to_3 = R"sql(
CREATE TABLE review (
    number INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (number),
    section TEXT NOT NULL,
    item TEXT NOT NULL,
    mark TEXT NOT NULL,
    comment TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
CREATE INDEX review_of_item ON review (submission, section, item, number);

CREATE TRIGGER review_is_kept BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'the reviews only grow'); END;
CREATE TRIGGER review_stays BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'the reviews only grow'); END;
)sql";

// Version 4: another version of an assessment's standard, logged and undone like every change, and the answers to look at
// again after it. The table of changes no longer lists the kinds: SQLite can not widen a CHECK, and an unknown kind is
// found when it is read.
constexpr const char* to_4 = R"sql(
ALTER TABLE response ADD COLUMN recheck TEXT NOT NULL DEFAULT '';

CREATE TABLE change_4 (
    sequence INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    batch INTEGER NOT NULL REFERENCES batch (number),
    kind TEXT NOT NULL,
    assessment INTEGER REFERENCES assessment (number),
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    month INTEGER,
    old_type TEXT CHECK (old_type IN ('number', 'text')),
    old_value TEXT NOT NULL,
    old_provenance TEXT NOT NULL,
    new_type TEXT CHECK (new_type IN ('number', 'text')),
    new_value TEXT NOT NULL,
    new_provenance TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO change_4 SELECT sequence, id, batch, kind, assessment, scope, subject, month, old_type, old_value,
                            old_provenance, new_type, new_value, new_provenance, reason FROM change;
DROP TABLE change;
ALTER TABLE change_4 RENAME TO change;
CREATE INDEX change_of_subject ON change (subject, scope);
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;
CREATE TRIGGER change_stays BEFORE UPDATE ON change
BEGIN SELECT raise(ABORT, 'the change log only grows'); END;
)sql";

// Version 5: improvement actions of the hospital.
constexpr const char* to_5 = R"sql(
CREATE TABLE action (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    section TEXT NOT NULL,
    item TEXT NOT NULL,
    problem TEXT NOT NULL CHECK (problem <> ''),
    cause TEXT NOT NULL,
    measure TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT NOT NULL,
    effect TEXT NOT NULL,
    closed TEXT NOT NULL
) STRICT;
)sql";

}  // namespace

const std::vector<MigrationStep>& released_steps()
{
    static const std::vector<MigrationStep> steps = {{1, to_2}, {2, to_3}, {3, to_4}, {4, to_5}};
    return steps;
}

}  // namespace zk::db
