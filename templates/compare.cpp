#include "templates/workbook.h"

#include "templates/evaluate.h"

#include <charconv>
#include <cmath>

namespace zk::templates {

namespace {

std::string digits(double number, int significant = 15)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::general, significant).ptr;
    return {buffer, end};
}

/// A workbook holds 15 digits that mean anything; programs write the 16th and 17th differently.
bool same_number(double expected, std::string_view found)
{
    double number = 0;
    const auto read = std::from_chars(found.data(), found.data() + found.size(), number);
    if (read.ec != std::errc() || read.ptr != found.data() + found.size())
        return false;
    return number == expected || digits(number) == digits(expected);
}

/// Pulls what must be there while what is there streams by; both come in the order of rows and columns.
class Comparer final : public CellSink {
public:
    Comparer(Evaluator& evaluator, Comparison& result) : evaluator_(evaluator), result_(result) {}

    bool sheet(std::string_view name, int) override
    {
        finish_sheet();
        open_ = evaluator_.next_sheet();
        sheet_ = std::string(name);
        if (!open_)
            differ("", "", sheet_);
        else if (evaluator_.page().name != name)
            differ("", evaluator_.page().name, sheet_);
        at_ = 0;
        have_row_ = open_ && evaluator_.next_row();
        return true;
    }

    void cell(const Cell& found) override
    {
        const std::pair<std::uint32_t, std::uint32_t> here{found.row, found.column};
        const Out* expected = nullptr;
        while ((expected = current()) &&
               std::pair<std::uint32_t, std::uint32_t>{evaluator_.row().index, expected->column} < here)
            missing(*expected);
        if (!expected || evaluator_.row().index != found.row || expected->column != found.column) {
            differ(cell_name(found.row, found.column), "", shown(found));
            return;
        }
        if (same(*expected, found))
            ++result_.equal;
        else
            differ(cell_name(found.row, found.column), shown(*expected), shown(found));
        ++at_;
    }

    void finish()
    {
        finish_sheet();
        while (evaluator_.next_sheet()) {
            sheet_ = evaluator_.page().name;
            differ("", sheet_, "");
            at_ = 0;
            have_row_ = evaluator_.next_row();
            open_ = true;
            finish_sheet();
        }
    }

private:
    /// The next cell that must hold something; null at the end of the sheet.
    const Out* current()
    {
        while (have_row_) {
            const auto& cells = evaluator_.row().cells;
            while (at_ < cells.size() && cells[at_].kind == Out::Kind::blank)
                ++at_;
            if (at_ < cells.size())
                return &cells[at_];
            have_row_ = evaluator_.next_row();
            at_ = 0;
        }
        return nullptr;
    }

    void missing(const Out& expected)
    {
        differ(cell_name(evaluator_.row().index, expected.column), shown(expected), "");
        ++at_;
    }

    void finish_sheet()
    {
        while (const Out* expected = open_ ? current() : nullptr)
            missing(*expected);
        open_ = false;
    }

    static bool same(const Out& expected, const Cell& found)
    {
        switch (expected.kind) {
        case Out::Kind::text:
            return found.formula.empty() && found.type == Cell::Type::text && found.text == *expected.text;
        case Out::Kind::number:
            return found.formula.empty() && found.type == Cell::Type::number &&
                   same_number(expected.number, found.text);
        case Out::Kind::formula:
            return found.formula == *expected.text && found.type == Cell::Type::number &&
                   same_number(expected.number, found.text);
        case Out::Kind::blank:
            break;
        }
        return false;
    }

    static std::string shown(const Out& expected)
    {
        if (expected.kind == Out::Kind::text)
            return *expected.text;
        if (expected.kind == Out::Kind::formula)
            return "=" + *expected.text + " (" + digits(expected.number) + ")";
        return digits(expected.number);
    }

    static std::string shown(const Cell& found)
    {
        if (!found.formula.empty())
            return "=" + std::string(found.formula) + " (" + std::string(found.text) + ")";
        double number = 0;
        const auto read = std::from_chars(found.text.data(), found.text.data() + found.text.size(), number);
        const bool looks_like_number = read.ec == std::errc() && read.ptr == found.text.data() + found.text.size();
        if (found.type == Cell::Type::number)
            return looks_like_number ? digits(number) : std::string(found.text);
        // Excel's own way to write a text that looks like a number.
        return (looks_like_number ? "'" : "") + std::string(found.text);
    }

    void differ(std::string cell, std::string expected, std::string found)
    {
        ++result_.different;
        if (result_.differences.size() < 200)
            result_.differences.push_back({sheet_, std::move(cell), std::move(expected), std::move(found)});
    }

    Evaluator& evaluator_;
    Comparison& result_;
    std::string sheet_;
    std::size_t at_ = 0;
    bool open_ = false, have_row_ = false;
};

}  // namespace

Comparison compare_workbook(const Layout& layout, const Json& report, const WriteOptions& options,
                            const std::filesystem::path& path)
{
    Comparison result;
    Evaluator evaluator(layout, report, options.language);
    Comparer comparer(evaluator, result);
    read_workbook(path, comparer);
    comparer.finish();
    return result;
}

}  // namespace zk::templates
