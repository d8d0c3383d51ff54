#include "forms/identity.h"

#include <catch2/catch.hpp>

#include <set>

using namespace zk::forms;

namespace {

std::string remark(std::string_view format, std::string_view text)
{
    const auto found = check_identity(format, text);
    return found ? (found->error ? "" : "(") + std::string(found->message.code).substr(9) + (found->error ? "" : ")")
                 : "";
}

std::string sentence_of(std::string_view format, std::string_view text)
{
    return Untranslated().text(check_identity(format, text)->message, Language::en);
}

}  // namespace

TEST_CASE("a correct unified social credit code passes, however it is typed", "[identity]")
{
    CHECK(remark("uscc", "12440184455904217U") == "");
    CHECK(remark("uscc", " 1244 0184 4559 0421 7u ") == "");
    CHECK(remark("uscc", "１２４４０１８４４５５９０４２１７Ｕ") == "");
    CHECK(remark("uscc", "121101054006867A1C") == "");
    CHECK(remark("uscc", "") == "");  // unanswered is another finding
}

TEST_CASE("every single wrong character of a credit code is noticed", "[identity]")
{
    const std::string good = "12440184455904217U";
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            std::string wrong = good;
            wrong[at] = c;
            INFO(wrong);
            CHECK((remark("uscc", wrong) == "") == (c == good[at]));
        }
    }
}

TEST_CASE("the sentence says which character and which rule", "[identity]")
{
    CHECK(sentence_of("uscc", "1244018445590421IU") == "character 17, I, cannot stand in a unified social credit code: "
                                                       "digits and capital letters without I, O, S, V, Z");
    CHECK(sentence_of("uscc", "12440184455904217") == "it has 17 characters where 18 are needed: compare it with the "
                                                      "certificate");
    CHECK(sentence_of("uscc", "12440184455904227U") ==
          "characters 9 to 17, the organisation code 455904227, must end in "
          "5 (check character of GB 11714): one of them is mistyped");
    CHECK(sentence_of("uscc", "12440184455904217T") ==
          "the last character must be U (check character of GB 32100) and is "
          "T: one character is mistyped");
    CHECK(remark("uscc", "1244018A455904217U") == "uscc_region");
    CHECK(remark("uscc", "1244018县455904217U") == "uscc_character");
    CHECK(remark("uscc", "12440184455904217U0") == "length");
}

TEST_CASE("check characters X and 0 of organisation codes are right", "[identity]")
{
    // 11 - Σ mod 11 is 10 and 11 for these; Σ is counted with weights 3 7 9 10 5 8 4 2.
    CHECK(remark("registration_no", "40000000X44018411A1001") == "");  // Σ = 12, 11 - 1 = 10
    CHECK(remark("registration_no", "40000005044018411A1001") == "");  // Σ = 22, 11 - 0 = 11
    CHECK(remark("registration_no", "40000005144018411A1001") == "organisation_check");
}

TEST_CASE("a registration number has its parts in place", "[identity]")
{
    CHECK(remark("registration_no", "45590421744018411A1001") == "");
    CHECK(remark("registration_no", "45590421744018411A100") == "length");
    CHECK(remark("registration_no", "4559042174401A411A1001") == "registration_digit");
    CHECK(remark("registration_no", "45590421844018411A1001") == "organisation_check");
    CHECK(remark("registration_no", "45590421744018411A10-1") == "registration_character");
    CHECK(remark("registration_no", "PDY00001X44018311A1001") == "(temporary_code)");
}

TEST_CASE("region codes have six digits and a province", "[identity]")
{
    CHECK(remark("region_code", "440184") == "");
    CHECK(remark("region_code", "４４０１８４") == "");
    CHECK(remark("region_code", "44018") == "length");
    CHECK(remark("region_code", "44018A") == "region_digit");
    CHECK(remark("region_code", "990184") == "region_province");
    CHECK(remark("region_code", "441900") == "(region_prefecture)");  // a real city without counties: doubted only
}

TEST_CASE("what is not sure is doubted, never refused", "[identity]")
{
    CHECK(remark("insurance_code", "H44018400123") == "");
    CHECK(remark("insurance_code", "44018400123") == "(insurance_structure)");
    CHECK(remark("phone", "0755-1234567") == "");
    CHECK(remark("phone", "（0755）1234567") == "");
    CHECK(remark("phone", "12345") == "phone_length");
    CHECK(remark("phone", "没有") == "phone_character");
    CHECK_FALSE(check_identity("unknown", "anything"));
}

TEST_CASE("identity facts belong to the hospital and never change with a period", "[identity]")
{
    std::set<std::string> ids;
    for (const Fact& fact : identity_facts()) {
        ids.insert(fact.id);
        CHECK(fact.id.starts_with("identity."));
        CHECK(fact.scope == Scope::hospital);
        CHECK(fact.aggregation == Aggregation::constant);
        CHECK_FALSE(fact.title.zh.empty());
    }
    CHECK(ids.size() == 11);
}
