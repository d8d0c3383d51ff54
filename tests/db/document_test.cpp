#include "helpers.h"

#include "db/digest.h"

#include <set>

using namespace zk;
using namespace zk::test;
using db::Access;
using db::Document;
using db::ErrorKind;

TEST_CASE("what was kept is there after closing and opening, under a Chinese path with blanks")
{
    const Folder folder;
    const fs::path path = folder / "示例 县人民医院.zhuanke";
    std::string id;
    db::AssessmentRow year;
    {
        auto document = Document::create(path, "王主任");
        id = document->id();
        year = assessment(*document, "2025");
        db::Provenance provenance{"records", "病案首页", forms::parse_date("2026-01-05")};
        document->apply({db::ValueEdit{monthly("pci.n", 2025, 3), number("12.5"), provenance},
                         db::ValueEdit{{"cardiology", "pci.status", {}, year.id}, words("independent"), {}},
                         db::ValueEdit{{"", "identity.region_code", {}, ""}, words("110101"), {}},
                         db::ModeEdit{year.id, "cardiology", "pci.n", forms::Mode::months},
                         db::HintEdit{year.id, "change:pci", "新设备"}, db::SpecialtyEdit{year.id, "laboratory", 0}},
                        by("张医生"));
        CHECK(fs::exists(folder / "示例 县人民医院.zhuanke-lock"));
    }
    CHECK_FALSE(fs::exists(folder / "示例 县人民医院.zhuanke-lock"));
    for (const Access access : {Access::write, Access::read}) {
        const auto document = Document::open(path, access, "李护士");
        CHECK(document->id() == id);
        CHECK(document->access() == access);
        REQUIRE(document->assessments().size() == 1);
        CHECK(document->assessments()[0].name == "2025 自评");
        CHECK(document->assessments()[0].period == *forms::Period::parse("2025"));
        const auto row = document->value(monthly("pci.n", 2025, 3));
        REQUIRE(row);
        CHECK(row->value == number("12.5"));
        CHECK(row->who == "张医生");
        CHECK(row->when.size() == 20);
        CHECK(row->provenance.source == "病案首页");
        CHECK(forms::iso(*row->provenance.extracted) == "2026-01-05");
        CHECK(text_at(*document, {"cardiology", "pci.status", {}, year.id}) == "independent");
        CHECK(document->value({"", "identity.region_code", {}, ""})->value == words("110101"));
        const auto data = document->load(year);
        CHECK(data.specialties == std::vector<std::string>{"cardiology", "laboratory", "obstetrics"});
        CHECK(data.values.size() == 3);
        REQUIRE(data.modes.size() == 1);
        CHECK(data.modes[0].mode == forms::Mode::months);
        REQUIRE(data.hint_reasons.size() == 1);
        CHECK(data.hint_reasons[0].second == "新设备");
    }
}

TEST_CASE("a text of digits stays a text and a number stays exact")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    keep(*document, monthly("a", 2025, 1), words("007"));
    keep(*document, monthly("b", 2025, 1), number("0.285"));
    keep(*document, monthly("c", 2025, 1), number("999999999999999"));
    keep(*document, monthly("d", 2025, 1), number("-0.000000000000001"));
    keep(*document, monthly("e", 2025, 1), number("0"));
    CHECK(document->value(monthly("a", 2025, 1))->value == words("007"));
    CHECK(document->value(monthly("b", 2025, 1))->value == number("0.285"));
    CHECK(document->value(monthly("c", 2025, 1))->value == number("999999999999999"));
    CHECK(document->value(monthly("d", 2025, 1))->value == number("-0.000000000000001"));
    CHECK(document->value(monthly("e", 2025, 1))->value == number("0"));
    CHECK(document->count_values() == 5);
}

TEST_CASE("a response keeps every field, line feeds and equals signs too")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto year = assessment(*document, "2025");
    forms::Response response;
    response.claim = forms::Claim::not_applicable;
    response.reason = "无产科\n因为 a=b \\n";
    response.decision = forms::Decision::refused;
    response.note = "见附件\r\n";
    response.baseline = *number("1.50").number;
    response.baseline_source = "2024 年报";
    document->apply({db::ResponseEdit{year.id, "obstetrics", "vbac", response}}, by("王"));
    REQUIRE(document->load(year).responses.size() == 1);
    const forms::Response read = *document->load(year).responses[0].response;
    CHECK(read.claim == response.claim);
    CHECK(read.reason == response.reason);
    CHECK(read.decision == response.decision);
    CHECK(read.note == response.note);
    CHECK(read.baseline == response.baseline);
    CHECK(read.baseline_source == response.baseline_source);

    document->apply({db::ResponseEdit{year.id, "obstetrics", "vbac", forms::Response{}}}, by("王"));
    CHECK(document->load(year).responses.empty());
}

TEST_CASE("loading gives the months of the period and of the year before, and no others")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto before = assessment(*document, "2024H1");
    const auto half = assessment(*document, "2025H1");
    std::vector<db::Edit> edits;
    for (int year = 2019; year <= 2026; ++year) {
        for (int month = 1; month <= 12; ++month)
            edits.push_back(db::ValueEdit{monthly("n", year, month), number(std::to_string(year * 100 + month)), {}});
    }
    edits.push_back(db::ValueEdit{{"cardiology", "los", {}, before.id}, number("7.5"), {}});
    edits.push_back(db::ValueEdit{{"cardiology", "los", {}, half.id}, number("7.1"), {}});
    edits.push_back(db::ModeEdit{before.id, "cardiology", "los", forms::Mode::period});
    document->apply(edits, by("王"));

    const auto data = document->load(half);
    REQUIRE(data.values.size() == 7);
    CHECK(data.values[0].value == number("7.1"));
    for (std::size_t i = 1; i < 7; ++i)
        CHECK(data.values[i].value == number(std::to_string(202500 + static_cast<int>(i))));
    REQUIRE(data.prior.size() == 7);
    CHECK(data.prior[0].value == number("202401"));
    CHECK(data.prior[5].value == number("202406"));
    CHECK(data.prior[6].value == number("7.5"));
    CHECK(data.modes.empty());
    REQUIRE(data.prior_modes.size() == 1);
}

TEST_CASE("assessments come newest period first, and an unknown one is refused")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    assessment(*document, "2024");
    const auto year = assessment(*document, "2025");
    assessment(*document, "2023");
    const auto rows = document->assessments();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].period.str() == "2025");
    CHECK(rows[2].period.str() == "2023");
    db::AssessmentRow unknown;
    unknown.id = "nobody";
    CHECK(error_of([&] { document->load(unknown); }).kind() == ErrorKind::invalid);
    db::AssessmentRow again = year;
    CHECK(error_of([&] { document->add_assessment(again, {}, by("王")); }).kind() == ErrorKind::invalid);
    again.id.clear();
    again.standard = 99;
    CHECK(error_of([&] { document->add_assessment(again, {}, by("王")); }).kind() == ErrorKind::invalid);
    CHECK(document->assessments().size() == 3);
}

TEST_CASE("a standard is kept once per digest and its files come back byte for byte")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto first = document->embed(standard());
    const auto again = document->embed(standard());
    const auto other = document->embed(standard("# corrected"));
    CHECK(first.id == again.id);
    CHECK(first.id != other.id);
    CHECK(document->standards().size() == 2);
    CHECK(first.sha256 == db::standard_digest(standard().files));
    const auto files = document->standard_files(first.id);
    REQUIRE(files.size() == 2);
    CHECK(files[0].path == "ward/standard.toml");
    CHECK(files[0].bytes == standard().files[0].bytes);
    CHECK(files[1].path == "ward/空.toml");
    CHECK(files[1].bytes.empty());
    CHECK(error_of([&] { document->standard_files(77); }).kind() == ErrorKind::invalid);
}

TEST_CASE("moving a byte from one file of a standard to the next changes its digest")
{
    CHECK(db::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(db::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(db::standard_digest({{"a", "12"}, {"b", "3"}}) != db::standard_digest({{"a", "1"}, {"b", "23"}}));
    CHECK(db::standard_digest({{"a", "xyz"}}) == db::sha256("a\n3\nxyz"));
}

TEST_CASE("universally unique identifiers are of version 4 and differ")
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = db::platform::new_uuid();
        REQUIRE(id.size() == 36);
        CHECK(id[14] == '4');
        CHECK(std::string("89ab").find(id[19]) != std::string::npos);
        seen.insert(id);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("a finished file takes a new name only where none is, and replaces only where that is asked for")
{
    const Folder folder;
    write_bytes(folder / "new", "new");
    write_bytes(folder / "old", "old");
    CHECK(error_of([&] { db::platform::place_new_file(folder / "new", folder / "old"); }).kind() == ErrorKind::exists);
    CHECK(bytes_of(folder / "old") == "old");
    db::platform::place_new_file(folder / "new", folder / "第三");
    CHECK(bytes_of(folder / "第三") == "new");
    CHECK_FALSE(fs::exists(folder / "new"));
    db::platform::replace_file(folder / "第三", folder / "old");
    CHECK(bytes_of(folder / "old") == "new");
    CHECK(error_of([&] { db::platform::replace_file(folder / "old", folder / "none/x"); }).kind() ==
          ErrorKind::cannot_write);
    CHECK(bytes_of(folder / "old") == "new");
}

#ifndef _WIN32
TEST_CASE("a recorded moment is shown by the clock on the wall, another text as it is")
{
    const char* const before = std::getenv("TZ");
    const std::string kept = before ? before : "";
    setenv("TZ", "UTC-8", 1);   // China
    tzset();
    CHECK(db::platform::on_the_wall("2025-12-31T20:15:30Z") == "2026-01-01 04:15");
    CHECK(db::platform::on_the_wall("2024-02-29T00:00:00Z") == "2024-02-29 08:00");
    CHECK(db::platform::on_the_wall("2025-02-30T00:00:00Z") == "2025-02-30T00:00:00Z");
    CHECK(db::platform::on_the_wall("long ago") == "long ago");
    before ? setenv("TZ", kept.c_str(), 1) : unsetenv("TZ");
    tzset();
}
#endif
