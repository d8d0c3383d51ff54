#include "forms/exact.h"
#include "forms/scoring.h"

#include <algorithm>
#include <memory>

namespace zk::forms {

namespace {

/// What Method needs, for a dimension or for one of its groups.
struct Sums {
    ExactSum earned, points, shares;
    int counted = 0;

    void add(const Item& item, const ItemScore& score, Method method)
    {
        const bool of_shares = method == Method::mean || method == Method::group_means;
        if (score.share && sign(*score.share) != 0) {
            earned.add(score.earned);
            if (of_shares) {
                shares.add(*score.share);
            }
        }
        if (score.counts) {
            points.add(item.points.rational());
            ++counted;
        }
    }
    std::optional<Rational> mean() const
    {
        return counted == 0 ? std::nullopt : std::optional(Rational(shares.value() / counted));
    }
};

std::optional<Rational> mean_of_groups(const std::vector<std::pair<int, Sums>>& groups)
{
    Rational sum = 0;
    int counted = 0;
    for (const auto& group : groups) {
        if (const auto mean = group.second.mean()) {
            sum += *mean;
            ++counted;
        }
    }
    return counted == 0 ? std::nullopt : std::optional(Rational(sum / counted));
}

/// On the dimension's scale, at most the scale: optional items may earn more than the points asked.
std::optional<Rational> on_scale(const Dimension& dimension, const Sums& sums,
                                 const std::optional<Rational>& group_mean)
{
    const Rational scale = dimension.scale.rational();
    std::optional<Rational> exact;
    switch (dimension.method) {
    case Method::points:
        if (!sums.points.is_zero()) {
            exact = sums.earned.value() / sums.points.value() * scale;
        }
        break;
    case Method::sum:
        if (sums.counted > 0) {
            exact = sums.earned.value();
        }
        break;
    case Method::mean:
        exact = sums.mean();
        break;
    case Method::group_means:
        exact = group_mean;
        break;
    }
    if (exact && (dimension.method == Method::mean || dimension.method == Method::group_means)) {
        *exact *= scale;
    }
    return exact && compare(*exact, scale) > 0 ? std::optional(scale) : exact;
}

Sums& sums_of(std::vector<std::pair<int, Sums>>& groups, int group)
{
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == group; });
    return found != groups.end() ? found->second : groups.emplace_back(group, Sums{}).second;
}

/// Progress: what is not applicable is not asked; an optional technique nobody answered holds nothing back.
void count_progress(const Item& item, const ItemScore& score, DimensionScore& into)
{
    if (score.status == Status::not_applicable || (item.optional && score.status == Status::blank)) {
        return;
    }
    ++into.asked;
    into.answered += complete(score.status);
}

/// Techniques of a section or a category, each shared one once.
class Techniques {
public:
    Techniques(const Form& form, const Answers& answers, const Scorecard& card)
        : form_(form), answers_(answers), card_(card)
    {
    }

    /// Adds the question to the cell unless it is no technique, does not apply, or its status has been counted.
    void count(int ask, CoverageCell& cell)
    {
        const Item& item = form_.item(form_.asks()[ask]);
        const int slot = form_.slot_of(form_.asks()[ask], Field::status);
        if (item.kind != ItemKind::technique || slot < 0 || card_.items[ask].status == Status::not_applicable) {
            return;
        }
        const bool performed = is_performed(form_, answers_, ask);
        const auto seen = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& one) { return one.slot == slot; });
        if (seen == seen_.end()) {
            if (performed || !item.optional) {
                seen_.push_back({slot, ask, performed});
                ++cell.of;
                cell.carried_out += performed;
            }
        } else if (performed && !seen->performed) {
            seen->performed = true;
            ++cell.carried_out;
        }
    }

    void finish(CoverageCell& cell) const
    {
        for (const Seen& one : seen_) {
            if (!one.performed) {
                cell.missing.push_back(one.ask);
            }
        }
    }

private:
    struct Seen {
        int slot, ask;
        bool performed;
    };
    const Form& form_;
    const Answers& answers_;
    const Scorecard& card_;
    std::vector<Seen> seen_;
};

Compliance compliance(const Form& form, const Answers& answers, const Scorecard& card, const Section& section,
                      Level level)
{
    Techniques techniques(form, answers, card);
    CoverageCell cell;
    for (int ask = section.first_ask; ask < section.end_ask; ++ask) {
        if (form.item(form.asks()[ask]).level == level) {
            techniques.count(ask, cell);
        }
    }
    Compliance result{cell.carried_out, cell.of, std::nullopt};
    if (result.of > 0) {
        result.rate = publish(Rational(100 * result.met, result.of), 2);
    }
    return result;
}

CoverageCell coverage(const Form& form, const Answers& answers, const Scorecard& card, int first, int end, int category)
{
    Techniques techniques(form, answers, card);
    CoverageCell cell;
    for (int ask = first; ask < end; ++ask) {
        if (form.item(form.asks()[ask]).category == category) {
            techniques.count(ask, cell);
        }
    }
    techniques.finish(cell);
    return cell;
}

/// Σ w·score / Σ w over the dimensions that are scored: the others' weight is spread over them.
std::optional<Rational> total(const Specialty& specialty, const SectionScore& score)
{
    ExactSum weighted;
    Rational weights = 0;
    for (std::size_t d = 0; d < score.dimensions.size(); ++d) {
        const DimensionScore& dimension = score.dimensions[d];
        if (dimension.state == DimensionState::scored) {
            const Rational weight = specialty.weights[d]->rational();
            weighted.add(*dimension.exact * weight);
            weights += weight;
        }
    }
    return weights == 0 ? std::nullopt : std::optional(Rational(weighted.value() / weights));
}

}  // namespace

DimensionScore score_dimension(const Form& form, const Scorecard& card, int section_index, int dimension_index)
{
    const Section& section = form.sections()[section_index];
    const Dimension& dimension = form.standard().dimensions[dimension_index];
    DimensionScore result;
    Sums all;
    ExactSum possible;
    std::vector<std::pair<int, Sums>> groups;
    for (int ask = section.first_ask; ask < section.end_ask; ++ask) {
        const Item& item = form.item(form.asks()[ask]);
        if (item.dimension != dimension_index) {
            continue;
        }
        const ItemScore& score = card.items[ask];
        count_progress(item, score, result);
        if (!item.scored() || score.status == Status::not_applicable) {
            continue;
        }
        all.add(item, score, dimension.method);
        if (item.group >= 0 || dimension.method == Method::group_means) {
            sums_of(groups, item.group).add(item, score, dimension.method);
        }
        if (!item.optional) {
            possible.add(item.points.rational());
            result.complete = result.complete && complete(score.status);
        }
    }
    if (section.specialty < 0 || !dimension.scored) {
        result.state = DimensionState::unscored;
        result.complete = true;
        return result;
    }
    if (!form.standard().specialties[section.specialty].weights[dimension_index]) {
        result.complete = true;
        return result;
    }
    result.earned = all.earned.value();
    result.points = all.points.value();
    result.possible = possible.value();
    const int decimals = form.standard().decimals;
    for (auto& [group, sums] : groups) {
        if (group >= 0) {
            GroupScore score{group, on_scale(dimension, sums, sums.mean()), std::nullopt};
            if (score.exact) {
                score.published = publish(*score.exact, decimals);
            }
            result.groups.push_back(std::move(score));
        }
    }
    if (sign(result.possible) == 0) {
        return result;
    }
    if (compare(result.points * 2, result.possible) < 0) {
        result.state = DimensionState::insufficient;
        return result;
    }
    result.exact = on_scale(dimension, all, mean_of_groups(groups));
    result.published = publish(*result.exact, decimals);
    result.state = DimensionState::scored;
    return result;
}

void score_techniques(const Form& form, const Answers& answers, Scorecard& card, int index)
{
    const Section& section = form.sections()[index];
    SectionScore& score = card.sections[index];
    score.basic = compliance(form, answers, card, section, Level::basic);
    score.recommended = compliance(form, answers, card, section, Level::recommended);
    for (std::size_t category = 0; category < card.coverage[index].size(); ++category) {
        card.coverage[index][category] =
            coverage(form, answers, card, section.first_ask, section.end_ask, static_cast<int>(category));
    }
}

void score_section(const Form& form, const Answers& answers, Scorecard& card, int index)
{
    const Section& section = form.sections()[index];
    SectionScore& score = card.sections[index];
    score.asked = score.answered = 0;
    score.complete = true;
    for (const DimensionScore& dimension : score.dimensions) {
        score.asked += dimension.asked;
        score.answered += dimension.answered;
        score.complete = score.complete && dimension.complete;
    }
    score.exact.reset();
    score.total.reset();
    if (section.specialty >= 0) {
        score.exact = total(form.standard().specialties[section.specialty], score);
    }
    if (score.exact) {
        score.total = publish(*score.exact, form.standard().decimals);
    }
    grade_section(form, answers, card, index);
}

void grade_section(const Form& form, const Answers& answers, Scorecard& card, int index)
{
    const Standard& standard = form.standard();
    SectionScore& score = card.sections[index];
    score.grade = score.band = -1;
    score.caps.clear();
    if (!score.total || !score.complete) {
        return;
    }
    for (std::size_t grade = 0; grade < standard.grades.size(); ++grade) {
        if (*score.total >= standard.grades[grade].from) {
            score.band = static_cast<int>(grade);
        }
    }
    score.grade = score.band;
    for (std::size_t cap = 0; cap < standard.caps.size(); ++cap) {
        if (!cap_holds(form, answers, card, index, standard.caps[cap].unless)) {
            score.caps.push_back(static_cast<int>(cap));
        }
    }
    const auto limit = [&](int cap) { return standard.grade(standard.caps[cap].grade); };
    std::stable_sort(score.caps.begin(), score.caps.end(),
                     [&](int one, int other) { return limit(one) < limit(other); });
    if (!score.caps.empty()) {
        score.grade = std::min(score.band, limit(score.caps.front()));
    }
}

void score_hospital(const Form& form, Scorecard& card)
{
    const Standard& standard = form.standard();
    for (std::size_t d = 0; d < standard.dimensions.size(); ++d) {
        ExactSum sum;
        int sections = 0;
        for (const SectionScore& section : card.sections) {
            if (section.complete && section.dimensions[d].state == DimensionState::scored) {
                sum.add(*section.dimensions[d].exact);
                ++sections;
            }
        }
        card.hospital[d].reset();
        if (sections > 0) {
            card.hospital[d] = sum.published_mean(sections, standard.decimals);
        }
    }
}

void cover_hospital(const Form& form, const Answers& answers, Scorecard& card)
{
    for (std::size_t category = 0; category < form.standard().categories.size(); ++category) {
        card.hospital_coverage[category] =
            coverage(form, answers, card, 0, static_cast<int>(form.asks().size()), static_cast<int>(category));
    }
}

CoverageCell together(const std::vector<CoverageCell>& cells)
{
    CoverageCell sum;
    for (const CoverageCell& cell : cells) {
        sum.carried_out += cell.carried_out;
        sum.of += cell.of;
        sum.missing.insert(sum.missing.end(), cell.missing.begin(), cell.missing.end());
    }
    return sum;
}

CoverageCell endoscopic_interventional(const Standard& standard, const std::vector<CoverageCell>& cells)
{
    std::vector<CoverageCell> counted;
    for (std::size_t category = 0; category < cells.size(); ++category) {
        if (standard.categories[category].endoscopic_interventional) {
            counted.push_back(cells[category]);
        }
    }
    return together(counted);
}

std::optional<Decimal> coverage_rate(const CoverageCell& cell)
{
    return cell.of == 0 ? std::nullopt : std::optional(publish(Rational(100 * cell.carried_out, cell.of), 2));
}

}  // namespace zk::forms
