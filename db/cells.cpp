#include "db/cells.h"

#include "db/codec.h"

#include <iterator>
#include <stdexcept>

namespace zk::db {

namespace {

constexpr const char* kind_names[] = {"value",    "mode",   "response",   "hint", "specialty",
                                      "evidence", "cutoff", "inspection", "step", "attachment", "standard", "action"};

// As label() of a StandardRow; two standards of a document never share it (their digests differ).
#define ZK_STANDARD_LABEL "standard.standard || ' ' || standard.version || ' (' || substr(standard.sha256, 1, 8) || ')'"

std::string date_text(const std::optional<forms::Date>& date)
{
    return date ? forms::iso(*date) : std::string();
}

std::optional<Cell> read_response(Sql& sql, const Place& place)
{
    Query row = sql.query("SELECT claim, reason, decision, note, baseline, baseline_source, recheck FROM response "
                          "WHERE assessment = ?1 AND section = ?2 AND item = ?3");
    if (!row.with(place.assessment, place.scope, place.subject).step())
        return std::nullopt;
    forms::Response response;
    response.claim = claim_named(row.text(0));
    response.reason = row.text(1);
    response.decision = decision_named(row.text(2));
    response.note = row.text(3);
    if (!row.is_null(4))
        response.baseline = decimal_of(row.text(4));
    response.baseline_source = row.text(5);
    response.recheck = row.text(6);
    return Cell{false, encode(response), {}};
}

void write_response(Sql& sql, const Place& place, const std::string& lines)
{
    const forms::Response response = decode_response(lines);
    Query row = sql.query("INSERT OR REPLACE INTO response (assessment, section, item, claim, reason, decision, note, "
                          "baseline_source, baseline, recheck) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    row.with(place.assessment, place.scope, place.subject, name(response.claim), response.reason,
             name(response.decision), response.note, response.baseline_source);
    if (response.baseline)
        row.bind(9, response.baseline->str());
    else
        row.bind(9, Null{});
    row.bind(10, response.recheck).run();
}

std::optional<Cell> read_evidence(Sql& sql, const Place& place)
{
    const std::int64_t number = std::stoll(place.subject);
    EvidenceRow evidence;
    {
        Query row = sql.query("SELECT title, kind, file, bytes, sha256, dated, valid_until, deidentified FROM evidence "
                              "WHERE assessment = ?1 AND number = ?2");
        if (!row.with(place.assessment, number).step())
            return std::nullopt;
        evidence.title = row.text(0);
        evidence.kept = row.text(1) == "kept";
        evidence.file = row.text(2);
        evidence.bytes = row.integer(3);
        evidence.sha256 = row.text(4);
        evidence.dated = date_of(row.text(5));
        evidence.valid_until = date_of(row.text(6));
        evidence.deidentified = row.integer(7) != 0;
    }
    Query item = sql.query("SELECT section, item FROM evidence_item WHERE assessment = ?1 AND number = ?2 "
                           "ORDER BY position");
    item.with(place.assessment, number);
    while (item.step())
        evidence.items.emplace_back(item.text(0), item.text(1));
    return Cell{false, encode(evidence), {}};
}

void write_evidence(Sql& sql, const Place& place, const std::optional<Cell>& cell)
{
    const std::int64_t number = std::stoll(place.subject);
    sql.query("DELETE FROM evidence_item WHERE assessment = ?1 AND number = ?2").with(place.assessment, number).run();
    if (!cell) {
        sql.query("DELETE FROM evidence WHERE assessment = ?1 AND number = ?2").with(place.assessment, number).run();
        return;
    }
    const EvidenceRow evidence = decode_evidence(cell->text);
    // The bytes of what is kept are in the document already, or the reference to them fails.
    sql.query("INSERT OR REPLACE INTO evidence (assessment, number, title, kind, file, bytes, sha256, dated, "
              "valid_until, deidentified, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
              "CASE ?4 WHEN 'kept' THEN (SELECT number FROM content WHERE sha256 = ?7) END)")
        .with(place.assessment, number, evidence.title, evidence.kept ? "kept" : "reference", evidence.file,
              evidence.bytes, evidence.sha256, date_text(evidence.dated), date_text(evidence.valid_until),
              evidence.deidentified ? 1 : 0)
        .run();
    int position = 0;
    for (const auto& [section, item] : evidence.items) {
        sql.query("INSERT INTO evidence_item (assessment, number, position, section, item) "
                  "VALUES (?1, ?2, ?3, ?4, ?5)")
            .with(place.assessment, number, position++, section, item)
            .run();
    }
}

std::optional<Cell> read_action(Sql& sql, const Place& place)
{
    Query row = sql.query("SELECT section, item, problem, cause, measure, owner, due, effect, closed FROM action "
                          "WHERE number = ?1");
    if (!row.with(static_cast<std::int64_t>(std::stoll(place.subject))).step())
        return std::nullopt;
    return Cell{false, encode(action_of(row, 0)), {}};
}

void write_action(Sql& sql, const Place& place, const std::optional<Cell>& cell)
{
    const std::int64_t number = std::stoll(place.subject);
    if (!cell) {
        sql.query("DELETE FROM action WHERE number = ?1").with(number).run();
        return;
    }
    const ActionRow action = decode_action(cell->text);
    sql.query("INSERT OR REPLACE INTO action (number, section, item, problem, cause, measure, owner, due, effect, "
              "closed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
        .with(number, action.section, action.item, action.problem, action.cause, action.measure, action.owner,
              date_text(action.due), action.effect, date_text(action.closed))
        .run();
}

void write_date(Query update, const Place& place, const std::optional<Cell>& cell)
{
    if (cell)
        update.bind(1, cell->text);
    else
        update.bind(1, Null{});
    update.bind(2, place.assessment).run();
}

std::optional<Cell> first_text(Query& row)
{
    return row.step() ? std::optional<Cell>(Cell{false, row.text(0), {}}) : std::nullopt;
}

}  // namespace

ActionRow action_of(const Query& row, int first)
{
    ActionRow action;
    action.section = row.text(first);
    action.item = row.text(first + 1);
    action.problem = row.text(first + 2);
    action.cause = row.text(first + 3);
    action.measure = row.text(first + 4);
    action.owner = row.text(first + 5);
    action.due = date_of(row.text(first + 6));
    action.effect = row.text(first + 7);
    action.closed = date_of(row.text(first + 8));
    return action;
}

const char* name(Kind kind)
{
    return kind_names[static_cast<int>(kind)];
}

Kind kind_named(const std::string& text)
{
    for (std::size_t i = 0; i < std::size(kind_names); ++i) {
        if (text == kind_names[i])
            return static_cast<Kind>(i);
    }
    throw std::invalid_argument("unknown kind of change \"" + text + "\"");
}

Cell cell_of(const forms::Value& value, const Provenance& provenance)
{
    return value.number ? Cell{true, value.number->str(), provenance} : Cell{false, value.text, provenance};
}

forms::Value value_of(const std::string& type, const std::string& text)
{
    forms::Value value;
    if (type == "number")
        value.number = decimal_of(text);
    else
        value.text = text;
    return value;
}

std::optional<Cell> read_cell(Sql& sql, const Place& place)
{
    switch (place.kind) {
    case Kind::value: {
        Query row = sql.query("SELECT type, value, provider, source, extracted FROM value "
                              "WHERE month = ?1 AND assessment = ?2 AND scope = ?3 AND fact = ?4");
        if (!row.with(place.month, place.assessment, place.scope, place.subject).step())
            return std::nullopt;
        return Cell{row.text(0) == "number", row.text(1), {row.text(2), row.text(3), date_of(row.text(4))}};
    }
    case Kind::mode: {
        Query row = sql.query("SELECT mode FROM mode WHERE assessment = ?1 AND scope = ?2 AND fact = ?3");
        return first_text(row.with(place.assessment, place.scope, place.subject));
    }
    case Kind::response:
        return read_response(sql, place);
    case Kind::hint: {
        Query row = sql.query("SELECT reason FROM hint WHERE assessment = ?1 AND key = ?2");
        return first_text(row.with(place.assessment, place.subject));
    }
    case Kind::specialty: {
        Query row = sql.query("SELECT position FROM specialty WHERE assessment = ?1 AND specialty = ?2");
        return first_text(row.with(place.assessment, place.subject));
    }
    case Kind::evidence:
        return read_evidence(sql, place);
    case Kind::cutoff: {
        Query row = sql.query("SELECT cutoff FROM assessment WHERE number = ?1 AND cutoff IS NOT NULL");
        return first_text(row.with(place.assessment));
    }
    case Kind::inspection: {
        Query row = sql.query("SELECT inspection FROM assessment WHERE number = ?1 AND inspection IS NOT NULL");
        return first_text(row.with(place.assessment));
    }
    case Kind::standard: {
        Query row = sql.query("SELECT " ZK_STANDARD_LABEL " FROM assessment JOIN standard "
                              "ON standard.number = assessment.standard WHERE assessment.number = ?1");
        return first_text(row.with(place.assessment));
    }
    case Kind::action:
        return read_action(sql, place);
    case Kind::step:
    case Kind::attachment:
        break;  // only told in the change log
    }
    throw std::logic_error("kind");
}

void write_cell(Sql& sql, const Place& place, const std::optional<Cell>& cell, std::int64_t batch)
{
    switch (place.kind) {
    case Kind::value:
        if (cell) {
            sql.query("INSERT INTO value (month, assessment, scope, fact, type, value, provider, source, extracted, "
                      "batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO UPDATE SET type = ?5, "
                      "value = ?6, provider = ?7, source = ?8, extracted = ?9, batch = ?10")
                .with(place.month, place.assessment, place.scope, place.subject, cell->number ? "number" : "text",
                      cell->text, cell->provenance.provider, cell->provenance.source,
                      date_text(cell->provenance.extracted), batch)
                .run();
        } else {
            sql.query("DELETE FROM value WHERE month = ?1 AND assessment = ?2 AND scope = ?3 AND fact = ?4")
                .with(place.month, place.assessment, place.scope, place.subject)
                .run();
        }
        return;
    case Kind::mode:
        if (cell) {
            sql.query("INSERT OR REPLACE INTO mode (assessment, scope, fact, mode) VALUES (?1, ?2, ?3, ?4)")
                .with(place.assessment, place.scope, place.subject, cell->text)
                .run();
        } else {
            sql.query("DELETE FROM mode WHERE assessment = ?1 AND scope = ?2 AND fact = ?3")
                .with(place.assessment, place.scope, place.subject)
                .run();
        }
        return;
    case Kind::response:
        if (cell) {
            write_response(sql, place, cell->text);
        } else {
            sql.query("DELETE FROM response WHERE assessment = ?1 AND section = ?2 AND item = ?3")
                .with(place.assessment, place.scope, place.subject)
                .run();
        }
        return;
    case Kind::hint:
        if (cell) {
            sql.query("INSERT OR REPLACE INTO hint (assessment, key, reason) VALUES (?1, ?2, ?3)")
                .with(place.assessment, place.subject, cell->text)
                .run();
        } else {
            sql.query("DELETE FROM hint WHERE assessment = ?1 AND key = ?2")
                .with(place.assessment, place.subject)
                .run();
        }
        return;
    case Kind::specialty:
        if (cell) {
            sql.query("INSERT OR REPLACE INTO specialty (assessment, specialty, position) VALUES (?1, ?2, ?3)")
                .with(place.assessment, place.subject, cell->text)  // STRICT turns the digits into the integer
                .run();
        } else {
            sql.query("DELETE FROM specialty WHERE assessment = ?1 AND specialty = ?2")
                .with(place.assessment, place.subject)
                .run();
        }
        return;
    case Kind::evidence:
        write_evidence(sql, place, cell);
        return;
    case Kind::cutoff:
        write_date(sql.query("UPDATE assessment SET cutoff = ?1 WHERE number = ?2"), place, cell);
        return;
    case Kind::inspection:
        write_date(sql.query("UPDATE assessment SET inspection = ?1 WHERE number = ?2"), place, cell);
        return;
    case Kind::standard:
        sql.query("UPDATE assessment SET standard = (SELECT number FROM standard WHERE " ZK_STANDARD_LABEL " = ?1) "
                  "WHERE number = ?2")
            .with(cell->text, place.assessment)
            .run();
        return;
    case Kind::action:
        write_action(sql, place, cell);
        return;
    case Kind::step:
    case Kind::attachment:
        throw std::logic_error("kind");
    }
}

}  // namespace zk::db
