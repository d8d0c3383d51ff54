// The program's verbs on one document, without a window. The command line and the windows are both thin over this.
//
// A Session holds an open document and, once selected, one assessment with its form, answers and scorecard, kept up to
// date after every change. Every changing verb is one durable transaction; observers hear of it afterwards, in the thread
// of the verb. All verbs throw session::Error and change nothing then. One thread at a time.
#pragma once

#include "app/session/approval.h"
#include "app/session/archive.h"
#include "app/session/error.h"
#include "app/session/evidence.h"
#include "app/session/library.h"
#include "app/session/upgrade.h"
#include "db/document.h"
#include "forms/findings.h"
#include "forms/score.h"
#include "forms/series.h"
#include "templates/json.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zk::session {

using templates::Json;

struct Assessment {                      ///< what `assessment new` asks
    std::string name;                    ///< empty: "<period> <standard title>"
    forms::Period period;
    std::string standard;                ///< id of an installed standard
    std::optional<forms::Date> cutoff;
    std::vector<std::string> specialties;   ///< empty: all core ones of the standard
};

/// A field of a question: section is a specialty id or "hospital". Without a month: the whole period.
struct Address {
    std::string section, item;
    forms::Field field = forms::Field::value;
    std::optional<forms::Month> month;
};

struct Typed {                           ///< one value as typed, for set_all
    Address where;
    std::string text;                    ///< empty: removes the value
    db::Provenance provenance;
};

struct Change {                          ///< what observers hear
    std::vector<int> slots, asks;        ///< indices in the form whose answers changed
    bool everything = false;             ///< another assessment, specialties added or removed, an import
    bool flow = false;                   ///< a step of the approval, a date, evidence, the archive

    void merge(const Change& later);     ///< for who hears of several at once
};

struct LoadLine { int line = 0; forms::Message message; bool warning = false; };
struct LoadResult {                      ///< of a CSV
    int rows = 0, changed = 0, same = 0;
    std::vector<LoadLine> problems;      ///< any that is not a warning: nothing was taken
    std::string batch;                   ///< for undo; empty in a dry run or when nothing changed
    bool refused() const;
};

/// The assessment of the same months one year earlier, scored over its own form.
struct YearBefore {
    std::unique_ptr<forms::Form> form;
    forms::Scorecard card;   ///< of the hospital and its specialties; `items` is empty, nobody compares them by their score
};

struct CheckedFinding { forms::Finding finding; std::string reason; };

/// How findings are counted wherever they are: a blank wants filling in, a claim of not applicable a decision.
enum class FindingKind { error, claim, hint, blank, explained };
FindingKind kind(const CheckedFinding& checked);
/// “3 errors”, “1 claim to decide”, …: a message for each kind that there is, for errors in any case.
std::vector<forms::Message> counts(const std::vector<CheckedFinding>& findings);

class Session {
public:
    /// A new document; the name becomes identity.name.
    static std::unique_ptr<Session> create(const std::filesystem::path& path, const std::string& who,
                                           const std::string& hospital_name, const Library& library);
    static std::unique_ptr<Session> open(const std::filesystem::path& path, db::Access access, const std::string& who,
                                         const Library& library);
    ~Session();

    const std::filesystem::path& path() const;
    bool writable() const;
    const std::string& who() const;

    // ---- assessments and specialties ----
    std::vector<db::AssessmentRow> assessments() const;
    db::AssessmentRow new_assessment(const Assessment& wanted);
    /// By id, unambiguous start of an id, name or period; empty: the only one, or the newest. Throws where ambiguous.
    void select(const std::string& which = {});
    const db::AssessmentRow& assessment() const;       ///< throws wrong_use if the document has none
    std::vector<std::string> specialties() const;
    void add_specialty(const std::string& id);
    void remove_specialty(const std::string& id);      ///< its values stay in the document

    // ---- another version of the standard (upgrade.h) ----
    /// `standard`: an installed id or a folder. One transaction; refused while locked or in approval.
    Moved move_to(const std::string& standard, bool dry_run);
    std::vector<Recheck> rechecks() const;             ///< 待核实, in the order of the form
    /// Confirms the answers as they are: of these items, or of the whole section. Gives how many there were.
    int confirm_answers(const std::string& section, const std::vector<std::string>& items = {});
    /// Nothing if the document has no assessment of exactly the same months one year earlier.
    std::optional<News> news() const;

    // ---- answers ----
    const forms::Form& form() const;
    const forms::Answers& answers() const;
    const forms::Scorecard& scorecard() const;
    /// Keeps what was typed; an empty text removes the value. Gives the kept text. A month switches the fact to months,
    /// a whole-period value to the period, and the other values stay. The reason is asked for after a submission.
    std::string set(const Address& where, const std::string& text, const db::Provenance& provenance = {},
                    const std::string& reason = {});
    /// Several values at once (both halves of a ratio, a pasted block of months): one transaction, one undo. Where one
    /// is wrong, nothing is kept.
    std::vector<std::string> set_all(const std::vector<Typed>& typed, const std::string& reason = {});
    std::optional<db::ValueRow> get(const Address& where) const;
    void claim(const std::string& section, const std::string& item, forms::Claim claim, const std::string& reason);
    void decide(const std::string& section, const std::string& item, forms::Decision decision, const std::string& reason);
    void note(const std::string& section, const std::string& item, const std::string& text);
    void baseline(const std::string& section, const std::string& item, const std::string& number, const std::string& source);
    /// CSV with the columns specialty,item,field,month,value (header in English or Chinese, any order, also provider,
    /// source, extracted, reason). All or nothing.
    LoadResult load_csv(const std::filesystem::path& file, bool dry_run, std::optional<std::string> when = {});

    // ---- results ----
    std::vector<CheckedFinding> findings() const;
    void give_reason(const std::string& finding_key, const std::string& reason);
    /// An item month by month, for its trend.
    forms::Series series(const std::string& section, const std::string& item) const;
    /// What scores are compared with; nothing where the document has no such assessment of the same standard. Reads and
    /// scores a whole year: a window keeps it until Change::everything.
    std::optional<YearBefore> year_before() const;
    /// The report tree (report.md) in its canonical key order.
    Json report(const forms::Translator& translator) const;
    /// One item's part of it, for a window that shows a few of them after every change.
    Json item(const std::string& section, const std::string& item, const forms::Translator& translator) const;
    /// Writes beside the target, re-reads, compares, archives, then puts in place; a failed run leaves everything as it
    /// was. Only an approved assessment; a draft (options.draft) at any time, without archiving.
    Submission submit(const std::filesystem::path& target, const std::string& layout, forms::Language language,
                      const forms::Translator& translator, const SubmitOptions& options = {});

    // ---- approval (approval.h has the rules). `name` signs; without a date: today. ----
    void confirm(const std::string& specialty, const std::string& name, std::optional<forms::Date> date = {});
    void review(const std::string& name, std::optional<forms::Date> date = {});
    void approve(const std::string& name, const forms::Translator& translator, std::optional<forms::Date> date = {});
    void return_to(const std::string& name, const std::string& comment, const std::string& specialty = {},
                   std::optional<forms::Date> date = {});
    void accept(const std::string& name, std::optional<forms::Date> date = {});
    void lock(const std::string& name, const std::string& reason, const forms::Translator& translator,
              std::optional<forms::Date> date = {});
    /// Gives the number of the 解锁单.
    int unlock(const std::string& name, const std::string& reason, std::optional<forms::Date> date = {});
    std::vector<Step> steps() const;
    std::vector<NextStep> next_steps() const;
    void set_cutoff(std::optional<forms::Date> date, const std::string& reason = {});
    void set_inspection(std::optional<forms::Date> date);   ///< 检查日期: evidence must be valid on it

    // ---- archive (archive.h); `number` is the 本院流水号, of any assessment of the document ----
    std::vector<Archived> archive() const;
    Json archived_tree(const std::string& number) const;
    void export_archived(const std::string& number, const std::filesystem::path& target) const;   ///< the workbook
    void export_archived_tree(const std::string& number, const std::filesystem::path& target) const;
    void attach(const std::string& number, const std::filesystem::path& file);
    void export_attachment(const std::string& number, const std::string& sha256, const std::filesystem::path& target) const;
    /// Against the last submission of this assessment; empty if there is none. sheet and cell are blank here.
    std::vector<Correction> corrections() const;

    // ---- evidence (evidence.h) ----
    std::vector<Evidence> evidence() const;
    int add_evidence(const NewEvidence& evidence);          ///< gives its number
    void edit_evidence(int number, const EvidenceChange& change);
    void remove_evidence(int number);
    /// Questions answered as fulfilled whose card asks for evidence and that have none.
    std::vector<EvidenceItem> evidence_missing() const;
    void export_evidence(int number, const std::filesystem::path& target) const;
    /// A new folder, or a ZIP file if the target ends in .zip: numbered files, 目录, what is missing. Hashes are checked.
    Packed pack_evidence(const std::filesystem::path& target, forms::Language language, const forms::Translator& translator,
                         const std::function<bool(int percent)>& progress = {}) const;

    // ---- improvement actions 整改措施, of the hospital and not of one assessment ----
    std::vector<db::ActionRow> actions() const;
    /// A new one (number 0) or a changed one; gives its number. Closing needs the words of the effect check.
    int keep_action(const db::ActionRow& action);
    void remove_action(int number);

    // ---- the bureau's review, by 本院流水号 (review.h reads it from a workbook and lays it beside the self-scores) ----
    int keep_reviews(const std::string& number, const std::vector<db::ReviewRow>& reviews, const std::string& source);
    std::vector<db::ReviewRow> reviews(const std::string& number) const;

    // ---- history ----
    std::vector<db::ChangeRow> history(const db::HistoryFilter& filter) const;
    std::string undo(const std::string& batch);
    db::BackupResult backup(const std::filesystem::path& target) const;

    int subscribe(std::function<void(const Change&)> observer);
    void unsubscribe(int subscription);

    struct Impl;

private:
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}   // namespace zk::session
