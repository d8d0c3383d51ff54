// The standards and layouts that came with the program, and where they lie.
#pragma once

#include "forms/standard.h"
#include "templates/layout.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zk::session {

/// Looks in, in this order: the folders given (--data), ZHUANKE_DATA, "<program>/../share/zhuanke",
/// "<program>/share/zhuanke". Each holds forms/<standard id>/ and templates/<layout id>/.
class Library {
public:
    explicit Library(std::vector<std::filesystem::path> first = {});

    std::vector<std::string> standard_ids() const;     ///< sorted; every folder with a standard.toml
    std::vector<std::string> layout_ids() const;
    /// All mistakes of a wrong standard are in the result; an unknown id throws Error (naming the known ones).
    forms::LoadResult standard(const std::string& id) const;
    /// Throws Error with all mistakes.
    std::shared_ptr<const templates::Layout> layout(const std::string& id) const;
    /// The layout's file as it is installed; "" for an unknown id.
    std::string layout_file(const std::string& id) const;
    /// A standard in a folder anywhere ("standard check DIR"); what it extends lies beside it or comes from the
    /// library.
    forms::LoadResult standard_in(const std::filesystem::path& folder) const;
    /// An installed id, or the path of a folder (anything with a slash, or a folder that is there).
    forms::LoadResult standard_at(const std::string& id_or_folder) const;
    /// The same, or an Error with every mistake.
    std::shared_ptr<const forms::Standard> require_standard(const std::string& id_or_folder) const;
    /// Folder of the sample hospital's data; throws Error where it is missing.
    std::filesystem::path sample_folder() const;
    /// The guide's page in that language; nothing where it is not installed.
    std::optional<std::filesystem::path> guide_file(forms::Language language) const;

private:
    std::vector<std::filesystem::path> roots_;
};

}   // namespace zk::session
