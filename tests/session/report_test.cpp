#include "tests/session/helpers.h"

#include "app/session/report.h"
#include "db/digest.h"
#include "templates/tree.h"

#include <array>

#include <catch2/catch.hpp>

using namespace zk;
using forms::Field;

namespace {

const session::Json& item(const session::Json& report, const std::string& section, const std::string& id)
{
    static const session::Json none;
    for (const auto& s : report["sections"])
        if (s["id"] == section)
            for (const auto& d : s["dimensions"])
                for (const auto& g : d["groups"])
                    for (const auto& i : g["items"])
                        if (i["id"] == id)
                            return i;
    FAIL("no item " << id);
    return none;
}

}   // namespace

TEST_CASE("the five kinds of empty stay different in the report")
{
    Ward ward;
    ward.set("medicine", "medicine.tech.gastroscopy", Field::status, "none");
    ward.set("medicine", "medicine.quality.waiting", Field::value, "0");
    ward.session->claim("medicine", "medicine.quality.falls", forms::Claim::no_data, "系统未上线");
    const auto report = ward.session->report(ward.words);
    const auto shown = [&](const char* id) { return item(report, "medicine", id)["value"]["display"]["zh"].get<std::string>(); };
    CHECK(shown("medicine.tech.gastroscopy") == "未开展");
    CHECK(shown("medicine.tech.esd") == "/");                      // its prerequisite is not carried out
    CHECK(shown("medicine.quality.waiting") == "0");
    CHECK(shown("medicine.quality.falls") == "暂无数据");
    CHECK(shown("medicine.quality.handwashing") == "未填");
    CHECK(item(report, "medicine", "medicine.quality.waiting")["value"]["number"] == "0");
    CHECK(item(report, "medicine", "medicine.quality.handwashing")["value"]["number"].is_null());
}

TEST_CASE("the report of last year's assessment stands beside this year's")
{
    Ward ward;
    ward.begin("2024");
    ward.set("surgery", "surgery.tech.appendectomy", Field::status, "guided");
    ward.set("surgery", "surgery.tech.appendectomy", Field::cases, "30");
    ward.session->select("2025");
    const auto report = ward.session->report(ward.words);
    const auto& asked = item(report, "surgery", "surgery.tech.appendectomy");
    CHECK(asked["prior"]["display"]["zh"] == "上级专家指导下开展");
    for (const auto& section : report["sections"])
        if (section["id"] == "surgery")
            for (const auto& dimension : section["dimensions"])
                if (dimension["id"] == "technology")
                    CHECK(dimension["prior"] == "70.00");
}

TEST_CASE("growth is measured against the year before and against the baseline year of the standard")
{
    Ward ward;
    const fs::path file = ward.path / "data/forms/ward/standard.toml";
    std::string standard = read(file);
    standard.insert(standard.find("[standard]\n") + 11, "baseline_year = 2020\n");
    write(file, standard);
    ward.session = session::Session::create(ward.path / "b.zhuanke", "张三", "示例县人民医院", ward.library);
    const std::vector<std::array<const char*, 3>> years{{"2020", "40", "60"}, {"2024", "50", "70"}, {"2025", "25", "90"}};
    for (const auto& [year, waiting, washed] : years) {
        ward.begin(year);
        ward.set("medicine", "medicine.quality.waiting", Field::value, waiting);
        ward.set("medicine", "medicine.quality.handwashing", Field::numerator, washed);
        ward.set("medicine", "medicine.quality.handwashing", Field::denominator, "100");
    }
    const auto report = ward.session->report(ward.words);
    CHECK(report["assessment"]["baseline_period"]["id"] == "2020");
    const auto& waiting = item(report, "medicine", "medicine.quality.waiting");
    CHECK(waiting["growth"]["display"]["zh"] == "-50.00%");
    CHECK(waiting["baseline"]["number"] == "40");
    CHECK(waiting["baseline_from"]["zh"] == "2020年自评数据");
    CHECK(waiting["baseline_growth"]["number"] == "-37.50");
    const auto& washed = item(report, "medicine", "medicine.quality.handwashing");
    CHECK(washed["growth"]["display"]["zh"] == "+20.00个百分点");   // of a percentage the difference
    CHECK(washed["baseline_growth"]["number"] == "30.00");
    const auto& blank = item(report, "medicine", "medicine.quality.falls");
    CHECK(blank["growth"]["number"].is_null());
    CHECK(blank["baseline_from"]["zh"] == "");
    CHECK(blank["outcome"]["zh"] == "/");
    for (const std::string& difference : templates::tree_differences(report))
        FAIL_CHECK(difference);
}

TEST_CASE("the report is the tree that layouts know, and carries the hospital's identity however it was entered")
{
    Ward ward;
    ward.set("hospital", "hospital.profile.uscc", Field::text, "12130000401234567X");
    CHECK(ward.session->report(ward.words)["hospital"]["uscc"] == "12130000401234567X");
    ward.session->load_csv(ward.csv("specialty,item,field,month,value\nhospital,hospital.profile.uscc,text,,123\n"), false);
    const auto report = ward.session->report(ward.words);
    CHECK(report["hospital"]["uscc"] == "123");
    CHECK(report["hospital"]["name"] == "示例县人民医院");
    for (const std::string& difference : templates::tree_differences(report))
        FAIL_CHECK(difference);
}

TEST_CASE("the digest does not depend on the submission's own fields and changes with any value")
{
    Ward ward;
    auto report = ward.session->report(ward.words);
    const std::string before = db::sha256(session::canonical(report));
    report["submission"] = {{"file", "x.xlsx"}};
    CHECK(db::sha256(session::canonical(report)) == before);
    ward.set("medicine", "medicine.quality.waiting", Field::value, "25");
    CHECK(db::sha256(session::canonical(ward.session->report(ward.words))) != before);
}

TEST_CASE("a submission is written, re-read and found equal, and the same document gives the same bytes")
{
    Ward ward;
    ward.set("medicine", "medicine.quality.waiting", Field::value, "25");
    const fs::path target = ward.path / u8("上报 表.xlsx");
    const auto first = ward.session->submit(target, "county", forms::Language::zh, ward.words, {true, {}, {}, {}});
    CHECK(first.cells_written > 100);
    CHECK(first.cells_equal == first.cells_written);
    CHECK(first.cells_different == 0);
    const std::string bytes = read(target);
    ward.reopen();
    ward.session->submit(target, "county", forms::Language::zh, ward.words, {true, {}, {}, {}});
    CHECK(read(target) == bytes);
    CHECK_FALSE(fs::exists(ward.path / u8("上报 表.xlsx.unfinished")));
}

TEST_CASE("a report appended member by member has the bytes of a whole dump, so old digests still fit")
{
    Ward ward;
    session::Json tree = ward.session->report(ward.words);
    tree["submission"] = session::Json::array({1, session::Json::array(), session::Json::object(), nullptr, "“\"”"});
    std::string whole;
    zk::session::append_dump(tree, whole);
    CHECK(whole == tree.dump());
    const std::string canonical = zk::session::canonical(tree);
    tree.erase("submission");
    CHECK(canonical == tree.dump());
}

TEST_CASE("a submission that can not be written leaves the old workbook alone")
{
    Ward ward;
    write(ward.path / "old.xlsx", "the workbook of last week");
    CHECK(code_of([&] { ward.session->submit(ward.path / "nowhere" / "a.xlsx", "county", forms::Language::zh, ward.words, {true, {}, {}, {}}); }) ==
          "submit.no_folder");
    if (fs::is_character_file("/dev/null")) {   // not on Windows; by a link, for an administrator's rename would really replace it
        fs::create_symlink("/dev/null", ward.path / "device.xlsx");
        CHECK(code_of([&] { ward.session->submit(ward.path / "device.xlsx", "county", forms::Language::zh, ward.words, {true, {}, {}, {}}); }) ==
              "session.special_file");
        CHECK(fs::is_symlink(ward.path / "device.xlsx"));
    }
    fs::create_directory(ward.path / "old.xlsx.unfinished");   // something stands where the new file is to be written
    write(ward.path / "old.xlsx.unfinished" / "x", "x");
    CHECK(code_of([&] { ward.session->submit(ward.path / "old.xlsx", "county", forms::Language::zh, ward.words, {true, {}, {}, {}}); }) != "");
    CHECK(read(ward.path / "old.xlsx") == "the workbook of last week");
    CHECK(code_of([&] { ward.session->submit(ward.path / "a.xlsx", "contry", forms::Language::zh, ward.words, {true, {}, {}, {}}); }) ==
          "session.unknown_layout");
}

TEST_CASE("the months of an item are there for its trend, last year's beside them", "[session][series]")
{
    Ward ward;
    ward.begin("2024");
    const char* item = nullptr;
    for (const auto& ask : ward.session->form().asks())
        if (ward.session->form().item(ask).kind == zk::forms::ItemKind::ratio && !item)
            item = ward.session->form().item(ask).id.c_str();
    REQUIRE(item);
    const std::string name = item;
    ward.set("medicine", name.c_str(), zk::forms::Field::numerator, "3", "2024-02");
    ward.set("medicine", name.c_str(), zk::forms::Field::denominator, "4", "2024-02");
    ward.session->select("2025");
    ward.set("medicine", name.c_str(), zk::forms::Field::numerator, "1", "2025-01");
    ward.set("medicine", name.c_str(), zk::forms::Field::denominator, "8", "2025-01");
    const auto series = ward.session->series("medicine", name);
    CHECK(series.now[0].value.has_value());
    CHECK_FALSE(series.now[1].value.has_value());
    CHECK(series.before[1].value.has_value());
    CHECK_FALSE(series.before[0].value.has_value());
    CHECK(code_of([&] { ward.session->series("medicine", "unheard.of"); }) != "");
}

TEST_CASE("last year's scores are those of its own assessment", "[session]")
{
    Ward ward;
    CHECK_FALSE(ward.session->year_before());
    ward.begin("2024");
    ward.session->select("2025");
    REQUIRE(ward.session->year_before());
    const auto before = ward.session->year_before();
    CHECK(before->card.sections.size() == ward.session->scorecard().sections.size());
    CHECK(before->card.items.capacity() == 0);   // windows keep it: only what they compare
}
