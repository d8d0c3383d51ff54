#include "app/session/review.h"

#include "app/session/session_impl.h"
#include "app/session/text.h"
#include "app/session/verify_parts.h"
#include "forms/input.h"

#include <algorithm>
#include <map>

namespace zk::session {

using forms::Decimal;
using forms::Rational;

namespace {

std::optional<Decimal> decimal_of(const std::string& text)
{
    Decimal number;
    if (text.empty() || Decimal::parse(forms::fold_width(text), number) != forms::NumberError::none)
        return {};
    return number;
}

std::string fixed(const Rational& number)
{
    return forms::publish(number, 2).fixed(2);
}

/// A mark as it is kept, or why it can not be one.
std::string mark_of(const ReviewMark& mark, std::vector<forms::Message>& problems)
{
    if (mark.mark.empty())
        return {};
    const std::vector<std::pair<const char*, forms::Argument>> where{{"sheet", mark.sheet},
                                                                     {"cell", mark.mark_cell},
                                                                     {"mark", mark.mark},
                                                                     {"item", mark.item_title},
                                                                     {"points", mark.points}};
    const auto number = decimal_of(mark.mark);
    const auto points = decimal_of(mark.points);
    if (!number)
        problems.push_back({"review.no_number",
                            ZK_TR("{sheet}, {cell}: “{mark}” is not a number. Words belong into the column of comments."),
                            where});
    else if (!points)
        problems.push_back({"review.not_scored",
                            ZK_TR("{sheet}, {cell}: {item} is not scored and can have no mark ({mark})."),
                            where});
    else if (number->is_negative())
        problems.push_back({"review.negative", ZK_TR("{sheet}, {cell}: the mark {mark} is below zero."), where});
    else if (number->rational() > points->rational())
        problems.push_back({"review.too_much",
                            ZK_TR("{sheet}, {cell}: the mark {mark} is more than the {points} {points|point|points} of {item}."),
                            where});
    else
        return number->str();
    return {};
}

}   // namespace

int Session::keep_reviews(const std::string& number, const std::vector<db::ReviewRow>& reviews, const std::string& source)
{
    return guarded([&] {
        db::ChangeContext context = impl_->context(db::Origin::imported);
        context.source = source;
        const int changed = impl_->document->keep_reviews(number, reviews, context);
        if (changed > 0)
            impl_->tell({{}, {}, true});
        return changed;
    });
}

std::vector<db::ReviewRow> Session::reviews(const std::string& number) const
{
    return guarded([&] { return impl_->document->reviews(number); });
}

ReviewImport import_review(Session& session, const std::filesystem::path& workbook, const Library& library,
                           const forms::Translator& translator, const Progress& progress)
{
    ReviewImport result;
    result.verification = verify(workbook, library, session, translator, progress);
    const auto& counterpart = result.verification.counterpart;
    if (!counterpart || counterpart->number.empty())
        throw Error(Failure::wrong_use,
                    {"review.not_submitted",
                     ZK_TR("{file} is none of the submissions of this document (its archive lists them), so there is "
                           "nothing to keep its marks with."),
                     {{"file", utf8(workbook.filename())}}});
    result.number = counterpart->number;
    std::vector<db::ReviewRow> rows;
    for (const ReviewMark& mark : result.verification.marks) {
        rows.push_back({mark.section, mark.item, mark_of(mark, result.problems), mark.comment, {}, {}, {}});
        result.marks += !mark.mark.empty();
        result.comments += !mark.comment.empty();
    }
    if (!result.refused())
        result.changed = session.keep_reviews(result.number, rows, utf8(workbook.filename()));
    return result;
}

namespace {

/// The newest submission of the selected self-assessment that was reviewed, else its newest.
std::string newest_number(const Session& session)
{
    std::string newest, reviewed;
    for (const Archived& one : session.archive())
        if (one.assessment == session.assessment().id) {
            newest = one.number;
            if (!session.reviews(one.number).empty())
                reviewed = one.number;
        }
    return reviewed.empty() ? newest : reviewed;
}

}   // namespace

Review review_of(const Session& session, const std::string& wanted)
{
    Review result;
    result.number = wanted.empty() ? newest_number(session) : wanted;
    if (result.number.empty())
        return result;
    std::map<std::pair<std::string, std::string>, db::ReviewRow> kept;
    for (db::ReviewRow& row : session.reviews(result.number))
        kept.emplace(std::pair(row.section, row.item), std::move(row));
    const Json tree = session.archived_tree(result.number);
    for (const Json& section : list_at(tree, "sections")) {
        ReviewSum sum{text_at(section, {"id"}), both_at(section, {"title"}), 0, 0, {}, {}, {}};
        Rational earned, marks;
        each_item_in(section, [&](const Json& item) {
            const auto points = decimal_of(text_at(item, {"points"})), own = decimal_of(text_at(item, {"earned"}));
            sum.scored += points.has_value();
            const auto found = kept.find({sum.section, text_at(item, {"id"})});
            if (found == kept.end())
                return;
            const auto mark = decimal_of(found->second.mark);
            Reviewed& one = result.items.emplace_back();
            one.section = sum.section;
            one.item = found->first.second;
            one.number = text_at(item, {"number"});
            one.section_title = sum.title;
            one.item_title = both_at(item, {"title"});
            one.points = text_at(item, {"points"});
            one.earned = text_at(item, {"earned"});
            one.mark = mark ? fixed(mark->rational()) : std::string();
            one.comment = found->second.comment;
            one.who = found->second.who;
            one.when = found->second.when;
            one.source = found->second.source;
            if (!mark || !own)
                return;
            one.difference = fixed(mark->rational() - own->rational());
            ++sum.marked;
            earned += own->rational();
            marks += mark->rational();
        });
        sum.earned = fixed(earned);
        sum.mark = fixed(marks);
        sum.difference = fixed(marks - earned);
        if (sum.marked > 0)
            result.sums.push_back(std::move(sum));
    }
    return result;
}

void add_review(Json& tree, const Review& review)
{
    std::map<std::pair<std::string, std::string>, const Reviewed*> items;
    for (const Reviewed& one : review.items)
        items[{one.section, one.item}] = &one;
    const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    for (Json& section : tree["sections"]) {
        for (const ReviewSum& sum : review.sums)
            if (section["id"] == sum.section)
                section["review"] = {{"number", review.number}, {"marked", sum.marked},   {"scored", sum.scored},
                                     {"earned", sum.earned},    {"mark", sum.mark},       {"difference", sum.difference}};
        for (Json& dimension : section["dimensions"])
            for (Json& group : dimension["groups"])
                for (Json& item : group["items"])
                    if (const auto found = items.find({section["id"], item["id"]}); found != items.end())
                        item["review"] = {{"mark", or_null(found->second->mark)},
                                          {"difference", or_null(found->second->difference)},
                                          {"comment", found->second->comment},
                                          {"who", found->second->who},
                                          {"when", found->second->when}};
    }
}

}   // namespace zk::session
