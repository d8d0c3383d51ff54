#include "app/session/sample.h"

#include "app/session/csv.h"
#include "app/session/sample_story.h"
#include "app/session/sample_year.h"
#include "app/session/session_impl.h"

#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace zk::session {

namespace {

constexpr int year = 2025, baseline_year = 2020;
constexpr const char* who = sample_person;

fs::path path_of(const std::string& name) { return fs::path(std::u8string(name.begin(), name.end())); }

std::vector<CsvRow> table(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    CsvTable read = read_csv(bytes);
    if (!in || read.wrong || read.rows.empty())
        throw Error(Failure::io, {"sample.table",
                                  ZK_TR("The sample data in “{path}” can not be read. Install the program again."),
                                  {{"path", utf8(file)}}});
    return std::move(read.rows);
}

void write_file(const fs::path& file, const std::string& text)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out)
        throw Error(Failure::io,
                    {"sample.cannot_write",
                     ZK_TR("“{path}” can not be written. Choose a folder where you may write and that has room."),
                     {{"path", utf8(file)}}});
}

void load_year(Session& session, const SampleTable& sample, int of_year, const fs::path& folder)
{
    const fs::path file = folder / path_of("示例数据-" + std::to_string(of_year) + ".csv");
    write_file(file, sample.csv(session.form(), of_year));
    const LoadResult loaded = session.load_csv(file, false, std::to_string(of_year + 1) + "-01-20T02:00:00Z");
    if (!loaded.refused())
        return;
    std::vector<forms::Problem> problems;
    for (const LoadLine& line : loaded.problems)
        if (!line.warning)
            problems.push_back({utf8(file.filename()), line.line, 0, line.message});
    throw Error(Failure::io,
                {"sample.refused", ZK_TR("The sample data do not fit the standard “{id}”."),
                 {{"id", session.form().standard().id}}},
                std::move(problems));
}

void begin(Session& session, const SampleTable& sample, int of_year, std::vector<std::string> specialties)
{
    Assessment wanted;
    wanted.period = {forms::Month(of_year, 1), forms::Month(of_year, 12)};
    wanted.standard = sample.standard();
    wanted.cutoff = forms::Date(static_cast<unsigned short>(of_year + 1), 3, 31);
    wanted.specialties = std::move(specialties);
    session.new_assessment(wanted);
}

/// The year that growth is measured from: the hospital's own figures, no specialty.
void load_baseline(Session& session, const SampleTable& sample, const SampleStory& story, const fs::path& folder)
{
    const std::string any = sample.specialties().front();
    begin(session, sample, baseline_year, {any});
    session.remove_specialty(any);
    load_year(session, sample, baseline_year, folder);
    story.tell(session, baseline_year);
}

/// The row's fields are those of an action in the order of db::ActionRow.
void load_actions(Session& session, const std::vector<CsvRow>& rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto fields = rows[i].fields;
        fields.resize(9);
        session.keep_action({0, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], forms::parse_date(fields[6]), fields[7],
                             forms::parse_date(fields[8])});
    }
}

}   // namespace

std::unique_ptr<Session> create_sample(const fs::path& path, const Library& library)
{
    const fs::path folder = library.sample_folder();
    const auto hospital = table(folder / "hospital.csv");
    const SampleTable sample(hospital, table(folder / "items.csv"), year);
    const SampleStory story(table(folder / "story.csv"));
    const fs::path beside = path.has_parent_path() ? path.parent_path() : fs::path(".");

    auto session = Session::create(path, who, sample.hospital_name(), library);
    load_baseline(*session, SampleTable(hospital, table(folder / "baseline.csv"), baseline_year), story, beside);
    for (const int of_year : {year - 1, year}) {
        begin(*session, sample, of_year, sample.specialties());
        if (of_year == year - 1)
            load_year(*session, sample, of_year - 1, beside);   // what that year is compared with
        load_year(*session, sample, of_year, beside);
        story.tell(*session, of_year);
        add_sample_evidence(*session, beside);   // the year before can be approved with it
    }
    load_actions(*session, table(folder / "actions.csv"));
    return session;
}

}   // namespace zk::session
