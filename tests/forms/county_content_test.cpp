// What the words and rules of the county standard promise: every number can be counted, every judgement is declared.
#include "tests/forms/county.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

using namespace zk::forms;

namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

bool any_of(const std::string& text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(text, word); });
}

/// Chinese, apart from the dashes, quotes and signs that English uses too.
bool has_chinese(const std::string& text)
{
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const unsigned code = static_cast<unsigned char>(text[i]);
        if (code >= 0xE3 && code <= 0xE9)
            return true;
    }
    return false;
}

const Fact& fact_of(const Standard& standard, const Item& item, Field field)
{
    REQUIRE(item.fact(field) >= 0);
    return standard.facts[item.fact(field)];
}

}   // namespace

TEST_CASE("every card of the county standard says what is counted, how it is proved, and who says so")
{
    const auto standard = county();
    for (const Item& item : standard->items) {
        INFO(item.id);
        const Card& card = item.card;
        for (const Text* text : {&item.title, &card.source, &card.note}) {
            CHECK_FALSE(text->zh.empty());
            CHECK_FALSE(text->en.empty());
        }
        for (const Text* text : {&item.title, &item.unit, &card.numerator, &card.denominator, &card.how_to_count, &card.codes,
                                 &card.evidence, &card.note, &card.source, &item.target_basis}) {
            CHECK(text->zh.empty() == text->en.empty());
            CHECK_FALSE(has_chinese(text->en));
        }
        if (item.kind == ItemKind::technique || item.kind == ItemKind::ratio || item.kind == ItemKind::number) {
            CHECK_FALSE(item.unit.zh.empty());
            CHECK_FALSE(card.numerator.zh.empty());
            CHECK_FALSE(card.evidence.zh.empty());
        }
        if (item.kind == ItemKind::technique) {
            const bool laboratory = item.id.starts_with("laboratory.") || item.id.starts_with("pathology.tech.");
            CHECK(card.codes.zh.empty() == laboratory);   // tests and slides have no procedure codes
            CHECK(card.numerator.zh != "统计期内完成的例数");   // persons, operations or examinations?
        }
        if (item.kind == ItemKind::choice && item.scored())
            CHECK_FALSE(card.evidence.zh.empty());
        if (has(card.codes.zh, "ICD"))
            CHECK(any_of(card.codes.zh, {"待核"}));
    }
}

TEST_CASE("what rests on this program's judgement is said on the card")
{
    const auto standard = county();
    for (const Item& item : standard->items) {
        INFO(item.id);
        if (item.level != Level::none)
            CHECK(has(item.card.note.zh, "判断"));
        if (item.rule == Rule::improve)
            CHECK(has(item.card.note.zh, "与上年同期比较"));
        if (item.rule == Rule::sentinel)
            CHECK(has(item.card.note.zh, "警讯事件"));
        if (item.rule == Rule::observe && item.kind == ItemKind::ratio && item.dimension != standard->dimension("profile"))
            CHECK(any_of(item.card.note.zh, {"只观察", "不计分"}));
        if (item.rule == Rule::target) {
            CHECK(has(item.target_basis.zh, "满分值"));
            CHECK((item.all_or_nothing || has(item.target_basis.zh, "零分值")));
        }
        if (item.restricted) {
            CHECK(item.optional);
            CHECK(has(item.card.note.zh, "限制类技术"));
            CHECK(any_of(item.card.evidence.zh, {"备案", "准入"}));
        }
    }
}

TEST_CASE("numerator and denominator of a share are counted in the same unit")
{
    // As the official formulas have it: persons among discharges, reports among examinations.
    const std::set<std::string> mixed = {"hospital.profile.surgery_share", "medical_imaging.quality.radiology_report_standard_rate"};
    const auto standard = county();
    for (const Item& item : standard->items) {
        if (item.kind != ItemKind::ratio || item.form != RatioForm::proportion || mixed.contains(item.id))
            continue;
        INFO(item.id);
        CHECK(fact_of(*standard, item, Field::numerator).unit.zh == fact_of(*standard, item, Field::denominator).unit.zh);
    }
}

TEST_CASE("operations are never counted as persons, and who shares a figure shares its unit")
{
    const auto standard = county();
    for (const Item& item : standard->items)
        for (const auto& input : item.inputs) {
            const Fact& fact = standard->facts[input.fact];
            INFO(item.id << ", " << fact.id);
            if (any_of(fact.title.zh, {"台次"}))
                CHECK(fact.unit.zh == "台次");
            if (fact.unit.zh == "台次")
                CHECK_FALSE(any_of(fact.title.zh, {"患者数", "人数"}));
            if (input.field == Field::cases || input.field == Field::value)
                CHECK(fact.unit.zh == item.unit.zh);
        }
}

TEST_CASE("months add up only where they can")
{
    const auto standard = county();
    for (const Item& item : standard->items) {
        INFO(item.id);
        if (item.kind == ItemKind::number && any_of(item.title.zh + item.card.numerator.zh, {"中位数", "百分位", "CMI"}))
            CHECK(fact_of(*standard, item, Field::value).aggregation == Aggregation::none);
        for (const auto& input : item.inputs) {
            const Fact& fact = standard->facts[input.fact];
            if (fact.unit.zh == "张" && has(fact.title.zh, "床位"))
                CHECK((fact.aggregation == Aggregation::last || fact.aggregation == Aggregation::constant));
            if (any_of(fact.unit.zh, {"床日", "分钟", "小时"}) && input.field == Field::numerator)
                CHECK(fact.aggregation == Aggregation::sum);   // a mean keeps its sum
        }
    }
}

TEST_CASE("harm is better when it is lower")
{
    const auto standard = county();
    int seen = 0;
    for (const Item& item : standard->items) {
        if (!item.scored() || item.kind != ItemKind::ratio)
            continue;
        if (!any_of(item.title.zh, {"死亡率", "感染率", "发病率", "并发症", "误吸", "错误率", "不正确率", "再手术率", "再插管",
                                    "非计划", "肺栓塞", "污染率", "跌倒", "自杀", "吻合口"}) ||
            any_of(item.title.zh, {"送检", "预防率", "评估率"}))
            continue;
        INFO(item.id << " " << item.title.zh);
        CHECK(item.direction == Direction::lower);
        ++seen;
    }
    CHECK(seen > 30);
}

TEST_CASE("what is known only days after the period waits for them")
{
    // Cohorts whose follow-up ends in the period have nothing to wait for.
    const std::set<std::string> cohorts = {"general_surgery.quality.hernia_recurrence", "general_surgery.quality.thyroid_rln_palsy"};
    const std::regex after("(出院后?|术后)(0-)?([0-9]+)天");
    const auto standard = county();
    int seen = 0;
    for (const Item& item : standard->items) {
        std::smatch found;
        const std::string words = item.title.zh + "；" + item.card.numerator.zh;
        if (item.kind != ItemKind::ratio || cohorts.contains(item.id) || !std::regex_search(words, found, after))
            continue;
        INFO(item.id << " " << found[0]);
        CHECK(item.follow_up_days >= std::stoi(found[3]));
        ++seen;
    }
    CHECK(seen >= 7);
}

TEST_CASE("the weights of every specialty of the county standard add up to 100")
{
    const auto standard = county();
    for (const Specialty& specialty : standard->specialties) {
        INFO(specialty.id);
        std::map<int, int> scored;
        for (const int index : specialty.items)
            scored[standard->items[index].dimension] += standard->items[index].scored();
        Rational sum = 0;
        for (std::size_t d = 0; d < standard->dimensions.size(); ++d) {
            if (!standard->dimensions[d].scored)
                continue;
            INFO(standard->dimensions[d].id);
            CHECK(specialty.weights[d].has_value() == (scored[static_cast<int>(d)] > 0));
            if (specialty.weights[d])
                sum += specialty.weights[d]->rational();
        }
        CHECK(sum == 100);
    }
}

TEST_CASE("the hospital profile tracks the plan's growth figures and scores none")
{
    const auto standard = county();
    const int profile = standard->dimension("profile");
    for (const char* name : {"open_beds", "outpatient_visits", "discharges", "surgical_inpatients", "theatre_cases", "doctors",
                             "nurses", "technicians", "new_techniques", "patents", "level3_share", "level4_share",
                             "in_county_visit_rate", "in_county_inpatient_share", "transfer_out_rate", "talent_top",
                             "talent_core", "talent_main", "talent_young"}) {
        INFO(name);
        const int index = standard->item(std::string("hospital.profile.") + name);
        REQUIRE(index >= 0);
        CHECK(standard->items[index].dimension == profile);
    }
    for (const Item& item : standard->items)
        if (item.dimension == profile)
            CHECK_FALSE(item.scored());
    CHECK(standard->baseline_year == 2020);   // the last year before the plan
}

TEST_CASE("every specialty fills its minimally invasive categories or says that it has none")
{
    const auto standard = county();
    const int dimension = standard->dimension("minimally_invasive");
    for (const Specialty& specialty : standard->specialties) {
        INFO(specialty.id);
        int techniques = 0;
        for (const int index : specialty.items)
            if (standard->items[index].dimension == dimension) {
                CHECK(standard->items[index].category >= 0);
                ++techniques;
            }
        CHECK(specialty.weights[dimension].has_value() == (techniques > 0));
    }
}
