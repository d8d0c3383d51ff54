#include "app/session/surroundings.h"

#include "db/platform.h"
#include "templates/layout.h"

namespace zk::session {

std::string system_user()
{
    return db::platform::user_name();
}

void prefer_small_memory()
{
    db::platform::prefer_small_memory();
}

void return_free_memory()
{
    db::platform::return_free_memory();
}

std::string local_moment(const std::string& utc)
{
    return db::platform::on_the_wall(utc);
}

std::filesystem::path workbook_name(const Library& library, const std::string& layout, const Json& report,
                                    forms::Language language, bool draft)
{
    std::string name = templates::file_name(*library.layout(layout), report, language);
    const bool zh = language == forms::Language::zh;
    std::string mark;
    if (const int correction = report.at("approval").at("correction"); correction > 0)
        mark += (zh ? "（更正" : " (corrected ") + std::to_string(correction) + (zh ? "）" : ")");
    if (draft)
        mark += zh ? "（草稿）" : " (draft)";
    name.insert(name.size() - std::string_view(".xlsx").size(), mark);
    return std::filesystem::path(std::u8string(name.begin(), name.end()));
}

}  // namespace zk::session
