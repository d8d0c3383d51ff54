// 更正说明: what a round says differently from its last submission, value by value, with who changed it and why.
#include "app/session/report.h"
#include "templates/locate.h"

#include <algorithm>

namespace zk::session {

using forms::Text;

namespace {

/// A value of a tree and the place in the document behind it.
struct Shown {
    std::string text;             ///< as kept
    Text title;                   ///< in words, where that is an id
    std::string scope, subject;   ///< fact, or item of a claim
    bool claim = false;
    bool operator==(const Shown& other) const { return text == other.text && title == other.title; }
};
struct Key {
    std::string section, item, field, month;
    auto operator<=>(const Key&) const = default;
};

Text text_of(const Json& both) { return {both.at("zh").get<std::string>(), both.at("en").get<std::string>()}; }

/// Every value of a tree by its place, and the places in the order of the tree.
class Values {
public:
    explicit Values(const Json& tree)
    {
        section(tree.at("profile"));
        for (const Json& one : tree.at("sections"))
            section(one);
    }
    std::map<Key, Shown> by_key;
    std::vector<Key> order;

private:
    void put(Key key, Shown shown)
    {
        order.push_back(key);
        by_key.emplace(std::move(key), std::move(shown));
    }
    void section(const Json& section)
    {
        for (const Json& dimension : section.at("dimensions"))
            for (const Json& group : dimension.at("groups"))
                for (const Json& one : group.at("items"))
                    item(section.at("id"), one);
    }
    void item(const std::string& section, const Json& item)
    {
        const std::string id = item.at("id");
        if (const Json& claim = item.at("claim"); claim.is_object()) {
            Text words = text_of(claim.at("kind_title"));
            const std::string reason = claim.at("reason");
            words.zh += "：" + reason;
            words.en += ": " + reason;
            put({section, id, "claim", ""}, {claim.at("kind"), words, section, id, true});
        }
        for (const Json& input : item.at("inputs")) {
            const std::string field = input.at("field");
            const bool worded = field == "status" || field == "choice";
            for (const Json& value : input.at("values"))
                put({section, id, field, value.at(0)},
                    {value.at(1), worded ? text_of(input.at("display")) : Text{}, input.at("scope"), input.at("fact"), false});
        }
        if (const Json& prior = item.at("prior").at("number"); prior.is_string())
            put({section, id, "prior", ""}, {prior, {}, "", "", false});
    }
};

/// The changes since the submission, and the reasons its reopening gave.
class Causes {
public:
    Causes(const Session::Impl& impl, std::int64_t after)
    {
        db::HistoryFilter filter;
        filter.after = after;
        filter.limit = 1'000'000;
        changes_ = impl.document->history(filter);   // newest first
        for (const db::StepRow& row : impl.document->steps(impl.assessment->id))
            if (row.sequence > after && (row.step == "unlock" || row.step == "return"))
                reopened_.push_back(row);
    }

    void explain(const Shown& shown, Correction& correction) const
    {
        const auto found = std::find_if(changes_.begin(), changes_.end(), [&](const db::ChangeRow& row) {
            return row.subject == shown.subject && row.scope == shown.scope &&
                   (shown.claim ? row.kind == "response" : row.kind == "value" || row.kind == "mode") &&
                   (row.kind != "value" || !row.month || row.month->str() == correction.month);
        });
        if (found != changes_.end()) {
            correction.who = found->who;
            correction.when = found->when;
            correction.reason = found->reason;
        }
        if (!correction.reason.empty())
            return;
        for (const db::StepRow& row : reopened_)
            if (found == changes_.end() || row.sequence < found->sequence)
                correction.reason = row.comment;
    }

private:
    std::vector<db::ChangeRow> changes_;
    std::vector<db::StepRow> reopened_;   ///< oldest first
};

}   // namespace

std::vector<Correction> corrections_against_last(const Session::Impl& impl, const Json& tree)
{
    std::string last;
    for (const db::SubmissionRow& row : impl.document->submissions())
        if (row.assessment == impl.assessment->id)
            last = row.serial;
    if (last.empty())
        return {};
    std::int64_t after = 0;
    for (const db::StepRow& row : impl.document->steps(impl.assessment->id))
        if (row.step == "submit")
            after = row.sequence;

    const Values before(Json::parse(impl.document->submitted_tree(last))), now(tree);
    const Causes causes(impl, after);
    std::vector<Correction> result;
    const auto compare = [&](const Key& key) {
        const auto old_one = before.by_key.find(key), new_one = now.by_key.find(key);
        const bool was = old_one != before.by_key.end(), is = new_one != now.by_key.end();
        if (was && is && old_one->second == new_one->second)
            return;
        Correction& made = result.emplace_back();
        made.number = static_cast<int>(result.size());
        made.section = key.section;
        made.item = key.item;
        made.field = key.field;
        made.month = key.month;
        if (was) {
            made.old_value = old_one->second.text;
            made.old_title = old_one->second.title;
        }
        if (is) {
            made.new_value = new_one->second.text;
            made.new_title = new_one->second.title;
        }
        causes.explain(is ? new_one->second : old_one->second, made);
    };
    for (const Key& key : now.order)
        compare(key);
    for (const Key& key : before.order)
        if (now.by_key.count(key) == 0)
            compare(key);
    return result;
}

namespace {

/// The item of a tree, and within it what shows the field.
const Json* item_in(const Json& tree, const std::string& section, const std::string& id)
{
    const auto look = [&](const Json& one) -> const Json* {
        if (one.at("id") != section)
            return nullptr;
        for (const Json& dimension : one.at("dimensions"))
            for (const Json& group : dimension.at("groups"))
                for (const Json& item : group.at("items"))
                    if (item.at("id") == id)
                        return &item;
        return nullptr;
    };
    if (const Json* found = look(tree.at("profile")))
        return found;
    for (const Json& one : tree.at("sections"))
        if (const Json* found = look(one))
            return found;
    return nullptr;
}

/// From the nearest to the field to the item as a whole.
std::vector<const Json*> shows(const Json& item, const std::string& field)
{
    std::vector<const Json*> values;
    if (field == "prior") {
        values = {&item.at("prior").at("number"), &item.at("prior").at("display")};
        return values;
    }
    for (const Json& input : item.at("inputs"))
        if (input.at("field") == field)
            values = {&input.at("value"), &input.at("display")};
    values.push_back(&item.at("value").at("number"));
    values.push_back(&item.at("value").at("display"));
    return values;
}

}   // namespace

void place_corrections(Json& tree, const templates::Layout& layout, forms::Language language)
{
    if (tree.at("corrections").empty())
        return;
    const auto cells = templates::cells_of_values(layout, tree, language);
    for (Json& correction : tree["corrections"]) {
        const Json* item = item_in(tree, correction.at("section"), correction.at("item"));
        if (!item)
            continue;   // the specialty or item is gone from the workbook
        for (const Json* value : shows(*item, correction.at("field")))
            if (const auto at = cells.find(value); at != cells.end()) {
                correction["sheet"] = at->second.sheet;
                correction["cell"] = at->second.cell;
                break;
            }
    }
}

std::vector<Correction> Session::corrections() const
{
    impl_->require_assessment();
    return guarded([&] {
        const Json tree = report(forms::Untranslated());
        return corrections_against_last(*impl_, tree);
    });
}

}   // namespace zk::session
