#include "app/gui/walk/draft.h"

#include "app/session/text.h"
#include "forms/input.h"

namespace zk::gui::walk {

using forms::Field;

Draft::Draft(const session::Session& session, int ask) : session_(session), ask_(ask) {}

const forms::Item& Draft::item() const { return form().item(form().asks()[ask_]); }
const std::string& Draft::section() const { return form().sections()[form().asks()[ask_].section].id; }
int Draft::slot(Field field) const { return form().slot_of(form().asks()[ask_], field); }

namespace {

/// A number as short text: months are summed exactly, so six places are the number itself.
std::string plain(const forms::Rational& number) { return forms::publish(number, 6).str(); }

}  // namespace

bool Draft::monthly(Field field) const
{
    const forms::Entry& entry = session_.answers().entries[slot(field)];
    return entry.mode == forms::Mode::months && !entry.months.empty();
}

bool Draft::may_be_monthly(Field field) const
{
    const auto aggregation = form().fact(form().slots()[slot(field)]).aggregation;
    return aggregation == forms::Aggregation::sum || aggregation == forms::Aggregation::last;
}

int Draft::missing_months(Field field) const
{
    const int at = slot(field);
    return forms::settle(form().fact(form().slots()[at]), session_.answers().entries[at], session_.answers().period)
        .missing_months;
}

std::string Draft::kept(Field field) const
{
    const int at = slot(field);
    const forms::Entry& entry = session_.answers().entries[at];
    if (entry.mode == forms::Mode::months) {
        const auto settled = forms::settle(form().fact(form().slots()[at]), entry, session_.answers().period);
        return settled.number ? plain(*settled.number) : std::string();
    }
    return entry.period ? forms::write_value(*entry.period) : std::string();
}

std::string Draft::prior(Field field) const
{
    const int at = slot(field);
    const forms::Entry& entry = session_.answers().prior[at];
    const auto settled =
        forms::settle(form().fact(form().slots()[at]), entry, session_.answers().period.year_before());
    if (settled.number) {
        return settled.missing_months == 0 ? plain(*settled.number) : std::string();
    }
    return entry.period ? forms::write_value(*entry.period) : std::string();
}

void Draft::type(Field field, const std::string& text)
{
    const std::string before = kept(field);
    bool same = forms::fold_width(text) == forms::fold_width(before);
    if (!same && !forms::fold_width(text).empty()) {
        const auto read = forms::read_value(form().standard(), item(), field, text);
        const auto* value = std::get_if<forms::Value>(&read);
        same = value && forms::write_value(*value) == before;
    }
    if (same) {
        typed_.erase(field);
    } else {
        typed_[field] = text;
    }
}

forms::Message Draft::wrong(Field field) const
{
    const auto at = typed_.find(field);
    if (at == typed_.end() || forms::fold_width(at->second).empty()) {
        return {};
    }
    auto read = forms::read_value(form().standard(), item(), field, at->second);
    const auto* message = std::get_if<forms::Message>(&read);
    return message ? *message : forms::Message{};
}

bool Draft::wrong() const
{
    for (const auto& [field, text] : typed_) {
        if (!wrong(field).empty()) {
            return true;
        }
    }
    return false;
}

forms::ItemScore Draft::preview() const
{
    if (!changed()) {
        return session_.scorecard().items[ask_];
    }
    forms::Answers answers = session_.answers();
    for (const auto& [field, text] : typed_) {
        forms::Entry& entry = answers.entries[slot(field)];
        if (forms::fold_width(text).empty()) {
            entry.period.reset();
            continue;
        }
        const auto read = forms::read_value(form().standard(), item(), field, text);
        if (const auto* value = std::get_if<forms::Value>(&read)) {
            entry.period = *value;
            entry.mode = forms::Mode::period;
        }
    }
    return forms::preview(form(), answers, ask_);
}

void Draft::keep(session::Session& session, const db::Provenance& provenance, const std::string& reason)
{
    std::vector<session::Typed> all;
    for (const auto& [field, text] : typed_) {
        all.push_back({{section(), item().id, field, {}}, text, provenance});
    }
    if (all.empty()) {
        return;
    }
    // Before the observers hear of it: they ask whether something is still unkept.
    const auto before = std::exchange(typed_, {});
    try {
        session.set_all(all, reason);
    } catch (...) {
        typed_ = before;
        throw;
    }
}

}  // namespace zk::gui::walk
