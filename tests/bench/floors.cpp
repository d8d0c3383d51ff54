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

lxw_format* make_format(lxw_workbook* book, const templates::Style& style, const RawCell& cell)
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
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    format_set_indent(made, static_cast<std::uint8_t>(style.indent));
    const bool number = cell.kind == RawCell::Kind::number || cell.kind == RawCell::Kind::formula;
    if (number && cell.decimals < 0)
        format_set_num_format(made, "yyyy-mm-dd");
    else if (number)
        format_set_num_format(made, cell.decimals == 0 ? "0" : ("0." + std::string(cell.decimals, '0')).c_str());
    return made;
}

}   // namespace

void bare_toml(const std::vector<forms::SourceFile>& files)
{
    for (const auto& file : files)
        require(!toml::parse(std::string_view(file.bytes), std::string_view(file.path)).empty(), "empty standard");
}

RawBook raw_book(const templates::Layout& layout, const templates::Json& report)
{
    RawBook book{layout.styles, {}};
    templates::Evaluator evaluator(layout, report, forms::Language::zh);
    while (evaluator.next_sheet()) {
        RawSheet sheet;
        while (evaluator.next_row()) {
            const templates::Row& row = evaluator.row();
            if (row.height > 0)
                sheet.heights.emplace_back(row.index, std::min(row.height, 409.0));
            for (const templates::Out& cell : row.cells)
                sheet.cells.push_back({row.index, cell.column, static_cast<RawCell::Kind>(cell.kind), cell.style,
                                       cell.decimals, cell.number, cell.text ? *cell.text : std::string()});
            for (const templates::Merge& merge : row.merges)
                sheet.merges.push_back({merge.first_row, merge.first_column, merge.last_row, merge.last_column});
        }
        sheet.page = evaluator.page();
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
    worksheet_set_header(sheet, page.header.c_str());
    worksheet_set_footer(sheet, page.footer.c_str());
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    if (set.protect)
        worksheet_protect(sheet, nullptr, nullptr);
    if (page.repeats && page.head_first >= 0)
        worksheet_repeat_rows(sheet, static_cast<lxw_row_t>(page.head_first), static_cast<lxw_row_t>(page.head_last));
    if (set.freeze && page.head_last >= 0)
        worksheet_freeze_panes(sheet, static_cast<lxw_row_t>(page.head_last + 1), static_cast<lxw_col_t>(set.freeze_columns));
    std::vector<lxw_row_t> starts(page.starts.begin(), page.starts.end());
    starts.push_back(0);
    worksheet_set_h_pagebreaks(sheet, starts.data());
}

}   // namespace

void bare_workbook(const RawBook& from, const std::filesystem::path& target)
{
    lxw_workbook* book = workbook_new(narrow(target).c_str());
    std::map<std::pair<int, int>, lxw_format*> formats;
    for (const RawSheet& one : from.sheets) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, one.page.name.c_str());
        set_up(sheet, one.page);
        for (const auto& [row, height] : one.heights)
            worksheet_set_row(sheet, row, height, nullptr);
        for (const auto& merge : one.merges)
            worksheet_merge_range(sheet, merge.row, merge.column, merge.last_row, merge.last_column, "", nullptr);
        for (const RawCell& cell : one.cells) {
            const bool number = cell.kind == RawCell::Kind::number || cell.kind == RawCell::Kind::formula;
            lxw_format*& format = formats[{cell.style, number ? cell.decimals : 99}];
            if (!format)
                format = make_format(book, from.styles[cell.style], cell);
            if (cell.kind == RawCell::Kind::text)
                worksheet_write_string(sheet, cell.row, cell.column, cell.text.c_str(), format);
            else if (cell.kind == RawCell::Kind::number)
                worksheet_write_number(sheet, cell.row, cell.column, cell.number, format);
            else if (cell.kind == RawCell::Kind::formula)
                worksheet_write_formula_num(sheet, cell.row, cell.column, ("=" + cell.text).c_str(), format, cell.number);
            else if (from.styles[cell.style].border)
                worksheet_write_blank(sheet, cell.row, cell.column, format);
        }
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
