#include "forms/diff.h"
#include "tests/forms/versions.h"

#include <algorithm>

using namespace zk::forms;
using test::ward;

namespace {

std::string words(const Argument& argument)
{
    return Untranslated().text({"", "{it}", {{"it", argument}}}, Language::en);
}

const Difference& item(const Differences& all, std::string_view id)
{
    const Difference* found = all.item(id);
    REQUIRE(found);
    return *found;
}

const Difference& part(const Differences& all, Part part, std::string_view id)
{
    for (const Difference& one : all.frame)
        if (one.part == part && one.id == id)
            return one;
    FAIL("not listed: " << name(part) << " " << id);
    return all.frame.front();
}

/// "field: old → new" of each change, in order.
std::vector<std::string> lines(const Difference& difference)
{
    std::vector<std::string> result;
    for (const FieldChange& change : difference.fields)
        result.push_back(std::string(change.field) + ": " + words(change.old) + " → " + words(change.now));
    return result;
}

using Lines = std::vector<std::string>;

}   // namespace

TEST_CASE("a standard does not differ from itself", "[diff]")
{
    const auto same = differences(*ward(), *ward());
    CHECK(same.none());
    CHECK(same.count(Fate::same) == static_cast<int>(ward()->items.size()));
    CHECK(same.frame.empty());
    CHECK(differences(*ward(), *ward({{"version = \"1.0\"", "version = \"1.1\""}})).none());
}

TEST_CASE("each property of an item that differs is named, old and new, in words", "[diff]")
{
    const auto all = differences(
        *ward(), *ward({{"target = 90\nfloor = 60", "target = 95\nfloor = 70"},
                        {"title = { zh = \"手卫生依从率\", en = \"Hand hygiene compliance\" }",
                         "title = { zh = \"手卫生正确率\", en = \"Correct hand hygiene\" }"},
                        {"numerator = { zh = \"出院后30天内再入院人次\", en = \"Readmissions within 30 days\" }",
                         "numerator = { zh = \"出院后31天内再入院人次\", en = \"Readmissions within 31 days\" }"},
                        {"share = 0.5 }", "share = 0.6 }"},
                        {"requires = { carried_out = \"medicine.tech.gastroscopy\" }",
                         "requires = { fact = \"medicine.tech.gastroscopy.cases\", at_least = 10 }"},
                        {"direction = \"lower\"\naggregation = \"none\"", "direction = \"lower\"\naggregation = \"last\""}}));
    CHECK(lines(item(all, "medicine.quality.handwashing")) ==
          Lines{"title: Hand hygiene compliance → Correct hand hygiene", "target: 90 → 95", "floor: 60 → 70"});
    CHECK(lines(item(all, "common.quality.readmission")) ==
          Lines{"numerator: Readmissions within 30 days → Readmissions within 31 days"});
    CHECK(lines(item(all, "medicine.tech.sedation")) ==
          Lines{"options: None (0, excludes the others); On workdays (0.5); Every day (1) → "
                "None (0, excludes the others); On workdays (0.6); Every day (1)"});
    CHECK(lines(item(all, "medicine.tech.esd")) ==
          Lines{"requires: Gastroscopy is carried out → Gastroscopy (cases) ≥ 10"});
    CHECK(lines(item(all, "medicine.quality.waiting")) ==
          Lines{"fact.value: minutes; Internal medicine; one number for each period → "
                "minutes; Internal medicine; the last month counts"});
    CHECK(all.count(Fate::changed) == 5);
    CHECK(item(all, "medicine.quality.falls").fate == Fate::same);
}

TEST_CASE("new and dropped items are told apart by id", "[diff]")
{
    const auto all = differences(*ward(), *ward({{"id = \"medicine.quality.falls\"", "id = \"medicine.quality.injuries\""}}));
    CHECK(item(all, "medicine.quality.injuries").fate == Fate::added);
    CHECK(item(all, "medicine.quality.falls").fate == Fate::dropped);
    CHECK(all.items.back().id == "medicine.quality.falls");
    CHECK(all.count(Fate::changed) == 0);
    CHECK_FALSE(all.none());
}

TEST_CASE("weights, grades, caps, specialties and shared facts are compared too", "[diff]")
{
    const auto all = differences(
        *ward(), *ward({{"weight = 60", "weight = 55"},
                        {"weight = 40", "weight = 45"},
                        {"from = 90", "from = 92"},
                        {"unless = { every_dimension = 60 }", "unless = { every_dimension = 65 }"},
                        {"unit = { zh = \"人次\", en = \"discharges\" }", "unit = { zh = \"例\", en = \"patients\" }"},
                        {"weights = { technology = 50, quality = 50 }      # instead",
                         "weights = { technology = 45, quality = 55 } #"},
                        {"threshold = 0.5", "threshold = 0.4"}}));
    CHECK(lines(part(all, Part::dimension, "technology")) == Lines{"weight: 60 → 55"});
    CHECK(lines(part(all, Part::grade, "excellent")) == Lines{"from: 90 → 92"});
    CHECK(lines(part(all, Part::cap, "weak_dimension")) == Lines{"unless: every dimension ≥ 60 → every dimension ≥ 65"});
    CHECK(lines(part(all, Part::fact, "discharges")) == Lines{"unit: discharges → patients"});
    // Medicine follows the frame; only who has weights of its own is named.
    CHECK(std::none_of(all.frame.begin(), all.frame.end(), [](const Difference& d) { return d.id == "medicine"; }));
    CHECK(lines(part(all, Part::specialty, "surgery")) == Lines{"weights: Technology 50; Quality control 50 → "
                                                                "Technology 45; Quality control 55"});
    CHECK(part(all, Part::standard, "ward").fields.size() == 1);
    // The items that use the number say so as well.
    CHECK(lines(item(all, "common.quality.readmission")) ==
          Lines{"fact.denominator: Discharges; discharges; discharges; one for each specialty; months are added up; "
                "whole numbers → Discharges; discharges; patients; one for each specialty; months are added up; "
                "whole numbers"});
}

TEST_CASE("an answer is asked for again where wording or demands change, not where only points do", "[diff]")
{
    const auto points = differences(*ward(), *ward({{"points = 5\nmin_cases", "points = 4\nmin_cases"},
                                                    {"points = 3\ntitle", "points = 4\ntitle"}}));
    CHECK(item(points, "medicine.tech.gastroscopy").fate == Fate::changed);
    CHECK_FALSE(item(points, "medicine.tech.gastroscopy").asks_anew());
    const auto target = differences(*ward(), *ward({{"target = 90", "target = 91"}}));
    CHECK(item(target, "medicine.quality.handwashing").asks_anew());
}

TEST_CASE("a value carries over while its fact is the same", "[diff]")
{
    const Value number{Decimal(3), {}};
    const auto why = [](const test::Replacements& change, std::string_view fact, const Value& value) {
        const auto older = ward(), newer = ward(change);
        return std::string(Carrying(*older, *newer).why_not(fact, value).code);
    };
    CHECK(why({{"target = 90", "target = 91"}}, "medicine.quality.handwashing.numerator", number).empty());
    CHECK(why({{"id = \"medicine.quality.falls\"", "id = \"medicine.quality.injuries\""}},
              "medicine.quality.falls.numerator", number) == "carry.no_fact");
    const test::Replacements unit{{"unit = { zh = \"人次\", en = \"discharges\" }", "unit = { zh = \"例\", en = \"patients\" }"}};
    CHECK(why(unit, "discharges", number) == "carry.unit");
    CHECK(why({{"scope = \"specialty\"              #", "scope = \"hospital\" #"}}, "discharges", number) == "carry.scope");
    CHECK(why({{"direction = \"lower\"\naggregation = \"none\"", "direction = \"lower\"\naggregation = \"last\""}},
              "medicine.quality.waiting.value", number) == "carry.aggregation");
    CHECK(why({{"id = \"daytime\"", "id = \"weekdays\""}, {"[\"daytime\", \"always\"]", "[\"always\"]"}},
              "medicine.tech.sedation.choice", {{}, "daytime"}) == "carry.option");
    CHECK(why({{"id = \"daytime\"", "id = \"weekdays\""}, {"[\"daytime\", \"always\"]", "[\"always\"]"}},
              "medicine.tech.sedation.choice", {{}, "always"}).empty());
    // A unit that was not stated before is no other unit.
    CHECK(why({{"points = 3\ntarget = 90", "points = 3\nnumerator_unit = { zh = \"次\", en = \"times\" }\ntarget = 90"}},
              "medicine.quality.handwashing.numerator", number).empty());
}
