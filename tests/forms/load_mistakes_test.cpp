#include "forms/directory_source.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

using namespace zk::forms;

namespace {

const Untranslated plain;

/// The example's files, to be spoilt one place at a time.
class Example {
public:
    Example()
    {
        const DirectorySource source({std::filesystem::path(ZK_SOURCE_DIR) / "forms" / "example"});
        for (const char* path : {"standard.toml", "medicine.toml", "surgery.toml"})
            files.push_back({std::string("ward/") + path, *source.read("ward", path)});
        files.push_back({"ward-strict/standard.toml", *source.read("ward-strict", "standard.toml")});
    }

    std::string& bytes(std::string_view path)
    {
        const auto found = std::find_if(files.begin(), files.end(), [&](const SourceFile& f) { return f.path == path; });
        REQUIRE(found != files.end());
        return found->bytes;
    }

    void replace(std::string_view path, std::string_view from, std::string_view to)
    {
        INFO(from);
        std::string& text = bytes(path);
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }

    int line_of(std::string_view path, std::string_view text)
    {
        INFO(text);
        const std::string& all = bytes(path);
        const auto at = all.find(text);
        REQUIRE(at != std::string::npos);
        return static_cast<int>(std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
    }

    LoadResult load(std::string_view id = "ward") const { return load_standard(MemorySource(files), id); }

    std::vector<SourceFile> files;
};

struct Mistake {
    const char* file;      ///< within ward/, or with its folder
    const char* from;
    const char* to;
    const char* code;
    const char* at;        ///< text on the line where it is told
    const char* says = ""; ///< part of the sentence
};

void expect_one(const Mistake& mistake, std::string_view id = "ward")
{
    INFO(mistake.from << " -> " << mistake.to);
    Example example;
    const std::string path = std::string(id) + "/" + mistake.file;
    example.replace(path, mistake.from, mistake.to);
    const LoadResult result = example.load(id);
    CHECK_FALSE(result.standard);
    for (const auto& problem : result.problems)
        UNSCOPED_INFO(sentence(problem, plain, Language::en));
    CHECK(result.problems.size() == 1);
    if (result.problems.empty())
        return;
    const Problem& problem = result.problems[0];
    CHECK(std::string(problem.message.code) == mistake.code);
    CHECK(problem.file == path);
    CHECK(problem.line == example.line_of(path, mistake.at));
    CHECK(problem.column > 0);
    const std::string said = plain.text(problem.message, Language::en);
    CHECK(said.find(mistake.says) != std::string::npos);
    CHECK(said.find('{') == (said.find("{ ") == std::string::npos ? std::string::npos : said.find("{ ")));
}

}  // namespace

TEST_CASE("each mistake in a standard is one problem with its place")
{
    static const Mistake mistakes[] = {
        // keys and types
        {"medicine.toml", "min_cases = 100", "min_case = 100", "load.unknown_key", "min_case = 100", "min_cases"},
        {"medicine.toml", "source = {", "sources = {", "load.unknown_key", "sources = {", "source"},
        {"medicine.toml", "points = 5", "pionts = 5", "load.unknown_key", "pionts", "points"},
        {"medicine.toml", "id = \"medicine.tech.capsule\"", "idd = \"medicine.tech.capsule\"", "load.unknown_key", "idd"},
        {"standard.toml", "[[category]]", "[[categroy]]", "load.unknown_key", "[[categroy]]", "category"},
        {"standard.toml", "weights_sum = 100 ", "weight_sum = 100 ", "load.unknown_key", "weight_sum", "weights_sum"},
        {"standard.toml", "[defaults.technique]", "[defaults.techniques]", "load.unknown_key", "[defaults.techniques]"},
        {"standard.toml", "guided = 0.7", "gided = 0.7", "load.unknown_key", "gided"},
        {"standard.toml", "facts = { denominator", "facts = { denominater", "load.unknown_key", "denominater"},
        {"medicine.toml", "points = 5", "points = \"5\"", "load.wrong_type", "points = \"5\"", "number"},
        {"medicine.toml", "score_cases = true", "score_cases = 1", "load.wrong_type", "score_cases = 1", "true or false"},
        {"medicine.toml", "points = 5", "points = 5.000000000000001", "load.wrong_type", "points = 5.0", "15 digits"},
        {"medicine.toml", "points = 5", "points = inf", "load.wrong_type", "points = inf"},
        {"medicine.toml", "title = { zh = \"胃镜检查\", en = \"Gastroscopy\" }", "title = \"胃镜检查\"", "load.wrong_type", "title = \"胃镜", "zh"},
        {"standard.toml", "date = 2025-01-01", "date = \"2025\"", "load.wrong_type", "date = \"2025\"", "2025-12-31"},
        {"standard.toml", "date = 2025-01-01", "date = 12:00:00", "load.wrong_type", "date = 12"},
        {"standard.toml", "decimals = 2 ", "decimals = 2.5 ", "load.wrong_type", "decimals = 2.5", "0 to 6"},
        {"medicine.toml", "kind = \"medical\"", "kind = \"medicine\"", "load.unknown_word", "kind = \"medicine\"", "medical"},
        {"medicine.toml", "level = \"basic\"", "level = \"basics\"", "load.unknown_word", "level = \"basics\"", "basic"},
        {"medicine.toml", "kind = \"choice\"", "kind = \"chioce\"", "load.unknown_word", "kind = \"chioce\"", "choice"},
        {"medicine.toml", "several = false", "several = false\nfloor = 1", "load.foreign_key", "floor = 1", "choice"},
        // missing
        {"medicine.toml", "points = 5\n", "", "load.missing_key", "[[item]]", "points"},
        {"standard.toml", "weight = 60", "", "load.missing_key", "[[dimension]]\nid = \"technology\"", "weight"},
        {"standard.toml", "for = \"hospital\"                 #", "#", "load.missing_key", "[[item]]", "for"},
        {"standard.toml", "version = \"1.0\"\n", "", "load.missing_key", "[standard]", "version"},
        {"medicine.toml", "unit = { zh = \"分钟\", en = \"minutes\" }", "", "load.missing_key", "[[item]]\nid = \"medicine.quality.waiting\"", "unit"},
        {"standard.toml", "direction = \"lower\"\npoints = 2", "points = 2", "load.missing_key", "[[item]]\nid = \"common.quality.readmission\"", "direction"},
        {"medicine.toml", "min_cases = 100\n", "", "load.missing_key", "[[item]]\nid = \"medicine.tech.gastroscopy\"", "min_cases"},
        {"medicine.toml", "rule = \"observe\"\n", "", "load.missing_key", "[[item]]\nid = \"medicine.quality.falls\"", "rule"},
        {"medicine.toml", "zh = \"无痛内镜\", ", "", "load.missing_zh", "Sedated endoscopy", "Chinese"},
        {"medicine.toml", ", en = \"Sedated endoscopy\"", "", "load.missing_en", "无痛内镜", "English"},
        // ids and references
        {"medicine.toml", "\"medicine.quality.falls\"", "\"medicine.tech.capsule\"", "load.duplicate_id", "id = \"medicine.tech.capsule\"\ndimension = \"quality\"", "ward/medicine.toml:"},
        {"medicine.toml", "\"medicine.quality.falls\"", "\"surgery.quality.falls\"", "load.id_shape", "surgery.quality.falls", "medicine"},
        {"medicine.toml", "\"medicine.quality.falls\"", "\"medicine.falls\"", "load.id_shape", "medicine.falls"},
        {"medicine.toml", "\"medicine.quality.falls\"", "\"medicine.quality.Falls\"", "load.id_characters", "medicine.quality.Falls"},
        {"standard.toml", "\"hospital.profile.uscc\"", "\"common.profile.uscc\"", "load.id_shape", "common.profile.uscc", "hospital"},
        {"standard.toml", "id = \"ward\" ", "id = \"wards\" ", "load.id_differs", "id = \"wards\""},
        {"medicine.toml", "dimension = \"quality\"", "dimension = \"qualitiy\"", "load.unknown_reference", "qualitiy", "quality"},
        {"medicine.toml", "category = \"endoscopy\"", "category = \"arthroscopy\"", "load.unknown_reference", "arthroscopy", "endoscopy"},
        {"medicine.toml", "group = \"medicine.endoscopy\" ", "group = \"medicine.endoscpy\" ", "load.unknown_reference", "medicine.endoscpy", "medicine.endoscopy"},
        {"standard.toml", "provider = \"records\"\n[item.card]", "provider = \"record\"\n[item.card]", "load.unknown_reference", "\"record\"", "records"},
        {"standard.toml", "denominator = \"discharges\"", "denominator = \"discharge\"", "load.unknown_reference", "\"discharge\"", "discharges"},
        {"standard.toml", "except = []", "except = [\"surgry\"]", "load.unknown_reference", "surgry", "surgery"},
        {"standard.toml", "grade = \"pass\"", "grade = \"passs\"", "load.unknown_reference", "passs", "pass"},
        {"surgery.toml", "same_as = \"medicine.tech.gastroscopy\"", "same_as = \"medicine.tech.gastroscpy\"", "load.unknown_reference", "gastroscpy"},
        {"surgery.toml", "same_as = \"medicine.tech.gastroscopy\"", "same_as = \"medicine.tech.sedation\"", "load.same_as_kind", "same_as"},
        {"surgery.toml", "weights = { technology", "weights = { technologie", "load.unknown_reference", "technologie", "technology"},
        {"medicine.toml", "requires = { carried_out = \"medicine.tech.gastroscopy\" }", "requires = { carried_out = \"medicine.tech.gastro\" }", "load.unknown_reference", "medicine.tech.gastro\""},
        {"medicine.toml", "requires = { carried_out = \"medicine.tech.gastroscopy\" }", "requires = { carried_out = \"medicine.tech.sedation\" }", "load.condition_item", "requires", "technique"},
        {"medicine.toml", "requires = { carried_out = \"medicine.tech.gastroscopy\" }", "requires = {}", "load.condition_empty", "requires = {}"},
        {"medicine.toml", "requires = { carried_out = \"medicine.tech.gastroscopy\" }", "requires = { carriedout = \"medicine.tech.gastroscopy\" }", "load.unknown_key", "carriedout", "carried_out"},
        {"medicine.toml", "requires = { carried_out = \"medicine.tech.gastroscopy\" }", "requires = { every_dimension = 60 }", "load.condition_of_grade", "every_dimension"},
        {"medicine.toml", "options = [\"daytime\", \"always\"]", "options = [\"daytimes\"]", "load.unknown_option", "daytimes", "daytime"},
        {"medicine.toml", "fact = \"medicine.tech.esd.cases\"", "fact = \"medicine.tech.esd.status\"", "load.condition_fact", "esd.status"},
        {"medicine.toml", "fact = \"medicine.tech.esd.cases\"", "fact = \"medicine.tech.esd.case\"", "load.unknown_reference", "esd.case", "medicine.tech.esd.cases"},
        {"medicine.toml", ", at_most = 5", "", "load.missing_key", "medicine.tech.esd.cases"},
        {"medicine.toml", "carried_out = \"medicine.tech.esd\"", "carried_out = \"medicine.tech.esd\", at_least = 1", "load.condition_key", "at_least = 1"},
        {"medicine.toml", "carried_out = \"medicine.tech.esd\"", "carried_out = \"medicine.tech.esd\", any = []", "load.condition_two", "any = []"},
        {"standard.toml", "unless = { every_dimension = 60 }", "unless = { dimension = \"profile\", at_least = 60 }", "load.condition_unscored", "dimension = \"profile\", at"},
        {"standard.toml", "unless = { every_dimension = 60 }", "unless = { all_techniques = \"base\" }", "load.unknown_word", "base\""},
        {"standard.toml", "facts = { text = \"identity.uscc\" }", "facts = { text = \"discharges\" }", "load.fact_nature", "facts = { text"},
        {"standard.toml", "format = \"uscc\"", "format = \"uscd\"", "load.unknown_word", "uscd", "uscc"},
        {"standard.toml", "\"surgery.toml\"]", "\"surgery.toml\", \"surgery.toml\"]", "load.file_twice", "files ="},
        // circles
        {"medicine.toml", "min_cases = 100", "requires = { carried_out = \"medicine.tech.esd\" }\nmin_cases = 100", "load.circular_prerequisites", "requires", "medicine.tech.gastroscopy → medicine.tech.esd → medicine.tech.gastroscopy"},
        {"standard.toml", "weights_sum = 100 ", "extends = \"ward\"\nweights_sum = 100 ", "load.circular_extends", "extends", "ward → ward"},
        // sums
        {"standard.toml", "weight = 60", "weight = 61", "load.weights_sum", "weights_sum = 100", "101"},
        {"surgery.toml", "quality = 50", "quality = 40", "load.specialty_weights_sum", "weights =", "90"},
        {"medicine.toml", "points = 5", "points = 6", "load.points_sum", "[specialty]", "11"},
        {"medicine.toml", "points = 5", "points = 5.5", "load.points_sum", "[specialty]", "10.5"},
        // targets and bounds
        {"medicine.toml", "floor = 60\n", "", "load.no_floor", "target = 90"},
        {"surgery.toml", "floors = [35, 38.5]\n", "", "load.no_floor", "range = ["},
        {"medicine.toml", "target = 90\n", "", "load.missing_key", "[[item]]\nid = \"medicine.quality.handwashing\"", "target"},
        {"medicine.toml", "floor = 60", "floor = 95", "load.floor_side", "floor = 95", "below"},
        {"medicine.toml", "floor = 60", "floor = 90", "load.floor_side", "floor = 90", "below"},
        {"medicine.toml", "target = 90", "target = 900", "load.outside_proportion", "target = 900", "100"},
        {"medicine.toml", "floor = 60", "floor = 60\nall_or_nothing = { zh = \"一\", en = \"one\" }", "load.floor_and_nothing", "floor = 60"},
        {"surgery.toml", "range = [36, 37.5]", "range = [37.5, 36]", "load.range_order", "range = ["},
        {"surgery.toml", "floors = [35, 38.5]", "floors = [36, 38.5]", "load.range_order", "range = ["},
        {"surgery.toml", "range = [36, 37.5]", "range = [36]", "load.two_numbers", "range = [36]"},
        {"surgery.toml", "range = [36, 37.5]", "range = [36, \"37.5\"]", "load.wrong_type", "range = [36"},
        {"surgery.toml", "range = [36, 37.5]", "range = [36, 37.5]\ntarget = 37", "load.direction_key", "target = 37"},
        {"standard.toml", "direction = \"lower\"\npoints = 2", "direction = \"range\"\npoints = 2", "load.improve_range", "direction = \"range\""},
        {"medicine.toml", "scale = 1000", "scale = 0", "load.scale", "scale = 0"},
        // points, shares, grades
        {"medicine.toml", "points = 5", "points = -5", "load.points_not_positive", "points = -5"},
        {"medicine.toml", "points = 5", "points = 0", "load.points_not_positive", "points = 0"},
        {"medicine.toml", "scale = 1000", "scale = 1000\npoints = 1", "load.points_unscored", "points = 1\nrule = \"observe\""},
        {"medicine.toml", "share = 0.5", "share = 50", "load.share_range", "share = 50"},
        {"standard.toml", "guided = 0.7", "guided = 70", "load.share_range", "guided = 70"},
        {"standard.toml", "hold = 0.7", "hold = 1.1", "load.share_range", "hold = 1.1"},
        {"standard.toml", "threshold = 0.5", "threshold = -0.5", "load.negative", "threshold"},
        {"standard.toml", "from = 60", "from = 75", "load.grade_bound_twice", "from = 75\n\n[[grade]]\nid = \"excellent\"", "75"},
        {"standard.toml", "from = 0", "from = 1", "load.grade_zero", "from = 1"},
        {"medicine.toml", "{ id = \"always\"", "{ id = \"daytime\"", "load.duplicate_option", "{ id = \"daytime\", title = { zh = \"每日"},
        {"medicine.toml", "rule = \"sentinel\"", "rule = \"technique\"", "load.rule_kind", "rule = \"technique\"", "target"},
        {"standard.toml", "whole = true\nprovider", "provider", "load.proportion_not_whole", "facts = { denominator"},
        {"medicine.toml", "target_basis", "whole = false\ntarget_basis", "load.proportion_not_whole", "whole = false"},
        {"standard.toml", "scored = false", "scored = false\nweight = 10", "load.weight_unscored", "weight = 10"},
    };
    for (const auto& mistake : mistakes)
        expect_one(mistake);
}

TEST_CASE("each mistake in an overlay is one problem with its place")
{
    static const Mistake mistakes[] = {
        {"standard.toml", "item = \"medicine.tech.esd\"", "item = \"medicine.tech.esdd\"", "load.change_unknown", "medicine.tech.esdd", "medicine.tech.esd"},
        {"standard.toml", "grade = \"excellent\"", "grade = \"excelent\"", "load.change_unknown", "excelent", "excellent"},
        {"standard.toml", "drop = [\"medicine.quality.falls\"]", "drop = [\"medicine.quality.fall\"]", "load.change_unknown", "medicine.quality.fall", "medicine.quality.falls"},
        {"standard.toml", "level = \"basic\"", "levle = \"basic\"", "load.unknown_key", "levle", "level"},
        {"standard.toml", "level = \"basic\"", "level = \"basic\"\nid = \"medicine.tech.other\"", "load.change_id", "id = \"medicine.tech.other\""},
        {"standard.toml", "item = \"medicine.tech.esd\"\n", "", "load.change_what", "[[change]]\npoints = 4"},
        {"standard.toml", "item = \"surgery.tech.appendectomy\"\npoints = 11", "item = \"surgery.tech.appendectomy\"\npoints = 12", "load.points_sum", "[standard]", "12"},
        {"standard.toml", "remove = [\"all_or_nothing\"] ", "", "load.floor_and_nothing", "floor = 60"},
        {"standard.toml", "extends = \"ward\"", "extends = \"wards\"", "load.missing_file", "extends", "wards/standard.toml"},
        {"standard.toml", "title = { zh = \"病房自评示例（从严）\", en = \"Ward self-assessment example, strict\" }\n", "", "load.missing_key", "[standard]", "title"},
        {"standard.toml", "dimension = \"technology\"", "dimension = \"technolgy\"", "load.change_unknown", "technolgy", "technology"},
        {"standard.toml", "dimension = \"quality\"\nweight = 50", "dimension = \"quality\"\nweight = 60", "load.weights_sum", "weights_sum", "110"},
        {"standard.toml", "from = 95", "from = 75", "load.grade_bound_twice", "from = 75", "75"},
        {"standard.toml", "from = 95", "fromm = 95", "load.unknown_key", "fromm", "from"},
        {"standard.toml", "id = \"common.quality.pain\"", "id = \"common.quality.readmission\"", "load.duplicate_id", "id = \"common.quality.readmission\"", "ward/standard.toml"},
        {"standard.toml", "for = [\"surgical\"]", "for = [\"surgicl\"]", "load.unknown_reference", "surgicl"},
        {"standard.toml", "points = 4", "points = \"4\"", "load.wrong_type", "points = \"4\"", "number"},
        {"standard.toml", "points = 4", "points = 4\ndrop = 1", "load.wrong_type", "drop = 1"},
        {"standard.toml", "item = \"medicine.tech.esd\"", "item = \"medicine.tech.esd\"\ngrade = \"pass\"", "load.unknown_key", "grade = \"pass\""},
        {"standard.toml", "drop = [\"medicine.quality.falls\"]", "drop = \"medicine.quality.falls\"", "load.wrong_type", "drop = \"medicine"},
        {"standard.toml", "drop = [\"medicine.quality.falls\"]", "drop = [\"medicine.quality.falls\", \"surgery.tech.appendectomy\"]", "load.points_sum", "[standard]", "Surgery"},
    };
    for (const auto& mistake : mistakes)
        expect_one(mistake, "ward-strict");
}

TEST_CASE("changes without a standard to change, and keys removed that there never were, are told")
{
    Example example;
    example.replace("ward-strict/standard.toml", "extends = \"ward\"\n", "");
    const auto codes = [](const LoadResult& result) {
        std::set<std::string> all;
        for (const Problem& problem : result.problems)
            all.insert(problem.message.code);
        return all;
    };
    CHECK(codes(example.load("ward-strict")).contains("load.change_without_base"));
    Example misspelt;
    misspelt.replace("ward-strict/standard.toml", "remove = [\"all_or_nothing\"]", "remove = [\"all_or_nothings\"]");
    CHECK(codes(misspelt.load("ward-strict")) == std::set<std::string>{"load.unknown_key", "load.floor_and_nothing"});
}

TEST_CASE("a file with many mistakes tells them all, in the order of the file")
{
    Example example;
    example.replace("ward/medicine.toml", "level = \"basic\"", "level = \"basics\"");
    example.replace("ward/medicine.toml", "share = 0.5", "share = 5");
    example.replace("ward/medicine.toml", "floor = 60\n", "");
    example.replace("ward/medicine.toml", "en = \"Inpatient falls\"", "en = \"\"");
    example.replace("ward/standard.toml", "grade = \"pass\"", "grade = \"passs\"");
    example.replace("ward/surgery.toml", "floors = [35, 38.5]", "floors = [36.5, 38.5]");
    const auto problems = example.load().problems;
    std::vector<std::string> codes;
    for (const auto& problem : problems)
        codes.push_back(problem.message.code);
    CHECK(codes == std::vector<std::string>{"load.unknown_reference", "load.unknown_word", "load.share_range",
                                            "load.no_floor", "load.missing_en", "load.range_order"});
}

TEST_CASE("a mistake about a misspelt or absent key is told at its item")
{
    Example example;
    example.replace("ward/medicine.toml", "target = 90\nfloor = 60\n", "tagret = 90\n");
    example.replace("ward/medicine.toml", "scale = 1000\n", "form = \"proportion\"\nfloor = 2000\n");
    example.replace("ward/medicine.toml", "form = \"rate\"\n", "");
    std::vector<std::string> codes;
    for (const auto& problem : example.load().problems)
        codes.push_back(problem.message.code);
    CHECK(codes == std::vector<std::string>{"load.no_floor", "load.unknown_key", "load.outside_proportion"});
}

TEST_CASE("a missing file and a broken one do not hide the mistakes of the others")
{
    Example example;
    example.replace("ward/standard.toml", "files = [", "files = [\"absent.toml\", ");
    example.replace("ward/surgery.toml", "kind = \"surgical\"", "kind = ");
    example.replace("ward/medicine.toml", "points = 5", "points = \"5\"");
    const auto problems = example.load().problems;
    for (const auto& problem : problems)
        UNSCOPED_INFO(sentence(problem, plain, Language::en));
    REQUIRE(problems.size() == 3);
    CHECK(std::string(problems[0].message.code) == "load.missing_file");
    CHECK(problems[0].line == example.line_of("ward/standard.toml", "absent.toml"));
    CHECK(std::string(problems[1].message.code) == "load.wrong_type");
    CHECK(std::string(problems[2].message.code) == "load.syntax");
    CHECK(problems[2].line == 3);
}

TEST_CASE("a standard that is not there is said to be missing")
{
    const auto result = Example().load("nowhere");
    REQUIRE(result.problems.size() == 1);
    CHECK(std::string(result.problems[0].message.code) == "load.missing_file");
    CHECK(result.problems[0].file == "nowhere/standard.toml");
}

TEST_CASE("overlays that extend each other are named")
{
    Example example;
    example.replace("ward/standard.toml", "weights_sum = 100 ", "extends = \"ward-strict\"\nweights_sum = 100 ");
    const auto result = example.load("ward-strict");
    REQUIRE(result.problems.size() >= 1);
    CHECK(std::count_if(result.problems.begin(), result.problems.end(), [](const Problem& problem) {
              return std::string(problem.message.code) == "load.circular_extends";
          }) == 1);
}

TEST_CASE("items bound to each other in a circle are told")
{
    Example example;
    example.replace("ward/medicine.toml", "min_cases = 100\nscore_cases", "same_as = \"surgery.tech.gastroscopy\"\nmin_cases = 100\nscore_cases");
    const auto result = example.load();
    CHECK_FALSE(result.standard);
    REQUIRE_FALSE(result.problems.empty());
    CHECK(std::string(result.problems[0].message.code) == "load.circular_facts");
}

TEST_CASE("a dropped item that is still needed is told")
{
    Example example;
    example.replace("ward-strict/standard.toml", "drop = [\"medicine.quality.falls\"]", "drop = [\"medicine.tech.gastroscopy\"]");
    const auto result = example.load("ward-strict");
    std::vector<std::string> codes;
    for (const auto& problem : result.problems)
        codes.push_back(problem.message.code);
    CHECK(codes == std::vector<std::string>{"load.dropped_reference", "load.dropped_reference"});
}

TEST_CASE("an official standard names its paper")
{
    Example example;
    example.replace("ward/standard.toml", "official = false", "official = true");
    CHECK(example.load().standard);
    example.replace("ward/standard.toml", "date = 2025-01-01\n", "");
    const auto result = example.load();
    REQUIRE(result.problems.size() == 1);
    CHECK(std::string(result.problems[0].message.code) == "load.missing_key");
}

TEST_CASE("a file cut anywhere loads or says why not")
{
    for (const char* path : {"ward/standard.toml", "ward/medicine.toml", "ward-strict/standard.toml"}) {
        const Example whole;
        const std::size_t size = Example(whole).bytes(path).size();
        for (std::size_t cut = 0; cut < size; cut += 50) {
            Example example;
            example.bytes(path).resize(cut);
            const LoadResult result = example.load("ward-strict");
            INFO(path << " cut at " << cut);
            CHECK(static_cast<bool>(result.standard) == result.problems.empty());
            for (const auto& problem : result.problems)
                CHECK_FALSE(sentence(problem, plain, Language::zh).empty());
        }
    }
}

TEST_CASE("changed bytes never crash the loader")
{
    std::mt19937 random(20251231);
    const Example whole;
    for (int round = 0; round < 1500; ++round) {
        Example example = whole;
        for (int change = 0; change < 1 + round % 4; ++change) {
            std::string& bytes = example.files[random() % example.files.size()].bytes;
            const std::size_t at = random() % bytes.size();
            switch (random() % 4) {
            case 0:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
                break;
            case 1:
                bytes.erase(at, random() % 20);
                break;
            case 2:
                bytes.insert(at, 1, "[]{}=\"'\n.#"[random() % 10]);
                break;
            default: {   // a piece of another place
                const std::size_t from = random() % bytes.size();
                bytes.insert(at, bytes.substr(from, random() % 60));
            }
            }
        }
        const LoadResult result = example.load("ward-strict");
        REQUIRE(static_cast<bool>(result.standard) == result.problems.empty());
    }
}
