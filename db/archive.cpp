// What was submitted, what was attached to it, and every other content of the document by its digest.
#include "db/codec.h"
#include "db/content.h"
#include "db/digest.h"
#include "db/store.h"
#include "db/store_guard.h"

#include <cstdio>

namespace zk::db {

namespace {

Error unknown_submission(const std::filesystem::path& path, const std::string& serial)
{
    return Error(ErrorKind::invalid, {"db.unknown_submission",
                                      ZK_TR("{file} holds no submission with the number {number}."),
                                      {{"file", platform::utf8(path)}, {"number", serial}}});
}

}  // namespace

void Store::insert_submission(const SubmissionEdit& submission, std::int64_t step, const Known& assessment)
{
    const SubmissionRow& row = submission.row;
    if (row.serial != next_serial(assessment.row.period.first.year())) {
        throw Error(ErrorKind::conflict, {"db.serial_taken",
                                          ZK_TR("The submission number {number} has been given meanwhile. Nothing was "
                                                "changed. Submit again."),
                                          {{"number", row.serial}}});
    }
    const std::int64_t workbook = keep_content(*sql_, submission.workbook, row.sha256);
    sql_->query("INSERT INTO submission (serial, assessment, step, correction, file, digest, layout, layout_version, "
                "layout_sha256, language, workbook) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
        .with(row.serial, assessment.number, step, row.correction, row.file, row.digest, row.layout,
              row.layout_version, row.layout_sha256, row.language, workbook)
        .run();
}

std::string Store::next_serial(int year) const
{
    // A table of a few rows: whatever the years, it is read in no time.
    const std::string prefix = std::to_string(year) + "-";
    int highest = 0;
    Query row = sql_->query("SELECT serial FROM submission");
    while (row.step()) {
        if (const std::string serial = row.text(0); serial.starts_with(prefix))
            highest = std::max(highest, std::stoi(serial.substr(prefix.size())));
    }
    char number[16];
    std::snprintf(number, sizeof number, "%02d", highest + 1);
    return prefix + number;
}

std::vector<SubmissionRow> Store::submissions() const
{
    return reading([&] {
        std::vector<SubmissionRow> rows;
        {
            Query row = sql_->query(
                "SELECT serial, assessment.id, correction, submission.file, content.sha256, digest, content.bytes, "
                "layout, layout_version, layout_sha256, language, step.who, step.date, batch.who, batch.at "
                "FROM submission JOIN assessment ON assessment.number = submission.assessment "
                "JOIN content ON content.number = submission.workbook JOIN step ON step.number = submission.step "
                "JOIN change ON change.sequence = step.change JOIN batch ON batch.number = change.batch "
                "ORDER BY submission.number");
            while (row.step()) {
                rows.push_back({row.text(0), row.text(1), static_cast<int>(row.integer(2)), row.text(3), row.text(4),
                                row.text(5), row.integer(6), row.text(7), row.text(8), row.text(9), row.text(10),
                                row.text(11), *date_of(row.text(12)), row.text(13), row.text(14), {}});
            }
        }
        Query row = sql_->query(
            "SELECT serial, attachment.file, sha256, bytes, who, at FROM attachment "
            "JOIN submission ON submission.number = attachment.submission "
            "JOIN content ON content.number = attachment.content JOIN change ON change.sequence = attachment.change "
            "JOIN batch ON batch.number = change.batch ORDER BY attachment.number");
        while (row.step()) {
            for (SubmissionRow& submission : rows) {
                if (submission.serial == row.text(0))
                    submission.attachments.push_back(
                        {row.text(1), row.text(2), row.integer(3), row.text(4), row.text(5)});
            }
        }
        return rows;
    });
}

std::int64_t Store::archived(const char* statement, const std::string& serial) const
{
    Query row = sql_->query(statement);
    if (!row.with(serial).step())
        throw unknown_submission(path_, serial);
    return row.integer(0);
}

std::string Store::submitted_tree(const std::string& serial) const
{
    return read_content(
        *sql_, archived("SELECT tree FROM submission JOIN step ON step.number = submission.step WHERE serial = ?1",
                        serial));
}

std::string Store::submitted_workbook(const std::string& serial) const
{
    return read_content(*sql_, archived("SELECT workbook FROM submission WHERE serial = ?1", serial));
}

void Store::attach(const std::string& serial, const std::string& file, const std::string& bytes,
                   const ChangeContext& context)
{
    writing([&] {
        const std::int64_t submission = archived("SELECT number FROM submission WHERE serial = ?1", serial);
        const std::int64_t assessment = archived("SELECT assessment FROM submission WHERE serial = ?1", serial);
        const std::string digest = sha256(bytes);
        const std::int64_t content = keep_content(*sql_, bytes, digest);
        {
            Query there = sql_->query("SELECT file FROM attachment WHERE submission = ?1 AND content = ?2");
            if (there.with(submission, content).step()) {
                throw Error(ErrorKind::exists,
                            {"db.attached_already",
                             ZK_TR("Exactly this file is attached to {number} already, as {file}."),
                             {{"number", serial}, {"file", there.text(0)}}});
            }
        }
        Log log(*sql_, context, context.origin);
        const std::int64_t change =
            log.tell({Kind::attachment, assessment, "", serial, 0}, encode_attachment(file, digest));
        sql_->query("INSERT INTO attachment (submission, file, content, change) VALUES (?1, ?2, ?3, ?4)")
            .with(submission, file, content, change)
            .run();
    });
}

std::string Store::content(const std::string& digest) const
{
    std::int64_t number = 0;
    {
        Query row = sql_->query("SELECT number FROM content WHERE sha256 = ?1");
        if (row.with(digest).step())
            number = row.integer(0);
    }
    if (number == 0) {
        throw Error(ErrorKind::invalid, {"db.unknown_content",
                                         ZK_TR("{file} holds no content with the digest {digest}."),
                                         {{"file", platform::utf8(path_)}, {"digest", digest}}});
    }
    return read_content(*sql_, number);
}

bool Store::has_content(const std::string& digest) const
{
    Query row = sql_->query("SELECT 1 FROM content WHERE sha256 = ?1");
    return row.with(digest).step();
}

int Store::next_evidence(const std::string& assessment) const
{
    // From the change log, which remembers also what was removed.
    Query row = sql_->query("SELECT ifnull(max(CAST(subject AS INTEGER)), 0) + 1 FROM change "
                            "WHERE kind = 'evidence' AND assessment = ?1");
    row.with(number_of(assessment)).step();
    return static_cast<int>(row.integer(0));
}

std::vector<ActionRow> Store::actions() const
{
    return reading([&] {
        std::vector<ActionRow> actions;
        Query row = sql_->query("SELECT number, section, item, problem, cause, measure, owner, due, effect, closed "
                                "FROM action ORDER BY number");
        while (row.step()) {
            actions.push_back(action_of(row, 1));
            actions.back().number = static_cast<int>(row.integer(0));
        }
        return actions;
    });
}

int Store::next_action() const
{
    Query row = sql_->query("SELECT ifnull(max(CAST(subject AS INTEGER)), 0) + 1 FROM change WHERE kind = 'action'");
    row.step();
    return static_cast<int>(row.integer(0));
}

}  // namespace zk::db
