// The sheet 机读数据: the report tree and the layout in pieces that cells can hold, and the way back from a workbook.
#pragma once

#include "app/session/session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace zk::session {

/// Fills submission.pieces [{record, number, sha256, text}], what a layout writes onto its machine-readable sheet:
/// record "tree", the pieces of the tree as JSON (with its submission, without pieces), then record "layout_file", those of
/// the layout's file as a JSON string. Pieces hold at most 32,000 characters as Excel counts; joined by number they are
/// the JSON again. Archive the tree before.
void add_pieces(Json& tree, const std::string& layout_file);

struct DamagedPiece {
    std::string cell;     ///< "A7"; "" where the row is missing
    std::string record;
    int number = 0;
};

/// What a workbook says about itself. Nothing in it is to be trusted: anybody may have typed it.
struct MachineData {
    std::string sheet;    ///< "" if the workbook has no such sheet
    Json tree;            ///< as add_pieces() got it; null if it can not be put together
    std::string layout;   ///< the layout's file; "" if it can not be put together
    std::string digest, number;   ///< as the rows of record submission state them
    std::vector<DamagedPiece> damaged;   ///< text and check sum differ, or the row is missing
};
/// Finds the sheet by its head row (record, item, field, number, text), whatever its name. Throws Error for what is no workbook.
MachineData read_machine_data(const std::filesystem::path& workbook);

}   // namespace zk::session
