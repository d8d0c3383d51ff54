// The county standard as it ships: whole, consistent, and scoring from 0 to 100 in every specialty.
#include "forms/score.h"
#include "tests/forms/county.h"

#include <fstream>
#include <map>
#include <set>

using namespace zk::forms;

namespace {

/// Answers in which every scored item has the same share: the best (1) or the worst (0). Shared numbers are worked out
/// from the items that use them, because one item's numerator may be another's denominator.
class Uniform {
public:
    Uniform(const Form& form, bool best) : form_(form), best_(best), answers_(form, {Month(2025, 1), Month(2025, 12)})
    {
        for (const Ask& ask : form.asks())
            if (form.item(ask).scored() && form.item(ask).kind == ItemKind::ratio)
                numerator_of_.try_emplace(form.slot_of(ask, Field::numerator), &ask);
        for (const Ask& ask : form.asks())
            if (form.item(ask).scored() && form.item(ask).kind == ItemKind::number)
                value_of_.try_emplace(form.slot_of(ask, Field::value), &ask);
        for (const Ask& ask : form.asks())
            fill(ask);
    }
    const Answers& answers() const { return answers_; }

private:
    struct Levels { Rational now, before; };

    Levels levels(const Item& item) const
    {
        if (item.rule == Rule::target) {
            if (item.direction == Direction::range) {
                const Rational inside = (item.range_low->rational() + item.range_high->rational()) / 2;
                return {best_ ? inside : item.floor_low->rational(), inside};
            }
            const Rational beyond = item.direction == Direction::higher ? Rational(0) : item.target->rational() * 2 + 1;
            return {best_ ? item.target->rational() : item.floor ? item.floor->rational() : beyond, 1};
        }
        const Rational top = item.kind == ItemKind::ratio && item.form == RatioForm::proportion ? item.scale.rational() : 1000;
        const bool up = (item.direction == Direction::higher) == best_;
        return up ? Levels{top / 2, top / 4} : Levels{top / 4, top / 2};
    }
    Levels number(int slot, int depth = 0) const
    {
        if (const auto at = numerator_of_.find(slot); at != numerator_of_.end() && depth < 8) {
            const Item& item = form_.item(*at->second);
            const Levels level = levels(item), below = number(form_.slot_of(*at->second, Field::denominator), depth + 1);
            return {level.now * below.now / item.scale.rational(), level.before * below.before / item.scale.rational()};
        }
        if (const auto at = value_of_.find(slot); at != value_of_.end())
            return levels(form_.item(*at->second));
        return {365000000, 365000000};   // whole bed-years, and dividing every scale
    }
    void put(int slot)
    {
        const Levels level = number(slot);
        answers_.entries[slot].period = Value{publish(level.now, 6), ""};
        answers_.prior[slot].period = Value{publish(level.before, 6), ""};
    }
    void fill(const Ask& ask)
    {
        const Item& item = form_.item(ask);
        const auto text = [&](Field field, const std::string& words) {
            answers_.entries[form_.slot_of(ask, field)].period = Value{{}, words};
        };
        switch (item.kind) {
        case ItemKind::technique:
            text(Field::status, best_ ? "independent" : "none");
            if (best_)
                answers_.entries[form_.slot_of(ask, Field::cases)].period = Value{Decimal(100000), ""};
            break;
        case ItemKind::ratio:
            put(form_.slot_of(ask, Field::numerator));
            put(form_.slot_of(ask, Field::denominator));
            break;
        case ItemKind::number: put(form_.slot_of(ask, Field::value)); break;
        case ItemKind::choice: {
            const Option* chosen = nullptr;
            for (const Option& option : item.options)
                if (!chosen || (best_ ? option.share > chosen->share : option.share < chosen->share))
                    chosen = &option;
            text(Field::choice, chosen->id);
            break;
        }
        case ItemKind::text:
        case ItemKind::date: break;
        }
    }

    const Form& form_;
    bool best_;
    Answers answers_;
    std::map<int, const Ask*> numerator_of_, value_of_;
};

std::vector<std::string> all_specialties(const Standard& standard)
{
    std::vector<std::string> ids;
    for (const auto& specialty : standard.specialties)
        ids.push_back(specialty.id);
    return ids;
}

}   // namespace

TEST_CASE("the county standard loads without a remark and covers the plan's specialties")
{
    const auto standard = county();
    CHECK(standard->specialties.size() == 16);
    int core = 0;
    for (const auto& specialty : standard->specialties)
        core += specialty.core;
    CHECK(core == 14);
    CHECK_FALSE(standard->official);
}

TEST_CASE("every item of the county standard has what its kind needs")
{
    const auto standard = county();
    const int minimally_invasive = standard->dimension("minimally_invasive");
    for (const Item& item : standard->items) {
        INFO(item.id);
        CHECK_FALSE(item.title.zh.empty());
        CHECK_FALSE(item.title.en.empty());
        CHECK_FALSE(item.card.source.zh.empty());
        CHECK_FALSE(item.card.note.zh.empty());
        CHECK_FALSE(item.inputs.empty());
        CHECK(item.scored() == (item.points > Decimal(0)));
        if (item.scored())
            CHECK(standard->dimensions[item.dimension].scored);
        if (item.kind == ItemKind::technique && item.dimension == minimally_invasive)
            CHECK(item.category >= 0);
        if (item.kind == ItemKind::ratio) {
            CHECK_FALSE(item.unit.zh.empty());
            CHECK_FALSE(item.card.numerator.zh.empty());
            CHECK_FALSE(item.card.denominator.zh.empty());
        }
        if (item.rule == Rule::target)
            CHECK((!item.target_basis.zh.empty() || item.all_or_nothing));
        if (item.kind == ItemKind::choice)
            CHECK(item.options.size() >= 2);
        for (const char* marker : {"[K]", "[V]", "[D]", "same as", "选项zh", "分值="})
            CHECK(item.card.note.zh.find(marker) == std::string::npos);
    }
}

TEST_CASE("in every specialty of the county standard all shares 1 make 100 and all shares 0 make 0")
{
    const auto standard = county();
    const Form form(standard, all_specialties(*standard));
    for (const bool best : {true, false}) {
        const Uniform uniform(form, best);
        const Scorecard card = score(form, uniform.answers());
        const Rational wanted = best ? 1 : 0;
        for (std::size_t s = 1; s < form.sections().size(); ++s) {
            INFO(form.sections()[s].id << (best ? ", all best" : ", all worst"));
            for (int i = form.sections()[s].first_ask; i < form.sections()[s].end_ask; ++i)
                if (form.item(form.asks()[i]).scored() && card.items[i].share) {
                    INFO(form.item(form.asks()[i]).id << ": " << name(card.items[i].status));
                    CHECK(*card.items[i].share == wanted);
                }
            REQUIRE(card.sections[s].total);
            CHECK(*card.sections[s].total == (best ? Decimal(100) : Decimal(0)));
        }
    }
}

TEST_CASE("no released id of the county standard ever vanishes")
{
    const auto standard = county();
    std::ifstream list(std::filesystem::path(ZK_SOURCE_DIR) / "tests/data/county-2025-ids.txt");
    REQUIRE(list);
    int known = 0;
    for (std::string id; std::getline(list, id);) {
        INFO(id);
        CHECK(standard->item(id) >= 0);
        ++known;
    }
    CHECK(known == static_cast<int>(standard->items.size()));   // a new item is added to the list when it is released
}

TEST_CASE("a province's overlay loads over the county standard and changes only what it names")
{
    const auto loaded = load_standard(shipped_standards(), "province-example");
    for (const Problem& problem : loaded.problems)
        UNSCOPED_INFO(sentence(problem, Untranslated(), Language::en));
    REQUIRE(loaded.standard);
    const auto base = county();
    CHECK(loaded.standard->specialties.size() == base->specialties.size());
    std::set<std::string> before, after;
    for (const Item& item : base->items)
        before.insert(item.id);
    for (const Item& item : loaded.standard->items)
        after.insert(item.id);
    int dropped = 0, added = 0;
    for (const auto& id : before)
        dropped += !after.contains(id);
    for (const auto& id : after)
        added += !before.contains(id);
    CHECK(dropped == 1);
    CHECK(added == 1);
}
