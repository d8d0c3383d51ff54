// Inside of Session, shared by its .cpp files.
#pragma once

#include "app/session/session.h"
#include "app/session/text.h"
#include "db/platform.h"
#include "forms/identity.h"
#include "forms/input.h"

#include <map>
#include <utility>

namespace zk::session {

struct Session::Impl {
    Impl(Library from, std::unique_ptr<db::Document> opened, std::string person)
        : library(std::move(from)), document(std::move(opened)), who(std::move(person))
    {
    }

    Library library;
    std::unique_ptr<db::Document> document;
    std::string who;

    std::optional<db::AssessmentRow> assessment;
    std::shared_ptr<const forms::Standard> standard;
    std::unique_ptr<forms::Form> form;
    std::unique_ptr<forms::Answers> answers;
    forms::Scorecard card;

    /// Who entered the newest value behind a slot, from which source.
    struct Entered { db::Provenance provenance; std::string who, when; };
    std::vector<Entered> entered;                         ///< along Form::slots
    std::map<std::string, std::string> hint_reasons;
    std::map<std::string, std::string> identity;          ///< "identity.uscc" → text, as written
    std::vector<Evidence> evidence;                       ///< of the assessment, by number

    std::map<int, std::function<void(const Change&)>> observers;
    int next_subscription = 1;
    mutable std::map<std::int64_t, std::shared_ptr<const forms::Standard>> standards;   ///< embedded ones in use

    void require_assessment() const;
    /// One of the document's standards, loaded once.
    std::shared_ptr<const forms::Standard> embedded(std::int64_t number) const;
    std::string label_of(std::int64_t standard) const;
    std::optional<db::AssessmentRow> row_of_year_before() const;
    /// Last year's numbers whose fact meant something else then are no comparison.
    void leave_out_unlike(db::AssessmentData& data, const forms::Standard& now) const;
    /// The edits that take 待核实 off these questions, and the same in memory.
    std::vector<db::Edit> confirmed(const std::vector<int>& asks) const;
    void take_confirmed(const std::vector<int>& asks);
    /// Form, answers and scorecard of `assessment` from the document.
    void reload();
    /// The row of the assessment anew, after a step or a date changed it.
    void refresh_row();
    void tell(const Change& change) const;
    db::ChangeContext context(db::Origin origin = db::Origin::typed) const;

    int section(const std::string& id) const;                                           ///< throws wrong_use
    /// Throws wrong_use unless the assessment has this specialty (the hospital is none).
    void require_present(const std::string& specialty) const;
    const forms::Ask& ask(const std::string& section, const std::string& item) const;   ///< throws wrong_use
    int slot(const Address& where) const;                                               ///< throws wrong_use
    db::ValueKey key(const Address& where) const;
    /// Puts a kept value into `answers`, so that the document need not be read again. False: reload() is needed.
    bool take(int slot, const db::ValueEdit& edit, const std::string& when);
    Evidence& evidence_numbered(int number);   ///< throws wrong_use
    void keep_evidence(int number, const std::optional<Evidence>& now, std::optional<std::string> content);
    /// Its content; throws io where the file referred to is gone or has changed.
    std::string evidence_bytes(const Evidence& one) const;
    void apply_response(const std::string& section, const std::string& item, const forms::Response& response,
                        const std::string& reason);
};

/// The report tree as it will be once the assessment is what `row` says and has taken these steps.
Json build_tree(const Session& session, const Session::Impl& impl, const db::AssessmentRow& row,
                const std::vector<Step>& steps, const forms::Translator& translator);
/// What is corrected in `tree` against the last submission of the assessment (corrections.cpp).
std::vector<Correction> corrections_against_last(const Session::Impl& impl, const Json& tree);
/// Writes into the corrections of a tree in which sheet and cell of the layout their items stand.
void place_corrections(Json& tree, const templates::Layout& layout, forms::Language language);
/// Throws wrong_use unless there are words.
void require_reason(const std::string& reason);
void require_name(const std::string& name);
/// The whole file. Throws Error io with a sentence.
std::string file_bytes(const std::filesystem::path& file);
/// The same, refused where it is empty or larger than a document keeps.
std::string kept_file_bytes(const std::filesystem::path& file);
/// Writes beside the target, then puts it in place, never over another file. Throws Error io with a sentence.
void write_new_file(const std::filesystem::path& target, const std::string& bytes);
forms::Circumstances circumstances(const Session::Impl& impl);
Evidence evidence_of_row(const db::EvidenceRow& row);

/// Runs a verb; turns the errors of the lower layers into session::Error.
Error translated(const db::Error& error);
template <class Verb> auto guarded(Verb&& verb) -> decltype(verb())
{
    try {
        return verb();
    } catch (const db::Error& error) {
        throw translated(error);
    }
}

/// The stored data laid out along a form.
struct Laid {
    forms::Answers answers;
    std::vector<Session::Impl::Entered> entered;
};
Laid lay_out(const forms::Form& form, const db::AssessmentRow& assessment, const db::AssessmentData& data);

/// The edit of one typed value with what it does to the fact's mode.
std::vector<db::Edit> edits_for(const forms::Fact& fact, const forms::Entry& entry, const std::string& assessment,
                                const db::ValueEdit& edit);

/// What the entry of a fact without a stored mode means: months if there are any and no period value.
forms::Mode natural_mode(const forms::Entry& entry);

}   // namespace zk::session
