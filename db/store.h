// Inside db/ only: the open document.
#pragma once

#include "db/cells.h"
#include "db/document.h"
#include "db/platform.h"
#include "db/sql.h"

namespace zk::db {

class Store final : public Document {
public:
    /// `lock` is held for Access::write, null for Access::read.
    Store(const std::filesystem::path& path, std::unique_ptr<platform::FileLock> lock, const std::string& who);

    const std::filesystem::path& path() const override { return path_; }
    Access access() const override { return lock_ ? Access::write : Access::read; }
    std::string id() const override;
    std::optional<Writer> last_writer() const override;
    StandardRow embed(const forms::Standard& standard) override;
    std::vector<StandardRow> standards() const override;
    std::vector<forms::SourceFile> standard_files(std::int64_t standard) const override;
    AssessmentRow add_assessment(const AssessmentRow& row, const std::vector<std::string>& specialties,
                                 const ChangeContext& context) override;
    std::vector<AssessmentRow> assessments() const override;
    AssessmentData load(const AssessmentRow& assessment) const override;
    std::optional<ValueRow> value(const ValueKey& key) const override;
    std::string apply(const std::vector<Edit>& edits, const ChangeContext& context) override;
    std::vector<ChangeRow> history(const HistoryFilter& filter) const override;
    std::string undo(const std::string& batch, const ChangeContext& context) override;
    StepRow take_step(const StepEdit& step, const ChangeContext& context, const SubmissionEdit* submission) override;
    std::vector<StepRow> steps(const std::string& assessment) const override;
    std::optional<std::string> kept_tree(const std::string& assessment) const override;
    std::string next_serial(int year) const override;
    std::vector<SubmissionRow> submissions() const override;
    std::string submitted_tree(const std::string& serial) const override;
    std::string submitted_workbook(const std::string& serial) const override;
    void attach(const std::string& serial, const std::string& file, const std::string& bytes,
                const ChangeContext& context) override;
    std::string content(const std::string& sha256) const override;
    bool has_content(const std::string& sha256) const override;
    int keep_reviews(const std::string& serial, const std::vector<ReviewRow>& reviews,
                     const ChangeContext& context) override;
    std::vector<ReviewRow> reviews(const std::string& serial) const override;
    int next_evidence(const std::string& assessment) const override;
    std::vector<ActionRow> actions() const override;
    int next_action() const override;
    BackupResult backup(const std::filesystem::path& target) const override;
    void check_integrity() const override;
    std::int64_t count_values() const override;

private:
    struct Known {  ///< an assessment with its number in the file
        std::int64_t number;
        AssessmentRow row;
    };
    struct Wanted {
        Place place;
        std::optional<Cell> cell;
        std::string reason;
    };
    class Log;

    /// The body of everything that writes: refuses where writing is not allowed, checks the file first after an I/O
    /// error, runs `body` in one transaction.
    template <class Body> auto writing(Body body);
    /// Runs `body`; a stored text that no version of the program wrote is reported as damage.
    template <class Body> auto reading(Body body) const;

    const std::vector<Known>& known() const;
    /// While another program may write, what is known of the assessments can be out of date.
    void look_again() const
    {
        if (!lock_)
            known_.reset();
    }
    const Known& known(const std::string& id) const;
    std::int64_t number_of(const std::string& assessment) const { return known(assessment).number; }
    Wanted wanted(const Edit& edit) const;
    void refuse_locked(const Place& place) const;
    void read_values(std::vector<ValueRow>& into, const char* where, std::int64_t a, std::int64_t b,
                     const std::string& assessment) const;
    void read_modes(std::vector<ModeEdit>& into, const Known& assessment) const;
    void undo_changes(std::int64_t batch, Log& log);
    std::int64_t insert_step(const StepEdit& step, const Known& assessment, Log& log);
    void insert_submission(const SubmissionEdit& submission, std::int64_t step, const Known& assessment);
    std::int64_t archived(const char* statement, const std::string& serial) const;

    std::filesystem::path path_;
    std::unique_ptr<platform::FileLock> lock_;  // before sql_: released after the file is closed
    std::unique_ptr<Sql> sql_;
    mutable std::optional<std::vector<Known>> known_;
    bool check_first_ = false;
};

/// Collects the changes of one batch into the log; the batch begins with the first change.
class Store::Log {
public:
    Log(Sql& sql, const ChangeContext& context, Origin origin) : sql_(sql), context_(context), origin_(origin) {}
    /// Writes the cell and its line unless nothing changes.
    void put(const Place& place, const std::optional<Cell>& old, const std::optional<Cell>& now,
             const std::string& reason = {});
    /// Only a line, of something that is kept elsewhere; gives its sequence.
    std::int64_t tell(const Place& place, const std::string& what);
    const std::string& batch() const { return batch_; }  ///< "" if nothing changed

private:
    void begin();
    void line(const Place& place, const std::optional<Cell>& old, const std::optional<Cell>& now,
              const std::string& reason);

    Sql& sql_;
    const ChangeContext& context_;
    Origin origin_;
    std::string batch_;
    std::int64_t number_ = 0;
};

}  // namespace zk::db
