// Reads a layout file into Layout; every mistake is kept with its place. Used by load_layout() only.
#pragma once

#include "templates/keys.h"
#include "templates/sheets.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zk::templates {

class LayoutReader {
public:
    using Node = forms::Node;

    LayoutReader(Mistakes& mistakes, std::string_view id) : mistakes_(mistakes), id_(id) {}
    std::shared_ptr<Layout> read(const Node& root);

private:
    void general(const Node& node);

    void styles(const Node& node);
    void style(const Node& node, std::set<std::string_view>& done);
    const Style* find_style(std::string_view name) const;
    int style_named(const Node& node);
    int style_of(Keys& keys, std::string_view key, const char* usual);

    std::pair<std::string, std::string> languages(const Node& node);
    forms::Text both(const Node& node);
    Words words(const Node& node, const Scope& scope, bool header = false);
    std::optional<Path> path(const Node* node, const Scope& scope);
    /// { "item.kind" = ["ratio", "number"], "dimension.scored" = true }
    void clauses(const Node* node, const Scope& scope, bool negated, Condition& condition);
    Condition condition(Keys& keys, std::string_view positive, std::string_view negative, const Scope& scope);
    /// "sections as section, section.dimensions as dimension": each a list of the tree and a name for its elements.
    std::vector<Source> sources(const Node& node, Scope& scope);

    Content content(Keys& keys, const Scope& scope, const char* usual_style);
    Line line(const Node& node, const Scope& scope, Keys& keys, const char* usual_style);
    std::optional<Source> each(Keys& keys, Scope& scope, Sheet& sheet);
    Column column(const Node& node, const Scope& outer, int first_row_slot, Sheet& sheet);
    int slot_named(const Node& node, const Scope& scope, int first);
    Table table(const Node& rows, Keys& keys, Sheet& sheet);
    void fixed_rows(Keys& keys, std::string_view key, const Scope& scope, int first, std::vector<Line>& out);
    /// A merged cell may not run across a heading row.
    void check_merges(const Node& node, const Table& table);

    Sheet sheet(const Node& node);
    void page_set_up(Keys& keys, Sheet& out);
    void numbers(const Node* node, std::vector<double>& out);
    Part part(const Node& node, Sheet& sheet);
    Chart chart(const Node& kind, Keys& keys, Sheet& sheet);
    std::size_t table_named(const Node* node, const Sheet& sheet);
    void settle_parts(Sheet& sheet);

    Mistakes& mistakes_;
    std::string id_;
    std::set<std::string> ids_;
    std::shared_ptr<Layout> layout_ = std::make_shared<Layout>();
};

}  // namespace zk::templates
