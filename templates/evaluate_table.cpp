// Tables: columns as a report unfolds them, heads, the walk through nested lists, merged cells, sums.
#include "templates/evaluate.h"

#include <algorithm>
#include <cmath>

namespace zk::templates {

void Evaluator::unfold(const Table& table)
{
    live_.clear();
    std::uint16_t at = 0;
    for (const Column& column : table.columns) {
        std::vector<const Json*> elements{nullptr};
        int slot = -1;
        if (column.each) {
            elements.clear();
            slot = column.each->slot;
            const Json* list = column.each->list.in(slots_);
            for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i) {
                slots_[slot] = &(*list)[i];
                if (column.each->where.holds(slots_, language_))
                    elements.push_back(slots_[slot]);
            }
        }
        for (const Json* element : elements) {
            Live live;
            live.column = &column;
            live.element = element;
            live.element_slot = slot;
            live.first = at;
            live.span = static_cast<std::uint16_t>(std::max(column.content.span, 1));
            live.depth = column.content.depth();
            live.when_depth = column.content.when.depth();
            live.cell.column = at;
            live.cell.style = column.content.style;
            live.wrap = layout_.styles[column.content.style].wrap;
            at = static_cast<std::uint16_t>(at + live.span);
            live_.push_back(std::move(live));
        }
    }
}

void Evaluator::open_table(const Table& table)
{
    if (kept_)
        tables_.push_back(std::move(live_));
    unfold(table);
    head_levels_ = 0;
    head_texts_.clear();
    for (const Live& live : live_) {
        if (live.element)
            slots_[live.element_slot] = live.element;
        std::vector<std::string> texts;
        for (const Words& level : live.column->head) {
            std::string text, cleaned;
            level.in(language_).append(slots_, language_, sheet_number_, false, text);
            texts.push_back(clean(text, cleaned));
        }
        head_levels_ = std::max(head_levels_, texts.size());
        head_texts_.push_back(std::move(texts));
    }
    head_level_ = table.head ? 0 : head_levels_;
    if (!table.id.empty()) {
        Figures& figures = figures_[part_] = {};
        for (std::size_t i = 0; i < live_.size(); ++i) {
            if (!live_[i].column->axis || head_texts_[i].empty())
                continue;
            const auto level = static_cast<std::uint32_t>(head_texts_[i].size() - 1);
            figures.heads.push_back({next_index_ + (table.head ? level : 0), live_[i].first});
            figures.labels.push_back(head_texts_[i].back());
        }
    }
    levels_.assign(table.rows.size(), {nullptr, 0});
    started_ = ended_ = data_ready_ = any_ = false;
    counter_ = 0;
    queue_.clear();
    ranges_.clear();
    new_range_ = true;
    sums_.assign(page_.widths.size() + live_.size(), 0.0);
    marks_.assign(table.rows.size(), {});
}

bool Evaluator::table_row(const Table& table)
{
    if (head_level_ < head_levels_) {
        head_row(table);
        tie(0);
        heading(true);
        return true;
    }
    const int first_slot = table.rows.empty() ? 0 : table.rows.front().slot;
    for (;;) {
        if (!queue_.empty()) {
            const Pending pending = queue_.front();
            queue_.pop_front();
            since_ = pending.previous ? &marks_[pending.line->slot - first_slot] : nullptr;
            fixed_row(*pending.line, pending.previous ? previous_ : slots_);
            since_ = nullptr;
            tie(pending.previous ? tied : pending.line->slot - first_slot);
            heading(!pending.previous);
            return true;
        }
        if (data_ready_) {
            data_ready_ = false;
            data_row(table);
            const bool inside = table.together >= 0 && changed_ > table.together;
            // Without a head it goes on with the table above.
            tie(inside || (counter_ == 1 && !table.head) ? tied : changed_);
            heading(false);
            return true;
        }
        if (ended_)
            return false;
        if (any_ && !table.after.empty())
            previous_ = slots_;
        const bool more = advance(table, changed_);
        const int from = more ? changed_ : 0;
        if (any_) {
            for (int level = static_cast<int>(table.rows.size()) - 1; level >= from; --level) {
                for (const Line& line : table.after) {
                    if (line.slot - first_slot == level && line.when.holds(previous_, language_))
                        queue_.push_back({&line, true});
                }
            }
        }
        if (more) {
            for (std::size_t level = static_cast<std::size_t>(from); level < table.rows.size(); ++level) {
                for (const Line& line : table.before) {
                    if (line.slot - first_slot == static_cast<int>(level) && line.when.holds(slots_, language_))
                        queue_.push_back({&line, false});
                }
            }
            data_ready_ = any_ = true;
        } else {
            ended_ = true;
            if (!any_ && table.empty) {
                empty_row(table);
                tie(0);
                heading(false);
                return true;
            }
        }
    }
}

bool Evaluator::advance(const Table& table, int& changed)
{
    if (table.rows.empty())
        return false;
    const int last = static_cast<int>(table.rows.size()) - 1;
    if (!started_) {
        started_ = true;
        levels_[0] = {table.rows[0].list.in(slots_), 0};
        changed = 0;
        return find(table, 0, changed);
    }
    ++levels_[last].second;
    changed = last;
    return find(table, last, changed);
}

/// Moves the innermost loops on from `level` to the next row that passes every condition.
bool Evaluator::find(const Table& table, int level, int& changed)
{
    const int last = static_cast<int>(table.rows.size()) - 1;
    for (;;) {
        auto& [list, index] = levels_[level];
        const Source& source = table.rows[level];
        const std::size_t size = !list ? 0 : list->is_array() ? list->size() : 1;
        bool found = false;
        for (; index < size && !found; ++index) {
            slots_[source.slot] = list->is_array() ? &(*list)[index] : list;
            if (source.where.holds(slots_, language_)) {
                found = true;
                break;
            }
        }
        if (!found) {
            if (level == 0)
                return false;
            --level;
            ++levels_[level].second;
            changed = std::min(changed, level);
        } else if (level == last) {
            return true;
        } else {
            ++level;
            levels_[level] = {table.rows[level].list.in(slots_), 0};
        }
    }
}

/// Rows below the elements now standing at the levels above `level`.
std::int64_t Evaluator::count(const Table& table, int level)
{
    if (level == static_cast<int>(table.rows.size()))
        return 1;
    const Source& source = table.rows[level];
    const Json* list = source.list.in(slots_);
    const Json* kept = slots_[source.slot];
    std::int64_t rows = 0;
    for (std::size_t i = 0; list && i < (list->is_array() ? list->size() : 1); ++i) {
        slots_[source.slot] = list->is_array() ? &(*list)[i] : list;
        if (source.where.holds(slots_, language_))
            rows += count(table, level + 1);
    }
    slots_[source.slot] = kept;
    return rows;
}

std::int64_t Evaluator::most_rows(const Table& table, std::size_t level)
{
    const Source& source = table.rows[level];
    const Json* list = source.list.in(slots_);
    const std::size_t size = !list ? 0 : list->is_array() ? list->size() : 1;
    if (level + 1 == table.rows.size())
        return static_cast<std::int64_t>(size);
    std::int64_t rows = 0;
    for (std::size_t i = 0; i < size; ++i) {
        slots_[source.slot] = list->is_array() ? &(*list)[i] : list;
        rows += most_rows(table, level + 1);
    }
    return rows;
}

std::int64_t Evaluator::most_rows(const Layout& layout, const Json& report, forms::Language language)
{
    std::int64_t rows = 0;
    Evaluator walk(layout, report, language);
    while (walk.next_sheet()) {
        for (const Part& part : walk.page_.sheet->parts) {
            const auto* table = std::get_if<Table>(&part.what);
            if (table && !table->rows.empty())
                rows += walk.most_rows(*table, 0);
        }
    }
    return rows;
}

/// Heads: neighbours with the same text become one cell, a head with fewer levels reaches down to the last.
void Evaluator::head_row(const Table& table)
{
    begin_row(0);
    const std::size_t level = head_level_;
    double needed = 0;
    for (std::size_t i = 0; i < live_.size();) {
        const auto& texts = head_texts_[i];
        const bool own = level < texts.size();
        const bool bottom = level + 1 >= texts.size();
        std::size_t end = i + 1;
        const auto same = [&](std::size_t j) {
            for (std::size_t l = 0; l <= level; ++l) {
                if (l >= head_texts_[j].size() || head_texts_[j][l] != texts[l])
                    return false;
            }
            return true;
        };
        while (own && !bottom && end < live_.size() && same(end) && level + 1 < head_texts_[end].size())
            ++end;
        const int first = live_[i].first;
        const int span = live_[end - 1].first + live_[end - 1].span - first;
        Out cell;
        cell.column = static_cast<std::uint16_t>(first);
        cell.style = live_[i].column->head_style;
        const Style& style = layout_.styles[cell.style];
        if (own && !texts[level].empty()) {
            cell.kind = Out::Kind::text;
            cell.text = &texts_.emplace_back(texts[level]);
        }
        const std::uint32_t down = own && bottom ? static_cast<std::uint32_t>(head_levels_ - 1 - level) : 0;
        if (!texts.empty()) {
            const std::string& text = texts[std::min(level, texts.size() - 1)];
            const auto rows = static_cast<int>(own ? down + 1 : head_levels_ - texts.size() + 1);
            needed = std::max(needed, std::ceil(lines(text, style, first, span) / double(rows)) * line_height(style, text));
        }
        put_span(cell, span);
        if (span > 1 || down > 0) {
            if (own)
                row_.merges.push_back(
                    {row_.index, cell.column, row_.index + down, static_cast<std::uint16_t>(first + span - 1)});
        }
        i = end;
    }
    row_.height = needed + 6;
    if (page_.head_first < 0 && table.titles) {
        page_.head_first = static_cast<int>(row_.index);
        page_.head_last = page_.head_first + static_cast<int>(head_levels_) - 1;
    }
    ++head_level_;
}

void Evaluator::mark_entered(const Table& table, int changed)
{
    if (table.after.empty())
        return;
    for (std::size_t level = static_cast<std::size_t>(changed); level < marks_.size(); ++level) {
        marks_[level].range = ranges_.size();
        marks_[level].sums = sums_;
        new_range_ = true;
    }
}

/// The cell of this column goes on as long as the elements down to `level` stay the same.
void Evaluator::begin_run(const Table& table, const Live& live, int level)
{
    PrintedRows::Run run;
    run.cell = live.cell;
    run.first = row_.index;
    run.rows = static_cast<std::uint32_t>(std::max<std::int64_t>(count(table, level + 1), 1));
    run.span = live.span;
    run.place = live.first;
    const Style& style = layout_.styles[live.column->content.style];
    run.lines = style.wrap || live.lines > 1 ? live.lines : 0;
    run.line_height = live.line_height;
    printed_.add(run);
}

/// A row that is kept keeps its texts.
void Evaluator::keep_text(Live& live)
{
    if (live.cell.kind != Out::Kind::text && live.cell.kind != Out::Kind::formula)
        return;
    for (std::string* text : {&live.scratch, &live.cleaned})
        if (live.cell.text == text)
            live.cell.text = &texts_.emplace_back(std::move(*text));
}

void Evaluator::make_cell(Live& live, int changed_slot)
{
    const Content& content = live.column->content;
    if (live.element)
        slots_[live.element_slot] = live.element;
    if (counter_ == 1 || live.when_depth >= changed_slot)
        live.asked = content.when.holds(slots_, language_);
    fill(content, live.asked, slots_, live.cell, live.scratch, live.cleaned);
    if (kept_)
        keep_text(live);
    const Style& own = layout_.styles[live.cell.style];
    const bool text = live.cell.kind == Out::Kind::text;
    live.lines = own.wrap && text ? lines(*live.cell.text, own, live.first, live.span) : 1;
    live.line_height = line_height(layout_.styles[content.style],
                                   text ? std::string_view(*live.cell.text) : std::string_view());
    const bool asks_for_height = live.wrap || live.lines > 1;
    live.rests = live.span == 1 && !asks_for_height && live.cell.kind != Out::Kind::number &&
                 live.column->merge_slot < 0 && !live.column->axis;
}

void Evaluator::data_row(const Table& table)
{
    mark_entered(table, changed_);
    const bool below = row_.data && counter_ > 0;  // another row of this table: cells stay where nothing changes
    begin_row(table.height, below);
    row_.data = true;
    ++counter_;
    const int changed_slot = table.rows.front().slot + changed_;
    Figures* figures = table.id.empty() ? nullptr : &figures_[part_];
    if (figures)
        figures->lines.push_back({slots_[table.rows.back().slot], row_.index, {}});
    double needed = 0;
    for (Live& live : live_) {
        const bool changes = counter_ == 1 || live.depth >= changed_slot;
        if (changes)
            make_cell(live, changed_slot);
        else if (below && live.rests) {
            row_.cells[live.first].fresh = false;
            continue;
        }
        const bool merged = live.column->merge_slot >= 0;
        if (merged) {
            const int level = live.column->merge_slot - table.rows.front().slot;
            if (changed_ <= level)
                begin_run(table, live, level);
        } else {
            if (live.span > 1)
                row_.merges.push_back(
                    {row_.index, live.first, row_.index, static_cast<std::uint16_t>(live.first + live.span - 1)});
            if (live.wrap || live.lines > 1)
                needed = std::max(needed, live.lines * live.line_height);
        }
        const bool number = !merged && live.cell.kind == Out::Kind::number && live.cell.decimals != as_date;
        if (number)
            sums_[live.first] += live.cell.number;
        if (figures && live.column->axis)
            figures->lines.back().numbers.push_back(number ? live.cell.number : std::nan(""));
        if (changes || !below) {
            put_span(live.cell, live.span);
            if (merged)
                row_.cells[live.first].kind = Out::Kind::blank;  // printed_ knows it
        } else {
            for (int i = 0; i < live.span; ++i)
                row_.cells[live.first + i].fresh = false;
        }
    }
    if (needed > 0)
        row_.height = std::max(row_.height, needed + text_margin);
    if (new_range_ || ranges_.empty())
        ranges_.emplace_back(row_.index, row_.index);
    else
        ranges_.back().second = row_.index;
    new_range_ = false;
}

std::string Evaluator::entry(std::uint16_t column)
{
    std::string out;
    for (const Live& live : return_to_row()) {
        if (!row_.data || live.first != column || !live.column->entry)
            continue;
        if (live.element)
            slots_[live.element_slot] = live.element;
        live.column->entry->in(language_).append(slots_, language_, counter_, false, out);
    }
    return out;
}

std::vector<std::pair<const Json*, std::uint16_t>> Evaluator::values_shown()
{
    std::vector<std::pair<const Json*, std::uint16_t>> shown;
    if (!row_.data)
        return shown;
    for (const Live& live : return_to_row()) {
        if (live.element)
            slots_[live.element_slot] = live.element;
        const Content& content = live.column->content;
        if (!content.when.holds(slots_, language_))
            continue;
        for (const Path& path : content.values)
            if (const Json* value = path.counter || path.joined ? nullptr : path.in(slots_))
                shown.emplace_back(value, live.first);
        if (const Json* value = content.otherwise && !content.otherwise->joined ? content.otherwise->in(slots_) : nullptr)
            shown.emplace_back(value, live.first);
    }
    return shown;
}

void Evaluator::empty_row(const Table& table)
{
    Line line;
    Content content;
    content.words = table.empty;
    content.span = 0;
    content.style = table.empty_style;
    line.cells.push_back(std::move(content));
    line.height = table.height;
    fixed_row(line, slots_);
}

}  // namespace zk::templates
