// A submitted workbook, and what people do to it afterwards.
#pragma once

#include "tests/session/helpers.h"

#include "app/session/verify_data.h"
#include "templates/workbook.h"

#include <catch2/catch.hpp>

struct SubmittedWard : Ward {
    fs::path workbook = path / u8("上报 表.xlsx");
    zk::session::Submission submission;

    SubmittedWard()
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

    /// Writes the workbook again after `change` to its tree (pieces and all) and to the layout it is written with.
    void rewrite(const std::function<void(zk::session::Json& tree, std::string& layout)>& change,
                 const fs::path& target = {}) const
    {
        const auto data = zk::session::read_machine_data(workbook);
        auto tree = data.tree;
        std::string layout = data.layout;
        zk::session::add_pieces(tree, data.layout);
        change(tree, layout);
        const auto loaded =
            zk::templates::load_layout(zk::forms::MemorySource({{"county/layout.toml", layout}}), "county");
        REQUIRE(loaded.problems.empty());
        zk::templates::write_workbook(*loaded.layout, tree, {}, target.empty() ? workbook : target);
    }

    /// Fills the reviewer's columns with these sentences of the layout language; numbers become numbers.
    void write_marks(const std::string& mark, const std::string& comment) const
    {
        rewrite([&](zk::session::Json&, std::string& layout) {
            const auto fill = [&](const std::string& entry, const std::string& content) {
                const auto at = layout.find(entry);
                REQUIRE(at != std::string::npos);
                layout.insert(at, content + ", ");
            };
            const bool number = mark.starts_with('{') && mark.ends_with('}');
            fill("entry = \"{section.id}/{item.id}/mark\"",
                 number ? "value = \"" + mark.substr(1, mark.size() - 2) + "\", format = \"number\"" : "text = \"" + mark + "\"");
            fill("entry = \"{section.id}/{item.id}/comment\"", "text = \"" + comment + "\"");
        });
    }
};
