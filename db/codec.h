// Inside db/ only: the texts of the change log and of its enumerations.
//
// A response and a provenance stand in the log as lines "field=value", only the fields that are not at their default,
// in the order of their structs; inside a value "\n" stands for a line feed, "\r" for a carriage return and "\\" for a
// backslash. Nothing at all is the empty text.
#pragma once

#include "db/document.h"

namespace zk::db {

std::string encode(const forms::Response& response);
forms::Response decode_response(const std::string& lines);
std::string encode(const Provenance& provenance);
std::string encode(const EvidenceRow& evidence);   ///< without its number; a line "item=section/item" for each item
EvidenceRow decode_evidence(const std::string& lines);
std::string encode(const ActionRow& action);       ///< without its number
ActionRow decode_action(const std::string& lines);
std::string encode(const StepEdit& step);          ///< for people to read in the history: never read back
std::string encode_attachment(const std::string& file, const std::string& sha256);
Provenance decode_provenance(const std::string& lines);

const char* name(Origin origin);
const char* name(forms::Mode mode);
const char* name(forms::Claim claim);
const char* name(forms::Decision decision);
/// These throw std::invalid_argument for a text that no version wrote.
Origin origin_named(const std::string& text);
forms::Mode mode_named(const std::string& text);
forms::Claim claim_named(const std::string& text);
forms::Decision decision_named(const std::string& text);
forms::Decimal decimal_of(const std::string& text);
std::optional<forms::Date> date_of(const std::string& text);  ///< "" is no date

/// "550e8400-e29b-…" and its 16 bytes.
std::string uuid_bytes(const std::string& text);
std::string uuid_text(const std::string& bytes);

}  // namespace zk::db
