#include "templates/row_changes.h"

#include "templates/evaluate.h"

#include <algorithm>
#include <functional>

namespace zk::templates {

namespace {

constexpr std::size_t most_rows = 2000, most_changes = 20;

using Signatures = std::vector<std::size_t>;

Signatures signatures(const std::vector<RowTexts>& rows)
{
    Signatures out;
    for (const RowTexts& row : rows) {
        std::string all;
        for (const auto& [column, text] : row)
            all += std::to_string(column) + "\x1f" + text + "\x1f";
        out.push_back(std::hash<std::string>()(all));
    }
    return out;
}

std::size_t alike(const RowTexts& one, const RowTexts& other)
{
    return static_cast<std::size_t>(std::count_if(one.begin(), one.end(), [&](const auto& cell) {
        return std::find(other.begin(), other.end(), cell) != other.end();
    }));
}

/// The pairs of a longest common subsequence, in order.
std::vector<std::pair<std::size_t, std::size_t>> common(const Signatures& one, const Signatures& other)
{
    const std::size_t width = other.size() + 1;
    std::vector<std::uint16_t> length((one.size() + 1) * width, 0);  // of what follows both places
    for (std::size_t i = one.size(); i-- > 0;) {
        for (std::size_t j = other.size(); j-- > 0;)
            length[i * width + j] = one[i] == other[j]
                                        ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                                        : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
        if (one[i] == other[j])
            pairs.emplace_back(i++, j++);
        else if (length[(i + 1) * width + j] >= length[i * width + j + 1])
            ++i;
        else
            ++j;
    }
    return pairs;
}

/// Within a gap the shorter side is laid against that stretch of the longer one where most cells agree.
struct Gap {
    std::size_t written, written_end, found, found_end;

    void pair(RowMap& map, const std::vector<RowTexts>& was, const std::vector<RowTexts>& is) const
    {
        const std::size_t here = written_end - written, there = found_end - found;
        const std::size_t both = std::min(here, there), spare = std::max(here, there) - both;
        std::size_t best = 0, best_alike = 0;
        for (std::size_t shift = 0; shift <= spare && spare > 0; ++shift) {
            std::size_t sum = 0;
            for (std::size_t i = 0; i < both; ++i)
                sum += alike(was[written + i + (here > there ? shift : 0)], is[found + i + (here > there ? 0 : shift)]);
            if (sum > best_alike) {
                best = shift;
                best_alike = sum;
            }
        }
        for (std::size_t i = 0; i < both; ++i) {
            const std::size_t w = written + i + (here > there ? best : 0), f = found + i + (here > there ? 0 : best);
            map.found[w] = static_cast<std::int64_t>(f);
            map.written[f] = static_cast<std::int64_t>(w);
        }
    }
};

/// The rows of one workbook's sheets as they are now.
class FoundRows final : public CellSink {
public:
    explicit FoundRows(const std::set<std::string>& wanted) : wanted_(wanted) {}
    std::map<std::string, std::vector<RowTexts>> sheets;

    bool sheet(std::string_view name, int) override
    {
        if (wanted_.count(std::string(name)) == 0)
            return false;
        rows_ = &sheets[std::string(name)];
        return true;
    }
    void cell(const Cell& cell) override
    {
        if (!cell.formula.empty() || cell.text.empty() || cell.row > 2 * most_rows)
            return;
        if (rows_->size() <= cell.row)
            rows_->resize(cell.row + 1);
        const auto number = cell.type == Cell::Type::number ? number_in(cell.text) : std::nullopt;
        (*rows_)[cell.row].emplace_back(cell.column, number ? number_text(*number) : with_plain_ends(cell.text));
    }

private:
    const std::set<std::string>& wanted_;
    std::vector<RowTexts>* rows_ = nullptr;
};

/// The rows of the sheet that the evaluator stands on, and the columns that do not tell one row from another: cells left to
/// be filled in, and cells over several rows.
std::vector<RowTexts> written_rows(Evaluator& evaluator, const Layout& layout, std::set<std::uint16_t>& open)
{
    std::vector<RowTexts> rows;
    while (rows.size() <= most_rows && evaluator.next_row()) {
        RowTexts& row = rows.emplace_back();
        for (const Out& cell : evaluator.row().cells) {
            if (cell.again)
                open.insert(cell.column);
            if (cell.kind == Out::Kind::text)
                row.emplace_back(cell.column, *cell.text);
            else if (cell.kind == Out::Kind::number)
                row.emplace_back(cell.column, number_text(cell.number));
            else if (cell.kind == Out::Kind::blank && evaluator.row().data && layout.styles[cell.style].unlocked)
                open.insert(cell.column);
        }
    }
    return rows;
}

void leave_out(std::vector<RowTexts>& rows, const std::set<std::uint16_t>& columns)
{
    for (RowTexts& row : rows)
        row.erase(std::remove_if(row.begin(), row.end(), [&](const auto& cell) { return columns.count(cell.first) > 0; }),
                  row.end());
    while (!rows.empty() && rows.back().empty())
        rows.pop_back();
}

}  // namespace

RowMap align_rows(const std::vector<RowTexts>& written, const std::vector<RowTexts>& found)
{
    RowMap map{std::vector<std::int64_t>(found.size(), -1), std::vector<std::int64_t>(written.size(), -1)};
    auto pairs = common(signatures(written), signatures(found));
    pairs.emplace_back(written.size(), found.size());
    Gap gap{0, 0, 0, 0};
    for (const auto& [w, f] : pairs) {
        gap.written_end = w;
        gap.found_end = f;
        gap.pair(map, written, found);
        if (w < written.size() && f < found.size()) {
            map.found[w] = static_cast<std::int64_t>(f);
            map.written[f] = static_cast<std::int64_t>(w);
        }
        gap = {w + 1, 0, f + 1, 0};
    }
    return map;
}

std::vector<RowChange> row_changes(const std::string& sheet, const RowMap& map, const std::vector<RowTexts>& written,
                                   const std::vector<RowTexts>& found)
{
    std::vector<RowChange> changes;
    std::vector<bool> told(found.size(), false);
    const auto add = [&](RowChange::Kind kind, std::size_t row, std::size_t to) {
        if (!changes.empty()) {
            RowChange& last = changes.back();
            const bool next = last.kind == kind && last.first + last.count == row;
            if (next && (kind != RowChange::Kind::moved || last.to + last.count == to)) {
                ++last.count;
                return;
            }
        }
        changes.push_back({kind, sheet, static_cast<std::uint32_t>(row), 1, static_cast<std::uint32_t>(to)});
    };
    for (std::size_t w = 0; w < written.size(); ++w) {
        if (map.found[w] >= 0 || written[w].empty())
            continue;
        std::size_t to = 0;
        while (to < found.size() && (map.written[to] >= 0 || told[to] || found[to] != written[w]))
            ++to;
        if (to < found.size())
            told[to] = true;
        add(to < found.size() ? RowChange::Kind::moved : RowChange::Kind::deleted, w, to < found.size() ? to : 0);
    }
    for (std::size_t f = 0; f < found.size(); ++f) {
        if (map.written[f] < 0 && !told[f])
            add(RowChange::Kind::inserted, f, 0);
    }
    return changes;
}

std::map<std::string, std::pair<RowMap, std::vector<RowChange>>> find_row_changes(
    const Layout& layout, const Json& report, forms::Language language, const std::filesystem::path& path,
    const std::set<std::string>& sheets)
{
    std::map<std::string, std::pair<RowMap, std::vector<RowChange>>> out;
    FoundRows now(sheets);
    read_workbook(path, now);
    Evaluator evaluator(layout, report, language);
    while (evaluator.next_sheet()) {
        const std::string& name = evaluator.page().name;
        const auto at = now.sheets.find(name);
        if (at == now.sheets.end())
            continue;
        std::vector<RowTexts>& found = at->second;
        std::set<std::uint16_t> open;
        std::vector<RowTexts> written = written_rows(evaluator, layout, open);
        leave_out(written, open);
        leave_out(found, open);
        if (written.size() > most_rows || found.size() > most_rows)
            continue;
        RowMap map = align_rows(written, found);
        std::vector<RowChange> changes = row_changes(name, map, written, found);
        if (!changes.empty() && changes.size() <= most_changes)
            out.emplace(name, std::pair(std::move(map), std::move(changes)));
    }
    return out;
}

}  // namespace zk::templates
