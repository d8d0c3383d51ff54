// The year before, as it went its road: so that the sample shows an archive, and a current year beside it.
#include "app/session/sample.h"
#include "app/session/session_impl.h"
#include "app/session/surroundings.h"

#include <fstream>

namespace fs = std::filesystem;

namespace zk::session {

namespace {

forms::Date day(int year, int month, int of_month)
{
    return forms::Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                       static_cast<unsigned short>(of_month));
}

fs::path named(const fs::path& folder, const std::string& name)
{
    return folder / fs::path(std::u8string(name.begin(), name.end()));
}

/// A paper with its title and a sentence that it is no real one, beside the first items that want evidence.
void add_paper(Session& session, const fs::path& folder, const std::string& title, std::vector<EvidenceItem> items,
               const forms::Date& dated, const std::optional<forms::Date>& valid_until)
{
    const fs::path file = named(folder, title + ".txt");
    std::ofstream(file, std::ios::binary) << title << "\n本文件为示例材料，非真实文件。\n";
    NewEvidence paper;
    paper.title = title;
    paper.file = file;
    paper.dated = dated;
    paper.valid_until = valid_until;
    paper.deidentified = true;
    paper.items = std::move(items);
    session.add_evidence(paper);
    std::error_code unused;
    fs::remove(file, unused);   // it is in the document now
}

void add_papers(Session& session, const fs::path& folder, int year)
{
    std::map<std::string, std::vector<EvidenceItem>> wanted;
    for (const EvidenceItem& at : session.evidence_missing())
        wanted[at.section].push_back(at);
    std::vector<EvidenceItem> shared;
    for (auto& [section, items] : wanted) {
        const forms::Standard& standard = session.form().standard();
        const int specialty = standard.specialty(section);
        if (specialty < 0 || shared.size() >= 3)
            continue;
        shared.push_back(items.front());
        items.resize(std::min<std::size_t>(items.size(), 4));
        add_paper(session, folder, standard.specialties[specialty].title.zh + "技术开展情况登记表", items,
                  day(year, 12, 31), {});
    }
    if (!shared.empty())
        add_paper(session, folder, "医疗技术临床应用备案表", shared, day(year - 1, 6, 30), day(year + 2, 6, 29));
    // What is not scanned lies in the archive room, and the hint says so where the specialty is complete.
    for (const CheckedFinding& found : session.findings()) {
        const forms::SectionScore& score = session.scorecard().sections[std::max(found.finding.section, 0)];
        if (std::string_view(found.finding.message.code) == "finding.evidence_missing" && found.reason.empty() &&
            score.answered == score.asked)
            session.give_reason(found.finding.key, "纸质材料存医务科档案室，检查时提供");
    }
}

}   // namespace

void add_sample_evidence(Session& session, const fs::path& folder)
{
    const int year = session.assessment().period.first.year();
    session.set_inspection(day(year + 1, 5, 15));
    add_papers(session, folder, year);
}

Submission submit_sample(Session& session, const Library& library, const fs::path& folder, const std::string& layout,
                         forms::Language language, const forms::Translator& translator,
                         const std::function<bool(int percent)>& progress)
{
    const int year = session.assessment().period.first.year() - 1;
    session.select(std::to_string(year));
    for (const std::string& specialty : session.specialties())
        session.confirm(specialty, "科主任（示例）", day(year + 1, 4, 2));
    session.review("医务科（示例）", day(year + 1, 4, 8));
    session.approve("分管院长（示例）", translator, day(year + 1, 4, 10));
    SubmitOptions how;
    how.name = "医务科（示例）";
    how.date = day(year + 1, 4, 11);
    how.progress = progress;
    const fs::path name = workbook_name(library, layout, session.report(translator), language);
    Submission done = session.submit(folder / name, layout, language, translator, how);
    if (!done.number.empty() && done.cells_different == 0)
        session.accept("县卫生健康委（示例）", day(year + 1, 4, 20));
    session.select();
    return done;
}

}   // namespace zk::session
