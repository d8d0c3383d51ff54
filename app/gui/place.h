// Where a person is in the program. Kept as text in the settings, so that reopening returns to the same item.
#pragma once

#include "forms/month.h"
#include "forms/standard.h"

#include <optional>
#include <string>

namespace zk::gui {

enum class PageKind {
    start,         ///< recent files, new, open, sample
    overview,      ///< 全院概览
    section,       ///< a specialty's walk, or the hospital's own profile
    summary,       ///< 得分汇总 of a specialty: the last step of the walk, shown inside the section page
    findings,      ///< 逻辑校验
    approval,      ///< 审核与上报
    evidence,      ///< 佐证材料
    submissions,   ///< 上报记录
    actions,       ///< 整改措施
    search,        ///< results over all items
    guide,         ///< F1
};
inline constexpr int page_kinds = static_cast<int>(PageKind::guide) + 1;
const char* name(PageKind kind);   ///< "start", "overview", …

/// Empty parts mean: wherever the page likes, e.g. the first item that needs something.
struct Place {
    PageKind page = PageKind::start;
    std::string section;                       ///< specialty id or "hospital"
    std::string dimension;                     ///< step of the walk; with page summary: none
    std::string item;
    std::optional<forms::Field> field;
    std::optional<forms::Month> month;
    std::string text;                          ///< search: what is looked for; guide: the chapter

    std::string str() const;                   ///< "section/cardiology/quality/STEMI-01/numerator/2025-03"
    static Place parse(const std::string& text);   ///< unknown words: the start page
    bool operator==(const Place&) const = default;
};

/// A finding's or cell's place: an item of a section, opened at a field.
inline Place at_item(std::string section, std::string item, std::optional<forms::Field> field = {},
                     std::optional<forms::Month> month = {})
{
    return {PageKind::section, std::move(section), {}, std::move(item), field, month, {}};
}

}  // namespace zk::gui
