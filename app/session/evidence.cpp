// 佐证材料: files beside the items of an assessment.
#include "app/session/session_impl.h"
#include "app/session/unfinished.h"
#include "db/digest.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace zk::session {

// ---- files ----------------------------------------------------------------------------------------------------------

namespace {

[[noreturn]] void cannot_read(const fs::path& file)
{
    throw Error(Failure::io,
                {"session.cannot_read",
                 ZK_TR("“{path}” can not be read. Check that the file is there and may be opened."),
                 {{"path", utf8(file)}}});
}

std::int64_t size_of(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
    if (error || !fs::is_regular_file(file, error))
        cannot_read(file);
    if (size == 0)
        throw Error(Failure::wrong_use,
                    {"evidence.empty_file", ZK_TR("“{path}” is empty. Choose the right file."), {{"path", utf8(file)}}});
    return static_cast<std::int64_t>(size);
}

}   // namespace

std::string file_bytes(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad())
        cannot_read(file);
    return bytes;
}

std::string kept_file_bytes(const fs::path& file)
{
    if (const std::int64_t size = size_of(file); size > largest_kept_file)
        throw Error(Failure::wrong_use,
                    {"evidence.too_large",
                     ZK_TR("“{path}” has {size} MB; at most {limit} MB are kept in the document. Keep it by "
                           "reference, or make a smaller scan."),
                     {{"path", utf8(file)},
                      {"size", forms::Decimal(static_cast<int>((size + 1024 * 1024 - 1) / (1024 * 1024)))},
                      {"limit", forms::Decimal(static_cast<int>(largest_kept_file / (1024 * 1024)))}}});
    return file_bytes(file);
}

void write_new_file(const fs::path& target, const std::string& bytes)
{
    std::error_code unused;
    if (fs::exists(fs::symlink_status(target, unused)))
        throw Error(Failure::io, {"session.file_exists",
                                  ZK_TR("“{path}” exists already and is not overwritten. Choose another name."),
                                  {{"path", utf8(target)}}});
    const fs::path unfinished = unfinished_beside(target);
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        fs::remove(unfinished, unused);
        throw Error(Failure::io,
                    {"session.cannot_write",
                     ZK_TR("“{path}” can not be written. Choose a folder where you may write and that has room."),
                     {{"path", utf8(target)}}});
    }
    try {
        db::platform::place_new_file(unfinished, target);
    } catch (const db::Error& error) {
        fs::remove(unfinished, unused);
        throw translated(error);
    }
}

// ---- what there is --------------------------------------------------------------------------------------------------

Evidence evidence_of_row(const db::EvidenceRow& row)
{
    Evidence made{row.number, row.title, row.kept,  row.file,         row.bytes,
                  row.sha256, row.dated, row.valid_until, row.deidentified, {}};
    for (const auto& [section, item] : row.items)
        made.items.push_back({section, item});
    return made;
}

namespace {

db::EvidenceRow row_of(const Evidence& evidence)
{
    db::EvidenceRow row{evidence.number, evidence.title, evidence.kept,        evidence.file,         evidence.bytes,
                        evidence.sha256, evidence.dated, evidence.valid_until, evidence.deidentified, {}};
    for (const EvidenceItem& at : evidence.items)
        row.items.emplace_back(at.section, at.item);
    return row;
}

/// Sorted, each once, every one asked in this assessment.
std::vector<EvidenceItem> checked_items(const Session::Impl& impl, std::vector<EvidenceItem> items)
{
    for (const EvidenceItem& at : items)
        impl.ask(at.section, at.item);   // refuses what is not asked
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

void require_dates(const std::optional<forms::Date>& dated, const std::optional<forms::Date>& valid_until)
{
    if (dated && valid_until && *valid_until < *dated)
        throw Error(Failure::wrong_use,
                    {"evidence.dates",
                     ZK_TR("The material is dated {dated} but valid only until {until}. Correct one of the two dates."),
                     {{"dated", forms::iso(*dated)}, {"until", forms::iso(*valid_until)}}});
}

}   // namespace

forms::Circumstances circumstances(const Session::Impl& impl)
{
    forms::Circumstances beside;
    beside.inspection = impl.assessment->inspection;
    for (const Evidence& evidence : impl.evidence) {
        auto& piece = beside.evidence.emplace_back();
        piece.number = evidence.number;
        piece.title = evidence.title;
        piece.valid_until = evidence.valid_until;
        for (const EvidenceItem& at : evidence.items)
            if (const int ask = impl.form->ask(at.section, at.item); ask >= 0)
                piece.asks.push_back(ask);
    }
    beside.late.assign(impl.form->sections().size(), 0);
    const auto& cutoff = impl.assessment->cutoff;
    for (std::size_t slot = 0; cutoff && slot < impl.entered.size(); ++slot) {
        const forms::FactSlot& number = impl.form->slots()[slot];
        if (number.asked_by.empty() || impl.form->fact(number).aggregation == forms::Aggregation::constant)
            continue;   // the hospital's identity is no figure of the period
        const auto day = forms::parse_date(impl.entered[slot].when.substr(0, 10));
        if (day && *day > *cutoff)
            ++beside.late[static_cast<std::size_t>(impl.form->asks()[number.asked_by.front()].section)];
    }
    return beside;
}

std::vector<Evidence> Session::evidence() const
{
    impl_->require_assessment();
    return impl_->evidence;
}

std::vector<EvidenceItem> Session::evidence_missing() const
{
    impl_->require_assessment();
    std::vector<EvidenceItem> missing;
    for (int ask = 0; ask < static_cast<int>(impl_->form->asks().size()); ++ask) {
        const forms::Ask& asked = impl_->form->asks()[ask];
        const EvidenceItem at{impl_->form->sections()[asked.section].id, impl_->form->item(asked).id};
        const bool has = std::any_of(impl_->evidence.begin(), impl_->evidence.end(), [&](const Evidence& evidence) {
            return std::find(evidence.items.begin(), evidence.items.end(), at) != evidence.items.end();
        });
        if (!has && forms::wants_evidence(*impl_->form, impl_->card, ask))
            missing.push_back(at);
    }
    return missing;
}

// ---- verbs ----------------------------------------------------------------------------------------------------------

void Session::Impl::keep_evidence(int number, const std::optional<Evidence>& now, std::optional<std::string> content)
{
    guarded([&] {
        db::EvidenceEdit edit{assessment->id, number, {}, std::move(content)};
        if (now)
            edit.evidence = row_of(*now);
        document->apply({edit}, context());
        const auto at = std::find_if(evidence.begin(), evidence.end(),
                                     [&](const Evidence& one) { return one.number >= number; });
        const bool there = at != evidence.end() && at->number == number;
        if (!now)
            evidence.erase(at);
        else if (there)
            *at = *now;
        else
            evidence.insert(at, *now);
    });
    tell({{}, {}, false, true});
}

Evidence& Session::Impl::evidence_numbered(int number)
{
    require_assessment();
    for (Evidence& one : evidence)
        if (one.number == number)
            return one;
    throw Error(Failure::wrong_use,
                {"evidence.unknown",
                 ZK_TR("There is no evidence with the number {number}. The list of evidence shows those there are."),
                 {{"number", forms::Decimal(number)}}});
}

int Session::add_evidence(const NewEvidence& wanted)
{
    impl_->require_assessment();
    require_dates(wanted.dated, wanted.valid_until);
    Evidence made;
    made.items = checked_items(*impl_, wanted.items);
    made.kept = !wanted.reference;
    made.dated = wanted.dated;
    made.valid_until = wanted.valid_until;
    made.deidentified = wanted.deidentified;
    std::optional<std::string> content;
    guarded([&] {
        if (made.kept) {
            content = kept_file_bytes(wanted.file);
            made.bytes = static_cast<std::int64_t>(content->size());
            made.sha256 = db::sha256(*content);
            made.file = utf8(wanted.file.filename());
        } else {
            made.bytes = size_of(wanted.file);
            made.sha256 = db::sha256_of_file(wanted.file);
            made.file = utf8(fs::absolute(wanted.file).lexically_normal());
        }
        made.title = forms::fold_width(wanted.title).empty() ? utf8(wanted.file.stem()) : wanted.title;
        made.number = impl_->document->next_evidence(impl_->assessment->id);
    });
    impl_->keep_evidence(made.number, made, std::move(content));
    return made.number;
}

void Session::edit_evidence(int number, const EvidenceChange& change)
{
    Evidence now = impl_->evidence_numbered(number);
    if (change.title)
        now.title = *change.title;
    if (change.dated)
        now.dated = *change.dated;
    if (change.valid_until)
        now.valid_until = *change.valid_until;
    if (change.deidentified)
        now.deidentified = *change.deidentified;
    if (change.items)
        now.items = checked_items(*impl_, *change.items);
    require_dates(now.dated, now.valid_until);
    impl_->keep_evidence(number, now, {});
}

void Session::remove_evidence(int number)
{
    impl_->evidence_numbered(number);
    impl_->keep_evidence(number, {}, {});
}

std::string Session::Impl::evidence_bytes(const Evidence& one) const
{
    if (one.kept)
        return document->content(one.sha256);
    const fs::path file(std::u8string(one.file.begin(), one.file.end()));
    std::string bytes = file_bytes(file);
    if (db::sha256(bytes) != one.sha256)
        throw Error(Failure::io,
                    {"evidence.changed",
                     ZK_TR("“{path}” is no longer the file that was referred to as evidence {number}: its content has "
                           "changed. Add the new one as new evidence."),
                     {{"path", one.file}, {"number", forms::Decimal(one.number)}}});
    return bytes;
}

void Session::export_evidence(int number, const fs::path& target) const
{
    const Evidence& one = impl_->evidence_numbered(number);
    guarded([&] { write_new_file(target, impl_->evidence_bytes(one)); });
}

}   // namespace zk::session
