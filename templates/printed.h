// The rows of a sheet that is printed whole, kept until its pages are known: where a page ends a merged cell ends too and
// begins again on the next one, which may make rows higher and so move the end of the page.
#pragma once

#include "templates/pages.h"
#include "templates/path.h"
#include "templates/rows.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace zk::templates {

class PrintedRows {
public:
    /// One cell over several rows, whose own cells at that place are blank until the pages are known.
    struct Run {
        Out cell;
        std::uint32_t first = 0, rows = 1;
        std::uint16_t span = 1;
        std::size_t place = 0;  ///< among the cells of each row
        int lines = 0;          ///< of its text; 0: asks for no height
        double line_height = 0;
    };
    /// What made a row of data.
    struct Origin {
        std::size_t table = 0;
        std::int64_t counter = 0;
        Slots slots;  ///< of other rows: empty
    };

    void clear();
    /// Takes a copy; what its cells point at must stay where it is.
    void add(const Row& row, const Origin& origin);
    void add(const Run& run) { runs_.push_back(run); }

    /// Deals the rows out to pages, and gives each run a cell on each of them. Returns the rows with which the second and
    /// every further page begins. Without `room` there is one page without end.
    std::vector<std::uint32_t> deal(const std::function<PageRoom(const std::vector<PageRow>&)>& room);

    /// After deal(): the next row; false at the end.
    bool next(Row& row);
    /// Of the row given last.
    const Origin& origin() const { return rows_[at_ - 1].origin; }

private:
    using Starts = std::vector<std::uint32_t>;
    struct Kept {
        double own_height, height;  ///< without and with what runs need
        int tie;
        bool data, new_page;
        std::size_t first_cell;
        Origin origin;
    };
    template <class Visit> static void pieces(const Run& run, const Starts& starts, Visit visit);
    std::vector<PageRow> set_heights(const Starts& starts);
    void set_cells(const Starts& starts);

    std::vector<Kept> rows_;
    std::vector<Out> cells_;
    std::vector<Merge> merges_;  ///< of all rows
    std::vector<Run> runs_;
    std::size_t at_ = 0, merge_at_ = 0;
};

}  // namespace zk::templates
