// What a layout says about a report, row by row. Writing and comparing both pull from here, so a workbook is compared
// with the tree and not with what was written.
#pragma once

#include "templates/printed.h"
#include "templates/rows.h"
#include "templates/sheets.h"
#include "templates/text.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zk::templates {

/// A column's width in digits of the workbook's own font, 宋体 11, as pixels (1/96 inch) with a rim of 5. A digit is 8 pixels
/// wide in Excel at 100 %, 7.2 and 7.33 at 125 % and 150 %, 7.33 in LibreOffice: the narrowest counts, for in a wider
/// column nothing is cut and no page ends too early.
inline double pixels(double width)
{
    return width <= 0 ? 0 : width * 7.2 + 5;
}

/// A chart as this report draws it: the cells it looks at and what they hold.
struct ChartOut {
    struct Place {
        std::uint32_t row;
        std::uint16_t column;
    };
    struct Series {
        std::string name;
        bool dashed = false;
        std::vector<Place> cells;
        std::vector<double> values;  ///< not a number: nothing there
    };
    const Chart* chart = nullptr;
    std::uint32_t row = 0;                ///< the first of the rows it covers
    int left = 0, width = 0, height = 0;  ///< pixels
    std::string title;
    std::vector<Place> axes;
    std::vector<std::string> labels;
    std::vector<Series> series;
};

/// The sheet being walked. Head rows, page starts and charts are known once its rows have passed.
struct Page {
    const Sheet* sheet = nullptr;
    std::string name;
    std::vector<double> widths;
    std::string header, footer;           ///< in Excel's notation
    int head_first = -1, head_last = -1;  ///< rows of the head to repeat; -1 none
    int body_last = -1;                   ///< the last row below it
    bool repeats = false;                 ///< its table goes on over a page
    std::vector<std::uint32_t> starts;    ///< rows with which the second and further pages begin
    std::vector<ChartOut> charts;
};

class Evaluator {
public:
    Evaluator(const Layout& layout, const Json& report, forms::Language language);

    bool next_sheet();
    const Page& page() const { return page_; }
    /// The next row of this sheet; an Error if a text is longer than a cell holds.
    bool next_row();
    const Row& row() const { return row_; }
    /// What the layout calls the cell of this row in that column (`entry`); "" where it has no name for it.
    std::string entry(std::uint16_t column);
    /// The values of the report that this row of data shows, each with its column.
    std::vector<std::pair<const Json*, std::uint16_t>> values_shown();
    /// The workbook has no more rows of data than this: conditions are not asked, which would cost a walk of its own.
    static std::int64_t most_rows(const Layout& layout, const Json& report, forms::Language language);

private:
    /// A column as this report unfolds it, with the cell it made last.
    struct Live {
        const Column* column = nullptr;
        const Json* element = nullptr;
        int element_slot = -1;
        int depth = 0, when_depth = 0;
        bool asked = true;  ///< its condition holds
        std::uint16_t first = 0, span = 1;
        bool wrap = false;  ///< as its style says
        bool rests = false;  ///< where it does not change, there is nothing to do
        Out cell;
        std::string scratch, cleaned;
        int lines = 1;
        double line_height = 0;
    };
    /// What charts look at: of one table the heads and numbers of the columns that are axes.
    struct Figures {
        struct Line {
            const Json* element;
            std::uint32_t row;
            std::vector<double> numbers;  ///< not a number: a text or nothing
        };
        std::vector<ChartOut::Place> heads;
        std::vector<std::string> labels;
        std::vector<Line> lines;
    };
    struct Pending {
        const Line* line;
        bool previous;
    };
    struct Mark {
        std::size_t range = 0;
        std::vector<double> sums;
    };

    void open_sheet(const Sheet& sheet, int number);
    bool walk_row();
    void paginate();
    const std::vector<Live>& return_to_row();
    PageRoom page_room(const std::vector<PageRow>& rows) const;
    std::vector<double> table_widths(const Table& table);
    void unfold(const Table& table);
    void open_table(const Table& table);
    bool table_row(const Table& table);
    void head_row(const Table& table);
    void data_row(const Table& table);
    void make_cell(Live& live, int changed_slot);
    void mark_entered(const Table& table, int changed);
    void begin_run(const Table& table, const Live& live, int level);
    void keep_text(Live& live);
    bool advance(const Table& table, int& changed);
    bool find(const Table& table, int level, int& changed);
    std::int64_t count(const Table& table, int level);
    std::int64_t most_rows(const Table& table, std::size_t level);
    void fixed_row(const Line& line, const Slots& slots);
    void empty_row(const Table& table);
    bool chart_row(const Chart& chart);
    void place_charts(const Chart& chart);
    std::optional<ChartOut> draw(const Chart& chart, const Json* element);
    void tie(int how);
    void heading(bool is);
    void begin_row(double height, bool keep_cells = false);
    void put_span(const Out& cell, int span);
    void fill(const Content& content, bool asked, const Slots& slots, Out& cell, std::string& scratch,
              std::string& cleaned);
    void fill_value(const Content& content, const Slots& slots, Out& cell, std::string& scratch);
    void fill_sum(const Content& content, Out& cell, std::string& scratch);
    void set_text(const std::string& text, Out& cell, std::string& cleaned);
    double width(int first, int span) const;  ///< pixels
    double line_height(const Style& style, std::string_view text) const;
    int lines(const std::string& text, const Style& style, int first, int span) const;

    const Layout& layout_;
    const Json& report_;
    const forms::Language language_;
    Lookups lookups_;
    SheetNames names_;
    Page page_;
    Row row_;
    Slots slots_, previous_;
    std::uint32_t next_index_ = 0;
    bool below_heading_ = false;  ///< the row just made announces the next one
    int sheet_number_ = 0;  ///< of the elements of `each`, from 1

    // sheets
    std::size_t sheet_ = 0;
    std::deque<std::pair<const Json*, int>> elements_;
    bool elements_known_ = false;

    // a sheet whose rows are kept until all are known, with the columns of the tables before the current one
    bool kept_ = false, dealt_ = false;
    PrintedRows printed_;
    std::vector<std::vector<Live>> tables_;

    // the current part
    std::size_t part_ = 0;
    bool part_open_ = false;
    std::size_t head_level_ = 0, head_levels_ = 0;
    std::vector<std::vector<std::string>> head_texts_;
    std::vector<Live> live_;
    std::vector<std::pair<const Json*, std::size_t>> levels_;
    bool started_ = false, ended_ = false, data_ready_ = false, any_ = false;
    int changed_ = 0;
    std::int64_t counter_ = 0;
    std::deque<Pending> queue_;
    std::deque<std::string> texts_;           ///< of cells of fixed rows, or of all rows that are kept
    std::map<std::size_t, Figures> figures_;  ///< by part, of tables that charts look at
    int chart_rows_ = 0, chart_row_ = 0;

    // sums
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges_;
    bool new_range_ = true;
    std::vector<double> sums_;
    std::vector<Mark> marks_;      ///< along levels_
    const Mark* since_ = nullptr;  ///< of the fixed row being made; null: the whole table
};

}  // namespace zk::templates
