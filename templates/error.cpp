#include "templates/error.h"

namespace zk::templates {

Error::Error(forms::Message message)
    : std::runtime_error(forms::Untranslated().text(message, forms::Language::en)), message_(std::move(message))
{
}

}  // namespace zk::templates
