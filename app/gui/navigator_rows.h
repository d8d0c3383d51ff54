// What the navigator lists, without a window.
#pragma once

#include "app/gui/place.h"
#include "forms/score.h"

#include <string>
#include <vector>

namespace zk::gui {

struct NavigatorRow {
    enum class Kind { heading, page, section } kind = Kind::page;
    forms::Message label;                ///< heading and page
    forms::Text title;                   ///< section
    Place place;
    int section = -1;                    ///< index in Form::sections
};

/// `filter`: part of a title in either language, or the beginning of its pinyin initials; empty: everything.
/// Headings without a row below them are left out.
std::vector<NavigatorRow> navigator_rows(const forms::Form& form, const std::string& filter);

}  // namespace zk::gui
