// 修改记录: reading the change log, and undoing one of its batches.
#include "db/codec.h"
#include "db/store.h"
#include "db/store_guard.h"

namespace zk::db {

namespace {

struct Line {
    Place place;
    std::optional<Cell> old, now;
};

std::optional<Cell> logged_cell(const Place& place, const Query& row, int type, int text, int provenance)
{
    const bool there = place.kind == Kind::value ? !row.is_null(type) : !row.text(text).empty();
    if (!there)
        return std::nullopt;
    return Cell{row.text(type) == "number", row.text(text), decode_provenance(row.text(provenance))};
}

}  // namespace

std::vector<ChangeRow> Store::history(const HistoryFilter& filter) const
{
    return reading([&] {
        // Only what is asked for, so that SQLite takes the index where it helps.
        std::string statement = "SELECT sequence, change.id, batch.id, at, who, kind, assessment.id, scope, subject, "
                                "month, old_value, new_value, CASE change.reason WHEN '' THEN batch.reason ELSE "
                                "change.reason END, origin, source FROM change "
                                "JOIN batch ON batch.number = change.batch "
                                "LEFT JOIN assessment ON assessment.number = change.assessment WHERE 1";
        if (!filter.scope.empty())
            statement += " AND scope = ?1";
        if (!filter.subject.empty())
            statement += " AND subject = ?2";
        if (!filter.assessment.empty())
            statement += " AND assessment.id = ?3";
        if (!filter.batch.empty())
            statement += " AND batch.id = ?4";
        if (filter.month)
            statement += " AND month = ?5";
        if (filter.after > 0)
            statement += " AND sequence > ?7";
        Query row = sql_->query(statement + " ORDER BY sequence DESC LIMIT ?6");
        row.with(filter.scope, filter.subject, filter.assessment, Blob{uuid_bytes(filter.batch)},
                 filter.month ? filter.month->index() : 0, filter.limit);
        if (filter.after > 0)
            row.bind(7, filter.after);
        std::vector<ChangeRow> changes;
        while (row.step()) {
            ChangeRow& change = changes.emplace_back();
            change.sequence = row.integer(0);
            change.id = uuid_text(row.text(1));
            change.batch = uuid_text(row.text(2));
            change.when = row.text(3);
            change.who = row.text(4);
            change.kind = row.text(5);
            change.assessment = row.text(6);
            change.scope = row.text(7);
            change.subject = row.text(8);
            if (!row.is_null(9))
                change.month = forms::Month::from_index(static_cast<int>(row.integer(9)));
            change.old_value = row.text(10);
            change.new_value = row.text(11);
            change.reason = row.text(12);
            change.origin = origin_named(row.text(13));
            change.source = row.text(14);
        }
        return changes;
    });
}

void Store::undo_changes(std::int64_t batch, Log& log)
{
    std::vector<Line> lines;
    {
        Query row = sql_->query("SELECT kind, ifnull(assessment, 0), scope, subject, ifnull(month, 0), old_type, "
                                "old_value, old_provenance, new_type, new_value, new_provenance FROM change "
                                "WHERE sequence >= (SELECT first FROM batch WHERE number = ?1) "
                                "AND sequence < ifnull((SELECT first FROM batch WHERE number = ?1 + 1), 1 << 62) "
                                "ORDER BY sequence DESC");
        row.with(batch);
        while (row.step()) {
            Line& line = lines.emplace_back();
            line.place = {kind_named(row.text(0)), row.integer(1), row.text(2), row.text(3),
                          static_cast<int>(row.integer(4))};
            line.old = logged_cell(line.place, row, 5, 6, 7);
            line.now = logged_cell(line.place, row, 8, 9, 10);
        }
    }
    for (const Line& line : lines) {
        if (line.place.kind == Kind::step || line.place.kind == Kind::attachment) {
            throw Error(ErrorKind::invalid,
                        {"db.undo_step",
                         ZK_TR("A step of the approval or an attachment cannot be undone: it stays on record. Return or "
                               "unlock the assessment with a reason instead. Nothing was changed."),
                         {}});
        }
        refuse_locked(line.place);
        const std::optional<Cell> current = read_cell(*sql_, line.place);
        if (current != line.now) {
            std::string subject = line.place.scope;
            if (!subject.empty())
                subject += " · ";
            subject += line.place.subject;
            if (line.place.month != 0)
                subject.append(" ").append(forms::Month::from_index(line.place.month).str());
            throw Error(ErrorKind::conflict,
                        {"db.undo_conflict",
                         ZK_TR("The change cannot be undone: {subject} has been changed again since (it was left as "
                               "\"{left}\" and is now \"{current}\"). Nothing was changed. Enter the value wanted "
                               "instead."),
                         {{"subject", subject},
                          {"left", line.now ? line.now->text : std::string()},
                          {"current", current ? current->text : std::string()}}});
        }
        log.put(line.place, current, line.old);
    }
}

std::string Store::undo(const std::string& batch, const ChangeContext& context)
{
    return writing([&] {
        std::int64_t number = 0;
        {
            // From the newest on: what is undone is nearly always among the last.
            Query row = sql_->query("SELECT number FROM batch WHERE id = ?1 ORDER BY number DESC LIMIT 1");
            if (row.with(Blob{uuid_bytes(batch)}).step())
                number = row.integer(0);
        }
        if (number == 0) {
            throw Error(ErrorKind::invalid, {"db.unknown_batch",
                                             ZK_TR("{file} holds no change with the number {id} that could be undone."),
                                             {{"file", platform::utf8(path_)}, {"id", batch}}});
        }
        Log log(*sql_, context, Origin::undo);
        undo_changes(number, log);
        known_.reset();  // a date or the standard of an assessment may be among them
        return log.batch();
    });
}

}  // namespace zk::db
