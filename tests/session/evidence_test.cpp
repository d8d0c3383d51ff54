// 佐证材料: files beside items, kept once, checked when they leave, and what is missing or expires.
#include "tests/session/road.h"

#include "db/digest.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

struct Papers : Road {
    /// Gastroscopy's card asks for evidence in a standard of this test's own, and those of `others`.
    explicit Papers(const std::vector<std::string>& others = {})
    {
        const fs::path file = path / "data/forms/ward/medicine.toml";
        std::string text = read(file);
        const std::string evidence = "evidence = { zh = \"技术备案表\", en = \"Registration of the technique\" }\n";
        text.insert(text.find("source = "), evidence);   // the first card
        for (const std::string& other : others)
            text.insert(text.find("id = \"" + other + "\""), "card." + evidence);
        write(file, text);
        session->new_assessment({"佐证", *forms::Period::parse("2025"), "ward", forms::Date(2026, 3, 31), {}});
        fill();
    }
    fs::path paper(const std::string& name, const std::string& bytes)
    {
        write(path / u8(name), bytes);
        return path / u8(name);
    }
    int add(const std::string& name, const std::string& bytes, std::vector<session::EvidenceItem> items = {})
    {
        session::NewEvidence wanted;
        wanted.file = paper(name, bytes);
        wanted.items = std::move(items);
        return session->add_evidence(wanted);
    }
    std::vector<std::string> hints() const
    {
        std::vector<std::string> codes;
        for (const auto& found : session->findings())
            if (std::string(found.finding.message.code).find("evidence") != std::string::npos)
                codes.emplace_back(found.finding.message.code);
        return codes;
    }
};

const session::EvidenceItem gastroscopy{"medicine", "medicine.tech.gastroscopy"};
const session::EvidenceItem esd{"medicine", "medicine.tech.esd"};

}   // namespace

TEST_CASE("one file stands behind many items, is kept once, and comes back as it was")
{
    Papers papers;
    const int first = papers.add("备案 表.pdf", "%PDF one", {gastroscopy, esd, gastroscopy});
    CHECK(first == 1);
    const int second = papers.add("同一份.pdf", "%PDF one");
    CHECK(second == 2);
    papers.reopen();
    papers.session->select("佐证");
    const auto all = papers.session->evidence();
    REQUIRE(all.size() == 2);
    CHECK(all[0].title == "备案 表");
    CHECK(all[0].file == "备案 表.pdf");
    CHECK(all[0].sha256 == db::sha256("%PDF one"));
    CHECK(all[0].items == std::vector<session::EvidenceItem>{esd, gastroscopy});
    papers.session->export_evidence(1, papers.path / "out.pdf");
    CHECK(read(papers.path / "out.pdf") == "%PDF one");
    const session::Json tree = papers.session->report(papers.words);
    CHECK(tree["evidence"].size() == 2);
    CHECK(tree["evidence"][0]["sections"].size() == 1);   // both items are of one specialty
    CHECK(tree["evidence"][1]["sections"].empty());
    std::string numbers;
    for (const auto& dimension : tree["sections"][0]["dimensions"])
        for (const auto& group : dimension["groups"])
            for (const auto& item : group["items"])
                if (item["id"] == "medicine.tech.esd")
                    numbers = item["evidence_numbers"];
    CHECK(numbers == "1");
}

TEST_CASE("a removed number is never given again, and undo brings the evidence back with its file")
{
    Papers papers;
    papers.add("a.pdf", "one");
    papers.add("b.pdf", "two");
    papers.session->remove_evidence(2);
    CHECK(papers.add("c.pdf", "three") == 3);
    CHECK(code_of([&] { papers.session->remove_evidence(2); }) == "evidence.unknown");
    const auto removed = papers.session->history({"", "2", "", "", {}, 1})[0];
    papers.session->undo(removed.batch);
    REQUIRE(papers.session->evidence().size() == 3);
    papers.session->export_evidence(2, papers.path / "b2.pdf");
    CHECK(read(papers.path / "b2.pdf") == "two");
}

TEST_CASE("what can not be evidence is refused in a sentence and nothing is kept")
{
    Papers papers;
    CHECK(code_of([&] { papers.add("empty.pdf", ""); }) == "evidence.empty_file");
    session::NewEvidence wanted;
    wanted.file = papers.path / "gone.pdf";
    CHECK(code_of([&] { papers.session->add_evidence(wanted); }) == "session.cannot_read");
    wanted.file = papers.path;
    CHECK(code_of([&] { papers.session->add_evidence(wanted); }) == "session.cannot_read");
    wanted.file = papers.paper("a.pdf", "x");
    wanted.items = {{"medicine", "medicine.tech.gastroscpy"}};
    CHECK(code_of([&] { papers.session->add_evidence(wanted); }) == "session.item_near");
    wanted.items = {};
    wanted.dated = forms::Date(2025, 6, 1);
    wanted.valid_until = forms::Date(2025, 5, 31);
    CHECK(code_of([&] { papers.session->add_evidence(wanted); }) == "evidence.dates");
    wanted.valid_until = {};
    fs::resize_file(wanted.file, static_cast<std::uintmax_t>(session::largest_kept_file) + 1);
    CHECK(code_of([&] { papers.session->add_evidence(wanted); }) == "evidence.too_large");
    CHECK(papers.session->evidence().empty());
    wanted.reference = true;
    CHECK(papers.session->add_evidence(wanted) == 1);   // by reference it may be as large as it is
}

TEST_CASE("what is claimed without evidence is one hint for the hospital, then one for each specialty")
{
    Papers papers;
    CHECK(papers.hints() == std::vector<std::string>{"finding.no_evidence"});
    CHECK(papers.session->evidence_missing() == std::vector<session::EvidenceItem>{gastroscopy});
    papers.add("a.pdf", "one", {esd});
    CHECK(papers.hints() == std::vector<std::string>{"finding.evidence_missing"});
    papers.session->edit_evidence(1, {{}, {}, {}, {}, std::vector<session::EvidenceItem>{gastroscopy}});
    CHECK(papers.hints().empty());
    papers.session->remove_evidence(1);
    papers.session->set({"medicine", "medicine.tech.gastroscopy", forms::Field::status, {}}, "none");
    CHECK(papers.hints().empty());   // nothing is claimed
}

TEST_CASE("a reason for missing evidence stands for the number it was given for")
{
    Papers papers({"medicine.tech.esd", "medicine.quality.handwashing"});
    CHECK(papers.session->evidence_missing() == std::vector<session::EvidenceItem>{gastroscopy, esd});   // a rate claims nothing
    const auto unexplained = [&] {
        for (const auto& found : papers.session->findings())
            if (std::string(found.finding.message.code).find("evidence") != std::string::npos)
                return found.reason.empty();
        return false;
    };
    const bool kept_here = GENERATE(false, true);   // one hint for the hospital, or one for each specialty
    if (kept_here)
        papers.add("a.pdf", "one", {{"medicine", "medicine.tech.sedation"}});
    REQUIRE(papers.hints() == std::vector<std::string>{kept_here ? "finding.evidence_missing" : "finding.no_evidence"});
    papers.explain();
    CHECK_FALSE(unexplained());
    papers.session->set({"medicine", "medicine.tech.esd", forms::Field::status, {}}, "none");
    CHECK(papers.session->evidence_missing().size() == 1);
    CHECK(unexplained());
}

TEST_CASE("evidence that expires before the inspection is pointed out, with its number")
{
    Papers papers;
    papers.add("a.pdf", "one", {gastroscopy});
    papers.session->edit_evidence(1, {{}, {}, std::optional<forms::Date>(forms::Date(2026, 5, 9)), {}, {}});
    CHECK(papers.hints().empty());
    papers.session->set_inspection(forms::Date(2026, 5, 9));
    CHECK(papers.hints().empty());   // the last day counts
    papers.session->set_inspection(forms::Date(2026, 5, 10));
    REQUIRE(papers.hints() == std::vector<std::string>{"finding.evidence_expires"});
    papers.explain();
    papers.session->edit_evidence(1, {{}, {}, std::optional<forms::Date>(forms::Date(2026, 5, 8)), {}, {}});
    const auto all = papers.session->findings();   // another date asks for another reason
    CHECK(std::any_of(all.begin(), all.end(), [](const auto& f) {
        return std::string(f.finding.message.code) == "finding.evidence_expires" && f.reason.empty();
    }));
}

TEST_CASE("values typed after the cut-off date are one hint for the section")
{
    Road road;
    road.session->set_cutoff(forms::Date(2020, 1, 1));
    std::vector<std::string> sections;
    for (const auto& found : road.session->findings())
        if (std::string(found.finding.message.code) == "finding.after_cutoff")
            sections.push_back(road.session->form().sections()[static_cast<std::size_t>(found.finding.section)].id);
    CHECK(sections == std::vector<std::string>{"hospital", "medicine", "surgery"});
    const auto open = [&] {
        int count = 0;
        for (const auto& found : road.session->findings())
            count += std::string(found.finding.message.code) == "finding.after_cutoff" && found.reason.empty();
        return count;
    };
    for (const auto& found : road.session->findings())
        if (std::string(found.finding.message.code) == "finding.after_cutoff")
            road.session->give_reason(found.finding.key, "迟报");
    CHECK(open() == 0);
    road.session->set_cutoff(forms::Date(2020, 1, 2));
    CHECK(open() == 3);   // the reasons were given for another date
    road.session->set_cutoff(forms::Date(2099, 1, 1));
    for (const auto& found : road.session->findings())
        CHECK(std::string(found.finding.message.code) != "finding.after_cutoff");
}

TEST_CASE("a pack holds numbered files, the index by clause and what is missing, and never overwrites")
{
    Papers papers;
    papers.add("a.pdf", "one", {esd});
    papers.session->edit_evidence(1, {"ESD 备案: 2025/06 \"正式\" ", {}, {}, {}, {}});
    session::NewEvidence referred;
    referred.file = papers.paper("大 文件.bin", "large");
    referred.reference = true;
    papers.session->add_evidence(referred);
    const fs::path target = papers.path / u8("佐证 材料");
    auto packed = papers.session->pack_evidence(target, forms::Language::zh, papers.words);
    CHECK(packed.files == 2);
    CHECK(packed.missing_items == 1);
    CHECK(packed.unavailable.empty());
    CHECK(read(target / u8("001_ESD 备案_ 2025_06 _正式_.pdf")) == "one");
    CHECK(read(target / u8("002_大 文件.bin")) == "large");
    const std::string index = read(target / u8("000_目录.html"));
    CHECK(index.find("内镜黏膜下剥离术") != std::string::npos);
    CHECK(index.find("&quot;正式&quot;") != std::string::npos);
    CHECK(index.find("href=\"001_ESD%20") != std::string::npos);
    CHECK(read(target / u8("000_缺少佐证材料清单.html")).find("技术备案表") != std::string::npos);
    CHECK(read(target / "SHA256SUMS.txt").find(db::sha256("one") + "  001_") == 0);
    CHECK(code_of([&] { papers.session->pack_evidence(target, forms::Language::zh, papers.words); }) == "session.file_exists");

    // A reference whose file has changed is named, not packed.
    papers.paper("大 文件.bin", "larger");
    packed = papers.session->pack_evidence(papers.path / u8("材料.ZIP"), forms::Language::zh, papers.words);
    CHECK(packed.files == 1);
    REQUIRE(packed.unavailable.size() == 1);
    CHECK(code_of([&] { papers.session->export_evidence(2, papers.path / "x.bin"); }) == "evidence.changed");
    CHECK(read(papers.path / u8("材料.ZIP")).substr(0, 2) == "PK");
    CHECK(code_of([&] { papers.session->pack_evidence(papers.path / "none/a.zip", forms::Language::zh, papers.words); }) ==
          "zip.cannot_write");
    for (const auto& entry : fs::directory_iterator(papers.path))
        CHECK(entry.path().extension() != ".unfinished");
}

TEST_CASE("two hundred pieces of evidence are kept, listed and packed")
{
    Papers papers;
    for (int i = 1; i <= 200; ++i)
        REQUIRE(papers.add("材料" + std::to_string(i) + ".txt", "内容 " + std::to_string(i % 50), {gastroscopy}) == i);
    const auto packed = papers.session->pack_evidence(papers.path / u8("全部.zip"), forms::Language::zh, papers.words);
    CHECK(packed.files == 200);
    const session::Json tree = papers.session->report(papers.words);
    CHECK(tree["evidence"].size() == 200);
}
