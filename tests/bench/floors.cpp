#include "tests/bench/floors.h"

#include "templates/evaluate.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <sqlite3.h>
#include <toml++/toml.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

namespace zk::bench {

namespace {

void require(bool fine, const char* what)
{
    if (!fine)
        throw std::runtime_error(std::string("the floor can not be measured: ") + what);
}

std::string narrow(const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

bool is_number(RawCell::Kind kind) { return kind == RawCell::Kind::number || kind == RawCell::Kind::formula; }

lxw_format* make_format(lxw_workbook* book, const templates::Style& style, const RawFormat& from)
{
    lxw_format* made = workbook_add_format(book);
    format_set_font_name(made, style.font.zh.c_str());
    format_set_font_size(made, style.size);
    format_set_font_charset(made, 134);
    format_set_font_family(made, style.sans ? 2 : 1);
    if (style.bold)
        format_set_bold(made);
    if (style.wrap)
        format_set_text_wrap(made);
    if (style.border)
        format_set_border(made, LXW_BORDER_THIN);
    if (style.grey)
        format_set_bg_color(made, 0xE7E7E7);
    if (style.unlocked)
        format_set_unlocked(made);
    format_set_align(made, static_cast<std::uint8_t>(LXW_ALIGN_LEFT + static_cast<int>(style.align)));
    constexpr std::uint8_t along[] = {LXW_ALIGN_VERTICAL_TOP, LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_BOTTOM};
    format_set_align(made, along[static_cast<int>(style.vertical)]);
    if (style.indent > 0)
        format_set_indent(made, static_cast<std::uint8_t>(style.indent));
    const bool number = is_number(from.kind);
    if (number && from.decimals < 0)
        format_set_num_format(made, "yyyy-mm-dd");
    else if (number) {
        const std::string digits = from.decimals == 0 ? "0" : "0." + std::string(from.decimals, '0');
        format_set_num_format(made, (from.kind == RawCell::Kind::formula ? digits + ";-" + digits + ";" : digits).c_str());
    }
    return made;
}

bool visible(const templates::Style& style) { return style.border || style.grey || style.unlocked; }

/// "='表1'!$D$6:$G$6", "=('表1'!$D$6,'表1'!$F$6)": what a programmer would have in the source.
std::string range(const std::string& sheet, const std::vector<templates::ChartOut::Place>& cells)
{
    std::string out;
    for (std::size_t first = 0, last = 0; first < cells.size(); first = ++last) {
        while (last + 1 < cells.size() && cells[last + 1].column == cells[last].column + 1)
            ++last;
        char one[LXW_MAX_FORMULA_RANGE_LENGTH];
        lxw_rowcol_to_formula_abs(one, sheet.c_str(), cells[first].row, cells[first].column, cells[last].row, cells[last].column);
        out += (out.empty() ? "" : ",") + std::string(one);
    }
    return out.find(',') == out.npos ? "=" + out : "=(" + out + ")";
}

RawChart raw_chart(const templates::ChartOut& from, const std::string& sheet)
{
    RawChart chart{from.row, from.left, from.width, from.height, from.chart->from, from.chart->to, from.title, {}};
    for (const auto& one : from.series)
        chart.series.push_back({one.name, one.dashed, range(sheet, from.axes), range(sheet, one.cells)});
    return chart;
}

}   // namespace

void bare_toml(const std::vector<forms::SourceFile>& files)
{
    for (const auto& file : files)
        require(!toml::parse(std::string_view(file.bytes), std::string_view(file.path)).empty(), "empty standard");
}

RawBook raw_book(const templates::Layout& layout, const templates::Json& report)
{
    RawBook book{layout.font.in(forms::Language::zh), layout.styles, {}, {}};
    std::map<std::tuple<int, int, bool>, int> formats;
    const auto format = [&](const templates::Out& cell) {
        const auto kind = static_cast<RawCell::Kind>(cell.kind);
        if (kind == RawCell::Kind::blank && !visible(layout.styles[cell.style]))
            return -1;
        const std::tuple key(cell.style, is_number(kind) ? cell.decimals : 99, kind == RawCell::Kind::formula);
        const auto [found, fresh] = formats.emplace(key, static_cast<int>(book.formats.size()));
        if (fresh)
            book.formats.push_back({cell.style, cell.decimals, kind});
        return found->second;
    };
    templates::Evaluator evaluator(layout, report, forms::Language::zh);
    while (evaluator.next_sheet()) {
        RawSheet sheet;
        while (evaluator.next_row()) {
            const templates::Row& row = evaluator.row();
            if (row.height > 0)
                sheet.heights.emplace_back(row.index, std::min(row.height, 409.0));
            for (const templates::Out& cell : row.cells) {
                const bool formula = cell.kind == templates::Out::Kind::formula;
                sheet.cells.push_back({row.index, cell.column, static_cast<RawCell::Kind>(cell.kind), format(cell),
                                       cell.number, (formula ? "=" : "") + (cell.text ? *cell.text : std::string())});
            }
            for (const templates::Merge& merge : row.merges)
                sheet.merges.push_back({merge.first_row, merge.first_column, merge.last_row, merge.last_column});
        }
        sheet.page = evaluator.page();
        for (const templates::ChartOut& chart : sheet.page.charts)
            sheet.charts.push_back(raw_chart(chart, sheet.page.name));
        book.sheets.push_back(std::move(sheet));
    }
    return book;
}

namespace {

void set_up(lxw_worksheet* sheet, const templates::Page& page)
{
    const templates::Sheet& set = *page.sheet;
    for (std::size_t i = 0; i < page.widths.size(); ++i)
        worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), page.widths[i], nullptr);
    worksheet_set_paper(sheet, 9);
    if (set.landscape)
        worksheet_set_landscape(sheet);
    worksheet_set_margins(sheet, set.margins[0] / 2.54, set.margins[1] / 2.54, set.margins[2] / 2.54, set.margins[3] / 2.54);
    worksheet_center_horizontally(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    if (!set.gridlines)
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    if (!page.header.empty())
        worksheet_set_header(sheet, page.header.c_str());
    if (!page.footer.empty())
        worksheet_set_footer(sheet, page.footer.c_str());
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    if (set.protect) {
        lxw_protection allowed{};
        allowed.format_columns = allowed.format_rows = allowed.autofilter = allowed.sort = LXW_TRUE;
        worksheet_protect(sheet, nullptr, &allowed);
    }
    if (page.repeats && set.print_titles)
        worksheet_repeat_rows(sheet, static_cast<lxw_row_t>(page.head_first), static_cast<lxw_row_t>(page.head_last));
    if (set.freeze && page.head_last >= 0)
        worksheet_freeze_panes(sheet, static_cast<lxw_row_t>(page.head_last + 1), static_cast<lxw_col_t>(set.freeze_columns));
    if (!page.starts.empty()) {
        std::vector<lxw_row_t> starts(page.starts.begin(), page.starts.end());
        starts.push_back(0);
        worksheet_set_h_pagebreaks(sheet, starts.data());
    }
    if (set.print_rows > 0)
        worksheet_print_area(sheet, 0, 0, static_cast<lxw_row_t>(set.print_rows - 1),
                             static_cast<lxw_col_t>(page.widths.size() - 1));
}

void draw(lxw_workbook* book, lxw_worksheet* sheet, const RawChart& from, std::string font)
{
    lxw_chart* chart = workbook_add_chart(book, LXW_CHART_RADAR_WITH_MARKERS);
    lxw_chart_font small{}, head{};
    small.name = head.name = font.data();
    small.size = 8;
    head.size = 10;
    head.bold = LXW_TRUE;
    chart_title_set_name(chart, from.title.c_str());
    chart_title_set_name_font(chart, &head);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    for (const RawChart::Series& one : from.series) {
        lxw_chart_series* series = chart_add_series(chart, one.categories.c_str(), one.values.c_str());
        chart_series_set_name(series, one.name.c_str());
        lxw_chart_line line{};
        line.color = one.dashed ? 0x7F7F7F : 0x000001;
        line.width = one.dashed ? 1.0F : 1.75F;
        line.dash_type = one.dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
        chart_series_set_line(series, &line);
        chart_series_set_marker_type(series, one.dashed ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(series, 4);
        lxw_chart_fill fill{};
        fill.color = line.color;
        lxw_chart_line rim{};
        rim.color = line.color;
        if (!one.dashed) {
            chart_series_set_marker_fill(series, &fill);
            chart_series_set_marker_line(series, &rim);
        }
    }
    if (from.to > from.from) {
        chart_axis_set_min(chart->y_axis, from.from);
        chart_axis_set_max(chart->y_axis, from.to);
        chart_axis_set_major_unit(chart->y_axis, (from.to - from.from) / 5);
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
    worksheet_insert_chart_opt(sheet, from.row, 0, chart, &place);
}

}   // namespace

void bare_workbook(const RawBook& from, std::time_t created, const std::filesystem::path& target)
{
    lxw_workbook* book = workbook_new(narrow(target).c_str());
    lxw_format* usual = STAILQ_FIRST(book->formats);
    format_set_font_name(usual, from.font.c_str());
    format_set_font_size(usual, 11);
    format_set_font_charset(usual, 134);
    lxw_doc_properties properties{};
    properties.created = created;
    workbook_set_properties(book, &properties);
    std::vector<lxw_format*> formats;
    for (const RawFormat& one : from.formats)
        formats.push_back(make_format(book, from.styles[one.style], one));
    for (const RawSheet& one : from.sheets) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, one.page.name.c_str());
        set_up(sheet, one.page);
        for (const auto& [row, height] : one.heights)
            worksheet_set_row(sheet, row, height, nullptr);
        for (const auto& merge : one.merges)
            worksheet_merge_range(sheet, merge.row, merge.column, merge.last_row, merge.last_column, nullptr, nullptr);
        for (const RawCell& cell : one.cells) {
            if (cell.format < 0)
                continue;
            lxw_format* format = formats[cell.format];
            if (cell.kind == RawCell::Kind::text)
                worksheet_write_string(sheet, cell.row, cell.column, cell.text.c_str(), format);
            else if (cell.kind == RawCell::Kind::number)
                worksheet_write_number(sheet, cell.row, cell.column, cell.number, format);
            else if (cell.kind == RawCell::Kind::formula)
                worksheet_write_formula_num(sheet, cell.row, cell.column, cell.text.c_str(), format, cell.number);
            else
                worksheet_write_blank(sheet, cell.row, cell.column, format);
        }
        for (const RawChart& chart : one.charts)
            draw(book, sheet, chart, from.font);
    }
    require(workbook_close(book) == LXW_NO_ERROR, "workbook");
}

void bare_unzip_and_parse(const std::filesystem::path& workbook)
{
    unzFile zip = unzOpen(narrow(workbook).c_str());
    require(zip, "unzip");
    std::vector<char> buffer(1 << 16);
    for (int more = unzGoToFirstFile(zip); more == UNZ_OK; more = unzGoToNextFile(zip)) {
        unzOpenCurrentFile(zip);
        XML_Parser parser = XML_ParserCreate(nullptr);
        XML_SetElementHandler(parser, [](void*, const char*, const char**) {}, [](void*, const char*) {});
        XML_SetCharacterDataHandler(parser, [](void*, const char*, int) {});
        for (int got; (got = unzReadCurrentFile(zip, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;)
            XML_Parse(parser, buffer.data(), got, 0);
        XML_ParserFree(parser);
        unzCloseCurrentFile(zip);
    }
    unzClose(zip);
}

struct BareDatabase::Impl {
    sqlite3* db = nullptr;
    std::vector<sqlite3_stmt*> steps;
};

BareDatabase::BareDatabase(const std::filesystem::path& document) : impl_(new Impl)
{
    require(sqlite3_open(narrow(document).c_str(), &impl_->db) == SQLITE_OK, "sqlite");
    const char* settings = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
    require(sqlite3_exec(impl_->db, settings, nullptr, nullptr, nullptr) == SQLITE_OK, "settings");
    for (const char* sql :
         {"BEGIN IMMEDIATE",
          "INSERT INTO batch (id, at, who, origin, source, reason, first) VALUES (randomblob(16), '2026-01-20T02:00:00Z',"
          " '示例填报人', 'typed', '', '', (SELECT ifnull(max(sequence), 0) + 1 FROM change))",
          "INSERT INTO value (month, assessment, scope, fact, type, value, provider, source, extracted, batch)"
          " VALUES (24305, 0, 'cardiology', 'cardiology.quality.stemi_ecg_10min.numerator', 'number', ?1, '', '', '',"
          " (SELECT max(number) FROM batch)) ON CONFLICT DO UPDATE SET value = excluded.value, batch = excluded.batch",
          "INSERT INTO change (id, batch, kind, scope, subject, old_value, old_provenance, new_value, new_provenance,"
          " old_type, new_type, month) VALUES (randomblob(16), (SELECT max(number) FROM batch), 'value', 'cardiology',"
          " 'cardiology.quality.stemi_ecg_10min.numerator', '1', '', ?1, '', 'number', 'number', 24305)",
          "COMMIT"}) {
        impl_->steps.push_back(nullptr);
        require(sqlite3_prepare_v2(impl_->db, sql, -1, &impl_->steps.back(), nullptr) == SQLITE_OK, sqlite3_errmsg(impl_->db));
    }
}

void BareDatabase::keep(int number)
{
    const std::string text = std::to_string(number);
    for (sqlite3_stmt* statement : impl_->steps) {
        if (sqlite3_bind_parameter_count(statement) > 0)
            sqlite3_bind_text(statement, 1, text.c_str(), -1, SQLITE_TRANSIENT);
        require(sqlite3_step(statement) == SQLITE_DONE, sqlite3_errmsg(impl_->db));
        sqlite3_reset(statement);
    }
}

BareDatabase::~BareDatabase()
{
    for (sqlite3_stmt* statement : impl_->steps)
        sqlite3_finalize(statement);
    sqlite3_close(impl_->db);
    delete impl_;
}

}   // namespace zk::bench
