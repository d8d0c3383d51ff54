// What the program remembers for a person: layout, column widths, language, last place, recent files. No value of a
// hospital is ever here. A file "settings.json" in the user's configuration folder, or beside the program when a file
// "zhuanke-portable" lies there (the version on a USB stick).
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace zk::gui {

class Settings {
public:
    /// An unreadable or damaged file counts as none; an empty path keeps everything in memory only.
    explicit Settings(std::filesystem::path file);

    int number(const std::string& key, int otherwise) const;
    std::string text(const std::string& key, const std::string& otherwise = {}) const;
    std::vector<int> numbers(const std::string& key) const;
    void set(const std::string& key, int value) { values_[key] = value; }
    void set(const std::string& key, const std::string& value) { values_[key] = value; }
    void set(const std::string& key, const std::vector<int>& value) { values_[key] = value; }

    /// Newest first, at most ten; those that are gone stay, because a stick may come back.
    std::vector<std::filesystem::path> recent() const;
    void opened(const std::filesystem::path& file);
    void forget(const std::filesystem::path& file);

    /// Written beside, then put in place. False if the folder takes nothing; nobody is bothered with it.
    bool save() const;

private:
    std::filesystem::path file_;
    nlohmann::json values_;
};

}  // namespace zk::gui
