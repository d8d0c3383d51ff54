#include "templates/layout.h"

#include "templates/keys.h"
#include "templates/sheets.h"
#include "templates/text.h"

#include "forms/nearest.h"

#include <algorithm>
#include <set>

namespace zk::templates {

namespace {

using forms::Message;
using forms::Node;
using forms::NodeType;

class LayoutReader {
public:
    LayoutReader(Mistakes& mistakes, std::string_view id) : mistakes_(mistakes), id_(id) {}

    std::shared_ptr<Layout> read(const Node& root)
    {
        Keys keys(mistakes_, root, "the layout");
        if (const Node* head = keys.required("layout", NodeType::table))
            general(*head);
        if (const Node* styles = keys.get("style", NodeType::table))
            this->styles(*styles);
        if (layout_->styles.empty())
            layout_->styles.push_back({"cell", layout_->font, layout_->size});
        const auto sheets = keys.tables("sheet");
        if (sheets.empty())
            mistakes_.at(root, {"layout.no_sheet", ZK_TR("a layout needs at least one [[sheet]]"), {}});
        for (const Node* node : sheets)
            layout_->sheets.push_back(sheet(*node));
        keys.finish();
        return layout_;
    }

private:
    void general(const Node& node)
    {
        Keys keys(mistakes_, node, "[layout]");
        layout_->id = keys.text("id");
        const Node* id = keys.required("id", NodeType::text);
        if (id && layout_->id != id_)
            mistakes_.at(*id, {"layout.id", ZK_TR("id must be the name of the folder, {folder}"), {{"folder", id_}}});
        layout_->version = keys.text("version");
        keys.required("version");
        if (const Node* title = keys.required("title"))
            layout_->title = both(*title);
        if (const Node* file = keys.required("file"))
            layout_->file = words(*file, Scope());
        layout_->font = keys.text("font", layout_->font);
        layout_->size = keys.number("size", layout_->size, 4, 72);
        keys.finish();
    }

    // ---- styles ----
    void styles(const Node& node)
    {
        // "like" may name a style that comes later in the file: read in passes until nothing new can be read.
        std::set<std::string_view> done;
        for (bool progress = true; progress;) {
            progress = false;
            for (const Node& child : node.children) {
                if (done.count(child.key) != 0)
                    continue;
                if (child.type != NodeType::table) {
                    mistakes_.at(child, {"layout.style_table",
                                         ZK_TR("style.{name} must be a table of properties"),
                                         {{"name", std::string(child.key)}}});
                    done.insert(child.key);
                    continue;
                }
                const Node* like = child.child("like");
                if (like && like->type == NodeType::text && like->text != child.key && !find_style(like->text) &&
                    node.child(like->text))
                    continue;
                style(child, done);
                progress = true;
            }
        }
        for (const Node& child : node.children) {
            if (done.count(child.key) == 0)
                mistakes_.at_key(child, {"layout.style_circle",
                                         ZK_TR("style.{name} is like another style that in the end is like itself"),
                                         {{"name", std::string(child.key)}}});
        }
    }

    void style(const Node& node, std::set<std::string_view>& done)
    {
        done.insert(node.key);
        Keys keys(mistakes_, node, "style." + std::string(node.key));
        Style style{"", layout_->font, layout_->size};
        if (const Node* like = keys.get("like", NodeType::text))
            style = layout_->styles[style_named(*like)];
        style.name = node.key;
        style.font = keys.text("font", style.font);
        style.size = keys.number("size", style.size, 4, 72);
        style.bold = keys.truth("bold", style.bold);
        style.wrap = keys.truth("wrap", style.wrap);
        style.border = keys.truth("border", style.border);
        style.unlocked = keys.truth("unlocked", style.unlocked);
        style.grey = keys.truth("grey", style.grey);
        style.indent = keys.whole("indent", style.indent, 0, 15);
        if (const auto align = keys.choice("align", {"left", "center", "right"}); node.child("align"))
            style.align = static_cast<Align>(align);
        if (const auto vertical = keys.choice("vertical", {"top", "center", "bottom"}); node.child("vertical"))
            style.vertical = static_cast<Vertical>(vertical);
        keys.finish();
        layout_->styles.push_back(std::move(style));
    }

    const Style* find_style(std::string_view name) const
    {
        const auto found = std::find_if(layout_->styles.begin(), layout_->styles.end(),
                                        [&](const Style& style) { return style.name == name; });
        return found == layout_->styles.end() ? nullptr : &*found;
    }

    int style_named(const Node& node)
    {
        if (const Style* style = find_style(node.text))
            return static_cast<int>(style - layout_->styles.data());
        std::vector<std::string> known;
        for (const Style& style : layout_->styles)
            known.push_back(style.name);
        mistakes_.at(node, {"layout.unknown_style",
                            ZK_TR("there is no style {name}; nearest: {nearest}"),
                            {{"name", std::string(node.text)}, {"nearest", forms::nearest(node.text, known)}}});
        if (layout_->styles.empty())
            layout_->styles.push_back({"cell", layout_->font, layout_->size});
        return 0;
    }

    int style_of(Keys& keys, std::string_view key, const char* usual)
    {
        if (const Node* node = keys.get(key, NodeType::text))
            return style_named(*node);
        const Style* style = find_style(usual);
        return style ? static_cast<int>(style - layout_->styles.data()) : 0;
    }

    // ---- the three notations ----
    std::pair<std::string, std::string> languages(const Node& node)
    {
        if (node.type == NodeType::text)
            return {std::string(node.text), std::string(node.text)};
        const Node* zh = node.type == NodeType::table ? node.child("zh") : nullptr;
        const Node* en = node.type == NodeType::table ? node.child("en") : nullptr;
        if (!zh || !en || zh->type != NodeType::text || en->type != NodeType::text || node.children.size() != 2) {
            mistakes_.at(node, {"layout.languages",
                                ZK_TR("{key} must be a text, or one for each language like {example}"),
                                {{"key", std::string(node.key)}, {"example", "{ zh = \"合计\", en = \"Sum\" }"}}});
            return {};
        }
        return {std::string(zh->text), std::string(en->text)};
    }

    forms::Text both(const Node& node)
    {
        auto [zh, en] = languages(node);
        return {std::move(zh), std::move(en)};
    }

    Words words(const Node& node, const Scope& scope, bool header = false)
    {
        Words out;
        const auto [zh, en] = languages(node);
        for (const auto& [text, sentence] : {std::pair{&zh, &out.zh}, std::pair{&en, &out.en}}) {
            auto read = parse_sentence(*text, scope, header);
            if (auto* message = std::get_if<Message>(&read)) {
                mistakes_.at(node, std::move(*message));
                break;
            }
            *sentence = std::move(std::get<Sentence>(read));
        }
        return out;
    }

    std::optional<Path> path(const Node* node, const Scope& scope)
    {
        if (!node)
            return {};
        auto read = parse_path(node->text, scope);
        if (auto* message = std::get_if<Message>(&read)) {
            mistakes_.at(*node, std::move(*message));
            return {};
        }
        return std::move(std::get<Path>(read));
    }

    /// { "item.kind" = ["ratio", "number"], "dimension.scored" = true }
    void clauses(const Node* node, const Scope& scope, bool negated, Condition& condition)
    {
        if (!node)
            return;
        for (const Node& child : node->children) {
            auto read = parse_path(child.key, scope);
            if (auto* message = std::get_if<Message>(&read)) {
                mistakes_.at_key(child, std::move(*message));
                continue;
            }
            Condition::Clause clause{std::move(std::get<Path>(read)), {}, negated};
            const auto value = [&](const Node& one) {
                if (one.type == NodeType::text)
                    clause.any.emplace_back(one.text);
                else if (one.type == NodeType::boolean)
                    clause.any.emplace_back(one.boolean ? "true" : "false");
                else if (one.type == NodeType::number)
                    clause.any.push_back(one.number.str());
                else
                    mistakes_.at(one, {"layout.condition",
                                       ZK_TR("{key} is compared with texts, numbers, true or false, or a list of them"),
                                       {{"key", std::string(child.key)}}});
            };
            if (child.type == NodeType::array)
                std::for_each(child.children.begin(), child.children.end(), value);
            else
                value(child);
            condition.clauses.push_back(std::move(clause));
        }
    }

    Condition condition(Keys& keys, std::string_view positive, std::string_view negative, const Scope& scope)
    {
        Condition out;
        clauses(keys.get(positive, NodeType::table), scope, false, out);
        clauses(keys.get(negative, NodeType::table), scope, true, out);
        return out;
    }

    /// "sections as section, section.dimensions as dimension": each a list of the tree and a name for its elements.
    std::vector<Source> sources(const Node& node, Scope& scope)
    {
        std::vector<Source> out;
        std::string_view rest = node.text;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            std::string_view one = rest.substr(0, comma);
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
            const std::size_t as = one.find(" as ");
            const auto trimmed = [](std::string_view text) {
                const std::size_t from = text.find_first_not_of(" \n\t");
                return from == std::string_view::npos ? std::string_view()
                                                      : text.substr(from, text.find_last_not_of(" \n\t") - from + 1);
            };
            const std::string_view name = as == std::string_view::npos ? "" : trimmed(one.substr(as + 4));
            if (name.empty() || name.find_first_of(" .[]{}#") != std::string_view::npos) {
                mistakes_.at(node, {"layout.source",
                                    ZK_TR("{text}: write a list and a name for its elements, like {example}"),
                                    {{"text", std::string(one)}, {"example", "sections as section"}}});
                return out;
            }
            auto read = parse_path(trimmed(one.substr(0, as)), scope);
            if (auto* message = std::get_if<Message>(&read)) {
                mistakes_.at(node, std::move(*message));
                return out;
            }
            Path list = std::move(std::get<Path>(read));
            Shape element = list.shape;
            if (element.ends_with("[]"))
                element.resize(element.size() - 2);
            else if (element.empty() || element == "T" || list.counter) {
                mistakes_.at(node, {"layout.not_a_list", ZK_TR("{text} is not a list"), {{"text", std::string(one)}}});
                return out;
            }
            out.push_back({std::move(list), static_cast<int>(scope.names.size()), {}});
            scope.names.push_back({std::string(name), element});
        }
        return out;
    }

    // ---- cells, columns, lines ----
    Content content(Keys& keys, const Scope& scope, const char* usual_style)
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

    Line line(const Node& node, const Scope& scope, Keys& keys, const char* usual_style)
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

    Column column(const Node& node, const Scope& outer, int first_row_slot, Sheet& sheet)
    {
        Column out;
        Keys keys(mistakes_, node, "[[sheet.part.column]]");
        Scope scope = outer;
        if (const Node* each = keys.get("each", NodeType::text)) {
            auto found = sources(*each, scope);
            if (found.size() == 1) {
                out.each = std::move(found.front());
                out.each->where = condition(keys, "where", "except", scope);
            }
            sheet.slots = std::max(sheet.slots, static_cast<int>(scope.names.size()));
        }
        out.content = content(keys, scope, "cell");
        out.head_style = style_of(keys, "head_style", "head");
        out.width = keys.number("width", out.width, 0, 200);
        out.merge_limit = keys.whole("merge_limit", out.merge_limit, 1, 1000);
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

    int slot_named(const Node& node, const Scope& scope, int first)
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

    Table table(const Node& rows, Keys& keys, Sheet& sheet)
    {
        Table out;
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

    void fixed_rows(Keys& keys, std::string_view key, const Scope& scope, int first, std::vector<Line>& out)
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

    /// A merged cell may not run across a heading row.
    void check_merges(const Node& node, const Table& table)
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

    // ---- sheets ----
    Sheet sheet(const Node& node)
    {
        Sheet out;
        Keys keys(mistakes_, node, "[[sheet]]");
        if (const Node* id = keys.required("id", NodeType::text)) {
            out.id = id->text;
            if (!ids_.insert(out.id).second)
                mistakes_.at(*id, {"layout.duplicate_id", ZK_TR("there are two sheets {id}"), {{"id", out.id}}});
        }
        if (const Node* each = keys.get("each", NodeType::text)) {
            auto found = sources(*each, out.scope);
            if (found.size() == 1) {
                out.each = std::move(found.front());
                out.each->where = condition(keys, "where", "except", out.scope);
            }
        }
        out.slots = static_cast<int>(out.scope.names.size());
        out.when = condition(keys, "when", "unless", out.scope);
        if (const Node* name = keys.required("name"))
            out.name = words(*name, out.scope);
        page_set_up(keys, out);
        for (const Node* part : keys.tables("part"))
            out.parts.push_back(this->part(*part, out));
        keys.finish();
        return out;
    }

    void page_set_up(Keys& keys, Sheet& out)
    {
        out.landscape = keys.truth("landscape", out.landscape);
        out.print_titles = keys.truth("print_titles", out.print_titles);
        out.freeze = keys.truth("freeze", out.freeze);
        out.freeze_columns = keys.whole("freeze_columns", out.freeze_columns, 0, 50);
        out.protect = keys.truth("protect", out.protect);
        out.gridlines = keys.truth("gridlines", out.gridlines);
        out.print_rows = keys.whole("print_rows", out.print_rows, 1, 1'000'000);
        for (const auto& [key, three] : {std::pair{"header", &out.header}, std::pair{"footer", &out.footer}}) {
            if (const Node* node = keys.get(key, NodeType::table)) {
                Keys inner(mistakes_, *node, key);
                int place = 0;
                for (const char* side : {"left", "center", "right"}) {
                    if (const Node* text = inner.get(side))
                        (*three)[place] = words(*text, out.scope, true);
                    ++place;
                }
                inner.finish();
            }
        }
        numbers(keys.get("widths", NodeType::array), out.widths);
        std::vector<double> margins;
        const Node* node = keys.get("margins", NodeType::array);
        numbers(node, margins);
        if (margins.size() == 4)
            std::copy(margins.begin(), margins.end(), out.margins.begin());
        else if (node)
            mistakes_.at(*node,
                         {"layout.margins", ZK_TR("margins are four numbers in cm: left, right, top, bottom"), {}});
    }

    void numbers(const Node* node, std::vector<double>& out)
    {
        if (!node)
            return;
        for (const Node& child : node->children) {
            if (child.type == NodeType::number && !child.number.is_negative())
                out.push_back(child.number.to_double());
            else
                mistakes_.at(child, {"layout.not_a_number",
                                     ZK_TR("{key} is a list of numbers, none below zero"),
                                     {{"key", std::string(node->key)}}});
        }
    }

    Part part(const Node& node, Sheet& sheet)
    {
        Part out;
        Keys keys(mistakes_, node, "[[sheet.part]]");
        if (const Node* rows = keys.get("rows", NodeType::text))
            out.what = table(*rows, keys, sheet);
        else
            out.what = line(node, sheet.scope, keys, "text");
        out.when = condition(keys, "when", "unless", sheet.scope);
        keys.finish();
        return out;
    }

    Mistakes& mistakes_;
    std::string id_;
    std::set<std::string> ids_;
    std::shared_ptr<Layout> layout_ = std::make_shared<Layout>();
};

}  // namespace

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

LayoutResult load_layout(const forms::FileSource& source, std::string_view id)
{
    LayoutResult result;
    const std::string file = std::string(id) + "/layout.toml";
    Mistakes mistakes(file);
    const auto bytes = source.read(id, "layout.toml");
    if (!bytes) {
        result.problems.push_back(
            {file, 0, 0, {"layout.missing", ZK_TR("there is no layout {file}"), {{"file", file}}}});
        return result;
    }
    const forms::TomlFile toml = forms::TomlFile::parse(*bytes, 0);
    if (toml.error()) {
        result.problems.push_back(
            {file,
             static_cast<int>(toml.error()->line),
             static_cast<int>(toml.error()->column),
             {"layout.syntax", ZK_TR("this can not be read as TOML: {reason}"), {{"reason", toml.error()->reason}}}});
        return result;
    }
    auto layout = LayoutReader(mistakes, id).read(toml.root());
    result.problems = std::move(mistakes.problems);
    std::stable_sort(result.problems.begin(), result.problems.end(), [](const auto& a, const auto& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    if (result.problems.empty())
        result.layout = std::move(layout);
    return result;
}

std::string file_name(const Layout& layout, const Json& report, forms::Language language)
{
    std::string name;
    layout.file.in(language).append({&report}, language, 0, false, name);
    return safe_file_name(name) + ".xlsx";
}

}  // namespace zk::templates
