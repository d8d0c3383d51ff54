// Shared by overview.cpp and summary.cpp: cells, findings and words that mean the same on both pages.
#pragma once

#include "app/gui/charts/results.h"

namespace zk::gui::charts {

/// Colour of a score by the bands of the standard's grades, from the lowest (heat0) to the best (heat4).
Look look_of(const forms::Decimal& score, const std::vector<forms::Grade>& grades);
/// In the lowest band.
bool is_low(const forms::Decimal& score, const std::vector<forms::Grade>& grades);
Look chip_of(int grade, const std::vector<forms::Grade>& grades);
std::vector<LegendEntry> score_legend(const std::vector<forms::Grade>& grades, const Say& say);

std::string section_title(const forms::Form& form, int section, const Say& say);
/// The score of last year's section of the same specialty, nullptr if there is none.
const forms::SectionScore* prior_section(const Results& results, int section);

/// A dimension's score with its colour, or the word that stands for it; "*" marks what is not complete.
Cell dimension_cell(const Results& results, int section, int dimension, const Say& say);
Cell total_cell(const Results& results, int section, const Say& say);
Cell grade_cell(const Results& results, int section, const Say& say);

RadarData radar_of(const Results& results, const std::string& title, const Say& say);
/// One line of the list of findings; opens its field.
Line finding_line(const Results& results, const session::CheckedFinding& checked, Places& places, const Say& say,
                  bool name_section);
Place finding_place(const Results& results, const forms::Finding& finding);

}  // namespace zk::gui::charts
