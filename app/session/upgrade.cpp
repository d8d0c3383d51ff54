#include "app/session/upgrade.h"

#include "app/session/session_impl.h"
#include "db/digest.h"

#include <algorithm>
#include <set>

namespace zk::session {

using forms::Fate;
using forms::Message;

namespace {

forms::Text fact_title(const forms::Standard& standard, const std::string& fact)
{
    const int at = standard.fact(fact);
    return at < 0 ? forms::Text{fact, fact} : standard.facts[static_cast<std::size_t>(at)].title;
}

forms::Text shown(const forms::Standard& standard, const std::string& fact, const forms::Value& value)
{
    forms::Text words;
    if (const auto performed = forms::performed_named(value.text); performed && fact.ends_with(".status"))
        words = forms::title(*performed);
    const int index = standard.fact(fact);
    for (const forms::Item& item : standard.items)
        if (item.fact(forms::Field::choice) == index)
            for (const std::string& id : forms::split_options(value.text))
                for (const forms::Option& option : item.options)
                    if (option.id == id && words.zh.find(option.title.zh) == std::string::npos) {
                        words.zh += (words.zh.empty() ? "" : "、") + option.title.zh;
                        words.en += (words.en.empty() ? "" : ", ") + option.title.en;
                    }
    const std::string plain = forms::write_value(value);
    return words.empty() ? forms::Text{plain, plain} : words;
}

/// The values that move along and those that do not, and the edits that keep the latter apart.
class Move {
public:
    Move(const Session::Impl& impl, std::shared_ptr<const forms::Standard> newer) : impl_(impl), newer_(std::move(newer)), carrying_(*impl.standard, *newer_)
    {
        result.from = impl_.label_of(impl_.assessment->standard);
        result.to = db::label({0, newer_->id, newer_->version, db::standard_digest(newer_->files)});
        result.differences = forms::differences(*impl_.standard, *newer_);
    }

    void require_sense() const;
    void carry();

    Moved result;
    std::vector<db::Edit> edits;

private:
    void carry_value(const db::ValueRow& row, db::AssessmentData& rest);
    void set_apart(const db::ValueRow& row);
    const db::AssessmentRow* other_user(const db::ValueRow& row) const;
    void mark(const forms::Form& form, Laid& laid);
    bool answered(const forms::Form& form, const Laid& laid, const forms::Ask& ask, int index) const;
    void add_totals(const forms::Form& form, const forms::Scorecard& card);

    const Session::Impl& impl_;
    std::shared_ptr<const forms::Standard> newer_;
    forms::Carrying carrying_;
    std::unique_ptr<forms::Form> form_;
    std::vector<db::AssessmentRow> rows_;
};

void Move::require_sense() const
{
    const db::AssessmentRow& row = *impl_.assessment;
    if (row.locked || (row.status != "filling" && row.status != "returned"))
        throw Error(Failure::wrong_use,
                    {"move.not_open",
                     ZK_TR("“{assessment}” is locked or in approval, so its standard stays. Unlock it with a reason, or "
                           "have it returned, first."),
                     {{"assessment", row.name}}});
    if (result.from == result.to)
        throw Error(Failure::wrong_use,
                    {"move.same",
                     ZK_TR("“{assessment}” follows exactly this standard already: {standard}."),
                     {{"assessment", row.name}, {"standard", result.to}}});
    if (result.differences.count(Fate::same) + result.differences.count(Fate::changed) == 0)
        throw Error(Failure::wrong_use,
                    {"move.nothing_shared",
                     ZK_TR("{from} and {to} have no item in common: the second is another instrument, not another version "
                           "of it. Begin a new self-assessment with it."),
                     {{"from", result.from}, {"to", result.to}}});
}

/// Another assessment that reads this month, or this constant; its numbers can not be set apart under its feet.
const db::AssessmentRow* Move::other_user(const db::ValueRow& row) const
{
    if (!row.key.assessment.empty())
        return nullptr;
    for (const auto& other : rows_)
        if (other.id != impl_.assessment->id && (!row.key.month || other.period.contains(*row.key.month)))
            return &other;
    return nullptr;
}

void Move::set_apart(const db::ValueRow& row)
{
    if (const db::AssessmentRow* other = other_user(row))
        throw Error(Failure::wrong_use,
                    {"move.shared_fact",
                     ZK_TR("“{to}” gives the number “{fact}” another meaning under the same id, and “{other}” reads the "
                           "same number under the old one. The publisher of the standard has to give it a new id; nothing "
                           "was changed."),
                     {{"to", result.to}, {"fact", row.key.fact}, {"other", other->name}}});
    db::ValueKey apart = row.key;
    apart.fact += "@" + result.from;
    edits.push_back(db::ValueEdit{row.key, {}, {}});
    edits.push_back(db::ValueEdit{apart, row.value, row.provenance});
}

void Move::carry_value(const db::ValueRow& row, db::AssessmentData& rest)
{
    if (row.key.fact.starts_with("identity.") || impl_.form->slot(row.key.scope, row.key.fact) < 0) {
        rest.values.push_back(row);   // nobody asked for it before
        return;
    }
    const bool asked = form_->slot(row.key.scope, row.key.fact) >= 0;
    Message why = carrying_.why_not(row.key.fact, row.value);
    if (asked && why.empty()) {
        ++result.kept;
        rest.values.push_back(row);
        return;
    }
    if (why.empty())
        why = {"carry.nobody_asks", ZK_TR("nobody here is asked for it any more"), {}};
    if (asked)
        set_apart(row);
    result.left.push_back({row.key.scope, row.key.fact, fact_title(*impl_.standard, row.key.fact), row.key.month,
                           forms::write_value(row.value), shown(*impl_.standard, row.key.fact, row.value),
                           std::move(why)});
}

bool Move::answered(const forms::Form& form, const Laid& laid, const forms::Ask& ask, int index) const
{
    if (laid.answers.responses[static_cast<std::size_t>(index)].claim != forms::Claim::none)
        return true;
    const std::size_t inputs = form.item(ask).inputs.size();
    for (std::size_t i = 0; i < inputs; ++i) {
        const forms::Entry& entry = laid.answers.entries[static_cast<std::size_t>(ask.slots[i])];
        if (entry.period || !entry.months.empty())
            return true;
    }
    return false;
}

void Move::mark(const forms::Form& form, Laid& laid)
{
    std::set<std::string_view> changed;
    for (const forms::Difference& difference : result.differences.items)
        if (difference.fate == Fate::changed && difference.asks_anew())
            changed.insert(difference.id);
    for (std::size_t i = 0; i < form.asks().size(); ++i) {
        const forms::Ask& ask = form.asks()[i];
        const std::string& section = form.sections()[static_cast<std::size_t>(ask.section)].id;
        const forms::Item& item = form.item(ask);
        if (!changed.contains(item.id) || impl_.form->ask(section, item.id) < 0 ||
            !answered(form, laid, ask, static_cast<int>(i)))
            continue;
        forms::Response& response = laid.answers.responses[i];
        if (response.recheck.empty())   // what still waits was answered under an even older one
            response.recheck = result.from;
        edits.push_back(db::ResponseEdit{impl_.assessment->id, section, item.id, response});
        result.recheck.push_back({section, item.id, item.title});
    }
}

void Move::add_totals(const forms::Form& form, const forms::Scorecard& card)
{
    const auto grade = [](const forms::Standard& standard, const forms::SectionScore& score) -> std::optional<forms::Text> {
        if (score.grade < 0)
            return {};
        return standard.grades[static_cast<std::size_t>(score.grade)].title;
    };
    const auto add = [&](const std::string& id, const forms::Text& title) {
        Moved::Total& total = result.totals.emplace_back();
        total.specialty = id;
        total.title = title;
        if (const int at = impl_.form->section(id); at >= 0) {
            const auto& score = impl_.card.sections[static_cast<std::size_t>(at)];
            total.before = score.total;
            total.complete_before = score.complete;
            total.grade_before = grade(*impl_.standard, score);
        }
        if (const int at = form.section(id); at >= 0) {
            const auto& score = card.sections[static_cast<std::size_t>(at)];
            total.after = score.total;
            total.complete_after = score.complete;
            total.grade_after = grade(*newer_, score);
        }
    };
    for (std::size_t i = 1; i < impl_.form->sections().size(); ++i) {
        const forms::Section& section = impl_.form->sections()[i];
        add(section.id, impl_.standard->specialties[static_cast<std::size_t>(section.specialty)].title);
    }
    for (std::size_t i = 1; i < form.sections().size(); ++i)
        if (const forms::Section& section = form.sections()[i]; impl_.form->section(section.id) < 0)
            add(section.id, newer_->specialties[static_cast<std::size_t>(section.specialty)].title);
}

void Move::carry()
{
    rows_ = impl_.document->assessments();
    db::AssessmentData data = impl_.document->load(*impl_.assessment);
    form_ = std::make_unique<forms::Form>(newer_, data.specialties);
    const auto all = std::move(data.values);
    data.values.clear();
    for (const db::ValueRow& row : all)
        carry_value(row, data);
    impl_.leave_out_unlike(data, *newer_);
    Laid laid = lay_out(*form_, *impl_.assessment, data);
    mark(*form_, laid);
    add_totals(*form_, forms::score(*form_, laid.answers));
    for (const auto& specialty : newer_->specialties)
        if (std::find(data.specialties.begin(), data.specialties.end(), specialty.id) == data.specialties.end())
            result.further.push_back(specialty.id);
}

}   // namespace

std::string Session::Impl::label_of(std::int64_t number) const
{
    for (const auto& row : document->standards())
        if (row.id == number)
            return db::label(row);
    return {};
}

std::optional<db::AssessmentRow> Session::Impl::row_of_year_before() const
{
    for (const db::AssessmentRow& row : document->assessments())
        if (row.period == assessment->period.year_before())
            return row;
    return {};
}

void Session::Impl::leave_out_unlike(db::AssessmentData& data, const forms::Standard& now) const
{
    const auto before = row_of_year_before();
    if (!before)
        return;
    const auto then = embedded(before->standard);
    if (then.get() == &now)
        return;
    const forms::Carrying carrying(*then, now);
    std::erase_if(data.prior,
                  [&](const db::ValueRow& row) { return !carrying.why_not(row.key.fact, row.value).empty(); });
}

Moved Session::move_to(const std::string& which, bool dry_run)
{
    impl_->require_assessment();
    return guarded([&] {
        const auto newer = impl_->library.require_standard(which);
        Move move(*impl_, newer);
        move.require_sense();
        move.carry();
        if (dry_run)
            return std::move(move.result);
        move.edits.push_back(db::StandardEdit{impl_->assessment->id, impl_->document->embed(*newer).id});
        move.result.batch = impl_->document->apply(move.edits, impl_->context());
        select(impl_->assessment->id);   // the form is another one: everything anew
        return std::move(move.result);
    });
}

// ---- 待核实 ---------------------------------------------------------------------------------------------------------

std::vector<db::Edit> Session::Impl::confirmed(const std::vector<int>& asks) const
{
    std::vector<db::Edit> edits;
    for (const int index : asks) {
        forms::Response response = answers->responses[static_cast<std::size_t>(index)];
        if (response.recheck.empty())
            continue;
        response.recheck.clear();
        const forms::Ask& ask = form->asks()[static_cast<std::size_t>(index)];
        edits.push_back(db::ResponseEdit{assessment->id, form->sections()[static_cast<std::size_t>(ask.section)].id,
                                         form->item(ask).id, response});
    }
    return edits;
}

void Session::Impl::take_confirmed(const std::vector<int>& asks)
{
    for (const int index : asks)
        answers->responses[static_cast<std::size_t>(index)].recheck.clear();
}

std::vector<Recheck> Session::rechecks() const
{
    impl_->require_assessment();
    return guarded([&] {
        std::vector<Recheck> list;
        std::map<std::string, forms::Differences> since;
        for (std::size_t i = 0; i < impl_->form->asks().size(); ++i) {
            const std::string& label = impl_->answers->responses[i].recheck;
            if (label.empty())
                continue;
            if (!since.contains(label))
                for (const auto& row : impl_->document->standards())
                    if (db::label(row) == label)
                        since[label] = forms::differences(*impl_->embedded(row.id), *impl_->standard);
            const auto* item = since[label].item(impl_->form->item(impl_->form->asks()[i]).id);
            list.push_back({static_cast<int>(i), label, item ? item->fields : std::vector<forms::FieldChange>{}});
        }
        return list;
    });
}

int Session::confirm_answers(const std::string& section, const std::vector<std::string>& items)
{
    std::vector<int> asks;
    for (const std::string& item : items)
        asks.push_back(static_cast<int>(&impl_->ask(section, item) - impl_->form->asks().data()));
    if (items.empty()) {
        impl_->require_assessment();
        const int at = impl_->section(section);
        const forms::Section& whole = impl_->form->sections()[static_cast<std::size_t>(at)];
        for (int i = whole.first_ask; i < whole.end_ask; ++i)
            asks.push_back(i);
    }
    return guarded([&] {
        const auto edits = impl_->confirmed(asks);
        if (edits.empty())
            return 0;
        impl_->document->apply(edits, impl_->context());
        impl_->take_confirmed(asks);
        impl_->tell({{}, asks, false});
        return static_cast<int>(edits.size());
    });
}

// ---- since last year ------------------------------------------------------------------------------------------------

std::optional<News> Session::news() const
{
    impl_->require_assessment();
    return guarded([&]() -> std::optional<News> {
        const auto before = impl_->row_of_year_before();
        if (!before)
            return {};
        const auto then = impl_->embedded(before->standard);
        const forms::Form asked(then, impl_->document->load(*before).specialties);
        News news{impl_->label_of(before->standard), forms::differences(*then, *impl_->standard), {}};
        std::map<std::string_view, Fate> fates;
        for (const auto& item : news.differences.items)
            fates.emplace(item.id, item.fate);
        for (const forms::Ask& ask : impl_->form->asks()) {
            const std::string& id = impl_->form->item(ask).id;
            const std::string& section = impl_->form->sections()[static_cast<std::size_t>(ask.section)].id;
            news.asks.push_back(asked.ask(section, id) < 0 ? Fate::added : fates.at(id));
        }
        return news;
    });
}

}   // namespace zk::session
