#include "forms/directory_source.h"
#include "forms/form.h"
#include "forms/identity.h"

#include <catch2/catch.hpp>

using namespace zk::forms;

namespace {

std::shared_ptr<const Standard> example(std::string_view id)
{
    const DirectorySource source({std::filesystem::path(ZK_SOURCE_DIR) / "forms" / "example"});
    LoadResult result = load_standard(source, id);
    for (const auto& problem : result.problems)
        UNSCOPED_INFO(sentence(problem, Untranslated(), Language::en));
    REQUIRE(result.standard);
    CHECK(result.problems.empty());
    return result.standard;
}

const Item& item(const Standard& standard, std::string_view id)
{
    INFO(id);
    const int index = standard.item(id);
    REQUIRE(index >= 0);
    return standard.items[static_cast<std::size_t>(index)];
}

const Fact& fact(const Standard& standard, const Item& of, Field field)
{
    const int index = of.fact(field);
    REQUIRE(index >= 0);
    return standard.facts[static_cast<std::size_t>(index)];
}

std::vector<std::string> ids(const Standard& standard, const std::vector<int>& items)
{
    std::vector<std::string> all;
    for (const int i : items)
        all.push_back(standard.items[static_cast<std::size_t>(i)].id);
    return all;
}

Decimal number(std::string_view text)
{
    Decimal out;
    REQUIRE(Decimal::parse(text, out) == NumberError::none);
    return out;
}

}  // namespace

TEST_CASE("the example says who issued it and how it scores")
{
    const auto standard = example("ward");
    CHECK(standard->id == "ward");
    CHECK(standard->version == "1.0");
    CHECK(standard->title == Text{"病房自评示例", "Ward self-assessment example"});
    CHECK(standard->issuer.zh == "示例县人民医院质控科");
    CHECK(standard->document.en == "Example 2025 No. 1");
    REQUIRE(standard->date);
    CHECK(iso(*standard->date) == "2025-01-01");
    CHECK_FALSE(standard->official);
    CHECK(standard->decimals == 2);
    REQUIRE(standard->dimensions.size() == 3);
    CHECK_FALSE(standard->dimensions[0].scored);
    CHECK(standard->dimensions[1].weight == Decimal(60));
    CHECK(standard->dimensions[2].method == Method::points);
    CHECK(standard->dimensions[2].scale == Decimal(100));
    REQUIRE(standard->grades.size() == 4);
    CHECK(standard->grades[0].id == "fail");
    CHECK(standard->grades[3].from == Decimal(90));
    REQUIRE(standard->caps.size() == 2);
    CHECK(standard->caps[0].grade == "pass");
    CHECK(standard->caps[0].unless.op == Condition::Op::all_techniques);
    CHECK(standard->caps[0].unless.level == Level::basic);
    CHECK(standard->caps[1].unless.op == Condition::Op::every_dimension);
    CHECK(standard->caps[1].unless.bound == Decimal(60));
    CHECK(standard->change_rules.at(ItemKind::ratio).threshold == number("0.5"));
    CHECK(standard->change_rules.at(ItemKind::technique).min_cases == Decimal(20));
    REQUIRE(standard->provider("records"));
    CHECK(standard->provider("records")->title.zh == "病案科");
    CHECK(standard->provider("nobody") == nullptr);
}

TEST_CASE("items of the example have what their files say")
{
    const auto standard = example("ward");
    const Item& gastroscopy = item(*standard, "medicine.tech.gastroscopy");
    CHECK(gastroscopy.kind == ItemKind::technique);
    CHECK(gastroscopy.rule == Rule::technique);
    CHECK(gastroscopy.level == Level::basic);
    CHECK(gastroscopy.category == 0);
    CHECK(gastroscopy.dimension == standard->dimension("technology"));
    CHECK(gastroscopy.group == standard->group("medicine.endoscopy"));
    CHECK(gastroscopy.points == Decimal(5));
    CHECK(gastroscopy.min_cases == Decimal(100));
    CHECK(gastroscopy.score_cases);
    CHECK(gastroscopy.guided == number("0.7"));
    CHECK(gastroscopy.below_min_cases == number("0.5"));
    CHECK(gastroscopy.card.source.zh == "院内规定（2025年）");
    REQUIRE(gastroscopy.inputs.size() == 2);
    CHECK(gastroscopy.inputs[0].field == Field::status);
    CHECK(fact(*standard, gastroscopy, Field::status).aggregation == Aggregation::state);
    CHECK(fact(*standard, gastroscopy, Field::cases).id == "medicine.tech.gastroscopy.cases");
    CHECK(fact(*standard, gastroscopy, Field::cases).whole);
    CHECK(fact(*standard, gastroscopy, Field::cases).owner == "medicine");

    const Item& capsule = item(*standard, "medicine.tech.capsule");
    CHECK(capsule.restricted);
    CHECK(capsule.optional);

    const Item& sedation = item(*standard, "medicine.tech.sedation");
    CHECK(sedation.rule == Rule::options);
    REQUIRE(sedation.options.size() == 3);
    CHECK(sedation.options[0].exclusive);
    CHECK(sedation.options[1].share == number("0.5"));
    CHECK_FALSE(sedation.several);

    const Item& handwashing = item(*standard, "medicine.quality.handwashing");
    CHECK(handwashing.form == RatioForm::proportion);
    CHECK(handwashing.scale == Decimal(100));
    CHECK(handwashing.target == Decimal(90));
    CHECK(handwashing.floor == Decimal(60));
    CHECK_FALSE(handwashing.all_or_nothing);
    CHECK(fact(*standard, handwashing, Field::numerator).whole);
    CHECK(fact(*standard, handwashing, Field::numerator).title.zh == "手卫生依从率（分子）");

    const Item& waiting = item(*standard, "medicine.quality.waiting");
    CHECK(waiting.direction == Direction::lower);
    CHECK(waiting.all_or_nothing);
    CHECK(waiting.all_or_nothing_reason.en == "The rule knows only met and not met");
    CHECK(fact(*standard, waiting, Field::value).aggregation == Aggregation::none);
    CHECK_FALSE(fact(*standard, waiting, Field::value).whole);

    const Item& falls = item(*standard, "medicine.quality.falls");
    CHECK(falls.form == RatioForm::rate);
    CHECK(falls.scale == Decimal(1000));
    CHECK_FALSE(falls.scored());
    CHECK(falls.points.is_zero());

    const Item& temperature = item(*standard, "surgery.quality.temperature");
    CHECK(temperature.range_low == Decimal(36));
    CHECK(temperature.range_high == number("37.5"));
    CHECK(temperature.floor_low == Decimal(35));
    CHECK(temperature.floor_high == number("38.5"));

    const Item& readmission = item(*standard, "common.quality.readmission");
    CHECK(readmission.rule == Rule::improve);
    CHECK(readmission.tolerance == number("0.05"));
    CHECK(readmission.hold == number("0.7"));
    CHECK(readmission.min_denominator == Decimal(20));
    CHECK(readmission.best == Decimal(0));
    CHECK(readmission.follow_up_days == 30);
    CHECK(readmission.card.denominator.zh == "同期出院人次");
    CHECK(fact(*standard, readmission, Field::denominator).id == "discharges");
    CHECK(fact(*standard, readmission, Field::numerator).owner.empty());
    CHECK(fact(*standard, readmission, Field::numerator).provider == "records");
    CHECK(fact(*standard, readmission, Field::numerator).title.zh == "出院后30天内再入院人次");

    const Item& beds = item(*standard, "hospital.profile.beds");
    CHECK(fact(*standard, beds, Field::value).scope == Scope::hospital);
    CHECK(fact(*standard, beds, Field::value).aggregation == Aggregation::last);
    CHECK(fact(*standard, beds, Field::value).unit.zh == "张");
    const Item& uscc = item(*standard, "hospital.profile.uscc");
    CHECK(uscc.format == "uscc");
    CHECK(fact(*standard, uscc, Field::text).id == "identity.uscc");
    CHECK(standard->facts[0].id == identity_facts()[0].id);
}

TEST_CASE("conditions of the example are read as written")
{
    const auto standard = example("ward");
    CHECK(item(*standard, "medicine.tech.gastroscopy").requires_.op == Condition::Op::always);
    const Condition& esd = item(*standard, "medicine.tech.esd").requires_;
    CHECK(esd.op == Condition::Op::carried_out);
    CHECK(esd.ref == "medicine.tech.gastroscopy");
    const Condition& events = item(*standard, "medicine.quality.sedation_events").requires_;
    REQUIRE(events.op == Condition::Op::any);
    REQUIRE(events.parts.size() == 2);
    CHECK(events.parts[0].op == Condition::Op::chosen);
    CHECK(events.parts[0].options == std::vector<std::string>{"daytime", "always"});
    REQUIRE(events.parts[1].op == Condition::Op::all);
    const Condition& negation = events.parts[1].parts[1];
    REQUIRE(negation.op == Condition::Op::negation);
    CHECK(negation.parts[0].op == Condition::Op::at_most);
    CHECK(negation.parts[0].ref == "medicine.tech.esd.cases");
    CHECK(negation.parts[0].bound == Decimal(5));
}

TEST_CASE("a specialty asks dimension by dimension, its own items before the common ones")
{
    const auto standard = example("ward");
    REQUIRE(standard->specialties.size() == 2);
    const Specialty& medicine = standard->specialties[0];
    CHECK(ids(*standard, medicine.items) ==
          std::vector<std::string>{"medicine.profile.founded", "medicine.tech.gastroscopy", "medicine.tech.esd",
                                   "medicine.tech.sedation", "medicine.tech.capsule", "medicine.quality.handwashing",
                                   "medicine.quality.waiting", "medicine.quality.falls",
                                   "medicine.quality.sedation_events", "common.quality.readmission"});
    CHECK(ids(*standard, standard->hospital_items) ==
          std::vector<std::string>{"hospital.profile.beds", "hospital.profile.uscc"});
    CHECK(medicine.kind == SpecialtyKind::medical);
    CHECK(medicine.weights[1] == Decimal(60));
    CHECK(standard->specialties[1].weights[1] == Decimal(50));
    CHECK(standard->specialties[1].pinyin == "wk");
}

TEST_CASE("an item that is the same as another's shares its numbers")
{
    const auto standard = example("ward");
    const Form form(standard, {"surgery", "medicine"});
    const auto slot = [&](std::string_view section, std::string_view id, Field field) {
        const int ask = form.ask(section, id);
        REQUIRE(ask >= 0);
        return form.slot_of(form.asks()[static_cast<std::size_t>(ask)], field);
    };
    const int cases = slot("surgery", "surgery.tech.gastroscopy", Field::cases);
    REQUIRE(cases >= 0);
    CHECK(cases == slot("medicine", "medicine.tech.gastroscopy", Field::cases));
    CHECK(form.slots()[static_cast<std::size_t>(cases)].scope == "medicine");
    CHECK(slot("surgery", "common.quality.readmission", Field::denominator) !=
          slot("medicine", "common.quality.readmission", Field::denominator));
    CHECK(fact(*standard, item(*standard, "surgery.quality.return"), Field::denominator).owner == "surgery");
    CHECK(fact(*standard, item(*standard, "surgery.quality.return"), Field::numerator).unit.zh == "例");
}

TEST_CASE("an overlay changes, drops and adds, and keeps all bytes in load order")
{
    const auto standard = example("ward-strict");
    CHECK(standard->id == "ward-strict");
    CHECK(standard->title.en == "Ward self-assessment example, strict");
    CHECK(standard->document.empty());
    CHECK_FALSE(standard->date);
    CHECK(standard->decimals == 2);
    CHECK(standard->dimensions[1].weight == Decimal(50));
    CHECK(standard->dimensions[1].title.zh == "技术能力");
    CHECK(standard->item("medicine.quality.falls") == -1);
    const Item& esd = item(*standard, "medicine.tech.esd");
    CHECK(esd.points == Decimal(4));
    CHECK(esd.level == Level::basic);
    CHECK(esd.title.zh == "内镜黏膜下剥离术");
    CHECK(esd.group == standard->group("medicine.endoscopy"));
    const Item& waiting = item(*standard, "medicine.quality.waiting");
    CHECK_FALSE(waiting.all_or_nothing);
    CHECK(waiting.floor == Decimal(60));
    CHECK(standard->grades.back().from == Decimal(95));
    const auto& surgery = standard->specialties[1];
    CHECK(ids(*standard, surgery.items).back() == "common.quality.pain");
    CHECK(fact(*standard, item(*standard, "common.quality.pain"), Field::numerator).owner.empty());

    std::vector<std::string> paths;
    for (const auto& file : standard->files)
        paths.push_back(file.path);
    CHECK(paths == std::vector<std::string>{"ward/standard.toml", "ward/medicine.toml", "ward/surgery.toml",
                                            "ward-strict/standard.toml"});
    const MemorySource kept(standard->files);
    CHECK(load_standard(kept, "ward-strict").standard);

    const auto without_bytes = load_standard(kept, "ward-strict", SourceBytes::dropped).standard;
    REQUIRE(without_bytes);
    CHECK(without_bytes->files.empty());
    CHECK(ids(*without_bytes, surgery.items) == ids(*standard, surgery.items));
    for (const Item& each : standard->items)
        CHECK(without_bytes->items[without_bytes->item(each.id)].card.how_to_count == each.card.how_to_count);
}

TEST_CASE("numbers are taken exactly as typed")
{
    const auto standard = load_standard(MemorySource(std::vector<SourceFile>{{"x/standard.toml", R"(
[standard]
id = "x"
version = "1"
title = { zh = "一", en = "one" }
[[dimension]]
id = "d"
title = { zh = "一", en = "one" }
weight = 33.3
[[item]]
id = "common.d.x"
for = "all"
dimension = "d"
kind = "number"
rule = "target"
direction = "higher"
points = 0.285
target = 1.15
floor = -0.1
title = { zh = "一", en = "one" }
unit = { zh = "%", en = "%" }
)"}}),
                                        "x")
                              .standard;
    REQUIRE(standard);
    CHECK(standard->items[0].points.rational() * 100 == Rational(285, 10));
    CHECK(standard->items[0].target == number("1.15"));
    CHECK(standard->items[0].floor == number("-0.1"));
    CHECK(standard->dimensions[0].weight == number("33.3"));
}

TEST_CASE("a folder is never left by the names of files")
{
    const DirectorySource source({std::filesystem::path(ZK_SOURCE_DIR) / "forms" / "example"});
    CHECK(source.read("ward", "standard.toml"));
    for (const char* path : {"../ward/standard.toml", "/etc/passwd", "..\\ward\\standard.toml", "./standard.toml", "",
                             "a//b", "C:standard.toml", "missing.toml"})
        CHECK_FALSE(source.read("ward", path));
    CHECK_FALSE(source.read("..", "forms/example/ward/standard.toml"));
    CHECK_FALSE(source.read("../example/ward", "standard.toml"));
    CHECK_FALSE(source.read("", "ward/standard.toml"));
    CHECK_FALSE(load_standard(source, "../ward").standard);
}
