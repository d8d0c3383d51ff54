// "Did you mean …": the known word nearest to what somebody wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zk::forms {

/// The candidate with the smallest edit distance (ASCII case ignored), if it is near enough to be what was meant
/// (distance at most a third of the longer word, at least 1); otherwise empty. Ids also match on their last part, so
/// that "pci" finds "cardiology.mi.pci".
std::string nearest(std::string_view text, const std::vector<std::string>& candidates);

}   // namespace zk::forms
