// The ward of helpers.h filled in so that nothing bars its approval, and short ways along its road.
#pragma once

#include "tests/session/helpers.h"

#include "forms/standard.h"

#include <catch2/catch.hpp>

using namespace zk;

struct Road : Ward {
    Road() { fill(); }

    static std::optional<forms::Date> on(const char* date) { return forms::parse_date(date); }

    /// Answers every question of the newest assessment; small, equal numbers, so that no hint needs a reason.
    void fill()
    {
        const forms::Form& form = session->form();
        for (const forms::Ask& ask : form.asks()) {
            const forms::Item& item = form.item(ask);
            for (const auto& input : item.inputs)
                answer(form.sections()[ask.section].id, item, input.field);
        }
        std::string errors;
        for (const auto& found : session->findings())
            if (found.finding.severity == forms::Severity::error)
                errors += found.finding.key + " ";
        CHECK(errors == "");
        explain();
    }
    void answer(const std::string& section, const forms::Item& item, forms::Field field)
    {
        std::string text = "9";
        switch (field) {
        case forms::Field::status: text = "independent"; break;
        case forms::Field::cases: text = "120"; break;
        case forms::Field::denominator: text = "10"; break;
        case forms::Field::choice: text = item.options.back().id; break;
        case forms::Field::text: text = item.format == "uscc" ? "12440184455904217U" : "文字"; break;
        case forms::Field::date: text = "2025-06-30"; break;
        default: break;
        }
        session->set({section, item.id, field, {}}, text);
    }
    void explain()
    {
        for (const auto& found : session->findings())
            if (found.finding.severity == forms::Severity::hint && found.reason.empty())
                session->give_reason(found.finding.key, "已核");
    }

    void confirm_all(const char* date = "2026-04-01")
    {
        for (const std::string& specialty : session->specialties())
            session->confirm(specialty, "科主任", on(date));
    }
    void to_review(const char* date = "2026-04-02")
    {
        confirm_all();
        session->review("李科长", on(date));
    }
    void to_approval()
    {
        to_review();
        session->approve("赵院长", words, on("2026-04-03"));
    }
    session::Submission submit(const std::string& name = "上报 表.xlsx", const char* date = "2026-04-04", bool draft = false)
    {
        session::SubmitOptions how;
        how.draft = draft;
        how.name = "李科长";
        how.date = on(date);
        return session->submit(path / u8(name), "county", forms::Language::zh, words, how);
    }
    std::string status() const { return session->assessment().status; }
    /// Changes one value of medicine.
    void change(const char* text = "8", const std::string& reason = {})
    {
        session->set({"medicine", "medicine.quality.handwashing", forms::Field::numerator, {}}, text, {}, reason);
    }
};
