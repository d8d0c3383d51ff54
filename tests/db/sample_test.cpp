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

db::StepEdit step(const std::string& assessment, const std::string& name, const std::string& from,
                  const std::string& to, bool locked)
{
    db::StepEdit step;
    step.assessment = assessment;
    step.step = name;
    step.who = "王院长";
    step.date = *forms::parse_date("2026-02-01");
    step.expected = from;
    step.status = to;
    step.locked = locked;
    return step;
}

/// What schema 2 added: a year that was submitted, attached to and unlocked, evidence, an inspection date.
void fill_2(Document& document, const std::string& before, const std::string& year)
{
    const db::ChangeContext when = at("2026-02-01T08:00:00Z", "王主任");
    db::StepEdit confirm = step(before, "confirm", "filling", "filling", false);
    confirm.section = "cardiology";
    document.take_step(confirm, when);
    db::StepEdit approve = step(before, "approve", "filling", "approved", true);
    approve.tree = "{\"schema\":1}";
    document.take_step(approve, when);
    db::StepEdit submit = step(before, "submit", "approved", "submitted", true);
    submit.tree = "{\"schema\":1,\"submission\":{}}";
    db::SubmissionEdit archived;
    archived.row.serial = document.next_serial(2024);
    archived.row.file = "自评表.xlsx";
    archived.workbook = std::string("PK\3\4\0 workbook", 14);
    archived.row.sha256 = db::sha256(archived.workbook);
    archived.row.digest = db::sha256("tree");
    archived.row.layout = "county";
    archived.row.language = "zh";
    document.take_step(submit, when, &archived);
    document.attach(archived.row.serial, "盖章扫描件.pdf", "%PDF scan", when);
    db::StepEdit unlock = step(before, "unlock", "submitted", "filling", false);
    unlock.comment = "漏报一例";
    document.take_step(unlock, when);

    db::EvidenceRow evidence;
    evidence.title = "介入资质";
    evidence.file = "资质.pdf";
    const std::string bytes = "%PDF licence";
    evidence.bytes = static_cast<std::int64_t>(bytes.size());
    evidence.sha256 = db::sha256(bytes);
    evidence.dated = forms::parse_date("2024-06-30");
    evidence.valid_until = forms::parse_date("2027-06-29");
    evidence.deidentified = true;
    evidence.items = {{"cardiology", "pci"}, {"obstetrics", "vbac"}};
    document.apply({db::EvidenceEdit{year, 1, evidence, bytes},
                    db::InspectionEdit{year, forms::parse_date("2026-05-10")},
                    db::CutoffEdit{year, forms::parse_date("2026-02-28")}},
                   when);
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
    fill_2(document, before.id, year.id);
    db::ChangeContext reviewed = at("2026-03-01T08:00:00Z", "卫健委评审组");   // what schema 3 added
    reviewed.source = "自评表（已审）.xlsx";
    document.keep_reviews("2024-01", {{"cardiology", "pci", "2.5", "缺病案", "", "", ""}}, reviewed);
    forms::Response waiting;   // what schema 4 added
    waiting.recheck = "fixture 0.9 (00000000)";
    document.apply({db::ResponseEdit{year.id, "cardiology", "pci", waiting}}, at("2026-03-02T08:00:00Z", "李主任"));
    db::ActionRow action;   // what schema 5 added
    action.section = "cardiology";
    action.item = "pci";
    action.problem = "夜间导管室启动慢";
    action.measure = "二线班 30 分钟到院";
    action.owner = "李主任";
    action.due = forms::parse_date("2026-06-30");
    document.apply({db::ActionEdit{1, action}}, at("2026-03-03T08:00:00Z", "李主任"));
}

}  // namespace

TEST_CASE("make the sample of this schema version", "[.]")
{
    const fs::path path = sample(db::schema_version);
    REQUIRE_FALSE(fs::exists(path));
    fill(*Document::create(path, "样例"));
}

TEST_CASE("a document written by schema version 5 opens and says what it said")
{
    REQUIRE(db::read_version(sample(5)) == 5);
    const Folder folder;
    const fs::path path = folder / "旧.zhuanke";
    fs::copy_file(sample(5), path);
    const auto document = Document::open(path, Access::write, "李");
    document->check_integrity();
    const auto actions = document->actions();
    REQUIRE(actions.size() == 1);
    CHECK(actions[0].owner == "李主任");
    CHECK(forms::iso(*actions[0].due) == "2026-06-30");
    CHECK_FALSE(actions[0].closed);
}

TEST_CASE("a document written by schema version 4 opens and says what it said")
{
    REQUIRE(db::read_version(sample(4)) == 4);
    const Folder folder;
    const fs::path path = folder / "旧.zhuanke";
    fs::copy_file(sample(4), path);
    const auto document = Document::open(path, Access::write, "李");
    document->check_integrity();
    int waiting = 0;
    for (const auto& edit : document->load(document->assessments()[0]).responses)
        if (!edit.response->recheck.empty()) {
            ++waiting;
            CHECK(edit.section == "cardiology");
            CHECK(edit.response->recheck == "fixture 0.9 (00000000)");
        }
    CHECK(waiting == 1);
    CHECK(document->reviews("2024-01").size() == 1);
    CHECK(document->steps(document->assessments()[1].id).size() == 4);
}

TEST_CASE("a document written by schema version 3 opens and says what it said")
{
    REQUIRE(db::read_version(sample(3)) == 3);
    const Folder folder;
    const fs::path path = folder / "旧.zhuanke";
    fs::copy_file(sample(3), path);
    const auto document = Document::open(path, Access::write, "李");
    document->check_integrity();
    const auto reviews = document->reviews("2024-01");
    REQUIRE(reviews.size() == 1);
    CHECK(reviews[0].section == "cardiology");
    CHECK(reviews[0].item == "pci");
    CHECK(reviews[0].mark == "2.5");
    CHECK(reviews[0].comment == "缺病案");
    CHECK(reviews[0].who == "卫健委评审组");
    CHECK(reviews[0].when == "2026-03-01T08:00:00Z");
    CHECK(reviews[0].source == "自评表（已审）.xlsx");
}

TEST_CASE("a document written by schema version 2 opens and says what it said")
{
    REQUIRE(db::read_version(sample(2)) == 2);
    const Folder folder;
    const fs::path path = folder / "旧.zhuanke";
    fs::copy_file(sample(2), path);
    const auto document = Document::open(path, Access::write, "李");
    document->check_integrity();
    CHECK(document->count_values() == 27);
    const auto rows = document->assessments();
    REQUIRE(rows.size() == 2);
    CHECK(forms::iso(*rows[0].inspection) == "2026-05-10");
    CHECK(forms::iso(*rows[0].cutoff) == "2026-02-28");
    CHECK(rows[1].status == "filling");
    CHECK(rows[1].correction == 1);

    const auto steps = document->steps(rows[1].id);
    REQUIRE(steps.size() == 4);
    CHECK(steps[0].step == "confirm");
    CHECK(steps[0].section == "cardiology");
    CHECK(steps[3].comment == "漏报一例");
    CHECK(steps[3].slip == 1);
    CHECK(forms::iso(steps[3].date) == "2026-02-01");
    CHECK(steps[3].recorded == "2026-02-01T08:00:00Z");
    CHECK(document->kept_tree(rows[1].id) == "{\"schema\":1,\"submission\":{}}");

    const auto submissions = document->submissions();
    REQUIRE(submissions.size() == 1);
    CHECK(submissions[0].serial == "2024-01");
    CHECK(document->submitted_workbook("2024-01") == std::string("PK\3\4\0 workbook", 14));
    REQUIRE(submissions[0].attachments.size() == 1);
    CHECK(document->content(submissions[0].attachments[0].sha256) == "%PDF scan");

    const auto evidence = document->load(rows[0]).evidence;
    REQUIRE(evidence.size() == 1);
    CHECK(evidence[0].number == 1);
    CHECK(evidence[0].title == "介入资质");
    CHECK(evidence[0].items.size() == 2);
    CHECK(evidence[0].deidentified);
    CHECK(document->content(evidence[0].sha256) == "%PDF licence");
    CHECK(document->next_evidence(rows[0].id) == 2);
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
