#include "app/session/report.h"

#include "app/session/version.h"

#include <set>
#include <utility>

namespace zk::session {

using forms::Decimal;
using forms::Message;
using forms::Text;

namespace {

class TreeBuilder {
public:
    TreeBuilder(const Reported& reported, const forms::Translator& translator)
        : reported_(reported), form_(reported.form), standard_(form_.standard()), translator_(translator),
          items_(reported, translator), group_sections_(standard_.groups.size())
    {
        for (const forms::Ask& ask : form_.asks())
            if (const int group = form_.item(ask).group; group >= 0)
                group_sections_[group].insert(ask.section);
    }

    Json tree() const;

private:
    Json hospital() const;
    Text identity_title(const std::string& fact) const;
    Json assessment() const;
    Json period(const forms::Period& period) const;
    Json standard() const;
    Json section(int index) const;
    Json total(int index) const;
    Json dimension(int section, int dimension, int number) const;
    Json groups(int section, int dimension, int number) const;
    Json cell(int category, const forms::CoverageCell& cell) const;
    Json coverage(const std::vector<forms::CoverageCell>& cells) const;
    Json share(const forms::CoverageCell& cell) const;
    Json endoscopic_interventional() const;
    Json compliance(const forms::Compliance& compliance) const;
    Json dimension_groups(int dimension) const;
    Json hospital_prior(int dimension) const;
    Json findings() const;
    const forms::SectionScore* prior(int section) const;
    int sections_with(int group) const;

    std::string fixed(const Decimal& number) const { return number.fixed(standard_.decimals); }
    Json fixed(const std::optional<Decimal>& number) const { return number ? Json(fixed(*number)) : Json(nullptr); }
    Json text(const Text& words) const { return items_.text(words); }
    Json text(const Message& message) const { return items_.text(message); }

    const Reported& reported_;
    const forms::Form& form_;
    const forms::Standard& standard_;
    const forms::Translator& translator_;
    ItemReporter items_;
    std::vector<std::set<int>> group_sections_;   ///< who is asked each group
};

Text same(const std::string& words) { return {words, words}; }

Json TreeBuilder::hospital() const
{
    Json result = Json::object();
    for (const forms::Fact& fact : forms::identity_facts()) {
        const auto at = reported_.identity.find(fact.id);
        result[fact.id.substr(fact.id.find('.') + 1)] = at == reported_.identity.end() ? std::string() : at->second;
    }
    for (const char* key : {"grade", "category", "ownership"})
        result[std::string(key) + "_title"] = text(identity_title(std::string("identity.") + key));
    return result;
}

/// The title of the option chosen, where the standard asks with options; else as typed.
Text TreeBuilder::identity_title(const std::string& fact) const
{
    const auto at = reported_.identity.find(fact);
    if (at == reported_.identity.end())
        return {};
    for (const forms::Item& item : standard_.items)
        for (const auto& input : item.inputs)
            if (standard_.facts[input.fact].id == fact)
                for (const forms::Option& option : item.options)
                    if (option.id == at->second)
                        return option.title;
    return same(at->second);
}

Json TreeBuilder::period(const forms::Period& period) const
{
    return {{"id", period.str()},
            {"kind", name(period.kind())},
            {"first", period.first.str()},
            {"last", period.last.str()},
            {"months", period.months()},
            {"title", text(Text{period.zh(), period.en()})}};
}

Json TreeBuilder::assessment() const
{
    const db::AssessmentRow& row = reported_.assessment;
    return {{"id", row.id},
            {"name", row.name},
            {"status", row.status},
            {"status_title", text(status_title(row.status))},
            {"cutoff", row.cutoff ? Json(forms::iso(*row.cutoff)) : Json(nullptr)},
            {"inspection", row.inspection ? Json(forms::iso(*row.inspection)) : Json(nullptr)},
            {"period", period(row.period)},
            {"prior_period", period(row.period.year_before())},
            {"baseline_period", reported_.baseline_period ? period(*reported_.baseline_period) : Json(nullptr)}};
}

Json TreeBuilder::standard() const
{
    const Message ours{"standard.unofficial",
                       ZK_TR("In-house self-assessment (standard: default of this program, not officially published)"),
                       {}};
    Text basis = translator_.both(ours);
    if (standard_.official) {
        basis = standard_.issuer;
        if (!standard_.document.empty()) {
            basis.zh += " " + standard_.document.zh;
            basis.en += ", " + standard_.document.en;
        }
    }
    return {{"id", standard_.id},
            {"version", standard_.version},
            {"title", text(standard_.title)},
            {"issuer", text(standard_.issuer)},
            {"document", text(standard_.document)},
            {"date", standard_.date ? Json(forms::iso(*standard_.date)) : Json(nullptr)},
            {"official", standard_.official},
            {"baseline_year", standard_.baseline_year ? Json(*standard_.baseline_year) : Json(nullptr)},
            {"basis", text(basis)},
            {"sha256", reported_.standard_sha256}};
}

/// The section of the same specialty in last year's assessment.
const forms::SectionScore* TreeBuilder::prior(int section) const
{
    if (!reported_.prior_form || reported_.prior_form->standard().id != standard_.id)
        return nullptr;
    const int at = reported_.prior_form->section(form_.sections()[section].id);
    return at < 0 ? nullptr : &reported_.prior_card->sections[at];
}

Json TreeBuilder::compliance(const forms::Compliance& compliance) const
{
    return {{"met", compliance.met},
            {"of", compliance.of},
            {"rate", compliance.rate ? Json(compliance.rate->fixed(2)) : Json(nullptr)}};
}

Json TreeBuilder::cell(int category, const forms::CoverageCell& cell) const
{
    Json missing = Json::array();
    for (const int ask : cell.missing) {
        const forms::Ask& asked = form_.asks()[ask];
        missing.push_back({{"item", form_.item(asked).id},
                           {"title", text(form_.item(asked).title)},
                           {"section", form_.sections()[asked.section].id}});
    }
    Json result = share(cell);
    result["category"] = standard_.categories[category].id;
    result["category_title"] = text(standard_.categories[category].title);
    result["missing"] = std::move(missing);
    return result;
}

Json TreeBuilder::share(const forms::CoverageCell& cell) const
{
    const auto rate = forms::coverage_rate(cell);
    return {{"carried_out", cell.carried_out}, {"of", cell.of}, {"rate", rate ? Json(rate->fixed(2)) : Json(nullptr)}};
}

/// 本院内镜、介入开展率, with the categories it counts.
Json TreeBuilder::endoscopic_interventional() const
{
    Json result = share(forms::endoscopic_interventional(standard_, reported_.card.hospital_coverage));
    result["categories"] = Json::array();
    for (const forms::Category& category : standard_.categories)
        if (category.endoscopic_interventional)
            result["categories"].push_back({{"id", category.id}, {"title", text(category.title)}});
    return result;
}

Json TreeBuilder::coverage(const std::vector<forms::CoverageCell>& cells) const
{
    Json result = Json::array();
    for (std::size_t i = 0; i < cells.size(); ++i)
        result.push_back(cell(static_cast<int>(i), cells[i]));
    return result;
}

Json TreeBuilder::groups(int section, int dimension, int number) const
{
    const forms::Section& where = form_.sections()[section];
    const auto& scored = reported_.card.sections[section].dimensions[dimension].groups;
    Json result = Json::array();
    int running = 0;
    int current = -2;   // no group yet; -1 is the group of items without one
    forms::Rational earned, points;
    for (int i = where.first_ask; i < where.end_ask; ++i) {
        const forms::Item& item = form_.item(form_.asks()[i]);
        if (item.dimension != dimension)
            continue;
        if (item.group != current) {
            current = item.group;
            Json score;
            for (const auto& group : scored)
                if (group.group == current)
                    score = fixed(group.published);
            earned = points = 0;
            result.push_back({{"id", current < 0 ? std::string() : standard_.groups[current].id},
                              {"title", current < 0 ? Json(nullptr) : text(standard_.groups[current].title)},
                              {"score", std::move(score)},
                              {"common", current >= 0 && sections_with(current) > 1},
                              {"items", Json::array()}});
        }
        const forms::ItemScore& one = reported_.card.items[i];
        if (one.share && item.scored()) {
            earned += forms::publish(one.earned, standard_.decimals).rational();
            if (one.counts)
                points += item.points.rational();
        }
        const bool any = points > 0 || earned > 0;
        result.back()["earned"] = any ? Json(fixed(forms::publish(earned, standard_.decimals))) : Json();
        result.back()["points"] = any ? Json(forms::publish(points, 6).str()) : Json();
        const std::string at = std::to_string(number) + "." + std::to_string(++running);
        result.back()["items"].push_back(items_.item(i, at));
    }
    return result;
}

/// In how many specialties the group is asked.
int TreeBuilder::sections_with(int group) const
{
    return static_cast<int>(group_sections_[group].size());
}

/// The groups of a dimension that this hospital is asked, in the standard's order.
Json TreeBuilder::dimension_groups(int dimension) const
{
    Json result = Json::array();
    for (std::size_t i = 0; i < standard_.groups.size(); ++i) {
        const forms::Group& group = standard_.groups[i];
        if (group.dimension == dimension && !group_sections_[i].empty())
            result.push_back({{"id", group.id},
                              {"title", text(group.title)},
                              {"common", sections_with(static_cast<int>(i)) > 1}});
    }
    return result;
}

Json TreeBuilder::hospital_prior(int dimension) const
{
    if (!reported_.prior_form || reported_.prior_form->standard().id != standard_.id)
        return nullptr;
    const int at = reported_.prior_form->standard().dimension(standard_.dimensions[dimension].id);
    return at < 0 ? Json(nullptr) : fixed(reported_.prior_card->hospital[at]);
}

Json TreeBuilder::dimension(int section, int index, int number) const
{
    const forms::Dimension& dimension = standard_.dimensions[index];
    const forms::DimensionScore& score = reported_.card.sections[section].dimensions[index];
    const forms::SectionScore* before = prior(section);
    const int specialty = form_.sections()[section].specialty;
    Json weight;
    if (specialty >= 0 && dimension.scored && standard_.specialties[specialty].weights[index])
        weight = standard_.specialties[specialty].weights[index]->str();
    Json display = text(same("/"));
    if (score.published)
        display = text(same(fixed(*score.published)));
    else if (score.state == forms::DimensionState::insufficient)
        display = text(Message{"dimension.insufficient", ZK_TR("Too little data, not scored"), {}});
    return {{"id", dimension.id},
            {"title", text(dimension.title)},
            {"scored", dimension.scored},
            {"state", name(score.state)},
            {"display", std::move(display)},
            {"weight", std::move(weight)},
            {"score", fixed(score.published)},
            {"earned", fixed(forms::publish(score.earned, standard_.decimals))},
            {"points", forms::publish(score.points, 6).str()},
            {"possible", forms::publish(score.possible, 6).str()},
            {"asked", score.asked},
            {"answered", score.answered},
            {"complete", score.complete},
            {"prior", before ? fixed(before->dimensions[index].published) : Json(nullptr)},
            {"groups", groups(section, index, number)}};
}

Json TreeBuilder::total(int index) const
{
    const forms::SectionScore& score = reported_.card.sections[index];
    const forms::SectionScore* before = prior(index);
    const char* state = !score.total ? "none" : score.complete ? "final" : "provisional";
    const Message state_title = !score.total     ? Message{"total.none", ZK_TR("Not scored"), {}}
                                : score.complete ? Message{"total.final", ZK_TR("Complete"), {}}
                                                 : Message{"total.provisional", ZK_TR("Provisional"), {}};
    Json caps = Json::array();
    for (const int cap : score.caps) {
        const forms::Cap& held = standard_.caps[cap];
        const int grade = standard_.grade(held.grade);
        caps.push_back({{"id", held.id},
                        {"title", text(held.title)},
                        {"grade", held.grade},
                        {"grade_title", grade < 0 ? text(Text{}) : text(standard_.grades[grade].title)}});
    }
    const Text shown = score.total ? same(fixed(*score.total)) : same("/");
    return {{"value", fixed(score.total)},
            {"state", state},
            {"state_title", text(state_title)},
            {"display", text(shown)},
            {"grade", score.grade < 0 ? Json(nullptr) : Json(standard_.grades[score.grade].id)},
            {"grade_title", score.grade < 0 ? Json(nullptr) : text(standard_.grades[score.grade].title)},
            {"caps", std::move(caps)},
            {"prior", before ? fixed(before->total) : Json(nullptr)}};
}

Json TreeBuilder::section(int index) const
{
    const forms::Section& section = form_.sections()[index];
    const forms::SectionScore& score = reported_.card.sections[index];
    const forms::Specialty* specialty = section.specialty < 0 ? nullptr : &standard_.specialties[section.specialty];
    const Message hospital{"section.hospital", ZK_TR("Hospital"), {}};
    Json dimensions = Json::array();
    int number = 0;
    for (std::size_t i = 0; i < standard_.dimensions.size(); ++i)
        if (score.dimensions[i].asked > 0 || (specialty && standard_.dimensions[i].scored))
            dimensions.push_back(dimension(index, static_cast<int>(i), ++number));
    return {{"id", section.id},
            {"title", specialty ? text(specialty->title) : text(hospital)},
            {"kind", specialty ? std::string(name(specialty->kind)) : std::string("hospital")},
            {"kind_title", specialty ? text(title(specialty->kind)) : text(hospital)},
            {"core", specialty ? specialty->core : false},
            {"total", total(index)},
            {"compliance", {{"basic", compliance(score.basic)}, {"recommended", compliance(score.recommended)}}},
            {"completion", {{"asked", score.asked}, {"answered", score.answered}}},
            {"coverage", coverage(reported_.card.coverage[index])},
            {"coverage_total", share(forms::together(reported_.card.coverage[index]))},
            {"dimensions", std::move(dimensions)}};
}

Json TreeBuilder::findings() const
{
    Json result = Json::array();
    for (const CheckedFinding& checked : reported_.findings) {
        const forms::Finding& finding = checked.finding;
        const forms::Item* item = finding.ask < 0 ? nullptr : &form_.item(form_.asks()[finding.ask]);
        const int section = finding.ask >= 0 ? form_.asks()[finding.ask].section : finding.section < 0 ? 0 : finding.section;
        const int specialty = form_.sections()[section].specialty;
        result.push_back(
            {{"severity", name(finding.severity)},
             {"severity_title", text(title(finding.severity))},
             {"code", finding.message.code},
             {"key", finding.key},
             {"section", form_.sections()[section].id},
             {"section_title", specialty < 0 ? text(Message{"section.hospital", ZK_TR("Hospital"), {}})
                                             : text(standard_.specialties[specialty].title)},
             {"item", item ? item->id : std::string()},
             {"item_title", item ? text(item->title) : Json(nullptr)},
             {"field", item ? std::string(forms::name(finding.field)) : std::string()},
             {"month", finding.month ? finding.month->str() : std::string()},
             {"text", text(finding.message)},
             {"reason", checked.reason}});
    }
    return result;
}

Json TreeBuilder::tree() const
{
    Json dimensions = Json::array(), categories = Json::array(), grades = Json::array(), hospital_scores = Json::array();
    for (std::size_t i = 0; i < standard_.dimensions.size(); ++i) {
        const forms::Dimension& d = standard_.dimensions[i];
        dimensions.push_back({{"id", d.id},
                              {"title", text(d.title)},
                              {"scored", d.scored},
                              {"weight", d.scored ? Json(d.weight.str()) : Json(nullptr)},
                              {"groups", dimension_groups(static_cast<int>(i))}});
        if (d.scored)
            hospital_scores.push_back(
                {{"id", d.id}, {"title", text(d.title)}, {"score", fixed(reported_.card.hospital[i])},
                 {"prior", hospital_prior(static_cast<int>(i))}});
    }
    for (const auto& category : standard_.categories)
        categories.push_back({{"id", category.id}, {"title", text(category.title)}});
    for (const auto& grade : standard_.grades)
        grades.push_back({{"id", grade.id}, {"title", text(grade.title)}, {"from", grade.from.str()}});
    Json sections = Json::array();
    int asked = 0, answered = 0;
    for (std::size_t i = 0; i < form_.sections().size(); ++i) {
        asked += reported_.card.sections[i].asked;
        answered += reported_.card.sections[i].answered;
        if (i == 0)
            continue;
        // A copy lies in memory in the order in which it is read; what a section is put together from lies scattered.
        const Json scattered = section(static_cast<int>(i));
        sections.push_back(scattered);
    }
    return {{"schema", 1},
            {"program", {{"name", "zhuanke"}, {"version", program_version}}},
            {"hospital", hospital()},
            {"assessment", assessment()},
            {"standard", standard()},
            {"dimensions", std::move(dimensions)},
            {"categories", std::move(categories)},
            {"grades", std::move(grades)},
            {"profile", section(0)},
            {"sections", std::move(sections)},
            {"hospital_scores", std::move(hospital_scores)},
            {"coverage", coverage(reported_.card.hospital_coverage)},
            {"coverage_total", share(forms::together(reported_.card.hospital_coverage))},
            {"coverage_endoscopic_interventional", endoscopic_interventional()},
            {"completion", {{"asked", asked}, {"answered", answered}}},
            {"findings", findings()},
            {"approval", approval_of(reported_, items_)},
            {"evidence", evidence_of(reported_, items_)},
            {"corrections", corrections_of(reported_, items_)},
            {"submission", nullptr}};
}

}   // namespace

Json build_report(const Reported& reported, const forms::Translator& translator)
{
    return TreeBuilder(reported, translator).tree();
}

void append_dump(const Json& value, std::string& out, int levels)
{
    if (levels == 0 || !value.is_structured()) {
        out += value.dump();
        return;
    }
    bool first = true;
    if (value.is_array()) {
        out += '[';
        for (const Json& element : value) {
            if (!std::exchange(first, false))
                out += ',';
            append_dump(element, out, levels - 1);
        }
        out += ']';
        return;
    }
    out += '{';
    for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
        if (!std::exchange(first, false))
            out += ',';
        out += Json(key).dump() + ':';
        append_dump(member, out, levels - 1);
    }
    out += '}';
}

std::string canonical(const Json& report)
{
    std::string out;   // member by member: a copy without the submission would cost tens of megabytes
    for (const auto& [key, value] : report.items()) {
        if (key == "submission")
            continue;
        out += (out.empty() ? "{" : ",") + Json(key).dump() + ":";
        append_dump(value, out);
    }
    out += out.empty() ? "{}" : "}";
    return out;
}

}   // namespace zk::session
