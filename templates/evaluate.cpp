#include "templates/evaluate.h"

#include "templates/error.h"

#include "forms/month.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zk::templates {

namespace {

/// Excel's column width in characters of its usual font (7 pixels and a rim of 5) as pixels.
double pixels(double width)
{
    return width <= 0 ? 0 : width * 7 + 5;
}

bool to_double(const Json* value, double& number, int& decimals)
{
    decimals = 0;
    if (value && value->is_number_integer()) {
        number = static_cast<double>(value->get<std::int64_t>());
        return true;
    }
    if (!value || !value->is_string())
        return false;
    const std::string& text = value->get_ref<const std::string&>();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || !std::isfinite(number))
        return false;
    const auto point = text.find('.');
    decimals = point == std::string::npos ? 0 : static_cast<int>(std::min<std::size_t>(text.size() - point - 1, 15));
    return true;
}

bool to_date(const Json* value, double& number)
{
    if (!value || !value->is_string())
        return false;
    const auto date = forms::parse_date(value->get_ref<const std::string&>());
    // Excel counts from 1899-12-30 for every day after February 1900.
    static const forms::Date first(1900, 3, 1);
    if (!date || *date < first)
        return false;
    number = static_cast<double>((*date - first).days() + 61);
    return true;
}

std::string in_excel_notation(const std::array<Words, 3>& three, const std::string& font, const Slots& slots,
                              forms::Language language)
{
    std::string out;
    const char* side[] = {"&L", "&C", "&R"};
    for (int i = 0; i < 3; ++i) {
        if (three[i].empty())
            continue;
        // The size stands before the font: a text beginning with a digit would otherwise become part of the size.
        out += side[i] + std::string("&9&\"") + font + ",Regular\"";
        three[i].in(language).append(slots, language, 0, true, out);
    }
    return out;
}

}  // namespace

Evaluator::Evaluator(const Layout& layout, const Json& report, forms::Language language)
    : layout_(layout), report_(report), language_(language)
{
}

// ---- sheets ----

bool Evaluator::next_sheet()
{
    while (sheet_ < layout_.sheets.size()) {
        const Sheet& sheet = layout_.sheets[sheet_];
        if (!elements_known_) {
            elements_known_ = true;
            slots_.assign(static_cast<std::size_t>(sheet.slots), nullptr);
            slots_[0] = &report_;
            if (!sheet.each) {
                elements_.emplace_back(nullptr, 0);
            } else if (const Json* list = sheet.each->list.in(slots_)) {
                int number = 0;
                for (std::size_t i = 0; i < (list->is_array() ? list->size() : 1); ++i) {
                    const Json* element = list->is_array() ? &(*list)[i] : list;
                    slots_[1] = element;
                    if (sheet.each->where.holds(slots_, language_))
                        elements_.emplace_back(element, ++number);
                }
            }
        }
        while (!elements_.empty()) {
            const auto [element, number] = elements_.front();
            elements_.pop_front();
            slots_.assign(static_cast<std::size_t>(sheet.slots), nullptr);
            slots_[0] = &report_;
            if (element)
                slots_[1] = element;
            if (sheet.when.holds(slots_, language_)) {
                open_sheet(sheet, number);
                return true;
            }
        }
        ++sheet_;
        elements_known_ = false;
    }
    return false;
}

void Evaluator::open_sheet(const Sheet& sheet, int number)
{
    sheet_number_ = number;
    page_ = {};
    page_.sheet = &sheet;
    std::string name;
    sheet.name.in(language_).append(slots_, language_, number, false, name);
    page_.name = names_.take(name);
    page_.header = in_excel_notation(sheet.header, layout_.font, slots_, language_);
    page_.footer = in_excel_notation(sheet.footer, layout_.font, slots_, language_);
    page_.widths = sheet.widths;
    for (std::size_t i = 0; i < sheet.parts.size() && page_.widths.empty(); ++i) {
        if (const auto* table = std::get_if<Table>(&sheet.parts[i].what))
            page_.widths = table_widths(*table);
    }
    if (page_.widths.empty())
        page_.widths.push_back(90);
    part_ = 0;
    part_open_ = false;
    next_index_ = 0;
    ranges_.clear();
    live_.clear();
    sums_.clear();
    since_ = nullptr;
    counter_ = 0;
}

std::vector<double> Evaluator::table_widths(const Table& table)
{
    unfold(table);
    std::vector<double> out;
    for (const Live& live : live_) {
        for (int i = 0; i < live.span; ++i)
            out.push_back(live.column->width / live.span);
    }
    return out;
}

// ---- rows ----

bool Evaluator::next_row()
{
    const Sheet& sheet = *page_.sheet;
    for (; part_ < sheet.parts.size(); ++part_, part_open_ = false) {
        const Part& part = sheet.parts[part_];
        if (!part_open_ && !part.when.holds(slots_, language_))
            continue;
        if (const auto* line = std::get_if<Line>(&part.what)) {
            since_ = nullptr;
            fixed_row(*line, slots_);
            ++part_;
            return true;
        }
        const Table& table = std::get<Table>(part.what);
        if (!part_open_)
            open_table(table);
        part_open_ = true;
        if (table_row(table))
            return true;
    }
    return false;
}

void Evaluator::begin_row(double height)
{
    row_.index = next_index_++;
    row_.height = height;
    row_.data = false;
    row_.cells.clear();
    row_.merges.clear();
}

/// One cell, and the formatted empty cells it is merged with.
void Evaluator::put_span(const Out& cell, int span)
{
    row_.cells.push_back(cell);
    for (int i = 1; i < span; ++i) {
        Out rest;
        rest.column = static_cast<std::uint16_t>(cell.column + i);
        rest.style = cell.style;
        row_.cells.push_back(rest);
    }
}

void Evaluator::fixed_row(const Line& line, const Slots& slots)
{
    begin_row(line.height);
    double needed = 0;
    int column = 0;
    texts_.clear();  // a deque keeps its strings in place while it grows: cells point at them
    const int columns = static_cast<int>(page_.widths.size());
    for (const Content& content : line.cells) {
        int span = content.span;
        if (span == 0)
            span = columns - column;
        span = std::min(span, columns - column);
        if (span <= 0)
            break;
        auto& [scratch, cleaned] = texts_.emplace_back();
        Out cell;
        cell.column = static_cast<std::uint16_t>(column);
        fill(content, slots, cell, scratch, cleaned);
        const Style& style = layout_.styles[cell.style];
        if (cell.kind == Out::Kind::text)
            needed = std::max(needed, lines(*cell.text, style, column, span) * line_height(style));
        put_span(cell, span);
        if (span > 1)
            row_.merges.push_back({row_.index, cell.column, row_.index, static_cast<std::uint16_t>(column + span - 1)});
        column += span;
    }
    row_.height = std::max(row_.height, needed > 0 ? needed + 3 : 0);
    new_range_ = true;
}

// ---- tables ----

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
            live.cell.column = at;
            live.cell.style = column.content.style;
            at = static_cast<std::uint16_t>(at + live.span);
            live_.push_back(std::move(live));
        }
    }
}

void Evaluator::open_table(const Table& table)
{
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
        head_row();
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
            return true;
        }
        if (data_ready_) {
            data_ready_ = false;
            data_row(table);
            return true;
        }
        if (ended_)
            return false;
        if (any_)
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

std::int64_t Evaluator::count_rows()
{
    std::int64_t rows = 0;
    Evaluator walk(layout_, report_, language_);
    while (walk.next_sheet()) {
        for (const Part& part : walk.page_.sheet->parts) {
            if (const auto* table = std::get_if<Table>(&part.what))
                rows += walk.count(*table, 0);
        }
    }
    return rows;
}

/// Heads: neighbours with the same text become one cell, a head with fewer levels reaches down to the last.
void Evaluator::head_row()
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
            cell.text = &texts[level];
        }
        const std::uint32_t down = own && bottom ? static_cast<std::uint32_t>(head_levels_ - 1 - level) : 0;
        if (!texts.empty()) {
            const std::string& text = texts[std::min(level, texts.size() - 1)];
            const auto rows = static_cast<int>(own ? down + 1 : head_levels_ - texts.size() + 1);
            needed = std::max(needed, std::ceil(lines(text, style, first, span) / double(rows)) * line_height(style));
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
    if (page_.head_first < 0) {
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

void Evaluator::start_merge(const Table& table, Live& live)
{
    const int first_slot = table.rows.front().slot;
    const int level = live.column->merge_slot - first_slot;
    if (changed_ <= level)
        live.run_left = static_cast<std::uint32_t>(count(table, level + 1));
    if (live.merge_left == 0 || changed_ <= level) {
        const auto limit = static_cast<std::uint32_t>(live.column->merge_limit);
        const std::uint32_t pieces = (live.run_left + limit - 1) / limit;
        live.merge_size = live.merge_left = pieces > 0 ? (live.run_left + pieces - 1) / pieces : 1;
        live.run_left -= std::min(live.run_left, live.merge_size);
        if (live.merge_size > 1 || live.span > 1)
            row_.merges.push_back({row_.index, live.first, row_.index + live.merge_size - 1,
                                   static_cast<std::uint16_t>(live.first + live.span - 1)});
    }
}

void Evaluator::data_row(const Table& table)
{
    mark_entered(table, changed_);
    begin_row(table.height);
    row_.data = true;
    ++counter_;
    const int changed_slot = table.rows.front().slot + changed_;
    double needed = 0;
    for (std::size_t i = 0; i < live_.size(); ++i) {
        Live& live = live_[i];
        const Content& content = live.column->content;
        const Style& style = layout_.styles[content.style];
        if (counter_ == 1 || live.depth >= changed_slot) {
            if (live.element)
                slots_[live.element_slot] = live.element;
            fill(content, slots_, live.cell, live.scratch, live.cleaned);
            const Style& own = layout_.styles[live.cell.style];
            live.lines =
                own.wrap && live.cell.kind == Out::Kind::text ? lines(*live.cell.text, own, live.first, live.span) : 1;
        }
        Out cell = live.cell;
        if (live.column->merge_slot >= 0) {
            start_merge(table, live);
            if (live.merge_left != live.merge_size)
                cell.kind = Out::Kind::blank;
            --live.merge_left;
        } else if (live.span > 1) {
            row_.merges.push_back(
                {row_.index, live.first, row_.index, static_cast<std::uint16_t>(live.first + live.span - 1)});
        }
        if (style.wrap || live.lines > 1)
            needed = std::max(needed, std::ceil(live.lines / double(live.merge_size)) * line_height(style));
        if (cell.kind == Out::Kind::number && cell.decimals != as_date)
            sums_[live.first] += cell.number;
        put_span(cell, live.span);
    }
    if (needed > 0)
        row_.height = std::max(row_.height, needed + 3);
    if (new_range_ || ranges_.empty())
        ranges_.emplace_back(row_.index, row_.index);
    else
        ranges_.back().second = row_.index;
    new_range_ = false;
}

std::string Evaluator::entry(std::uint16_t column)
{
    std::string out;
    for (const Live& live : live_) {
        if (!row_.data || live.first != column || !live.column->entry)
            continue;
        if (live.element)
            slots_[live.element_slot] = live.element;
        live.column->entry->in(language_).append(slots_, language_, counter_, false, out);
    }
    return out;
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

// ---- cells ----

void Evaluator::fill(const Content& content, const Slots& slots, Out& cell, std::string& scratch, std::string& cleaned)
{
    cell.style = content.style;
    cell.kind = Out::Kind::blank;
    if (!content.when.holds(slots, language_)) {
        if (content.nothing) {
            scratch.clear();
            content.nothing->in(language_).append(slots, language_, counter_, false, scratch);
            set_text(scratch, cell, cleaned);
        }
        return;
    }
    if (content.sum) {
        fill_sum(content, cell, scratch);
    } else if (content.words) {
        scratch.clear();
        content.words->in(language_).append(slots, language_, counter_ > 0 ? counter_ : sheet_number_, false, scratch);
        set_text(scratch, cell, cleaned);
    } else {
        fill_value(content, slots, cell, scratch);
        if (cell.kind == Out::Kind::text)
            set_text(*cell.text, cell, cleaned);
        if (cell.kind == Out::Kind::text && content.format != Format::text)
            cell.style = content.text_style;
    }
}

void Evaluator::fill_value(const Content& content, const Slots& slots, Out& cell, std::string& scratch)
{
    const Path* path = nullptr;
    const Json* value = nullptr;
    for (const Path& candidate : content.values) {
        path = &candidate;
        if (candidate.counter || (value = candidate.in(slots)) != nullptr)
            break;
    }
    int shown = 0;
    cell.kind = Out::Kind::number;
    if (path && path->counter) {
        cell.number = static_cast<double>(counter_);
        cell.decimals = 0;
        return;
    }
    if (content.format == Format::date && to_date(value, cell.number)) {
        cell.decimals = as_date;
        return;
    }
    if ((content.format == Format::number || content.format == Format::integer) &&
        to_double(value, cell.number, shown)) {
        cell.decimals = content.format == Format::integer ? 0 : content.decimals >= 0 ? content.decimals : shown;
        return;
    }
    scratch.clear();
    const std::string* text = path ? &path->text(slots, language_, scratch) : &scratch;
    if (content.otherwise && (text->empty() || content.format != Format::text))
        text = &content.otherwise->text(slots, language_, scratch);
    if (text->empty() && content.nothing) {
        scratch.clear();
        content.nothing->in(language_).append(slots, language_, counter_, false, scratch);
        text = &scratch;
    }
    cell.kind = Out::Kind::text;
    cell.text = text;
}

/// Rows of data with other rows between them are one range each: =SUM(M6:M20,M22:M40).
void Evaluator::fill_sum(const Content& content, Out& cell, std::string& scratch)
{
    const std::size_t from = since_ ? since_->range : 0;
    scratch.clear();
    for (std::size_t i = from; i < ranges_.size(); ++i) {
        const std::uint32_t first = ranges_[i].first;
        while (i + 1 < ranges_.size() && ranges_[i + 1].first == ranges_[i].second + 1)
            ++i;
        scratch += (scratch.empty() ? "SUM(" : ",") + cell_name(first, cell.column) + ":" +
                   cell_name(ranges_[i].second, cell.column);
    }
    double sum = cell.column < sums_.size() ? sums_[cell.column] : 0;
    if (since_ && cell.column < since_->sums.size())
        sum -= since_->sums[cell.column];
    // Added binary fractions leave dust behind the 15th digit; the published value has none.
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, sum, std::chars_format::general, 13).ptr;
    std::from_chars(digits, end, cell.number);
    cell.decimals = content.format == Format::integer ? 0 : content.decimals >= 0 ? content.decimals : 2;
    cell.kind = Out::Kind::number;
    if (scratch.empty())
        return;
    scratch += ')';
    cell.kind = Out::Kind::formula;
    cell.text = &scratch;
}

void Evaluator::set_text(const std::string& text, Out& cell, std::string& cleaned)
{
    const std::string& fit = clean(text, cleaned);
    if (fit.size() > cell_text_limit && utf16_length(fit) > cell_text_limit)
        throw Error({"workbook.text_too_long",
                     ZK_TR("{sheet} {cell}: this text has {length} characters, a cell holds {limit}; shorten it"),
                     {{"sheet", page_.name},
                      {"cell", cell_name(row_.index, cell.column)},
                      {"length", forms::Decimal(static_cast<int>(utf16_length(fit)))},
                      {"limit", forms::Decimal(static_cast<int>(cell_text_limit))}}});
    cell.kind = fit.empty() ? Out::Kind::blank : Out::Kind::text;
    cell.text = &fit;
}

// ---- room ----

double Evaluator::width(int first, int span) const
{
    double sum = 0;
    for (int i = first; i < first + span && i < static_cast<int>(page_.widths.size()); ++i)
        sum += pixels(page_.widths[i]);
    return sum;
}

double Evaluator::line_height(const Style& style) const
{
    // 1.4: what the tallest of the usual Chinese fonts needs, so that a substituted font is not cut.
    return style.size * 1.4;
}

int Evaluator::lines(const std::string& text, const Style& style, int first, int span) const
{
    if (!style.wrap)
        return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    const double half_width = style.size * 96 / 72 / 2 * (style.bold ? 1.04 : 1.0);
    const double room = width(first, span) - 6 - style.indent * 9;
    return wrapped_lines(text, room / half_width);
}

}  // namespace zk::templates
