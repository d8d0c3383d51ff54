// Which of the embedded standards an assessment follows: changed, logged, undone, refused.
#include "helpers.h"

using namespace zk;
using namespace zk::test;
using db::Document;

TEST_CASE("another standard of an assessment is logged by name, counts at once, and can be undone")
{
    const Folder folder;
    auto document = Document::create(folder / "甲.zhuanke", "王");
    const auto year = assessment(*document, "2025");
    const auto first = document->standards().front();
    const auto second = document->embed(standard("# 修订"));
    REQUIRE(second.id != first.id);
    const std::string batch = document->apply({db::StandardEdit{year.id, second.id}}, by("王"));
    CHECK(document->assessments()[0].standard == second.id);
    const auto lines = document->history({});
    CHECK(lines[0].kind == "standard");
    CHECK(lines[0].old_value == db::label(first));
    CHECK(lines[0].new_value == db::label(second));
    CHECK(document->apply({db::StandardEdit{year.id, second.id}}, by("王")).empty());
    document->undo(batch, by("王"));
    CHECK(document->assessments()[0].standard == first.id);
    document->check_integrity();
}

TEST_CASE("a locked assessment keeps its standard, and a standard that is not there is refused")
{
    const Folder folder;
    auto document = Document::create(folder / "甲.zhuanke", "王");
    const auto year = assessment(*document, "2025", true);
    const auto second = document->embed(standard("# 修订"));
    CHECK(error_of([&] { document->apply({db::StandardEdit{year.id, 99}}, by("王")); }).kind() == db::ErrorKind::invalid);
    CHECK(error_of([&] { document->apply({db::StandardEdit{year.id, second.id}}, by("王")); }).kind() ==
          db::ErrorKind::locked);
    CHECK(document->assessments()[0].standard == year.standard);
}
