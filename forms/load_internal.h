// The loader's shared state. Only for forms/load*.cpp.
//
// A load goes through four steps: read every file of the chain (base first), gather the tables of each part by id with
// the changes overlays make to them, build the parts in the order in which they refer to each other, check the sums and
// circles that only the whole shows.
#pragma once

#include "forms/load_report.h"

#include <deque>
#include <unordered_map>

namespace zk::forms::load {

inline constexpr auto standard_keys = key_list({"id", "version", "extends", "title", "issuer", "document", "date",
                                                "official", "decimals", "baseline_year", "weights_sum", "files", "drop"});
inline constexpr auto dimension_keys = key_list({"id", "title", "scored", "weight", "points", "method", "scale"});
inline constexpr auto group_keys = key_list({"id", "title", "dimension"});
inline constexpr auto named_keys = key_list({"id", "title"});
inline constexpr auto category_keys = key_list({"id", "title", "endoscopic_interventional"});
inline constexpr auto grade_keys = key_list({"id", "title", "from"});
inline constexpr auto cap_keys = key_list({"id", "title", "grade", "unless"});
inline constexpr auto fact_keys =
    key_list({"id", "title", "unit", "scope", "owner", "aggregation", "whole", "may_be_negative", "provider"});
inline constexpr auto specialty_keys = key_list({"id", "title", "kind", "core", "pinyin", "weights", "not_applicable"});
inline constexpr auto item_keys = key_list({"id",
                                            "for",
                                            "except",
                                            "dimension",
                                            "group",
                                            "kind",
                                            "rule",
                                            "level",
                                            "category",
                                            "title",
                                            "unit",
                                            "card",
                                            "points",
                                            "optional",
                                            "restricted",
                                            "na_allowed",
                                            "annual",
                                            "follow_up_days",
                                            "requires",
                                            "facts",
                                            "same_as",
                                            "aggregation",
                                            "whole",
                                            "may_be_negative",
                                            "provider",
                                            "scope",
                                            "owner",
                                            "numerator_unit",
                                            "denominator_unit",
                                            "guided",
                                            "visiting",
                                            "below_min_cases",
                                            "min_cases",
                                            "score_cases",
                                            "form",
                                            "scale",
                                            "direction",
                                            "decimals",
                                            "target",
                                            "floor",
                                            "range",
                                            "floors",
                                            "all_or_nothing",
                                            "target_basis",
                                            "tolerance",
                                            "hold",
                                            "best",
                                            "min_denominator",
                                            "options",
                                            "several",
                                            "format",
                                            "change_threshold"});
inline constexpr auto card_keys =
    key_list({"numerator", "denominator", "how_to_count", "codes", "evidence", "note", "source", "confidence"});
inline constexpr auto option_keys = key_list({"id", "title", "share", "exclusive"});

enum class Part { dimension, category, provider, grade, cap, specialty, group, fact, item };
inline constexpr std::array<std::string_view, 9> part_names = {"dimension", "category", "provider", "grade", "cap",
                                                               "specialty", "group",    "fact",     "item"};
Message word(Part part);

/// One thing with an id, as the files write it.
struct Row {
    std::string_view id;
    const Node* table = nullptr;
    const Node* home = nullptr;        ///< id of the [specialty] of the same file
    std::vector<const Node*> changes;  ///< [[change]] tables of overlays, in order
    bool dropped = false;
    bool clean = true;  ///< nothing wrong was found while building it
    int built = -1;     ///< index in the standard
};

struct Rows {
    std::vector<Row> rows;
    std::unordered_map<std::string_view, std::size_t> by_id;
    bool uncertain = false;  ///< some rows could not be read: an unknown reference may be a known one
};

/// What an item refers to, resolved when all items exist.
struct Pending {
    std::size_t row = 0;
    const Node* facts = nullptr;
    const Node* same_as = nullptr;
    const Node* requires_ = nullptr;
    std::vector<int> specialties;  ///< that ask it, ascending
    bool own = false;              ///< of a specialty's file
    bool hospital = false;
};

class Loader {
public:
    Loader(const FileSource& source, std::string_view id) : source_(source), id_(id) {}
    LoadResult run(SourceBytes bytes);

private:
    struct Layer {
        std::string id;
        std::size_t first_file = 0, end_file = 0;
    };

    // load.cpp: files and rows
    void read_chain(const std::string& id, const Node* extends);
    std::optional<std::size_t> read_file(const std::string& standard, std::string_view path, const Node* named_by);
    void read_named_files(const Layer& layer, const Node& head);
    void gather();
    void gather_file(const TomlFile& file, bool main);
    void gather_rows(Part part, const Node& array, const Node* home);
    void add_row(Part part, const Node& table, const Node* home);
    void apply_changes(const Node& array);
    void apply_change(const Node& change);
    Message nothing_to_change(Part part, std::string_view id) const;
    void apply_drops(const Node& list);

    // load_parts.cpp
    void build_head();
    void build_dimensions();
    void build_named();
    void build_grades();
    void build_specialties();
    void build_specialty(Row& row);
    void build_groups();
    void build_facts();
    void build_caps();
    void build_defaults();
    void build_change_rules(const std::vector<const Node*>& layers);
    std::vector<const Node*> defaults_of(std::string_view section);

    // load_item.cpp
    using ItemRecord = Record<item_keys>;
    void build_items();
    void build_item(std::size_t row);
    void read_audience(ItemRecord& table, const Row& row, Item& item, Pending& pending);
    void read_place(ItemRecord& table, Item& item);
    void read_rule(ItemRecord& table, Item& item);
    void read_card(const Row& row, ItemRecord& table, Item& item);
    void read_technique(ItemRecord& table, Item& item);
    void read_measure(ItemRecord& table, Item& item);
    void read_target(ItemRecord& table, Item& item);
    void read_improve(ItemRecord& table, Item& item);
    void read_options(ItemRecord& table, Item& item);
    void refuse_foreign_keys(ItemRecord& table, const Item& item);
    void make_facts(ItemRecord& table, const Row& row, Item& item, const Pending& pending);
    std::optional<Decimal> share(ItemRecord& table, ItemRecord::Key key);

    // load_bind.cpp: what refers to other items
    void bind_facts();
    void bind_item(std::size_t index);
    int resolve_fact(const Node& written, Field field, int depth);
    void check_bound(const Item& item, Field field, const Node& written, int fact);
    Condition condition(const Node& table, bool of_item, int item);
    Condition condition_of(const Node& table, const Node& operation, bool of_item, int item);
    std::vector<Condition> condition_parts(const Node& list, bool of_item, int item);
    void refer(Condition& made, const Node& table, const Node& written, int item);
    void check_bound_number(const Fact& fact, int number, const Node& written);
    void read_chosen(Condition& made, const Node& table, const Item& named);
    void build_conditions();
    void check_circles();

    // load_check.cpp
    void order_items();
    void check_weights();
    void check_points();

    // shared
    Row* row_named(Part part, std::string_view id);
    /// Index in the standard of what a text names; reports what is unknown, -1 then (or where that was reported
    /// before).
    int reference(Part part, const Node& written);
    int reference(Part part, const Node* written)
    {
        return written && written->type == NodeType::text ? reference(part, *written) : -1;
    }
    std::vector<std::string> known_ids(Part part) const;
    template <const auto& Known> Record<Known> laid(const Row& row, std::string_view selector)
    {
        Record<Known> record(reporter_, *row.table);
        lay_changes(record, row, selector);
        return record;
    }
    void lay_changes(Table& record, const Row& row, std::string_view selector);
    Rows& rows(Part part) { return parts_[static_cast<std::size_t>(part)]; }
    const Rows& rows(Part part) const { return parts_[static_cast<std::size_t>(part)]; }
    template <typename Build> void build_each(Part part, Build build)
    {
        for (Row& row : rows(part).rows) {
            if (row.dropped)
                continue;
            const std::size_t before = reporter_.count();
            build(row);
            row.clean = reporter_.count() == before;
        }
    }

    const FileSource& source_;
    std::string id_;
    Reporter reporter_;
    std::shared_ptr<Standard> out_ = std::make_shared<Standard>();
    std::deque<SourceFile> bytes_;  ///< along files_
    std::deque<TomlFile> files_;
    std::vector<std::string> chain_;     ///< ids being read, for circles
    std::vector<Layer> layers_;          ///< base first
    std::vector<const Node*> heads_;     ///< [standard] of each layer
    std::vector<const Node*> defaults_;  ///< [defaults] tables in order
    std::vector<const Node*> default_changes_;
    std::array<Rows, 9> parts_;
    bool incomplete_ = false;  ///< a file is missing or broken: what is unknown may stand there
    const Node* weights_sum_node_ = nullptr;
    std::vector<const Node*> dimension_points_;   ///< along dimensions
    std::vector<const Node*> specialty_weights_;  ///< along specialties
    struct Defaults {
        Decimal guided{7, 1}, visiting{5, 1}, below_min_cases{5, 1}, tolerance{5, 2}, hold{7, 1}, min_denominator = 20;
    } default_values_;
    std::vector<Pending> pending_;  ///< along items
    std::unordered_map<std::string_view, int> fact_index_;
    std::vector<int> fact_field_;                     ///< along facts: the Field an item made it for, -1 otherwise
    std::vector<std::pair<int, int>> prerequisites_;  ///< item → item its condition names
};

}  // namespace zk::forms::load
