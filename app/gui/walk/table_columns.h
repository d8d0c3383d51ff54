// The columns of a step's table, from left to right; for table.cpp and table_fit.cpp alone.
#pragma once

namespace zk::gui::walk {

enum Column { sign_column, title_column, value_column, goal_column, prior_column, score_column, columns };

constexpr int one_line = 28;   ///< height of a row at 100 %

}  // namespace zk::gui::walk
