// Builds the report tree (report.md) from a form, its answers and their scores.
#pragma once

#include "app/session/session_impl.h"

namespace zk::session {

/// One assessment as the tree sees it; `prior` is the scorecard of the assessment one year earlier over its own form,
/// if the document has one.
struct Reported {
    const db::AssessmentRow& assessment;
    const forms::Form& form;
    const forms::Answers& answers;
    const forms::Scorecard& card;
    const std::vector<Session::Impl::Entered>& entered;
    std::vector<CheckedFinding> findings = {};
    std::vector<Recheck> rechecks = {};                        ///< 待核实, with what changed
    std::map<std::string, std::string> identity = {};
    std::string standard_sha256 = {};
    const forms::Form* prior_form = nullptr;
    const forms::Scorecard* prior_card = nullptr;
    std::vector<Step> steps = {};
    std::vector<Evidence> evidence = {};
    std::vector<Correction> corrections = {};
    /// The same months of the standard's baseline year, laid out along `form`; null where the document has none.
    std::optional<forms::Period> baseline_period = {};
    const forms::Scorecard* baseline_card = nullptr;
    /// Title of the round whose 上年同期 these are, where the baseline year has no assessment of its own.
    forms::Text baseline_round = {};
};

Json build_report(const Reported& reported, const forms::Translator& translator);

/// Without the submission's own fields, keys sorted, no blanks: what the digest is made of.
std::string canonical(const Json& report);
/// Appends what value.dump() gives. A whole report at once is written into a buffer that doubles, beside the place it is
/// wanted in; here only what lies below `levels` is.
void append_dump(const Json& value, std::string& out, int levels = 2);

/// The item, its value, score and inputs; used by build_report for every question.
class ItemReporter {
public:
    ItemReporter(const Reported& reported, const forms::Translator& translator);
    Json item(int ask, const std::string& number) const;
    Json text(const forms::Text& text) const { return {{"zh", text.zh}, {"en", text.en}}; }
    Json text(const forms::Message& message) const { return text(translator_.both(message)); }

private:
    Json card(const forms::Item& item) const;
    Json goal(const forms::Item& item) const;
    Json value(const forms::Ask& ask, const forms::ItemScore& score) const;
    Json prior_value(const forms::Ask& ask, const forms::ItemScore& score) const;
    Json number(const forms::Item& item, const std::optional<forms::Rational>& value) const;
    Json growth(const forms::Item& item, const forms::ItemScore& score,
                const std::optional<forms::Rational>& before) const;
    /// A figure of the baseline year and, in words, where it is from; neither where there is none.
    struct Baseline {
        std::optional<forms::Rational> number;
        forms::Message source;
    };
    Baseline baseline_of(int ask) const;
    Json input(const forms::Ask& ask, std::size_t index) const;
    Json recheck(int ask) const;
    Json empty_input(forms::Status status) const;
    Json shown(const forms::Item& item, forms::Field field, const forms::Value& value) const;
    forms::Text words(const forms::Item& item, forms::Field field, const forms::Value& value) const;

    const Reported& reported_;
    const forms::Translator& translator_;
};

// report_flow.cpp: approval, evidence and corrections of the tree.
Json approval_of(const Reported& reported, const ItemReporter& words);
Json evidence_of(const Reported& reported, const ItemReporter& words);
Json corrections_of(const Reported& reported, const ItemReporter& words);
Json correction_title(int correction, const ItemReporter& words);   ///< null for 0
/// "1、3": what stands in the column 佐证材料编号.
std::string evidence_numbers(const std::vector<Evidence>& evidence, const std::string& section, const std::string& item);

}   // namespace zk::session
