#include "tests/bench/floors.h"

#include "templates/workbook.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <sqlite3.h>
#include <toml++/toml.h>
#include <xlsxwriter.h>

#include <cstdlib>
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

class Collect final : public templates::CellSink {
public:
    bool sheet(std::string_view, int index) override
    {
        sheet_ = index;
        return true;
    }
    void cell(const templates::Cell& cell) override
    {
        cells.push_back({sheet_, cell.row, cell.column, cell.type == templates::Cell::Type::number, std::string(cell.text)});
    }
    std::vector<RawCell> cells;

private:
    int sheet_ = 0;
};

}   // namespace

void bare_toml(const std::vector<forms::SourceFile>& files)
{
    for (const auto& file : files)
        require(!toml::parse(std::string_view(file.bytes), std::string_view(file.path)).empty(), "empty standard");
}

std::vector<RawCell> cells_of(const std::filesystem::path& workbook)
{
    Collect collect;
    templates::read_workbook(workbook, collect);
    return std::move(collect.cells);
}

void bare_workbook(const std::vector<RawCell>& cells, const std::filesystem::path& target)
{
    lxw_workbook* book = workbook_new(narrow(target).c_str());
    lxw_worksheet* sheet = nullptr;
    int current = -1;
    for (const RawCell& cell : cells) {
        if (cell.sheet != current) {
            sheet = workbook_add_worksheet(book, nullptr);
            current = cell.sheet;
        }
        if (cell.number)
            worksheet_write_number(sheet, cell.row, cell.column, std::strtod(cell.text.c_str(), nullptr), nullptr);
        else
            worksheet_write_string(sheet, cell.row, cell.column, cell.text.c_str(), nullptr);
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
