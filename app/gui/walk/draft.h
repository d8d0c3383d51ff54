// What is typed into an item's fields and not kept yet, without a window: is it right, what would it score.
#pragma once

#include "app/gui/place.h"
#include "app/session/session.h"

#include <map>
#include <string>
#include <vector>

namespace zk::gui::walk {

class Draft {
public:
    Draft(const session::Session& session, int ask);

    int ask() const { return ask_; }
    const forms::Item& item() const;
    const std::string& section() const;

    /// The kept text of a field, "" if blank; Σ of the months where the months count.
    std::string kept(forms::Field field) const;
    bool monthly(forms::Field field) const;         ///< months count for this field now
    bool may_be_monthly(forms::Field field) const;  ///< the fact can be summed over months
    int missing_months(forms::Field field) const;
    std::string prior(forms::Field field) const;    ///< the same period last year, as shown; "" for none

    /// What is in the control now. A text that reads as the kept value is no change.
    void type(forms::Field field, const std::string& text);
    bool changed() const { return !typed_.empty(); }
    bool changed(forms::Field field) const { return typed_.count(field) > 0; }
    /// What is wrong with the typed text; empty if nothing.
    forms::Message wrong(forms::Field field) const;
    bool wrong() const;
    void restore() { typed_.clear(); }

    /// The score as it would be with what is typed (wrong texts left out).
    forms::ItemScore preview() const;
    /// Keeps everything typed, in one transaction. Throws session::Error and stays as it was. Precondition: !wrong().
    void keep(session::Session& session, const db::Provenance& provenance, const std::string& reason = {});

private:
    const forms::Form& form() const { return session_.form(); }
    int slot(forms::Field field) const;

    const session::Session& session_;
    int ask_;
    std::map<forms::Field, std::string> typed_;
};

}  // namespace zk::gui::walk
