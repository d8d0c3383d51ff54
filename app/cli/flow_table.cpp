// The commands of the road from filling in to the archive; the rest of the table stands in commands.cpp.
#include "app/cli/commands.h"

namespace zk::cli {

namespace {

using Kind = Parameter::Kind;

const Parameter document{Kind::required, "DOC", nullptr, ZK_TR("the hospital's document (*.zhuanke)")};
const Parameter assessment{Kind::option, "--assessment", "WHICH",
                           ZK_TR("Assessment by id, name or period (default: the only one, or the newest)")};
const Parameter json{Kind::flag, "--json", nullptr, ZK_TR("Prints the result as JSON")};
const Parameter name{Kind::option, "--name", "NAME", ZK_TR("Who signs (default: --who)")};
const Parameter date{Kind::option, "--date", "DATE", ZK_TR("Day of the signature, 2026-01-20 (default: today)")};
const Parameter reason{Kind::option, "--reason", "TEXT", ZK_TR("Why; needed")};
const Parameter number{Kind::required, "NUMBER", nullptr, ZK_TR("number of the submission, as “archive list” prints it")};
const Parameter evidence_number{Kind::required, "NUMBER", nullptr,
                                ZK_TR("number of the evidence, as “evidence list” prints it")};

std::vector<Command> approval_commands()
{
    return {
        {"status",
         ZK_TR("Shows where an assessment stands, every step taken, and what may be done next or why not."),
         "status 示例.zhuanke",
         {document, assessment, json},
         approval_status},
        {"confirm",
         ZK_TR("Confirms specialties: no error may stand, every hint has its reason. A later change makes it stale."),
         "confirm 示例.zhuanke cardiology --name 王主任 --date 2026-01-12",
         {document, {Kind::rest, "SPECIALTY", nullptr, ZK_TR("ids of specialties")}, name, date, assessment, json},
         confirm},
        {"review",
         ZK_TR("Reviews by the functional department, once every specialty has confirmed and every claim is decided."),
         "review 示例.zhuanke --name 李科长",
         {document, name, date, assessment, json},
         review},
        {"approve",
         ZK_TR("Approves by the vice president: the assessment is locked and its report kept as it is."),
         "approve 示例.zhuanke --name 赵副院长",
         {document, name, date, assessment, json},
         approve},
        {"return",
         ZK_TR("Returns what was reviewed or submitted, whole or one specialty, with a comment; it is open again."),
         "return 示例.zhuanke --reason 手术量口径须核对\n"
         "return 示例.zhuanke --specialty cardiology --reason 例数与病案不符",
         {document,
          {Kind::option, "--specialty", "ID", ZK_TR("Only this specialty, which must confirm again")},
          reason,
          name,
          date,
          assessment,
          json},
         return_to},
        {"accept",
         ZK_TR("Records that the bureau has accepted the submission; with SPECIALTY and ITEM: accepts that the item is not "
               "applicable."),
         "accept 示例.zhuanke --name 卫健委医政股\n"
         "accept 示例.zhuanke cardiology cardiology.tech.pci 无导管室",
         {document,
          {Kind::optional, "SPECIALTY", nullptr, ZK_TR("id of a specialty, or hospital")},
          {Kind::optional, "ITEM", nullptr, ZK_TR("id of an item")},
          {Kind::optional, "REASON", nullptr, ZK_TR("a remark, in words")},
          name,
          date,
          assessment,
          json},
         accept},
        {"lock",
         ZK_TR("Locks an assessment: its months can only be read. Right after an unlock without a change it restores "
               "what stood before."),
         "lock 示例.zhuanke --reason 审核期间冻结数据",
         {document, reason, name, date, assessment, json},
         lock},
        {"unlock",
         ZK_TR("Unlocks an assessment for a reason, under a numbered slip; it must be confirmed and approved again."),
         "unlock 示例.zhuanke --reason 漏报介入手术3例",
         {document, reason, name, date, assessment, json},
         unlock},
        {"cutoff",
         ZK_TR("Sets the data cut-off date; values changed later are pointed out."),
         "cutoff 示例.zhuanke 2026-01-31",
         {document,
          {Kind::optional, "DATE", nullptr, ZK_TR("the date, 2026-01-31")},
          {Kind::flag, "--clear", nullptr, ZK_TR("Removes the date")},
          {Kind::option, "--reason", "TEXT", ZK_TR("Why it is moved")},
          assessment,
          json},
         cutoff},
        {"inspection",
         ZK_TR("Sets the inspection date; evidence that expires before it is pointed out."),
         "inspection 示例.zhuanke 2026-05-10",
         {document,
          {Kind::optional, "DATE", nullptr, ZK_TR("the date, 2026-05-10")},
          {Kind::flag, "--clear", nullptr, ZK_TR("Removes the date")},
          assessment,
          json},
         inspection},
        {"corrections",
         ZK_TR("Lists every value that differs from the last submission, with its reason."),
         "corrections 示例.zhuanke",
         {document, assessment, json},
         list_corrections},
    };
}

std::vector<Command> archive_commands()
{
    return {
        {"archive list",
         ZK_TR("Lists the submissions of a document and what is attached to them."),
         "archive list 示例.zhuanke",
         {document, json},
         list_archive},
        {"archive export",
         ZK_TR("Writes the workbook of a submission exactly as it left; or its report, or an attachment."),
         "archive export 示例.zhuanke 2025-01 上报表.xlsx\n"
         "archive export 示例.zhuanke 2025-01 盖章扫描件.pdf --attachment 盖章扫描件.pdf",
         {document,
          number,
          {Kind::required, "TARGET", nullptr, ZK_TR("the file to write; must not exist yet")},
          {Kind::flag, "--tree", nullptr, ZK_TR("The report tree (JSON) instead of the workbook")},
          {Kind::option, "--attachment", "FILE", ZK_TR("An attachment, by its file name, instead of the workbook")},
          json},
         export_archive},
        {"archive attach",
         ZK_TR("Attaches a file to a submission, such as the sealed and scanned PDF; at most 50 MB."),
         "archive attach 示例.zhuanke 2025-01 盖章扫描件.pdf",
         {document, number, {Kind::required, "FILE", nullptr, ZK_TR("the file")}, json},
         attach},
    };
}

std::vector<Command> evidence_commands()
{
    const Parameter item{Kind::repeat, "--item", "ITEM",
                         ZK_TR("Item it stands behind, as SPECIALTY/ITEM, or ITEM alone where only one specialty is "
                               "asked; may stand several times")};
    const Parameter title{Kind::option, "--title", "TEXT", ZK_TR("Title (default: name of the file)")};
    const Parameter dated{Kind::option, "--dated", "DATE", ZK_TR("Date of the material itself")};
    const Parameter until{Kind::option, "--valid-until", "DATE", ZK_TR("Last day on which it is valid")};
    const Parameter deidentified{Kind::option, "--deidentified", "yes|no",
                                 ZK_TR("Whether patients can no longer be recognised in it")};
    return {
        {"evidence add",
         ZK_TR("Keeps a file (at most 50 MB) as evidence of items, or refers to it where it lies."),
         "evidence add 示例.zhuanke --item cardiology/cardiology.tech.pci --title 介入资质 --file 资质.pdf --dated "
         "2024-06-30 --valid-until 2027-06-29 --deidentified yes",
         {document,
          item,
          title,
          {Kind::option, "--file", "FILE", ZK_TR("The file; needed")},
          {Kind::flag, "--reference", nullptr, ZK_TR("Only refers to the file, with its digest; for large files")},
          dated,
          until,
          deidentified,
          assessment,
          json},
         add_evidence},
        {"evidence edit",
         ZK_TR("Changes what is said about a piece of evidence; --item replaces its items."),
         "evidence edit 示例.zhuanke 3 --valid-until 2028-06-29",
         {document, evidence_number, item, title, dated, until, deidentified, assessment, json},
         edit_evidence},
        {"evidence list",
         ZK_TR("Lists the evidence of an assessment, or with --missing what has none."),
         "evidence list 示例.zhuanke\nevidence list 示例.zhuanke --missing",
         {document,
          {Kind::flag, "--missing", nullptr,
           ZK_TR("Items that are answered as fulfilled and whose card asks for evidence, without any")},
          assessment,
          json},
         list_evidence},
        {"evidence remove",
         ZK_TR("Takes a piece of evidence out; its number is not given again, and “undo” brings it back."),
         "evidence remove 示例.zhuanke 3",
         {document, evidence_number, assessment, json},
         remove_evidence},
        {"evidence export",
         ZK_TR("Writes the file of a piece of evidence; its content is checked."),
         "evidence export 示例.zhuanke 3 资质.pdf",
         {document,
          evidence_number,
          {Kind::required, "TARGET", nullptr, ZK_TR("the file to write; must not exist yet")},
          assessment,
          json},
         export_evidence},
        {"evidence pack",
         ZK_TR("Writes all evidence as numbered files with an index by clause and the list of what is missing: into a "
               "new folder, or a ZIP file."),
         "evidence pack 示例.zhuanke 佐证材料.zip",
         {document,
          {Kind::required, "TARGET", nullptr, ZK_TR("a new folder, or a file ending in .zip")},
          assessment,
          json},
         pack_evidence},
    };
}

}  // namespace

std::vector<Command> flow_commands()
{
    std::vector<Command> all;
    for (auto part : {approval_commands(), archive_commands(), evidence_commands()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace zk::cli
