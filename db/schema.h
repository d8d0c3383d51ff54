// Inside db/ only: the schema of the document, its version, and the way from older versions to this one.
#pragma once

#include "db/document.h"

namespace zk::db {

/// Reads kind and schema version from the first bytes, before SQLite sees the file. Throws not_found, cannot_read,
/// not_ours, damaged; a version above schema_version is only reported here: see refuse_newer.
int read_version(const std::filesystem::path& path, bool look_for_backup = true);
/// Throws newer, naming the version needed.
void refuse_newer(const std::filesystem::path& path, int version);

/// The whole schema of version schema_version, as one script for an empty file.
std::string schema_script();

/// From schema version `from` to from + 1, as one SQL script. It must not begin or end transactions. A script that was
/// released is never changed: a mistake in it is mended by the next step.
struct MigrationStep {
    int from;
    const char* script;
};
/// Every released step in order; a file of any older version finds its way from here.
const std::vector<MigrationStep>& released_steps();

/// Brings the file to version `target` in one transaction: either every step succeeded and references hold, or the file
/// is as it was. Before that, a verified copy is laid beside it ("name.v1-backup.zhuanke"), whose path is returned.
/// The caller holds the writer's lock.
std::filesystem::path migrate(const std::filesystem::path& path, const std::vector<MigrationStep>& steps, int target);

}  // namespace zk::db
