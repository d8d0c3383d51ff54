#include "db/cells.h"

#include "db/codec.h"

#include <stdexcept>

namespace zk::db {

namespace {

constexpr const char* kind_names[] = {"value", "mode", "response", "hint", "specialty"};

std::string date_text(const std::optional<forms::Date>& date)
{
    return date ? forms::iso(*date) : std::string();
}

std::optional<Cell> read_response(Sql& sql, const Place& place)
{
    Query row = sql.query("SELECT claim, reason, decision, note, baseline, baseline_source FROM response "
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
    return Cell{false, encode(response), {}};
}

void write_response(Sql& sql, const Place& place, const std::string& lines)
{
    const forms::Response response = decode_response(lines);
    Query row = sql.query("INSERT OR REPLACE INTO response (assessment, section, item, claim, reason, decision, note, "
                          "baseline_source, baseline) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    row.with(place.assessment, place.scope, place.subject, name(response.claim), response.reason,
             name(response.decision), response.note, response.baseline_source);
    if (response.baseline)
        row.bind(9, response.baseline->str());
    else
        row.bind(9, Null{});
    row.run();
}

std::optional<Cell> first_text(Query& row)
{
    return row.step() ? std::optional<Cell>(Cell{false, row.text(0), {}}) : std::nullopt;
}

}  // namespace

const char* name(Kind kind)
{
    return kind_names[static_cast<int>(kind)];
}

Kind kind_named(const std::string& text)
{
    for (const Kind kind : {Kind::value, Kind::mode, Kind::response, Kind::hint, Kind::specialty}) {
        if (text == name(kind))
            return kind;
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
    }
}

}  // namespace zk::db
