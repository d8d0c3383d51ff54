#include "templates/tree.h"

#include <map>
#include <sstream>

namespace zk::templates {

namespace {

// NAME: KEY=SHAPE …; a key alone is a scalar. "?" after a shape: may be null; "+": may be missing. Kept in the order of report.md.
constexpr std::string_view known = R"(
report: schema program=program hospital=hospital assessment=assessment standard=standard dimensions=dimension_title[]
    categories=named[] grades=grade[] sections=section[] profile=section hospital_scores=hospital_score[] coverage=cell[]
    coverage_total=share coverage_endoscopic_interventional=counted_share+ completion=completion findings=finding[] approval=approval evidence=evidence[] corrections=correction[]
    submission=submission? audit=audit+
program: name version
hospital: name uscc registration_no region_code insurance_code grade grade_title=T category category_title=T ownership
    ownership_title=T legal_representative phone licensed_beds
assessment: id name status status_title=T cutoff=? inspection=? period=period prior_period=period
    baseline_period=period?
period: id kind first last months title=T
standard: id version title=T issuer=T document=T date=? official baseline_year=? basis=T sha256
dimension_title: id title=T scored weight=? groups=group_title[]
group_title: id title=T common
named: id title=T
grade: id title=T from
hospital_score: id title=T score=? prior=?
cell: category category_title=T carried_out of rate=? missing=missing[]
share: carried_out of rate=?
counted_share: carried_out of rate=? categories=named[]
missing: item title=T section
completion: asked answered
finding: severity severity_title=T code key section section_title=T? item item_title=T? field month text=T reason
approval: status status_title=T locked correction correction_title=T? steps=step[]
step: step step_title=T section section_title=T? who when comment slip stale
evidence: number title kind kind_title=T file bytes sha256 dated valid_until deidentified deidentified_title=T
    items=evidence_item[] sections=named[]+
evidence_item: section section_title=T item item_title=T
correction: number section section_title=T item item_title=T field field_title=T month sheet cell old
    old_title=T? new new_title=T? reason who when
submission: digest check_code language file number correction correction_title=T? draft layout=layout_used
    pieces=piece[]+
layout_used: id version sha256
piece: record number sha256 text
section: id title=T kind kind_title=T core total=total compliance=compliance completion=completion coverage=cell[]
    coverage_total=share dimensions=dimension[] review=section_review+
total: value=? state state_title=T display=T grade=? grade_title=T? caps=cap[] prior=?
cap: id title=T grade grade_title=T
compliance: basic=rate recommended=rate
rate: met of rate=?
dimension: id title=T scored state display=T weight=? score=? earned points possible asked answered complete prior=?
    groups=group[]
group: id title=T? score=? earned=? points=? common items=item[]
item: id number kind kind_title=T rule level level_title=T category category_title=T title=T unit=T provider
    provider_title=T card=card points=? optional restricted goal=T target=? floor=? direction direction_title=T status
    status_title=T value=value prior=value growth=growth baseline=value baseline_source baseline_from=T+ baseline_growth=growth outcome=T
    share=? earned=? lost=? reason=reason claim=claim? note recheck=recheck?
    evidence_numbers inputs=input[] audit=item_audit+
    review=item_review+
card: numerator=T denominator=T how_to_count=T codes=T evidence=T note=T source=T confidence confidence_title=T
    target_basis=T all_or_nothing_reason=T
value: number=? text=T? display=T
growth: number=? unit=T display=T
reason: code text=T
claim: kind kind_title=T reason decision decision_title=T
recheck: since changes=revision[]
revision: field field_title=T old=T new=T
input: field field_title=T fact fact_title=T scope unit=T mode aggregation value=? display=T missing_months prior=? provider source
    who when values=[][] months=month_value[]+ entered=T+
audit: months=audit_month[] with_hospital changes=change[]
audit_month: id title=T
change: section section_title=T item number item_title=T field_title=T month when who old=T new=T reason origin
    origin_title=T source
item_audit: rule=T definition=T evidence=T claim=T changes=T
section_review: number marked scored earned mark difference
item_review: mark=? difference=? comment who when
month_value: id value=? display=T
)";

struct Member {
    std::string key;
    Shape shape;
    bool may_be_null, may_be_missing;
};
using Tree = std::map<Shape, std::vector<Member>, std::less<>>;

Tree read_known()
{
    Tree tree;
    std::vector<Member>* members = nullptr;
    std::istringstream words{std::string(known)};
    for (std::string word; words >> word;) {
        if (word.back() == ':') {
            members = &tree[word.substr(0, word.size() - 1)];
            continue;
        }
        const auto equals = word.find('=');
        Shape shape = equals == std::string::npos ? "" : word.substr(equals + 1);
        const bool may_be_missing = !shape.empty() && shape.back() == '+';
        if (may_be_missing)
            shape.pop_back();
        const bool may_be_null = !shape.empty() && shape.back() == '?';
        if (may_be_null)
            shape.pop_back();
        members->push_back({word.substr(0, equals), std::move(shape), may_be_null, may_be_missing});
    }
    tree["T"] = {{"zh", "", false, false}, {"en", "", false, false}};
    return tree;
}

const Tree& tree()
{
    static const Tree read = read_known();
    return read;
}

void compare(const Json& value, const Shape& shape, const std::string& where, std::vector<std::string>& out)
{
    if (shape.size() >= 2 && shape.ends_with("[]")) {
        if (!value.is_array()) {
            out.push_back(where + ": not a list");
            return;
        }
        for (std::size_t i = 0; i < value.size(); ++i)
            compare(value[i], shape.substr(0, shape.size() - 2), where + "[" + std::to_string(i) + "]", out);
    } else if (shape.empty()) {
        if (value.is_structured())
            out.push_back(where + ": not a plain value");
    } else if (!value.is_object()) {
        out.push_back(where + (shape == "T" ? ": not a text in both languages" : ": not an object"));
    } else {
        const auto& members = tree().find(shape)->second;
        const std::string prefix = where.empty() ? "" : where + ".";
        for (const Member& member : members) {
            const auto found = value.find(member.key);
            if (found == value.end() && member.may_be_missing)
                continue;
            if (found == value.end())
                out.push_back(prefix + member.key + ": missing");
            else if (!(found->is_null() && (member.may_be_null || member.shape.empty())))
                compare(*found, member.shape, prefix + member.key, out);
        }
        for (const auto& entry : value.items()) {
            if (tree_member(shape, entry.key()) == "?")
                out.push_back(prefix + std::string(entry.key()) + ": unknown");
        }
    }
}

}  // namespace

Shape tree_member(const Shape& parent, std::string_view key)
{
    const auto found = tree().find(parent);
    if (found != tree().end()) {
        for (const Member& member : found->second) {
            if (member.key == key)
                return member.shape;
        }
    }
    return "?";
}

std::vector<std::string> tree_keys(const Shape& parent)
{
    std::vector<std::string> keys;
    const auto found = tree().find(parent);
    if (found != tree().end()) {
        for (const Member& member : found->second)
            keys.push_back(member.key);
    }
    return keys;
}

std::vector<std::string> tree_differences(const Json& report)
{
    std::vector<std::string> out;
    compare(report, tree_root, "", out);
    return out;
}

}  // namespace zk::templates
