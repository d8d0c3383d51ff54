#include "app/session/audit.h"

#include "app/session/audit_item.h"
#include "app/session/text.h"
#include "app/session/verify_parts.h"
#include "app/session/unfinished.h"
#include "db/platform.h"
#include "forms/nearest.h"
#include "templates/workbook.h"

#include <algorithm>
#include <ctime>

namespace fs = std::filesystem;

namespace zk::session {

namespace {

[[noreturn]] void unknown(const std::string& id, const std::vector<std::string>& known)
{
    const std::string near = forms::nearest(id, known);
    if (near.empty())
        throw Error(Failure::wrong_use,
                    {"audit.unknown",
                     ZK_TR("“{id}” is not asked in this self-assessment. Its report lists specialties and items with "
                           "their ids."),
                     {{"id", id}}});
    throw Error(Failure::wrong_use, {"audit.unknown_near",
                                     ZK_TR("“{id}” is not asked in this self-assessment. Did you mean “{near}”?"),
                                     {{"id", id}, {"near", near}}});
}

/// Leaves only what keeps() says; lists that become empty go with it. Gives whether anything is left.
template <class Keeps> bool reduce(Json& section, Keeps keeps)
{
    const auto erase = [](Json& list, auto gone) {
        for (std::size_t i = list.size(); i-- > 0;)
            if (gone(list[i]))
                list.erase(i);
        return list.empty();
    };
    return !erase(section["dimensions"], [&](Json& dimension) {
        return erase(dimension["groups"], [&](Json& group) {
            return erase(group["items"], [&](Json& item) { return !keeps(item); });
        });
    });
}

/// Removes everything outside the scope; an id that is nowhere is refused.
void cut_to(Json& tree, const AuditScope& scope, bool& with_hospital)
{
    std::vector<std::string> sections, items;
    bool any = false;
    const auto take = [&](Json& section) {
        sections.push_back(section["id"]);
        const bool wanted = scope.section.empty() || section["id"] == scope.section;
        if (wanted)
            each_item_in(section, [&](const Json& item) { items.push_back(item["id"]); });
        const bool left =
            reduce(section, [&](const Json& item) { return wanted && (scope.item.empty() || item["id"] == scope.item); });
        any = any || left;
        return left;
    };
    with_hospital = take(tree["profile"]);
    Json kept = Json::array();
    for (Json& section : tree["sections"])
        if (take(section))
            kept.push_back(std::move(section));
    tree["sections"] = std::move(kept);
    if (!scope.section.empty() && std::find(sections.begin(), sections.end(), scope.section) == sections.end())
        unknown(scope.section, sections);
    if (!any && !scope.item.empty())
        unknown(scope.item, items);
}

}   // namespace

Json audit_report(const Session& session, const AuditScope& scope, const forms::Translator& translator)
{
    Json tree = session.report(translator);
    bool with_hospital = false;
    cut_to(tree, scope, with_hospital);
    const AuditItems items(session, tree, translator);
    Json changes = Json::array();
    const auto extend = [&](Json& section) {
        for (Json& dimension : section["dimensions"])
            for (Json& group : dimension["groups"])
                for (Json& item : group["items"])
                    items.extend(section, item, changes);
    };
    if (with_hospital)
        extend(tree["profile"]);
    for (Json& section : tree["sections"])
        extend(section);
    Json months = Json::array();
    const forms::Period& period = session.assessment().period;
    for (forms::Month month = period.first; month <= period.last; month = month + 1) {
        const std::string number = std::to_string(month.month());
        months.push_back({{"id", month.str()}, {"title", {{"zh", number + "月"}, {"en", month.str().substr(5)}}}});
    }
    tree["audit"] = {{"months", std::move(months)}, {"with_hospital", with_hospital}, {"changes", std::move(changes)}};
    return tree;
}

void write_audit(const Json& audit, const fs::path& target, const Library& library, forms::Language language,
                 const std::function<bool(int percent)>& progress)
{
    refuse_special_file(target);
    const auto layout = library.layout("audit");
    templates::WriteOptions options;
    options.language = language;
    options.created = std::time(nullptr);   // a working paper says when it was made
    options.progress = progress;
    const fs::path unfinished = unfinished_beside(target);
    std::error_code ignored;
    try {
        templates::write_workbook(*layout, audit, options, unfinished);
        const auto compared = templates::compare_workbook(*layout, audit, options, unfinished);
        if (!compared.same())
            throw templates::Error({"audit.differs",
                                    ZK_TR("{file} was not put in place, because what was read again differs from what was "
                                          "written, first at {cell}. Try again on another disk."),
                                    {{"file", utf8(target)},
                                     {"cell", compared.differences.front().sheet + "!" + compared.differences.front().cell}}});
        db::platform::replace_file(unfinished, target);
    } catch (const templates::Error& error) {
        fs::remove(unfinished, ignored);
        throw Error(Failure::io, with_own_name(error.message(), target));
    } catch (const db::Error& error) {
        fs::remove(unfinished, ignored);
        throw Error(Failure::io, with_own_name(error.message(), target));
    }
}

}   // namespace zk::session
