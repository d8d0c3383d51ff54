// Cells: their content from the tree, and the room they need.
#include "templates/evaluate.h"

#include "templates/error.h"

#include "forms/month.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zk::templates {

namespace {

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

}  // namespace

void Evaluator::fill(const Content& content, bool asked, const Slots& slots, Out& cell, std::string& scratch,
                     std::string& cleaned)
{
    cell.style = content.style;
    cell.kind = Out::Kind::blank;
    if (!asked) {
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
    std::size_t units = 0;
    const std::string& fit = clean(text, cleaned, &units);
    if (units > cell_text_limit)
        throw Error({"workbook.text_too_long",
                     ZK_TR("{sheet} {cell}: this text has {length} characters, a cell holds {limit}; shorten it"),
                     {{"sheet", page_.name},
                      {"cell", cell_name(row_.index, cell.column)},
                      {"length", forms::Decimal(static_cast<int>(units))},
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

double Evaluator::line_height(const Style& style, std::string_view text) const
{
    const bool latin = language_ == forms::Language::en && std::none_of(text.begin(), text.end(), [](char byte) {
                           return static_cast<unsigned char>(byte) >= 0xE3;  // begins a Chinese character
                       });
    // What the tallest of the usual fonts need, so that a substituted one is not cut; Times New Roman and Arial need 1.15.
    return style.size * (latin ? 1.2 : 1.4);
}

int Evaluator::lines(const std::string& text, const Style& style, int first, int span) const
{
    if (!style.wrap)
        return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    const Letters letters = language_ == forms::Language::zh ? Letters::chinese : style.sans ? Letters::sans : Letters::serif;
    double half_width = style.size * 96 / 72 / 2 * (!style.bold ? 1.0 : letters == Letters::chinese ? 1.04 : 1.08);
    if (letters != Letters::chinese)
        half_width *= 1.02;  // rounded to pixels, letters come out a little wider
    const double room = width(first, span) - 6 - style.indent * 24;  // an indent is three blanks of the workbook's font
    return wrapped_lines(text, room / half_width, letters);
}

}  // namespace zk::templates
