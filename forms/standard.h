// A standard 评分标准: what is asked and how it scores. Data read from TOML files (forms/README.md), never C++.
// Loaded once, then immutable; everything refers to its parts by index or pointer.
#pragma once

#include "forms/decimal.h"
#include "forms/message.h"
#include "forms/month.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zk::forms {

enum class SpecialtyKind { medical, surgical, platform };
enum class Level { none, basic, recommended };
enum class ItemKind { technique, ratio, number, choice, text, date };
enum class Scope { hospital, specialty };
/// How months become one period value. constant: one value for the whole document (identity, see identity.h).
/// state: one value for each assessment (a technique's status, an option, a text). none: a number typed for each
/// period because months cannot be combined (medians, percentiles).
enum class Aggregation { sum, last, none, state, constant };
enum class Direction { higher, lower, range };
enum class RatioForm { proportion, rate };
/// target: against target and floor. improve: against the same period one year earlier. options: by the option chosen.
/// technique: by how it is carried out. observe: shown, never scored. sentinel: never scored, every case reviewed.
enum class Rule { technique, target, improve, options, observe, sentinel };
enum class Confidence { high, medium, low };
/// points: 100·Σearned/Σpoints of applicable items. sum: Σearned. mean: mean of item shares. group_means: mean over
/// groups of the mean of their shares. All on `scale` (sum: as it is), capped at it.
enum class Method { points, sum, mean, group_means };

/// What is typed into an item. Names are those of the CSV column `field` and of the command line.
enum class Field { status, cases, numerator, denominator, value, choice, text, date };
std::string_view name(Field field);
std::optional<Field> field_named(std::string_view text);

/// A technique's status as stored: independent 独立开展, guided 上级专家指导下开展, visiting 外请专家开展, none 未开展.
enum class Performed { independent, guided, visiting, none };
std::string_view name(Performed performed);
std::optional<Performed> performed_named(std::string_view text);

struct Fact {
    std::string id;
    Text title;
    Text unit;
    Scope scope = Scope::specialty;
    std::string owner;                  ///< specialty id whose number it is; empty: the specialty that asks, or the hospital
    Aggregation aggregation = Aggregation::sum;
    bool whole = false;                 ///< only whole numbers
    bool may_be_negative = false;
    std::string provider;               ///< id of the data provider; empty: the specialty itself
};

/// A yes/no question about answers. Empty (op always) is true. An unanswered item or fact makes it false.
struct Condition {
    enum class Op {
        always, all, any, negation,
        carried_out,        ///< item (technique) has any status but none
        chosen,             ///< item (choice) has one of `options`
        at_least, at_most,  ///< the number of `fact` (period value) against `bound`
        item_share,         ///< share of `item` >= bound (a fraction 0…1)
        all_techniques,     ///< every applicable technique of `level` is carried out
        every_dimension,    ///< published score of every applicable dimension >= bound
        dimension_score, group_score,   ///< published score of `ref` >= bound
        compliance,         ///< compliance rate of `level` in per cent >= bound
    } op = Op::always;
    std::vector<Condition> parts;
    std::string ref;                    ///< item, fact, dimension or group id
    std::vector<std::string> options;
    Decimal bound;
    Level level = Level::none;
};

struct Option {
    std::string id;
    Text title;
    Decimal share;                      ///< 0…1 of the item's points (several: shares add up, capped at 1)
    bool exclusive = false;             ///< "none of these": cannot stand beside another
};

struct Card {                           ///< 指标说明
    Text numerator, denominator;        ///< wording; a number or technique uses numerator for what is counted
    Text how_to_count;
    Text codes;                         ///< ICD-10 / ICD-9-CM-3 or 编码待核
    Text evidence;
    Text note;                          ///< caveats, whose judgement, what is not sure
    Text source;                        ///< document with year
    Confidence confidence = Confidence::high;
};

struct Item {
    std::string id;
    int dimension = 0;                  ///< index in Standard::dimensions
    int group = -1;                     ///< index in Standard::groups, -1 none
    ItemKind kind = ItemKind::text;
    Rule rule = Rule::observe;
    Level level = Level::none;
    int category = -1;                  ///< minimally invasive category, index in Standard::categories
    Text title;
    Text unit;
    Card card;
    Decimal points;                     ///< 0 for what is never scored
    bool optional = false;              ///< only adds to Σ earned, absence never penalised
    bool restricted = false;            ///< 限制类技术; implies optional
    bool na_allowed = false;            ///< the specialty may say 不适用 without the administrator's consent
    bool annual = false;                ///< target, floor, min_cases are for a year: × months/12
    int follow_up_days = 0;
    Condition requires_;                ///< prerequisite; unmet: not applicable

    /// Facts behind the fields, in the order they are asked. fact = index in Standard::facts.
    struct Input { Field field; int fact; };
    std::vector<Input> inputs;

    // technique
    Decimal guided, visiting, below_min_cases;
    std::optional<Decimal> min_cases;
    bool score_cases = false;           ///< min_cases counts in the score; otherwise it is shown only
    // ratio and number
    RatioForm form = RatioForm::proportion;
    Decimal scale = 100;                ///< value = numerator / denominator × scale
    Direction direction = Direction::higher;
    int decimals = 2;                   ///< how the value is shown
    std::optional<Decimal> target, floor;            ///< higher and lower
    std::optional<Decimal> range_low, range_high;    ///< range: inside scores 1
    std::optional<Decimal> floor_low, floor_high;    ///< range: zero points at and beyond these
    bool all_or_nothing = false;
    Text all_or_nothing_reason;
    Text target_basis;                  ///< who says target and floor
    // improve
    Decimal tolerance, hold;
    std::optional<Decimal> best;        ///< best possible value, where there is one (100 or 0 for a proportion)
    Decimal min_denominator;
    // choice
    std::vector<Option> options;
    bool several = false;
    // text
    std::string format;                 ///< identity rule the text must follow ("uscc", …), empty: free
    // findings
    std::optional<Decimal> change_threshold;   ///< relative change against last year that asks for a reason

    bool scored() const { return rule != Rule::observe && rule != Rule::sentinel; }
    int fact(Field field) const;        ///< index in Standard::facts, -1 if the item has no such field
};

struct Group {
    std::string id;
    Text title;
    int dimension = 0;
};

struct Dimension {
    std::string id;
    Text title;
    bool scored = true;                 ///< profile is tracked, not scored
    Decimal weight;
    Method method = Method::points;
    Decimal scale = 100;
};

struct Specialty {
    std::string id;
    Text title;
    SpecialtyKind kind = SpecialtyKind::medical;
    bool core = true;                   ///< one of the plan's core county specialties
    std::string pinyin;                 ///< initials, for finding
    std::vector<std::optional<Decimal>> weights;   ///< per dimension; nothing: not applicable to this specialty
    std::vector<int> items;             ///< indices in Standard::items, in the order they are asked, common ones included
};

struct Grade {
    std::string id;
    Text title;
    Decimal from;                       ///< lower bound on the published total
};

/// While `unless` does not hold, the grade is at most `grade`.
struct Cap {
    std::string id;
    Text title;                         ///< what is missing, in words
    std::string grade;
    Condition unless;
};

/// Of minimally invasive techniques. `endoscopic_interventional`: counts in 本院内镜、介入开展率.
struct Category { std::string id; Text title; bool endoscopic_interventional = false; };
struct Provider { std::string id; Text title; };

/// Change against last year that asks for a reason (default ± 50 % with at least 20 cases).
struct ChangeRule { Decimal threshold; Decimal min_cases; };

struct SourceFile { std::string path; std::string bytes; };   ///< path is "<standard id>/<relative path>", with /

class Standard {
public:
    std::string id;                     ///< "county-2025"
    std::string version;                ///< "1.0"
    Text title;
    Text issuer;                        ///< who issued it
    Text document;                      ///< document number
    std::optional<Date> date;
    bool official = false;              ///< false: 院内自评（评分标准为软件默认，非官方发布）
    int decimals = 2;                   ///< published scores
    std::optional<int> baseline_year;   ///< 基期: the year growth is measured from, beside the year before
    std::vector<Dimension> dimensions;
    std::vector<Group> groups;
    std::vector<Category> categories;
    std::vector<Provider> providers;
    std::vector<Grade> grades;          ///< ascending by `from`
    std::vector<Cap> caps;
    std::vector<Fact> facts;            ///< identity.* facts first, always there
    std::vector<Item> items;
    std::vector<Specialty> specialties;
    std::vector<int> hospital_items;    ///< items of the hospital itself (profile), in order
    std::map<ItemKind, ChangeRule> change_rules;
    std::vector<SourceFile> files;      ///< exact bytes of base and overlays, in load order; see SourceBytes

    int dimension(std::string_view id) const;    ///< index, -1 unknown (this and the next ones)
    int specialty(std::string_view id) const;
    int item(std::string_view id) const;
    int fact(std::string_view id) const;
    int group(std::string_view id) const;
    int grade(std::string_view id) const;
    const Provider* provider(std::string_view id) const;

    void index();                       ///< builds the look-ups; the loader calls it once

private:
    std::vector<int> item_index_, fact_index_, specialty_index_, group_index_;   ///< positions in order of the ids
};

/// Reads files by the standard's own relative paths: a folder on disk, the bytes kept in a document, a test's strings.
class FileSource {
public:
    virtual ~FileSource() = default;
    /// Exact bytes, or nothing if there is no such file. `standard` is the id of the standard ("county-2025") whose
    /// folder is meant, `path` is relative to it ("standard.toml", "cardiology.toml").
    virtual std::optional<std::string> read(std::string_view standard, std::string_view path) const = 0;
};

struct LoadResult {
    std::shared_ptr<const Standard> standard;   ///< null if there is any problem
    std::vector<Problem> problems;              ///< every mistake at once, in file order
};

/// Whether Standard::files stays filled: a third of what a standard takes, wanted only where it is embedded in a document.
enum class SourceBytes { kept, dropped };

/// Loads `id` with everything it extends, checks it whole. Never throws for a wrong file.
LoadResult load_standard(const FileSource& source, std::string_view id, SourceBytes bytes = SourceBytes::kept);

/// The files of load order out of bytes kept in a document: paths are "<standard id>/<path>".
class MemorySource final : public FileSource {
public:
    explicit MemorySource(std::vector<SourceFile> files) : files_(std::move(files)) {}
    std::optional<std::string> read(std::string_view standard, std::string_view path) const override;
private:
    std::vector<SourceFile> files_;
};

}   // namespace zk::forms
