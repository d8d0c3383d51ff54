// The commands of zhuanke-cli; commands.cpp holds the table, each function stands with its kin.
#pragma once

#include "app/cli/context.h"

namespace zk::cli {

const std::vector<Command>& commands();
std::vector<Command> flow_commands();  ///< flow_table.cpp

// document_commands.cpp
int new_document(Context&);
int new_assessment(Context&);
int list_assessments(Context&);
int add_specialties(Context&);
int remove_specialties(Context&);
int list_specialties(Context&);
int backup(Context&);
// move_commands.cpp
int move_assessment(Context&);
int list_rechecks(Context&);
int confirm_rechecks(Context&);
// answer_commands.cpp
int set_value(Context&);
int get_values(Context&);
int load_table(Context&);
int accept_claim(Context&);
int refuse_claim(Context&);
int keep_note(Context&);
int keep_baseline(Context&);
int give_reason(Context&);
// result_commands.cpp
/// How many errors, claims, hints and blanks there are, on one line, in the words of the windows.
void say_counts(Context&, const std::vector<session::CheckedFinding>& findings);
int check(Context&);
int score(Context&);
int report(Context&);
int submit(Context&);
// standard_commands.cpp, standard_sheet.cpp, standard_diff.cpp
int list_standards(Context&);
int check_standard(Context&);
int show_standard(Context&);
int diff_standards(Context&);
// history_commands.cpp
int history(Context&);
int undo(Context&);
// verify_commands.cpp
int verify(Context&);
int import_review(Context&);
int list_review(Context&);
// audit_commands.cpp, trend_command.cpp
int audit(Context&);
int trend(Context&);
// approval_commands.cpp
int approval_status(Context&);
int confirm(Context&);
int review(Context&);
int approve(Context&);
int return_to(Context&);
int accept(Context&);
int lock(Context&);
int unlock(Context&);
int cutoff(Context&);
int inspection(Context&);
int list_corrections(Context&);
// archive_commands.cpp
int list_archive(Context&);
int export_archive(Context&);
int attach(Context&);
// evidence_commands.cpp
int add_evidence(Context&);
int edit_evidence(Context&);
int list_evidence(Context&);
int remove_evidence(Context&);
int export_evidence(Context&);
int pack_evidence(Context&);
// demo_command.cpp
int demo(Context&);

}  // namespace zk::cli
