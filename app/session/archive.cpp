// 已上报: what left, as it left.
#include "app/session/session_impl.h"

#include <algorithm>

namespace fs = std::filesystem;

namespace zk::session {

std::vector<Archived> Session::archive() const
{
    return guarded([&] {
        const auto assessments = impl_->document->assessments();
        std::vector<Archived> result;
        for (const db::SubmissionRow& row : impl_->document->submissions()) {
            Archived& made = result.emplace_back();
            made.number = row.serial;
            made.assessment = row.assessment;
            for (const db::AssessmentRow& of : assessments)
                if (of.id == row.assessment) {
                    made.assessment_name = of.name;
                    made.period = of.period;
                }
            made.correction = row.correction;
            made.file = row.file;
            made.sha256 = row.sha256;
            made.digest = row.digest;
            made.check_code = row.digest.substr(0, 8);
            made.bytes = row.bytes;
            made.layout = row.layout;
            made.layout_version = row.layout_version;
            made.layout_sha256 = row.layout_sha256;
            made.language = row.language == "en" ? forms::Language::en : forms::Language::zh;
            made.who = row.who;
            made.date = row.date;
            made.recorded_by = row.recorded_by;
            made.recorded = row.recorded;
            for (const db::AttachmentRow& attached : row.attachments)
                made.attachments.push_back(
                    {attached.file, attached.sha256, attached.bytes, attached.who, attached.when});
        }
        return result;
    });
}

namespace {

Archived numbered(const Session& session, const std::string& number)
{
    std::vector<std::string> known;
    for (Archived& one : session.archive()) {
        if (one.number == number)
            return std::move(one);
        known.push_back(one.number);
    }
    if (known.empty())
        throw Error(Failure::wrong_use,
                    {"archive.empty", ZK_TR("Nothing has been submitted from this document yet."), {}});
    throw Error(Failure::wrong_use, {"archive.unknown",
                                     ZK_TR("There is no submission {number}. There are: {known}."),
                                     {{"number", number}, {"known", joined(known)}}});
}

}   // namespace

Json Session::archived_tree(const std::string& number) const
{
    numbered(*this, number);
    return guarded([&] { return Json::parse(impl_->document->submitted_tree(number)); });
}

void Session::export_archived(const std::string& number, const fs::path& target) const
{
    numbered(*this, number);
    guarded([&] { write_new_file(target, impl_->document->submitted_workbook(number)); });
}

void Session::export_archived_tree(const std::string& number, const fs::path& target) const
{
    numbered(*this, number);
    guarded([&] { write_new_file(target, impl_->document->submitted_tree(number)); });
}

void Session::attach(const std::string& number, const fs::path& file)
{
    numbered(*this, number);
    const std::string bytes = kept_file_bytes(file);
    guarded([&] { impl_->document->attach(number, utf8(file.filename()), bytes, impl_->context()); });
    impl_->tell({{}, {}, false, true});
}

void Session::export_attachment(const std::string& number, const std::string& sha256, const fs::path& target) const
{
    const Archived of = numbered(*this, number);
    const auto found = std::find_if(of.attachments.begin(), of.attachments.end(),
                                    [&](const Attachment& one) { return one.sha256 == sha256; });
    if (found == of.attachments.end())
        throw Error(Failure::wrong_use,
                    {"archive.unknown_attachment",
                     ZK_TR("Nothing with this digest is attached to {number}."),
                     {{"number", number}}});
    guarded([&] { write_new_file(target, impl_->document->content(found->sha256)); });
}

}   // namespace zk::session
