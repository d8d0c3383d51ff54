// The steps of the approval chain as the document keeps them: each once, for ever, with the state it led to.
#include "db/codec.h"
#include "db/content.h"
#include "db/digest.h"
#include "db/store.h"
#include "db/store_guard.h"

namespace zk::db {

namespace {

/// The newest step that kept a report tree; 0 if none did.
std::int64_t newest_tree(Sql& sql, std::int64_t assessment)
{
    Query row =
        sql.query("SELECT tree FROM step WHERE assessment = ?1 AND tree IS NOT NULL ORDER BY number DESC LIMIT 1");
    return row.with(assessment).step() ? row.integer(0) : 0;
}

}  // namespace

std::int64_t Store::insert_step(const StepEdit& step, const Known& assessment, Log& log)
{
    const std::int64_t change =
        log.tell({Kind::step, assessment.number, step.section, step.step, 0}, encode(step));
    std::int64_t tree = 0;
    if (step.tree)
        tree = keep_content(*sql_, *step.tree, sha256(*step.tree));
    else if (step.same_tree)
        tree = newest_tree(*sql_, assessment.number);
    {
        Query insert = sql_->query("INSERT INTO step (assessment, step, section, who, date, comment, change, tree, "
                                   "status, locked, slip) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0), ?9, ?10, "
                                   "CASE ?2 WHEN 'unlock' THEN (SELECT ifnull(max(slip), 0) + 1 FROM step) END)");
        insert.with(assessment.number, step.step, step.section, step.who, forms::iso(step.date), step.comment, change,
                    tree, step.status, step.locked ? 1 : 0);
        insert.run();
    }
    const std::int64_t number = sql_->last_insert();
    sql_->query("UPDATE assessment SET status = ?1, locked = ?2 WHERE number = ?3")
        .with(step.status, step.locked ? 1 : 0, assessment.number)
        .run();
    return number;
}

StepRow Store::take_step(const StepEdit& step, const ChangeContext& context, const SubmissionEdit* submission)
{
    known_.reset();
    writing([&] {
        const Known assessment = known(step.assessment);
        if (assessment.row.status != step.expected) {
            throw Error(ErrorKind::conflict,
                        {"db.status_changed",
                         ZK_TR("The assessment {assessment} has moved on meanwhile. Nothing was changed. Look at it "
                               "again and decide anew."),
                         {{"assessment", assessment.row.name}}});
        }
        Log log(*sql_, context, context.origin);
        const std::int64_t number = insert_step(step, assessment, log);
        if (submission)
            insert_submission(*submission, number, assessment);
    });
    known_.reset();
    return steps(step.assessment).back();
}

std::vector<StepRow> Store::steps(const std::string& assessment) const
{
    return reading([&] {
        std::vector<StepRow> steps;
        Query row = sql_->query("SELECT step, section, step.who, date, comment, ifnull(slip, 0), tree IS NOT NULL, "
                                "batch.who, at, change, status, locked FROM step JOIN change ON change.sequence = step.change "
                                "JOIN batch ON batch.number = change.batch WHERE step.assessment = ?1 "
                                "ORDER BY step.number");
        row.with(number_of(assessment));
        while (row.step()) {
            StepRow& step = steps.emplace_back();
            step.step = row.text(0);
            step.section = row.text(1);
            step.who = row.text(2);
            step.date = *date_of(row.text(3));
            step.comment = row.text(4);
            step.slip = static_cast<int>(row.integer(5));
            step.has_tree = row.integer(6) != 0;
            step.recorded_by = row.text(7);
            step.recorded = row.text(8);
            step.sequence = row.integer(9);
            step.status = row.text(10);
            step.locked = row.integer(11) != 0;
        }
        return steps;
    });
}

std::optional<std::string> Store::kept_tree(const std::string& assessment) const
{
    const std::int64_t tree = newest_tree(*sql_, number_of(assessment));
    return tree ? std::optional(read_content(*sql_, tree)) : std::nullopt;
}

}  // namespace zk::db
