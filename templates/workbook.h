// From report tree and layout to an .xlsx file, and back: every cell written can be read again and compared.
//
// The same tree, layout, language and date give the same bytes. Text is never a formula. Numbers and dates are real
// numbers and dates with formats; formulas carry their computed value.
#pragma once

#include "templates/error.h"
#include "templates/layout.h"

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zk::templates {

struct WriteOptions {
    forms::Language language = forms::Language::zh;
    std::time_t created = 0;                    ///< creation time kept in the file; 1980 or later
    std::function<bool(int percent)> progress;  ///< false cancels; may be empty
    /// The caller compares the workbook with its tree right afterwards: cells are then not unpacked twice.
    bool compared_next = false;
};

/// `cells`: those that hold something; a comparison finds as many.
struct Written {
    std::int64_t cells = 0;
    int sheets = 0;
};

/// Writes the workbook at exactly this path (the caller chooses a name beside the target and puts it in place). Every
/// call of the library is checked. Throws Error and removes the unfinished file.
Written write_workbook(const Layout& layout, const Json& report, const WriteOptions& options,
                       const std::filesystem::path& path);

struct Difference {
    std::string sheet, cell;      ///< "表1 得分汇总", "C7"
    std::string expected, found;  ///< as texts; "" for an empty cell
};

/// What somebody typed into an unlocked cell that was left empty for it: never a difference.
struct Entered {
    std::string sheet, cell;
    std::string entry;  ///< what the layout's column calls it (`entry`), "" where it has no name
    std::string text;
    bool number = false;
};

/// Whole rows that are not where they were written; their cells are not among the differences. Rows count from 0.
struct RowChange {
    enum class Kind { deleted, inserted, moved } kind = Kind::deleted;
    std::string sheet;
    std::uint32_t first = 0, count = 1;  ///< deleted and moved: as written; inserted: as found
    std::uint32_t to = 0;                ///< moved: where the first is found
};

struct Comparison {
    std::int64_t equal = 0;
    std::int64_t different = 0;           ///< cells
    std::vector<Difference> differences;  ///< the first 200
    std::vector<RowChange> rows;
    std::vector<Entered> entered;
    bool same() const { return different == 0 && rows.empty(); }
};

/// `written`: by this program a moment ago. `saved`: since then perhaps opened and saved by Excel, WPS or LibreOffice,
/// which compute formulas anew or drop their values and write line ends in their own way.
enum class Since { written, saved };

/// Re-reads the file with read_workbook() and compares every cell with what the tree and the layout say, in both
/// directions: a missing and an additional cell are differences. Sheets are found by their names; a missing and an
/// additional one are one difference each, without cell. Page footers are compared where the file has them, as
/// cell "&". Since::saved: where rows were deleted, inserted or moved by hand the others are compared with what they were.
/// Since::saved: the progress of the options is told after every sheet, and can cancel; what was just written is compared
/// to its end. Throws Error for a file that is no workbook, and when cancelled.
Comparison compare_workbook(const Layout& layout, const Json& report, const WriteOptions& options,
                            const std::filesystem::path& path, Since since = Since::written);

/// One cell as stored. Rows and columns count from 0.
struct Cell {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
    enum class Type { number, text, boolean, error } type = Type::text;
    std::string_view text;     ///< number: the digits as stored; valid during the call only
    std::string_view formula;  ///< without '='; the cell then holds its cached value
};

/// Receives a workbook as it streams by, sheets in order, cells in row order.
class CellSink {
public:
    virtual ~CellSink() = default;
    /// False skips the sheet.
    virtual bool sheet(std::string_view name, int index) = 0;
    virtual void cell(const Cell& cell) = 0;
    /// Asked after every row: false skips the rest of the sheet.
    virtual bool more() { return true; }
    /// The footer of odd pages in Excel's notation, after the cells.
    virtual void footer(std::string_view) {}
};

/// Streams any .xlsx (Excel, WPS, LibreOffice, ours) with bounded memory. Throws Error: not a workbook, damaged,
/// encrypted, too large inside (ZIP bomb), unreadable.
void read_workbook(const std::filesystem::path& path, CellSink& sink);

}  // namespace zk::templates
