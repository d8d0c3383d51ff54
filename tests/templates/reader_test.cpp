#include "sample_report.h"

#include "templates/error.h"

#include <catch2/catch.hpp>
#include <minizip/zip.h>

#include <cstdio>
#include <map>

using namespace zk;
using namespace zk::templates;
using namespace zk::templates::test;

namespace {

using Parts = std::map<std::string, std::string>;

void zip(const std::filesystem::path& path, const Parts& parts)
{
    const zipFile file = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    REQUIRE(file);
    for (const auto& [name, bytes] : parts) {
        REQUIRE(zipOpenNewFileInZip(file, name.c_str(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6) ==
                ZIP_OK);
        REQUIRE(zipWriteInFileInZip(file, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK);
        REQUIRE(zipCloseFileInZip(file) == ZIP_OK);
    }
    REQUIRE(zipClose(file, nullptr) == ZIP_OK);
}

/// As other programs write it: shared texts, rich text with readings, cells without places, a prefix.
Parts foreign_workbook()
{
    return {
        {"[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"},
        {"_rels/.rels", "<Relationships><Relationship Id='rId1' "
                        "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
                        "Target='/xl/workbook.xml'/></Relationships>"},
        {"xl/workbook.xml", "<x:workbook xmlns:x='m' xmlns:r='r'><x:sheets><x:sheet name='第二' sheetId='7' "
                            "r:id='rId9'/><x:sheet name='图' sheetId='8' r:id='rId3'/><x:sheet name='第一 &amp; 末' "
                            "sheetId='2' r:id='rId1'/></x:sheets></x:workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id='rId1' Type='http://x/worksheet' "
         "Target='worksheets/sheet1.xml'/><Relationship Id='rId9' Type='http://x/worksheet' "
         "Target='/xl/worksheets/sheet2.xml'/><Relationship Id='rId3' Type='http://x/chartsheet' "
         "Target='chartsheets/sheet1.xml'/><Relationship Id='rId5' Type='http://x/sharedStrings' "
         "Target='sharedStrings.xml'/></Relationships>"},
        {"xl/sharedStrings.xml",
         "<sst><si><t>甲</t></si><si><r><rPr><b/></rPr><t xml:space='preserve'>富 </t></r><r><t>文本</t></r><rPh "
         "sb='0' eb='1'><t>ふ</t></rPh></si><si><t/></si><si><t>_x0041_&lt;</t></si></sst>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData><row r='2'><c r='B2' t='s'><v>1</v></c><c "
         "t='inlineStr'><is><r><t>内</t></r><r><t>联</t></r><rPh><t>x</t></rPh></is></c><c t='b'><v>1</v></c><c "
         "t='e'><v>#DIV/0!</v></c></row><row><c><v>45000.5</v></c><c s='3'/><c "
         "t='str'><f>A1&amp;B1</f><v>结果</v></c><c t='s'><v>3</v></c></row><row r='9'><c r='A9'><f t='shared' "
         "ref='A9:A10' si='0'>SUM(B1:B2)</f><v>3</v></c></row><row><c><f t='shared' "
         "si='0'/><v>4</v></c></row></sheetData></worksheet>"},
        {"xl/worksheets/sheet2.xml", "<x:worksheet xmlns:x='m'><x:sheetData><x:row><x:c "
                                     "t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"},
    };
}

std::string refused(const std::filesystem::path& path)
{
    struct Ignore final : CellSink {
        bool sheet(std::string_view, int) override { return true; }
        void cell(const Cell&) override {}
    } sink;
    try {
        read_workbook(path, sink);
    } catch (const Error& error) {
        return error.message().code;
    }
    return "(read)";
}

}  // namespace

TEST_CASE("workbooks of other programs are read: shared, rich and inline texts, cells without places, prefixes")
{
    TempFolder folder;
    const auto path = folder / u8"他人 的表.xlsx";
    zip(path, foreign_workbook());
    const std::vector<std::pair<std::string, std::string>> expected{{"第二!A1", "甲"},
                                                                    {"第一 & 末!B2", "富 文本"},
                                                                    {"第一 & 末!C2", "内联"},
                                                                    {"第一 & 末!D2", "1"},
                                                                    {"第一 & 末!E2", "#DIV/0!"},
                                                                    {"第一 & 末!A3", "45000.5"},
                                                                    {"第一 & 末!C3", "=A1&B1 -> 结果"},
                                                                    {"第一 & 末!D3", "A<"},
                                                                    {"第一 & 末!A9", "=SUM(B1:B2) -> 3"},
                                                                    {"第一 & 末!A10", "=SUM(B1:B2) -> 4"}};
    CHECK(cells_of(path) == expected);
}

TEST_CASE("what is no workbook is refused in a sentence that says what it is")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    CHECK(refused(path) == "workbook.cannot_read");
    CHECK(refused(folder.path()) == "workbook.cannot_read");
    put_bytes(path, "");
    CHECK(refused(path) == "workbook.empty");
    put_bytes(path, "科室,指标\n内科,1\n");
    CHECK(refused(path) == "workbook.not_a_workbook");
    put_bytes(path, std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, '\0'));
    CHECK(refused(path) == "workbook.old_format");
    std::string name;
    for (const char c : std::string("EncryptedPackage"))
        name += std::string{c, '\0'};
    put_bytes(path, std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, '\0') + name);
    CHECK(refused(path) == "workbook.password");
    zip(path, {{"word/document.xml", "<document/>"}});
    CHECK(refused(path) == "workbook.not_a_workbook");
    zip(path,
        {{"_rels/.rels",
          "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.bin'/></Relationships>"},
         {"xl/workbook.bin", "x"}});
    CHECK(refused(path) == "workbook.binary_format");
}

TEST_CASE("a workbook cut off anywhere or with a changed byte is damaged, never half read as whole")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    zip(path, foreign_workbook());
    const std::string whole = bytes_of(path);
    for (std::size_t size = 4; size < whole.size(); size += 37) {
        put_bytes(path, whole.substr(0, size));
        CAPTURE(size);
        CHECK(refused(path) == "workbook.damaged");
    }
    for (const char* part : {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"}) {
        Parts parts = foreign_workbook();
        parts[part] = parts[part].substr(0, parts[part].size() / 2);
        zip(path, parts);
        CHECK(refused(path) == "workbook.damaged");
    }
    Parts parts = foreign_workbook();
    parts["xl/worksheets/sheet2.xml"] =
        "<worksheet><sheetData><row><c t='s'><v>99</v></c></row></sheetData></worksheet>";
    zip(path, parts);
    CHECK(refused(path) == "workbook.damaged");
}

TEST_CASE("entities that unfold and parts of unreasonable size are refused")
{
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    Parts parts = foreign_workbook();
    parts["xl/sharedStrings.xml"] =
        "<!DOCTYPE sst [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><sst><si><t>&b;&b;</t></si></sst>";
    zip(path, parts);
    CHECK(refused(path) == "workbook.damaged");

    parts = foreign_workbook();
    std::string many = "<sst>";
    const std::string text(30000, 'x');
    for (int i = 0; i < 2000; ++i)
        many += "<si><t>" + text + "</t></si>";
    parts["xl/sharedStrings.xml"] = many + "</sst>";
    zip(path, parts);
    CHECK(refused(path) == "workbook.too_large");

    parts = foreign_workbook();
    parts["xl/worksheets/sheet2.xml"] = "<worksheet a='" + std::string(20u << 20, 'y') + "'/>";
    zip(path, parts);
    CHECK(refused(path) == "workbook.too_large");

    parts = foreign_workbook();
    parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData><row><c t='str'><v>" + std::string(3u << 20, 'z') +
                                        "</v></c></row></sheetData></worksheet>";
    zip(path, parts);
    CHECK(refused(path) == "workbook.too_large");
}

TEST_CASE("what the receiver throws comes out of reading")
{
    struct Thrower final : CellSink {
        bool sheet(std::string_view, int) override { return true; }
        void cell(const Cell&) override { throw std::runtime_error("enough"); }
    } sink;
    TempFolder folder;
    const auto path = folder / u8"a.xlsx";
    zip(path, foreign_workbook());
    CHECK_THROWS_WITH(read_workbook(path, sink), "enough");
}
