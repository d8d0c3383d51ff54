// Cells, columns, rows and tables of a layout.
#include "templates/layout_reader.h"

#include "forms/nearest.h"

#include <algorithm>
#include <span>

namespace zk::templates {

using forms::Message;
using forms::Node;
using forms::NodeType;

Content LayoutReader::content(Keys& keys, const Scope& scope, const char* usual_style)
{
    Content out;
    if (const Node* value = keys.get("value")) {
        for (const Node& one : value->type == NodeType::array ? value->children : std::span(value, 1)) {
            if (one.type != NodeType::text)
                mistakes_.at(one, {"layout.value", ZK_TR("value is a path in quotes, or a list of them"), {}});
            else if (auto read = path(&one, scope))
                out.values.push_back(std::move(*read));
        }
    }
    if (const Node* nothing = keys.get("nothing"))
        out.nothing = words(*nothing, scope);
    out.otherwise = path(keys.get("otherwise", NodeType::text), scope);
    if (const Node* text = keys.get("text"))
        out.words = words(*text, scope);
    out.sum = keys.truth("sum", false);
    out.format = static_cast<Format>(keys.choice("format", {"text", "number", "integer", "date"}));
    out.decimals = keys.whole("decimals", -1, 0, 15);
    out.style = style_of(keys, "style", usual_style);
    out.text_style = keys.node().child("text_style") ? style_of(keys, "text_style", usual_style) : out.style;
    keys.get("text_style");
    const Node* span = keys.get("span");
    if (span && span->type == NodeType::text && span->text == "rest")
        out.span = 0;
    else
        out.span = keys.whole("span", 1, 1, 200);
    out.when = condition(keys, "when", "unless", scope);
    if (int(!out.values.empty()) + int(out.words.has_value()) + int(out.sum) > 1)
        mistakes_.at(keys.node(),
                     {"layout.two_contents", ZK_TR("a cell has one of value, text and sum, not two"), {}});
    return out;
}

Line LayoutReader::line(const Node& node, const Scope& scope, Keys& keys, const char* usual_style)
{
    Line out;
    out.height = keys.number("height", 0, 0, 400);
    if (const Node* cells = keys.get("cells", NodeType::array)) {
        for (const Node& cell : cells->children) {
            Keys inner(mistakes_, cell, "a cell");
            out.cells.push_back(content(inner, scope, usual_style));
            inner.finish();
        }
    } else if (const Node* text = keys.get("line")) {
        Content all;
        all.words = words(*text, scope);
        all.span = 0;
        all.style = style_of(keys, "style", usual_style);
        out.cells.push_back(std::move(all));
    } else {
        mistakes_.at(node, {"layout.empty_line", ZK_TR("a fixed row needs line or cells"), {}});
    }
    return out;
}

/// One column or chart for each element of a list, whose name `scope` then knows.
std::optional<Source> LayoutReader::each(Keys& keys, Scope& scope, Sheet& sheet)
{
    std::optional<Source> out;
    if (const Node* list = keys.get("each", NodeType::text)) {
        auto found = sources(*list, scope);
        if (found.size() == 1) {
            out = std::move(found.front());
            out->where = condition(keys, "where", "except", scope);
        }
        sheet.slots = std::max(sheet.slots, static_cast<int>(scope.names.size()));
    }
    return out;
}

Column LayoutReader::column(const Node& node, const Scope& outer, int first_row_slot, Sheet& sheet)
{
    Column out;
    Keys keys(mistakes_, node, "[[sheet.part.column]]");
    Scope scope = outer;
    out.each = each(keys, scope, sheet);
    out.content = content(keys, scope, "cell");
    out.head_style = style_of(keys, "head_style", "head");
    const Node* width = node.child("width");
    if (width && width->type == NodeType::table) {
        Keys both(mistakes_, *keys.get("width"), "width");
        out.width = {both.number("zh", out.width[0], 0, 200), both.number("en", out.width[1], 0, 200)};
        both.finish();
    } else {
        out.width.fill(keys.number("width", out.width[0], 0, 200));
    }
    out.axis = keys.truth("axis", false);
    if (const Node* head = keys.get("head")) {
        if (head->type == NodeType::array) {
            for (const Node& level : head->children)
                out.head.push_back(words(level, scope));
        } else {
            out.head.push_back(words(*head, scope));
        }
    }
    if (const Node* entry = keys.get("entry"))
        out.entry = words(*entry, scope);
    if (const Node* merge = keys.get("merge", NodeType::text))
        out.merge_slot = slot_named(*merge, outer, first_row_slot);
    keys.finish();
    return out;
}

int LayoutReader::slot_named(const Node& node, const Scope& scope, int first)
{
    std::vector<std::string> known;
    for (std::size_t i = static_cast<std::size_t>(first); i < scope.names.size(); ++i) {
        if (scope.names[i].name == node.text)
            return static_cast<int>(i);
        known.push_back(scope.names[i].name);
    }
    mistakes_.at(node, {"layout.unknown_name",
                        ZK_TR("the rows of this table bind no name {name}; nearest: {nearest}"),
                        {{"name", std::string(node.text)}, {"nearest", forms::nearest(node.text, known)}}});
    return first;
}

Table LayoutReader::table(const Node& rows, Keys& keys, Sheet& sheet)
{
    Table out;
    out.id = keys.text("id");
    Scope scope = sheet.scope;
    const int first = static_cast<int>(scope.names.size());
    out.rows = sources(rows, scope);
    sheet.slots = std::max(sheet.slots, static_cast<int>(scope.names.size()));
    // Each clause is tested as soon as the names it speaks of are bound.
    for (auto& clause : condition(keys, "where", "except", scope).clauses) {
        const int depth = std::max(clause.path.depth(), first);
        if (!out.rows.empty())
            out.rows[std::min<std::size_t>(depth - first, out.rows.size() - 1)].where.clauses.push_back(
                std::move(clause));
    }
    out.head = keys.truth("head", true);
    out.titles = keys.truth("titles", false);
    if (const Node* one = keys.get("together", NodeType::text))
        out.together = slot_named(*one, scope, first) - first;
    out.height = keys.number("height", 0, 0, 400);
    if (const Node* empty = keys.get("empty"))
        out.empty = words(*empty, sheet.scope);
    out.empty_style = style_of(keys, "empty_style", "cell");
    const auto columns = keys.tables("column");
    if (columns.empty())
        mistakes_.at(keys.node(),
                     {"layout.no_column", ZK_TR("a table needs at least one [[sheet.part.column]]"), {}});
    for (const Node* node : columns)
        out.columns.push_back(column(*node, scope, first, sheet));
    fixed_rows(keys, "before", scope, first, out.before);
    fixed_rows(keys, "after", scope, first, out.after);
    check_merges(keys.node(), out);
    return out;
}

void LayoutReader::fixed_rows(Keys& keys, std::string_view key, const Scope& scope, int first, std::vector<Line>& out)
{
    for (const Node* node : keys.tables(key)) {
        Keys inner(mistakes_, *node, "[[sheet.part." + std::string(key) + "]]");
        int slot = first;
        Scope visible = scope;
        if (const Node* of = inner.required("of", NodeType::text)) {
            slot = slot_named(*of, scope, first);
            visible.names.resize(std::min<std::size_t>(slot + 1, visible.names.size()));
        }
        Line line = this->line(*node, visible, inner, "group");
        line.slot = slot;
        line.when = condition(inner, "when", "unless", visible);
        inner.finish();
        out.push_back(std::move(line));
    }
}

void LayoutReader::check_merges(const Node& node, const Table& table)
{
    int deepest = 0;
    for (const auto* lines : {&table.before, &table.after}) {
        for (const Line& line : *lines)
            deepest = std::max(deepest, line.slot);
    }
    for (const Column& column : table.columns) {
        if (column.merge_slot >= 0 && column.merge_slot < deepest)
            mistakes_.at(node, {"layout.merge_across",
                                ZK_TR("a column merges cells across the heading rows inside: merge by the name the "
                                      "heading rows stand with, or a deeper one"),
                                {}});
    }
}

/// The part of a table above on this sheet that a chart looks at.
std::size_t LayoutReader::table_named(const Node* node, const Sheet& sheet)
{
    if (!node)
        return 0;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
        const auto* table = std::get_if<Table>(&sheet.parts[i].what);
        if (!table || table->id.empty())
            continue;
        if (table->id != node->text) {
            known.push_back(table->id);
            continue;
        }
        if (std::none_of(table->columns.begin(), table->columns.end(), [](const Column& one) { return one.axis; }))
            mistakes_.at(*node, {"layout.no_axis",
                                 ZK_TR("no column of table {name} is an axis: write axis = true where there is one"),
                                 {{"name", table->id}}});
        return i;
    }
    mistakes_.at(*node, {"layout.unknown_table",
                         ZK_TR("a chart looks at tables above it on the same sheet: none has the id {name}; nearest: "
                               "{nearest}"),
                         {{"name", std::string(node->text)}, {"nearest", forms::nearest(node->text, known)}}});
    return 0;
}

Chart LayoutReader::chart(const Node& kind, Keys& keys, Sheet& sheet)
{
    Chart out;
    Scope scope = sheet.scope;
    if (kind.text != "radar")
        mistakes_.at(kind, {"layout.chart_kind",
                            ZK_TR("{kind} is no kind of chart; known is: {known}"),
                            {{"kind", std::string(kind.text)}, {"known", "radar"}}});
    out.each = each(keys, scope, sheet);
    if (keys.node().child("line"))
        out.line = line(keys.node(), sheet.scope, keys, "text");
    if (const Node* title = keys.get("title"))
        out.title = words(*title, scope);
    out.axes = table_named(keys.required("axes", NodeType::text), sheet);
    out.across = keys.whole("across", out.across, 1, 20);
    out.rows = keys.whole("height_rows", out.rows, 4, 60);
    out.least = keys.whole("least", out.least, 1, 100);
    out.from = keys.number("from", 0, -1e6, 1e6);
    out.to = keys.number("to", 0, -1e6, 1e6);
    for (const Node* node : keys.tables("series")) {
        Keys inner(mistakes_, *node, "[[sheet.part.series]]");
        Chart::Series series;
        if (const Node* name = inner.required("name"))
            series.name = words(*name, scope);
        series.part = table_named(inner.required("table", NodeType::text), sheet);
        series.dashed = inner.choice("stroke", {"solid", "dashed"}) == 1;
        inner.finish();
        out.series.push_back(std::move(series));
    }
    if (out.series.empty())
        mistakes_.at(kind, {"layout.no_series", ZK_TR("a chart needs at least one [[sheet.part.series]]"), {}});
    return out;
}

int Content::depth() const
{
    int deepest = when.depth();
    for (const Path& value : values)
        deepest = std::max(deepest, value.counter ? 1000 : value.depth());
    if (nothing)
        deepest = std::max(deepest, nothing->depth());
    if (otherwise)
        deepest = std::max(deepest, otherwise->depth());
    if (words)
        deepest = std::max(deepest, words->depth());
    return deepest;
}

}  // namespace zk::templates
