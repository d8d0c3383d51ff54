#include "app/session/verify_data.h"

#include "app/session/report.h"
#include "db/digest.h"
#include "templates/text.h"
#include "templates/workbook.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace zk::session {

namespace {

constexpr std::size_t most_in_a_piece = 32000;   // in UTF-16 units; a cell holds 32,767

/// What Excel or XML have a meaning of their own for is written as JSON writes what can not be written: "_x000D_" and
/// the two code points that no XML may hold.
std::string for_cells(std::string json)
{
    const auto hexadecimal = [&](std::size_t at) {
        return json.size() >= at + 7 && json[at + 6] == '_' &&
               json.find_first_not_of("0123456789ABCDEFabcdef", at + 2) == at + 6;
    };
    for (std::size_t at = 0; (at = json.find("_x", at)) != std::string::npos; at += 2)
        if (hexadecimal(at))
            json.replace(at, 1, "\\u005f");
    for (const auto& [bytes, escape] : {std::pair{"\xEF\xBF\xBE", "\\ufffe"}, {"\xEF\xBF\xBF", "\\uffff"}})
        for (std::size_t at = 0; (at = json.find(bytes, at)) != std::string::npos; at += 6)
            json.replace(at, 3, escape);
    return json;
}

/// Never within a character, never beside a blank: programs that save a workbook again may trim them.
std::vector<std::string> cut(const std::string& text)
{
    std::vector<std::string> pieces;
    std::size_t from = 0, units = 0, good = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at + 1;
        while (next < text.size() && (text[next] & 0xC0) == 0x80)
            ++next;
        units += next - at == 4 ? 2 : 1;
        if (units > most_in_a_piece && good > from) {
            pieces.push_back(text.substr(from, good - from));
            at = from = good;
            units = 0;
            continue;
        }
        if (text[at] != ' ' && (next == text.size() || text[next] != ' '))
            good = next;
        at = next;
    }
    pieces.push_back(text.substr(from));
    return pieces;
}

void append_pieces(Json& list, const char* record, const Json& value)
{
    int number = 0;
    std::string text;
    append_dump(value, text);
    for (std::string& piece : cut(for_cells(std::move(text)))) {
        std::string sha256 = db::sha256(piece);
        list.push_back({{"record", record}, {"number", ++number}, {"sha256", std::move(sha256)}, {"text", std::move(piece)}});
    }
}

/// Reads the rows of pieces of the first sheet with the right head; leaves every other sheet after a few rows.
class PieceReader final : public templates::CellSink {
public:
    struct Piece { std::string cell, sha256, text; };
    std::string found;                                         ///< name of the sheet
    std::map<std::string, std::map<int, Piece>> records;
    std::map<std::string, std::string> stated;                 ///< of record submission, by item

    bool sheet(std::string_view name, int) override
    {
        if (!found.empty())
            return false;
        name_ = name;
        rows_ = 0;
        row_.clear();
        return true;
    }
    void cell(const templates::Cell& cell) override
    {
        if (found.empty() || columns_.count(cell.column) > 0)
            row_[cell.column] = {std::string(cell.text), templates::cell_name(cell.row, cell.column)};
    }
    bool more() override
    {
        if (found.empty())
            take_head();
        else
            take_piece();
        row_.clear();
        return !found.empty() || ++rows_ < 10;
    }

private:
    struct Found { std::string text, cell; };

    void take_head()
    {
        columns_.clear();
        for (const auto& [column, found_cell] : row_)
            for (const char* name : {"record", "item", "field", "number", "text"})
                if (found_cell.text == name)
                    columns_[column] = name;
        if (columns_.size() == 5)
            found = name_;
    }
    void take_piece()
    {
        std::map<std::string, Found> named;
        for (auto& [column, found_cell] : row_)
            named[columns_[column]] = std::move(found_cell);
        const std::string& record = named["record"].text;
        if (record == "submission")
            stated[named["item"].text] = named["text"].text;
        if (record != "tree" && record != "layout_file")
            return;
        const std::string& digits = named["number"].text;
        int number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        records[record][number] = {named["text"].cell, named["field"].text, named["text"].text};
    }

    std::string name_;
    int rows_ = 0;
    std::map<std::uint16_t, Found> row_;
    std::map<std::uint16_t, std::string> columns_;
};

/// The JSON of one record, null if it is not whole. The texts of the pieces are gone afterwards.
Json joined(std::map<int, PieceReader::Piece>& pieces, const std::string& record, MachineData& result)
{
    std::string text;
    std::size_t size = 0;
    for (const auto& [number, piece] : pieces)
        size += piece.text.size();
    text.reserve(size);
    int expected = 1;
    for (auto& [number, piece] : pieces) {
        for (; expected < number; ++expected)
            result.damaged.push_back({"", record, expected});
        if (db::sha256(piece.text) != piece.sha256)
            result.damaged.push_back({piece.cell, record, number});
        text += std::exchange(piece.text, {});
        ++expected;
    }
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded())
        value = nullptr;
    return value;   // moved: a choice between two values would copy it, a hundred thousand members
}

}   // namespace

void add_pieces(Json& tree, const std::string& layout_file)
{
    Json pieces = Json::array();
    tree["submission"].erase("pieces");
    append_pieces(pieces, "tree", tree);
    append_pieces(pieces, "layout_file", layout_file);
    tree["submission"]["pieces"] = std::move(pieces);
}

MachineData read_machine_data(const std::filesystem::path& workbook)
{
    PieceReader reader;
    try {
        templates::read_workbook(workbook, reader);
    } catch (const templates::Error& error) {
        throw Error(Failure::io, error.message());
    }
    MachineData result;
    result.sheet = reader.found;
    result.digest = reader.stated["digest"];
    result.number = reader.stated["number"];
    result.tree = joined(reader.records["tree"], "tree", result);
    if (!result.tree.is_object())
        result.tree = nullptr;
    if (const Json layout = joined(reader.records["layout_file"], "layout_file", result); layout.is_string())
        result.layout = layout.get<std::string>();
    return result;
}

}   // namespace zk::session
