// The ratios of the design on the sample hospital. Prints one line each; the floor is measured in the same run.
#include "app/i18n/catalogue.h"
#include "app/session/archive.h"
#include "app/session/sample.h"
#include "app/session/verify.h"
#include "app/session/verify_data.h"
#include "db/platform.h"
#include "templates/workbook.h"
#include "tests/bench/floors.h"
#include "tests/bench/measure.h"

#include <cstdio>
#include <set>

namespace fs = std::filesystem;
using namespace zk;

namespace {

void loading(const session::Library& library)
{
    const auto loaded = library.standard("county-2025");
    const auto files = loaded.standard->files;
    const forms::MemorySource memory(files);
    bench::print_ratio("loading the standard / bare toml++",
                       bench::medians(15, [&] { forms::load_standard(memory, "county-2025"); },
                                      [&] { bench::bare_toml(files); }),
                       1.5);
}

void scoring(session::Session& session)
{
    const forms::Form& form = session.form();
    const forms::Answers& answers = session.answers();
    std::printf("%zu specialties, %zu questions, %zu numbers\n", form.sections().size() - 1, form.asks().size(),
                form.slots().size());
    bench::print_time("scoring the whole hospital", bench::median_ms(31, [&] { forms::score(form, answers); }), 5);
    forms::Scorecard card = forms::score(form, answers);
    int slot = 0;
    const int slots = static_cast<int>(form.slots().size());
    bench::print_time("rescoring after one answer (median of all)",
                      bench::median_ms(slots, [&] { forms::rescore_slot(form, answers, slot++, card); }), 0.3);
    double worst = 0;
    for (int i = 0; i < slots; ++i)
        worst = std::max(worst, bench::median_ms(15, [&] { forms::rescore_slot(form, answers, i, card); }));   // of 3: noise
    bench::print_time("rescoring after one answer (worst of all)", worst, 0.3);
}

void keeping(session::Session& session, const fs::path& folder)
{
    session.backup(folder / "bare.zhuanke");
    bench::BareDatabase bare(folder / "bare.zhuanke");
    const session::Address where{"cardiology", "cardiology.quality.stemi_ecg_10min", forms::Field::numerator,
                                 forms::Month(2025, 6)};
    int number = 0, bare_number = 0;
    bench::print_ratio("keeping one answer / bare SQLite transaction",
                       bench::medians(301, [&] { session.set(where, std::to_string(++number % 5 + 1)); },
                                      [&] { bare.keep(++bare_number); }),
                       1.2);
}

/// What verifying the workbook of a whole hospital needs at once: the report that it carries is put together again and parsed.
void verifying(const session::Library& library, const fs::path& workbook)
{
    const double before = bench::begin_peak_mb();
    const auto done = session::verify(workbook, library);
    bench::print_megabytes("memory of verifying it", bench::peak_mb() - before, 64);
    std::printf("  (%lld cells equal, %lld different)\n", static_cast<long long>(done.sheets.equal),
                static_cast<long long>(done.sheets.different));
    bench::print_time("verifying it", bench::median_ms(3, [&] { session::verify(workbook, library); }), 2000);
}

/// A report with so many values that the machine-readable sheet has 100,000 rows; only the writing counts.
void memory(templates::Json tree, const templates::Layout& layout, const fs::path& folder)
{
    auto& values = tree["sections"][0]["dimensions"][1]["groups"][0]["items"][0]["inputs"][1]["values"];
    for (int i = 0; i < 100000; ++i)
        values.push_back({"2025-01", std::to_string(i)});
    templates::WriteOptions options;
    options.created = 1767225600;
    const double before = bench::begin_peak_mb();
    const auto written = templates::write_workbook(layout, tree, options, folder / "long.xlsx");
    bench::print_megabytes("memory of writing 100,000 more rows", bench::peak_mb() - before, 20);
    std::printf("  (%lld cells)\n", static_cast<long long>(written.cells));
}

void workbook(session::Session& session, const session::Library& library, const fs::path& folder)
{
    const i18n::Catalogue words;
    auto tree = session.report(words);
    tree["submission"] = {{"digest", std::string(64, '0')}, {"check_code", "00000000"}, {"language", "zh"}, {"file", "x.xlsx"}};
    session::add_pieces(tree, library.layout_file("county"));   // as a submission does
    const auto layout = library.layout("county");
    templates::WriteOptions options;
    options.created = 1767225600;
    options.compared_next = true;   // as a submission does; the comparing is measured below
    const fs::path ours = folder / "ours.xlsx", bare = folder / "bare.xlsx";
    const auto written = templates::write_workbook(*layout, tree, options, ours);
    const auto raw = bench::raw_book(*layout, tree);
    std::printf("%lld cells on %d sheets\n", static_cast<long long>(written.cells), written.sheets);
    bench::print_time("the report tree", bench::median_ms(7, [&] { session.report(words); }), 1000);
    bench::print_ratio("writing the workbook / raw libxlsxwriter, same",
                       bench::medians(9, [&] { templates::write_workbook(*layout, tree, options, ours); },
                                      [&] { bench::bare_workbook(raw, options.created, bare); }),
                       1.1);
    struct Ignore final : templates::CellSink {
        bool sheet(std::string_view, int) override { return true; }
        void cell(const templates::Cell&) override {}
    };
    bench::print_time("of that: what the layout says, row by row", bench::median_ms(5, [&] { bench::raw_book(*layout, tree); }), 1000);
    bench::print_ratio("reading the workbook / bare unzip + parse",
                       bench::medians(9,
                                      [&] {
                                          Ignore ignore;
                                          templates::read_workbook(ours, ignore);
                                      },
                                      [&] { bench::bare_unzip_and_parse(ours); }),
                       2);
    bench::print_ratio("re-reading and comparing / bare unzip + parse",
                       bench::medians(9, [&] { templates::compare_workbook(*layout, tree, options, ours); },
                                      [&] { bench::bare_unzip_and_parse(ours); }),
                       4);
    const double before = bench::begin_peak_mb();
    Ignore ignore;
    templates::read_workbook(ours, ignore);
    bench::print_megabytes("memory of reading it", bench::peak_mb() - before, 64);
    memory(std::move(tree), *layout, folder);
    const double long_before = bench::begin_peak_mb();
    templates::read_workbook(folder / "long.xlsx", ignore);
    bench::print_megabytes("memory of reading 100,000 more rows", bench::peak_mb() - long_before, 64);
}

}   // namespace

/// Without arguments everything; else only the parts named: loading, scoring, keeping, workbook, verifying, opening.
int main(int argc, char** argv)
try {
    const std::set<std::string> only(argv + 1, argv + argc);
    const auto wanted = [&](const char* part) { return only.empty() || only.count(part) > 0; };
    const fs::path folder = fs::temp_directory_path() / ("zhuanke-bench-" + db::platform::new_uuid());
    fs::create_directories(folder);
    const session::Library library;
    if (wanted("loading"))
        loading(library);
    auto session = session::create_sample(folder / "sample.zhuanke", library);
    if (wanted("scoring"))
        scoring(*session);
    if (wanted("keeping"))
        keeping(*session, folder);
    if (wanted("workbook"))
        workbook(*session, library, folder);
    if (wanted("verifying")) {
        session::SubmitOptions draft;
        draft.draft = true;
        session->submit(folder / "draft.xlsx", "county", forms::Language::zh, i18n::Catalogue(), draft);
    }
    session.reset();
    if (wanted("verifying"))
        verifying(library, folder / "draft.xlsx");
    if (wanted("opening"))
        bench::print_time("opening the document and its newest assessment", bench::median_ms(9, [&] {
                          auto opened = session::Session::open(folder / "sample.zhuanke", db::Access::read, "bench", library);
                          opened->select();
                      }),
                      1000);
    std::printf("peak memory of this whole run: %.0f MB\n", bench::peak_mb());
    fs::remove_all(folder);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 3;
}
