#include "app/session/csv.h"

#include "forms/input.h"

#include <csv.h>

#include <algorithm>

namespace zk::session {

namespace {

/// libcsv tells fields and ends of rows; it does not tell lines, so line ends are counted as they go by.
struct Collector {
    CsvTable table;
    CsvRow row;
    int line = 1;

    static void field(void* text, std::size_t length, void* self)
    {
        auto& me = *static_cast<Collector*>(self);
        if (me.row.fields.empty())
            me.row.line = me.line;
        me.row.fields.emplace_back(text ? static_cast<const char*>(text) : "", length);
        me.line += static_cast<int>(std::count(me.row.fields.back().begin(), me.row.fields.back().end(), '\n'));
    }
    static void row_end(int, void* self)
    {
        auto& me = *static_cast<Collector*>(self);
        ++me.line;
        const bool empty = std::all_of(me.row.fields.begin(), me.row.fields.end(),
                                       [](const std::string& f) { return f.empty(); });
        if (!empty)
            me.table.rows.push_back(std::move(me.row));
        me.row = {};
    }
};

char separator_of(std::string_view text)
{
    const std::string_view first = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = std::count(first.begin(), first.end(), ',');
    for (const char candidate : {'\t', ';'}) {
        const auto found = std::count(first.begin(), first.end(), candidate);
        if (found > most) {
            most = found;
            best = candidate;
        }
    }
    return best;
}

/// "\r\n" and "\r" become "\n": libcsv would report each as a row end of its own, and lines would be counted twice.
std::string unix_lines(std::string text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            result += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            result += '\n';
    }
    return result;
}

}   // namespace

CsvTable read_csv(std::string_view bytes)
{
    auto decoded = forms::to_utf8(bytes);
    if (auto* wrong = std::get_if<forms::Message>(&decoded))
        return {{}, std::move(*wrong)};
    const std::string text = unix_lines(std::move(std::get<std::string>(decoded)));
    Collector collector;
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        throw std::bad_alloc();
    // Its buffer grows by 128 bytes; a line of 10 MB would be copied 80,000 times where realloc can not grow in place.
    csv_set_blk_size(&parser, std::size_t{1} << 20);
    csv_set_delim(&parser, static_cast<unsigned char>(separator_of(text)));
    const bool whole =
        csv_parse(&parser, text.data(), text.size(), Collector::field, Collector::row_end, &collector) == text.size() &&
        csv_fini(&parser, Collector::field, Collector::row_end, &collector) == 0;
    const int error = csv_error(&parser);
    csv_free(&parser);
    if (error == CSV_ENOMEM)
        throw std::bad_alloc();
    if (!whole)
        collector.table.wrong = forms::Message{
            "csv.quotes",
            ZK_TR("Line {line}: a quotation mark is not closed or stands inside a value. Write a mark inside a value twice "
                  "and put the value between marks."),
            {{"line", forms::Decimal(collector.line)}}};
    return std::move(collector.table);
}

}   // namespace zk::session
