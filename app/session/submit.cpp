// The report tree of the open assessment, and the workbook made from it.
#include "app/session/approval_state.h"
#include "app/session/report.h"
#include "app/session/verify_data.h"
#include "app/session/unfinished.h"
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
    forms::Text round = {};   ///< the assessment of the year after, where it is from there
};

std::optional<Baseline> baseline_of(const Session::Impl& impl)
{
    const db::AssessmentRow& row = *impl.assessment;
    const auto year = impl.standard->baseline_year;
    if (!year || *year >= row.period.first.year())
        return {};
    Baseline result{row.period, {}, {}};
    while (result.period.first.year() > *year)
        result.period = result.period.year_before();
    std::optional<db::AssessmentData> data;
    for (const db::AssessmentRow& other : impl.document->assessments()) {
        if (other.period == result.period) {
            data = impl.document->load(other);
            result.round = {};
            break;
        }
        if (other.period.year_before() == result.period && !data) {
            data = impl.document->load(other);
            data->values = std::move(data->prior);
            data->modes = std::move(data->prior_modes);
            data->responses.clear();
            result.round = {other.period.zh(), other.period.en()};
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
    refuse_special_file(target);
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
        std::vector<forms::ItemScore>().swap(result.card.items);   // the larger part: a window keeps this while the document is open
        return result;
    });
}

forms::Series Session::series(const std::string& section, const std::string& item) const
{
    impl_->require_assessment();
    impl_->ask(section, item);   // refuses what the standard does not ask
    return forms::series(*impl_->form, *impl_->answers, impl_->form->ask(section, item));
}

namespace {

/// Everything a tree is made of; `before` and what is referred to must live as long.
Reported reported_of(const Session& session, const Session::Impl& impl, const db::AssessmentRow& row,
                     const std::vector<Step>& steps, const std::optional<YearBefore>& before)
{
    std::string sha256;
    for (const auto& standard : impl.document->standards())
        if (standard.id == row.standard)
            sha256 = standard.sha256;
    Reported reported{row,           *impl.form,         *impl.answers, impl.card, impl.entered,
                      session.findings(), session.rechecks(), impl.identity, sha256};
    if (before) {
        reported.prior_form = before->form.get();
        reported.prior_card = &before->card;
    }
    reported.steps = steps;
    reported.evidence = impl.evidence;
    return reported;
}

/// A kept tree says how the round stood then; its road goes on.
void bring_road_up_to_date(Json& tree, const Session& session, const Session::Impl& impl, const db::AssessmentRow& row,
                           const std::vector<Step>& steps, const forms::Translator& translator)
{
    const Reported reported = reported_of(session, impl, row, steps, {});
    tree["approval"] = approval_of(reported, ItemReporter(reported, translator));
    tree["assessment"]["status"] = row.status;
    tree["assessment"]["status_title"] = tree["approval"]["status_title"];
    tree["assessment"]["inspection"] = row.inspection ? Json(forms::iso(*row.inspection)) : Json(nullptr);
}

}   // namespace

Json build_tree(const Session& session, const Session::Impl& impl, const db::AssessmentRow& row,
                const std::vector<Step>& steps, const forms::Translator& translator)
{
    const auto before = session.year_before();
    Reported reported = reported_of(session, impl, row, steps, before);
    const auto first = baseline_of(impl);
    if (first) {
        reported.baseline_period = first->period;
        reported.baseline_card = first->card ? &*first->card : nullptr;
        reported.baseline_round = first->round;
    }
    Json tree = build_report(reported, translator);
    if (row.correction > 0) {
        reported.corrections = corrections_against_last(impl, tree);
        tree["corrections"] = corrections_of(reported, ItemReporter(reported, translator));
    }
    return tree;
}

Json Session::report(const forms::Translator& translator) const
{
    impl_->require_assessment();
    return guarded([&] {
        const std::vector<Step> taken = steps();
        const db::AssessmentRow& row = *impl_->assessment;
        const auto kept = row.locked ? impl_->document->kept_tree(row.id) : std::nullopt;
        if (!kept)
            return build_tree(*this, *impl_, row, taken, translator);
        Json tree = Json::parse(*kept);
        if (!tree.contains("submission"))
            tree["submission"] = nullptr;   // not part of the canonical form
        bring_road_up_to_date(tree, *this, *impl_, row, taken, translator);
        return tree;
    });
}

Json Session::item(const std::string& section, const std::string& item, const forms::Translator& translator) const
{
    impl_->ask(section, item);   // refuses what the standard does not ask
    const Reported reported{*impl_->assessment, *impl_->form, *impl_->answers, impl_->card, impl_->entered, {}, {}, {}};
    return ItemReporter(reported, translator).item(impl_->form->ask(section, item), {});
}

namespace {

/// Writes one workbook beside its target, reads it again and compares. Put in place by the caller.
class WorkbookWriting {
public:
    WorkbookWriting(const Session::Impl& impl, const fs::path& target, const std::string& layout, forms::Language language)
        : layout_(impl.library.layout(layout)), layout_file_(impl.library.layout_file(layout)), target_(target),
          unfinished_(unfinished_beside(target))   // a fixed name: what a killed run leaves behind, the next one replaces
    {
        require_folder(target);
        options_.language = language;
        options_.created = last_changed(*impl.document);
        options_.compared_next = true;
        result.workbook = target;
    }
    ~WorkbookWriting()
    {
        std::error_code unused;
        fs::remove(unfinished_, unused);
    }

    /// The tree with its submission: digest, number, layout.
    void stamp(Json& tree, const std::string& number, const Json& correction_words, bool draft)
    {
        const std::string language = options_.language == forms::Language::zh ? "zh" : "en";
        result.digest = db::sha256(canonical(tree));
        result.check_code = result.digest.substr(0, 8);
        result.number = number;
        result.correction = tree.at("approval").at("correction");
        result.draft = draft;
        tree["submission"] = {{"digest", result.digest},
                              {"check_code", result.check_code},
                              {"language", language},
                              {"file", utf8(target_.filename())},
                              {"number", number},
                              {"correction", result.correction},
                              {"correction_title", correction_words},
                              {"draft", draft},
                              {"layout",
                               {{"id", layout_->id}, {"version", layout_->version}, {"sha256", db::sha256(layout_file_)}}}};
    }

    /// False: what was read again differs from what was written; nothing may be put in place.
    bool write(Json& tree, const std::function<bool(int)>& progress)
    {
        options_.progress = progress;
        add_pieces(tree, layout_file_);
        try {
            result.cells_written = templates::write_workbook(*layout_, tree, options_, unfinished_).cells;
            const auto compared = templates::compare_workbook(*layout_, tree, options_, unfinished_);
            result.cells_equal = compared.equal;
            result.cells_different = compared.different;
            for (const auto& difference : compared.differences)
                result.differences.push_back(difference.sheet + "!" + difference.cell + ": “" + difference.expected +
                                             "” ≠ “" + difference.found + "”");
            if (progress && !progress(100))   // cancelled while the file was read again
                throw Error(Failure::io, {"workbook.cancelled", ZK_TR("{file}: writing was cancelled"), {{"file", utf8(target_)}}});
            tree["submission"].erase("pieces");   // what is archived can do without them
            return compared.same();
        } catch (const templates::Error& error) {
            throw Error(Failure::io, with_own_name(error.message(), target_));
        }
    }

    std::string bytes() const { return file_bytes(unfinished_); }
    void put_in_place() { db::platform::replace_file(unfinished_, target_); }
    const templates::Layout& layout() const { return *layout_; }

    Submission result;

private:
    std::shared_ptr<const templates::Layout> layout_;
    std::string layout_file_;
    fs::path target_, unfinished_;
    templates::WriteOptions options_;
};

db::SubmissionEdit archive_entry(const Submission& written, const Json& tree, const std::string& workbook)
{
    const Json& submission = tree.at("submission");
    db::SubmissionEdit entry;
    entry.workbook = workbook;
    entry.row.serial = written.number;
    entry.row.correction = written.correction;
    entry.row.file = submission.at("file");
    entry.row.sha256 = db::sha256(workbook);
    entry.row.digest = written.digest;
    entry.row.layout = submission.at("layout").at("id");
    entry.row.layout_version = submission.at("layout").at("version");
    entry.row.layout_sha256 = submission.at("layout").at("sha256");
    entry.row.language = submission.at("language");
    return entry;
}

}   // namespace

Submission Session::submit(const fs::path& target, const std::string& layout, forms::Language language,
                           const forms::Translator& translator, const SubmitOptions& how)
{
    impl_->require_assessment();
    WorkbookWriting writing(*impl_, target, layout, language);
    return guarded([&] {
        if (how.draft) {
            Json tree = report(translator);
            writing.stamp(tree, {}, tree.at("approval").at("correction_title"), true);
            if (writing.write(tree, how.progress))
                writing.put_in_place();
            return writing.result;
        }
        StepTaker taker(*this, *impl_, StepKind::submit);
        taker.sign(how.name.empty() ? impl_->who : how.name, how.date, {});
        taker.step().status = "submitted";
        Json tree = report(translator);   // as it was approved
        bring_road_up_to_date(tree, *this, *impl_, taker.row_afterwards(), taker.steps_with_this(), translator);
        place_corrections(tree, writing.layout(), language);
        writing.stamp(tree, impl_->document->next_serial(impl_->assessment->period.first.year()),
                      tree.at("approval").at("correction_title"), false);
        if (!writing.write(tree, how.progress))
            return writing.result;   // the caller says which cells differ
        // Archived first: a workbook that lies about must never be one that the document does not know.
        taker.step().tree = tree.dump();
        const db::SubmissionEdit entry = archive_entry(writing.result, tree, writing.bytes());
        taker.take(&entry);
        try {
            writing.put_in_place();
        } catch (const db::Error& error) {
            throw Error(Failure::io,
                        {"submit.archived_not_placed",
                         ZK_TR("The submission is made and archived as {number}, but its workbook could not be put in "
                               "place ({detail}). Write it elsewhere from the archive."),
                         {{"number", writing.result.number}, {"detail", std::vector<forms::Message>{error.message()}}}});
        }
        return writing.result;
    });
}

}   // namespace zk::session
