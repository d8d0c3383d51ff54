// The document (*.zhuanke): one SQLite file per hospital. Copying the file copies everything.
//
// Rollback journal, synchronous FULL, foreign keys, STRICT tables; application_id and user_version are read from the
// header bytes before SQLite opens the file. What is not ours is refused, what is newer is refused with the version
// needed, what is older is backed up beside itself (verified) and migrated in one transaction.
//
// One writer: an exclusive lock on the sidecar "<name>.zhuanke-lock" for as long as the document is open for writing,
// released by the system when the process dies; the document keeps the writer's name. A second opener reads only.
//
// Every kept value is one transaction: apply() writes all edits and their change log, or nothing. All functions throw
// db::Error and leave the file as it was. Not thread-safe: one thread at a time.
#pragma once

#include "db/error.h"
#include "forms/answers.h"
#include "forms/standard.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zk::db {

inline constexpr std::uint32_t application_id = 0x5A4B4831;   ///< "ZKH1"
inline constexpr int schema_version = 1;                      ///< one more for every change of the schema
inline constexpr const char* extension = ".zhuanke";

enum class Access { write, read };

struct Writer {            ///< who writes (or wrote last)
    std::string name;      ///< the person, asked once by the program
    std::string computer;
    std::string since;     ///< ISO time, UTC
};

/// The exact bytes of a standard as embedded in the document.
struct StandardRow {
    std::int64_t id = 0;
    std::string standard;  ///< "county-2025"
    std::string version;
    std::string sha256;    ///< over (path, length, bytes) of every file in load order: see standard_digest()
};

/// status: "filling" 填报中, "reviewed" 职能科室审核, "approved" 分管院长审批, "submitted" 已上报, "accepted" 受理, "returned" 退回.
struct AssessmentRow {
    std::string id;                       ///< UUID, stable
    std::string name;
    forms::Period period;
    std::optional<forms::Date> cutoff;    ///< 数据截止日
    std::int64_t standard = 0;            ///< StandardRow::id
    std::string status = "filling";
    bool locked = false;
    std::string created;                  ///< ISO time, UTC
    std::optional<forms::Date> inspection;   ///< 检查日期
    int correction = 0;                   ///< of the next submission, or of the one that stands: 更正上报（第 n 次）
};

struct Provenance {
    std::string provider;                 ///< data provider id, empty: not stated
    std::string source;                   ///< source system or file
    std::optional<forms::Date> extracted; ///< extraction date
    bool operator==(const Provenance&) const = default;
};

/// Where a value lives: (scope, fact, month), (scope, fact, assessment) or, for constant facts, (scope, fact).
struct ValueKey {
    std::string scope;                    ///< specialty id, "" the hospital
    std::string fact;
    std::optional<forms::Month> month;
    std::string assessment;               ///< only without a month; empty for a constant fact
    auto operator<=>(const ValueKey&) const = default;
};

struct ValueRow {
    ValueKey key;
    forms::Value value;
    Provenance provenance;
    std::string who;
    std::string when;                     ///< ISO time, UTC
};

/// Edits. An empty optional removes.
struct ValueEdit { ValueKey key; std::optional<forms::Value> value; Provenance provenance; };
struct ModeEdit { std::string assessment, scope, fact; forms::Mode mode; };
struct ResponseEdit { std::string assessment, section, item; std::optional<forms::Response> response; };
struct HintEdit { std::string assessment, key; std::optional<std::string> reason; };   ///< reason written for a hint
struct SpecialtyEdit { std::string assessment, specialty; std::optional<int> position; };
using Edit = std::variant<ValueEdit, ModeEdit, ResponseEdit, HintEdit, SpecialtyEdit>;

enum class Origin { typed, imported, merged, undo, sample };

struct ChangeContext {
    std::string who;
    Origin origin = Origin::typed;
    std::string source;                   ///< file name of an import
    std::string reason;
    std::optional<std::string> when;      ///< ISO time, UTC; default: now (fixed for the reproducible sample)
};

/// One line of 修改记录. Old and new are the texts of forms::write_value; "" means nothing there.
struct ChangeRow {
    std::int64_t sequence = 0;
    std::string id;                       ///< UUID of this change
    std::string batch;                    ///< UUID shared by the changes of one apply()
    std::string when, who;
    std::string kind;                     ///< "value", "mode", "response", "hint", "specialty"
    std::string assessment, scope, subject;   ///< subject: fact, item, hint key
    std::optional<forms::Month> month;
    std::string old_value, new_value;     ///< responses: canonical JSON-free "field=value" lines, see history docs
    std::string reason;
    Origin origin = Origin::typed;
    std::string source;
};

struct HistoryFilter {
    std::string scope, subject, assessment, batch;   ///< empty: any
    std::optional<forms::Month> month;
    int limit = 1000;                     ///< newest first
};

struct BackupResult {                     ///< the copy was opened, checked, counted and hashed
    std::filesystem::path path;
    std::int64_t values = 0, changes = 0;
    std::uintmax_t bytes = 0;
    std::string sha256;                   ///< of the file
};

/// Everything of one assessment that scoring needs; months only of the period and of the year before.
struct AssessmentData {
    std::vector<ValueRow> values;         ///< constants, this assessment's period values, months of the period
    std::vector<ValueRow> prior;          ///< months of the same period one year earlier, and period values of an
                                          ///< assessment of exactly that period if there is one
    std::vector<ModeEdit> modes;
    std::vector<ModeEdit> prior_modes;
    std::vector<ResponseEdit> responses;
    std::vector<std::pair<std::string, std::string>> hint_reasons;   ///< key, reason
    std::vector<std::string> specialties; ///< in order
};

class Document {
public:
    /// Makes a new file (never over an existing one: Error exists) and opens it for writing.
    static std::unique_ptr<Document> create(const std::filesystem::path& path, const std::string& who);
    /// Opens. Access::write throws busy if somebody else writes; the caller may then open for reading.
    static std::unique_ptr<Document> open(const std::filesystem::path& path, Access access, const std::string& who);
    virtual ~Document() = default;

    virtual const std::filesystem::path& path() const = 0;
    virtual Access access() const = 0;
    virtual std::string id() const = 0;                 ///< UUID of the document
    virtual std::optional<Writer> last_writer() const = 0;

    /// Embeds a standard's files (once per digest) and gives its row.
    virtual StandardRow embed(const forms::Standard& standard) = 0;
    virtual std::vector<StandardRow> standards() const = 0;
    virtual std::vector<forms::SourceFile> standard_files(std::int64_t standard) const = 0;

    /// New assessment with its specialties; the id is made here unless row.id is given.
    virtual AssessmentRow add_assessment(const AssessmentRow& row, const std::vector<std::string>& specialties,
                                         const ChangeContext& context) = 0;
    virtual std::vector<AssessmentRow> assessments() const = 0;   ///< newest period first
    virtual AssessmentData load(const AssessmentRow& assessment) const = 0;
    virtual std::optional<ValueRow> value(const ValueKey& key) const = 0;

    /// All edits in one durable transaction, each with a line in the change log; edits that change nothing log nothing.
    /// Gives the batch UUID, empty if nothing changed. Refuses months inside a locked assessment.
    virtual std::string apply(const std::vector<Edit>& edits, const ChangeContext& context) = 0;
    virtual std::vector<ChangeRow> history(const HistoryFilter& filter) const = 0;
    /// Writes the old values of a batch back as a new batch (origin undo). Throws conflict if a value has changed since.
    virtual std::string undo(const std::string& batch, const ChangeContext& context) = 0;

    /// Consistent copy to a path that does not exist yet.
    virtual BackupResult backup(const std::filesystem::path& target) const = 0;
    virtual void check_integrity() const = 0;           ///< full check; throws damaged
    virtual std::int64_t count_values() const = 0;
};

}   // namespace zk::db
