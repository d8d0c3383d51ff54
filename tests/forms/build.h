// Small standards and answers by hand, so that a test shows every number it counts with.
#pragma once

#include "forms/identity.h"
#include "forms/score.h"

#include <memory>
#include <string>
#include <vector>

namespace zk::forms::test {

inline Decimal number(const char* text)
{
    Decimal value;
    if (Decimal::parse(text, value) != NumberError::none) {
        throw std::invalid_argument(text);
    }
    return value;
}

/// Two dimensions (technology 60, quality 40), the specialties medicine and surgery, grades 60/75/90 and no caps.
class Build {
public:
    Standard standard;

    Build()
    {
        standard.items.reserve(2000);  // references to items stay valid
        standard.facts = identity_facts();
        standard.id = "test";
        dimension("technology", 60);
        dimension("quality", 40);
        specialty("medicine");
        specialty("surgery");
        standard.grades = {{"fail", {"不合格", "Fail"}, 0},
                           {"pass", {"合格", "Pass"}, 60},
                           {"good", {"良好", "Good"}, 75},
                           {"excellent", {"优秀", "Excellent"}, 90}};
    }

    void dimension(const std::string& id, Decimal weight)
    {
        Dimension added;
        added.id = id;
        added.title = {id, id};
        added.weight = weight;
        standard.dimensions.push_back(added);
        for (Specialty& specialty : standard.specialties) {
            specialty.weights.push_back(weight);
        }
    }

    void specialty(const std::string& id)
    {
        Specialty added;
        added.id = id;
        added.title = {id, id};
        for (const Dimension& dimension : standard.dimensions) {
            added.weights.push_back(dimension.weight);
        }
        standard.specialties.push_back(added);
    }

    int group(const std::string& id, const std::string& dimension)
    {
        standard.groups.push_back({id, {id, id}, standard.dimension(dimension)});
        return static_cast<int>(standard.groups.size()) - 1;
    }

    int fact(const std::string& id, Aggregation aggregation, Scope scope = Scope::specialty)
    {
        for (std::size_t i = 0; i < standard.facts.size(); ++i) {
            if (standard.facts[i].id == id) {
                return static_cast<int>(i);
            }
        }
        Fact added;
        added.id = id;
        added.title = {id, id};
        added.aggregation = aggregation;
        added.scope = scope;
        standard.facts.push_back(added);
        return static_cast<int>(standard.facts.size()) - 1;
    }

    /// Asked of `specialty`; "hospital" and "all" are understood too.
    Item& item(const std::string& id, const std::string& dimension, ItemKind kind, Rule rule, Decimal points,
               const std::string& specialty = "medicine")
    {
        Item added;
        added.id = id;
        added.title = {id, id};
        added.dimension = standard.dimension(dimension);
        added.kind = kind;
        added.rule = rule;
        added.points = points;
        added.guided = number("0.7");
        added.visiting = number("0.5");
        added.below_min_cases = number("0.5");
        added.tolerance = number("0.05");
        added.hold = number("0.7");
        added.min_denominator = 20;
        standard.items.push_back(added);
        const int index = static_cast<int>(standard.items.size()) - 1;
        if (specialty == "hospital") {
            standard.hospital_items.push_back(index);
        }
        for (Specialty& one : standard.specialties) {
            if (one.id == specialty || specialty == "all") {
                one.items.push_back(index);
            }
        }
        return standard.items.back();
    }

    Item& technique(const std::string& id, Decimal points, const std::string& specialty = "medicine")
    {
        Item& added = item(id, "technology", ItemKind::technique, Rule::technique, points, specialty);
        added.inputs = {{Field::status, fact(id + ".status", Aggregation::state)},
                        {Field::cases, fact(id + ".cases", Aggregation::sum)}};
        return added;
    }

    Item& ratio(const std::string& id, Decimal points, Direction direction, const char* target, const char* floor,
                const std::string& specialty = "medicine")
    {
        Item& added = item(id, "quality", ItemKind::ratio, Rule::target, points, specialty);
        added.direction = direction;
        if (target) {
            added.target = number(target);
        }
        if (floor) {
            added.floor = number(floor);
        }
        added.unit = {"%", "%"};
        added.inputs = {{Field::numerator, fact(id + ".numerator", Aggregation::sum)},
                        {Field::denominator, fact(id + ".denominator", Aggregation::sum)}};
        return added;
    }

    Item& improve(const std::string& id, Decimal points, Direction direction, std::optional<Decimal> best)
    {
        Item& added = ratio(id, points, direction, nullptr, nullptr);
        added.rule = Rule::improve;
        added.best = best;
        return added;
    }

    Item& value(const std::string& id, Decimal points, Direction direction, const char* target, const char* floor,
                Aggregation aggregation = Aggregation::sum)
    {
        Item& added = item(id, "quality", ItemKind::number, Rule::target, points);
        added.direction = direction;
        if (target) {
            added.target = number(target);
        }
        if (floor) {
            added.floor = number(floor);
        }
        added.inputs = {{Field::value, fact(id + ".value", aggregation)}};
        return added;
    }

    Item& choice(const std::string& id, Decimal points, std::vector<Option> options, bool several,
                 const std::string& dimension = "technology")
    {
        Item& added = item(id, dimension, ItemKind::choice, Rule::options, points);
        added.options = std::move(options);
        added.several = several;
        added.inputs = {{Field::choice, fact(id + ".choice", Aggregation::state)}};
        return added;
    }

    void cap(const std::string& id, const std::string& grade, Condition unless)
    {
        standard.caps.push_back({id, {id, id}, grade, std::move(unless)});
    }

    std::shared_ptr<const Standard> done() const
    {
        auto finished = std::make_shared<Standard>(standard);
        finished->index();
        return finished;
    }
};

inline Condition condition(Condition::Op op, const std::string& ref = "", Decimal bound = 0)
{
    Condition result;
    result.op = op;
    result.ref = ref;
    result.bound = bound;
    return result;
}

/// One assessment of the standard just built.
struct Sheet {
    Form form;
    Answers answers;

    explicit Sheet(const Build& build, const std::vector<std::string>& specialties = {"medicine"},
                   const char* period = "2025")
        : form(build.done(), specialties), answers(form, *Period::parse(period))
    {
    }

    int ask(const std::string& item, const std::string& section = "medicine") const
    {
        const int found = form.ask(section, item);
        if (found < 0) {
            throw std::invalid_argument(section + " " + item);
        }
        return found;
    }
    int slot(const std::string& item, Field field, const std::string& section = "medicine") const
    {
        const int found = form.slot_of(form.asks()[ask(item, section)], field);
        if (found < 0) {
            throw std::invalid_argument(item);
        }
        return found;
    }
    Response& response(const std::string& item, const std::string& section = "medicine")
    {
        return answers.responses[ask(item, section)];
    }

    void put(const std::string& item, Field field, const char* typed, const std::string& section = "medicine",
             bool prior = false)
    {
        Entry& entry = (prior ? answers.prior : answers.entries)[slot(item, field, section)];
        entry.mode = Mode::period;
        const bool text =
            field == Field::status || field == Field::choice || field == Field::text || field == Field::date;
        entry.period = text ? Value{{}, typed} : Value{number(typed), {}};
    }
    void technique(const std::string& item, const char* status, const char* cases = "1",
                   const std::string& section = "medicine")
    {
        put(item, Field::status, status, section);
        put(item, Field::cases, cases, section);
    }
    void ratio(const std::string& item, const char* numerator, const char* denominator,
               const std::string& section = "medicine")
    {
        put(item, Field::numerator, numerator, section);
        put(item, Field::denominator, denominator, section);
    }
    void prior_ratio(const std::string& item, const char* numerator, const char* denominator)
    {
        put(item, Field::numerator, numerator, "medicine", true);
        put(item, Field::denominator, denominator, "medicine", true);
    }
    void months(const std::string& item, Field field, const std::vector<int>& values, int first_month = 1,
                bool prior = false)
    {
        Entry& entry = (prior ? answers.prior : answers.entries)[slot(item, field)];
        const Month first(answers.period.first.year() - (prior ? 1 : 0), first_month);
        entry.mode = Mode::months;
        entry.months.clear();
        for (std::size_t i = 0; i < values.size(); ++i) {
            entry.months.emplace_back(first + static_cast<int>(i), Decimal(values[i]));
        }
    }

    Scorecard card() const { return score(form, answers); }
    ItemScore item(const std::string& id, const std::string& section = "medicine") const
    {
        return preview(form, answers, ask(id, section));
    }
    std::string sentence(const std::string& id, const std::string& section = "medicine") const
    {
        return Untranslated().text(item(id, section).reason, Language::en);
    }
};

inline std::string text(const std::optional<Decimal>& value, int decimals = 2)
{
    return value ? value->fixed(decimals) : "none";
}

}  // namespace zk::forms::test
