#include "app/cli/commands.h"

namespace zk::cli {

namespace {

using Kind = Parameter::Kind;

const Parameter document{Kind::required, "DOC", nullptr, ZK_TR("the hospital's document (*.zhuanke)")};
const Parameter assessment{Kind::option, "--assessment", "WHICH",
                           ZK_TR("Assessment by id, name or period (default: the only one, or the newest)")};
const Parameter json{Kind::flag, "--json", nullptr, ZK_TR("Prints the result as JSON")};
const Parameter specialty{Kind::required, "SPECIALTY", nullptr, ZK_TR("id of a specialty, or hospital")};
const Parameter item{Kind::required, "ITEM", nullptr, ZK_TR("id of an item")};
const Parameter field{Kind::option, "--field", "FIELD",
                      ZK_TR("status, cases, numerator, denominator, value, choice, text or date (default: the item's "
                            "only field, for a technique its status)")};
const Parameter month{Kind::option, "--month", "YYYY-MM", ZK_TR("Month of the value (default: the whole period)")};

std::vector<Command> document_commands()
{
    return {
        {"demo",
         ZK_TR("Makes the sample hospital, checks and scores it, writes its workbook and reads it again."),
         "demo --out demo",
         {{Kind::option, "--out", "DIR", ZK_TR("Folder for document and workbook (default: here); made if missing")},
          json},
         demo},
        {"new",
         ZK_TR("Makes a new document for a hospital."),
         "new 示例.zhuanke --name 示例县人民医院",
         {{Kind::required, "DOC", nullptr, ZK_TR("the file to make (*.zhuanke); must not exist yet")},
          {Kind::option, "--name", "HOSPITAL", ZK_TR("Name of the hospital")},
          json},
         new_document},
        {"assessment new",
         ZK_TR("Begins an assessment: a period scored against a standard."),
         "assessment new 示例.zhuanke --period 2025 --standard county-2025\n"
         "assessment new 示例.zhuanke --period 2025H1 --standard county-2025 --specialty cardiology --specialty "
         "obstetrics",
         {document,
          {Kind::option, "--period", "PERIOD", ZK_TR("2025, 2025H1, 2025Q3 or 2025-01..2025-09 (from January)")},
          {Kind::option, "--standard", "ID", ZK_TR("Standard (“standard list” shows them; default: the only one)")},
          {Kind::option, "--name", "NAME", ZK_TR("Name of the assessment (default: period and standard)")},
          {Kind::option, "--cutoff", "DATE", ZK_TR("Data cut-off date, 2026-01-20")},
          {Kind::repeat, "--specialty", "ID", ZK_TR("A specialty; may stand several times (default: all core ones)")},
          json},
         new_assessment},
        {"assessment list",
         ZK_TR("Lists the assessments of a document."),
         "assessment list 示例.zhuanke",
         {document, json},
         list_assessments},
        {"assessment move",
         ZK_TR("Moves an assessment to another version of its standard: says what moves along, what changed, and both "
               "totals."),
         "assessment move 示例.zhuanke --standard 下载/county-2025 --dry-run",
         {document,
          {Kind::option, "--standard", "ID", ZK_TR("id of an installed standard, or folder of one")},
          {Kind::flag, "--dry-run", nullptr, ZK_TR("Says what would change and changes nothing")},
          assessment,
          json},
         move_assessment},
        {"recheck list",
         ZK_TR("Lists the answers to be re-checked because the standard changed what they answer."),
         "recheck list 示例.zhuanke",
         {document, {Kind::option, "--specialty", "ID", ZK_TR("Only this specialty (or hospital)")}, assessment, json},
         list_rechecks},
        {"recheck done",
         ZK_TR("Confirms answers as they are: of one item, or all of a specialty."),
         "recheck done 示例.zhuanke cardiology cardiology.mi.pci",
         {document,
          {Kind::required, "SPECIALTY", nullptr, ZK_TR("id of a specialty, or hospital")},
          {Kind::optional, "ITEM", nullptr, ZK_TR("id of an item (default: all)")},
          assessment,
          json},
         confirm_rechecks},
        {"specialty add",
         ZK_TR("Adds specialties to an assessment."),
         "specialty add 示例.zhuanke cardiology obstetrics",
         {document, {Kind::rest, "SPECIALTY", nullptr, ZK_TR("ids of specialties")}, assessment, json},
         add_specialties},
        {"specialty remove",
         ZK_TR("Takes specialties out of an assessment; their values stay in the document."),
         "specialty remove 示例.zhuanke obstetrics",
         {document, {Kind::rest, "SPECIALTY", nullptr, ZK_TR("ids of specialties")}, assessment, json},
         remove_specialties},
        {"specialty list",
         ZK_TR("Lists the specialties of an assessment and how far each is filled in."),
         "specialty list 示例.zhuanke",
         {document, assessment, json},
         list_specialties},
    };
}

std::vector<Command> answer_commands()
{
    const Parameter reason{Kind::required, "REASON", nullptr, ZK_TR("the reason, in words")};
    return {
        {"set",
         ZK_TR("Keeps one value, or says why there is none."),
         "set 示例.zhuanke cardiology cardiology.tech.pci independent\n"
         "set 示例.zhuanke cardiology cardiology.tech.pci 29 --field cases --month 2025-03\n"
         "set 示例.zhuanke cardiology cardiology.tech.pci --no-data \"系统升级，当年数据未导出\"",
         {document,
          specialty,
          item,
          {Kind::optional, "VALUE", nullptr, ZK_TR("number, status, option, text or date")},
          field,
          month,
          {Kind::flag, "--clear", nullptr, ZK_TR("Removes the value")},
          {Kind::option, "--no-data", "REASON", ZK_TR("There are no data, for this reason: 0 points, complete")},
          {Kind::option, "--not-applicable", "REASON",
           ZK_TR("The item does not fit this specialty, for this reason; the administrator accepts or refuses")},
          {Kind::flag, "--withdraw", nullptr, ZK_TR("Takes back “no data” or “not applicable”")},
          {Kind::option, "--provider", "ID", ZK_TR("Data provider of the value")},
          {Kind::option, "--source", "TEXT", ZK_TR("System or file the value comes from")},
          {Kind::option, "--extracted", "DATE", ZK_TR("Date of extraction")},
          {Kind::option, "--reason", "TEXT", ZK_TR("Why the value is changed; travels into a corrected submission")},
          assessment,
          json},
         set_value},
        {"get",
         ZK_TR("Shows the values of an item, or of everything asked of a specialty."),
         "get 示例.zhuanke cardiology cardiology.tech.pci\n"
         "get 示例.zhuanke cardiology cardiology.tech.pci --field cases --month 2025-03",
         {document,
          specialty,
          {Kind::optional, "ITEM", nullptr, ZK_TR("id of an item (default: all)")},
          field,
          month,
          assessment,
          json},
         get_values},
        {"load",
         ZK_TR("Takes a table (CSV: specialty,item,field,month,value): all lines, or none if one is wrong."),
         "load 示例.zhuanke 2025年数据.csv --dry-run",
         {document,
          {Kind::required, "CSV", nullptr, ZK_TR("the table; UTF-8 or GB18030")},
          {Kind::flag, "--dry-run", nullptr, ZK_TR("Says what would change and changes nothing")},
          assessment,
          json},
         load_table},
        {"refuse",
         ZK_TR("Refuses that an item is not applicable to a specialty."),
         "refuse 示例.zhuanke cardiology cardiology.tech.pci 该院设有导管室",
         {document, specialty, item, reason, assessment, json},
         refuse_claim},
        {"note",
         ZK_TR("Keeps a note beside an item; an empty text removes it."),
         "note 示例.zhuanke cardiology cardiology.tech.pci 下半年起独立开展",
         {document, specialty, item, {Kind::required, "TEXT", nullptr, ZK_TR("the note")}, assessment, json},
         keep_note},
        {"baseline",
         ZK_TR(
             "Keeps last year's figure of an item that is compared with it, where there are no months to compute it."),
         "baseline 示例.zhuanke cardiology cardiology.quality.mortality 3.2 --source 2024年质量年报",
         {document,
          specialty,
          item,
          {Kind::required, "NUMBER", nullptr, ZK_TR("the figure; an empty text removes it")},
          {Kind::option, "--source", "TEXT", ZK_TR("Where the figure stands")},
          assessment,
          json},
         keep_baseline},
        {"reason",
         ZK_TR("Writes the reason for a hint of “check”; it travels into the submission."),
         "reason 示例.zhuanke KEY 新增导管室，例数上升",
         {document,
          {Kind::required, "KEY", nullptr, ZK_TR("key of the hint, or its beginning, as “check” prints it")},
          reason,
          assessment,
          json},
         give_reason},
    };
}

std::vector<Command> result_commands()
{
    return {
        {"check",
         ZK_TR("Lists what contradicts itself or looks unlikely. Exit code 1 while an error stands or a hint has no "
               "reason."),
         "check 示例.zhuanke",
         {document, {Kind::option, "--specialty", "ID", ZK_TR("Only this specialty (or hospital)")}, assessment, json},
         check},
        {"score",
         ZK_TR("Shows the scores of all specialties, or how one item came to its points."),
         "score 示例.zhuanke\nscore 示例.zhuanke --explain cardiology.tech.pci",
         {document,
          {Kind::option, "--explain", "ITEM", ZK_TR("Rule, values, share and points of this item")},
          {Kind::option, "--specialty", "ID", ZK_TR("Only this specialty")},
          assessment,
          json},
         score},
        {"report",
         ZK_TR("Prints the whole assessment; with --json as the report tree that all exports are made from."),
         "report 示例.zhuanke --json",
         {document,
          {Kind::option, "--specialty", "ID", ZK_TR("Only this specialty (without --json)")},
          assessment,
          json},
         report},
        {"submit",
         ZK_TR("Submits an approved assessment: writes the workbook, reads it again, compares every cell and archives it "
               "under the next number. With --draft at any time, marked as a draft and not archived."),
         "submit 示例.zhuanke 上报/ --name 李科长\nsubmit 示例.zhuanke 上报/自评表草稿.xlsx --draft",
         {document,
          {Kind::optional, "TARGET", nullptr,
           ZK_TR("the workbook (*.xlsx) or an existing folder (default: beside the document)")},
          {Kind::flag, "--draft", nullptr, ZK_TR("Writes a draft; its exit code is 1 while errors stand")},
          {Kind::option, "--name", "NAME", ZK_TR("Who signs (default: --who)")},
          {Kind::option, "--date", "DATE", ZK_TR("Day of the signature, 2026-01-20 (default: today)")},
          {Kind::option, "--layout", "ID", ZK_TR("Layout of the workbook (default: county)")},
          assessment,
          json},
         submit},
    };
}

std::vector<Command> verify_commands()
{
    return {
        {"verify",
         ZK_TR("Says whether a workbook is still what was submitted: every changed cell, and what the reviewer wrote."),
         "verify 上报表.xlsx\nverify 上报表.xlsx --doc 示例.zhuanke",
         {{Kind::required, "WORKBOOK", nullptr, ZK_TR("a workbook written by “submit” (*.xlsx)")},
          {Kind::option, "--doc", "DOC", ZK_TR("Also compares with the submission archived in this document")},
          json},
         verify},
        {"review import",
         ZK_TR("Takes the reviewer's marks and comments out of a workbook that is unchanged otherwise."),
         "review import 示例.zhuanke 自评表（已审）.xlsx",
         {document, {Kind::required, "WORKBOOK", nullptr, ZK_TR("the workbook with marks and comments (*.xlsx)")}, json},
         import_review},
        {"review list",
         ZK_TR("Lists the reviewer's marks beside the self-scores, with difference and comment."),
         "review list 示例.zhuanke --number 2025-01",
         {document,
          {Kind::option, "--number", "NUMBER", ZK_TR("Submission (default: the newest one that was reviewed)")},
          {Kind::flag, "--differing", nullptr, ZK_TR("Only items with another mark than the self-score, or a comment")},
          {Kind::option, "--specialty", "ID", ZK_TR("Only this specialty")},
          assessment,
          json},
         list_review},
        {"audit",
         ZK_TR("From a number back to what it rests on: rule, months, who entered them, changes, evidence."),
         "audit 示例.zhuanke --specialty cardiology --item cardiology.tech.pci\naudit 示例.zhuanke --out 核查底稿.xlsx",
         {document,
          {Kind::option, "--specialty", "ID", ZK_TR("Only this specialty (or hospital)")},
          {Kind::option, "--item", "ID", ZK_TR("Only this item")},
          {Kind::option, "--out", "FILE", ZK_TR("Writes it as a workbook (*.xlsx) instead")},
          assessment,
          json},
         audit},
        {"trend",
         ZK_TR("Shows an item month by month beside the same months of last year, with control limits where they are sound."),
         "trend 示例.zhuanke cardiology common.quality.vte_assessment",
         {document, specialty, item, assessment, json},
         trend},
    };
}

std::vector<Command> other_commands()
{
    const char* const which_standard =
        ZK_TR("id of an installed standard, folder of one, or a document, whose assessment's standard is meant");
    return {
        {"standard list", ZK_TR("Lists the installed standards."), "standard list", {json}, list_standards},
        {"standard show",
         ZK_TR("Prints a standard as a readable sheet: whole, one specialty, or one item with its definition."),
         "standard show county-2025 cardiology\n"
         "standard show county-2025 cardiology cardiology.mi.pci\n"
         "standard show county-2025 cardiology --cards",
         {{Kind::required, "STANDARD", nullptr, which_standard},
          {Kind::optional, "SPECIALTY", nullptr, ZK_TR("id of a specialty, or hospital")},
          {Kind::optional, "ITEM", nullptr, ZK_TR("id of an item (default: all)")},
          {Kind::flag, "--cards", nullptr, ZK_TR("With the definition of every item")},
          json},
         show_standard},
        {"standard check",
         ZK_TR("Checks a standard: silent if it is right, otherwise every mistake with file, line and column."),
         "standard check forms/county-2025",
         {{Kind::required, "STANDARD", nullptr, ZK_TR("folder of a standard, or id of an installed one")}, json},
         check_standard},
        {"standard diff",
         ZK_TR("Lists what is new, changed, unchanged and dropped between two standards, and what changed."),
         "standard diff county-2025 province-example\n"
         "standard diff 示例.zhuanke 下载/county-2025",
         {{Kind::required, "OLD", nullptr, which_standard},
          {Kind::required, "NEW", nullptr, which_standard},
          assessment,
          json},
         diff_standards},
        {"history",
         ZK_TR("Lists the changes of a document, newest first."),
         "history 示例.zhuanke --specialty cardiology --limit 20",
         {document,
          {Kind::option, "--specialty", "ID", ZK_TR("Only changes of this specialty")},
          {Kind::option, "--subject", "ID", ZK_TR("Only this item, fact or finding")},
          month,
          {Kind::option, "--batch", "ID", ZK_TR("Only the changes made together under this id")},
          {Kind::option, "--limit", "N", ZK_TR("At most so many lines (default: 100)")},
          json},
         history},
        {"undo",
         ZK_TR("Takes back changes made together; undoing is itself a change and stays in the history."),
         "undo 示例.zhuanke 3f2a91c0",
         {document,
          {Kind::required, "BATCH", nullptr, ZK_TR("id of the changes, or its beginning, as “history” prints it")},
          json},
         undo},
        {"backup",
         ZK_TR("Copies the document, then opens, counts and hashes the copy."),
         "backup 示例.zhuanke 备份/示例-2026-01-20.zhuanke",
         {document, {Kind::required, "TARGET", nullptr, ZK_TR("the copy to make; must not exist yet")}, json},
         backup},
    };
}

}  // namespace

const std::vector<Command>& commands()
{
    static const std::vector<Command> table = [] {
        std::vector<Command> all;
        for (auto part : {document_commands(), answer_commands(), result_commands(), verify_commands(), flow_commands(), other_commands()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return table;
}

}  // namespace zk::cli
