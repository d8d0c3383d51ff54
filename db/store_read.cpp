// What is read of an open document: the values of an assessment, and one value.
#include "db/codec.h"
#include "db/store.h"
#include "db/store_guard.h"

namespace zk::db {

namespace {

// CROSS JOIN keeps the order: values by their key first, then the batch of each.
#define ZK_VALUE_ROWS                                                                                                  \
    "SELECT month, scope, fact, type, value, provider, value.source, extracted, who, at "                              \
    "FROM value CROSS JOIN batch ON batch.number = value.batch WHERE "

constexpr const char* months_between = ZK_VALUE_ROWS "month BETWEEN ?1 AND ?2";
constexpr const char* without_month = ZK_VALUE_ROWS "month = ?1 AND assessment = ?2";

ValueRow value_row(const Query& row, const std::string& assessment)
{
    ValueRow made;
    made.key.scope = row.text(1);
    made.key.fact = row.text(2);
    if (const auto month = static_cast<int>(row.integer(0)); month != 0)
        made.key.month = forms::Month::from_index(month);
    made.key.assessment = assessment;
    made.value = value_of(row.text(3), row.text(4));
    made.provenance = {row.text(5), row.text(6), date_of(row.text(7))};
    made.who = row.text(8);
    made.when = row.text(9);
    return made;
}

}  // namespace

void Store::read_values(std::vector<ValueRow>& into, const char* where, std::int64_t a, std::int64_t b,
                        const std::string& assessment) const
{
    Query row = sql_->query(where);
    row.with(a, b);
    while (row.step())
        into.push_back(value_row(row, assessment));
}

void Store::read_modes(std::vector<ModeEdit>& into, const Known& assessment) const
{
    Query row = sql_->query("SELECT scope, fact, mode FROM mode WHERE assessment = ?1");
    row.with(assessment.number);
    while (row.step())
        into.push_back({assessment.row.id, row.text(0), row.text(1), mode_named(row.text(2))});
}

AssessmentData Store::load(const AssessmentRow& asked) const
{
    AssessmentData all = reading([&] {
        // One look for all tables, even while another program writes; inside our own writing it would be nested.
        const Transaction one_state(*sql_, Transaction::Kind::read);
        look_again();
        const Known& assessment = known(asked.id);
        const forms::Period period = assessment.row.period;
        const forms::Period before = period.year_before();
        const Known* prior = nullptr;  // locked before not locked, then the latest
        for (const Known& other : known()) {
            if (other.row.period == before && (!prior || (other.row.locked && !prior->row.locked)))
                prior = &other;
        }
        AssessmentData data;
        read_values(data.values, without_month, 0, 0, "");
        read_values(data.values, without_month, 0, assessment.number, assessment.row.id);
        read_values(data.values, months_between, period.first.index(), period.last.index(), "");
        read_values(data.prior, months_between, before.first.index(), before.last.index(), "");
        read_modes(data.modes, assessment);
        if (prior) {
            read_values(data.prior, without_month, 0, prior->number, prior->row.id);
            read_modes(data.prior_modes, *prior);
        }
        Query response = sql_->query("SELECT section, item FROM response WHERE assessment = ?1");
        response.with(assessment.number);
        while (response.step()) {
            const Place place{Kind::response, assessment.number, response.text(0), response.text(1), 0};
            if (const auto cell = read_cell(*sql_, place)) {
                data.responses.push_back({assessment.row.id, place.scope, place.subject, decode_response(cell->text)});
            }
        }
        Query hint = sql_->query("SELECT key, reason FROM hint WHERE assessment = ?1");
        hint.with(assessment.number);
        while (hint.step())
            data.hint_reasons.emplace_back(hint.text(0), hint.text(1));
        Query specialty =
            sql_->query("SELECT specialty FROM specialty WHERE assessment = ?1 ORDER BY position, specialty");
        specialty.with(assessment.number);
        while (specialty.step())
            data.specialties.push_back(specialty.text(0));
        Query evidence = sql_->query("SELECT number FROM evidence WHERE assessment = ?1 ORDER BY number");
        evidence.with(assessment.number);
        while (evidence.step()) {
            const Place place{Kind::evidence, assessment.number, "", evidence.text(0), 0};
            data.evidence.push_back(decode_evidence(read_cell(*sql_, place)->text));
            data.evidence.back().number = static_cast<int>(evidence.integer(0));
        }
        return data;
    });
    sql_->shrink();   // what was read is in `all` now; typing needs a few pages of it again
    return all;
}

std::optional<ValueRow> Store::value(const ValueKey& key) const
{
    return reading([&]() -> std::optional<ValueRow> {
        Query row = sql_->query(ZK_VALUE_ROWS "month = ?1 AND assessment = ?2 AND scope = ?3 AND fact = ?4");
        row.with(key.month ? key.month->index() : 0, key.assessment.empty() ? 0 : number_of(key.assessment), key.scope,
                 key.fact);
        if (!row.step())
            return std::nullopt;
        return value_row(row, key.assessment);
    });
}

}  // namespace zk::db
