#include "tests/cli/program.h"

#include <fcntl.h>     // platform: the tests of the command line run on POSIX systems only
#include <signal.h>    // platform: kill -9
#include <spawn.h>     // platform: a process without a shell in between
#include <sys/wait.h>  // platform: its end
#include <unistd.h>    // platform: its environment

#include <atomic>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace zk::test {

fs::path u8(const std::string& text)
{
    return fs::path(std::u8string(text.begin(), text.end()));
}

std::string utf8(const fs::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string read(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

Program::Program(const std::vector<std::string>& words, const fs::path& folder, const std::vector<std::string>& prefix)
{
    static std::atomic<int> count = 0;
    const std::string number = std::to_string(++count);
    out_ = folder / ("stdout-" + number);
    err_ = folder / ("stderr-" + number);
    std::vector<std::string> all = prefix;
    all.push_back(ZK_CLI);
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> argv;
    for (std::string& word : all)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, 1, out_.c_str(), flags, 0644);
    posix_spawn_file_actions_addopen(&actions, 2, err_.c_str(), flags, 0644);
    pid_t pid = -1;
    const int failed = posix_spawnp(&pid, argv.front(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed)
        throw std::runtime_error("zhuanke-cli cannot be started: " ZK_CLI);
    pid_ = pid;
}

Ran Program::wait()
{
    int status = 0;
    waitpid(pid_, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(out_), read(err_)};
}

void Program::kill()
{
    ::kill(pid_, SIGKILL);
}

void Program::interrupt()
{
    ::kill(pid_, SIGINT);
}

Desk::Desk()
{
    std::string name = (fs::temp_directory_path() / u8("专科 cli XXXXXX")).string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    path = name;
    doc = at("示例 医院.zhuanke");
    data = at("data");
    const fs::path source = u8(ZK_SOURCE_DIR);
    fs::create_directories(path / "data/forms");
    fs::create_directories(path / "data/templates");
    fs::create_directories(path / "run");
    for (const char* standard : {"ward", "ward-strict"})
        fs::copy(source / "forms/example" / standard, path / "data/forms" / standard, fs::copy_options::recursive);
    fs::copy(source / "templates/county", path / "data/templates/county", fs::copy_options::recursive);
}

Desk::~Desk()
{
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

Ran Desk::run(std::vector<std::string> words) const
{
    return start(std::move(words)).wait();
}

Ran Desk::run_on_full_disk(std::vector<std::string> words, int blocks) const
{
    // The signal of a file that grows too large is ignored, so that writing fails as it does on a full disk.
    const std::string limit = "trap '' XFSZ; ulimit -f " + std::to_string(blocks) + "; exec \"$0\" \"$@\"";
    return start(std::move(words), {"/bin/sh", "-c", limit}).wait();
}

Ran Desk::run_without_permission(std::vector<std::string> words) const
{
    if (geteuid() != 0)
        return run(std::move(words));
    return start(std::move(words), {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}).wait();
}

Program Desk::start(std::vector<std::string> words, const std::vector<std::string>& prefix) const
{
    words.insert(words.begin(), {"--lang", "en", "--who", "张三", "--data", data});
    return Program(words, path / "run", prefix);
}

std::string Desk::csv(const std::string& bytes) const
{
    write(path / u8("数据 表.csv"), bytes);
    return at("数据 表.csv");
}

void Desk::begin() const
{
    const bool made = run({"new", doc, "--name", "示例县人民医院"}).exit == 0 &&
                      run({"assessment", "new", doc, "--period", "2025", "--standard", "ward"}).exit == 0;
    if (!made)
        throw std::runtime_error("the document cannot be made");
}

std::string Desk::get(const std::string& item, const std::string& field, const std::string& month,
                      const std::string& section) const
{
    std::vector<std::string> words{"get", doc, section, item, "--field", field};
    if (!month.empty())
        words.insert(words.end(), {"--month", month});
    Ran ran = run(words);
    if (ran.exit != 0)
        return "exit " + std::to_string(ran.exit) + ": " + ran.err;
    ran.out.erase(ran.out.find_last_not_of('\n') + 1);
    return ran.out;
}

}  // namespace zk::test
