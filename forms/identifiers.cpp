#include "forms/identifiers.h"

#include "forms/identity.h"

namespace zk::forms {

namespace {

/// Identifiers that repeat each other's parts must agree.
class Identifiers {
public:
    Identifiers(const Form& form, const Answers& answers, std::vector<Finding>& into)
        : form_(form), answers_(answers), into_(into)
    {
    }

    void run()
    {
        const std::string uscc = value("identity.uscc", 18);
        const std::string registration = value("identity.registration_no", 22);
        const std::string region = value("identity.region_code", 6);
        if (!uscc.empty() && !registration.empty() && !registration.starts_with("PDY") &&
            uscc.substr(8, 9) != registration.substr(0, 9)) {
            add("finding.organisation_codes_differ",
                ZK_TR("The organisation code in the registration number, {one}, differs from characters 9 to 17 of the "
                      "unified social credit code, {other}. Compare both with their certificates"),
                "identity.registration_no", registration.substr(0, 9), uscc.substr(8, 9));
        }
        if (!registration.empty() && !region.empty() && registration.substr(9, 6) != region) {
            add("finding.regions_differ",
                ZK_TR(
                    "The region in the registration number, {one}, differs from the region code, {other}. Compare both "
                    "with their certificates"),
                "identity.registration_no", registration.substr(9, 6), region);
        }
    }

private:
    /// The identifier if it was typed whole; a wrong length has its own finding.
    std::string value(const char* fact, std::size_t length) const
    {
        const int slot = form_.slot("", fact);
        if (slot < 0 || !answers_.entries[slot].period) {
            return "";
        }
        const std::string text = fold_identifier(answers_.entries[slot].period->text);
        return text.size() == length ? text : "";
    }

    void add(const char* code, const char* pattern, const char* fact, const std::string& one, const std::string& other)
    {
        const auto& asks = form_.slots()[form_.slot("", fact)].asked_by;
        Finding finding;
        finding.severity = Severity::hint;  // branches and moved hospitals do differ
        finding.message = {code, pattern, {{"one", one}, {"other", other}}};
        finding.ask = asks.empty() ? -1 : asks.front();
        finding.section = 0;
        finding.field = Field::text;
        finding.key = std::string(code) + "|" + one + "|" + other;
        into_.push_back(std::move(finding));
    }

    const Form& form_;
    const Answers& answers_;
    std::vector<Finding>& into_;
};

}  // namespace

void check_identifiers(const Form& form, const Answers& answers, std::vector<Finding>& into)
{
    Identifiers(form, answers, into).run();
}

}  // namespace zk::forms
