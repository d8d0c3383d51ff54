#include "templates/locate.h"

#include "templates/evaluate.h"

namespace zk::templates {

std::map<const Json*, CellPlace> cells_of_values(const Layout& layout, const Json& report, forms::Language language)
{
    std::map<const Json*, CellPlace> places;
    Evaluator evaluator(layout, report, language);
    while (evaluator.next_sheet()) {
        while (evaluator.next_row()) {
            for (const auto& [value, column] : evaluator.values_shown())
                places.try_emplace(value,
                                   CellPlace{evaluator.page().name, cell_name(evaluator.row().index, column)});
        }
    }
    return places;
}

}  // namespace zk::templates
