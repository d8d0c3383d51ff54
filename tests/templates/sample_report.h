// A report tree as app/session/report.md describes it, with everything a layout must cope with: five kinds of empty,
// long texts, a dimension that does not apply, caps, findings, months.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>

#include "templates/layout.h"
#include "templates/workbook.h"

namespace zk::templates::test {

struct SampleOptions {
    int specialties = 3;
    bool submitted = true;
    int months = 12;
};

Json sample_report(const SampleOptions& options = {});

/// A layout in a string, or the repository's own for "county".
class StringSource final : public forms::FileSource {
public:
    explicit StringSource(std::string text) : text_(std::move(text)) {}
    std::optional<std::string> read(std::string_view, std::string_view) const override { return text_; }

private:
    std::string text_;
};
std::shared_ptr<const Layout> county_layout();
/// Loads a layout that must be right.
std::shared_ptr<const Layout> layout_of(const std::string& toml);

/// A folder of its own for one test, gone afterwards.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    std::filesystem::path operator/(std::u8string_view name) const { return path_ / std::filesystem::path(name); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string bytes_of(const std::filesystem::path& path);
void put_bytes(const std::filesystem::path& path, const std::string& bytes);
WriteOptions chinese();

/// All cells of a workbook as "Sheet!C7" → text; formulas begin with '='.
std::vector<std::pair<std::string, std::string>> cells_of(const std::filesystem::path& path);
/// The bytes of one part of a workbook ("xl/charts/chart1.xml"); empty if it has none of that name.
std::string part_of(const std::filesystem::path& path, const std::string& name);
std::string cell_of(const std::filesystem::path& path, const std::string& place);

}  // namespace zk::templates::test
