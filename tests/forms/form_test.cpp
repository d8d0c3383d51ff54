#include "forms/form.h"

#include <catch2/catch.hpp>

using namespace zk::forms;

namespace {

Fact fact(const char* id, Scope scope = Scope::specialty, const char* owner = "")
{
    Fact made;
    made.id = id;
    made.scope = scope;
    made.owner = owner;
    return made;
}

Item item(const char* id, std::vector<Item::Input> inputs)
{
    Item made;
    made.id = id;
    made.inputs = std::move(inputs);
    return made;
}

Specialty specialty(const char* id, std::vector<int> items)
{
    Specialty made;
    made.id = id;
    made.items = std::move(items);
    return made;
}

std::shared_ptr<const Standard> standard()
{
    auto made = std::make_shared<Standard>();
    made->facts = {fact("beds", Scope::hospital), fact("discharges"), fact("pci.cases", Scope::specialty, "cardiology"),
                   fact("pci.status", Scope::specialty, "cardiology")};
    made->items = {item("hospital.profile.beds", {{Field::value, 0}}),
                   item("cardiology.mi.pci", {{Field::status, 3}, {Field::cases, 2}}),
                   item("common.quality.mortality", {{Field::numerator, 2}, {Field::denominator, 1}})};
    made->specialties = {specialty("cardiology", {1, 2}), specialty("emergency", {2})};
    made->hospital_items = {0};
    made->index();
    return made;
}

}  // namespace

TEST_CASE("the hospital comes first and the specialties in its own order")
{
    const Form form(standard(), {"emergency", "unknown", "cardiology", "emergency"});
    REQUIRE(form.sections().size() == 3);
    CHECK(form.sections()[0].id == "hospital");
    CHECK(form.sections()[0].specialty == -1);
    CHECK(form.sections()[1].id == "emergency");
    CHECK(form.sections()[2].id == "cardiology");
    CHECK(form.sections()[2].end_ask - form.sections()[2].first_ask == 2);
    CHECK(form.section("cardiology") == 2);
    CHECK(form.section("unknown") == -1);
}

TEST_CASE("questions that name the same fact of the same owner share its slot")
{
    const Form form(standard(), {"cardiology", "emergency"});
    const int pci = form.ask("cardiology", "cardiology.mi.pci");
    const int own = form.ask("cardiology", "common.quality.mortality");
    const int other = form.ask("emergency", "common.quality.mortality");
    REQUIRE(pci >= 0);
    REQUIRE(own >= 0);
    REQUIRE(other >= 0);
    const auto slot = [&](int ask, Field field) {
        return form.slot_of(form.asks()[static_cast<std::size_t>(ask)], field);
    };

    CHECK(slot(pci, Field::cases) == slot(own, Field::numerator));
    CHECK(slot(pci, Field::cases) == slot(other, Field::numerator));
    CHECK(slot(own, Field::denominator) != slot(other, Field::denominator));
    CHECK(form.slot("cardiology", "pci.cases") == slot(pci, Field::cases));
    CHECK(form.slot("emergency", "pci.cases") == -1);
    CHECK(form.slot("emergency", "discharges") == slot(other, Field::denominator));
    CHECK(form.slots()[static_cast<std::size_t>(slot(pci, Field::cases))].asked_by ==
          std::vector<int>{pci, own, other});
    CHECK(form.slot("", "beds") >= 0);
    CHECK(slot(pci, Field::numerator) == -1);
    CHECK(form.ask("emergency", "cardiology.mi.pci") == -1);
}

TEST_CASE("names of fields and of ways to carry out a technique read back")
{
    for (const auto field : {Field::status, Field::cases, Field::numerator, Field::denominator, Field::value,
                             Field::choice, Field::text, Field::date})
        CHECK(field_named(name(field)) == field);
    for (const auto performed : {Performed::independent, Performed::guided, Performed::visiting, Performed::none})
        CHECK(performed_named(name(performed)) == performed);
    CHECK_FALSE(field_named("Status"));
    CHECK_FALSE(performed_named(""));
}
