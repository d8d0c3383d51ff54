// Runs zhuanke-cli as a user would: a process of its own, in a folder of its own, on the example standard.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace zk::test {

namespace fs = std::filesystem;

fs::path u8(const std::string& text);
std::string utf8(const fs::path& path);
void write(const fs::path& file, const std::string& bytes);
std::string read(const fs::path& file);

struct Ran {
    int exit = -1;  ///< -1: killed
    std::string out, err;
};

/// A process under way, so that a test can kill it.
class Program {
public:
    /// `words` follow zhuanke-cli itself, or `prefix` and then zhuanke-cli ("sh -c 'ulimit …'").
    explicit Program(const std::vector<std::string>& words, const fs::path& folder,
                     const std::vector<std::string>& prefix = {});
    Ran wait();
    void kill();       ///< kill -9
    void interrupt();  ///< Ctrl+C

private:
    int pid_ = -1;
    fs::path out_, err_;
};

/// A fresh folder (with a blank and Chinese in its name) holding the example standards and the county layout.
class Desk {
public:
    Desk();
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    fs::path path;
    std::string doc;  ///< the document's path; not made yet
    std::string data;

    /// In English unless the words say otherwise; the data folder is this desk's own.
    Ran run(std::vector<std::string> words) const;
    Program start(std::vector<std::string> words, const std::vector<std::string>& prefix = {}) const;
    /// Where no file may grow beyond so many blocks of 512 bytes, as on a disk that is full.
    Ran run_on_full_disk(std::vector<std::string> words, int blocks) const;
    /// As somebody who may not write here: a test run by root becomes nobody.
    Ran run_without_permission(std::vector<std::string> words) const;
    std::string at(const std::string& name) const { return utf8(path / u8(name)); }
    std::string csv(const std::string& bytes) const;  ///< writes a table, gives its path
    /// A document with the assessment of 2025, medicine and surgery.
    void begin() const;
    /// The text of the value, or "" where there is none.
    std::string get(const std::string& item, const std::string& field, const std::string& month = {},
                    const std::string& section = "medicine") const;
};

bool contains(const std::string& text, const std::string& part);

}  // namespace zk::test
