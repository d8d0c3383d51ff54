// tests/data/schema-1.zhuanke was written once by version 1 of the schema and is never written again: every later
// version must open it. For a new schema version, make a new sample (test_db "make the sample of this schema version"),
// add it here and keep the old ones.
#include "helpers.h"

#include "db/digest.h"
#include "db/schema.h"

using namespace zk;
using namespace zk::test;
using db::Access;
using db::Document;

namespace {

fs::path sample(int version)
{
    return fs::u8path(ZK_SOURCE_DIR) / "tests" / "data" / ("schema-" + std::to_string(version) + ".zhuanke");
}

db::ChangeContext at(const std::string& when, const std::string& who)
{
    db::ChangeContext context = by(who);
    context.when = when;
    return context;
}

void fill(Document& document)
{
    db::AssessmentRow row;
    row.id = "11111111-1111-4111-8111-111111111111";
    row.name = "2024 年度自评";
    row.period = *forms::Period::parse("2024");
    row.standard = document.embed(standard()).id;
    row.created = "2025-01-10T08:00:00Z";
    const auto before = document.add_assessment(row, {"cardiology"}, at("2025-01-10T08:00:00Z", "王主任"));
    row.id = "22222222-2222-4222-8222-222222222222";
    row.name = "2025 年度自评";
    row.period = *forms::Period::parse("2025");
    row.cutoff = forms::parse_date("2026-01-31");
    row.created = "2026-01-10T08:00:00Z";
    const auto year = document.add_assessment(row, {"cardiology", "obstetrics"}, at(row.created, "王主任"));
    std::vector<db::Edit> edits;
    for (int y : {2024, 2025}) {
        for (int month = 1; month <= 12; ++month)
            edits.push_back(db::ValueEdit{monthly("pci.numerator", y, month),
                                          number(std::to_string(month + y % 10)),
                                          {"records", "病案首页.csv", forms::parse_date("2026-01-05")}});
    }
    db::ChangeContext import = at("2026-01-11T08:00:00Z", "病案科");
    import.origin = db::Origin::imported;
    import.source = "病案首页.csv";
    document.apply(edits, import);
    forms::Response response;
    response.claim = forms::Claim::not_applicable;
    response.reason = "本院无产科\n已停办";
    response.decision = forms::Decision::accepted;
    response.note = "见会议纪要";
    response.baseline = *number("7.25").number;
    response.baseline_source = "2024 年报";
    document.apply({db::ValueEdit{{"", "identity.name", {}, ""}, words("示例县人民医院"), {}},
                    db::ValueEdit{{"cardiology", "pci.status", {}, year.id}, words("guided"), {}},
                    db::ValueEdit{{"cardiology", "los.value", {}, before.id}, number("0.285"), {}},
                    db::ModeEdit{year.id, "cardiology", "pci.numerator", forms::Mode::months},
                    db::ResponseEdit{year.id, "obstetrics", "vbac", response},
                    db::HintEdit{year.id, "change:pci", "新购设备"}},
                   at("2026-01-12T08:00:00Z", "张医生"));
    db::ChangeContext correction = at("2026-01-13T08:00:00Z", "张医生");
    correction.reason = "漏报一例";
    const auto batch = document.apply({db::ValueEdit{monthly("pci.numerator", 2025, 3), number("9"), {}}}, correction);
    document.undo(batch, at("2026-01-14T08:00:00Z", "王主任"));
}

}  // namespace

TEST_CASE("make the sample of this schema version", "[.]")
{
    const fs::path path = sample(db::schema_version);
    REQUIRE_FALSE(fs::exists(path));
    fill(*Document::create(path, "样例"));
}

TEST_CASE("a document written by schema version 1 opens and says what it said")
{
    REQUIRE(db::read_version(sample(1)) == 1);
    const Folder folder;
    const fs::path path = folder / "旧.zhuanke";
    fs::copy_file(sample(1), path);
    const auto document = Document::open(path, Access::write, "李");
    document->check_integrity();
    CHECK(document->count_values() == 27);

    const auto files = document->standard_files(1);
    REQUIRE(files.size() == 2);
    CHECK(files[0].bytes == standard().files[0].bytes);
    CHECK(document->standards()[0].sha256 == "42300c1795d48d2352c4ee622c073b414efa197d4532338d145b493a7e60b4f2");

    const auto rows = document->assessments();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == "22222222-2222-4222-8222-222222222222");
    CHECK(rows[0].name == "2025 年度自评");
    CHECK(rows[0].period == *forms::Period::parse("2025"));
    REQUIRE(rows[0].cutoff);
    CHECK(forms::iso(*rows[0].cutoff) == "2026-01-31");
    CHECK_FALSE(rows[0].locked);
    CHECK(rows[0].status == "filling");
    CHECK(rows[0].created == "2026-01-10T08:00:00Z");

    const auto data = document->load(rows[0]);
    CHECK(data.specialties == std::vector<std::string>{"cardiology", "obstetrics"});
    CHECK(data.values.size() == 14);
    CHECK(data.prior.size() == 13);
    REQUIRE(data.modes.size() == 1);
    CHECK(data.modes[0].mode == forms::Mode::months);
    REQUIRE(data.responses.size() == 1);
    const forms::Response response = *data.responses[0].response;
    CHECK(response.claim == forms::Claim::not_applicable);
    CHECK(response.reason == "本院无产科\n已停办");
    CHECK(response.decision == forms::Decision::accepted);
    CHECK(response.note == "见会议纪要");
    CHECK(response.baseline->str() == "7.25");
    CHECK(response.baseline_source == "2024 年报");
    CHECK(data.hint_reasons == std::vector<std::pair<std::string, std::string>>{{"change:pci", "新购设备"}});

    const auto value = document->value(monthly("pci.numerator", 2025, 3));
    REQUIRE(value);
    CHECK(value->value == number("8"));
    CHECK(value->who == "王主任");
    CHECK(value->when == "2026-01-14T08:00:00Z");
    CHECK(value->provenance.provider == "records");
    CHECK(value->provenance.source == "病案首页.csv");
    CHECK(forms::iso(*value->provenance.extracted) == "2026-01-05");
    CHECK(text_at(*document, {"", "identity.name", {}, ""}) == "示例县人民医院");
    CHECK(text_at(*document, {"cardiology", "pci.status", {}, rows[0].id}) == "guided");
    CHECK(text_at(*document, {"cardiology", "los.value", {}, rows[1].id}) == "0.285");

    const auto changes = document->history({"cardiology", "pci.numerator", "", "", forms::Month(2025, 3)});
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].origin == db::Origin::undo);
    CHECK(changes[1].reason == "漏报一例");
    CHECK(changes[1].old_value == "8");
    CHECK(changes[1].new_value == "9");
    CHECK(changes[2].origin == db::Origin::imported);
    CHECK(changes[2].source == "病案首页.csv");

    keep(*document, monthly("pci.numerator", 2025, 3), number("10"));
    CHECK(text_at(*document, monthly("pci.numerator", 2025, 3)) == "10");
}
