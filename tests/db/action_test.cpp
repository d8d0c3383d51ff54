// 整改措施 in the document: kept, logged, undone, numbered once, and free of the locks of assessments.
#include "helpers.h"

using namespace zk;
using namespace zk::test;
using db::Document;

namespace {

db::ActionRow night_shift()
{
    db::ActionRow action;
    action.section = "cardiology";
    action.item = "cardiology.quality.d2b";
    action.problem = "夜间导管室启动慢\n（2025年第三季度）";
    action.cause = "二线班在家";
    action.measure = "二线班 30 分钟到院";
    action.owner = "李主任";
    action.due = forms::parse_date("2026-06-30");
    return action;
}

}  // namespace

TEST_CASE("an improvement action is read as it was kept, line ends included, and its change is logged")
{
    const Folder folder;
    auto document = Document::create(folder / "院.zhuanke", "王");
    const db::ActionRow kept = night_shift();
    document->apply({db::ActionEdit{document->next_action(), kept}}, by("王"));
    const auto actions = document->actions();
    REQUIRE(actions.size() == 1);
    db::ActionRow expected = kept;
    expected.number = 1;
    CHECK(actions[0] == expected);
    db::HistoryFilter filter;
    filter.subject = "1";
    const auto history = document->history(filter);
    REQUIRE(history.size() == 1);
    CHECK(history[0].kind == "action");
    CHECK(history[0].new_value.find("owner=李主任") != std::string::npos);
}

TEST_CASE("closing an improvement action is undone to what stood before, and its number is never used again")
{
    const Folder folder;
    auto document = Document::create(folder / "院.zhuanke", "王");
    document->apply({db::ActionEdit{1, night_shift()}}, by("王"));
    db::ActionRow done = night_shift();
    done.effect = "中位时间 82 分钟";
    done.closed = forms::parse_date("2026-07-02");
    const std::string batch = document->apply({db::ActionEdit{1, done}}, by("李"));
    CHECK(document->actions().at(0).closed == done.closed);
    document->undo(batch, by("李"));
    CHECK_FALSE(document->actions().at(0).closed);
    document->apply({db::ActionEdit{1, {}}}, by("王"));
    CHECK(document->actions().empty());
    CHECK(document->next_action() == 2);
}
