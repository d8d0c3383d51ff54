#include "db/codec.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace zk::db {

namespace {

constexpr std::pair<Origin, const char*> origins[] = {{Origin::typed, "typed"},
                                                      {Origin::imported, "imported"},
                                                      {Origin::merged, "merged"},
                                                      {Origin::undo, "undo"},
                                                      {Origin::sample, "sample"}};
constexpr std::pair<forms::Mode, const char*> modes[] = {{forms::Mode::months, "months"},
                                                         {forms::Mode::period, "period"}};
constexpr std::pair<forms::Claim, const char*> claims[] = {
    {forms::Claim::none, "none"}, {forms::Claim::not_applicable, "not_applicable"}, {forms::Claim::no_data, "no_data"}};
constexpr std::pair<forms::Decision, const char*> decisions[] = {{forms::Decision::pending, "pending"},
                                                                 {forms::Decision::accepted, "accepted"},
                                                                 {forms::Decision::refused, "refused"}};

template <class Table, class Value> const char* name_in(const Table& table, Value value)
{
    for (const auto& [entry, text] : table) {
        if (entry == value)
            return text;
    }
    throw std::invalid_argument("a value without a name");
}

template <class Table> auto named_in(const Table& table, const std::string& text)
{
    for (const auto& [entry, name] : table) {
        if (text == name)
            return entry;
    }
    throw std::invalid_argument("unknown word \"" + text + "\"");
}

void add_line(std::string& lines, std::string_view field, const std::string& value)
{
    if (value.empty())
        return;
    if (!lines.empty())
        lines += '\n';
    lines.append(field) += '=';
    for (const char c : value) {
        switch (c) {
        case '\n':
            lines += "\\n";
            break;
        case '\r':
            lines += "\\r";
            break;
        case '\\':
            lines += "\\\\";
            break;
        default:
            lines += c;
        }
    }
}

std::string unescape(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            plain += text[i] == 'n' ? '\n' : text[i] == 'r' ? '\r' : text[i];
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// Calls take(field, value) for each line.
template <class Take> void each_line(std::string_view lines, Take take)
{
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            throw std::invalid_argument("a line without \"=\"");
        take(line.substr(0, equals), unescape(line.substr(equals + 1)));
    }
}

}  // namespace

const char* name(Origin origin)
{
    return name_in(origins, origin);
}

const char* name(forms::Mode mode)
{
    return name_in(modes, mode);
}

const char* name(forms::Claim claim)
{
    return name_in(claims, claim);
}

const char* name(forms::Decision decision)
{
    return name_in(decisions, decision);
}

Origin origin_named(const std::string& text)
{
    return named_in(origins, text);
}

forms::Mode mode_named(const std::string& text)
{
    return named_in(modes, text);
}

forms::Claim claim_named(const std::string& text)
{
    return named_in(claims, text);
}

forms::Decision decision_named(const std::string& text)
{
    return named_in(decisions, text);
}

forms::Decimal decimal_of(const std::string& text)
{
    forms::Decimal number;
    if (forms::Decimal::parse(text, number) != forms::NumberError::none)
        throw std::invalid_argument("a number reads " + text);
    return number;
}

std::optional<forms::Date> date_of(const std::string& text)
{
    if (text.empty())
        return std::nullopt;
    const auto date = forms::parse_date(text);
    if (!date)
        throw std::invalid_argument("a date reads " + text);
    return date;
}

std::string encode(const forms::Response& response)
{
    std::string lines;
    add_line(lines, "claim", response.claim == forms::Claim::none ? "" : name(response.claim));
    add_line(lines, "reason", response.reason);
    add_line(lines, "decision", response.decision == forms::Decision::pending ? "" : name(response.decision));
    add_line(lines, "note", response.note);
    add_line(lines, "baseline", response.baseline ? response.baseline->str() : "");
    add_line(lines, "baseline_source", response.baseline_source);
    add_line(lines, "recheck", response.recheck);
    return lines;
}

forms::Response decode_response(const std::string& lines)
{
    forms::Response response;
    each_line(lines, [&](std::string_view field, std::string value) {
        if (field == "claim")
            response.claim = claim_named(value);
        else if (field == "reason")
            response.reason = std::move(value);
        else if (field == "decision")
            response.decision = decision_named(value);
        else if (field == "note")
            response.note = std::move(value);
        else if (field == "baseline")
            response.baseline = decimal_of(value);
        else if (field == "baseline_source")
            response.baseline_source = std::move(value);
        else if (field == "recheck")
            response.recheck = std::move(value);
        else
            throw std::invalid_argument("unknown field \"" + std::string(field) + "\"");
    });
    return response;
}

std::string encode(const Provenance& provenance)
{
    std::string lines;
    add_line(lines, "provider", provenance.provider);
    add_line(lines, "source", provenance.source);
    add_line(lines, "extracted", provenance.extracted ? forms::iso(*provenance.extracted) : "");
    return lines;
}

Provenance decode_provenance(const std::string& lines)
{
    Provenance provenance;
    each_line(lines, [&](std::string_view field, std::string value) {
        if (field == "provider")
            provenance.provider = std::move(value);
        else if (field == "source")
            provenance.source = std::move(value);
        else if (field == "extracted")
            provenance.extracted = date_of(value);
        else
            throw std::invalid_argument("unknown field \"" + std::string(field) + "\"");
    });
    return provenance;
}

std::string encode(const EvidenceRow& evidence)
{
    std::string lines;
    add_line(lines, "title", evidence.title);
    add_line(lines, "kind", evidence.kept ? "kept" : "reference");
    add_line(lines, "file", evidence.file);
    add_line(lines, "bytes", std::to_string(evidence.bytes));
    add_line(lines, "sha256", evidence.sha256);
    add_line(lines, "dated", evidence.dated ? forms::iso(*evidence.dated) : "");
    add_line(lines, "valid_until", evidence.valid_until ? forms::iso(*evidence.valid_until) : "");
    add_line(lines, "deidentified", evidence.deidentified ? "yes" : "no");
    for (const auto& [section, item] : evidence.items)
        add_line(lines, "item", section + "/" + item);
    return lines;
}

EvidenceRow decode_evidence(const std::string& lines)
{
    EvidenceRow evidence;
    each_line(lines, [&](std::string_view field, std::string value) {
        if (field == "title")
            evidence.title = std::move(value);
        else if (field == "kind")
            evidence.kept = value == "kept";
        else if (field == "file")
            evidence.file = std::move(value);
        else if (field == "bytes")
            evidence.bytes = std::stoll(value);
        else if (field == "sha256")
            evidence.sha256 = std::move(value);
        else if (field == "dated")
            evidence.dated = date_of(value);
        else if (field == "valid_until")
            evidence.valid_until = date_of(value);
        else if (field == "deidentified")
            evidence.deidentified = value == "yes";
        else if (field == "item" && value.find('/') != std::string::npos)
            evidence.items.emplace_back(value.substr(0, value.find('/')), value.substr(value.find('/') + 1));
        else
            throw std::invalid_argument("unknown field \"" + std::string(field) + "\"");
    });
    return evidence;
}

std::string encode(const ActionRow& action)
{
    std::string lines;
    add_line(lines, "section", action.section);
    add_line(lines, "item", action.item);
    add_line(lines, "problem", action.problem);
    add_line(lines, "cause", action.cause);
    add_line(lines, "measure", action.measure);
    add_line(lines, "owner", action.owner);
    add_line(lines, "due", action.due ? forms::iso(*action.due) : "");
    add_line(lines, "effect", action.effect);
    add_line(lines, "closed", action.closed ? forms::iso(*action.closed) : "");
    return lines;
}

ActionRow decode_action(const std::string& lines)
{
    ActionRow action;
    each_line(lines, [&](std::string_view field, std::string value) {
        if (field == "section")
            action.section = std::move(value);
        else if (field == "item")
            action.item = std::move(value);
        else if (field == "problem")
            action.problem = std::move(value);
        else if (field == "cause")
            action.cause = std::move(value);
        else if (field == "measure")
            action.measure = std::move(value);
        else if (field == "owner")
            action.owner = std::move(value);
        else if (field == "due")
            action.due = date_of(value);
        else if (field == "effect")
            action.effect = std::move(value);
        else if (field == "closed")
            action.closed = date_of(value);
        else
            throw std::invalid_argument("unknown field \"" + std::string(field) + "\"");
    });
    return action;
}

std::string encode(const StepEdit& step)
{
    std::string lines;
    add_line(lines, "who", step.who);
    add_line(lines, "date", forms::iso(step.date));
    add_line(lines, "comment", step.comment);
    add_line(lines, "status", step.status);
    return lines;
}

std::string encode_attachment(const std::string& file, const std::string& sha256)
{
    std::string lines;
    add_line(lines, "file", file);
    add_line(lines, "sha256", sha256);
    return lines;
}

std::string uuid_bytes(const std::string& text)
{
    std::string bytes;
    int high = -1;
    for (const char c : text) {
        if (c == '-')
            continue;
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return {};
        if (high < 0) {
            high = digit;
        } else {
            bytes += static_cast<char>(high << 4 | digit);
            high = -1;
        }
    }
    return bytes;
}

std::string uuid_text(const std::string& bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text += digits[byte >> 4];
        text += digits[byte & 0x0F];
    }
    return text;
}

}  // namespace zk::db
