// The worked example of forms/README.md, loaded from its files and scored with numbers one can follow.
#include "forms/findings.h"

#include "tests/forms/build.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace zk::forms;
using namespace zk::forms::test;

namespace {

class Folder final : public FileSource {
public:
    std::optional<std::string> read(std::string_view standard, std::string_view path) const override
    {
        const auto file = std::filesystem::u8path(ZK_SOURCE_DIR) / "forms" / "example" / standard / path;
        std::ifstream stream(file, std::ios::binary);
        if (!stream) {
            return std::nullopt;
        }
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        return bytes.str();
    }
};

}  // namespace

TEST_CASE("the example standard scores as its files say", "[score][example]")
{
    const LoadResult loaded = load_standard(Folder(), "ward");
    REQUIRE(loaded.standard);
    const Form form(loaded.standard, {"medicine", "surgery"});
    Answers answers(form, *Period::parse("2025"));
    const auto put = [&](const char* section, const char* item, Field field, const char* typed, bool prior = false) {
        const int ask = form.ask(section, item);
        REQUIRE(ask >= 0);
        const int slot = form.slot_of(form.asks()[ask], field);
        REQUIRE(slot >= 0);
        const bool text = field == Field::status || field == Field::choice;
        (prior ? answers.prior : answers.entries)[slot].period = text ? Value{{}, typed} : Value{number(typed), {}};
    };
    put("medicine", "medicine.tech.gastroscopy", Field::status, "independent");  // 5, but under 100 cases: 2.5
    put("medicine", "medicine.tech.gastroscopy", Field::cases, "60");
    put("medicine", "medicine.tech.esd", Field::status, "visiting");  // 1.5 of 3
    put("medicine", "medicine.tech.esd", Field::cases, "4");
    put("medicine", "medicine.tech.sedation", Field::choice, "daytime");      // 1 of 2
    put("medicine", "medicine.quality.handwashing", Field::numerator, "75");  // half way: 1.5 of 3
    put("medicine", "medicine.quality.handwashing", Field::denominator, "100");
    put("medicine", "medicine.quality.waiting", Field::value, "30");   // 2 of 2
    put("medicine", "medicine.quality.falls", Field::numerator, "3");  // observed
    put("medicine", "medicine.quality.falls", Field::denominator, "9000");
    put("medicine", "common.quality.readmission", Field::numerator, "20");  // held: 1.4 of 2
    put("medicine", "common.quality.readmission", Field::denominator, "1000");
    put("medicine", "common.quality.readmission", Field::numerator, "20", true);
    put("medicine", "common.quality.readmission", Field::denominator, "1000", true);

    const Scorecard card = score(form, answers);
    const SectionScore& medicine = card.sections[form.section("medicine")];
    CHECK(text(medicine.dimensions[1].published) == "50.00");  // 5 of 10
    CHECK(text(medicine.dimensions[2].published) == "70.00");  // 4.9 of 7
    CHECK(text(medicine.total) == "58.00");
    CHECK(medicine.complete);
    REQUIRE(medicine.grade >= 0);
    CHECK(loaded.standard->grades[medicine.grade].id == "fail");
    CHECK(card.coverage[form.section("medicine")][0].carried_out == 2);
    CHECK_FALSE(card.sections[form.section("surgery")].complete);
    for (const Finding& finding : check(form, answers, card)) {
        INFO(Untranslated().text(finding.message, Language::en));
        CHECK((finding.section != form.section("medicine") || finding.severity == Severity::hint));
    }
}
