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
inline constexpr int schema_version = 5;                      ///< one more for every change of the schema
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
/// "county-2025 1.0 (9f3ab2c4)": how the change log, and Response::recheck, name one of the document's standards.
std::string label(const StandardRow& standard);

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

/// One piece of evidence 佐证材料 beside items of an assessment.
struct EvidenceRow {
    int number = 0;                       ///< within the assessment, from 1
    std::string title;
    bool kept = true;                     ///< its bytes are in the document; else `file` is where they lie
    std::string file;                     ///< kept: file name; else the whole path
    std::int64_t bytes = 0;
    std::string sha256;
    std::optional<forms::Date> dated, valid_until;
    bool deidentified = false;
    std::vector<std::pair<std::string, std::string>> items;   ///< section, item
    bool operator==(const EvidenceRow&) const = default;
};

/// One improvement action 整改措施 (PDCA) of the hospital; it outlives the assessment that gave rise to it.
struct ActionRow {
    int number = 0;                       ///< in the document, from 1, never used twice
    std::string section, item;            ///< specialty id or "hospital"; item may be empty
    std::string problem, cause, measure, owner;
    std::optional<forms::Date> due;
    std::string effect;                   ///< what the check of the effect found
    std::optional<forms::Date> closed;    ///< when the check was done; nothing: still open
    bool operator==(const ActionRow&) const = default;
};

/// Edits. An empty optional removes.
struct ValueEdit {
    ValueKey key;
    std::optional<forms::Value> value;
    Provenance provenance;
    std::string reason = {};              ///< of this change alone; else the reason of the ChangeContext counts
};
struct ModeEdit { std::string assessment, scope, fact; forms::Mode mode; };
struct ResponseEdit { std::string assessment, section, item; std::optional<forms::Response> response; };
struct HintEdit { std::string assessment, key; std::optional<std::string> reason; };   ///< reason written for a hint
struct SpecialtyEdit { std::string assessment, specialty; std::optional<int> position; };
/// `content`: the bytes of evidence that is kept, when it is new to the document (each content is stored once).
struct EvidenceEdit { std::string assessment; int number; std::optional<EvidenceRow> evidence; std::optional<std::string> content; };
struct CutoffEdit { std::string assessment; std::optional<forms::Date> date; };       ///< 数据截止日
struct StandardEdit { std::string assessment; std::int64_t standard = 0; };           ///< which of the embedded ones counts
struct InspectionEdit { std::string assessment; std::optional<forms::Date> date; };   ///< 检查日期; also while locked
struct ActionEdit { int number; std::optional<ActionRow> action; };                   ///< also while locked
using Edit = std::variant<ValueEdit, ModeEdit, ResponseEdit, HintEdit, SpecialtyEdit, EvidenceEdit, CutoffEdit, InspectionEdit,
                          StandardEdit, ActionEdit>;

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
    std::string kind;                     ///< "value", "mode", "response", "hint", "specialty", "evidence", "cutoff",
                                          ///< "inspection", "standard", "action"; "step" and "attachment" only tell and are not undone
    std::string assessment, scope, subject;   ///< subject: fact, item, hint key, number of evidence, step
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
    std::int64_t after = 0;               ///< only changes with a greater sequence
};

/// A step of the approval chain to be taken, with the state it leads to. The change log tells it too.
struct StepEdit {
    std::string assessment;
    std::string step;                     ///< "confirm", "review", "approve", "submit", "accept", "return", "lock", "unlock"
    std::string section;                  ///< "" the whole assessment
    std::string who;                      ///< who signs
    forms::Date date;
    std::string comment;
    std::string expected;                 ///< the status the caller saw; another one is a conflict and changes nothing
    std::string status;                   ///< afterwards
    bool locked = false;                  ///< afterwards
    std::optional<std::string> tree;      ///< canonical report tree to keep with the step
    bool same_tree = false;               ///< or the tree of the newest step that has one
};

struct StepRow {
    std::string step, section, who;
    forms::Date date;
    std::string comment;
    std::string status;                   ///< afterwards
    bool locked = false;                  ///< afterwards
    int slip = 0;                         ///< unlock: number of the 解锁单, running through the document; else 0
    bool has_tree = false;
    std::string recorded_by, recorded;    ///< ISO time, UTC
    std::int64_t sequence = 0;            ///< of its line in the change log: later changes have a greater one
};

struct AttachmentRow {
    std::string file, sha256;
    std::int64_t bytes = 0;
    std::string who, when;
};

/// One archived submission; tree and workbook are read by submitted_tree() and submitted_workbook().
struct SubmissionRow {
    std::string serial;                   ///< 本院流水号 "2025-01": year of the period, number within it
    std::string assessment;
    int correction = 0;
    std::string file, sha256, digest;     ///< of the workbook; digest of the tree
    std::int64_t bytes = 0;
    std::string layout, layout_version, layout_sha256, language;
    std::string who;
    forms::Date date;
    std::string recorded_by, recorded;
    std::vector<AttachmentRow> attachments;
};

/// What is archived with the step "submit", in the same transaction. row.serial must be next_serial() still.
struct SubmissionEdit { SubmissionRow row; std::string workbook; };

/// What a reviewer wrote beside one item of a submission 审核分, 审核意见.
struct ReviewRow {
    std::string section, item;
    std::string mark;                     ///< a decimal number, "" none
    std::string comment;
    std::string who, when;                ///< who brought it in, ISO time, UTC
    std::string source;                   ///< the file it came from
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
    std::vector<EvidenceRow> evidence;    ///< by number
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

    // ---- approval, archive, evidence: their bytes are read only here, never while opening or typing ----
    /// One transaction; with a submission (step "submit") the workbook and its tree are archived in it.
    virtual StepRow take_step(const StepEdit& step, const ChangeContext& context, const SubmissionEdit* submission = nullptr) = 0;
    virtual std::vector<StepRow> steps(const std::string& assessment) const = 0;              ///< oldest first
    /// The report tree of the newest step that kept one.
    virtual std::optional<std::string> kept_tree(const std::string& assessment) const = 0;
    virtual std::string next_serial(int year) const = 0;
    virtual std::vector<SubmissionRow> submissions() const = 0;                               ///< oldest first
    virtual std::string submitted_tree(const std::string& serial) const = 0;
    virtual std::string submitted_workbook(const std::string& serial) const = 0;
    virtual void attach(const std::string& serial, const std::string& file, const std::string& bytes,
                        const ChangeContext& context) = 0;
    /// Bytes kept in the document, by their digest, which is checked.
    virtual std::string content(const std::string& sha256) const = 0;
    virtual bool has_content(const std::string& sha256) const = 0;
    /// Keeps what differs from what is kept already, in one transaction; `who`, `when` and `source` are the context's.
    /// Gives how many differed. An item that is not named keeps what it has. Earlier ones stay in the file.
    virtual int keep_reviews(const std::string& serial, const std::vector<ReviewRow>& reviews, const ChangeContext& context) = 0;
    virtual std::vector<ReviewRow> reviews(const std::string& serial) const = 0;              ///< the newest of each item
    virtual int next_evidence(const std::string& assessment) const = 0;                       ///< a number never used

    // ---- improvement actions ----
    virtual std::vector<ActionRow> actions() const = 0;                                       ///< by number
    virtual int next_action() const = 0;                                                      ///< a number never used

    /// Consistent copy to a path that does not exist yet.
    virtual BackupResult backup(const std::filesystem::path& target) const = 0;
    virtual void check_integrity() const = 0;           ///< full check; throws damaged
    virtual std::int64_t count_values() const = 0;
};

}   // namespace zk::db
