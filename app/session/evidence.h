// 佐证材料: files beside the items of an assessment, kept in the document or by reference.
#pragma once

#include "forms/month.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zk::session {

/// A larger file can only be referred to, so that the document stays one that can be mailed and copied.
inline constexpr std::int64_t largest_kept_file = 50 * 1024 * 1024;

struct EvidenceItem {
    std::string section, item;
    auto operator<=>(const EvidenceItem&) const = default;
};

struct Evidence {
    int number = 0;                                   ///< 佐证材料编号 within the assessment, from 1, never used twice
    std::string title;
    bool kept = true;                                 ///< in the document; else by reference
    std::string file;                                 ///< kept: file name; by reference: the whole path
    std::int64_t bytes = 0;
    std::string sha256;
    std::optional<forms::Date> dated;                 ///< of the material, not of the upload
    std::optional<forms::Date> valid_until;
    bool deidentified = false;                        ///< 已脱敏
    std::vector<EvidenceItem> items;                  ///< any number
};

struct NewEvidence {
    std::string title;                                ///< empty: the file's name
    std::filesystem::path file;
    bool reference = false;
    std::optional<forms::Date> dated, valid_until;
    bool deidentified = false;
    std::vector<EvidenceItem> items;
};

/// What stands in edit_evidence's optionals is changed; the file stays what it is (another file is another evidence).
struct EvidenceChange {
    std::optional<std::string> title;
    std::optional<std::optional<forms::Date>> dated, valid_until;
    std::optional<bool> deidentified;
    std::optional<std::vector<EvidenceItem>> items;
};

struct Packed {                                       ///< what `evidence pack` wrote
    std::filesystem::path target;
    int files = 0;
    std::int64_t bytes = 0;
    int missing_items = 0;                            ///< claimed without evidence: listed in the pack
    std::vector<std::string> unavailable;             ///< references whose file is gone or changed: named in the pack
};

}   // namespace zk::session
