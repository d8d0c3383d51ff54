#include "db/store.h"

#include "db/backup.h"
#include "db/codec.h"
#include "db/content.h"
#include "db/digest.h"
#include "db/store_guard.h"

#include <algorithm>

namespace zk::db {

namespace {

Error invalid(const char* code, const char* pattern, std::vector<std::pair<const char*, forms::Argument>> arguments)
{
    return Error(ErrorKind::invalid, {code, pattern, std::move(arguments)});
}

template <class... Alternatives> struct Overloaded : Alternatives... {
    using Alternatives::operator()...;
};
template <class... Alternatives> Overloaded(Alternatives...) -> Overloaded<Alternatives...>;

}  // namespace

std::string label(const StandardRow& standard)
{
    return standard.standard + " " + standard.version + " (" + standard.sha256.substr(0, 8) + ")";
}

Store::Store(const std::filesystem::path& path, std::unique_ptr<platform::FileLock> lock, const std::string& who)
    : path_(path), lock_(std::move(lock)), sql_(std::make_unique<Sql>(path, lock_ ? Sql::Mode::write : Sql::Mode::read))
{
    if (!lock_) {
        sql_->integer("SELECT count(*) FROM document");  // reads the schema: damage shows here, not at the first value
        return;
    }
    if (!sql_->writable()) {
        throw Error(ErrorKind::cannot_write,
                    {"db.read_only_file",
                     ZK_TR("{file} may only be read. Remove its write protection, or copy it and open the copy."),
                     {{"file", platform::utf8(path_)}}});
    }
    Transaction transaction(*sql_);
    sql_->query("UPDATE document SET writer = ?1, computer = ?2, since = ?3")
        .with(who.empty() ? platform::user_name() : who, platform::computer_name(), platform::utc_now())
        .run();
    transaction.commit();
}

std::string Store::id() const
{
    return sql_->text("SELECT id FROM document");
}

std::optional<Writer> Store::last_writer() const
{
    Query row = sql_->query("SELECT writer, computer, since FROM document WHERE since <> ''");
    if (!row.step())
        return std::nullopt;
    return Writer{row.text(0), row.text(1), row.text(2)};
}

StandardRow Store::embed(const forms::Standard& standard)
{
    if (standard.files.empty()) {
        throw invalid("db.standard_without_files", ZK_TR("The standard {standard} has no files to keep in {file}."),
                      {{"standard", standard.id}, {"file", platform::utf8(path_)}});
    }
    return writing([&] {
        StandardRow made{0, standard.id, standard.version, standard_digest(standard.files)};
        Query known = sql_->query("SELECT number FROM standard WHERE sha256 = ?1");
        if (known.with(made.sha256).step()) {
            made.id = known.integer(0);
            return made;
        }
        sql_->query("INSERT INTO standard (standard, version, sha256) VALUES (?1, ?2, ?3)")
            .with(made.standard, made.version, made.sha256)
            .run();
        made.id = sql_->last_insert();
        int position = 0;
        for (const forms::SourceFile& file : standard.files) {
            sql_->query("INSERT INTO standard_file (standard, position, path, bytes) VALUES (?1, ?2, ?3, ?4)")
                .with(made.id, position++, file.path, Blob{file.bytes})
                .run();
        }
        return made;
    });
}

std::vector<StandardRow> Store::standards() const
{
    std::vector<StandardRow> rows;
    Query row = sql_->query("SELECT number, standard, version, sha256 FROM standard ORDER BY number");
    while (row.step())
        rows.push_back({row.integer(0), row.text(1), row.text(2), row.text(3)});
    return rows;
}

std::vector<forms::SourceFile> Store::standard_files(std::int64_t standard) const
{
    std::vector<forms::SourceFile> files;
    std::string digest;
    {
        Query row =
            sql_->query("SELECT path, bytes, sha256 FROM standard_file JOIN standard ON "
                        "standard.number = standard_file.standard WHERE standard_file.standard = ?1 ORDER BY position");
        row.with(standard);
        while (row.step()) {
            files.push_back({row.text(0), row.text(1)});
            digest = row.text(2);
        }
    }
    if (files.empty()) {
        throw invalid("db.unknown_standard", ZK_TR("{file} holds no standard with the number {number}."),
                      {{"file", platform::utf8(path_)}, {"number", std::to_string(standard)}});
    }
    sql_->shrink();
    if (standard_digest(files) != digest)
        throw damage(path_, "the files of standard " + std::to_string(standard) + " do not fit their digest");
    return files;
}

const std::vector<Store::Known>& Store::known() const
{
    if (known_)
        return *known_;
    known_ = reading([&] {
        std::vector<Known> found;
        Query row = sql_->query("SELECT number, id, name, first_month, last_month, cutoff, standard, status, locked, "
                                "created, inspection, (SELECT count(*) FROM submission WHERE assessment = "
                                "assessment.number) - (status IN ('submitted', 'accepted')) "
                                "FROM assessment ORDER BY last_month DESC, first_month DESC, number DESC");
        while (row.step()) {
            AssessmentRow assessment;
            assessment.id = row.text(1);
            assessment.name = row.text(2);
            assessment.period = {forms::Month::from_index(static_cast<int>(row.integer(3))),
                                 forms::Month::from_index(static_cast<int>(row.integer(4)))};
            assessment.cutoff = date_of(row.text(5));
            assessment.standard = row.integer(6);
            assessment.status = row.text(7);
            assessment.locked = row.integer(8) != 0;
            assessment.created = row.text(9);
            assessment.inspection = date_of(row.text(10));
            assessment.correction = std::max(0, static_cast<int>(row.integer(11)));
            found.push_back({row.integer(0), std::move(assessment)});
        }
        return found;
    });
    return *known_;
}

const Store::Known& Store::known(const std::string& id) const
{
    for (const Known& assessment : known()) {
        if (assessment.row.id == id)
            return assessment;
    }
    throw invalid("db.unknown_assessment", ZK_TR("{file} holds no assessment with the id {id}."),
                  {{"file", platform::utf8(path_)}, {"id", id}});
}

std::vector<AssessmentRow> Store::assessments() const
{
    look_again();
    std::vector<AssessmentRow> rows;
    for (const Known& assessment : known())
        rows.push_back(assessment.row);
    return rows;
}

AssessmentRow Store::add_assessment(const AssessmentRow& row, const std::vector<std::string>& specialties,
                                    const ChangeContext& context)
{
    AssessmentRow made = row;
    if (made.id.empty())
        made.id = platform::new_uuid();
    if (made.created.empty())
        made.created = context.when.value_or(platform::utc_now());
    if (made.period.last < made.period.first) {
        throw invalid("db.period_backwards", ZK_TR("The assessment {name} ends before it begins."),
                      {{"name", made.name}});
    }
    for (const Known& other : known()) {
        if (other.row.id == made.id) {
            throw invalid("db.assessment_exists", ZK_TR("{file} already holds an assessment with the id {id}."),
                          {{"file", platform::utf8(path_)}, {"id", made.id}});
        }
    }
    const std::vector<StandardRow> embedded = standards();
    if (std::none_of(embedded.begin(), embedded.end(), [&](const auto& s) { return s.id == made.standard; })) {
        throw invalid("db.unknown_standard", ZK_TR("{file} holds no standard with the number {number}."),
                      {{"file", platform::utf8(path_)}, {"number", std::to_string(made.standard)}});
    }
    writing([&] {
        {
            Query insert = sql_->query("INSERT INTO assessment (id, name, first_month, last_month, standard, status, "
                                       "locked, created, cutoff) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
            insert.with(made.id, made.name, made.period.first.index(), made.period.last.index(), made.standard,
                        made.status, made.locked ? 1 : 0, made.created);
            if (made.cutoff)
                insert.bind(9, forms::iso(*made.cutoff));
            else
                insert.bind(9, Null{});
            insert.run();
        }
        Place place{Kind::specialty, sql_->last_insert(), "", "", 0};
        Log log(*sql_, context, context.origin);
        int position = 0;
        for (const std::string& specialty : specialties) {
            place.subject = specialty;
            log.put(place, read_cell(*sql_, place), Cell{false, std::to_string(position++), {}});
        }
    });
    known_.reset();
    return made;
}

Store::Wanted Store::wanted(const Edit& edit) const
{
    return std::visit(
        Overloaded{
            [&](const ValueEdit& e) {
                Wanted w{{Kind::value, 0, e.key.scope, e.key.fact, e.key.month ? e.key.month->index() : 0}, {}, {}};
                if (e.key.month && !e.key.assessment.empty()) {
                    throw invalid("db.month_and_assessment",
                                  ZK_TR("A value of {fact} is either that of a month or that of a whole period, "
                                        "not both."),
                                  {{"fact", e.key.fact}});
                }
                if (!e.key.assessment.empty())
                    w.place.assessment = number_of(e.key.assessment);
                if (e.value && (e.value->number || !e.value->text.empty()))
                    w.cell = cell_of(*e.value, e.provenance);
                w.reason = e.reason;
                return w;
            },
            [&](const ModeEdit& e) {
                return Wanted{{Kind::mode, number_of(e.assessment), e.scope, e.fact, 0}, Cell{false, name(e.mode), {}}, {}};
            },
            [&](const ResponseEdit& e) {
                Wanted w{{Kind::response, number_of(e.assessment), e.section, e.item, 0}, {}, {}};
                if (const std::string lines = e.response ? encode(*e.response) : ""; !lines.empty())
                    w.cell = Cell{false, lines, {}};
                return w;
            },
            [&](const HintEdit& e) {
                Wanted w{{Kind::hint, number_of(e.assessment), "", e.key, 0}, {}, {}};
                if (e.reason && !e.reason->empty())
                    w.cell = Cell{false, *e.reason, {}};
                return w;
            },
            [&](const SpecialtyEdit& e) {
                Wanted w{{Kind::specialty, number_of(e.assessment), "", e.specialty, 0}, {}, {}};
                if (e.position)
                    w.cell = Cell{false, std::to_string(*e.position), {}};
                return w;
            },
            [&](const EvidenceEdit& e) {
                Wanted w{{Kind::evidence, number_of(e.assessment), "", std::to_string(e.number), 0}, {}, {}};
                if (e.evidence)
                    w.cell = Cell{false, encode(*e.evidence), {}};
                return w;
            },
            [&](const CutoffEdit& e) {
                Wanted w{{Kind::cutoff, number_of(e.assessment), "", "cutoff", 0}, {}, {}};
                if (e.date)
                    w.cell = Cell{false, forms::iso(*e.date), {}};
                return w;
            },
            [&](const StandardEdit& e) {
                const auto rows = standards();
                const auto at = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == e.standard; });
                if (at == rows.end())
                    throw invalid("db.unknown_standard", ZK_TR("{file} holds no standard with the number {number}."),
                                  {{"file", platform::utf8(path_)}, {"number", std::to_string(e.standard)}});
                return Wanted{{Kind::standard, number_of(e.assessment), "", "standard", 0}, Cell{false, label(*at), {}}, {}};
            },
            [&](const ActionEdit& e) {
                Wanted w{{Kind::action, 0, "", std::to_string(e.number), 0}, {}, {}};
                if (e.action)
                    w.cell = Cell{false, encode(*e.action), {}};
                return w;
            },
            [&](const InspectionEdit& e) {
                Wanted w{{Kind::inspection, number_of(e.assessment), "", "inspection", 0}, {}, {}};
                if (e.date)
                    w.cell = Cell{false, forms::iso(*e.date), {}};
                return w;
            },
        },
        edit);
}

void Store::refuse_locked(const Place& place) const
{
    if (place.kind == Kind::evidence || place.kind == Kind::inspection || place.kind == Kind::action)
        return;  // what is shown to an inspector goes on growing after the numbers are settled
    const forms::Month month = forms::Month::from_index(place.month);
    for (const auto& [number, row] : known()) {
        if (!row.locked || !(place.month != 0 ? row.period.contains(month) : place.assessment == number))
            continue;
        if (place.month != 0) {
            throw Error(ErrorKind::locked,
                        {"db.month_locked",
                         ZK_TR("{fact} of {month} cannot be changed: the month belongs to the assessment {assessment} "
                               "({period}), which is locked. Nothing was changed. Unlock the assessment with a reason "
                               "first."),
                         {{"fact", place.subject},
                          {"month", month.str()},
                          {"assessment", row.name},
                          {"period", forms::Text{row.period.zh(), row.period.en()}}}});
        }
        throw Error(ErrorKind::locked,
                    {"db.assessment_locked",
                     ZK_TR("{subject} cannot be changed: the assessment {assessment} ({period}) is locked. Nothing was "
                           "changed. Unlock the assessment with a reason first."),
                     {{"subject", place.subject},
                      {"assessment", row.name},
                      {"period", forms::Text{row.period.zh(), row.period.en()}}}});
    }
}

void Store::Log::begin()
{
    if (!batch_.empty())
        return;
    batch_ = platform::new_uuid();
    sql_.query("INSERT INTO batch (id, at, who, origin, source, reason, first) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
               "(SELECT ifnull(max(sequence), 0) + 1 FROM change))")
        .with(Blob{uuid_bytes(batch_)}, context_.when.value_or(platform::utc_now()), context_.who, name(origin_),
              context_.source, context_.reason)
        .run();
    number_ = sql_.last_insert();
}

void Store::Log::line(const Place& place, const std::optional<Cell>& old, const std::optional<Cell>& now,
                      const std::string& reason)
{
    Query line =
        sql_.query("INSERT INTO change (id, batch, kind, scope, subject, old_value, old_provenance, new_value, "
                   "new_provenance, old_type, new_type, assessment, month, reason) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, nullif(?12, 0), nullif(?13, 0), ?14)");
    const auto type = [&](const std::optional<Cell>& cell, int index) {
        if (cell && place.kind == Kind::value)
            line.bind(index, cell->number ? "number" : "text");
        else
            line.bind(index, Null{});
    };
    line.with(Blob{uuid_bytes(platform::new_uuid())}, number_, name(place.kind), place.scope, place.subject,
              old ? old->text : std::string(), old ? encode(old->provenance) : std::string(),
              now ? now->text : std::string(), now ? encode(now->provenance) : std::string());
    type(old, 10);
    type(now, 11);
    line.bind(12, place.assessment).bind(13, place.month).bind(14, reason).run();
}

void Store::Log::put(const Place& place, const std::optional<Cell>& old, const std::optional<Cell>& now,
                     const std::string& reason)
{
    if (old == now)
        return;
    begin();
    write_cell(sql_, place, now, number_);
    line(place, old, now, reason);
}

std::int64_t Store::Log::tell(const Place& place, const std::string& what)
{
    begin();
    line(place, std::nullopt, Cell{false, what, {}}, {});
    return sql_.last_insert();
}

std::string Store::apply(const std::vector<Edit>& edits, const ChangeContext& context)
{
    bool of_assessment = false;
    std::string batch = writing([&] {
        Log log(*sql_, context, context.origin);
        for (const Edit& edit : edits) {
            Wanted w = wanted(edit);
            const std::optional<Cell> old = read_cell(*sql_, w.place);
            // The same number typed again without saying whence does not wipe whence it came.
            if (old && w.cell && w.cell->provenance == Provenance{} && old->number == w.cell->number &&
                old->text == w.cell->text)
                continue;
            if (old == w.cell)
                continue;
            refuse_locked(w.place);
            if (const auto* evidence = std::get_if<EvidenceEdit>(&edit); evidence && evidence->content)
                keep_content(*sql_, *evidence->content, evidence->evidence->sha256);
            log.put(w.place, old, w.cell, w.reason);
            of_assessment = of_assessment || w.place.kind == Kind::cutoff || w.place.kind == Kind::inspection ||
                            w.place.kind == Kind::standard;
        }
        return log.batch();
    });
    if (of_assessment)
        known_.reset();
    return batch;
}

BackupResult Store::backup(const std::filesystem::path& target) const
{
    return verified_copy(*sql_, target);
}

void Store::check_integrity() const
{
    sql_->check_integrity();
}

std::int64_t Store::count_values() const
{
    return sql_->integer("SELECT count(*) FROM value");
}

}  // namespace zk::db
