// What was submitted 已上报: each workbook with the report tree behind it, exactly as it left, and what was attached later.
#pragma once

#include "forms/message.h"
#include "forms/month.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zk::session {

struct SubmitOptions {
    bool draft = false;                               ///< marked 草稿, not archived, allowed at any time
    std::string name;                                 ///< who submits; empty: Session::who()
    std::optional<forms::Date> date;                  ///< default: today
    std::function<bool(int percent)> progress;        ///< false cancels
};

struct Submission {
    std::filesystem::path workbook;
    std::string digest;                               ///< SHA-256 of the canonical report tree
    std::string check_code;                           ///< its first 8 characters, 校验码
    std::string number;                               ///< 本院流水号 "2025-01"; empty for a draft
    int correction = 0;                               ///< 更正上报（第 n 次）
    bool draft = false;
    std::int64_t cells_written = 0, cells_equal = 0, cells_different = 0;
    std::vector<std::string> differences;             ///< "表1 得分汇总!C7: …"
};

struct Attachment {                                   ///< e.g. the sealed and scanned PDF
    std::string file, sha256;
    std::int64_t bytes = 0;
    std::string who, when;
};

struct Archived {                                     ///< one submission, oldest first
    std::string number;                               ///< 本院流水号, unique in the document
    std::string assessment, assessment_name;
    forms::Period period;
    int correction = 0;
    std::string file, sha256, digest, check_code;     ///< of the workbook; digest of the tree
    std::int64_t bytes = 0;
    std::string layout, layout_version, layout_sha256;
    forms::Language language = forms::Language::zh;
    std::string who;                                  ///< who submitted
    forms::Date date;
    std::string recorded_by, recorded;                ///< ISO time, UTC
    std::vector<Attachment> attachments;
};

/// One corrected value. `sheet` and `cell` say where it stands in the workbook, once there is one.
struct Correction {
    int number = 0;                                   ///< 1, 2, …
    std::string section, item, field, month;          ///< field also "claim" (不适用、暂无数据) and "prior" (上年同期)
    std::string sheet, cell;
    std::string old_value, new_value;                 ///< as kept; "" nothing there
    forms::Text old_title, new_title;                 ///< in words, where what is kept is an id (status, option, claim)
    std::string reason;                               ///< of the change, or else of the unlock or return before it
    std::string who, when;
};

}   // namespace zk::session
