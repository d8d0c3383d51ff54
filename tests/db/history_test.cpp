#include "helpers.h"

#include "db/sql.h"

using namespace zk;
using namespace zk::test;
using db::Access;
using db::Document;
using db::ErrorKind;

TEST_CASE("every change is logged with who, when, old, new, reason and origin; what changes nothing is not")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    db::ChangeContext import = by("病案科", "年度核对");
    import.origin = db::Origin::imported;
    import.source = "病案首页.csv";
    import.when = "2026-01-05T08:00:00Z";
    const auto key = monthly("pci.n", 2025, 3);
    const std::string first = keep(*document, key, number("10"));
    const std::string second = document->apply({db::ValueEdit{key, number("12"), {}}}, import);
    CHECK(document->apply({db::ValueEdit{key, number("12.0"), {}}}, import).empty());
    CHECK(document->apply({db::ValueEdit{monthly("other", 2025, 3), std::nullopt, {}}}, import).empty());
    const auto changes = document->history({});
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].batch == second);
    CHECK(changes[0].kind == "value");
    CHECK(changes[0].who == "病案科");
    CHECK(changes[0].when == "2026-01-05T08:00:00Z");
    CHECK(changes[0].old_value == "10");
    CHECK(changes[0].new_value == "12");
    CHECK(changes[0].reason == "年度核对");
    CHECK(changes[0].origin == db::Origin::imported);
    CHECK(changes[0].source == "病案首页.csv");
    CHECK(changes[0].month == forms::Month(2025, 3));
    CHECK(changes[0].scope == "cardiology");
    CHECK(changes[0].subject == "pci.n");
    CHECK(changes[1].batch == first);
    CHECK(changes[1].old_value.empty());
    CHECK(changes[1].id != changes[0].id);
    CHECK(changes[1].id.size() == 36);
}

TEST_CASE("whence a value came is kept when the same number is typed again, and replaced when it is said anew")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto key = monthly("n", 2025, 1);
    document->apply({db::ValueEdit{key, number("5"), {"records", "一月.csv", {}}}}, by("甲"));
    keep(*document, key, number("5"));
    CHECK(document->value(key)->provenance.source == "一月.csv");
    CHECK(document->value(key)->who == "甲");
    const auto batch = document->apply({db::ValueEdit{key, number("5"), {"records", "一月更正.csv", {}}}}, by("乙"));
    CHECK(document->value(key)->provenance.source == "一月更正.csv");
    CHECK(document->history({}).size() == 2);
    document->undo(batch, by("乙"));
    CHECK(document->value(key)->provenance.source == "一月.csv");
    keep(*document, key, number("6"));
    CHECK(document->value(key)->provenance == db::Provenance{});
}

TEST_CASE("history can be asked by scope, subject, month, assessment and batch, newest first and limited")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto year = assessment(*document, "2025");
    keep(*document, monthly("a", 2025, 1), number("1"));
    keep(*document, monthly("a", 2025, 2), number("2"));
    const auto batch = keep(*document, monthly("a", 2025, 2, "obstetrics"), number("3"));
    keep(*document, {"cardiology", "los", {}, year.id}, number("4"));
    document->apply({db::HintEdit{year.id, "change:a", "扩建"}}, by("王"));
    CHECK(document->history({}).size() == 7);  // two specialties of the assessment
    CHECK(document->history({"obstetrics", "", "", "", {}}).size() == 1);
    CHECK(document->history({"cardiology", "a", "", "", {}}).size() == 2);
    CHECK(document->history({"", "a", "", "", forms::Month(2025, 2)}).size() == 2);
    CHECK(document->history({"", "", year.id, "", {}}).size() == 4);
    REQUIRE(document->history({"", "", "", batch, {}}).size() == 1);
    CHECK(document->history({"", "", "", batch, {}})[0].new_value == "3");
    db::HistoryFilter two;
    two.limit = 2;
    REQUIRE(document->history(two).size() == 2);
    CHECK(document->history(two)[0].kind == "hint");
    CHECK(document->history(two)[0].new_value == "扩建");
}

TEST_CASE("an import undoes whole, and the undoing can be undone")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto year = assessment(*document, "2025");
    document->apply({db::ValueEdit{monthly("a", 2025, 1), words("007"), {"records", "旧.csv", {}}}}, by("甲"));
    forms::Response response;
    response.claim = forms::Claim::no_data;
    response.reason = "停用";
    const auto batch = document->apply({db::ValueEdit{monthly("a", 2025, 1), number("2"), {}},
                                        db::ValueEdit{monthly("b", 2025, 1), number("3"), {}},
                                        db::ValueEdit{monthly("b", 2025, 1), number("4"), {}},
                                        db::ModeEdit{year.id, "cardiology", "a", forms::Mode::months},
                                        db::ResponseEdit{year.id, "cardiology", "vbac", response},
                                        db::HintEdit{year.id, "k", "r"}, db::SpecialtyEdit{year.id, "obstetrics", {}}},
                                       by("乙"));
    CHECK(document->load(year).specialties == std::vector<std::string>{"cardiology"});
    const auto undone = document->undo(batch, by("乙"));
    CHECK(document->value(monthly("a", 2025, 1))->value == words("007"));
    CHECK(document->value(monthly("a", 2025, 1))->provenance.source == "旧.csv");
    CHECK(text_at(*document, monthly("b", 2025, 1)) == "nothing");
    auto data = document->load(year);
    CHECK(data.modes.empty());
    CHECK(data.responses.empty());
    CHECK(data.hint_reasons.empty());
    CHECK(data.specialties == std::vector<std::string>{"cardiology", "obstetrics"});
    const auto lines = document->history({"", "", "", undone, {}});
    REQUIRE(lines.size() == 7);
    CHECK(lines[0].origin == db::Origin::undo);

    document->undo(undone, by("乙"));
    data = document->load(year);
    CHECK(text_at(*document, monthly("a", 2025, 1)) == "2");
    CHECK(text_at(*document, monthly("b", 2025, 1)) == "4");
    REQUIRE(data.responses.size() == 1);
    CHECK(data.responses[0].response->reason == "停用");
}

TEST_CASE("undoing is refused when a value has changed since, and then nothing is undone")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto batch = document->apply(
        {db::ValueEdit{monthly("a", 2025, 1), number("1"), {}}, db::ValueEdit{monthly("b", 2025, 1), number("2"), {}}},
        by("甲"));
    keep(*document, monthly("a", 2025, 1), number("9"));
    const db::Error error = error_of([&] { document->undo(batch, by("甲")); });
    INFO(error.what());
    CHECK(error.kind() == ErrorKind::conflict);
    CHECK(std::string(error.what()).find("2025-01") != std::string::npos);
    CHECK(text_at(*document, monthly("a", 2025, 1)) == "9");
    CHECK(text_at(*document, monthly("b", 2025, 1)) == "2");
    CHECK(document->history({}).size() == 3);
    CHECK(error_of([&] { document->undo("no-such-batch", by("甲")); }).kind() == ErrorKind::invalid);
    keep(*document, monthly("a", 2025, 1), number("1"));
    CHECK_FALSE(document->undo(batch, by("甲")).empty());  // values are compared, not counters
}

TEST_CASE("months and answers of a locked assessment cannot be changed, nor brought back by undoing")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto batch = keep(*document, monthly("a", 2025, 4), number("1"));
    const auto open = assessment(*document, "2025");
    const auto locked = assessment(*document, "2025Q2", true);
    const auto refuse = [&](const db::Edit& edit) {
        const db::Error error = error_of([&] {
            document->apply({db::ValueEdit{monthly("a", 2025, 1), number("77"), {}}, edit}, by("甲"));
        });
        INFO(error.what());
        CHECK(error.kind() == ErrorKind::locked);
        CHECK(std::string(error.what()).find("2025Q2 自评") != std::string::npos);
        CHECK(text_at(*document, monthly("a", 2025, 1)) == "nothing");
    };
    refuse(db::ValueEdit{monthly("a", 2025, 4), number("2"), {}});
    refuse(db::ValueEdit{monthly("z", 2025, 6), number("2"), {}});
    refuse(db::ValueEdit{monthly("a", 2025, 4), std::nullopt, {}});
    refuse(db::ValueEdit{{"cardiology", "los", {}, locked.id}, number("2"), {}});
    refuse(db::ModeEdit{locked.id, "cardiology", "a", forms::Mode::months});
    refuse(db::HintEdit{locked.id, "k", "r"});
    refuse(db::SpecialtyEdit{locked.id, "laboratory", 3});
    forms::Response response;
    response.note = "x";
    refuse(db::ResponseEdit{locked.id, "cardiology", "i", response});
    CHECK(error_of([&] { document->undo(batch, by("甲")); }).kind() == ErrorKind::locked);

    keep(*document, monthly("a", 2025, 3), number("5"));
    keep(*document, monthly("a", 2025, 7), number("5"));
    keep(*document, {"cardiology", "los", {}, open.id}, number("2"));
    keep(*document, {"", "identity.name", {}, ""}, words("示例县人民医院"));
    keep(*document, monthly("a", 2025, 4), number("1"));  // the same value changes nothing
    CHECK(text_at(*document, monthly("a", 2025, 4)) == "1");
}

TEST_CASE("wrong places are refused and nothing of the whole is kept")
{
    const Folder folder;
    auto document = Document::create(folder / "a.zhuanke", "");
    const auto year = assessment(*document, "2025");
    const auto size = document->history({}).size();
    const db::ValueEdit good{monthly("a", 2025, 1), number("1"), {}};
    db::ValueEdit both = good;
    both.key.assessment = year.id;
    CHECK(error_of([&] { document->apply({good, both}, by("甲")); }).kind() == ErrorKind::invalid);
    CHECK(error_of([&] {
              document->apply({good, db::HintEdit{"none", "k", "r"}}, by("甲"));
          }).kind() == ErrorKind::invalid);
    CHECK(document->count_values() == 0);
    CHECK(document->history({}).size() == size);
    CHECK(keep(*document, monthly("a", 2025, 1), number("1")).size() == 36);
}

TEST_CASE("the change log can only grow")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    {
        auto document = Document::create(path, "");
        keep(*document, monthly("a", 2025, 1), number("1"));
    }
    db::Sql sql(path, db::Sql::Mode::write);
    for (const char* statement : {"UPDATE change SET old_value = '5'", "DELETE FROM change", "DELETE FROM batch",
                                  "UPDATE batch SET who = 'nobody'"}) {
        CHECK(error_of([&] { sql.script(statement); }).kind() == ErrorKind::invalid);
    }
    CHECK(sql.integer("SELECT count(*) FROM change WHERE old_value = ''") == 1);
}
