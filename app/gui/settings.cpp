#include "app/gui/settings.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace zk::gui {
namespace {

constexpr std::size_t most_recent = 10;

std::string text_of(const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

}  // namespace

Settings::Settings(std::filesystem::path file) : file_(std::move(file)), values_(nlohmann::json::object())
{
    std::ifstream in(file_, std::ios::binary);
    if (in) {
        auto read = nlohmann::json::parse(in, nullptr, false);
        if (read.is_object()) {
            values_ = std::move(read);
        }
    }
}

int Settings::number(const std::string& key, int otherwise) const
{
    const auto found = values_.find(key);
    return found != values_.end() && found->is_number_integer() ? found->get<int>() : otherwise;
}

std::string Settings::text(const std::string& key, const std::string& otherwise) const
{
    const auto found = values_.find(key);
    return found != values_.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

std::vector<int> Settings::numbers(const std::string& key) const
{
    std::vector<int> result;
    const auto found = values_.find(key);
    if (found != values_.end() && found->is_array()) {
        for (const auto& value : *found) {
            result.push_back(value.is_number_integer() ? value.get<int>() : 0);
        }
    }
    return result;
}

std::vector<std::filesystem::path> Settings::recent() const
{
    std::vector<std::filesystem::path> result;
    const auto found = values_.find("recent");
    if (found != values_.end() && found->is_array()) {
        for (const auto& value : *found) {
            if (value.is_string()) {
                result.push_back(std::filesystem::u8path(value.get<std::string>()));
            }
        }
    }
    return result;
}

void Settings::opened(const std::filesystem::path& file)
{
    auto files = recent();
    std::erase(files, file);
    files.insert(files.begin(), file);
    files.resize(std::min(files.size(), most_recent));
    values_["recent"] = nlohmann::json::array();
    for (const auto& each : files) {
        values_["recent"].push_back(text_of(each));
    }
}

void Settings::forget(const std::filesystem::path& file)
{
    auto files = recent();
    std::erase(files, file);
    values_["recent"] = nlohmann::json::array();
    for (const auto& each : files) {
        values_["recent"].push_back(text_of(each));
    }
}

bool Settings::save() const
{
    if (file_.empty()) {
        return true;
    }
    std::error_code failed;
    std::filesystem::create_directories(file_.parent_path(), failed);
    auto beside = file_;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary);
        out << values_.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        out.flush();
        if (!out) {
            return false;
        }
    }
    std::filesystem::rename(beside, file_, failed);
    return !failed;
}

}  // namespace zk::gui
