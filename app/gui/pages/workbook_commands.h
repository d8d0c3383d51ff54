// Workbooks that come back or are asked for: verifying, the bureau's review, the audit paper.
#pragma once

#include "app/gui/desk.h"

namespace zk::gui {

/// Asks for a workbook and shows what became of it; with a document open also against its archive. Its review can be
/// brought in from there.
void verify_workbook(Desk& desk);
/// Asks for a workbook and brings its marks and comments in.
void import_review(Desk& desk);
/// Of a submission by its 本院流水号; empty: the newest reviewed one of the self-assessment shown.
void show_review_of(Desk& desk, const std::string& number);
void show_review(Desk& desk);
void show_audit(Desk& desk);              ///< of the item or specialty one is at

}  // namespace zk::gui
