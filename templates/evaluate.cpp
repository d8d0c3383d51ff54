#include "templates/evaluate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zk::templates {

namespace {

/// A header or footer holds 255 characters: the longest of its texts gives way.
void fit(std::array<std::string, 3>& texts, std::size_t room)
{
    const auto length = [](const std::string& text) { return utf16_length(text); };
    for (;;) {
        std::size_t used = 0;
        for (const std::string& text : texts)
            used += length(text);
        if (used <= room)
            return;
        auto& longest = *std::max_element(texts.begin(), texts.end(), [&](const std::string& one, const std::string& other) {
            return length(one) < length(other);
        });
        const std::size_t keep = length(longest) - std::min(length(longest), used - room + 1);
        std::string cut(shortened(longest, keep));
        if (std::count(cut.begin(), cut.end(), '&') % 2 == 1)  // half of an escaped "&"
            cut.erase(cut.rfind('&'));
        longest = cut + "…";
    }
}

std::string in_excel_notation(const std::array<Words, 3>& three, const std::string& font, const Slots& slots,
                              forms::Language language)
{
    std::array<std::string, 3> texts;
    std::size_t room = 255;
    // The size stands before the font: a text beginning with a digit would otherwise become part of the size.
    const std::string look = "&9&\"" + font + ",Regular\"";
    for (int i = 0; i < 3; ++i) {
        three[i].in(language).append(slots, language, 0, true, texts[i]);
        // LibreOffice leaves a font out that is the workbook's own, and then a digit would belong to the size.
        if (!texts[i].empty() && texts[i][0] >= '0' && texts[i][0] <= '9')
            texts[i].insert(0, " ");
        if (!texts[i].empty())
            room -= 2 + utf16_length(look);
    }
    fit(texts, room);
    std::string out;
    const char* side[] = {"&L", "&C", "&R"};
    for (int i = 0; i < 3; ++i) {
        if (!texts[i].empty())
            out += side[i] + look + texts[i];
    }
    return out;
}

}  // namespace

Evaluator::Evaluator(const Layout& layout, const Json& report, forms::Language language)
    : layout_(layout), report_(report), language_(language)
{
    slots_.lookups = &lookups_;
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
    page_.header = in_excel_notation(sheet.header, layout_.font.in(language_), slots_, language_);
    page_.footer = in_excel_notation(sheet.footer, layout_.font.in(language_), slots_, language_);
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
    below_heading_ = false;
    ranges_.clear();
    sums_.clear();
    since_ = nullptr;
    counter_ = 0;
    figures_.clear();
    live_.clear();
    tables_.clear();
    texts_.clear();
    printed_.clear();
    page_.repeats = sheet.print_rows > 0;
    kept_ = sheet.print_rows == 0 || sheet.merges;
    dealt_ = false;
}

/// Makes every row of the sheet, to know where its pages end.
void Evaluator::paginate()
{
    while (walk_row())
        printed_.add(row_, {tables_.size(), counter_, row_.data ? slots_ : Slots()});
    dealt_ = true;
    if (page_.sheet->print_rows > 0) {
        printed_.deal({});
        return;
    }
    page_.starts = printed_.deal([&](const std::vector<PageRow>& rows) { return page_room(rows); });
    page_.repeats = std::any_of(page_.starts.begin(), page_.starts.end(), [&](std::uint32_t start) {
        return static_cast<int>(start) > page_.head_last && static_cast<int>(start) <= page_.body_last;
    });
}

PageRoom Evaluator::page_room(const std::vector<PageRow>& rows) const
{
    const Sheet& sheet = *page_.sheet;
    constexpr double points = 72 / 2.54;  // of a centimetre
    const double wide = ((sheet.landscape ? 29.7 : 21.0) - sheet.margins[0] - sheet.margins[1]) * points;
    const double high = ((sheet.landscape ? 21.0 : 29.7) - sheet.margins[2] - sheet.margins[3]) * points;
    const double columns = width(0, static_cast<int>(page_.widths.size())) * 0.75;
    const double scale = std::min(1.0, std::floor(100 * wide / columns) / 100);
    // Another program's rows may come out a little higher: its own page must not end before ours.
    PageRoom room{high / scale * 0.97, 0, 0};
    if (sheet.print_titles && page_.head_last >= 0) {
        for (int i = page_.head_first; i <= page_.head_last; ++i)
            room.again += rows[i].height;
        room.after = static_cast<std::uint32_t>(page_.head_last);
    }
    return room;
}

std::vector<double> Evaluator::table_widths(const Table& table)
{
    unfold(table);
    std::vector<double> out;
    for (const Live& live : live_) {
        for (int i = 0; i < live.span; ++i)
            out.push_back(live.column->width[static_cast<std::size_t>(language_)] / live.span);
    }
    return out;
}

// ---- rows ----

bool Evaluator::next_row()
{
    if (!kept_)
        return walk_row();
    if (!dealt_)
        paginate();
    return printed_.next(row_);
}

/// Puts the elements back that the row given last was made of, and returns the columns of its table.
const std::vector<Evaluator::Live>& Evaluator::return_to_row()
{
    if (!kept_)
        return live_;
    const PrintedRows::Origin& origin = printed_.origin();
    if (row_.data) {
        slots_ = origin.slots;
        counter_ = origin.counter;
    }
    return origin.table < tables_.size() ? tables_[origin.table] : live_;
}

bool Evaluator::walk_row()
{
    const Sheet& sheet = *page_.sheet;
    for (; part_ < sheet.parts.size(); ++part_, part_open_ = false) {
        const Part& part = sheet.parts[part_];
        if (!part_open_ && !part.when.holds(slots_, language_))
            continue;
        const bool first = !part_open_;
        if (const auto* line = std::get_if<Line>(&part.what)) {
            since_ = nullptr;
            fixed_row(*line, slots_);
            tie(line->keep ? tied : 0);
            heading(!line->keep);
            row_.new_page = part.new_page;
            ++part_;
            return true;
        }
        const auto* table = std::get_if<Table>(&part.what);
        if (first && table)
            open_table(*table);
        if (first && !table)
            place_charts(std::get<Chart>(part.what));
        part_open_ = true;
        if (table ? table_row(*table) : chart_row(std::get<Chart>(part.what))) {
            row_.new_page = first && part.new_page;
            if (table && page_.head_last >= 0 && (table->titles || !table->head))
                page_.body_last = static_cast<int>(row_.index);
            return true;
        }
    }
    return false;
}

/// `how` gladly the page may end before the row just made; never right below a heading.
void Evaluator::tie(int how)
{
    row_.tie = below_heading_ ? tied : how;
}

void Evaluator::heading(bool is)
{
    below_heading_ = is;
}

void Evaluator::begin_row(double height, bool keep_cells)
{
    row_.index = next_index_++;
    row_.height = height;
    row_.data = false;
    row_.tie = 0;
    row_.new_page = false;
    if (!keep_cells)
        row_.cells.clear();
    row_.merges.clear();
}

/// One cell, and the formatted empty cells it is merged with. The cells of a row have no gaps: each stands at its column.
void Evaluator::put_span(const Out& cell, int span)
{
    const std::size_t end = static_cast<std::size_t>(cell.column) + span;
    if (row_.cells.size() < end)
        row_.cells.resize(end);
    row_.cells[cell.column] = cell;
    for (int i = 1; i < span; ++i) {
        Out rest;
        rest.column = static_cast<std::uint16_t>(cell.column + i);
        rest.style = cell.style;
        row_.cells[rest.column] = rest;
    }
}

void Evaluator::fixed_row(const Line& line, const Slots& slots)
{
    begin_row(line.height);
    double needed = 0;
    int column = 0;
    if (!kept_)
        texts_.clear();  // a deque keeps its strings in place while it grows: cells point at them
    const int columns = static_cast<int>(page_.widths.size());
    for (const Content& content : line.cells) {
        int span = content.span;
        if (span == 0)
            span = columns - column;
        span = std::min(span, columns - column);
        if (span <= 0)
            break;
        std::string &scratch = texts_.emplace_back(), &cleaned = texts_.emplace_back();
        Out cell;
        cell.column = static_cast<std::uint16_t>(column);
        fill(content, content.when.holds(slots, language_), slots, cell, scratch, cleaned);
        const Style& style = layout_.styles[cell.style];
        if (cell.kind == Out::Kind::text)
            needed = std::max(needed, lines(*cell.text, style, column, span) * line_height(style, *cell.text));
        put_span(cell, span);
        if (span > 1)
            row_.merges.push_back({row_.index, cell.column, row_.index, static_cast<std::uint16_t>(column + span - 1)});
        column += span;
    }
    row_.height = std::max(row_.height, needed > 0 ? needed + text_margin : 0);
    new_range_ = true;
}

}  // namespace zk::templates
