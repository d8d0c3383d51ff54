// Standards lying in folders on disk.
#pragma once

#include "forms/standard.h"

#include <filesystem>
#include <utility>
#include <vector>

namespace zk::forms {

/// Reads "<root>/<standard id>/<path>" from the first root that has it. Refuses ids and paths that lead out of a root.
class DirectorySource final : public FileSource {
public:
    explicit DirectorySource(std::vector<std::filesystem::path> roots) : roots_(std::move(roots)) {}
    std::optional<std::string> read(std::string_view standard, std::string_view path) const override;

private:
    std::vector<std::filesystem::path> roots_;
};

}  // namespace zk::forms
