#include "app/session/error.h"

namespace zk::session {

Error::Error(Failure failure, forms::Message message, std::vector<forms::Problem> problems)
    : std::runtime_error(forms::Untranslated().text(message, forms::Language::en)),
      failure_(failure),
      message_(std::move(message)),
      problems_(std::move(problems))
{
}

}   // namespace zk::session
