// Names (as in files and JSON) and words (as on screens and sheets) of a standard's enumerations.
#pragma once

#include "forms/standard.h"

namespace zk::forms {

Message title(Field field);
Message title(ItemKind kind);
Message title(Rule rule);
Message title(SpecialtyKind kind);
Message title(Level level);  ///< nothing for none
Message title(Confidence confidence);
Message title(Direction direction);
Message title(RatioForm form);
Message title(Scope scope);
Message title(Aggregation aggregation);
Message title(Method method);

std::string_view name(ItemKind kind);
std::string_view name(Rule rule);
std::string_view name(SpecialtyKind kind);
std::string_view name(Level level);  ///< "" for none
std::string_view name(Confidence confidence);
std::string_view name(Direction direction);
std::string_view name(RatioForm form);
std::string_view name(Scope scope);
std::string_view name(Aggregation aggregation);

}  // namespace zk::forms
