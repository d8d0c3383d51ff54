#include "app/cli/context.h"

#include "app/session/surroundings.h"
#include "app/session/text.h"
#include "forms/nearest.h"

namespace zk::cli {

namespace {

session::Library library_of(const Arguments& arguments)
{
    std::vector<std::filesystem::path> folders;
    for (const std::string& folder : arguments.all("--data"))
        folders.push_back(path_of(folder));
    return session::Library(std::move(folders));
}

[[noreturn]] void unknown_specialty(const std::string& id, const std::vector<std::string>& known)
{
    refuse({"cli.unknown_specialty",
            ZK_TR("There is no specialty “{id}” here. Write one of: {known}."),
            {{"id", id}, {"known", session::joined(known)}}});
}

}  // namespace

std::filesystem::path path_of(const std::string& utf8)
{
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

void refuse(forms::Message message)
{
    throw session::Error(session::Failure::wrong_use, std::move(message));
}

void require_specialty(const forms::Standard& standard, const std::string& id)
{
    if (standard.specialty(id) >= 0)
        return;
    std::vector<std::string> known;
    for (const auto& specialty : standard.specialties)
        known.push_back(specialty.id);
    unknown_specialty(id, known);
}

const Json& section_of(const Json& report, const std::string& id)
{
    if (const Json& profile = report.at("profile"); profile.is_object() && profile.at("id") == id)
        return profile;
    std::vector<std::string> known{"hospital"};
    for (const Json& section : report.at("sections")) {
        if (section.at("id") == id)
            return section;
        known.push_back(section.at("id"));
    }
    unknown_specialty(id, known);
}

const Json& item_of(const Json& section, const std::string& id)
{
    std::vector<std::string> known;
    for (const Json& dimension : section.at("dimensions"))
        for (const Json& group : dimension.at("groups"))
            for (const Json& item : group.at("items")) {
                if (item.at("id") == id)
                    return item;
                known.push_back(item.at("id"));
            }
    const std::string near = forms::nearest(id, known);
    if (near.empty())
        refuse({"cli.unknown_item",
                ZK_TR("“{specialty}” has no item “{id}”. “zhuanke-cli get” without an item lists all of them."),
                {{"specialty", section.at("id").get<std::string>()}, {"id", id}}});
    refuse({"cli.unknown_item_near",
            ZK_TR("“{specialty}” has no item “{id}”. Did you mean “{near}”?"),
            {{"specialty", section.at("id").get<std::string>()}, {"id", id}, {"near", near}}});
}

Context::Context(Arguments given, const forms::Translator& sentences, forms::Language in_language)
    : arguments(std::move(given)),
      translator(sentences),
      language(in_language),
      library(library_of(arguments)),
      who(arguments.one("--who").empty() ? session::system_user() : arguments.one("--who"))
{
    const std::string& asked = arguments.one("--lang");
    if (arguments.has("--lang") && asked != "zh" && asked != "en")
        refuse({"cli.language",
                ZK_TR("“{text}” is not a language of this program: write --lang zh or --lang en."),
                {{"text", asked}}});
}

void Context::print(const Json& value)
{
    out += value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string Context::in(const Json& text) const
{
    return text.is_object() ? text.at(language == forms::Language::zh ? "zh" : "en").get<std::string>() : std::string();
}

std::unique_ptr<session::Session> Context::open(db::Access access) const
{
    return session::Session::open(path_of(arguments.one("DOC")), access, who, library);
}

std::unique_ptr<session::Session> Context::open_assessment(db::Access access) const
{
    auto session = open(access);
    if (session->assessments().empty())
        refuse({"cli.no_assessment",
                ZK_TR("“{path}” holds no self-assessment yet. Begin one with “zhuanke-cli assessment new”."),
                {{"path", arguments.one("DOC")}}});
    session->select(arguments.one("--assessment"));
    return session;
}

}  // namespace zk::cli
