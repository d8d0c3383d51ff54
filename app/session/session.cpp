#include "app/session/session.h"

#include "app/session/session_impl.h"
#include "forms/nearest.h"

#include <algorithm>

namespace zk::session {

using forms::Message;

Error translated(const db::Error& error)
{
    switch (error.kind()) {
    case db::ErrorKind::not_ours:
    case db::ErrorKind::newer: return {Failure::not_ours, error.message()};
    case db::ErrorKind::locked:
    case db::ErrorKind::conflict:
    case db::ErrorKind::invalid: return {Failure::wrong_use, error.message()};
    default: return {Failure::io, error.message()};
    }
}

// ---- opening ------------------------------------------------------------------------------------------------------

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::~Session() = default;

std::unique_ptr<Session> Session::create(const std::filesystem::path& path, const std::string& who,
                                         const std::string& hospital_name, const Library& library)
{
    const std::string& name = hospital_name;   // as written: full-width brackets belong to Chinese names
    if (forms::fold_width(name).empty())
        throw Error(Failure::wrong_use, {"session.name_missing",
                                         ZK_TR("A new document needs the name of the hospital, as on its licence."),
                                         {}});
    return guarded([&] {
        auto impl = std::make_unique<Impl>(library, db::Document::create(path, who), who);
        impl->document->apply({db::ValueEdit{{"", "identity.name", {}, ""}, forms::Value{{}, name}, {}}},
                              impl->context());
        impl->identity["identity.name"] = name;
        return std::unique_ptr<Session>(new Session(std::move(impl)));
    });
}

std::unique_ptr<Session> Session::open(const std::filesystem::path& path, db::Access access, const std::string& who,
                                       const Library& library)
{
    return guarded([&] {
        auto impl = std::make_unique<Impl>(library, db::Document::open(path, access, who), who);
        for (const forms::Fact& fact : forms::identity_facts())
            if (const auto row = impl->document->value({"", fact.id, {}, ""}))
                impl->identity[fact.id] = forms::write_value(row->value);
        return std::unique_ptr<Session>(new Session(std::move(impl)));
    });
}

const std::filesystem::path& Session::path() const { return impl_->document->path(); }
bool Session::writable() const { return impl_->document->access() == db::Access::write; }
const std::string& Session::who() const { return impl_->who; }

void Session::Impl::require_assessment() const
{
    if (!form)
        throw Error(Failure::wrong_use,
                    {"session.no_assessment",
                     ZK_TR("“{path}” holds no self-assessment yet. Begin one first."),
                     {{"path", utf8(document->path())}}});
}

db::ChangeContext Session::Impl::context(db::Origin origin) const
{
    db::ChangeContext result;
    result.who = who;
    result.origin = origin;
    return result;
}

void Session::Impl::tell(const Change& change) const
{
    const auto heard = observers;   // an observer may unsubscribe itself
    for (const auto& [id, observer] : heard)
        observer(change);
}

// ---- assessments --------------------------------------------------------------------------------------------------

namespace {

std::vector<std::string> ids_of(const std::vector<forms::Specialty>& specialties)
{
    std::vector<std::string> ids;
    for (const auto& specialty : specialties)
        ids.push_back(specialty.id);
    return ids;
}

void require_specialty(const forms::Standard& standard, const std::string& id)
{
    if (standard.specialty(id) >= 0)
        return;
    const auto known = ids_of(standard.specialties);
    const std::string meant = forms::nearest(id, known);
    if (!meant.empty())
        throw Error(Failure::wrong_use, {"session.unknown_specialty_near",
                                         ZK_TR("The standard has no specialty “{id}”. Did you mean “{meant}”?"),
                                         {{"id", id}, {"meant", meant}}});
    throw Error(Failure::wrong_use,
                {"session.unknown_specialty",
                 ZK_TR("The standard has no specialty “{id}”. It has: {known}."),
                 {{"id", id}, {"known", joined(known)}}});
}

}   // namespace

std::vector<db::AssessmentRow> Session::assessments() const
{
    return guarded([&] { return impl_->document->assessments(); });
}

db::AssessmentRow Session::new_assessment(const Assessment& wanted)
{
    const auto standard = impl_->library.require_standard(wanted.standard);
    std::vector<std::string> specialties = wanted.specialties;
    if (specialties.empty())
        for (const auto& specialty : standard->specialties)
            if (specialty.core)
                specialties.push_back(specialty.id);
    for (const std::string& id : specialties)
        require_specialty(*standard, id);
    return guarded([&] {
        for (const auto& row : impl_->document->assessments())
            if (row.period == wanted.period && (wanted.name.empty() || row.name == wanted.name))
                throw Error(Failure::wrong_use,
                            {"session.assessment_exists",
                             ZK_TR("There is already a self-assessment of {period}: “{name}”. Give the new one a name "
                                   "of its own, or go on with that one."),
                             {{"period", forms::Text{row.period.zh(), row.period.en()}}, {"name", row.name}}});
        db::AssessmentRow row;
        row.name = wanted.name.empty() ? wanted.period.zh() + standard->title.zh : wanted.name;
        row.period = wanted.period;
        row.cutoff = wanted.cutoff;
        row.standard = impl_->document->embed(*standard).id;
        row = impl_->document->add_assessment(row, specialties, impl_->context());
        impl_->assessment = row;
        impl_->reload();
        impl_->tell({{}, {}, true});
        return row;
    });
}

void Session::select(const std::string& which)
{
    guarded([&] {
        const auto rows = impl_->document->assessments();
        std::vector<db::AssessmentRow> found;
        const auto wanted_period = forms::Period::parse(which);
        for (const auto& row : rows)
            if (which.empty() || row.id == which || row.name == which ||
                (wanted_period && row.period == *wanted_period) || (which.size() >= 4 && row.id.starts_with(which)))
                found.push_back(row);
        if (found.empty()) {
            if (rows.empty())
                impl_->require_assessment();
            throw Error(Failure::wrong_use,
                        {"session.unknown_assessment",
                         ZK_TR("There is no self-assessment “{which}”. The list of self-assessments shows those there "
                               "are."),
                         {{"which", which}}});
        }
        if (!which.empty() && found.size() > 1)
            throw Error(Failure::wrong_use,
                        {"session.ambiguous_assessment",
                         ZK_TR("“{which}” fits more than one self-assessment. Use the id shown in the list of "
                               "self-assessments."),
                         {{"which", which}}});
        impl_->assessment = found.front();
        impl_->reload();
        impl_->tell({{}, {}, true});
    });
}

std::shared_ptr<const forms::Standard> Session::Impl::embedded(std::int64_t number) const
{
    auto& known = standards[number];
    if (known)
        return known;
    std::string id;
    for (const auto& row : document->standards())
        if (row.id == number)
            id = row.standard;
    auto loaded = forms::load_standard(forms::MemorySource(document->standard_files(number)), id,
                                       forms::SourceBytes::dropped);   // they are in the document
    if (!loaded.standard)
        throw Error(Failure::io,
                    {"session.embedded_standard_unreadable",
                     ZK_TR("The standard “{id}” kept inside “{path}” can not be read by this version of the "
                           "program. Use the version that wrote the file."),
                     {{"id", id}, {"path", utf8(document->path())}}},
                    std::move(loaded.problems));
    return known = loaded.standard;
}

void Session::Impl::reload()
{
    standard = embedded(assessment->standard);
    auto data = document->load(*assessment);
    leave_out_unlike(data, *standard);
    for (const auto& row : data.values)
        if (row.key.fact.starts_with("identity."))
            identity[row.key.fact] = forms::write_value(row.value);
    form = std::make_unique<forms::Form>(standard, data.specialties);
    auto laid = lay_out(*form, *assessment, data);
    answers = std::make_unique<forms::Answers>(std::move(laid.answers));
    entered = std::move(laid.entered);
    hint_reasons = {data.hint_reasons.begin(), data.hint_reasons.end()};
    evidence.clear();
    for (const db::EvidenceRow& row : data.evidence)
        evidence.push_back(evidence_of_row(row));
    card = forms::score(*form, *answers);
}

const db::AssessmentRow& Session::assessment() const
{
    impl_->require_assessment();
    return *impl_->assessment;
}

// ---- specialties --------------------------------------------------------------------------------------------------

std::vector<std::string> Session::specialties() const
{
    impl_->require_assessment();
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < impl_->form->sections().size(); ++i)
        ids.push_back(impl_->form->sections()[i].id);
    return ids;
}

void Session::add_specialty(const std::string& id)
{
    impl_->require_assessment();
    require_specialty(*impl_->standard, id);
    const auto present = specialties();
    if (std::find(present.begin(), present.end(), id) != present.end())
        throw Error(Failure::wrong_use, {"session.specialty_present",
                                         ZK_TR("The specialty “{id}” is already part of this self-assessment."),
                                         {{"id", id}}});
    guarded([&] {
        impl_->document->apply({db::SpecialtyEdit{impl_->assessment->id, id, static_cast<int>(present.size())}},
                               impl_->context());
        impl_->reload();
    });
    impl_->tell({{}, {}, true});
}

void Session::remove_specialty(const std::string& id)
{
    impl_->require_assessment();
    require_specialty(*impl_->standard, id);
    const auto present = specialties();
    if (std::find(present.begin(), present.end(), id) == present.end())
        throw Error(Failure::wrong_use, {"session.specialty_absent",
                                         ZK_TR("The specialty “{id}” is not part of this self-assessment. It has: {known}."),
                                         {{"id", id}, {"known", joined(present)}}});
    guarded([&] {
        impl_->document->apply({db::SpecialtyEdit{impl_->assessment->id, id, {}}}, impl_->context());
        impl_->reload();
    });
    impl_->tell({{}, {}, true});
}

// ---- what there is to see -----------------------------------------------------------------------------------------

const forms::Form& Session::form() const { impl_->require_assessment(); return *impl_->form; }
const forms::Answers& Session::answers() const { impl_->require_assessment(); return *impl_->answers; }
const forms::Scorecard& Session::scorecard() const { impl_->require_assessment(); return impl_->card; }

FindingKind kind(const CheckedFinding& checked)
{
    const std::string_view code = checked.finding.message.code;
    if (code == "finding.claim_pending")
        return FindingKind::claim;
    const bool hint = checked.finding.severity == forms::Severity::hint;
    if (hint && !checked.reason.empty())
        return FindingKind::explained;
    if (code == "finding.unanswered" || code == "finding.field_unanswered")
        return FindingKind::blank;
    return hint ? FindingKind::hint : FindingKind::error;
}

std::vector<forms::Message> counts(const std::vector<CheckedFinding>& findings)
{
    static constexpr const char* patterns[] = {
        ZK_TR("{n} {n|error|errors}"), ZK_TR("{n} {n|claim|claims} to decide"), ZK_TR("{n} {n|hint|hints} without a reason"),
        ZK_TR("{n} {n|blank|blanks}"), ZK_TR("{n} explained")};
    static_assert(std::size(patterns) == static_cast<std::size_t>(FindingKind::explained) + 1);
    int numbers[std::size(patterns)] = {};
    for (const CheckedFinding& each : findings)
        ++numbers[static_cast<std::size_t>(kind(each))];
    std::vector<forms::Message> said;
    for (std::size_t i = 0; i < std::size(patterns); ++i) {
        if (numbers[i] > 0 || i == 0)
            said.push_back({"session.finding_count", patterns[i], {{"n", forms::Decimal(numbers[i])}}});
    }
    return said;
}

std::vector<CheckedFinding> Session::findings() const
{
    impl_->require_assessment();
    std::vector<CheckedFinding> result;
    for (auto& finding : forms::check(*impl_->form, *impl_->answers, impl_->card, circumstances(*impl_))) {
        const auto reason = impl_->hint_reasons.find(finding.key);
        result.push_back({std::move(finding), reason == impl_->hint_reasons.end() ? std::string() : reason->second});
    }
    return result;
}

std::vector<db::ChangeRow> Session::history(const db::HistoryFilter& filter) const
{
    return guarded([&] { return impl_->document->history(filter); });
}

std::string Session::undo(const std::string& batch)
{
    return guarded([&] {
        const std::string made = impl_->document->undo(batch, impl_->context(db::Origin::undo));
        if (impl_->assessment) {
            impl_->refresh_row();   // a date may be what was undone
            impl_->reload();
            impl_->tell({{}, {}, true, true});
        }
        return made;
    });
}

db::BackupResult Session::backup(const std::filesystem::path& target) const
{
    return guarded([&] { return impl_->document->backup(target); });
}

void Change::merge(const Change& later)
{
    slots.insert(slots.end(), later.slots.begin(), later.slots.end());
    asks.insert(asks.end(), later.asks.begin(), later.asks.end());
    everything = everything || later.everything;
    flow = flow || later.flow;
}

int Session::subscribe(std::function<void(const Change&)> observer)
{
    impl_->observers[impl_->next_subscription] = std::move(observer);
    return impl_->next_subscription++;
}

void Session::unsubscribe(int subscription) { impl_->observers.erase(subscription); }

}   // namespace zk::session
