#include "app/gui/pages/new_round.h"

#include "forms/identity.h"

#include <algorithm>

namespace zk::gui {

using forms::Message;
using forms::Month;
using forms::Period;

std::vector<OfferedStandard> offered_standards(const session::Library& library)
{
    std::vector<OfferedStandard> offered;
    for (const std::string& id : library.standard_ids()) {
        const auto loaded = library.standard(id);
        if (!loaded.standard) {
            continue;
        }
        const forms::Standard& standard = *loaded.standard;
        forms::Text basis = standard.issuer;
        if (!standard.official && !standard.document.empty()) {
            basis = standard.document;   // says already that it is the program's
        } else if (!standard.document.empty()) {
            basis.zh += "　" + standard.document.zh;
            basis.en += ", " + standard.document.en;
        }
        offered.push_back({id, standard.title, std::move(basis), loaded.standard});
    }
    // The program's own default stands before what extends it.
    std::stable_sort(offered.begin(), offered.end(), [](const OfferedStandard& a, const OfferedStandard& b) {
        return a.standard->files.size() < b.standard->files.size();
    });
    return offered;
}

Period PeriodChoice::period() const
{
    switch (kind) {
    case forms::PeriodKind::year: return {Month(year, 1), Month(year, 12)};
    case forms::PeriodKind::half: return {Month(year, part * 6 - 5), Month(year, part * 6)};
    case forms::PeriodKind::quarter: return {Month(year, part * 3 - 2), Month(year, part * 3)};
    case forms::PeriodKind::cumulative: return {Month(year, 1), Month(year, part)};
    }
    return {};
}

PeriodChoice usual_period(const forms::Date& today)
{
    PeriodChoice choice;
    choice.year = today.month() <= 6 ? today.year() - 1 : static_cast<int>(today.year());
    return choice;
}

forms::Date usual_cutoff(const Period& period)
{
    return period.last.last_day() + boost::gregorian::days(20);
}

std::optional<Remark> remark_on_hospital(const NewRound& round)
{
    if (round.hospital.find_first_not_of(" \t") != std::string::npos) {
        return {};
    }
    return Remark{true, {"gui.name_missing", ZK_TR("Write the name of the hospital as on its licence."), {}}};
}

std::optional<Remark> remark_on_uscc(const NewRound& round)
{
    if (forms::fold_identifier(round.uscc).empty()) {
        return {};   // it can be added later
    }
    const auto found = forms::check_identity("uscc", round.uscc);
    if (!found) {
        return {};
    }
    return Remark{found->error, found->message};
}

std::optional<Remark> remark_on_cutoff(const NewRound& round)
{
    if (round.cutoff.empty()) {
        return {};
    }
    const auto date = forms::parse_date(round.cutoff);
    if (!date) {
        return Remark{true,
                      {"gui.cutoff_wrong",
                       ZK_TR("“{text}” is no date. Write it like {example}, or leave it empty."),
                       {{"text", round.cutoff}, {"example", forms::iso(usual_cutoff(round.period.period()))}}}};
    }
    if (*date < round.period.period().last.last_day()) {
        return Remark{false,
                      {"gui.cutoff_early",
                       ZK_TR("This day lies before the end of the period ({end}): figures of the last months will be missing."),
                       {{"end", forms::iso(round.period.period().last.last_day())}}}};
    }
    return {};
}

std::optional<Remark> remark_on_specialties(const NewRound& round)
{
    if (!round.specialties.empty()) {
        return {};
    }
    return Remark{true, {"gui.no_specialty", ZK_TR("Tick at least one specialty. Others can be added later."), {}}};
}

std::optional<Remark> remark_on_file(const NewRound& round)
{
    std::error_code unused;
    if (round.file.empty()) {
        return Remark{true, {"gui.no_file", ZK_TR("Say where the file is to be kept."), {}}};
    }
    if (!std::filesystem::is_directory(round.file.parent_path(), unused)) {
        return Remark{true, {"gui.no_folder", ZK_TR("This folder does not exist. Choose another one."), {}}};
    }
    if (std::filesystem::exists(round.file, unused)) {
        return Remark{true,
                      {"gui.file_exists", ZK_TR("There is already a file of this name. Choose another name, or open that file."), {}}};
    }
    return {};
}

std::filesystem::path proposed_file(const std::filesystem::path& folder, const std::string& hospital)
{
    std::string name;
    for (const char c : hospital) {
        const bool refused = static_cast<unsigned char>(c) < 0x20 || std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos;
        name += refused ? '_' : c;
    }
    while (!name.empty() && (name.back() == ' ' || name.back() == '.')) {
        name.pop_back();
    }
    if (name.empty()) {
        name = "我院";
    }
    std::error_code unused;
    for (int n = 1;; ++n) {
        auto file = folder / std::filesystem::u8path(name + (n > 1 ? "-" + std::to_string(n) : "") + db::extension);
        if (!std::filesystem::exists(file, unused)) {
            return file;
        }
    }
}

namespace {

session::Assessment wanted(const NewRound& round)
{
    session::Assessment assessment;
    assessment.period = round.period.period();
    assessment.standard = round.standard;
    assessment.cutoff = forms::parse_date(round.cutoff);
    assessment.specialties = round.specialties;
    return assessment;
}

}  // namespace

std::unique_ptr<session::Session> make_document(const NewRound& round, const session::Library& library)
{
    auto made = session::Session::create(round.file, round.person, round.hospital, library);
    try {
        made->new_assessment(wanted(round));
        if (!forms::fold_identifier(round.uscc).empty()) {
            const auto& form = made->form();
            const auto& asks = form.asks();
            for (int i = form.sections()[0].first_ask; i < form.sections()[0].end_ask; ++i) {
                if (form.item(asks[i]).format == "uscc") {
                    made->set({"hospital", form.item(asks[i]).id, forms::Field::text, {}}, round.uscc);
                }
            }
        }
    } catch (...) {
        made.reset();
        std::error_code unused;
        std::filesystem::remove(round.file, unused);
        throw;
    }
    return made;
}

void make_round(session::Session& session, const NewRound& round) { session.new_assessment(wanted(round)); }

}  // namespace zk::gui
