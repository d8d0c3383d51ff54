// The report tree of the open assessment, and the workbook made from it.
#include "app/session/report.h"
#include "app/session/verify_data.h"
#include "db/digest.h"
#include "templates/sheets.h"
#include "templates/workbook.h"

#include <algorithm>
#include <ctime>

namespace fs = std::filesystem;

namespace zk::session {

namespace {

/// The same months of the standard's baseline year, scored over this form: from an assessment of that year, or from
/// what an assessment of the year after it is compared with.
struct Baseline {
    forms::Period period;
    std::optional<forms::Scorecard> card;
};

std::optional<Baseline> baseline_of(const Session::Impl& impl)
{
    const db::AssessmentRow& row = *impl.assessment;
    const auto year = impl.standard->baseline_year;
    if (!year || *year >= row.period.first.year())
        return {};
    Baseline result{row.period, {}};
    while (result.period.first.year() > *year)
        result.period = result.period.year_before();
    std::optional<db::AssessmentData> data;
    for (const db::AssessmentRow& other : impl.document->assessments()) {
        if (other.period == result.period) {
            data = impl.document->load(other);
            break;
        }
        if (other.period.year_before() == result.period && !data) {
            data = impl.document->load(other);
            data->values = std::move(data->prior);
            data->modes = std::move(data->prior_modes);
            data->responses.clear();
        }
    }
    if (data) {
        data->prior.clear();
        data->prior_modes.clear();
        db::AssessmentRow then = row;
        then.period = result.period;
        result.card = forms::score(*impl.form, lay_out(*impl.form, then, *data).answers);
    }
    return result;
}

/// Time of the newest change: the same document gives the same workbook, whenever it is written.
std::time_t last_changed(const db::Document& document)
{
    db::HistoryFilter newest;
    newest.limit = 1;
    const auto rows = document.history(newest);
    const std::string when = rows.empty() ? std::string() : rows.front().when;   // 2025-12-31T08:15:30Z
    const auto day = forms::parse_date(when.substr(0, 10));
    if (!day || when.size() < 19)
        return std::time_t{315532800};   // 1980, where the dates of a ZIP file begin
    const auto number = [&](std::size_t at) { return std::stol(when.substr(at, 2)); };
    const long days = (*day - forms::Date(1970, 1, 1)).days();
    return static_cast<std::time_t>(((days * 24 + number(11)) * 60 + number(14)) * 60 + number(17));
}

void require_folder(const fs::path& target)
{
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::error_code unused;
    if (!fs::is_directory(folder, unused))
        throw Error(Failure::io,
                    {"submit.no_folder",
                     ZK_TR("The folder “{folder}” does not exist. Make it first, or choose another place for the workbook."),
                     {{"folder", utf8(folder)}}});
    if (fs::is_directory(target, unused))
        throw Error(Failure::io, {"submit.is_folder",
                                  ZK_TR("“{path}” is a folder. Give the name of the workbook as well."),
                                  {{"path", utf8(target)}}});
}

}   // namespace

std::optional<YearBefore> Session::year_before() const
{
    impl_->require_assessment();
    return guarded([&]() -> std::optional<YearBefore> {
        const auto row = impl_->row_of_year_before();
        if (!row)
            return {};
        const auto standard = impl_->embedded(row->standard);
        if (standard->id != impl_->standard->id)
            return {};   // another standard: its scores are not comparable
        const db::AssessmentData data = impl_->document->load(*row);
        YearBefore result{std::make_unique<forms::Form>(standard, data.specialties), {}};
        result.card = forms::score(*result.form, lay_out(*result.form, *row, data).answers);
        return result;
    });
}

forms::Series Session::series(const std::string& section, const std::string& item) const
{
    impl_->require_assessment();
    impl_->ask(section, item);   // refuses what the standard does not ask
    return forms::series(*impl_->form, *impl_->answers, impl_->form->ask(section, item));
}

Json Session::report(const forms::Translator& translator) const
{
    impl_->require_assessment();
    return guarded([&] {
        const auto before = year_before();
        std::string sha256;
        for (const auto& row : impl_->document->standards())
            if (row.id == impl_->assessment->standard)
                sha256 = row.sha256;
        Reported reported{*impl_->assessment, *impl_->form, *impl_->answers, impl_->card, impl_->entered,
                          findings(), rechecks(), impl_->identity, sha256};
        if (before) {
            reported.prior_form = before->form.get();
            reported.prior_card = &before->card;
        }
        const auto first = baseline_of(*impl_);
        if (first) {
            reported.baseline_period = first->period;
            reported.baseline_card = first->card ? &*first->card : nullptr;
        }
        return build_report(reported, translator);
    });
}

Json Session::item(const std::string& section, const std::string& item, const forms::Translator& translator) const
{
    impl_->ask(section, item);   // refuses what the standard does not ask
    const Reported reported{*impl_->assessment, *impl_->form, *impl_->answers, impl_->card, impl_->entered, {}, {}, {}};
    return ItemReporter(reported, translator).item(impl_->form->ask(section, item), {});
}

Submission Session::submit(const fs::path& target, const std::string& layout_id, forms::Language language,
                           const forms::Translator& translator, const SubmitOptions& how)
{
    const auto layout = impl_->library.layout(layout_id);
    const std::string layout_file = impl_->library.layout_file(layout_id);
    require_folder(target);
    Json tree = report(translator);
    Submission result;
    result.workbook = target;
    result.digest = db::sha256(canonical(tree));
    result.check_code = result.digest.substr(0, 8);
    tree["submission"] = {{"digest", result.digest},
                          {"check_code", result.check_code},
                          {"language", language == forms::Language::zh ? "zh" : "en"},
                          {"file", utf8(target.filename())},
                          {"number", ""},
                          {"correction", 0},
                          {"correction_title", nullptr},
                          {"draft", how.draft},
                          {"layout", {{"id", layout->id}, {"version", layout->version}, {"sha256", db::sha256(layout_file)}}}};

    templates::WriteOptions options;
    options.language = language;
    options.progress = how.progress;
    options.created = last_changed(*impl_->document);
    options.compared_next = true;
    // A fixed name beside the target: what a killed run leaves behind, the next one replaces.
    fs::path unfinished = target;
    unfinished += ".unfinished";
    add_pieces(tree, layout_file);
    try {
        result.cells_written = templates::write_workbook(*layout, tree, options, unfinished).cells;
        const auto compared = templates::compare_workbook(*layout, tree, options, unfinished);
        tree["submission"].erase("pieces");   // what is archived can do without them
        result.cells_equal = compared.equal;
        result.cells_different = compared.different;
        for (const auto& difference : compared.differences)
            result.differences.push_back(difference.sheet + "!" + difference.cell + ": “" + difference.expected +
                                         "” ≠ “" + difference.found + "”");
        if (!compared.same()) {
            std::error_code unused;
            fs::remove(unfinished, unused);
            return result;   // not put in place: the caller says which cells differ
        }
        db::platform::replace_file(unfinished, target);
    } catch (const templates::Error& error) {
        std::error_code unused;
        fs::remove(unfinished, unused);
        throw Error(Failure::io, error.message());
    } catch (const db::Error& error) {
        std::error_code unused;
        fs::remove(unfinished, unused);
        throw translated(error);
    }
    return result;
}

}   // namespace zk::session
