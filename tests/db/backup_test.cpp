#include "helpers.h"

#include "db/digest.h"

using namespace zk;
using namespace zk::test;
using db::Access;
using db::Document;
using db::ErrorKind;

TEST_CASE("a backup is a whole document, counted and hashed, and can be opened")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "王");
    const auto year = assessment(*document, "2025");
    for (int month = 1; month <= 12; ++month)
        keep(*document, monthly("n", 2025, month), number(std::to_string(month)));
    const auto result = document->backup(folder / "备份 1.zhuanke");
    CHECK(result.values == 12);
    CHECK(result.changes == 14);
    CHECK(result.bytes == fs::file_size(folder / "备份 1.zhuanke"));
    CHECK(result.sha256 == db::sha256_of_file(folder / "备份 1.zhuanke"));
    keep(*document, monthly("n", 2025, 1), number("99"));

    const auto copy = Document::open(folder / "备份 1.zhuanke", Access::write, "李");
    CHECK(copy->id() == document->id());
    CHECK(text_at(*copy, monthly("n", 2025, 1)) == "1");
    CHECK(copy->load(year).values.size() == 12);
    int files = 0;
    for (const auto& entry : fs::directory_iterator(folder.path()))
        files += entry.path().extension() == ".zhuanke" || entry.path().filename().u8string().find(u8"part") < 999;
    CHECK(files == 2);
}

TEST_CASE("a backup never takes the place of a file and needs its folder")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "王");
    write_bytes(folder / "b.zhuanke", "precious");
    CHECK(error_of([&] { document->backup(folder / "b.zhuanke"); }).kind() == ErrorKind::exists);
    CHECK(error_of([&] { document->backup(folder / "a.zhuanke"); }).kind() == ErrorKind::exists);
    CHECK(error_of([&] { document->backup(folder / "none/b.zhuanke"); }).kind() == ErrorKind::cannot_write);
    CHECK(bytes_of(folder / "b.zhuanke") == "precious");
}

TEST_CASE("a reader can make a backup, and a damaged document gives none")
{
    const Folder folder;
    {
        auto document = Document::create(folder / "a.zhuanke", "王");
        std::vector<db::Edit> edits;
        for (int i = 0; i < 2000; ++i)
            edits.push_back(db::ValueEdit{monthly("fact" + std::to_string(i), 2025, 1), number("1"), {}});
        document->apply(edits, by("王"));
    }
    CHECK(Document::open(folder / "a.zhuanke", Access::read, "李")->backup(folder / "b.zhuanke").values == 2000);
    std::string bytes = bytes_of(folder / "a.zhuanke");
    for (std::size_t page = 40; page < 60; ++page)
        bytes.replace(page * 4096 + 8, 600, 600, '\x5A');
    write_bytes(folder / "a.zhuanke", bytes);
    const auto document = Document::open(folder / "a.zhuanke", Access::read, "李");
    const db::Error error = error_of([&] { document->backup(folder / "c.zhuanke"); });
    CHECK(error.kind() == ErrorKind::damaged);
    INFO(error.what());
    CHECK(std::string(error.what()).find("b.zhuanke") == std::string::npos);  // another name is another document
    CHECK_FALSE(fs::exists(folder / "c.zhuanke"));
}
