#include "tests/forms/build.h"

#include <catch2/catch.hpp>

#include <random>

using namespace zk::forms;
using namespace zk::forms::test;

namespace {

/// Everything in a scorecard as text, so that any difference shows by name.
std::string shown(const std::optional<Rational>& value)
{
    return value ? value->str() : "-";
}

std::string shown(const ItemScore& score)
{
    return std::string(name(score.status)) + " " + shown(score.value) + " " + shown(score.numerator) + " " +
           shown(score.denominator) + " " + shown(score.prior) + " " + shown(score.share) + " " + score.earned.str() +
           (score.counts ? " counts " : " ") + Untranslated().text(score.reason, Language::en);
}

std::string shown(const DimensionScore& score)
{
    std::string result = std::to_string(static_cast<int>(score.state)) + " " + score.earned.str() + "/" +
                         score.points.str() + "/" + score.possible.str() + " " + shown(score.exact) + " " +
                         text(score.published) + " " + std::to_string(score.answered) + "/" +
                         std::to_string(score.asked) + (score.complete ? " complete" : "");
    for (const GroupScore& group : score.groups) {
        result += " g" + std::to_string(group.group) + ":" + shown(group.exact) + "=" + text(group.published);
    }
    return result;
}

std::string shown(const CoverageCell& cell)
{
    std::string result = std::to_string(cell.carried_out) + "/" + std::to_string(cell.of);
    for (int ask : cell.missing) {
        result += " " + std::to_string(ask);
    }
    return result;
}

std::string shown(const Compliance& compliance)
{
    return std::to_string(compliance.met) + "/" + std::to_string(compliance.of) + "=" + text(compliance.rate);
}

std::vector<std::string> shown(const Scorecard& card)
{
    std::vector<std::string> lines;
    for (const ItemScore& item : card.items) {
        lines.push_back(shown(item));
    }
    for (const SectionScore& section : card.sections) {
        for (const DimensionScore& dimension : section.dimensions) {
            lines.push_back(shown(dimension));
        }
        std::string line = shown(section.exact) + " " + text(section.total) + (section.complete ? " complete " : " ") +
                           std::to_string(section.grade) + " " + std::to_string(section.band) + " " +
                           shown(section.basic) + " " + shown(section.recommended) + " " +
                           std::to_string(section.answered) + "/" + std::to_string(section.asked);
        for (int cap : section.caps) {
            line += " cap" + std::to_string(cap);
        }
        lines.push_back(line);
    }
    for (const auto& mean : card.hospital) {
        lines.push_back(text(mean));
    }
    for (const auto& section : card.coverage) {
        for (const CoverageCell& cell : section) {
            lines.push_back(shown(cell));
        }
    }
    for (const CoverageCell& cell : card.hospital_coverage) {
        lines.push_back(shown(cell));
    }
    return lines;
}

/// Two specialties with chains of prerequisites, shared facts, caps on the other specialty's items.
Build tangled()
{
    using Op = Condition::Op;
    Build build;
    build.standard.categories = {{"endoscopy", {"内镜", "Endoscopy"}}, {"intervention", {"介入", "Intervention"}}};
    build.group("g1", "quality");
    for (const std::string& specialty : {std::string("medicine"), std::string("surgery")}) {
        for (int i = 0; i < 6; ++i) {
            Item& item = build.technique(specialty + ".t" + std::to_string(i), 1 + i, specialty);
            item.level = i % 2 ? Level::recommended : Level::basic;
            item.category = i % 3 - 1;
            item.optional = item.restricted = i == 5;
            item.score_cases = i == 4;
            item.min_cases = 10;
            item.na_allowed = i == 3;
            if (i == 1 || i == 2) {
                item.requires_ = condition(Op::carried_out, specialty + ".t" + std::to_string(i - 1));
            }
        }
        for (int i = 0; i < 6; ++i) {
            Item& item =
                build.ratio(specialty + ".q" + std::to_string(i), 1 + i, i % 2 ? Direction::lower : Direction::higher,
                            i % 2 ? "10" : "90", i % 2 ? "50" : "40", specialty);
            item.group = i % 2 ? 0 : -1;
            item.follow_up_days = i == 5 ? 30 : 0;
            if (i == 3) {
                item.rule = Rule::improve;
                item.best = Decimal(0);
            }
            if (i == 2) {
                item.requires_ = condition(Op::at_least, specialty + ".q0.denominator", 10);
            }
            if (i == 4) {
                item.requires_ = condition(Op::item_share, specialty + ".q2", number("0.3"));
            }
        }
        for (Item& item : build.standard.items) {  // one denominator for the whole hospital
            if (item.id.ends_with(".q1")) {
                item.inputs[1].fact = build.fact("shared", Aggregation::sum, Scope::hospital);
            }
        }
    }
    build.choice("medicine.c", 2, {{"none", {"无", "None"}, 0, true}, {"a", {"甲", "A"}, 1, false}}, true);
    build.item("surgery.x", "technology", ItemKind::technique, Rule::technique, 3, "surgery").inputs = {
        {Field::status, build.fact("surgery.x.status", Aggregation::state)}};
    build.standard.items.back().requires_ = condition(Op::carried_out, "medicine.t0");
    Condition basic = condition(Op::all_techniques);
    basic.level = Level::basic;
    build.cap("basic", "pass", basic);
    build.cap("other", "good", condition(Op::carried_out, "surgery.t3"));
    build.cap("number", "good", condition(Op::at_least, "shared", 15));
    build.cap("share", "good", condition(Op::item_share, "medicine.q5", number("0.5")));
    return build;
}

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

    Entry entry(const Fact& fact, const Period& period)
    {
        Entry entry;
        if (below(60) == 0) {
            return entry;
        }
        if (fact.aggregation == Aggregation::state) {
            constexpr const char* texts[] = {"independent", "guided", "visiting", "none"};
            constexpr const char* options[] = {"none", "a", "none|a"};
            entry.period = Value{{}, fact.id.ends_with("choice") ? options[below(3)] : texts[below(4)]};
        } else if (const int amount = fact.id.ends_with("numerator") ? below(6) : 5 + below(40); below(2)) {
            entry.period = Value{Decimal(amount), {}};
        } else {
            entry.mode = Mode::months;
            for (int month = 0; month < period.months(); ++month) {
                if (below(80)) {
                    entry.months.emplace_back(period.first + month, Decimal(amount));
                }
            }
        }
        return entry;
    }

    Response response()
    {
        Response response;
        response.claim = static_cast<Claim>(below(8) > 2 ? 0 : below(3));
        response.decision = static_cast<Decision>(below(3));
        if (below(4) == 0) {
            response.baseline = Decimal(below(100));
        }
        return response;
    }

private:
    std::mt19937 engine_;  // its output is fixed by the standard, so a seed means the same everywhere
};

}  // namespace

TEST_CASE("rescoring after one change equals scoring from scratch", "[score][rescore]")
{
    Sheet sheet(tangled(), {"medicine", "surgery"}, "2025H1");
    Random random(20251231);
    sheet.answers.as_of = parse_date("2025-08-01");
    for (std::size_t slot = 0; slot < sheet.form.slots().size(); ++slot) {
        const Fact& fact = sheet.form.fact(sheet.form.slots()[slot]);
        sheet.answers.entries[slot] = random.entry(fact, sheet.answers.period);
        sheet.answers.prior[slot] = random.entry(fact, sheet.answers.period.year_before());
    }
    Scorecard card = sheet.card();
    int graded = 0;
    for (int change = 0; change < 600; ++change) {
        if (random.below(3)) {
            const int slot = random.below(static_cast<int>(sheet.form.slots().size()));
            const Fact& fact = sheet.form.fact(sheet.form.slots()[slot]);
            if (random.below(4)) {
                sheet.answers.entries[slot] = random.entry(fact, sheet.answers.period);
            } else {
                sheet.answers.prior[slot] = random.entry(fact, sheet.answers.period.year_before());
            }
            rescore_slot(sheet.form, sheet.answers, slot, card);
        } else {
            const int ask = random.below(static_cast<int>(sheet.form.asks().size()));
            sheet.answers.responses[ask] = random.response();
            rescore_ask(sheet.form, sheet.answers, ask, card);
        }
        INFO("change " << change);
        REQUIRE(shown(card) == shown(sheet.card()));
        graded += card.sections[1].grade >= 0;
    }
    CHECK(graded > 0);  // otherwise caps were never compared
}

TEST_CASE("a preview changes nothing and equals the score", "[score][rescore]")
{
    Sheet sheet(tangled(), {"medicine", "surgery"});
    sheet.technique("medicine.t0", "guided");
    CHECK(shown(sheet.item("medicine.t0")) == shown(sheet.card().items[sheet.ask("medicine.t0")]));
}
