#include "app/session/verify.h"

#include "app/session/report.h"
#include "app/session/verify_data.h"
#include "app/session/verify_parts.h"
#include "db/digest.h"
#include "templates/sheets.h"

#include <algorithm>
#include <map>

namespace zk::session {

namespace {

using forms::Message;

void say_damage(const MachineData& data, Verification& result)
{
    std::vector<std::string> cells;
    for (const DamagedPiece& piece : data.damaged)
        cells.push_back(piece.cell.empty() ? piece.record + " " + std::to_string(piece.number) : piece.cell);
    if (!cells.empty())
        result.findings.push_back(
            {"verify.pieces_changed",
             ZK_TR("The machine-readable data were changed: {sheet}, {cells}. Ask the sender for the workbook as the "
                   "program wrote it."),
             {{"sheet", data.sheet}, {"cells", joined(cells)}}});
    if (data.tree.is_null() && !data.sheet.empty())
        result.findings.push_back({"verify.tree_unreadable",
                                   ZK_TR("The report on the sheet {sheet} can not be put together any more, so the other "
                                         "sheets can not be compared with it."),
                                   {{"sheet", data.sheet}}});
}

void check_digest(Verification& result)
{
    result.digest_stated = text_at(result.tree, {"submission", "digest"});
    result.digest = db::sha256(canonical(result.tree));
    const std::string code = text_at(result.tree, {"submission", "check_code"});
    if (result.digest != result.digest_stated || code != result.digest.substr(0, 8))
        result.findings.push_back(
            {"verify.digest_differs",
             ZK_TR("The digest does not fit: the report in the workbook has {computed}, stated is {stated}. The "
                   "machine-readable data were changed after the workbook was written."),
             {{"computed", result.digest.substr(0, 8)}, {"stated", result.digest_stated.substr(0, 8)}}});
    if (truth_at(result.tree, {"submission", "draft"}))
        result.remarks.push_back({"verify.draft", ZK_TR("This workbook is a draft, not a submission."), {}});
}

/// Rows of sheets that somebody deleted, inserted or moved.
void say_rows(Verification& result)
{
    for (const templates::RowChange& change : result.sheets.rows) {
        const auto place = [&](std::uint32_t first) {
            return std::to_string(first + 1) + (change.count > 1 ? "–" + std::to_string(first + change.count) : "");
        };
        using Kind = templates::RowChange::Kind;
        const std::vector<std::pair<const char*, forms::Argument>> where{
            {"sheet", change.sheet}, {"rows", place(change.first)}, {"place", place(change.to)}};
        if (change.kind == Kind::deleted)
            result.findings.push_back({"verify.rows_deleted", ZK_TR("{sheet}: row {rows} was deleted."), where});
        else if (change.kind == Kind::inserted)
            result.findings.push_back({"verify.rows_inserted", ZK_TR("{sheet}: row {rows} was inserted."), where});
        else
            result.findings.push_back(
                {"verify.rows_moved", ZK_TR("{sheet}: row {rows} was moved and is now row {place}."), where});
    }
}

}   // namespace

ChosenLayout choose_layout(const Json& submission, const std::string& carried, const Library& library)
{
    const std::string id = text_at(submission, {"layout", "id"}), sha256 = text_at(submission, {"layout", "sha256"});
    const auto known = library.layout_ids();
    const bool present = std::find(known.begin(), known.end(), id) != known.end();
    ChosenLayout chosen;
    chosen.file = present ? library.layout_file(id) : std::string();
    chosen.installed = present && db::sha256(chosen.file) == sha256;
    if (!chosen.installed)
        chosen.file = carried;
    if (db::sha256(chosen.file) == sha256)
        chosen.layout =
            templates::load_layout(forms::MemorySource({{id + "/layout.toml", chosen.file}}), id).layout;
    return chosen;
}

void compare_sheets(const std::filesystem::path& workbook, const ChosenLayout& chosen, Json& tree, Verification& result,
                    const Progress& progress)
{
    const std::string id = text_at(tree, {"submission", "layout", "id"});
    const std::string version = text_at(tree, {"submission", "layout", "version"});
    if (!chosen.layout) {
        result.findings.push_back(
            {"verify.no_layout",
             ZK_TR("The layout {id} {version} that the workbook was written with is neither installed nor whole in the "
                   "workbook, so the sheets can not be compared."),
             {{"id", id}, {"version", version}}});
        return;
    }
    if (!chosen.installed)
        result.remarks.push_back({"verify.layout_carried",
                                  ZK_TR("The layout {id} {version} is not installed as it was then; the sheets were "
                                        "compared with the copy that the workbook carries."),
                                  {{"id", id}, {"version", version}}});
    templates::WriteOptions options;
    options.language =
        text_at(tree, {"submission", "language"}) == "en" ? forms::Language::en : forms::Language::zh;
    options.progress = progress;
    try {
        add_pieces(tree, chosen.file);
        result.sheets = templates::compare_workbook(*chosen.layout, tree, options, workbook, templates::Since::saved);
        result.sheets_compared = true;
        tree["submission"].erase("pieces");
        say_rows(result);
    } catch (const templates::Error& error) {
        throw Error(Failure::io, error.message());
    }
}

MachineData begin_verification(const std::filesystem::path& workbook, Verification& result)
{
    MachineData data = read_machine_data(workbook);
    if (data.sheet.empty() || (data.tree.is_null() && data.layout.empty() && data.damaged.empty()))
        throw Error(Failure::not_ours,
                    {"verify.not_ours",
                     ZK_TR("{file} is not a workbook that this program wrote for submission: none of its sheets holds the "
                           "machine-readable report."),
                     {{"file", utf8(workbook.filename())}}});
    say_damage(data, result);
    if (data.tree.is_null())
        return data;
    if (data.tree.value("schema", Json()) != 1 || !data.tree.contains("submission")) {
        result.findings.push_back(
            {"verify.other_schema",
             ZK_TR("The report in the workbook was written by program version {version} in a form that this version does "
                   "not know. Install the newer program."),
             {{"version", text_at(data.tree, {"program", "version"})}}});
        data.tree = nullptr;
        return data;
    }
    result.tree = std::move(data.tree);   // never twice: it is by far the largest thing here
    check_digest(result);
    return data;
}

/// The sections and items of a tree by their ids, to give the marks their words.
void collect_marks(Verification& result)
{
    std::map<std::pair<std::string, std::string>, ReviewMark> known;
    for (const Json& section : list_at(result.tree, "sections"))
        each_item_in(section, [&](const Json& item) {
            ReviewMark mark;
            mark.section = text_at(section, {"id"});
            mark.item = text_at(item, {"id"});
            mark.section_title = both_at(section, {"title"});
            mark.item_title = both_at(item, {"title"});
            mark.number = text_at(item, {"number"});
            mark.points = text_at(item, {"points"});
            mark.earned = text_at(item, {"earned"});
            known.emplace(std::pair(mark.section, mark.item), std::move(mark));
        });
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (const templates::Entered& entered : result.sheets.entered) {
        const auto first = entered.entry.find('/'), last = entered.entry.rfind('/');
        const auto found = first == last ? known.end()
                                         : known.find({entered.entry.substr(0, first),
                                                       entered.entry.substr(first + 1, last - first - 1)});
        const std::string field = found == known.end() ? std::string() : entered.entry.substr(last + 1);
        if (field != "mark" && field != "comment") {
            result.notes.push_back(entered);
            continue;
        }
        const auto [place, fresh] = places.try_emplace(found->first, result.marks.size());
        if (fresh)
            result.marks.push_back(found->second);
        ReviewMark& mark = result.marks[place->second];
        mark.sheet = entered.sheet;
        (field == "mark" ? mark.mark : mark.comment) = entered.text;
        (field == "mark" ? mark.mark_cell : mark.comment_cell) = entered.cell;
        if (field == "mark")
            mark.mark_is_number = entered.number;
    }
}

Verification verify(const std::filesystem::path& workbook, const Library& library, const Progress& progress)
{
    Verification result;
    const MachineData data = begin_verification(workbook, result);
    if (result.tree.is_null())
        return result;
    compare_sheets(workbook, choose_layout(result.tree["submission"], data.layout, library), result.tree, result,
                   progress);
    collect_marks(result);
    return result;
}

}   // namespace zk::session
