// Loading a table of values: every line is read and judged first; only when all are right, all are kept at once.
#include "app/session/csv.h"
#include "app/session/session_impl.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace zk::session {

using forms::Message;

bool LoadResult::refused() const
{
    return std::any_of(problems.begin(), problems.end(), [](const LoadLine& line) { return !line.warning; });
}

namespace {

constexpr std::size_t longest_cell = 32767;   // characters in a cell of Excel; a longer field is a broken file

enum Column { specialty, item, field, month, value, provider, source, extracted, reason, column_count };

struct ColumnName { Column column; std::vector<std::string_view> words; };

const std::vector<ColumnName>& column_names()
{
    static const std::vector<ColumnName> names = {
        {specialty, {"specialty", "section", "专科"}},
        {item, {"item", "指标"}},
        {field, {"field", "字段"}},
        {month, {"month", "月份", "月"}},
        {value, {"value", "值", "数值"}},
        {provider, {"provider", "数据提供科室"}},
        {source, {"source", "来源", "数据来源"}},
        {extracted, {"extracted", "提取日期"}},
        {reason, {"reason", "原因"}},
    };
    return names;
}

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad())
        throw Error(Failure::io,
                    {"session.cannot_read",
                     ZK_TR("“{path}” can not be read. Check that the file is there and may be opened."),
                     {{"path", utf8(file)}}});
    return bytes;
}

}   // namespace

/// Reads the lines of one file against the form and collects edits or problems.
class CsvLoad {
public:
    CsvLoad(Session::Impl& impl, std::string file) : impl_(impl), file_(std::move(file)) {}

    bool header(const CsvRow& row);
    void line(const CsvRow& row);
    std::vector<db::Edit> edits();

    LoadResult result;

private:
    struct Read { int slot = -1; db::ValueEdit edit; };

    std::string cell(const CsvRow& row, Column column) const;
    void problem(int line, Message message, bool warning = false)
    {
        result.problems.push_back({line, std::move(message), warning});
    }
    std::string section_of(const std::string& text) const;
    std::string item_of(const std::string& section, const std::string& text) const;
    bool claim(const CsvRow& row, const std::string& section, const std::string& item, const std::string& text);
    db::Provenance provenance(const CsvRow& row) const;
    void keep(const CsvRow& row, Read read);

    Session::Impl& impl_;
    std::string file_;
    std::array<int, column_count> columns_{};
    std::map<db::ValueKey, std::pair<int, std::string>> seen_;   // line and text first given for a place
    std::vector<Read> values_;
    std::vector<db::ResponseEdit> responses_;
    std::set<std::pair<std::string, std::string>> claimed_;
};

bool CsvLoad::header(const CsvRow& row)
{
    columns_.fill(-1);
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        const std::string word = lower(forms::fold_width(row.fields[i]));
        for (const ColumnName& name : column_names())
            if (std::find(name.words.begin(), name.words.end(), word) != name.words.end())
                columns_[name.column] = static_cast<int>(i);
    }
    std::vector<std::string> missing;
    for (const Column column : {specialty, item, field, month, value})
        if (columns_[column] < 0)
            missing.emplace_back(column_names()[column].words.front());
    if (!missing.empty())
        problem(row.line, {"load.header",
                           ZK_TR("The first line must name the columns specialty,item,field,month,value "
                                 "(专科,指标,字段,月份,值). Missing: {missing}."),
                           {{"missing", joined(missing)}}});
    return missing.empty();
}

std::string CsvLoad::cell(const CsvRow& row, Column column) const
{
    const int at = columns_[column];
    return at < 0 || static_cast<std::size_t>(at) >= row.fields.size() ? std::string() : row.fields[at];
}

std::string CsvLoad::section_of(const std::string& text) const
{
    const std::string word = forms::fold_width(text);
    for (const auto& specialty : impl_.standard->specialties)
        if (specialty.title.zh == word || lower(specialty.title.en) == lower(word))
            return specialty.id;
    if (word == "全院" || word == "医院")
        return "hospital";
    return lower(word);
}

std::string CsvLoad::item_of(const std::string& section, const std::string& text) const
{
    const std::string word = forms::fold_width(text);
    const int at = impl_.form->section(section);
    if (at < 0 || impl_.form->ask(section, word) >= 0)
        return word;
    const auto& where = impl_.form->sections()[at];
    for (int i = where.first_ask; i < where.end_ask; ++i) {
        const auto& asked = impl_.form->item(impl_.form->asks()[i]);
        if (asked.title.zh == text || lower(asked.title.en) == lower(word))
            return asked.id;
    }
    return word;
}

db::Provenance CsvLoad::provenance(const CsvRow& row) const
{
    db::Provenance given;
    const std::string who = forms::fold_width(cell(row, provider));
    given.provider = who;
    for (const auto& known : impl_.standard->providers)
        if (known.title.zh == who || lower(known.title.en) == lower(who))
            given.provider = known.id;
    given.source = cell(row, source);
    if (const std::string date = forms::fold_width(cell(row, extracted)); !date.empty()) {
        given.extracted = forms::parse_date(date);
        if (!given.extracted)
            throw Error(Failure::wrong_use,
                        {"load.date", ZK_TR("“{text}” is not a date. Write it as 2025-12-31."), {{"text", date}}});
    }
    return given;
}

/// "暂无数据", "不适用" (or /) in the value column are claims about the whole question and need a reason.
bool CsvLoad::claim(const CsvRow& row, const std::string& section, const std::string& item, const std::string& text)
{
    const std::string word = lower(forms::fold_width(text));
    const bool no_data = word == "暂无数据" || word == "no data";
    if (!no_data && word != "不适用" && word != "not applicable" && word != "/")
        return false;
    const forms::Ask& asked = impl_.ask(section, item);
    const std::string why = cell(row, reason);
    if (forms::fold_width(why).empty())
        throw Error(Failure::wrong_use,
                    {"load.claim_reason",
                     ZK_TR("“{text}” needs a reason: write it in the column reason (原因)."), {{"text", text}}});
    if (claimed_.insert({section, item}).second) {
        forms::Response response = impl_.answers->responses[&asked - impl_.form->asks().data()];
        response.claim = no_data ? forms::Claim::no_data : forms::Claim::not_applicable;
        response.reason = why;
        response.decision = forms::Decision::pending;
        response.recheck.clear();
        responses_.push_back({impl_.assessment->id, section, impl_.form->item(asked).id, response});
    }
    return true;
}

void CsvLoad::line(const CsvRow& row)
{
    ++result.rows;
    try {
        for (const std::string& text : row.fields)
            if (text.size() > longest_cell)
                throw Error(Failure::wrong_use,
                            {"load.too_long",
                             ZK_TR("A value is {length} characters long; more than 32767 do not fit a cell. The file seems "
                                   "to be broken here."),
                             {{"length", forms::Decimal(static_cast<std::int64_t>(text.size()), 0)}}});
        const std::string text = cell(row, value);
        const std::string in_section = section_of(cell(row, specialty));
        const std::string of_item = item_of(in_section, cell(row, item));
        if (forms::fold_width(text).empty()) {
            impl_.ask(in_section, of_item);
            problem(row.line, {"load.blank", ZK_TR("The value is blank; what the document holds stays as it is."), {}}, true);
            return;
        }
        if (claim(row, in_section, of_item, text))
            return;
        Address where{in_section, of_item, forms::Field::value, {}};
        const std::string field_word = forms::fold_width(cell(row, field));
        const auto named = field_of(field_word);
        if (!named)
            throw Error(Failure::wrong_use,
                        {"load.field",
                         ZK_TR("“{field}” is not a field. Write one of: status, cases, numerator, denominator, value, choice, "
                               "text, date."),
                         {{"field", field_word}}});
        where.field = *named;
        if (const std::string at = forms::fold_width(cell(row, month)); !at.empty()) {
            where.month = forms::Month::parse(at);
            if (!where.month)
                throw Error(Failure::wrong_use,
                            {"load.month", ZK_TR("“{text}” is not a month. Write it as 2025-03, or leave it blank for the "
                                                 "whole period."),
                             {{"text", at}}});
        }
        Read read;
        read.slot = impl_.slot(where);
        read.edit.key = impl_.key(where);
        const forms::Item& asked = impl_.form->item(impl_.ask(in_section, of_item));
        auto given = forms::read_value(*impl_.standard, asked, where.field, text);
        if (auto* wrong = std::get_if<Message>(&given))
            throw Error(Failure::wrong_use, std::move(*wrong));
        read.edit.value = std::move(std::get<forms::Value>(given));
        read.edit.provenance = provenance(row);
        read.edit.reason = cell(row, reason);
        keep(row, std::move(read));
    } catch (const Error& error) {
        problem(row.line, error.message());
    }
}

void CsvLoad::keep(const CsvRow& row, Read read)
{
    const std::string text = forms::write_value(*read.edit.value);
    const auto [first, fresh] = seen_.try_emplace(read.edit.key, row.line, text);
    if (!fresh) {
        // One number asked in two places may be given twice, as long as it is the same.
        if (first->second.second != text)
            problem(row.line, {"load.twice",
                               ZK_TR("The same number is given as {first} in line {line} and as {second} here. Keep the "
                                     "right one."),
                               {{"first", first->second.second},
                                {"line", forms::Decimal(first->second.first)},
                                {"second", text}}});
        return;
    }
    values_.push_back(std::move(read));
}

std::vector<db::Edit> CsvLoad::edits()
{
    std::vector<db::Edit> edits;
    std::map<int, forms::Entry> entries;   // as they grow with the file, for the mode that counts
    const forms::Period& period = impl_.assessment->period;
    for (const Read& read : values_) {
        const bool prior = read.edit.key.month && !period.contains(*read.edit.key.month);
        const int id = prior ? -1 - read.slot : read.slot;
        auto [at, fresh] = entries.try_emplace(id);
        if (fresh)
            at->second = prior ? impl_.answers->prior[read.slot] : impl_.answers->entries[read.slot];
        const auto& fact = impl_.form->fact(impl_.form->slots()[read.slot]);
        const auto stored = impl_.document->value(read.edit.key);
        const bool same = stored && stored->value == *read.edit.value;
        ++(same ? result.same : result.changed);
        for (auto& edit : edits_for(fact, at->second, impl_.assessment->id, read.edit))
            edits.push_back(std::move(edit));
        if (!prior)
            for (auto& confirmed : impl_.confirmed(impl_.form->slots()[read.slot].asked_by))
                edits.push_back(std::move(confirmed));
        if (read.edit.key.month) {
            at->second.months.emplace_back(*read.edit.key.month, *read.edit.value->number);
            at->second.mode = forms::Mode::months;
        } else {
            at->second.period = read.edit.value;
            at->second.mode = forms::Mode::period;
        }
    }
    for (auto& response : responses_) {
        ++result.changed;
        edits.push_back(std::move(response));
    }
    return edits;
}

LoadResult Session::load_csv(const std::filesystem::path& file, bool dry_run, std::optional<std::string> when)
{
    impl_->require_assessment();
    const CsvTable table = read_csv(bytes_of(file));
    CsvLoad load(*impl_, utf8(file.filename()));
    if (table.wrong)
        load.result.problems.push_back({0, *table.wrong, false});
    else if (table.rows.empty())
        load.result.problems.push_back(
            {0, {"load.empty", ZK_TR("The file holds no line. Its first line must name the columns "
                                     "specialty,item,field,month,value."), {}}, false});
    else if (load.header(table.rows.front()))
        for (std::size_t i = 1; i < table.rows.size(); ++i)
            load.line(table.rows[i]);
    if (load.result.refused())
        return std::move(load.result);
    return guarded([&] {
        auto edits = load.edits();
        if (!dry_run && !edits.empty()) {
            db::ChangeContext how = impl_->context(db::Origin::imported);
            how.source = utf8(file.filename());
            how.when = std::move(when);
            load.result.batch = impl_->document->apply(edits, how);
            impl_->reload();
            impl_->tell({{}, {}, true});
        }
        return std::move(load.result);
    });
}

}   // namespace zk::session
