#include "forms/identity.h"

#include "forms/input.h"

#include <algorithm>
#include <array>

namespace zk::forms {

namespace {

Fact identity_fact(const char* id, Text title, Text unit = {}, bool whole = false)
{
    Fact fact;
    fact.id = id;
    fact.title = std::move(title);
    fact.unit = std::move(unit);
    fact.scope = Scope::hospital;
    fact.aggregation = Aggregation::constant;
    fact.whole = whole;
    return fact;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool is_alphanumeric(char c)
{
    return is_digit(c) || is_upper(c);
}

/// Characters, not bytes: a Chinese character in a code is one wrong character to the person who typed it.
std::vector<std::string> characters(std::string_view text)
{
    std::vector<std::string> result;
    for (char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (!continues || result.empty()) {
            result.emplace_back();
        }
        result.back() += c;
    }
    return result;
}

IdentityRemark wrong(Message message)
{
    return {true, std::move(message)};
}
IdentityRemark doubtful(Message message)
{
    return {false, std::move(message)};
}

IdentityRemark wrong_length(std::size_t found, int wanted)
{
    return wrong({"identity.length",
                  ZK_TR("it has {found} {found|character|characters} where {wanted} are needed: compare it with the certificate"),
                  {{"found", Decimal(static_cast<int>(found))}, {"wanted", Decimal(wanted)}}});
}

/// First character at or after `from` that `allowed` refuses.
template <class Allowed>
std::optional<IdentityRemark> refuse_characters(std::string_view text, std::size_t from, std::size_t end,
                                                const char* code, const char* pattern, Allowed allowed)
{
    const auto all = characters(text);
    for (std::size_t i = from; i < std::min(end, all.size()); ++i) {
        if (all[i].size() != 1 || !allowed(all[i][0])) {
            return wrong({code, pattern, {{"position", Decimal(static_cast<int>(i + 1))}, {"character", all[i]}}});
        }
    }
    return std::nullopt;
}

constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

char uscc_check(std::string_view code)
{
    constexpr std::array<int, 17> weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i] * static_cast<int>(uscc_alphabet.find(code[i]));
    }
    return uscc_alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

char organisation_check(std::string_view code)
{
    constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i] * (is_digit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10);
    }
    const int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

std::optional<IdentityRemark> refuse_organisation(std::string_view code, int first_position)
{
    const char check = organisation_check(code);
    if (code[8] == check) {
        return std::nullopt;
    }
    return wrong({"identity.organisation_check",
                  ZK_TR("characters {first} to {last}, the organisation code {code}, must end in {expected} "
                        "(check character of GB 11714): one of them is mistyped"),
                  {{"first", Decimal(first_position)},
                   {"last", Decimal(first_position + 8)},
                   {"code", std::string(code)},
                   {"expected", std::string(1, check)}}});
}

std::optional<IdentityRemark> check_uscc(std::string_view text)
{
    if (auto remark = refuse_characters(text, 0, 18, "identity.uscc_character",
                                        ZK_TR("character {position}, {character}, cannot stand in a unified social "
                                              "credit code: digits and capital letters without I, O, S, V, Z"),
                                        [](char c) { return uscc_alphabet.find(c) != std::string_view::npos; })) {
        return remark;
    }
    if (text.size() != 18) {
        return wrong_length(characters(text).size(), 18);
    }
    if (auto remark = refuse_characters(text, 2, 8, "identity.uscc_region",
                                        ZK_TR("character {position}, {character}, must be a digit: characters 3 to 8 "
                                              "are the registrar's region"),
                                        is_digit)) {
        return remark;
    }
    if (auto remark = refuse_organisation(text.substr(8, 9), 9)) {
        return remark;
    }
    const char check = uscc_check(text);
    if (text[17] != check) {
        return wrong({"identity.uscc_check",
                      ZK_TR("the last character must be {expected} (check character of GB 32100) and is {found}: one "
                            "character is mistyped"),
                      {{"expected", std::string(1, check)}, {"found", std::string(1, text[17])}}});
    }
    return std::nullopt;
}

std::optional<IdentityRemark> check_registration_no(std::string_view text)
{
    if (auto remark = refuse_characters(
            text, 0, 22, "identity.registration_character",
            ZK_TR("character {position}, {character}, cannot stand in a registration number: digits and letters only"),
            is_alphanumeric)) {
        return remark;
    }
    if (text.size() != 22) {
        return wrong_length(characters(text).size(), 22);
    }
    if (auto remark = refuse_characters(text, 9, 17, "identity.registration_digit",
                                        ZK_TR("character {position}, {character}, must be a digit: characters 10 to 15 "
                                              "are the region, 16 and 17 the economic type"),
                                        is_digit)) {
        return remark;
    }
    if (text.starts_with("PDY")) {
        return doubtful({"identity.temporary_code",
                         ZK_TR("{code} is a temporary organisation code (PDY…), which has no check character: replace "
                               "it when the permanent one is issued"),
                         {{"code", std::string(text.substr(0, 9))}}});
    }
    return refuse_organisation(text.substr(0, 9), 1);
}

bool is_province(std::string_view code)
{
    constexpr std::array<std::string_view, 34> provinces{
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
        "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"};
    return std::find(provinces.begin(), provinces.end(), code.substr(0, 2)) != provinces.end();
}

std::optional<IdentityRemark> check_region_code(std::string_view text)
{
    if (auto remark = refuse_characters(text, 0, 6, "identity.region_digit",
                                        ZK_TR("character {position}, {character}, must be a digit: a region code has "
                                              "6 digits"),
                                        is_digit)) {
        return remark;
    }
    if (text.size() != 6) {
        return wrong_length(characters(text).size(), 6);
    }
    if (!is_province(text)) {
        return wrong({"identity.region_province",
                      ZK_TR("{province}, the first two digits, is not the code of a province (GB/T 2260)"),
                      {{"province", std::string(text.substr(0, 2))}}});
    }
    if (text.ends_with("00")) {
        // A few cities without districts do have such a code, so this can only be doubted.
        return doubtful({"identity.region_prefecture",
                         ZK_TR("{code} ends in 00 and so names a city or province, not a county: check it against "
                               "GB/T 2260"),
                         {{"code", std::string(text)}}});
    }
    return std::nullopt;
}

/// The structure is known, its text was not seen: so it is doubted, never refused.
std::optional<IdentityRemark> check_insurance_code(std::string_view text)
{
    const bool fits = text.size() == 12 && text[0] == 'H' && std::all_of(text.begin() + 1, text.end(), is_digit);
    if (fits) {
        return std::nullopt;
    }
    return doubtful({"identity.insurance_structure",
                     ZK_TR("{code} does not look like an insurance code of an institution (H, 6 digits of the region, "
                           "5 digits): compare it with the insurance platform"),
                     {{"code", std::string(text)}}});
}

std::optional<IdentityRemark> check_phone(std::string_view text)
{
    if (auto remark = refuse_characters(
            text, 0, text.size(), "identity.phone_character",
            ZK_TR("character {position}, {character}, cannot stand in a telephone number: "
                  "digits, +, -, ( and ) only"),
            [](char c) { return is_digit(c) || std::string_view("+-()").find(c) != std::string_view::npos; })) {
        return remark;
    }
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    if (digits < 7 || digits > 20) {
        return wrong({"identity.phone_length",
                      ZK_TR("it has {found} {found|digit|digits}: a telephone number has 7 to 20, with area code and extension"),
                      {{"found", Decimal(static_cast<int>(digits))}}});
    }
    return std::nullopt;
}

using Check = std::optional<IdentityRemark> (*)(std::string_view);
struct Format {
    std::string_view name;
    Check check;
};
constexpr std::array<Format, 5> formats{{{"uscc", check_uscc},
                                         {"registration_no", check_registration_no},
                                         {"region_code", check_region_code},
                                         {"insurance_code", check_insurance_code},
                                         {"phone", check_phone}}};

const Format* format_named(std::string_view name)
{
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const Format& f) { return f.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Fact>& identity_facts()
{
    static const std::vector<Fact> facts{
        identity_fact("identity.name", {"医疗机构名称", "Institution name"}),
        identity_fact("identity.uscc", {"统一社会信用代码", "Unified social credit code"}),
        identity_fact("identity.registration_no", {"医疗机构登记号", "Institution registration number"}),
        identity_fact("identity.region_code", {"行政区划代码", "Administrative region code"}),
        identity_fact("identity.insurance_code", {"定点医疗机构医保编码", "Medical insurance institution code"}),
        identity_fact("identity.grade", {"医院等级", "Hospital grade"}),
        identity_fact("identity.category", {"医院类别", "Hospital category"}),
        identity_fact("identity.ownership", {"所有制与经营性质", "Ownership and management type"}),
        identity_fact("identity.legal_representative", {"法定代表人", "Legal representative"}),
        identity_fact("identity.phone", {"联系电话", "Telephone"}),
        identity_fact("identity.licensed_beds", {"编制床位", "Licensed beds"}, {"张", "beds"}, true),
    };
    return facts;
}

std::string fold_identifier(std::string_view text)
{
    std::string folded = fold_width(text);
    std::erase_if(folded, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    for (char& c : folded) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
    }
    return folded;
}

bool is_identity_format(std::string_view format)
{
    return format_named(format) != nullptr;
}

std::optional<IdentityRemark> check_identity(std::string_view format, std::string_view text)
{
    const Format* known = format_named(format);
    const std::string folded = fold_identifier(text);
    if (!known || folded.empty()) {
        return std::nullopt;
    }
    return known->check(folded);
}

}  // namespace zk::forms
