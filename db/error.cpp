#include "db/error.h"

namespace zk::db {

Error::Error(ErrorKind kind, forms::Message message)
    : std::runtime_error(forms::Untranslated().text(message, forms::Language::en)),
      kind_(kind),
      message_(std::move(message))
{
}

}  // namespace zk::db
