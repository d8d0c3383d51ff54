#include "templates/workbook.h"

#include "templates/archive.h"
#include "templates/evaluate.h"
#include "templates/row_changes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>

namespace zk::templates {

namespace {

bool same_number(double expected, std::string_view found)
{
    const auto number = number_in(found);
    return number && (*number == expected || number_text(*number) == number_text(expected));
}

bool same_text(std::string_view expected, std::string_view found, Since since)
{
    if (expected == found || since == Since::written)
        return expected == found;
    return with_plain_ends(found) == expected;
}

/// Blanks and marks of fixed places do not change what a formula says.
std::string plain_formula(std::string_view formula)
{
    std::string out;
    for (const char c : formula)
        if (c != ' ' && c != '$')
            out += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return out;
}

/// The words of a footer without fonts, sizes, sides, colours and blanks, which every program writes in its own way.
std::string footer_words(std::string_view footer)
{
    std::string out;
    for (std::size_t i = 0; i < footer.size(); ++i) {
        const char c = footer[i];
        if (c == ' ' || c == '\n' || c == '\r')
            continue;
        if (c != '&' || i + 1 == footer.size()) {
            out += c;
            continue;
        }
        const char code = footer[++i];
        if (code == '"')
            i = std::min(footer.find('"', i + 1), footer.size());
        else if (code >= '0' && code <= '9')
            while (i + 1 < footer.size() && footer[i + 1] >= '0' && footer[i + 1] <= '9')
                ++i;
        else if (code == 'K')
            i = std::min(i + 6, footer.size());
        else if (code == 'P' || code == 'N' || code == '&')
            out.append({'&', code});
    }
    return out;
}

/// Numbers typed into the cells left empty, and what a sum over them comes to.
class EnteredNumbers {
public:
    void clear() { numbers_.clear(); }
    void add(std::uint32_t row, std::uint16_t column, double number) { numbers_.push_back({row, column, number}); }

    /// In the ranges of a formula as the evaluator makes it: SUM(M6:M20,M22:M40), one column.
    double within(std::string_view formula, std::uint16_t column) const
    {
        double sum = 0;
        for (std::size_t at = formula.find('('); at != std::string_view::npos && at + 1 < formula.size();
             at = formula.find(',', at + 1)) {
            const std::uint32_t first = row_at(formula, at + 1);
            const std::uint32_t last = row_at(formula, formula.find(':', at) + 1);
            for (const auto& one : numbers_)
                if (one.column == column && one.row + 1 >= first && one.row + 1 <= last)
                    sum += one.number;
        }
        return sum;
    }

private:
    static std::uint32_t row_at(std::string_view formula, std::size_t at)
    {
        while (at < formula.size() && formula[at] >= 'A' && formula[at] <= 'Z')
            ++at;
        std::uint32_t row = 0;
        std::from_chars(formula.data() + std::min(at, formula.size()), formula.data() + formula.size(), row);
        return row;
    }

    struct One {
        std::uint32_t row;
        std::uint16_t column;
        double number;
    };
    std::vector<One> numbers_;
};

/// Pulls what must be there while what is there streams by; within a sheet both come in the order of rows and columns.
class Comparer final : public CellSink {
public:
    using Maps = std::map<std::string, std::pair<RowMap, std::vector<RowChange>>>;

    /// `maps`: of sheets whose rows are not where they were.
    Comparer(const Layout& layout, const Json& report, const WriteOptions& options, Since since, const Maps& maps)
        : layout_(layout), report_(report), language_(options.language), since_(since), maps_(maps),
          progress_(since == Since::saved ? options.progress : nullptr)
    {
        Evaluator walk(layout, report, language_);
        while (walk.next_sheet())
            names_.push_back(walk.page().name);
        seen_.assign(names_.size(), false);
    }

    bool sheet(std::string_view name, int) override
    {
        finish_sheet();
        const std::size_t sheets = std::max<std::size_t>(names_.size(), 1);
        if (progress_ && !progress_(static_cast<int>(std::min(read_++, sheets) * 100 / sheets)))
            throw Error({"workbook.cancelled", ZK_TR("The comparison was cancelled; nothing was changed."), {}});
        sheet_ = std::string(name);
        const auto found = std::find(names_.begin(), names_.end(), name);
        if (found == names_.end()) {
            differ("", "", sheet_);
            return false;
        }
        open(static_cast<std::size_t>(found - names_.begin()));
        return true;
    }

    void cell(const Cell& found) override
    {
        if (found.text.empty() && found.formula.empty())
            return;  // an empty text, as some programs leave behind
        const auto row = map_ && found.row < map_->written.size() ? map_->written[found.row] : std::int64_t(found.row);
        if (row < 0)
            return;  // an inserted row is told as a whole
        while (have_row_ && evaluator_->row().index < row)
            finish_row();
        const Out* expected = have_row_ && evaluator_->row().index == row ? expected_at(found) : nullptr;
        if (since_ == Since::saved && expected && expected->again && same_again(*expected, found)) {
            ++result.equal;
        } else if (!expected || expected->kind == Out::Kind::blank) {
            if (expected && layout_.styles[expected->style].unlocked)
                enter(found);
            else
                differ(cell_name(found.row, found.column), "", shown(found));
        } else if (same(*expected, found)) {
            ++result.equal;
        } else {
            differ(cell_name(found.row, found.column), shown(*expected), shown(found));
        }
    }

    void footer(std::string_view found) override
    {
        const std::string& expected = evaluator_->page().footer;
        if (footer_words(expected) != footer_words(found))
            differ("&", footer_words(expected), footer_words(found));
    }

    void finish()
    {
        finish_sheet();
        for (std::size_t i = 0; i < names_.size(); ++i) {
            sheet_ = names_[i];
            if (!seen_[i])
                differ("", sheet_, "");
        }
    }

    Comparison result;
    std::map<std::string, int> different_in;  ///< sheets with cells that differ, and how many

private:
    /// Sheets are walked in the layout's order; one that was moved in front begins the walk anew.
    void open(std::size_t index)
    {
        seen_[index] = true;
        if (!evaluator_ || walked_ > index) {
            evaluator_ = std::make_unique<Evaluator>(layout_, report_, language_);
            walked_ = 0;
        }
        for (; walked_ <= index; ++walked_)
            evaluator_->next_sheet();
        open_ = true;
        const auto map = maps_.find(sheet_);
        map_ = map == maps_.end() ? nullptr : &map->second.first;
        entered_.clear();
        at_ = 0;
        have_row_ = evaluator_->next_row();
    }

    /// Steps to the column of what was found; null if nothing belongs there.
    const Out* expected_at(const Cell& found)
    {
        const auto& cells = evaluator_->row().cells;
        for (; at_ < cells.size() && cells[at_].column < found.column; ++at_)
            missing(cells[at_]);
        return at_ < cells.size() && cells[at_].column == found.column ? &cells[at_++] : nullptr;
    }

    void missing(const Out& expected)
    {
        std::int64_t row = evaluator_->row().index;
        if (map_ && evaluator_->row().index < map_->found.size())
            row = map_->found[evaluator_->row().index];
        if (since_ == Since::saved && expected.again)
            return;
        if (expected.kind != Out::Kind::blank && row >= 0)  // a deleted row is told as a whole
            differ(cell_name(static_cast<std::uint32_t>(row), expected.column), shown(expected), "");
    }

    void finish_row()
    {
        for (const auto& cells = evaluator_->row().cells; at_ < cells.size(); ++at_)
            missing(cells[at_]);
        at_ = 0;
        have_row_ = evaluator_->next_row();
    }

    void finish_sheet()
    {
        while (open_ && have_row_)
            finish_row();
        open_ = false;
    }

    void enter(const Cell& found)
    {
        const auto number = found.type == Cell::Type::number ? number_in(found.text) : std::nullopt;
        if (number)
            entered_.add(found.row, found.column, *number);
        result.entered.push_back({sheet_, cell_name(found.row, found.column), evaluator_->entry(found.column),
                                  number ? number_text(*number) : std::string(found.text), number.has_value()});
    }

    /// Another version of the program may have ended the pages elsewhere.
    bool same_again(const Out& expected, const Cell& found) const
    {
        Out whole = expected;
        whole.kind = expected.whole;
        return same(whole, found);
    }

    bool same(const Out& expected, const Cell& found) const
    {
        switch (expected.kind) {
        case Out::Kind::text:
            return found.formula.empty() && found.type == Cell::Type::text &&
                   same_text(*expected.text, found.text, since_);
        case Out::Kind::number:
            return found.formula.empty() && found.type == Cell::Type::number &&
                   same_number(expected.number, found.text);
        case Out::Kind::formula:
            // The ranges of a sum follow the rows.
            return (map_ ? plain_formula(found.formula).starts_with("SUM(")
                         : plain_formula(found.formula) == *expected.text && same_result(expected, found));
        case Out::Kind::blank:
            break;
        }
        return false;
    }

    /// What was typed into the cells of a sum counts; a program that does not compute may have left it out, or may have
    /// left no result at all.
    bool same_result(const Out& expected, const Cell& found) const
    {
        if (since_ == Since::saved && found.text.empty())
            return true;
        if (found.type != Cell::Type::number)
            return false;
        const double typed = entered_.within(*expected.text, expected.column);
        return same_number(expected.number, found.text) ||
               (typed != 0 && number_text(expected.number + typed, 12) == number_text(number_in(found.text).value_or(NAN), 12));
    }

    static std::string shown(const Out& expected)
    {
        if (expected.kind == Out::Kind::text)
            return *expected.text;
        if (expected.kind == Out::Kind::formula)
            return "=" + *expected.text + " (" + number_text(expected.number) + ")";
        return number_text(expected.number);
    }

    static std::string shown(const Cell& found)
    {
        if (!found.formula.empty())
            return "=" + std::string(found.formula) + " (" + std::string(found.text) + ")";
        const auto number = number_in(found.text);
        if (found.type == Cell::Type::number)
            return number ? number_text(*number) : std::string(found.text);
        // Excel's own way to write a text that looks like a number.
        return (number ? "'" : "") + std::string(found.text);
    }

    void differ(std::string cell, std::string expected, std::string found)
    {
        ++result.different;
        if (!cell.empty())
            ++different_in[sheet_];
        if (result.differences.size() < 200)
            result.differences.push_back({sheet_, std::move(cell), std::move(expected), std::move(found)});
    }

    const Layout& layout_;
    const Json& report_;
    const forms::Language language_;
    const Since since_;
    const Maps& maps_;
    const std::function<bool(int percent)> progress_;
    std::size_t read_ = 0;  ///< sheets begun
    const RowMap* map_ = nullptr;  ///< of this sheet
    std::vector<std::string> names_;
    std::vector<bool> seen_;
    std::unique_ptr<Evaluator> evaluator_;
    std::size_t walked_ = 0;  ///< sheets the evaluator has begun
    EnteredNumbers entered_;
    std::string sheet_;
    std::size_t at_ = 0;
    bool open_ = false, have_row_ = false;
};

}  // namespace

Comparison compare_workbook(const Layout& layout, const Json& report, const WriteOptions& options,
                            const std::filesystem::path& path, Since since)
{
    const auto compare = [&](const Comparer::Maps& maps) {
        Comparer comparer(layout, report, options, since, maps);
        try {
            read_workbook(path, comparer);
        } catch (const Error& error) {
            // Nobody has copied it yet: the disk, or the folder for temporary files, filled up while it was written.
            if (since == Since::written && error.message().code == std::string_view("workbook.damaged"))
                throw not_complete(path);
            throw;
        }
        comparer.finish();
        return std::pair(std::move(comparer.result), std::move(comparer.different_in));
    };
    auto [result, different_in] = compare({});
    if (since == Since::written)
        return std::move(result);
    // One row deleted makes every row below it differ: then it is worth looking whether rows were moved.
    std::set<std::string> sheets;
    for (const auto& [sheet, cells] : different_in)
        if (cells >= 5)
            sheets.insert(sheet);
    if (sheets.empty())
        return std::move(result);
    const auto maps = find_row_changes(layout, report, options.language, path, sheets);
    if (maps.empty())
        return std::move(result);
    Comparison aligned = compare(maps).first;
    if (aligned.different >= result.different)
        return std::move(result);
    for (const auto& [sheet, map] : maps)
        aligned.rows.insert(aligned.rows.end(), map.second.begin(), map.second.end());
    return aligned;
}

}  // namespace zk::templates
