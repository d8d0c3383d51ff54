#include "templates/layout.h"

#include "templates/layout_reader.h"
#include "templates/text.h"

#include "forms/nearest.h"

#include <algorithm>
#include <set>

namespace zk::templates {

using forms::Message;
using forms::Node;
using forms::NodeType;

std::shared_ptr<Layout> LayoutReader::read(const Node& root)
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

void LayoutReader::general(const Node& node)
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
    if (const Node* font = keys.get("font"))
        layout_->font = both(*font);
    layout_->size = keys.number("size", layout_->size, 4, 72);
    keys.finish();
}

void LayoutReader::styles(const Node& node)
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

void LayoutReader::style(const Node& node, std::set<std::string_view>& done)
{
    done.insert(node.key);
    Keys keys(mistakes_, node, "style." + std::string(node.key));
    Style style{"", layout_->font, layout_->size};
    if (const Node* like = keys.get("like", NodeType::text))
        style = layout_->styles[style_named(*like)];
    style.name = node.key;
    if (const Node* font = keys.get("font"))
        style.font = both(*font);
    style.size = keys.number("size", style.size, 4, 72);
    style.bold = keys.truth("bold", style.bold);
    style.wrap = keys.truth("wrap", style.wrap);
    style.border = keys.truth("border", style.border);
    style.unlocked = keys.truth("unlocked", style.unlocked);
    style.grey = keys.truth("grey", style.grey);
    if (const auto family = keys.choice("family", {"serif", "sans"}); node.child("family"))
        style.sans = family == 1;
    style.indent = keys.whole("indent", style.indent, 0, 15);
    if (const auto align = keys.choice("align", {"left", "center", "right"}); node.child("align"))
        style.align = static_cast<Align>(align);
    if (const auto vertical = keys.choice("vertical", {"top", "center", "bottom"}); node.child("vertical"))
        style.vertical = static_cast<Vertical>(vertical);
    keys.finish();
    layout_->styles.push_back(std::move(style));
}

const Style* LayoutReader::find_style(std::string_view name) const
{
    const auto found = std::find_if(layout_->styles.begin(), layout_->styles.end(),
                                    [&](const Style& style) { return style.name == name; });
    return found == layout_->styles.end() ? nullptr : &*found;
}

int LayoutReader::style_named(const Node& node)
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

int LayoutReader::style_of(Keys& keys, std::string_view key, const char* usual)
{
    if (const Node* node = keys.get(key, NodeType::text))
        return style_named(*node);
    const Style* style = find_style(usual);
    return style ? static_cast<int>(style - layout_->styles.data()) : 0;
}

Sheet LayoutReader::sheet(const Node& node)
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
    settle_parts(out);
    keys.finish();
    return out;
}

/// What a part is for depends on those below it: the last lines of a sheet stay with the rows above them, and without
/// another wish the first head is the one that is repeated.
void LayoutReader::settle_parts(Sheet& sheet)
{
    bool below = false, titles = false;
    Table* first = nullptr;
    for (auto part = sheet.parts.rbegin(); part != sheet.parts.rend(); ++part) {
        if (auto* line = std::get_if<Line>(&part->what)) {
            line->keep = line->keep || !below;
            continue;
        }
        below = true;
        if (auto* table = std::get_if<Table>(&part->what)) {
            titles = titles || table->titles;
            first = table->head ? table : first;
            sheet.merges = sheet.merges || std::any_of(table->columns.begin(), table->columns.end(),
                                                       [](const Column& column) { return column.merge_slot >= 0; });
        }
    }
    if (!below)  // only lines: none of them announces anything
        for (Part& part : sheet.parts)
            std::get<Line>(part.what).keep = false;
    if (first && !titles)
        first->titles = true;
}

void LayoutReader::page_set_up(Keys& keys, Sheet& out)
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

void LayoutReader::numbers(const Node* node, std::vector<double>& out)
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

Part LayoutReader::part(const Node& node, Sheet& sheet)
{
    Part out;
    Keys keys(mistakes_, node, "[[sheet.part]]");
    if (const Node* kind = keys.get("chart", NodeType::text)) {
        out.what = chart(*kind, keys, sheet);
    } else if (const Node* rows = keys.get("rows", NodeType::text)) {
        out.what = table(*rows, keys, sheet);
    } else {
        Line one = line(node, sheet.scope, keys, "text");
        one.keep = keys.truth("keep", false);
        out.what = std::move(one);
    }
    out.new_page = keys.truth("new_page", false);
    out.when = condition(keys, "when", "unless", sheet.scope);
    keys.finish();
    return out;
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
