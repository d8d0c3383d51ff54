#include "app/session/surroundings.h"

#include "db/platform.h"
#include "templates/layout.h"

namespace zk::session {

std::string system_user()
{
    return db::platform::user_name();
}

std::filesystem::path workbook_name(const Library& library, const std::string& layout, const Json& report,
                                    forms::Language language)
{
    const std::string name = templates::file_name(*library.layout(layout), report, language);
    return std::filesystem::path(std::u8string(name.begin(), name.end()));
}

}  // namespace zk::session
