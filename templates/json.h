// The type of the report tree (app/session/report.md): JSON whose objects keep their members side by side in one block,
// sorted by key. A tree of a whole hospital has a hundred thousand members; each in a node of its own, as nlohmann::json
// has them, they lie all over the memory, and fetching them from there cost more than all else in writing a workbook.
//
// A reference to a member holds until another member comes to the same object.
#pragma once

#include <boost/container/flat_map.hpp>
#include <nlohmann/json.hpp>

namespace zk::templates {

template <class Key, class Value, class Less, class> using SideBySide = boost::container::flat_map<Key, Value, Less>;

using Json = nlohmann::basic_json<SideBySide>;

}  // namespace zk::templates
