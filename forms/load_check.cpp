#include "forms/load_internal.h"

namespace zk::forms::load {
namespace {

/// Σ of decimals; exact, without rationals as long as six decimals are enough.
class Sum {
public:
    void add(const Decimal& number)
    {
        constexpr std::int64_t powers[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
        if (number.scale() <= 6 && number.mantissa() < 1'000'000'000 && number.mantissa() > -1'000'000'000)
            small_ += number.mantissa() * powers[number.scale()];
        else
            rest_ += number.rational();
    }
    Rational value() const { return Rational(small_, 1'000'000) + rest_; }

private:
    std::int64_t small_ = 0;
    Rational rest_ = 0;
};

bool differs(const Sum& sum, const Decimal& declared)
{
    return sum.value() != declared.rational();
}

}  // namespace

/// Dimension by dimension, a specialty's own items before the common ones, each in the order of the files.
void Loader::order_items()
{
    const std::size_t dimensions = out_->dimensions.size();
    for (std::size_t s = 0; s < out_->specialties.size(); ++s) {
        Specialty& specialty = out_->specialties[s];
        std::vector<std::vector<int>> own(dimensions), common(dimensions);
        for (std::size_t i = 0; i < out_->items.size(); ++i) {
            const Pending& pending = pending_[i];
            const Item& item = out_->items[i];
            if (item.dimension < 0 ||
                !std::binary_search(pending.specialties.begin(), pending.specialties.end(), static_cast<int>(s)))
                continue;
            const auto d = static_cast<std::size_t>(item.dimension);
            if (specialty.weights[d]) {
                (pending.own ? own : common)[d].push_back(static_cast<int>(i));
            } else if (pending.own) {
                const Row& row = rows(Part::item).rows[pending.row];
                reporter_.at_value(
                    *row.table,
                    {"load.item_not_applicable",
                     ZK_TR("{item} belongs to {dimension}, which {specialty} declares not applicable; drop one of the "
                           "two"),
                     {{"item", item.id}, {"dimension", out_->dimensions[d].title}, {"specialty", specialty.title}}});
            }
        }
        for (std::size_t d = 0; d < dimensions; ++d) {
            specialty.items.insert(specialty.items.end(), own[d].begin(), own[d].end());
            specialty.items.insert(specialty.items.end(), common[d].begin(), common[d].end());
        }
    }
    for (std::size_t d = 0; d < dimensions; ++d)
        for (std::size_t i = 0; i < out_->items.size(); ++i)
            if (pending_[i].hospital && out_->items[i].dimension == static_cast<int>(d))
                out_->hospital_items.push_back(static_cast<int>(i));
}

void Loader::check_weights()
{
    if (!weights_sum_node_ || rows(Part::dimension).uncertain)
        return;
    const Decimal declared = weights_sum_node_->number;
    Sum sum;
    for (const Dimension& dimension : out_->dimensions)
        sum.add(dimension.weight);
    const auto& all = rows(Part::dimension).rows;
    const bool clean = std::all_of(all.begin(), all.end(), [](const Row& row) { return row.clean; });
    if (clean && differs(sum, declared))
        reporter_.at_value(
            *weights_sum_node_,
            {"load.weights_sum",
             ZK_TR("the weights of the dimensions add up to {sum}, not to {declared}; correct a weight or weights_sum"),
             {{"sum", publish(sum.value(), 6)}, {"declared", declared}}});
    for (const Row& row : rows(Part::specialty).rows) {
        const Node* weights = row.built < 0 ? nullptr : specialty_weights_[static_cast<std::size_t>(row.built)];
        if (!weights || !row.clean || !clean)
            continue;
        Sum own;
        for (const auto& weight : out_->specialties[static_cast<std::size_t>(row.built)].weights)
            own.add(weight.value_or(0));
        if (differs(own, declared))
            reporter_.at_value(
                *weights, {"load.specialty_weights_sum",
                           ZK_TR("the weights of {specialty} add up to {sum}, not to {declared}; correct one of them"),
                           {{"specialty", out_->specialties[static_cast<std::size_t>(row.built)].title},
                            {"sum", publish(own.value(), 6)},
                            {"declared", declared}}});
    }
}

/// Optional items only add, so they are no part of the declared sum.
void Loader::check_points()
{
    std::vector<int> unplaced;
    for (std::size_t i = 0; i < out_->items.size(); ++i)
        if (out_->items[i].dimension < 0)
            unplaced.insert(unplaced.end(), pending_[i].specialties.begin(), pending_[i].specialties.end());
    std::sort(unplaced.begin(), unplaced.end());
    for (std::size_t d = 0; d < out_->dimensions.size(); ++d) {
        const Node* const declared = dimension_points_[d];
        if (!declared)
            continue;
        for (const Row& row : rows(Part::specialty).rows) {
            if (row.built < 0 || rows(Part::item).uncertain)
                continue;
            const Specialty& specialty = out_->specialties[static_cast<std::size_t>(row.built)];
            if (!specialty.weights[d])
                continue;
            Sum sum;
            // An item whose dimension is not known might belong here.
            bool clean = !std::binary_search(unplaced.begin(), unplaced.end(), row.built);
            for (const int i : specialty.items) {
                const Item& item = out_->items[static_cast<std::size_t>(i)];
                if (item.dimension != static_cast<int>(d))
                    continue;
                clean = clean && rows(Part::item).rows[pending_[static_cast<std::size_t>(i)].row].clean;
                if (item.scored() && !item.optional)
                    sum.add(item.points);
            }
            if (!clean || !differs(sum, declared->number))
                continue;
            // In an overlay the place to mend is the overlay, wherever the rest was written.
            const Node& at = layers_.size() == 1 ? *row.table : *heads_.back();
            reporter_.at_value(at, {"load.points_sum",
                                    ZK_TR("in {specialty} the points of {dimension} add up to {sum}, not to {declared} "
                                          "as its `points` say; correct one of the two"),
                                    {{"specialty", specialty.title},
                                     {"dimension", out_->dimensions[d].title},
                                     {"sum", publish(sum.value(), 6)},
                                     {"declared", declared->number}}});
        }
    }
}

}  // namespace zk::forms::load
