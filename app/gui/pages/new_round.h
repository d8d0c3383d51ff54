// What a new self-assessment is made from, without a window: the wizard's fields, what is wrong with them, and the making.
#pragma once

#include "app/session/session.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace zk::gui {

/// A standard as the wizard offers it.
struct OfferedStandard {
    std::string id;
    forms::Text title;
    forms::Text basis;                   ///< issuing body and document, or that it is this program's default
    std::shared_ptr<const forms::Standard> standard;
};
/// The installed standards that can be used; a wrong one is left out (“standard check” says what is wrong with it).
std::vector<OfferedStandard> offered_standards(const session::Library& library);

/// The period as the wizard asks it: a kind, a year, and which half, quarter or last month.
struct PeriodChoice {
    forms::PeriodKind kind = forms::PeriodKind::year;
    int year = 2000;
    int part = 1;                        ///< half 1–2, quarter 1–4, last month 1–12 of a cumulative period
    forms::Period period() const;
};
/// The round one would fill in on that day: the year that is over until the end of June, then the running one.
PeriodChoice usual_period(const forms::Date& today);
/// Twenty days after the period: figures of the last month have come in by then.
forms::Date usual_cutoff(const forms::Period& period);

struct NewRound {
    // of the hospital, asked only for a new document
    std::string hospital, uscc, person;
    std::filesystem::path file;
    // of the round
    PeriodChoice period;
    std::string cutoff;                  ///< as typed; empty: none
    std::string standard;
    std::vector<std::string> specialties;
};

/// What is wrong with a part of it; nothing if it can stay. A warning does not bar the way.
struct Remark { bool error = true; forms::Message message; };
std::optional<Remark> remark_on_hospital(const NewRound& round);
std::optional<Remark> remark_on_uscc(const NewRound& round);
std::optional<Remark> remark_on_cutoff(const NewRound& round);
std::optional<Remark> remark_on_specialties(const NewRound& round);
std::optional<Remark> remark_on_file(const NewRound& round);

/// "某某县人民医院.zhuanke" in that folder, without characters a file system refuses; a number behind a name that is taken.
std::filesystem::path proposed_file(const std::filesystem::path& folder, const std::string& hospital);

/// Makes document and assessment. Throws session::Error; a document begun is removed again then.
std::unique_ptr<session::Session> make_document(const NewRound& round, const session::Library& library);
/// A further assessment in the open document, which is selected then.
void make_round(session::Session& session, const NewRound& round);

}  // namespace zk::gui
