// Workbooks after they left the program: what people do to them.
#pragma once

#include "tests/session/helpers.h"

#include "app/session/verify_data.h"
#include "templates/workbook.h"

#include <catch2/catch.hpp>

/// Writes a workbook again after `change` to its tree (pieces and all) and to the layout it is written with.
inline void rewrite(const fs::path& workbook,
                    const std::function<void(zk::session::Json& tree, std::string& layout)>& change,
                    const fs::path& target = {})
{
    const auto data = zk::session::read_machine_data(workbook);
    auto tree = data.tree;
    std::string layout = data.layout;
    zk::session::add_pieces(tree, data.layout);
    change(tree, layout);
    const auto loaded = zk::templates::load_layout(zk::forms::MemorySource({{"county/layout.toml", layout}}), "county");
    REQUIRE(loaded.problems.empty());
    zk::templates::WriteOptions options;
    options.created = 1767225600;
    zk::templates::write_workbook(*loaded.layout, tree, options, target.empty() ? workbook : target);
}

/// Fills the reviewer's columns: `mark` and `comment` are what a column of the layout language says.
inline void write_marks(const fs::path& workbook, const std::string& mark, const std::string& comment,
                        const fs::path& target = {})
{
    rewrite(
        workbook,
        [&](zk::session::Json&, std::string& layout) {
            const auto fill = [&](const std::string& entry, const std::string& content) {
                const auto at = layout.find(entry);
                REQUIRE(at != std::string::npos);
                layout.insert(at, content);
            };
            fill("entry = \"{section.id}/{item.id}/mark\"", mark);
            fill("entry = \"{section.id}/{item.id}/comment\"", comment);
        },
        target);
}
inline const char* const same_mark = "value = \"item.points\", format = \"number\", ";
inline const char* const half_mark = "value = \"item.share\", format = \"number\", ";

/// The ward with a few answers, written as a draft.
struct DraftedWard : Ward {
    fs::path workbook = path / u8("上报 表.xlsx");
    zk::session::Submission submission;

    DraftedWard()
    {
        using zk::forms::Field;
        set("medicine", "medicine.tech.gastroscopy", Field::status, "independent");
        set("medicine", "medicine.tech.gastroscopy", Field::cases, "60", "2025-01");
        set("medicine", "medicine.quality.handwashing", Field::numerator, "9");
        set("medicine", "medicine.quality.handwashing", Field::denominator, "10");
        zk::session::SubmitOptions options;
        options.draft = true;
        submission = session->submit(workbook, "county", zk::forms::Language::zh, words, options);
        REQUIRE(submission.differences.empty());
    }
};

/// What was said, without its arguments.
inline std::vector<std::string> codes(const std::vector<zk::forms::Message>& messages)
{
    std::vector<std::string> result;
    for (const auto& message : messages)
        result.emplace_back(message.code);
    return result;
}
