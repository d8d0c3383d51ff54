#include "app/session/library.h"

#include "app/session/error.h"
#include "app/session/text.h"
#include "db/platform.h"
#include "forms/directory_source.h"
#include "forms/nearest.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace fs = std::filesystem;

namespace zk::session {

namespace {

/// ZHUANKE_DATA as a path. Windows keeps its environment in UTF-16, so it is asked in wide characters there.
std::optional<fs::path> data_from_environment()
{
#ifdef _WIN32
    const wchar_t* value = _wgetenv(L"ZHUANKE_DATA");
#else
    const char* value = std::getenv("ZHUANKE_DATA");
#endif
    if (!value || !*value)
        return {};
    return fs::path(value);
}

std::vector<std::string> folders_with(const std::vector<fs::path>& roots, const char* kind, const char* file)
{
    std::set<std::string> ids;
    for (const fs::path& root : roots) {
        std::error_code ignored;   // a root without such a folder simply offers nothing
        for (fs::directory_iterator it(root / kind, ignored), end; it != end; it.increment(ignored))
            if (fs::is_regular_file(it->path() / file, ignored))
                ids.insert(utf8(it->path().filename()));
    }
    return {ids.begin(), ids.end()};
}

std::vector<fs::path> with(const std::vector<fs::path>& roots, const char* kind)
{
    std::vector<fs::path> result;
    for (const fs::path& root : roots)
        result.push_back(root / kind);
    return result;
}

/// Refuses an unknown id with the nearest known one.
void require_known(const std::string& id, const std::vector<std::string>& known, const forms::Message& message)
{
    if (std::find(known.begin(), known.end(), id) == known.end())
        throw Error(Failure::wrong_use, message);
}

/// One folder anywhere as the standard of its own name; what it extends lies beside it or comes from the library.
class FolderFirst final : public forms::FileSource {
public:
    FolderFirst(const fs::path& folder, std::vector<fs::path> bases)
        : id_(utf8(folder.filename())), own_({folder.parent_path()}), bases_(std::move(bases))
    {
    }
    std::optional<std::string> read(std::string_view standard, std::string_view path) const override
    {
        // A base is taken whole from one place, never file by file.
        const bool beside = standard == id_ || own_.read(standard, "standard.toml");
        return (beside ? own_ : bases_).read(standard, path);
    }
    const std::string& id() const { return id_; }

private:
    std::string id_;
    forms::DirectorySource own_, bases_;
};

}   // namespace

Library::Library(std::vector<fs::path> first) : roots_(std::move(first))
{
    if (const auto data = data_from_environment())
        roots_.push_back(*data);
    const fs::path program = db::platform::program_folder();
    roots_.push_back(program.parent_path() / "share" / "zhuanke");
    roots_.push_back(program / "share" / "zhuanke");
}

std::vector<std::string> Library::standard_ids() const
{
    return folders_with(roots_, "forms", "standard.toml");
}

std::vector<std::string> Library::layout_ids() const
{
    return folders_with(roots_, "templates", "layout.toml");
}

forms::LoadResult Library::standard(const std::string& id) const
{
    const auto known = standard_ids();
    require_known(id, known,
                  {"session.unknown_standard",
                   ZK_TR("There is no standard “{id}”. Installed standards: {known}. Choose one of them."),
                   {{"id", id}, {"known", known.empty() ? std::string("–") : joined(known)}}});
    return forms::load_standard(forms::DirectorySource(with(roots_, "forms")), id);
}

std::shared_ptr<const templates::Layout> Library::layout(const std::string& id) const
{
    const auto known = layout_ids();
    require_known(id, known,
                  {"session.unknown_layout",
                   ZK_TR("There is no workbook layout “{id}”. Installed layouts: {known}. Choose one of them."),
                   {{"id", id}, {"known", known.empty() ? std::string("–") : joined(known)}}});
    auto result = templates::load_layout(forms::DirectorySource(with(roots_, "templates")), id);
    if (!result.layout)
        throw Error(Failure::wrong_use,
                    {"session.layout_wrong",
                     ZK_TR("The workbook layout “{id}” has mistakes; correct the places named below."),
                     {{"id", id}}},
                    std::move(result.problems));
    return result.layout;
}

std::string Library::layout_file(const std::string& id) const
{
    return forms::DirectorySource(with(roots_, "templates")).read(id, "layout.toml").value_or(std::string());
}

forms::LoadResult Library::standard_in(const fs::path& folder) const
{
    const fs::path absolute = fs::absolute(folder).lexically_normal();
    const fs::path named = absolute.has_filename() ? absolute : absolute.parent_path();   // "dir/" means "dir"
    if (!fs::is_directory(named))
        throw Error(Failure::io, {"session.no_folder",
                                  ZK_TR("There is no folder “{path}”. Give the folder that holds standard.toml."),
                                  {{"path", utf8(folder)}}});
    const FolderFirst source(named, with(roots_, "forms"));
    return forms::load_standard(source, source.id());
}

forms::LoadResult Library::standard_at(const std::string& id_or_folder) const
{
    const fs::path path(std::u8string(id_or_folder.begin(), id_or_folder.end()));
    std::error_code ignored;
    const bool folder = id_or_folder.find_first_of("/\\") != std::string::npos || fs::is_directory(path, ignored);
    return folder ? standard_in(path) : standard(id_or_folder);
}

std::shared_ptr<const forms::Standard> Library::require_standard(const std::string& id_or_folder) const
{
    auto loaded = standard_at(id_or_folder);
    if (!loaded.standard)
        throw Error(Failure::wrong_use,
                    {"session.standard_wrong",
                     ZK_TR("The standard “{id}” has mistakes and can not be used; correct the places named below."),
                     {{"id", id_or_folder}}},
                    std::move(loaded.problems));
    return loaded.standard;
}

fs::path Library::sample_folder() const
{
    for (const fs::path& root : roots_) {
        std::error_code ignored;
        if (fs::is_directory(root / "sample", ignored))
            return root / "sample";
    }
    throw Error(Failure::io, {"session.no_sample",
                              ZK_TR("The data of the sample hospital are not installed (folder “sample”). Install the "
                                    "program again or name its data folder with --data."),
                              {}});
}

std::optional<fs::path> Library::guide_file(forms::Language language) const
{
    for (const fs::path& root : roots_) {
        const fs::path file = root / "guide" / (language == forms::Language::zh ? "zh" : "en") / "guide.html";
        std::error_code ignored;
        if (fs::is_regular_file(file, ignored))
            return file;
    }
    return {};
}

}   // namespace zk::session
