// The only place that knows libxlsxwriter. A usual workbook is kept in memory by the library, which finds the texts that
// repeat and so has much less to compress. A very long one is written in its constant_memory mode: rows go straight to
// temporary files and a workbook of any length needs a few megabytes. That mode asks for rows in order, which the
// evaluator gives; a merged range is announced empty and without format (nothing is written then) and its cells are
// written with their rows.
//
// Paths: the library opens files with fopen, which takes UTF-8 on Linux and macOS. On Windows it opens wide names in the
// build of installer/windows/libraries; besides, the program's manifest makes UTF-8 its code page (for temporary files).
#include "templates/workbook.h"

#include "templates/archive.h"
#include "templates/error.h"
#include "templates/evaluate.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

namespace zk::templates {

namespace {

namespace fs = std::filesystem;

/// Rows of tables, as most_rows() counts them, up to which a workbook is kept in memory; a whole hospital has
/// 40,000.
constexpr std::int64_t rows_in_memory = 80'000;

std::string utf8(const fs::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

Error cannot_write(const fs::path& path)
{
    return Error(
        {"workbook.cannot_write",
         ZK_TR("{file} can not be written; check that the folder exists, that you may write there, and that no "
               "other program has the file open"),
         {{"file", utf8(path)}}});
}

/// Excel reads "_x000D_" in a text as a character; a text that really says so is written "_x005F_x000D_".
const std::string& escaped(const std::string& text, std::string& scratch)
{
    const auto next = [](const std::string& in, std::size_t from) {  // an x is rarer than an underscore
        std::size_t x = in.find('x', from + 1);
        while (x != std::string::npos && in[x - 1] != '_')
            x = in.find('x', x + 1);
        return x == std::string::npos ? x : x - 1;
    };
    std::size_t at = next(text, 0);
    if (at == std::string::npos)
        return text;
    scratch = text;
    for (; at != std::string::npos; at = next(scratch, at + 2)) {
        const bool code = scratch.size() >= at + 7 && scratch[at + 6] == '_' &&
                          scratch.find_first_not_of("0123456789ABCDEFabcdef", at + 2) == at + 6;
        if (code) {
            scratch.insert(at, "_x005F");
            at += 6;
        }
    }
    return scratch;
}

class Writer {
public:
    Writer(const Layout& layout, const WriteOptions& options, const fs::path& path, bool bounded)
        : layout_(layout), options_(options), path_(path), existed_(fs::exists(path))
    {
        // Known before the work is done, and without the library's own message on the terminal.
        if (std::ofstream probe(path, std::ios::binary | std::ios::app); !probe)
            throw cannot_write(path);
        lxw_workbook_options mode{};
        mode.constant_memory = bounded ? LXW_TRUE : LXW_FALSE;
        mode.use_zip64 = LXW_FALSE;
        book_ = workbook_new_opt(utf8(path).c_str(), &mode);
        if (!book_) {
            remove();
            throw not_complete(path);
        }
        // Column widths count digits of the workbook's own font. Without a Calibri a program would take a broad Latin
        // font for it and shrink every page; for 宋体 it takes a Chinese one with digits as broad.
        lxw_format* usual = STAILQ_FIRST(book_->formats);
        format_set_font_name(usual, "宋体");
        format_set_font_size(usual, 11);
        format_set_font_charset(usual, 134);
        lxw_doc_properties properties{};
        properties.created = options.created;  // else the clock would make every file different
        check(workbook_set_properties(book_, &properties));
    }

    ~Writer()
    {
        if (book_)
            lxw_workbook_free(book_);
        if (!finished_)
            remove();
    }

    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    Written write(Evaluator& evaluator, std::int64_t expected)
    {
        const std::int64_t total = std::max<std::int64_t>(expected, 1);
        std::int64_t rows = 0;
        while (evaluator.next_sheet()) {
            begin_sheet(evaluator.page());
            while (evaluator.next_row()) {
                row(evaluator.row());
                if (++rows % 256 == 0 && options_.progress)
                    report_progress(static_cast<int>(std::min<std::int64_t>(rows * 90 / total, 90)));
            }
            end_sheet(evaluator.page());
        }
        if (written_.sheets == 0)
            throw Error({"workbook.no_sheet",
                         ZK_TR("{file}: the layout makes no sheet from this report"),
                         {{"file", utf8(path_)}}});
        report_progress(90);
        close();
        report_progress(100);
        return written_;
    }

private:
    void check(lxw_error error)
    {
        if (error == LXW_NO_ERROR)
            return;
        if (error == LXW_ERROR_CREATING_XLSX_FILE)
            throw cannot_write(path_);
        if (error == LXW_ERROR_CREATING_TMPFILE || error == LXW_ERROR_READING_TMPFILE ||
            (error >= LXW_ERROR_ZIP_FILE_OPERATION && error <= LXW_ERROR_ZIP_CLOSE))
            throw not_complete(path_);
        throw Error({"workbook.refused",
                     ZK_TR("{file}, sheet {sheet}: the workbook could not take this content: {reason}"),
                     {{"file", utf8(path_)}, {"sheet", sheet_name_}, {"reason", lxw_strerror(error)}}});
    }

    void remove()
    {
        std::error_code ignored;  // already failing for another reason, which is the one to tell
        if (!existed_ || closing_)
            fs::remove(path_, ignored);
    }

    void report_progress(int percent)
    {
        if (options_.progress && !options_.progress(percent))
            throw Error({"workbook.cancelled", ZK_TR("{file}: writing was cancelled"), {{"file", utf8(path_)}}});
    }

    lxw_format* format(int style, int decimals, Out::Kind kind)
    {
        const bool number = kind == Out::Kind::number || kind == Out::Kind::formula;
        const bool sum = kind == Out::Kind::formula;
        // One per style and way of showing a number; 99: no number.
        const std::size_t key = static_cast<std::size_t>(style) * 128 + (number ? decimals + 1 + (sum ? 40 : 0) : 99);
        if (key >= formats_.size())
            formats_.resize(key + 128);
        lxw_format*& made = formats_[key];
        if (made)
            return made;
        made = workbook_add_format(book_);
        if (!made)
            throw std::bad_alloc();
        const Style& from = layout_.styles[style];
        format_set_font_name(made, from.font.in(options_.language).c_str());
        format_set_font_size(made, from.size);
        // Where the font is missing, Windows, WPS and LibreOffice choose by character set (134: simplified Chinese) and
        // family (1: with serifs, so 宋体; 2: without, so 黑体).
        if (options_.language == forms::Language::zh)
            format_set_font_charset(made, 134);
        format_set_font_family(made, from.sans ? 2 : 1);
        if (from.bold)
            format_set_bold(made);
        if (from.wrap)
            format_set_text_wrap(made);
        if (from.border)
            format_set_border(made, LXW_BORDER_THIN);
        if (from.grey)
            format_set_bg_color(made, 0xE7E7E7);
        if (from.unlocked)
            format_set_unlocked(made);
        constexpr std::uint8_t across[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT};
        constexpr std::uint8_t along[] = {LXW_ALIGN_VERTICAL_TOP, LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_BOTTOM};
        format_set_align(made, across[static_cast<int>(from.align)]);
        format_set_align(made, along[static_cast<int>(from.vertical)]);
        if (from.indent > 0)
            format_set_indent(made, static_cast<std::uint8_t>(from.indent));
        if (number && decimals == as_date)
            format_set_num_format(made, "yyyy-mm-dd");
        else if (number) {
            const std::string digits = decimals == 0 ? "0" : "0." + std::string(decimals, '0');
            // A sum over cells nobody has filled in yet stays empty on paper, to be written into.
            format_set_num_format(made, (sum ? digits + ";-" + digits + ";" : digits).c_str());
        }
        return made;
    }

    void begin_sheet(const Page& page)
    {
        sheet_name_ = page.name;
        ready_.clear();
        sheet_ = workbook_add_worksheet(book_, page.name.c_str());
        if (!sheet_)
            throw Error({"workbook.sheet_name",
                         ZK_TR("{file}: {sheet} can not be the name of a sheet, or the temporary folder is full"),
                         {{"file", utf8(path_)}, {"sheet", page.name}}});
        ++written_.sheets;
        const Sheet& sheet = *page.sheet;
        for (std::size_t i = 0; i < page.widths.size(); ++i)
            check(worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), page.widths[i],
                                       nullptr));
        worksheet_set_paper(sheet_, 9);  // A4
        if (sheet.landscape)
            worksheet_set_landscape(sheet_);
        constexpr double inch = 2.54;
        worksheet_set_margins(sheet_, sheet.margins[0] / inch, sheet.margins[1] / inch, sheet.margins[2] / inch,
                              sheet.margins[3] / inch);
        worksheet_center_horizontally(sheet_);
        worksheet_fit_to_pages(sheet_, 1, 0);
        if (!sheet.gridlines)
            worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
        if (!page.header.empty())
            check(worksheet_set_header(sheet_, page.header.c_str()));
        if (!page.footer.empty())
            check(worksheet_set_footer(sheet_, page.footer.c_str()));
        // Identifiers and item numbers are texts on purpose; Excel would put a mark into each of their corners.
        check(worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
        if (sheet.protect) {
            lxw_protection allowed{};
            allowed.format_columns = allowed.format_rows = allowed.autofilter = allowed.sort = LXW_TRUE;
            worksheet_protect(sheet_, nullptr, &allowed);
        }
    }

    void end_sheet(const Page& page)
    {
        const Sheet& sheet = *page.sheet;
        if (page.repeats && sheet.print_titles)
            check(worksheet_repeat_rows(sheet_, static_cast<lxw_row_t>(page.head_first),
                                        static_cast<lxw_row_t>(page.head_last)));
        if (sheet.freeze && page.head_last >= 0)
            worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(page.head_last + 1),
                                   static_cast<lxw_col_t>(sheet.freeze_columns));
        if (!page.starts.empty()) {
            // The library and Excel take 1,023; a sheet of more pages goes on without.
            std::vector<lxw_row_t> starts(page.starts.begin(),
                                          page.starts.begin() + std::min<std::size_t>(page.starts.size(), 1023));
            starts.push_back(0);
            check(worksheet_set_h_pagebreaks(sheet_, starts.data()));
        }
        for (const ChartOut& chart : page.charts)
            this->chart(chart);
        if (sheet.print_rows > 0)
            check(worksheet_print_area(sheet_, 0, 0, static_cast<lxw_row_t>(sheet.print_rows - 1),
                                       static_cast<lxw_col_t>(page.widths.size() - 1)));
    }

    void row(const Row& row)
    {
        // Excel's highest row is 409 points; longer texts are read in the cell.
        if (row.height > 0)
            check(worksheet_set_row(sheet_, row.index, std::min(row.height, 409.0), nullptr));
        for (const Out& cell : row.cells)
            this->cell(row.index, cell);
        for (const Merge& merge : row.merges)
            check(worksheet_merge_range(sheet_, merge.first_row, merge.first_column, merge.last_row, merge.last_column,
                                        nullptr, nullptr));
    }

    static bool visible_when_empty(const Style& style) { return style.border || style.grey || style.unlocked; }

    /// A cell as the library is to get it, kept for the rows below in which it is the same.
    struct Ready {
        lxw_format* format = nullptr;  ///< null: a blank cell nobody sees
        const std::string* text = nullptr;  ///< null: `own`
        std::string own;
    };

    void prepare(const Out& cell, Ready& ready)
    {
        ready.format = cell.kind == Out::Kind::blank && !visible_when_empty(layout_.styles[cell.style])
                           ? nullptr
                           : format(cell.style, cell.decimals, cell.kind);
        ready.text = nullptr;
        if (cell.kind == Out::Kind::text && &escaped(*cell.text, ready.own) == cell.text)
            ready.text = cell.text;
        if (cell.kind == Out::Kind::formula)
            ready.own = "=" + *cell.text;
    }

    void cell(lxw_row_t row, const Out& cell)
    {
        if (cell.column >= ready_.size())
            ready_.resize(cell.column + std::size_t(1));
        Ready& ready = ready_[cell.column];
        if (cell.fresh)
            prepare(cell, ready);
        const std::string& text = ready.text ? *ready.text : ready.own;
        written_.cells += cell.kind != Out::Kind::blank;
        switch (cell.kind) {
        case Out::Kind::blank:
            if (ready.format)
                check(worksheet_write_blank(sheet_, row, cell.column, ready.format));
            break;
        case Out::Kind::text:
            check(worksheet_write_string(sheet_, row, cell.column, text.c_str(), ready.format));
            break;
        case Out::Kind::number:
            check(worksheet_write_number(sheet_, row, cell.column, cell.number, ready.format));
            break;
        case Out::Kind::formula:
            check(worksheet_write_formula_num(sheet_, row, cell.column, text.c_str(), ready.format, cell.number));
            break;
        }
    }

    /// "'表1 得分汇总'!$D$6:$G$6", or "('表1'!$D$6,'表1'!$F$6)" where cells between are left out.
    std::string range(const std::vector<ChartOut::Place>& cells) const
    {
        std::string sheet = "'";
        for (const char c : sheet_name_)
            sheet.append(c == '\'' ? 2 : 1, c);
        sheet += "'!";
        const auto place = [](const ChartOut::Place& at) {
            const std::string name = cell_name(at.row, at.column);
            const std::size_t digit = name.find_first_of("0123456789");
            return "$" + name.substr(0, digit) + "$" + name.substr(digit);
        };
        std::string out;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::size_t first = i;
            while (i + 1 < cells.size() && cells[i + 1].row == cells[i].row &&
                   cells[i + 1].column == cells[i].column + 1)
                ++i;
            out += (out.empty() ? "" : ",") + sheet + place(cells[first]) + (i > first ? ":" + place(cells[i]) : "");
        }
        return out.find(',') == std::string::npos ? "=" + out : "=(" + out + ")";
    }

    /// The library reads cells back to keep their values in the chart; rows already written to disk it can not.
    template <class Fill> static void keep_values(lxw_series_range* range, std::size_t count, Fill&& fill)
    {
        range->ignore_cache = LXW_TRUE;
        for (std::size_t i = 0; i < count; ++i) {
            auto* point = static_cast<lxw_series_data_point*>(std::calloc(1, sizeof(lxw_series_data_point)));
            if (!point)
                throw std::bad_alloc();
            fill(*point, i);
            STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
            ++range->num_data_points;
        }
    }

    void chart(const ChartOut& from)
    {
        lxw_chart* chart = workbook_add_chart(book_, LXW_CHART_RADAR_WITH_MARKERS);
        if (!chart)
            throw std::bad_alloc();
        // A name that begins with "=" would be a formula.
        const auto plain = [](const std::string& text) { return text.rfind('=', 0) == 0 ? " " + text : text; };
        std::string font = layout_.font.in(options_.language);
        lxw_chart_font small{}, head{};
        small.name = head.name = font.data();
        small.size = 8;
        head.size = 10;
        head.bold = LXW_TRUE;
        chart_title_set_name(chart, plain(from.title).c_str());
        chart_title_set_name_font(chart, &head);
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        for (const ChartOut::Series& one : from.series) {
            lxw_chart_series* series =
                chart_add_series(chart, range(from.axes).c_str(), range(one.cells).c_str());
            if (!series)
                throw std::bad_alloc();
            chart_series_set_name(series, plain(one.name).c_str());
            lxw_chart_line line{};
            line.color = one.dashed ? 0x7F7F7F : 0x000001;  // the library takes 0 for "not set"
            line.width = one.dashed ? 1.0F : 1.75F;
            line.dash_type = one.dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
            chart_series_set_line(series, &line);
            chart_series_set_marker_type(series, one.dashed ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE);
            chart_series_set_marker_size(series, 4);
            if (!one.dashed) {
                lxw_chart_fill fill{};
                fill.color = line.color;
                chart_series_set_marker_fill(series, &fill);
                lxw_chart_line rim{};
                rim.color = line.color;
                chart_series_set_marker_line(series, &rim);
            }
            keep_values(series->categories, from.labels.size(), [&](lxw_series_data_point& point, std::size_t i) {
                point.is_string = LXW_TRUE;
                const std::string& label = from.labels[i];
                point.string = static_cast<char*>(std::calloc(label.size() + 1, 1));  // the library frees it
                if (!point.string)
                    throw std::bad_alloc();
                std::memcpy(point.string, label.data(), label.size());
            });
            series->categories->has_string_cache = LXW_TRUE;
            keep_values(series->values, one.values.size(), [&](lxw_series_data_point& point, std::size_t i) {
                point.no_data = std::isnan(one.values[i]);
                point.number = point.no_data ? 0 : one.values[i];
            });
        }
        if (from.chart->to > from.chart->from) {
            chart_axis_set_min(chart->y_axis, from.chart->from);
            chart_axis_set_max(chart->y_axis, from.chart->to);
            chart_axis_set_major_unit(chart->y_axis, (from.chart->to - from.chart->from) / 5);
        }
        chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
        chart_axis_set_num_font(chart->x_axis, &small);
        std::string description = from.title;
        lxw_chart_options place{};
        place.x_offset = from.left;
        place.y_offset = 2;
        place.x_scale = from.width / 480.0;
        place.y_scale = from.height / 288.0;
        place.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
        place.description = description.data();
        check(worksheet_insert_chart_opt(sheet_, from.row, 0, chart, &place));
    }

    void close()
    {
        closing_ = true;
        const lxw_error error = workbook_close(std::exchange(book_, nullptr));
        check(error);
        if (!is_whole_workbook(path_, !options_.compared_next))
            throw not_complete(path_);
        finished_ = true;
    }

    const Layout& layout_;
    const WriteOptions& options_;
    const fs::path& path_;
    bool existed_ = false, closing_ = false, finished_ = false;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    std::string sheet_name_;
    std::vector<Ready> ready_;  ///< by column
    std::vector<lxw_format*> formats_;
    Written written_;
};

}  // namespace

Error not_complete(const fs::path& path)
{
    return Error(
        {"workbook.not_complete",
         ZK_TR("{file} could not be written completely; probably the disk or the folder for temporary files is "
               "full. Make room and try again"),
         {{"file", utf8(path)}}});
}

Written write_workbook(const Layout& layout, const Json& report, const WriteOptions& options, const fs::path& path)
{
    Evaluator evaluator(layout, report, options.language);
    const std::int64_t rows = Evaluator::most_rows(layout, report, options.language);
    return Writer(layout, options, path, rows > rows_in_memory).write(evaluator, rows);
}

}  // namespace zk::templates
