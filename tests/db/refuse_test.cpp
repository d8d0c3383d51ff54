// What is not a good document is refused with a sentence and never touched.
#include "helpers.h"

#include "db/schema.h"
#include "db/sql.h"

using namespace zk;
using namespace zk::test;
using db::Access;
using db::Document;
using db::ErrorKind;

namespace {

/// Opening `path` in both ways fails like this, and leaves the file as it was.
void refused(const fs::path& path, ErrorKind kind, const std::string& code)
{
    const bool file = fs::is_regular_file(path);
    const std::string before = file ? bytes_of(path) : "";
    for (const Access access : {Access::read, Access::write}) {
        const db::Error error = error_of([&] { Document::open(path, access, "王"); });
        INFO(error.what());
        CHECK(error.kind() == kind);
        CHECK(error.message().code == code);
        CHECK(std::string(error.what()).find('{') == std::string::npos);
        CHECK(std::string(error.what()).find(db::platform::utf8(path.filename())) != std::string::npos);
    }
    if (file)
        CHECK(bytes_of(path) == before);
}

std::string whole_document(const Folder& folder)
{
    const fs::path path = folder / "made.zhuanke";
    {
        auto document = Document::create(path, "王");
        assessment(*document, "2025");
        std::vector<db::Edit> edits;
        for (int i = 0; i < 3000; ++i)
            edits.push_back(db::ValueEdit{monthly("fact" + std::to_string(i), 2025, 1 + i % 12), number("1"), {}});
        document->apply(edits, by("王"));
    }
    const std::string bytes = bytes_of(path);
    fs::remove(path);
    return bytes;
}

}  // namespace

TEST_CASE("what is missing, a folder, empty or another file is refused by name")
{
    const Folder folder;
    refused(folder / "没有.zhuanke", ErrorKind::not_found, "db.not_found");
    fs::create_directory(folder / "夹.zhuanke");
    refused(folder / "夹.zhuanke", ErrorKind::not_ours, "db.is_folder");
    write_bytes(folder / "空.zhuanke", "");
    refused(folder / "空.zhuanke", ErrorKind::not_ours, "db.empty_file");
    write_bytes(folder / "词.zhuanke", "PK\x03\x04 a workbook with the wrong name");
    refused(folder / "词.zhuanke", ErrorKind::not_ours, "db.other_file");
    write_bytes(folder / "短.zhuanke", "SQL");
    refused(folder / "短.zhuanke", ErrorKind::not_ours, "db.other_file");
    CHECK_FALSE(fs::exists(folder / "空.zhuanke-lock"));
}

TEST_CASE("a database of another program is refused")
{
    const Folder folder;
    {
        db::Sql other(folder / "照片.zhuanke", db::Sql::Mode::create);
        other.script("CREATE TABLE photo (id INTEGER); PRAGMA user_version = 1;");
    }
    refused(folder / "照片.zhuanke", ErrorKind::not_ours, "db.other_database");
}

TEST_CASE("a document of a newer version is refused, and the version needed is named")
{
    const Folder folder;
    const fs::path path = folder / "新.zhuanke";
    Document::create(path, "王").reset();
    {
        db::Sql sql(path, db::Sql::Mode::write);
        sql.script("PRAGMA user_version = 42;");
    }
    refused(path, ErrorKind::newer, "db.newer");
    const std::string sentence = error_of([&] { Document::open(path, Access::read, ""); }).what();
    CHECK(sentence.find("42") != std::string::npos);
}

TEST_CASE("a document cut off anywhere is damaged, not a crash and not half a document")
{
    const Folder folder;
    const std::string whole = whole_document(folder);
    REQUIRE(whole.size() > 200000);
    write_bytes(folder / "断.zhuanke", whole.substr(0, 60));
    refused(folder / "断.zhuanke", ErrorKind::damaged, "db.damaged");
    for (const std::size_t size : {std::size_t{100}, std::size_t{4096}, std::size_t{50000}, whole.size() - 4096}) {
        write_bytes(folder / "断.zhuanke", whole.substr(0, size));
        refused(folder / "断.zhuanke", ErrorKind::damaged, "db.damaged");
    }
}

TEST_CASE("a damaged document names the newest good backup beside it")
{
    const Folder folder;
    const std::string whole = whole_document(folder);
    write_bytes(folder / "甲.zhuanke", whole.substr(0, 8192));
    write_bytes(folder / "甲-1.zhuanke", whole);
    write_bytes(folder / "甲-2.zhuanke", whole);
    std::string bad = whole;
    bad.replace(4096 * 5, 4096 * 20, 4096 * 20, '\x5A');
    write_bytes(folder / "甲-3.zhuanke", bad);
    write_bytes(folder / "乙.zhuanke", whole);
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(folder / "甲-1.zhuanke", now - std::chrono::hours(5));
    fs::last_write_time(folder / "甲-2.zhuanke", now - std::chrono::hours(3));
    fs::last_write_time(folder / "甲-3.zhuanke", now - std::chrono::hours(1));
    const db::Error error = error_of([&] { Document::open(folder / "甲.zhuanke", Access::write, "王"); });
    CHECK(error.kind() == ErrorKind::damaged);
    CHECK(std::string(error.message().code) == "db.damaged_backup");
    INFO(error.what());
    CHECK(std::string(error.what()).find("甲-2.zhuanke") != std::string::npos);
    CHECK(bytes_of(folder / "甲.zhuanke") == whole.substr(0, 8192));
}

TEST_CASE("damage in the middle is found while working or by the full check, and then nothing more is written")
{
    const Folder folder;
    std::string bytes = whole_document(folder);
    for (std::size_t page = 60; page < bytes.size() / 4096; ++page)
        bytes.replace(page * 4096, 4096, 4096, '\x5A');
    write_bytes(folder / "坏.zhuanke", bytes);
    auto document = Document::open(folder / "坏.zhuanke", Access::write, "王");
    CHECK(error_of([&] { document->check_integrity(); }).kind() == ErrorKind::damaged);
    const std::string before = bytes_of(folder / "坏.zhuanke");
    CHECK(error_of([&] { keep(*document, monthly("new", 2025, 1), number("1")); }).kind() == ErrorKind::damaged);
    CHECK(bytes_of(folder / "坏.zhuanke") == before);
}

TEST_CASE("a single changed byte in a kept standard is noticed")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    std::int64_t id = 0;
    {
        auto document = Document::create(path, "王");
        id = document->embed(standard("# a sentence that can be found again")).id;
    }
    std::string bytes = bytes_of(path);
    bytes[bytes.find("that can be found")] = 'T';
    write_bytes(path, bytes);
    const auto document = Document::open(path, Access::read, "王");
    CHECK(error_of([&] { document->standard_files(id); }).kind() == ErrorKind::damaged);
}

TEST_CASE("creating never writes over a file and needs its folder")
{
    const Folder folder;
    write_bytes(folder / "有.zhuanke", "precious");
    CHECK(error_of([&] { Document::create(folder / "有.zhuanke", "王"); }).kind() == ErrorKind::exists);
    CHECK(bytes_of(folder / "有.zhuanke") == "precious");
    CHECK(error_of([&] { Document::create(folder / "没有/新.zhuanke", "王"); }).kind() == ErrorKind::cannot_write);
    CHECK(error_of([&] { Document::create(folder / "有.zhuanke/新.zhuanke", "王"); }).kind() ==
          ErrorKind::cannot_write);
    int files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path()))
        ++files;
    CHECK(files == 1);
}
